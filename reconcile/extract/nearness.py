"""Which of the places or days that a sentence names stands nearest to a point of it, clauses and other events counted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeVar

from reconcile.extract.places import PlaceMention
from reconcile.extract.sentence import Sentence
from reconcile.text.tokens import COMMAS

FAR = 40
OPENING = 2  # tokens before a day that opens its sentence
OTHER = 20  # what another event's word between adds: `اعتقال 20 في احتجاجات اندلعت منذ يومين`
Stretch = tuple[int, int]


class _Spanned(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


T = TypeVar("T", bound=_Spanned)


def joined(a: PlaceMention, b: PlaceMention, s: Sentence) -> bool:
    """Whether a conjunction joins two places, a comma between or not."""
    first, second = sorted((a, b), key=lambda m: m.start)
    between = [t.text for t in s.tokens[first.end : second.start] if t.text not in COMMAS]
    glued = second.start < len(s.tokens) and s.joins(s.tokens[second.start].text)
    return glued if not between else len(between) == 1 and between[0] in s.conjunctions


def nearest(at: Stretch, s: Sentence, found: Sequence[T], events: frozenset[str]) -> T | None:
    """The nearest to a token of those in its clause; None where all stand too far. The only one of a long clause is never too far."""
    best = min(found, key=lambda m: (_distance(at, m, s, events), m.start), default=None)
    if best is None or (_distance(at, best, s, events) >= FAR and (len(found) > 1 or _parted(at, best, s, events))):
        return None
    return best


def _distance(at: Stretch, found: PlaceMention | _Spanned, s: Sentence, events: frozenset[str]) -> int:
    """Tokens between, more where it stands before, where a clause ends or another event stands between."""
    if not isinstance(found, PlaceMention) and found.start <= OPENING and found.end <= at[0]:
        return OPENING  # `وفي 3 مايو …`: a day that opens a sentence is its day
    between = _between(at, found, s)
    cost = len(between) + (4 if found.start < at[0] else 0)
    for i in between:
        text = s.tokens[i].text
        cost += FAR if text in s.stops else 4 if text in COMMAS else 0
        cost += 6 if i in s.quantities and not s.quantities[i][0].implied else 0
        cost += _crossed(i, s, events, place=isinstance(found, PlaceMention), before=found.start < at[0])
    if isinstance(found, PlaceMention) and not found.preposition:
        cost += 8  # `نشرت روسيا قوات في …`: who does it is not where it is done
    return cost


def _between(at: Stretch, found: PlaceMention | _Spanned, s: Sentence) -> range:
    low, high = (at[1], found.start) if found.start >= at[0] else (found.end, at[0])
    return range(low, min(high, len(s.tokens)))


def _parted(at: Stretch, found: PlaceMention | _Spanned, s: Sentence, events: frozenset[str]) -> bool:
    """Whether a clause ends, or another event stands, between."""
    place, before = isinstance(found, PlaceMention), found.start < at[0]
    between = _between(at, found, s)
    return any(s.tokens[i].text in s.stops or _crossed(i, s, events, place=place, before=before) >= OTHER for i in between)


def _opens_event(at: int, s: Sentence) -> bool:
    """Whether words for an event follow at once."""
    return any(m.name == "kind" or m.name.startswith("topic:") for i in (at, at + 1) for m in s.marks.get(i, ()))


def _crossed(i: int, s: Sentence, events: frozenset[str], *, place: bool, before: bool) -> int:
    """What a word for an event between a point and a place or day adds.

    `قتلوا في اشتباكات في …`: the event in which they died is where they died. `الهجوم في … والهجوم الذي أوقع قتلى`:
    with the second attack the first one's place is left.
    """
    marks = s.marks.get(i, ())
    if not before and any(m.name == "later" and _opens_event(m.end, s) for m in marks):
        return FAR  # `قصف مواقع في … ردا على تفجير في …`: what is answered is elsewhere, and was before
    if before and place and any(m.name == "kind" and s.joins(m.prefix) for m in marks):
        return OTHER
    if any(m.name == "small:function" for m in marks):
        return 0
    met = place and (s.has(i - 1, "small:in") is not None or any(m.prefix in s.inside for m in marks))
    return max((OTHER if m.name in events and not met else 2 for m in marks if m.name.startswith("topic:")), default=0)
