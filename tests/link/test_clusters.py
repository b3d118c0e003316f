"""Clusters: connected where nothing stands against it, and never two claims that something keeps apart."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import combinations

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile.link.clusters import JOIN, clusters

COUNT = 8


@dataclass(frozen=True)
class Tie:
    a: int
    b: int
    weight: float


Weights = dict[tuple[int, int], float | None]


def weigher(weights: Weights, default: float | None = 0.0) -> Callable[[int, int], float | None]:
    return lambda a, b: weights.get((min(a, b), max(a, b)), default)


PAIRS = st.tuples(st.integers(0, COUNT - 1), st.integers(0, COUNT - 1)).filter(lambda p: p[0] < p[1])
TIES = st.dictionaries(PAIRS, st.sampled_from([2.8, 3.0, 5.5, 9.0]), max_size=16)
VETOES = st.sets(PAIRS, max_size=8)


def ties(weights: dict[tuple[int, int], float]) -> list[Tie]:
    return [Tie(a, b, w) for (a, b), w in weights.items()]


def components(weights: dict[tuple[int, int], float]) -> list[list[int]]:
    drawn = nx.Graph()
    drawn.add_nodes_from(range(COUNT))
    drawn.add_edges_from(weights)
    return sorted(sorted(c) for c in nx.connected_components(drawn))


def test_without_edges_every_claim_is_alone() -> None:
    assert clusters(3, [], weigher({})) == [[0], [1], [2]]
    assert clusters(0, [], weigher({})) == []


@given(TIES)
def test_where_nothing_is_against_it_clusters_are_the_connected_components(weights: dict[tuple[int, int], float]) -> None:
    assert clusters(COUNT, ties(weights), weigher({}, default=2 * JOIN)) == components(weights)


@given(TIES, VETOES)
def test_clusters_part_the_claims_and_hold_no_pair_that_is_kept_apart(
    weights: dict[tuple[int, int], float], vetoes: set[tuple[int, int]]
) -> None:
    known: Weights = {**weights, **dict.fromkeys(vetoes)}
    found = clusters(COUNT, [t for t in ties(weights) if (t.a, t.b) not in vetoes], weigher(known))
    assert sorted(i for group in found for i in group) == list(range(COUNT))
    within = components(weights)
    for group in found:
        assert group == sorted(group)
        assert any(set(group) <= set(c) for c in within)
        assert len(group) > 6 or not any(pair in vetoes for pair in combinations(group, 2))  # seven may be joined over ten pairs


@given(TIES, VETOES, st.data())
def test_the_order_of_the_edges_changes_nothing(
    weights: dict[tuple[int, int], float], vetoes: set[tuple[int, int]], data: st.DataObject
) -> None:
    known: Weights = {**weights, **dict.fromkeys(vetoes)}
    row = ties(weights)
    shuffled = data.draw(st.permutations(row))
    assert clusters(COUNT, row, weigher(known)) == clusters(COUNT, shuffled, weigher(known))


def test_a_weak_edge_does_not_chain_two_events() -> None:
    """Two towns' tolls, each tied well; one vague claim between them, and the towns keep each other apart."""
    known: Weights = {(0, 1): 6.0, (2, 3): 6.0, (1, 2): 2.9, (0, 2): None, (0, 3): None, (1, 3): None}
    row = [Tie(a, b, w) for (a, b), w in known.items() if w is not None]
    assert clusters(4, row, weigher(known)) == [[0, 1], [2, 3]]


def test_one_weak_edge_between_two_groups_is_too_little_on_the_whole() -> None:
    known: Weights = {(0, 1): 6.0, (2, 3): 6.0, (1, 2): 2.9}
    row = [Tie(a, b, w) for (a, b), w in known.items() if w is not None]
    assert clusters(4, row, weigher(known, default=0.0)) == [[0, 1], [2, 3]]
    assert clusters(4, row, weigher(known, default=2 * JOIN)) == [[0, 1, 2, 3]]


def grouped(size: int, strays: int) -> tuple[list[Tie], Weights]:
    """One group of `size` and a newcomer tied to its first, whom the last `strays` of it are kept apart from."""
    known: Weights = dict.fromkeys(combinations(range(size), 2), 9.0)
    known |= {(a, size): None if a >= size - strays else 9.0 for a in range(size)}
    return [Tie(a, b, w) for (a, b), w in known.items() if w is not None], known


@pytest.mark.parametrize(("size", "strays", "together"), [(9, 1, False), (10, 1, True), (19, 2, False), (20, 2, True), (20, 3, False)])
def test_one_misread_claim_in_ten_does_not_tear_a_story_in_two(size: int, strays: int, together: bool) -> None:
    row, known = grouped(size, strays)
    assert len(clusters(size + 1, row, weigher(known))) == (1 if together else 2)
