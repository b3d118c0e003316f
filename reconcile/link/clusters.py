"""Clusters from the graph: the strongest edges first, and hardly ever two claims that something keeps apart.

A cluster is more than a connected component: where a weak edge would chain two events into one, the
claims on both sides say so (another day, another town), and the edge is not followed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Protocol


class _Edge(Protocol):
    @property
    def a(self) -> int: ...
    @property
    def b(self) -> int: ...
    @property
    def weight(self) -> float: ...


def clusters(count: int, edges: Iterable[_Edge], weigh: Callable[[int, int], float | None]) -> list[list[int]]:
    """Group the items 0..count-1, following the edges from the strongest on.

    `weigh` gives the weight between any two items, None where they cannot be together. Two groups join
    only where the pairs between them weigh enough on the whole and no pair is kept apart; of ten pairs or more
    one in ten may be, as one article's misread day must not tear forty others' story in two.
    """
    group = list(range(count))
    members: dict[int, list[int]] = {i: [i] for i in range(count)}
    refused: dict[int, set[int]] = defaultdict(set)  # groups that would not join, until one of the two has grown
    for edge in sorted(edges, key=lambda e: (-e.weight, e.a, e.b)):
        one, other = group[edge.a], group[edge.b]
        if one == other or other in refused[one]:
            continue
        if not _join(members[one], members[other], weigh):
            refused[one].add(other)
            refused[other].add(one)
            continue
        keep, gone = min(one, other), max(one, other)
        for grown in (keep, gone):
            for third in refused.pop(grown, ()):
                refused[third].discard(grown)
        for item in members[gone]:
            group[item] = keep
        members[keep] = sorted(members[keep] + members.pop(gone))
    return [members[k] for k in sorted(members)]


JOIN = 1.2  # what the pairs between two groups must weigh on average


STRAYS = 0.1  # share of pairs that may be kept apart
KEPT_APART = -5.0  # what such a pair weighs


def _join(one: list[int], other: list[int], weigh: Callable[[int, int], float | None]) -> bool:
    pairs = len(one) * len(other)
    total, apart = 0.0, 0
    for a in one:
        for b in other:
            weight = weigh(a, b)
            if weight is None:
                apart += 1
                if apart > STRAYS * pairs:
                    return False
            total += KEPT_APART if weight is None else weight
    return total >= JOIN * pairs
