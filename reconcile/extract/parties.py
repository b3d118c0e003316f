"""Who takes part in an event that a sentence tells: both sides of a call, who gave an order, who sent troops."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reconcile.extract.actors import ActorMention
from reconcile.extract.sayings import Saying
from reconcile.extract.sentence import Sentence

REACH = 16  # tokens after an event's words in which its other side is named
SUBJECT = 4  # tokens after a verb in which its subject stands: `فرضت حكومة البلاد`


def parties(
    slot: str,
    start: int,
    end: int,
    sentence: Sentence,
    mentions: Sequence[ActorMention],
    sayings: Iterable[Saying],
) -> tuple[tuple[str, ...], tuple[int, int]]:
    """The canonical names for one slot of a topic (parties, agent or senders), and the stretch of the event with them.

    The names are sorted; empty where none is told.
    """
    if slot == "senders":
        return _senders(end, sentence), (start, end)
    tellers = {(m.start, m.end) for s in sayings if s.low <= start < s.high for m in (*s.origin, *s.via)}
    low = _clause_start(start, sentence)
    people = [m for m in mentions if m.kind in ("person", "group")]
    if slot == "parties":
        before = [m for m in people if low <= m.start < start and (m.start, m.end) not in tellers]
        after = [m for m in people if end <= m.start < _clause_end(end, sentence)]
        return _named((*before, *after), start, end)
    acting = [m for m in mentions if m.kind in ("person", "institution")]
    before = [m for m in acting if m.start < start]
    inside = [m for m in acting if start < m.start < end + SUBJECT]
    told_himself = [m for m in before[-1:] if (m.start, m.end) in tellers]  # `قال الوزير إنه أمر قواته`: no subject follows
    found = told_himself or inside[:1] or before[-1:]
    return _named(found, start, end)[0], _named(inside[:1], start, end)[1]


def _named(found: Sequence[ActorMention], start: int, end: int) -> tuple[tuple[str, ...], tuple[int, int]]:
    stretch = min([start, *(m.start for m in found)]), max([end, *(m.end for m in found)])
    return tuple(sorted({m.name for m in found if m.name})), stretch


def _clause_start(start: int, sentence: Sentence) -> int:
    """Where the clause of an event begins: after the last "that" or stop before it."""
    for at in range(start - 1, -1, -1):
        if sentence.tokens[at].text in sentence.stops or sentence.has(at, "speech:that"):
            return at + 1
    return 0


def _clause_end(end: int, sentence: Sentence) -> int:
    for at in range(end, min(end + REACH, len(sentence.tokens))):
        if sentence.tokens[at].text in sentence.stops:
            return at
    return min(end + REACH, len(sentence.tokens))


def _senders(end: int, sentence: Sentence) -> tuple[str, ...]:
    """The countries that act or give their name to what acts, not those in or to which something is sent."""
    found = {
        p.name
        for p in sentence.places
        if not p.preposition and p.role in ("place", "nationality") and (p.kind == "country" or p.role == "nationality")
    }
    return tuple(sorted(found))
