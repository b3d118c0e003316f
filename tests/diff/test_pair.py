"""Articles and claims found again in a newer version: each level, and what is left over."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reconcile.diff.pair import pair_articles, pair_claims
from reconcile.model import Article, Claim
from tests.diff.make import claim

A = Article("a", "", path="in/a.txt", url="https://example.org/a", source="River Daily", title="The dam")
B = Article("b", "", path="in/b.txt", url="https://example.org/b", source="Coast Agency", title="The dam")


@pytest.mark.parametrize(
    ("old", "new", "pairs"),
    [
        ([A, B], [B, A], {"a": "a", "b": "b"}),
        ([A, B], [replace(A, id="x"), B], {"a": "x", "b": "b"}),  # by its address
        ([A, B], [replace(A, id="x", url=None), B], {"a": "x", "b": "b"}),  # by its path
        ([A, B], [replace(A, id="x", url=None, path="out/x.txt"), B], {"a": "x", "b": "b"}),  # by outlet and title
        ([A, B], [replace(A, id="x", url=None, path=None, title=None), B], {"b": "b"}),
        ([Article("old.txt", "")], [Article("new.txt", "")], {"old.txt": "new.txt"}),  # two files of one article
        ([A], [], {}),
        ([A, B], [Article("x", ""), Article("y", "")], {}),
        ([A, replace(A, id="a2")], [replace(A, id="x"), replace(A, id="y")], {}),  # one address twice names neither
    ],
)
def test_articles(old: list[Article], new: list[Article], pairs: dict[str, str]) -> None:
    assert pair_articles(old, new) == pairs


DEAD = claim("Officials said that 12 people died in the flood on Monday.", "12 people died", 12, 12)
HURT = claim("Officials said that 12 people died in the flood on Monday.", "12 people", 12, 12, topic="injured")
FIRE = claim("A fire at the mill killed two.", "killed two", 2, 2, at=300)


@pytest.mark.parametrize(
    ("old", "new", "found", "gone", "added"),
    [
        ([DEAD, FIRE], [FIRE, DEAD], ["12 people died > 12 people died", "killed two > killed two"], [], []),
        (
            [DEAD, FIRE],
            [claim("Officials said that 13 people died in the flood on Monday.", "13 people died", 13, 13), FIRE],
            ["12 people died > 13 people died", "killed two > killed two"],
            [],
            [],
        ),
        ([DEAD], [claim("Later, 12 people died.", "12 people died", 12, 12)], ["12 people died > 12 people died"], [], []),  # its own words
        ([DEAD], [HURT], [], ["12 people died"], ["12 people"]),  # another topic
        ([DEAD], [FIRE], [], ["12 people died"], ["killed two"]),  # another sentence altogether
        ([DEAD, replace(DEAD, id="twice")], [DEAD], ["12 people died > 12 people died"], ["12 people died"], []),
        ([], [DEAD], [], [], ["12 people died"]),
    ],
)
def test_claims(old: list[Claim], new: list[Claim], found: list[str], gone: list[str], added: list[str]) -> None:
    pairs, left, right = pair_claims(old, new)
    assert [f"{a.text} > {b.text}" for a, b in pairs] == found
    assert ([c.text for c in left], [c.text for c in right]) == (gone, added)
