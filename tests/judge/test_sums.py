"""Parts and wholes: ten soldiers and three workers are thirteen dead, and agree with thirteen."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations
from typing import Any

import pytest

from reconcile.judge.judge import judge
from reconcile.link.link import Linked
from reconcile.model import Claim, Finding
from tests.judge.make import ARTICLES, BOOK, TOPICS, claim, day, on

WITH = replace(BOOK, topics={**BOOK.topics, **TOPICS})
SENTENCE = "Thirteen were killed, among them ten soldiers and three workers."


def sums(claims: list[Claim]) -> list[Finding]:
    """The findings about sums, where every claim is a cluster of its own."""
    numbered = [replace(c, id=f"c-{i}-{c.who}-{c.value and c.value.key}") for i, c in enumerate(claims)]
    linked = Linked((), tuple((i,) for i in range(len(numbered))))
    return [f for f in judge(numbered, linked, ARTICLES, WITH)[1] if f.reason == "sum"]


def part(number: float, who: str, high: float | None = -1, article: str = "a", **slots: Any) -> Claim:
    return claim(article, (number, number if high == -1 else high), who=who, sentence=str(slots.pop("sentence", SENTENCE)), **slots)


def of_whole(number: float, who: str, **slots: Any) -> Claim:
    return part(number, who, detail={"part_of": "thirteen"}, **slots)


@pytest.mark.parametrize(
    "claims",
    [
        [part(13, "people"), part(10, "soldiers"), part(3, "workers")],
        [part(13, "security forces"), part(10, "soldiers"), part(3, "police")],
        [part(12, "people", 14), part(10, "soldiers"), part(3, "workers")],
        [part(13, "people"), part(9, "soldiers", 11), part(3, "workers")],
        [part(13, "people"), part(10, "soldiers", sentence="Ten soldiers died."), part(3, "workers", sentence="Three workers died.")],
        [
            part(13, "people", place="Rabat", time=on(1)),
            part(10, "soldiers", place="Rabat", time=on(1)),
            part(3, "workers", place="Morocco"),
        ],
        [part(13, "people"), part(13, "security forces"), part(10, "soldiers"), part(3, "police")],
    ],
    ids=[
        "exactly",
        "of a smaller whole",
        "of about that many",
        "of about that many parts",
        "in sentences of their own",
        "in one place",
        "a part of a part",
    ],
)
def test_parts_that_add_up_agree_with_the_whole(claims: list[Claim]) -> None:
    for order in list(permutations(claims))[:6]:
        found = sums(list(order))
        assert found
        assert {f.verdict for f in found} == {"agree"}
        assert all(f.within_article for f in found)


def test_the_sum_is_explained_with_every_figure() -> None:
    (why,) = {f.explanation for f in sums([part(13, "people"), part(10, "soldiers"), part(3, "workers")])}
    assert why == "In River Daily, 10 soldiers and 3 workers add up to 13 people."


@pytest.mark.parametrize(
    "claims",
    [
        [part(13, "people"), part(10, "soldiers"), part(5, "workers")],
        [part(13, "people"), part(10, "soldiers")],
        [part(13, "people"), part(10, "soldiers"), part(3, "workers", article="b")],
        [part(13, "people", time=on(1)), part(10, "soldiers", time=on(2)), part(3, "workers", time=on(2))],
        [part(13, "people", place="Rabat"), part(10, "soldiers", place="Tunis"), part(3, "workers", place="Tunis")],
        [part(13, "people", None), part(10, "soldiers"), part(3, "workers")],
        [part(13, "people"), part(10, "soldiers"), part(3, "workers", negated=True)],
        [part(13, "people"), part(10, "police"), part(3, "security forces")],
        [part(13, "people"), part(10, "soldiers"), part(3, "workers", sentence_start=5000)],
        [part(13, "people", detail={"period": "true"}), part(10, "soldiers"), part(3, "workers")],
    ],
    ids=[
        "too many",
        "one part only",
        "in another article",
        "of another day",
        "of another place",
        "of an open whole",
        "one of them denied",
        "one inside the other",
        "pages apart",
        "a total over months",
    ],
)
def test_parts_that_need_not_add_up_are_left_alone(claims: list[Claim]) -> None:
    assert sums(claims) == []


def test_a_told_part_greater_than_its_whole_contradicts() -> None:
    (finding,) = sums([part(13, "people"), of_whole(15, "soldiers")])
    assert (finding.verdict, finding.within_article) == ("contradict", True)
    assert finding.explanation == "In River Daily, 15 soldiers are more than the 13 people that they are part of."


@pytest.mark.parametrize(
    "claims",
    [
        [part(13, "people"), of_whole(13, "soldiers")],
        [part(13, "people", None), of_whole(15, "soldiers")],
        [part(13, "people"), part(15, "soldiers", sentence="Fifteen soldiers died elsewhere.")],
        [part(13, "people"), claim("a", (None, 20), who="soldiers", sentence=SENTENCE, detail={"part_of": "thirteen"})],
    ],
    ids=["all of them", "an open whole", "not told as a part", "at most twenty"],
)
def test_a_part_that_can_lie_in_its_whole_does_not(claims: list[Claim]) -> None:
    assert not any(f.verdict == "contradict" for f in sums(claims))


def test_a_sum_stands_in_the_wholes_cluster_and_makes_it_agree() -> None:
    row = [part(13, "people", id="c-w"), part(10, "soldiers", id="c-s"), part(3, "workers", id="c-k", as_of=day(3))]
    clusters, findings = judge(row, Linked((), ((0,), (1,), (2,))), ARTICLES, WITH)
    whole = next(k for k in clusters if k.claims == ("c-w",))
    positions = {p.id for k in clusters for p in k.positions}
    assert {f.cluster for f in findings} == {whole.id}
    assert {p for f in findings for p in f.positions} <= positions
