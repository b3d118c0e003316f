"""The graph: an edge with its reasons wherever two claims could be about the same thing."""

from __future__ import annotations

from itertools import combinations

from reconcile.link.graph import CROWD, ENOUGH, between, block_keys, edges
from tests.judge.make import BOOK
from tests.link.make import days, featured, told

ROW = [
    told("a", on=days(2)),
    told("b", on=days(2)),
    told("b", 5, place="Tunis"),
    told("x", place=None, sure=False),
    told("y", place="Rabat", on=days(3)),
]


def test_an_edge_weighs_enough_says_why_and_joins_no_pair_that_is_kept_apart() -> None:
    found = featured(*ROW)
    made = edges(found, BOOK)
    assert made
    for edge in made:
        assert edge.a < edge.b
        assert edge.weight >= ENOUGH
        assert edge.why
        assert between(found[edge.a], found[edge.b], BOOK) is not None
    assert [(e.a, e.b) for e in made] == sorted((e.a, e.b) for e in made)


def test_no_edge_is_missed_between_claims_that_share_a_block() -> None:
    """Blocks only save work: in a small run every pair that weighs enough and shares a place or story has its edge."""
    found = featured(*ROW)
    drawn = {(e.a, e.b) for e in edges(found, BOOK)}
    for a, b in combinations(range(len(found)), 2):
        tied = between(found[a], found[b], BOOK)
        if tied is not None and sum(w for w, _ in tied) >= ENOUGH:
            assert (a, b) in drawn


def test_a_crowded_block_still_compares_neighbours_in_time() -> None:
    row = [told("a", i, place="Morocco", on=days(1 + i % 28), sure=False) for i in range(CROWD + 5)]
    made = edges(featured(*row), BOOK)
    same = [e for e in made if row[e.a].time == row[e.b].time]
    assert same
    assert len(made) < len(row) * (len(row) - 1) / 2


def test_places_that_no_table_has_meet_by_ear_and_in_the_country_of_what_they_lie_in() -> None:
    inside = told("x", place="زارقوما", detail={"within": "Sfax, Tunisia"})
    a, x, b = featured(told("a", place="زرقوم", on=days(2)), inside, told("b", place="Tunisia", on=days(9)))
    shared = [set(block_keys(x, BOOK)) & set(block_keys(other, BOOK)) for other in (a, b)]
    assert shared == [{("sound", "srkm")}, {("place", "Tunisia")}]
