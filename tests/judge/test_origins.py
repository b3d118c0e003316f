"""Independent origins: one ministry or one text passed on by many outlets is one."""

from __future__ import annotations

from itertools import permutations

import pytest

from reconcile.judge.origins import independent, origin_key, sources, texts
from reconcile.model import Claim, Passage, Shared
from tests.judge.make import ARTICLES, BOOK, claim

KNOWN = texts(ARTICLES, (), BOOK.folding)
BY_ID = KNOWN.articles
LONG = "The health ministry said late on Sunday that 26 people had been killed when the old dam above the town gave way."
NEAR = "Twenty-six people were killed as the old dam above the town gave way, the health ministry said late on Sunday."
OTHER = "A hospital doctor counted 26 bodies in the morgue after the water had gone back to the river bed again."


@pytest.mark.parametrize(
    ("claims", "count"),
    [
        ([claim("a", origin=("Ministry",)), claim("b", origin=("Ministry",))], 1),
        ([claim("a", origin=("Ministry",)), claim("b", origin=("Police",))], 2),
        ([claim("a", origin=("Ministry",)), claim("b", origin=("Minister",), detail={"institution": "Ministry"})], 1),
        ([claim("a", origin=("Spokesman",), detail={"institution": "Palace"}), claim("b", origin=("Palace",))], 1),
        ([claim("a"), claim("b")], 2),
        ([claim("a"), claim("a", (1, 1))], 1),
        ([claim("a"), claim("d")], 2),
        ([claim("a", sentence=LONG), claim("b", sentence=LONG)], 1),
        ([claim("a", sentence=LONG), claim("b", sentence=f"{LONG[:-1]}, it said.")], 1),
        ([claim("a", sentence=LONG), claim("b", sentence=OTHER)], 2),
        ([claim("a", sentence=LONG, origin=("Ministry",)), claim("b", sentence=LONG)], 1),
        ([claim("a", sentence="26 dead"), claim("b", sentence="26 dead")], 2),
        ([claim("a", (5, 5)), claim("a", (5, 5), origin=("Ministry",)), claim("b", origin=("Ministry",))], 1),
        ([claim("a", origin=("Police", "Agency")), claim("b", origin=("Police",))], 1),
    ],
    ids=[
        "one ministry",
        "a ministry and the police",
        "a minister and the ministry",
        "a spokesman and the palace",
        "two outlets' own voices",
        "one outlet twice",
        "an outlet without a name",
        "one sentence",
        "one sentence, a little changed",
        "two sentences of their own",
        "a copy that leaves out who said it",
        "headlines are too short to be copies",
        "a headline repeats what its text attributes",
        "through an agency",
    ],
)
def test_origins_are_counted_by_name_and_by_shared_sentences(claims: list[Claim], count: int) -> None:
    for order in permutations(claims):
        assert independent(order, KNOWN) == count


def passed(one: str, other: str, share: float) -> Shared:
    """Two articles whose first sixty characters are one passage."""
    return Shared((one, other), share, (Passage((0, 0), (60, 60), 9),))


@pytest.mark.parametrize(
    ("claims", "shared", "count"),
    [
        ([claim("a", sentence=LONG), claim("b", sentence=OTHER)], [passed("a", "b", 0.1)], 1),
        ([claim("a", sentence=LONG, origin=("Ministry",)), claim("b", sentence=OTHER)], [passed("a", "b", 0.1)], 1),
        ([claim("a", sentence=LONG, sentence_start=60), claim("b", sentence=OTHER, sentence_start=60)], [passed("a", "b", 0.1)], 2),
        ([claim("a", sentence=LONG, sentence_start=60), claim("b", sentence=OTHER, sentence_start=60)], [passed("a", "b", 0.4)], 1),
        ([claim("a", sentence_start=60, origin=("Ministry",)), claim("b", sentence_start=60)], [passed("a", "b", 0.4)], 2),
        ([claim("a", field="title"), claim("b")], [passed("a", "b", 0.1)], 2),
        ([claim("a"), claim("b"), claim("c")], [passed("a", "b", 0.4), passed("b", "c", 0.4)], 1),
        ([claim("a"), claim("b")], [passed("b", "c", 0.4)], 2),
        (
            [
                claim("a", origin=("Police",), sentence=LONG),
                claim("a", (1, 1), origin=("Hospital",), sentence=LONG),
                claim("b", origin=("Police",), sentence=LONG),
            ],
            [passed("a", "b", 0.4)],
            2,
        ),
    ],
    ids=[
        "both in the passage", "one names whom it has it from", "both behind the passage", "behind it, in articles that are one text",
        "behind it, and one has a source of its own", "a title is no part of the passage", "a chain of texts", "other articles",
        "two that one article tells apart",
    ],
)  # fmt: skip
def test_origins_are_counted_by_shared_passages(claims: list[Claim], shared: list[Shared], count: int) -> None:
    for order in permutations(claims):
        assert independent(order, texts(ARTICLES, shared, BOOK.folding)) == count


def test_a_chain_of_copies_is_one_origin() -> None:
    """The first and the last may share too little: the one between ties them."""
    row = [claim("a", sentence=LONG), claim("b", sentence=f"{LONG} {OTHER}"), claim("c", sentence=OTHER)]
    assert {independent(order, KNOWN) for order in permutations(row)} == {1}


def test_origins_are_named_once_and_sorted() -> None:
    claims = [claim("b", origin=("Police",)), claim("a"), claim("c", origin=("Ministry",)), claim("c", origin=("Police",))]
    assert tuple(sorted(set(sources(claims, BY_ID).values()))) == ("Ministry", "Police", "own voice of River Daily")


def test_no_more_origins_than_names() -> None:
    claims = [claim(a, origin=o, sentence=s) for a in "abc" for o in ((), ("Police",), ("Ministry",)) for s in (LONG, OTHER, NEAR)]
    assert 1 <= independent(claims, KNOWN) <= len(tuple(sorted(set(sources(claims, BY_ID).values()))))


@pytest.mark.parametrize(
    ("made", "key"),
    [
        (claim("a"), "own voice of River Daily"),
        (claim("d"), "own voice of d"),
        (claim("a", origin=("Police", "Agency")), "Police"),
        (claim("a", origin=("Minister",), detail={"institution": "Ministry"}), "Ministry"),
    ],
)
def test_an_origins_key(made: Claim, key: str) -> None:
    assert origin_key(made, BY_ID) == key


@pytest.mark.parametrize(
    ("own", "named", "key"),
    [
        ((26, 26), (26, 26), "Police"),
        ((26, 26), (26, None), "Police"),
        ((1, None), (2, None), "Police"),
        (None, None, "Police"),
        ((100, 100), (51, None), "own voice of River Daily"),
        ((26, 26), (30, 30), "own voice of River Daily"),
    ],
    ids=["the same figure", "a bound of it", "some and several", "no figure", "a bound far below it", "another figure"],
)
def test_an_article_s_own_voice_repeats_whom_it_names_for_the_same(own: tuple | None, named: tuple | None, key: str) -> None:
    matter = [claim("a", own, id="own"), claim("a", named, id="named", origin=("Police",))]
    assert sources(matter, BY_ID)["own"] == key


def test_a_denial_is_repeated_by_nobody() -> None:
    matter = [claim("a", (5, 5), id="own"), claim("a", (5, 5), id="named", origin=("Police",), negated=True)]
    assert sources(matter, BY_ID)["own"] == "own voice of River Daily"
