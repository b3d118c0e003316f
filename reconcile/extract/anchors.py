"""The anchors of a stretch of an article: what a translator leaves as it is, so that two languages have it alike."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reconcile.date.resolve import resolve
from reconcile.extract.actors import ActorMention
from reconcile.extract.document import Document
from reconcile.extract.numbers import Numerals, find_numbers
from reconcile.extract.people import Mentions
from reconcile.extract.sentence import Sentence
from reconcile.text.lexicon import Mark

_TELLING = (".happening", ".suffered", ".did", ".became")  # a topic's words that tell it alone; others only help to
_NOT = "small:negation"
_SHORTEST = 4  # letters of a name that is known by its sound


def anchors(document: Document, mentions: Mentions, field: str, span: tuple[int, int], numerals: Numerals | None) -> tuple[str, ...]:
    """The anchors of an original span of a field, each once, sorted: `figure 12`, `place Tunis`, `not`.

    Figures, days, places, who is named, and what the rules of all languages call by one name: topics, kinds of
    event, groups of people. `name` is a word with a capital, which another script can spell; `not` a negation.
    """
    found: set[str] = set()
    for sentence, named in zip(document.sentences, mentions, strict=True):
        if sentence.field == field and (inside := _inside(document, sentence, span)):
            found.update(_names(sentence, named, inside))
            found.update(_capitals(document, sentence, named, inside))
            found.update(_days(document, sentence, inside))
            found.update(_figures(sentence, inside, numerals))
    return tuple(sorted(found))


def _inside(document: Document, sentence: Sentence, span: tuple[int, int]) -> range:
    """The tokens of a sentence that stand in an original span."""
    first, last = document.span(sentence, 0, len(sentence.tokens))
    if last <= span[0] or span[1] <= first:
        return range(0)
    at = [i for i in range(len(sentence.tokens)) if span[0] <= document.span(sentence, i, i + 1)[0] < span[1]]
    return range(at[0], at[-1] + 1) if at else range(0)


def _names(sentence: Sentence, named: Sequence[ActorMention], inside: range) -> Iterator[str]:
    yield from (f"actor {m.name}" for m in named if m.name and m.start in inside)
    yield from (f"place {p.name}" for p in sentence.places if p.known and p.role != "reference" and p.start in inside)
    yield from (name for at in inside for m in sentence.marks.get(at, ()) if (name := _in_all_languages(m)))


def _in_all_languages(mark: Mark) -> str | None:
    """What the rules of all languages call this word, if they have one name for it."""
    kind, _, name = mark.name.partition(":")
    if kind == "topic" and name.endswith(_TELLING):
        return f"topic {name.partition('.')[0]}"
    if kind == "noun" and mark.value.group:
        return f"group {mark.value.group}"
    if kind == "kind":
        return f"kind {mark.value}"
    return "not" if mark.name == _NOT else None


def _capitals(document: Document, sentence: Sentence, named: Sequence[ActorMention], inside: range) -> Iterator[str]:
    """Words with a capital that nothing else has read, but the first, which may have it for that."""
    read = [(m.start, m.end) for m in named] + [(m.start, m.end) for m in sentence.places] + [(d.start, d.end) for d in sentence.dates]
    taken = {i for start, end in read for i in range(start, end)}
    for at in inside[1:]:
        word = document.text(sentence, at, at + 1)
        if at not in taken and len(word) >= _SHORTEST and word[0].isupper() and sentence.tokens[at - 1].is_word:
            yield f"name {word}"


def _days(document: Document, sentence: Sentence, inside: range) -> Iterator[str]:
    for expression in sentence.dates:
        span = resolve(expression, anchor=document.today) if document.today and expression.start in inside else None
        if span and None not in span:
            yield f"days {span[0]}/{span[1]}"


def _figures(sentence: Sentence, inside: range, numerals: Numerals | None) -> Iterator[str]:
    """Figures above one, with their bounds; "several" and "one" are said of everything."""
    dated = {i for d in sentence.dates for i in range(d.start, d.end)}
    told = {q.start: (q.min, q.max) for at in inside for q in sentence.quantities.get(at, ()) if not q.vague}
    numbers = find_numbers(sentence.tokens, numerals) if numerals else ()
    read = (n for n in numbers if n.start in inside and n.start not in dated and n.kind not in ("ordinal", "vague"))
    told |= {n.start: (n.min, n.max) for n in read}
    for low, high in told.values():
        if (low, high) != (None, None) and max(low or 0, high or 0) > 1:
            yield f"figure {_side(low)}" if low == high else f"figure {_side(low)}..{_side(high)}"


def _side(number: float | None) -> str:
    return "" if number is None else f"{number:.12g}"
