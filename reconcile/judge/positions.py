"""The different things said in a cluster: claims that say the same are one position."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from datetime import date

from reconcile.judge.origins import Texts, independent, names
from reconcile.judge.wording import figure
from reconcile.model import Claim, Position
from reconcile.rulebook.book import Rulebook
from reconcile.rulebook.topic import Topic

Key = tuple[object, ...]


def positions(claims: Sequence[Claim], topic: Topic, book: Rulebook, texts: Texts) -> list[Position]:
    """The positions of one cluster, by their figures, then by what they say."""
    grouped: dict[Key, list[Claim]] = {}
    for claim in claims:
        grouped.setdefault(_key(claim, topic, book), []).append(claim)
    made = [_position(group, topic, texts) for group in grouped.values()]
    return sorted(made, key=lambda p: (p.says, p.id))


def _key(claim: Claim, topic: Topic, book: Rulebook) -> Key:
    """What makes two claims one position: figure, denial, and the slots in which the topic's tellings differ."""
    slots: list[object] = []
    for slot in topic.differs:
        if slot == "actors":
            slots.append(frozenset(claim.actors))
        elif slot == "place":
            slots.append(claim.place)
        elif slot == "time":
            slots.append((claim.time.start, claim.time.end) if claim.time else None)
        else:
            slots.append(claim.detail.get(slot))
    if topic.kind == "quote":
        slots.append("".join(ch for ch in claim.text.translate(book.folding) if ch.isalnum()))
    return (claim.value.key if claim.value else None, claim.detail.get("order"), claim.negated, *slots)


def _position(claims: Sequence[Claim], topic: Topic, texts: Texts) -> Position:
    ids = tuple(sorted(c.id for c in claims))
    digest = hashlib.sha256("\0".join((topic.id, *ids)).encode()).hexdigest()[:12]
    says = _says(claims[0], topic)
    return Position("p-" + digest, says, ids, names(claims, texts.articles), independent(claims, texts))


def _says(claim: Claim, topic: Topic) -> str:
    """How a position reads, from the topic's `says`."""
    if topic.kind == "quote":
        return f"“{claim.text}”"
    place = f" in {claim.place}" if claim.place else ""
    slots: dict[str, str] = {k: str(v) for k, v in claim.detail.items()}
    slots |= {
        "value": figure(claim.value) if claim.value else "",
        "who": claim.who or "",
        "place": place,
        "time": f" {_days(claim)}" if claim.time else "",
        "actors": " and ".join(claim.actors) or "unnamed",
    }
    text = " ".join(topic.says.format_map(_Slots(slots)).split()) or topic.label
    order = f" ({claim.detail['order']})" if claim.detail.get("order") else ""
    return ("not: " if claim.negated else "") + text + order


class _Slots(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "…"


def _days(claim: Claim) -> str:
    if claim.time is None:
        return ""
    start, end = claim.time.start, claim.time.end
    if start == end:
        return f"on {start}"
    return f"{start or '…'} to {end or '…'}"


def leading(found: Sequence[Position], claims: Mapping[str, Claim], last: Callable[[Claim], date | None], *, grows: bool) -> str | None:
    """The position to use today, of those that hold last (a day's difference left aside).

    It is the one with the most independent origins, then the most claims; of a count that only grows, then
    the higher exact figure, and never one alone beside several: "a man was shot dead" is one of the three.
    None where nothing sets one apart.
    """
    if len(found) < 2:
        return found[0].id if found else None
    days = {p.id: max((last(claims[c]) or date.min for c in p.claims), default=date.min) for p in found}
    told = [p for p in found if any(claims[c].detail.get("number") != "implied" for c in p.claims)] or list(found)
    newest = max(days[p.id] for p in told)

    def rank(p: Position) -> tuple[bool, int, bool, int, float]:
        exact = grows and _exact(p, claims)
        low = _low(p, claims) if exact else 0
        return (low > 1, p.independent, exact, len(p.claims), low)

    candidates = [p for p in told if (newest - days[p.id]).days <= 1]
    best = max(candidates, key=rank)
    return best.id if sum(rank(p) == rank(best) for p in candidates) == 1 else None


def _low(position: Position, claims: Mapping[str, Claim]) -> float:
    value = claims[position.claims[0]].value
    return value.min if value and value.min is not None else -1


def _exact(position: Position, claims: Mapping[str, Claim]) -> bool:
    value = claims[position.claims[0]].value
    return value is not None and value.exact
