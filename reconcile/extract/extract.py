"""Read all claims of an article: counts and events, with the place and time that each is about."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

from reconcile.date.resolve import resolve
from reconcile.extract.counts import Counted, counts
from reconcile.extract.document import Document
from reconcile.extract.grammar import Grammar
from reconcile.extract.happenings import Happening, happenings
from reconcile.extract.parties import parties
from reconcile.extract.quotes import quotes
from reconcile.extract.rests import rests, tells_deaths
from reconcile.extract.sayings import Voices
from reconcile.extract.scenes import Scene, scenes
from reconcile.extract.sentence import Quantity, Sentence
from reconcile.extract.totals import totalled
from reconcile.model import Claim, Interval, TimeSpan
from reconcile.rulebook.book import Rulebook
from reconcile.rulebook.topic import Topic


def extract(document: Document, grammar: Grammar, book: Rulebook, voices: Voices) -> list[Claim]:
    """The claims of one article, in order of place, without ids and without who says them."""
    found: list[Claim] = []
    deaths = tells_deaths(document.sentences)
    told = [
        (
            s,
            [(c, _stretch(c)) for c in rests(totalled(counts(s, grammar, book), s, book), book, deaths=deaths)],
            [(h, (h.start, h.end)) for h in happenings(s, grammar, book)],
        )
        for s in document.sentences
    ]
    settings = scenes(document, book, [(s, at) for s, cs, hs in told for _, at in (*cs, *hs)])
    for number, (sentence, counted, happened) in enumerate(told):
        found += [_count(c, sentence, document, settings[sentence.field, sentence.index, at], book) for c, at in counted]
        for happening, at in happened:
            acting, stretch = _acting(happening, sentence, number, voices, book)
            claim = _event(happening, stretch, sentence, document, settings[sentence.field, sentence.index, at], book)
            # troops are sent to the place, not by it: `وصلت قوات روسية إلى مالي` has one sender
            found.append(replace(claim, actors=tuple(a for a in acting if a != claim.place) or acting))
    if any(t.kind == "quote" for t in book.topics.values()):
        found += quotes(document, voices, grammar.numerals)
    found = _together(found)
    return [c for c in found if "time" not in book.topics[c.topic].requires or (c.time and c.time.start)]


def _together(found: Iterable[Claim]) -> list[Claim]:
    """An article's claims: a figure that it once gives for several events together is theirs wherever it stands."""
    every = list(found)
    several = {(c.topic, c.value.min) for c in every if c.value and c.value.key != (1, 1) and c.detail.get("events")}
    return [replace(c, detail={**c.detail, "events": "several"}) if c.value and (c.topic, c.value.min) in several else c for c in every]


def _acting(
    happening: Happening, sentence: Sentence, number: int, voices: Voices, book: Rulebook
) -> tuple[tuple[str, ...], tuple[int, int]]:
    """Who takes part in an event, where its topic asks, and the stretch of all the words that tell it."""
    slot = next((x for x in book.topics[happening.topic].slots if x in ("parties", "agent", "senders")), None)
    if slot is None:
        return (), happening.words
    here = voices.mentions[number], voices.sayings[number]
    acting, (low, high) = parties(slot, happening.start, happening.end, sentence, *here)
    return acting, (min(low, happening.words[0]), max(high, happening.words[1]))


def identified(claims: Iterable[Claim]) -> list[Claim]:
    """The claims with ids that depend on their content alone: moving a sentence changes no id."""
    seen: Counter[str] = Counter()
    made = []
    for claim in claims:
        value = claim.value.key if claim.value else None
        content = "\0".join(map(str, (claim.article, claim.field, claim.topic, claim.text, claim.sentence, value, claim.who)))
        seen[content] += 1
        made.append(replace(claim, id="c-" + hashlib.sha256(f"{content}\0{seen[content]}".encode()).hexdigest()[:12]))
    return made


def _stretch(counted: Counted) -> tuple[int, int]:
    return min(counted.start, counted.quantity.start), max(counted.end, counted.quantity.end)


def _count(counted: Counted, sentence: Sentence, document: Document, scene: Scene, book: Rulebook) -> Claim:
    quantity = counted.quantity
    low, high = _stretch(counted)
    detail: dict[str, str | float | None] = {k: v for k, v in counted.set.items() if k != "update"}
    detail |= {"rule": counted.pattern.rule, "pattern": counted.pattern.text}
    if "small:several_events" in sentence.where:
        detail["events"] = "several"
    if counted.part_of:
        detail["part_of"] = document.text(sentence, counted.part_of.start, counted.part_of.end)
    if number := _number(quantity):
        detail["number"] = number
    words = document.text(sentence, quantity.start, quantity.end)
    value = Interval(quantity.min, quantity.max, book.topics[counted.topic].unit, words)
    made = _claim(counted.topic, low, high, sentence, document, scene, detail)
    return replace(made, value=value, who=counted.group, negated=counted.negated, update=counted.set.get("update") == "true")


def _number(quantity: Quantity) -> str | None:
    """What a figure says less than how many there are in all, if so."""
    if quantity.implied and not quantity.nth:
        return "implied"
    return "of more" if quantity.of_more else "others" if quantity.others else None


def _event(happening: Happening, stretch: tuple[int, int], sentence: Sentence, document: Document, scene: Scene, book: Rulebook) -> Claim:
    topic = book.topics[happening.topic]
    detail: dict[str, str | float | None] = dict(happening.detail)
    detail |= _until(happening, sentence, document) if "until" in topic.slots else {}
    detail |= {"rule": happening.pattern.rule, "pattern": happening.pattern.text}
    made = _claim(happening.topic, *stretch, sentence, document, scene, detail)
    words = document.text(sentence, happening.start, happening.end)
    value = Interval(*happening.value, topic.unit, words) if happening.value else None
    return replace(made, value=value, place=_place(topic, made.place, book))


def _place(topic: Topic, place: str | None, book: Rulebook) -> str | None:
    """A claim's place as its topic has it: a call has two ends and no place, a government is a land's, in whatever town it falls."""
    if "land" in topic.slots and place:
        return book.gazetteer.country(place) or place
    return place if "place" in topic.slots else None


def _until(happening: Happening, sentence: Sentence, document: Document) -> dict[str, str]:
    """The day to which the text says that it holds: `فرض حالة الطوارئ حتى 19 يناير الجاري`."""
    for expression in sentence.dates:
        if expression.open == "until" and expression.start >= happening.end and document.today:
            span = resolve(expression, anchor=document.today)
            if span and span[1]:
                return {"until": span[1].isoformat()}
    return {}


def _claim(
    topic: str, start: int, end: int, sentence: Sentence, document: Document, scene: Scene, detail: Mapping[str, str | float | None]
) -> Claim:
    original = document.original(sentence.field)
    a, b = document.span(sentence, start, end)
    first, last = document.span(sentence, 0, len(sentence.tokens))
    return Claim(
        id="",
        article=document.article.id,
        topic=topic,
        field=sentence.field,
        start=a,
        end=b,
        text=original[a:b],
        sentence=original[first:last],
        sentence_start=first,
        place=scene.place,
        time=TimeSpan(scene.start, scene.end, scene.words) if scene.start or scene.end else None,
        as_of=scene.as_of,
        detail={**detail, **scene.detail},
    )
