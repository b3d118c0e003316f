"""Link claims: the graph of those that could be about the same thing, and the clusters in it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from reconcile.link.clusters import clusters
from reconcile.link.features import Features, Spread, features
from reconcile.link.graph import Edge, between, edges
from reconcile.model import Article, Claim
from reconcile.rulebook.book import Rulebook


@dataclass(frozen=True, slots=True)
class Linked:
    """The edges between claims (by index), and the clusters as rows of indexes."""

    edges: tuple[Edge, ...]
    groups: tuple[tuple[int, ...], ...]


def link(
    claims: Sequence[Claim],
    articles: Sequence[Article],
    book: Rulebook,
    *,
    words: Mapping[str, Mapping[str, int]] | None = None,
    spread: Spread | None = None,
) -> Linked:
    """Say which claims are about the same thing. Every claim is in exactly one group.

    `words` and `spread` are as in `features`.
    """
    found = features(claims, articles, book, words=words, spread=spread)
    made = edges(found, book)
    grouped = clusters(len(claims), made, _weigh(found, book))
    return Linked(tuple(made), tuple(tuple(g) for g in grouped))


def _weigh(found: Sequence[Features], book: Rulebook) -> Callable[[int, int], float | None]:
    known: dict[tuple[int, int], float | None] = {}

    def weigh(a: int, b: int) -> float | None:
        pair = (min(a, b), max(a, b))
        if pair not in known:
            levels = between(found[pair[0]], found[pair[1]], book)
            known[pair] = None if levels is None else sum(w for w, _ in levels)
        return known[pair]

    return weigh


def cluster_id(topic: str, claims: Sequence[Claim]) -> str:
    """An id from what the cluster holds, whatever the order it was found in."""
    content = "\0".join([topic, *sorted(c.id for c in claims)])
    return "k-" + hashlib.sha256(content.encode()).hexdigest()[:12]
