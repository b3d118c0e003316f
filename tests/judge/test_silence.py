"""Who leaves out a figure that most others of its story carry."""

from __future__ import annotations

from datetime import date

import pytest

from reconcile.judge.silence import silences
from reconcile.model import Article, Cluster, Report
from tests.judge.make import CROWD, TOLL, claim

DAYS = {"e": 1, "late": 9}


def report(dead: str, hurt: str, *, other: str = "", value: bool = True) -> Report:
    """Articles by letter: those that have the dead, those that have the hurt, and those that have hurt of something else."""
    articles = tuple(Article(a, "", source=a, published=date(2031, 5, DAYS.get(a, 3))) for a in "abcdefgh")
    rows = {"dead": (TOLL, dead), "hurt": (CROWD, hurt), "other": (CROWD, other)}
    made = {key: [claim(a, (5, 5) if value else None, topic=t, id=f"c-{key}-{a}") for a in told] for key, (t, told) in rows.items()}
    clusters = tuple(Cluster(f"k-{key}", rows[key][0].id, key, tuple(c.id for c in found)) for key, found in made.items() if found)
    return Report(articles, tuple(c for found in made.values() for c in found), clusters, ())


@pytest.mark.parametrize(
    ("made", "silent"),
    [
        (report("abcd", "abc"), [("d", "k-hurt", 3, 3)]),
        (report("abcdef", "abcd"), [("f", "k-hurt", 4, 4)]),
        (report("abcdfg", "abcd"), [("f", "k-hurt", 4, 5), ("g", "k-hurt", 4, 5)]),
        (report("abcdfgh", "abc"), []),
        (report("abcd", "ab"), []),
        (report("abcd", "abc", other="d"), []),
        (report("abc", "abc", other="d"), []),
        (report("abcd", "abc", value=False), []),
        (Report((), (), (), ()), []),
    ],
    ids=[
        "one of four", "written before anybody had it", "two of six", "half are no most", "too few carry it",
        "it has one of another event", "of another story", "no figure", "nothing",
    ],
)  # fmt: skip
def test_silences(made: Report, silent: list[tuple[str, str, int, int]]) -> None:
    assert [(s.article, s.cluster, s.carried, s.of) for s in silences(made)] == silent


