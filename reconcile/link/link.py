"""Link claims: the graph of those that could be about the same thing, and the clusters in it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reconcile.link.clusters import clusters
from reconcile.link.compare import compare
from reconcile.link.features import Features, features
from reconcile.link.graph import Edge, edges
from reconcile.model import Article, Claim
from reconcile.rulebook.book import Rulebook


@dataclass(frozen=True, slots=True)
class Linked:
    """The edges between claims (by index), and the clusters as rows of indexes."""

    edges: tuple[Edge, ...]
    groups: tuple[tuple[int, ...], ...]


def link(claims: Sequence[Claim], articles: Sequence[Article], book: Rulebook) -> Linked:
    """Say which claims are about the same thing. Every claim is in exactly one group."""
    found = features(claims, articles, book)
    made = edges(found, book)
    ties = {(e.a, e.b): e.weight for e in made}
    grouped = clusters(len(claims), made, _apart(found, book), ties)
    return Linked(tuple(made), tuple(tuple(g) for g in grouped))


def _apart(found: Sequence[Features], book: Rulebook) -> Callable[[int, int], bool]:
    known: dict[tuple[int, int], bool] = {}

    def apart(a: int, b: int) -> bool:
        pair = (min(a, b), max(a, b))
        if pair not in known:
            kind = book.topics[found[a].topic].kind
            known[pair] = found[a].topic != found[b].topic or (kind != "quote" and compare(found[a], found[b], book) is None)
        return known[pair]

    return apart


def cluster_id(topic: str, claims: Sequence[Claim]) -> str:
    """An id from what the cluster holds, whatever the order it was found in."""
    content = "\0".join([topic, *sorted(c.id for c in claims)])
    return "k-" + hashlib.sha256(content.encode()).hexdigest()[:12]
