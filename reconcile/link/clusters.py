"""Clusters from the graph: the strongest edges first, and never two claims that something keeps apart.

A cluster is more than a connected component: where a weak edge would chain two events into one, the
claims on both sides say so (another day, another town), and the edge is not followed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Protocol


class _Edge(Protocol):
    @property
    def a(self) -> int: ...
    @property
    def b(self) -> int: ...
    @property
    def weight(self) -> float: ...


def clusters(count: int, edges: Iterable[_Edge], apart: Callable[[int, int], bool], ties: Mapping[tuple[int, int], float]) -> list[list[int]]:
    """Group the items 0..count-1. `apart` says of two items that they cannot be together; `ties` gives
    all edges' weights by pair: two groups join only if the edges between them are strong on the whole.
    """
    group = list(range(count))
    members: dict[int, list[int]] = {i: [i] for i in range(count)}
    for edge in sorted(edges, key=lambda e: (-e.weight, e.a, e.b)):
        one, other = group[edge.a], group[edge.b]
        if one == other or not _join(members[one], members[other], apart, ties):
            continue
        keep, gone = min(one, other), max(one, other)
        for item in members[gone]:
            group[item] = keep
        members[keep] = sorted(members[keep] + members.pop(gone))
    return [members[k] for k in sorted(members)]


SHARE = 0.3  # of the pairs between two groups, how many must have an edge


def _join(one: list[int], other: list[int], apart: Callable[[int, int], bool], ties: Mapping[tuple[int, int], float]) -> bool:
    tied = 0
    for a in one:
        for b in other:
            if apart(a, b):
                return False
            tied += (min(a, b), max(a, b)) in ties
    return tied >= SHARE * len(one) * len(other)
