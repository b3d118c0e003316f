"""Read from one sentence that something happened: which topic, how (its details), how often."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from reconcile.extract.counts import ruled_out, starts
from reconcile.extract.grammar import Compiled, Grammar
from reconcile.extract.patterns import match
from reconcile.extract.sentence import Sentence
from reconcile.rulebook.book import Rulebook
from reconcile.rulebook.topic import Topic
from reconcile.text.lexicon import Mark

Ends = tuple[float | None, float | None]


@dataclass(frozen=True, slots=True)
class Happening:
    """An event that a sentence tells, in tokens, half-open."""

    topic: str
    start: int
    end: int
    pattern: Compiled
    detail: Mapping[str, str]
    value: Ends | None
    words: tuple[int, int]  # the stretch with the words of its details


def happenings(sentence: Sentence, grammar: Grammar, book: Rulebook) -> list[Happening]:
    """All events that a sentence tells, at most one of a topic for the same stretch of words."""
    found: list[Happening] = []
    for pattern in grammar.patterns:
        topic = book.topics[pattern.topic]
        if topic.kind != "event" or not pattern.possible(sentence.where):
            continue
        for at in sorted(starts(pattern, sentence)):
            hit = match(pattern.elements, sentence, at)
            if hit and not any(h.topic == topic.id and h.start < hit.end and hit.start < h.end for h in found):
                found.append(_happening(topic, pattern, hit.start, hit.end, sentence))
    return sorted((h for h in found if _told(h, book.topics[h.topic], sentence)), key=lambda h: (h.start, h.topic))


def _happening(topic: Topic, pattern: Compiled, start: int, end: int, sentence: Sentence) -> Happening:
    detail = dict(pattern.set)
    low, high = start, end
    for slot, value, first, last in _details(topic, sentence, start, end):
        if slot not in detail:
            detail[slot] = value
            low, high = min(low, first), max(high, last)
    return Happening(topic.id, start, end, pattern, detail, _value(topic, sentence, start, end, detail), (low, high))


def _details(topic: Topic, sentence: Sentence, start: int, end: int) -> Iterator[tuple[str, str, int, int]]:
    """Detail words of the sentence by slot, and where they stand: those inside the match, else the nearest, joined."""
    by_slot: dict[str, list[tuple[int, int, Mark]]] = {}
    prefix = f"detail:{topic.id}."
    for marks in sentence.marks.values():
        for mark in marks:
            if mark.name.startswith(prefix):
                far = max(0, start - mark.end, mark.start - end)
                by_slot.setdefault(mark.name.removeprefix(prefix), []).append((far, -(mark.end - mark.start), mark))
    for slot, found in by_slot.items():
        nearest = min(found, key=lambda f: (f[0], f[1], str(f[2].value)))
        taken = [nearest[2]] if nearest[0] == 0 else [mark for far, _, mark in found if far <= nearest[0] + 3]
        value = " and ".join(sorted({str(m.value) for m in taken}))
        yield slot, value, min(m.start for m in taken), max(m.end for m in taken)


def _value(topic: Topic, sentence: Sentence, start: int, end: int, detail: Mapping[str, str]) -> Ends | None:
    """How often it happened, where the topic counts that: by its details, else by its noun."""
    for key, ends in topic.values.items():
        slot, _, value = key.partition("=")
        if detail.get(slot) == value:
            return ends
    if not topic.unit:
        return None
    for at in range(max(0, start - 3), end):
        for quantity in sentence.quantities.get(at, ()):
            if any(t.startswith(f"{topic.id}.") for t in quantity.tags):
                return (quantity.min, None) if quantity.implied else (quantity.min, quantity.max)
    numbers = {m.value.number for at in range(start, end) for m in sentence.marks.get(at, ()) if m.name == "noun" and m.value.tag}
    return (2.0, None) if numbers & {"two", "many"} else (1.0, None)


def _told(happening: Happening, topic: Topic, sentence: Sentence) -> bool:
    """Whether the claim has what its topic cannot do without, and is told as a fact."""
    if ruled_out(topic.id, happening.start, happening.end, sentence):
        return False
    if any(slot not in happening.detail for slot in topic.requires if slot not in ("time", "place")):
        return False
    close = range(max(0, happening.start - 5), happening.end + 7)
    if "time" in topic.requires and not any(sentence.has(at, "date") for at in close):
        return False
    return not any(sentence.has(at, "small:negation") for at in range(max(0, happening.start - 2), happening.start))
