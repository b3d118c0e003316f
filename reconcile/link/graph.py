"""The graph: claims as nodes, an edge with weight and reasons where two could be about the same thing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache
from itertools import combinations

from rapidfuzz import fuzz

from reconcile.link.compare import Level, compare
from reconcile.link.features import Features
from reconcile.link.rendering import rendering
from reconcile.model import NAMED, Claim
from reconcile.rulebook.book import Rulebook
from reconcile.text.skeleton import skeleton

ENOUGH = 2.8  # the weight from which an edge is drawn
CROWD = 300  # claims a block may hold before only neighbours in time are compared in it
QUOTE = 75.0  # how alike two wordings of one quotation are at least, of 100
RENDERED = 1.0  # what a quotation in two languages weighs beside what both have
_PASSED_ON = timedelta(days=2)  # between two articles of which one renders what the other quotes


@dataclass(frozen=True, slots=True)
class Edge:
    """Two claims that could be about the same thing: how strongly, and why."""

    a: int
    b: int
    weight: float
    why: tuple[str, ...]


def edges(found: Sequence[Features], book: Rulebook) -> list[Edge]:
    """All edges between the claims, by their indexes, in a stable order."""
    made = []
    for a, b in sorted(_pairs(found, book)):
        if edge := edge_between(a, b, found[a], found[b], book):
            made.append(edge)
    return _mutual(made, found, book)


def _mutual(made: Sequence[Edge], found: Sequence[Features], book: Rulebook) -> list[Edge]:
    """The edges without those to a quotation in another language that is not the likest there, for either of the two."""
    across = {e for e in made if found[e.a].language != found[e.b].language and book.topics[found[e.a].topic].kind == "quote"}
    best: dict[tuple[int, str], float] = {}
    for edge in across:
        for end in ((edge.a, found[edge.b].language), (edge.b, found[edge.a].language)):
            best[end] = max(best.get(end, 0.0), edge.weight)
    likest = {e for e in across if e.weight == best[e.a, found[e.b].language] == best[e.b, found[e.a].language]}
    return [e for e in made if e not in across or e in likest]


def edge_between(i: int, j: int, a: Features, b: Features, book: Rulebook) -> Edge | None:
    """The edge between two claims, with their indexes; None where too little ties them, or something keeps them apart."""
    levels = between(a, b, book)
    if levels is None:
        return None
    weight = round(sum(w for w, _ in levels), 3)
    return Edge(i, j, weight, tuple(why for _, why in levels)) if weight >= ENOUGH else None


def between(a: Features, b: Features, book: Rulebook) -> list[Level] | None:
    """What ties two claims, level by level; None where they cannot be about the same thing."""
    topic = book.topics[a.topic]
    if a.topic != b.topic:
        return None
    if topic.kind == "quote":
        return _quote(a.claim, b.claim) if a.language == b.language else _rendered(a, b, book)
    if "actors" in topic.about and not _same_parties(a.claim, b.claim):
        return None
    return compare(a, b, book)


def _same_parties(a: Claim, b: Claim) -> bool:
    """Whether two claims name the same people; one that names fewer than two says too little to tell."""
    return len(a.actors) > 1 and set(a.actors) == set(b.actors)


def _quote(a: Claim, b: Claim) -> list[Level] | None:
    if a.speaker is None or a.speaker != b.speaker:
        return None
    if a.article == b.article:
        return []  # two sentences of one speech: another outlet may give both in one quotation
    alike = _alike(a.text, b.text)
    return [(alike / 20, f"{a.speaker}'s words alike by {alike:.0f} of 100")] if alike >= QUOTE else None


@lru_cache(maxsize=10_000)
def _alike(one: str, other: str) -> float:
    """How alike two wordings are, of 100; 0 where that is less than enough. Linking asks it of the same two more than once."""
    words = fuzz.token_set_ratio(one, other, score_cutoff=QUOTE)
    return max(words, fuzz.partial_ratio(one, other, score_cutoff=max(words, QUOTE)))


def _rendered(a: Features, b: Features, book: Rulebook) -> list[Level] | None:
    """What ties quotations in two languages; two that are no renderings may still be of one statement."""
    apart = a.published and b.published and abs(a.published - b.published) > _PASSED_ON
    known = all(q.claim.detail.get("source") in NAMED for q in (a, b))
    if a.claim.speaker is None or a.claim.speaker != b.claim.speaker or apart or not known:
        return None
    found = rendering(a.claim, b.claim, book)
    return [(RENDERED + found.weight, f"{a.claim.speaker}'s words in two languages, with {found} in both")] if found else []


def _pairs(found: Sequence[Features], book: Rulebook) -> set[tuple[int, int]]:
    """Pairs worth comparing: those that share a block of topic and country, place, speaker or rare words."""
    blocks: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for i, features in enumerate(found):
        for key in block_keys(features, book):
            blocks[features.topic, *key].append(i)
    pairs: set[tuple[int, int]] = set()
    for members in blocks.values():
        pairs.update(combinations(members, 2) if len(members) <= CROWD else _neighbours(members, found))
    return pairs


def block_keys(features: Features, book: Rulebook) -> Iterator[tuple[str, ...]]:
    """The blocks of a topic that a claim is in: only claims that share one are compared."""
    yield "article", features.claim.article
    for place in features.places:
        country = book.gazetteer.country(place) or book.gazetteer.country(features.within or "") or features.within or place
        yield "place", country
        yield "place", place
        if not book.gazetteer.get(place):
            yield "sound", skeleton(place)  # which each outlet spells in its own way
    if features.start and not features.period:
        yield "day", str(features.start)
    if features.period and features.start:
        yield "since", str(features.start.year)
    if features.claim.speaker:
        yield "speaker", features.claim.speaker
        if features.claim.detail.get("source") == "person":  # whose name another article writes in another script
            yield "sound", skeleton(features.claim.speaker.split()[-1])
    for actor in features.claim.actors:
        yield "actor", actor
    for word in sorted(features.story, key=lambda t: (-features.story[t], t))[:6]:
        yield "word", word


def _neighbours(members: list[int], found: Sequence[Features]) -> Iterator[tuple[int, int]]:
    ordered = sorted(members, key=lambda i: (str(found[i].start or found[i].published), i))
    for at, i in enumerate(ordered):
        for j in ordered[at + 1 : at + 1 + CROWD // 2]:
            yield min(i, j), max(i, j)
