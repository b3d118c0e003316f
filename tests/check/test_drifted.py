"""What was lost on the way to a new article or from it: told at its own claim, once."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reconcile.attribute.passages import shared_passages
from reconcile.check.diagnose import diagnose
from reconcile.check.known import look_up
from reconcile.check.model import Diagnostic
from reconcile.judge.judge import judge
from reconcile.link.link import Linked
from reconcile.model import Claim, Report
from tests.check.make import WITH, checked
from tests.judge.make import ARTICLES, CROWD, QUOTE, claim

POLICE = {"origin": ("Police",), "detail": {"source": "institution"}, "topic": CROWD}
BOUND, BARE = claim("a", (3001, None), **POLICE), claim("b", (3000, 3000), **POLICE)
HEDGED, CERTAIN = claim("a", (300, 300), hedged=True, **POLICE), claim("b", (300, 300), **POLICE)
UNDATED = claim("d", (3000, 3000), **POLICE)
MOST, TITLE = claim("a", (None, 40), topic=CROWD), claim("a", (40, 40), topic=CROWD, field="title")


def lost(found: list[Diagnostic]) -> list[tuple[str, str, list[str]]]:
    """Rule, the new article, and those on the other side, of what was lost on the way."""
    told = [d for d in found if d.rule.endswith(("-dropped", "-outruns", "rounded", "/actor"))]
    return [(d.rule, d.at.article.id, [s.article.id for s in d.others]) for d in told]


@pytest.mark.parametrize(
    ("claims", "new", "expected"),
    [
        ([BOUND, BARE], ["b"], [("diverge/bound-dropped", "b", ["a"])]),
        ([BOUND, BARE], ["a"], [("diverge/bound-dropped", "a", ["b"])]),
        ([BOUND, BARE, UNDATED], ["d"], [("diverge/bound-dropped", "d", ["a"])]),
        ([BOUND, BARE, UNDATED], ["b", "d"], [("diverge/bound-dropped", "b", ["a"]), ("diverge/bound-dropped", "d", ["a"])]),
        ([BOUND, BARE, claim("c", (3000, 3000), **POLICE)], ["c"], []),
        ([BARE, UNDATED], ["d"], []),
        ([HEDGED, CERTAIN], ["b"], [("diverge/hedge-dropped", "b", ["a"])]),
        ([MOST, TITLE], ["a"], [("diverge/title-outruns", "a", ["a"])]),
        ([MOST, TITLE, claim("b", (40, 40), topic=CROWD)], ["b"], []),
        ([BOUND, BARE], [], []),
    ],
    ids=[
        "lost by it", "lost by another", "not the first two", "each new one", "weeks later", "nothing", "a hedge", "its title",
        "another's title", "nothing new",
    ],
)  # fmt: skip
def test_what_was_lost_is_told_at_the_new_articles_own_claim(claims: list[Claim], new: list[str], expected: list[object]) -> None:
    assert lost(checked(claims, *new)) == expected


def test_a_finding_is_not_told_twice_as_what_stands_between_its_positions() -> None:
    told = [(d.rule, d.key) for d in checked([BOUND, BARE], "b") if d.level == "diverge"]
    assert sorted(rule for rule, _ in told) == ["diverge/bound", "diverge/bound-dropped"]
    assert not [key for _, key in told if ":" in key]


def test_the_key_outlasts_another_article_that_says_the_same() -> None:
    ((_, alone),) = [(d.rule, d.key) for d in checked([BOUND, BARE], "b") if d.rule == "diverge/bound-dropped"]
    ((_, among),) = [(d.rule, d.key) for d in checked([UNDATED, BOUND, BARE], "b") if d.rule == "diverge/bound-dropped"]
    assert alone == among


WORDS = "the old bridge had not been inspected for nine years and nobody in the city wanted to pay for it"


@pytest.mark.parametrize(("new", "expected"), [("a", [("diverge/attribution-dropped", "a", [])]), ("b", [])])
def test_a_quotation_whose_words_another_article_has_as_its_own(new: str, expected: list[object]) -> None:
    """The other article makes no claim of them, so nothing can be told at a place of it."""
    quoted = claim("a", topic=QUOTE, text=WORDS, speaker="John Carter", origin=("John Carter",), detail={"source": "person"})
    quoted = replace(quoted, start=0, end=len(WORDS))
    articles = tuple(replace(a, text=WORDS, attributed=()) for a in ARTICLES[:2])
    shared = shared_passages(articles, WITH.folding)
    clusters, findings = judge([quoted], Linked((), ((0,),)), articles, WITH, shared=shared)
    report = Report(articles, (quoted,), tuple(clusters), tuple(findings), shared=shared)
    assert lost(diagnose(look_up(report, WITH), [new])) == expected
