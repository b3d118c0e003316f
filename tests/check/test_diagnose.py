"""Diagnostics: only what involves a new article, judged by the new article's own claims, with keys that last."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reconcile.check.model import Checked, Diagnostic
from reconcile.model import Claim
from tests.check.make import checked, report
from tests.judge.make import CROWD, QUOTE, claim, day

POLICE, MAYOR = {"origin": ("Police",)}, {"origin": ("Mayor",)}
SMALL, LARGE = claim("a", (18, 18), topic=CROWD), claim("b", (26, 26), topic=CROWD)


def rules(found: list[Diagnostic], *, lonely: bool = False) -> list[tuple[str, str]]:
    return [(d.rule, d.at.article.id) for d in found if d.level != "advice" and (lonely or d.level != "uncorroborated")]


@pytest.mark.parametrize(
    ("claims", "new", "expected"),
    [
        ([SMALL, LARGE], ["a"], [("contradict/value", "a")]),
        ([SMALL, LARGE], ["b"], [("contradict/value", "b")]),
        ([SMALL, LARGE], ["a", "b"], [("contradict/value", "a"), ("contradict/value", "b")]),
        ([SMALL, LARGE], [], []),
        ([SMALL, LARGE, claim("c", (26, 26), topic=CROWD)], ["c"], [("contradict/value", "c")]),
        ([SMALL, LARGE, claim("c", (10, 40), topic=CROWD)], ["c"], []),
        ([SMALL, claim("a", (26, 26), topic=CROWD)], ["a"], [("diverge/value", "a")]),
        ([SMALL, claim("a", (26, 26), topic=CROWD)], ["b"], []),
        ([claim("a", (18, 18)), claim("b", (26, 26))], ["b"], [("diverge/update", "b")]),
        ([claim("a", (26, 26)), claim("b", (26, 26))], ["b"], []),
    ],
    ids=[
        "the lower", "the higher", "both", "neither", "one of two who say it", "agrees with both", "within itself", "within another",
        "grown", "agreement",
    ],
)  # fmt: skip
def test_what_involves_a_new_article_is_told_at_its_claim(claims: list[Claim], new: list[str], expected: list[tuple[str, str]]) -> None:
    assert rules(checked(claims, *new)) == expected


def test_a_finding_is_judged_again_by_the_new_articles_own_claim() -> None:
    # Of the 26 and the 20, a's "later" 20 contradicts b's 26; d, undated, says 20 as well and can be the earlier.
    higher, lower = claim("b", (26, 26), as_of=day(4)), claim("a", (20, 20), as_of=day(5))
    undated = claim("d", (20, 20))
    assert rules(checked([higher, lower], "a")) == [("contradict/update", "a")]
    assert rules(checked([higher, lower, undated], "d")) == [("diverge/update", "d")]


def test_the_other_side_is_shown_once_an_article_the_judged_claim_first() -> None:
    twice = replace(LARGE, id="c-again", start=5)
    [found] = checked([SMALL, LARGE, twice, claim("c", (26, 26), topic=CROWD)], "a")[:1]
    assert [(s.article.id, s.claim.id) for s in found.others] == [("b", LARGE.id), ("c", found.others[1].claim.id)]


@pytest.mark.parametrize(
    ("claims", "lonely"),
    [
        ([claim("a", (26, 26))], True),
        ([claim("a", (26, 26), **POLICE), claim("b", (26, 26), **POLICE)], True),
        ([claim("a", (26, 26), **POLICE), claim("b", (26, 26), **MAYOR)], False),
        ([claim("a", (26, 26), **POLICE), claim("b", (20, 99), **MAYOR)], False),
        ([claim("a", (26, 26), **POLICE), claim("b", (14, 14), **MAYOR)], True),
        ([claim("a", (26, 26), negated=True)], False),
        ([claim("a", (1, 1), detail={"number": "implied"})], False),
        ([claim("a", topic=QUOTE, text="Never again", speaker="x")], False),
    ],
    ids=["alone", "one origin", "two origins", "the other vaguer", "the other another", "a denial", "no figure of its own", "a quotation"],
)
def test_a_figure_that_one_origin_stands_behind_is_uncorroborated(claims: list[Claim], lonely: bool) -> None:
    assert [r for r, _ in rules(checked(claims, "a"), lonely=True) if r == "uncorroborated"] == ["uncorroborated"] * lonely


def test_keys_outlast_other_lines_other_articles_and_another_order() -> None:
    [before] = checked([SMALL, LARGE], "a")[:1]
    moved = replace(SMALL, id="c-moved", start=90, end=92, sentence_start=80, sentence="Edited around it.")
    third = claim("c", (26, 26), topic=CROWD)
    [after] = [d for d in checked([third, LARGE, moved], "a") if d.level == "contradict"]
    assert after.key == before.key
    [other] = [d for d in checked([replace(SMALL, value=replace(LARGE.value, min=19, max=19)), LARGE], "a") if d.level == "contradict"]  # type: ignore[type-var]
    assert other.key != before.key


def test_of_two_that_are_alike_the_second_has_a_number() -> None:
    again = [replace(c, id=f"{c.id}2", start=50) for c in (SMALL, LARGE)]
    found = [d.key for d in checked([SMALL, LARGE, *again], "a", groups=((0, 1), (2, 3))) if d.level == "contradict"]
    assert found[1] == f"{found[0]}:2"


@pytest.mark.parametrize(("fail_on", "count"), [("never", 0), ("contradict", 1), ("diverge", 1), ("uncorroborated", 2)])
def test_only_what_is_open_and_grave_enough_fails(fail_on: str, count: int) -> None:
    found = checked([SMALL, LARGE], "a")
    whole = Checked(report([SMALL, LARGE]), frozenset("a"), tuple(found))
    assert len(whole.failing(fail_on)) == count
    for closed in ({"suppressed": "why"}, {"known": True}):
        assert replace(whole, diagnostics=tuple(replace(d, **closed) for d in found)).failing(fail_on) == ()
