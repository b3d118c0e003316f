"""Try the rules on their own examples: every example gives exactly its claims, and every pattern has an example."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from reconcile.attribute.attribute import attribute
from reconcile.attribute.origins import canonical
from reconcile.check.wording import suggest
from reconcile.extract.counts import starts
from reconcile.extract.document import Document, read_document
from reconcile.extract.extract import extract
from reconcile.extract.grammar import Grammar, compile_grammar
from reconcile.extract.patterns import match
from reconcile.extract.sayings import read_voices
from reconcile.extract.titles import Actors, compile_actors
from reconcile.extract.unify import namings, unify
from reconcile.model import Article, Claim
from reconcile.rulebook.advice import KINDS
from reconcile.rulebook.book import Rulebook
from reconcile.rulebook.strict import RuleError
from reconcile.rulebook.topic import Example, Expected, Topic

_DAY = date(2030, 1, 2)  # when all examples are published, so that "last Sunday" is a day


def check_rules(book: Rulebook) -> list[str]:
    """What is wrong with the rules, each as `path:line:col: why`; empty where all of them hold.

    An example must give the claims of its topic that it lists: as many, in their order, alike in the slots
    that it names. A topic needs, in each of its languages, an example that makes a claim and one that makes
    none. Each of its patterns, and each frame of a language, must match an example that makes a claim.
    """
    try:
        languages = {code: _Language(compile_grammar(book, code), compile_actors(book, code)) for code in sorted(book.packs)}
    except RuleError as error:
        return [str(error)]
    failures: list[str] = []
    matched: set[str] = set()
    for topic in book.topics.values():
        failures += _lacking(topic)
        for example in topic.examples:
            if example.lang not in (languages if topic.kind == "quote" else topic.languages) or example.lang not in languages:
                failures.append(f"{example.at}: {topic.id} has no words in {example.lang!r}")
                continue
            document, claims = _read(example, languages[example.lang], book)
            found = [c for c in claims if c.topic == topic.id]
            failures += [f"{example.at}: {topic.id}: {why}" for why in _differences(example.claims, found)]
            if example.claims:
                matched |= set(_matching(topic, document, languages[example.lang].grammar))
    return [*failures, *_unmatched(book, matched), *_misworded(book)]


@dataclass(frozen=True, slots=True)
class _Language:
    grammar: Grammar
    actors: Actors


def _read(example: Example, language: _Language, book: Rulebook) -> tuple[Document, list[Claim]]:
    """An example and its claims, as a run over nothing else would have them."""
    article = Article("example", example.text, language=example.lang, published=_DAY, published_basis="metadata")
    document = read_document(article, language.grammar)
    voices = read_voices(document, language.actors)
    names = unify([namings(voices.mentions)])
    found = extract(document, language.grammar, book, voices)
    return document, sorted((canonical(c, names) for c in attribute(found, document, voices)), key=lambda c: c.start)


def _lacking(topic: Topic) -> Iterator[str]:
    """The languages in which a topic shows only what it is, or only what it is not."""
    for code in topic.languages:
        made = {bool(example.claims) for example in topic.examples if example.lang == code}
        for has, what in ((True, "that makes a claim"), (False, "that makes none")):
            if has not in made:
                yield f"{topic.at}: {topic.id} has no example {what} in {code!r}"


def _differences(expected: Sequence[Expected], found: Sequence[Claim]) -> Iterator[str]:
    if len(expected) != len(found):
        yield f"expected {_number(len(expected))}, found {_number(len(found))}" + "".join(f"; {_shown(c)}" for c in found)
        return
    for want, claim in zip(expected, found, strict=True):
        for slot, wanted, got in _slots(want, claim):
            if wanted is not None and wanted != got:
                yield f"expected {slot} {_plain(wanted)}, found {_plain(got)}; {_shown(claim)}"


def _slots(want: Expected, claim: Claim) -> Iterator[tuple[str, object, object]]:
    yield "value", want.value, claim.value.key if claim.value else None
    for slot in ("who", "text", "update", "negated", "speaker"):
        yield slot, getattr(want, slot), getattr(claim, slot)
    for slot, wanted in want.detail.items():
        yield slot, wanted, claim.detail.get(slot)


def _number(claims: int) -> str:
    return "1 claim" if claims == 1 else f"{claims or 'no'} claims"


def _plain(value: object) -> str:
    return f"[{', '.join('null' if end is None else f'{end:g}' for end in value)}]" if isinstance(value, tuple) else str(value)


def _shown(claim: Claim) -> str:
    """A claim in short: its value, whom it counts, the words, and the rule that read them."""
    parts = (_plain(claim.value.key) if claim.value else "", claim.who or "", f"{claim.text!r}", f"by {claim.detail.get('rule')}")
    return " ".join(part for part in parts if part)


def _matching(topic: Topic, document: Document, grammar: Grammar) -> Iterator[str]:
    """The names of the rules of a topic that match somewhere in an example, and of the frames behind them."""
    for rule in grammar.patterns:
        if rule.topic == topic.id and any(match(rule.elements, s, at) for s in document.sentences for at in starts(rule, s)):
            yield rule.rule
            yield f"{grammar.code}: {rule.text}"


def _unmatched(book: Rulebook, matched: set[str]) -> Iterator[str]:
    for topic in book.topics.values():
        for code, wording in topic.languages.items():
            for number, pattern in enumerate(wording.patterns, 1):
                if f"{topic.id}/{code}/{number}" not in matched:
                    yield f"{pattern.at}: {topic.id}: no example that makes a claim matches {pattern.match!r}"
    for code, pack in book.packs.items():
        for frame in pack.small.frames if pack.small else ():
            if f"{code}: {frame.match}" not in matched:
                yield f"{frame.at}: no topic's example that makes a claim matches the frame {frame.match!r}"


def _misworded(book: Rulebook) -> Iterator[str]:
    """Examples of advice that read otherwise than they say, and advice that no example shows."""
    for code, advice in ((c, pack.advice) for c, pack in book.packs.items() if pack.advice):
        for e in advice.examples:
            read = suggest(advice, e.advice, e.text, words=e.words, number=e.number, figure=e.figure, source=e.source)
            if read != e.reads:
                yield f"{e.at}: expected {e.reads!r}, found {read!r}"
        for kind in sorted(set(KINDS) - {e.advice for e in advice.examples}):
            yield f"{code}: no example of the advice {kind!r}"
