"""The different things said in a cluster: claims that say the same are one position."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from reconcile.judge.origins import Texts, independent, sources
from reconcile.judge.wording import figure
from reconcile.model import Claim, Position
from reconcile.rulebook.book import Rulebook
from reconcile.rulebook.topic import Topic

Key = tuple[object, ...]


def positions(claims: Sequence[Claim], topic: Topic, book: Rulebook, texts: Texts) -> list[Position]:
    """The positions of one cluster, by their figures, then by what they say."""
    behind = sources(claims, texts.articles)
    grouped: dict[Key, list[Claim]] = {}
    for claim in claims:
        grouped.setdefault(_key(claim, topic, book), []).append(claim)
    made = [_position(group, topic, behind, texts, book) for group in grouped.values()]
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


def _position(claims: Sequence[Claim], topic: Topic, behind: Mapping[str, str], texts: Texts, book: Rulebook) -> Position:
    ids = tuple(sorted(c.id for c in claims))
    digest = hashlib.sha256("\0".join((topic.id, *ids)).encode()).hexdigest()[:12]
    says = _says(claims[0], topic, book)
    origins = tuple(sorted({behind[c] for c in ids}))
    return Position("p-" + digest, says, ids, origins, independent(claims, texts, behind=behind))


def _says(claim: Claim, topic: Topic, book: Rulebook) -> str:
    """How a position reads, from the topic's `says`."""
    if topic.kind == "quote":
        return f"“{claim.text}”"
    place = f" in {claim.place}" if claim.place else ""
    slots: dict[str, str] = {k: str(v) for k, v in claim.detail.items()}
    slots |= {
        "value": figure(claim.value) if claim.value else "",
        "who": _who(claim, book),
        "place": place,
        "time": f" {_days(claim)}" if claim.time else "",
        "actors": " and ".join(claim.actors) or "unnamed",
    }
    text = " ".join(topic.says.format_map(_Slots(slots)).split()) or topic.label
    order = f" ({claim.detail['order']})" if claim.detail.get("order") else ""
    return ("not: " if claim.negated else "") + text + order


def _who(claim: Claim, book: Rulebook) -> str:
    """Whom it counts: one soldier, two soldiers."""
    group = book.groups.get(claim.who or "")
    one = claim.value is not None and claim.value.min == 1 and claim.value.max in (1, None)
    return group.single if one and group and group.single else claim.who or ""


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
    the higher exact figure, and never one alone beside several: "a man was shot dead" is one of the three. A
    part of what its article counts elsewhere ("three more people") says nothing of the whole, and what is below
    a toll that is told to have risen no longer holds. None where nothing sets one apart.
    """
    if len(found) < 2:
        return found[0].id if found else None
    most = _most(claims[c] for p in found for c in p.claims)
    whole = {p.id: [claims[c] for c in p.claims if not _part(claims[c], most)] for p in found}
    told = [p for p in found if whole[p.id]] or list(found)
    days = {p.id: max((last(c) or date.min for c in whole[p.id] or map(claims.__getitem__, p.claims)), default=date.min) for p in told}
    newest = max(days.values())

    def rank(p: Position) -> tuple[bool, int, bool, int, float]:
        exact = grows and _exact(p, claims)
        low = _low(p, claims) if exact else 0
        return (low > 1, p.independent, exact, len(p.claims), low)

    candidates = [p for p in told if (newest - days[p.id]).days <= 1 and not (grows and _risen_above(p, whole, days, last))]
    best = max(candidates, key=rank)
    return best.id if sum(rank(p) == rank(best) for p in candidates) == 1 else None


def _risen_above(
    position: Position, whole: Mapping[str, Sequence[Claim]], days: Mapping[str, date], last: Callable[[Claim], date | None]
) -> bool:
    """Whether a toll that is told to have risen leaves a lower one behind: 31 where another says no earlier that it "rose to 40"."""
    low = max((c.value.min or 0 for c in whole[position.id] if c.value), default=0)
    rises = (c for found in whole.values() for c in found if c.update and c.value and (last(c) or date.min) >= days[position.id])
    return any((c.value.min or 0) > low for c in rises if c.value)


def _most(found: Iterable[Claim]) -> dict[str, float]:
    """The highest figure of each article."""
    most: dict[str, float] = {}
    for claim in found:
        most[claim.article] = max(most.get(claim.article, 0), (claim.value.min or 0) if claim.value else 0)
    return most


def _part(claim: Claim, most: Mapping[str, float]) -> bool:
    """Whether a claim counts a part: one that only its noun counts, one of several, others beside those that its article counts."""
    number = claim.detail.get("number")
    more = claim.value is not None and most[claim.article] > (claim.value.min or 0)
    return number in ("implied", "of more") or (number == "others" and more)


def _low(position: Position, claims: Mapping[str, Claim]) -> float:
    value = claims[position.claims[0]].value
    return value.min if value and value.min is not None else -1


def _exact(position: Position, claims: Mapping[str, Claim]) -> bool:
    value = claims[position.claims[0]].value
    return value is not None and value.exact
