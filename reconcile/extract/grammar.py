"""Compile the rules of one language: its lexicon, its patterns by topic, its numbers, dates and places."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, fields

from reconcile.date.calendar import Calendar, compile_dates
from reconcile.extract.numbers import Numerals, compile_numbers
from reconcile.extract.patterns import Element, Word, lists_used, parse
from reconcile.extract.places import Places
from reconcile.rulebook.book import Pack, Rulebook
from reconcile.rulebook.strict import RuleError
from reconcile.rulebook.topic import Forms, Pattern, Topic, Wording
from reconcile.rulebook.words import expand_all
from reconcile.text.fold import Table, fold
from reconcile.text.lexicon import Lexicon, prefixes


@dataclass(frozen=True, slots=True)
class Noun:
    """What a noun says of whom it counts: the group or a topic's noun list, and its grammatical number."""

    group: str | None
    tag: str | None
    number: str  # one, two, many, some


@dataclass(frozen=True, slots=True)
class Compiled:
    """A pattern, ready to match. `rule` names it in reports: topic/language/number, frames as frameN."""

    topic: str
    rule: str
    text: str
    elements: tuple[Element, ...]
    set: Mapping[str, str]

    def possible(self, names: Container[str]) -> bool:
        """Whether a sentence with marks of these names can match at all: it has a word of every list needed."""
        return all(any(n in names for n in e.names) for e in self.elements if isinstance(e, Word) and e.names)


@dataclass(frozen=True)
class Grammar:
    """Everything that reading one language needs, compiled once."""

    code: str
    folding: Table
    lexicon: Lexicon
    patterns: tuple[Compiled, ...]
    numerals: Numerals | None
    calendar: Calendar | None
    places: Places | None
    abbreviations: frozenset[str]
    conjunctions: tuple[str, ...]
    inside: tuple[str, ...]  # clitics that mean "in"
    function: frozenset[str]
    definite: tuple[str, ...]  # clitics that make a noun definite
    indefinite: bool  # whether a singular noun counts one only after an article: "a man"
    premodifiers: int  # how many words may stand between a numeral and its noun: "two young men"


def folded(words: Iterable[str], folding: Table) -> list[str]:
    """Words of a rule, spelled out and folded."""
    return [fold(w, folding).text for w in expand_all(words)]


def compile_grammar(book: Rulebook, code: str) -> Grammar:
    """Compile a language that the rulebook has. Raises RuleError for a pattern that cannot be read."""
    pack = book.packs[code]
    glued = prefixes(pack.language.proclitics, dict(pack.language.contractions))
    lexicon = Lexicon(glued or ("",), through='"')  # `في حالة «حرجة»`: words in doubt are told all the same
    small = pack.small
    for group in book.groups.values():
        if forms := group.languages.get(code):
            _add_nouns(lexicon, forms, group.id, None, book.folding)
    for role, words in (small.words if small else {}).items():
        lexicon.add(f"small:{role}", folded(words, book.folding))
    for days, words in (small.later if small else {}).items():
        lexicon.add("later", folded(words, book.folding), days)
    for words in [small.things] if small else []:
        lexicon.add("thing", folded(words, book.folding))
    for role in [f.name for f in fields(pack.speech)] if pack.speech else []:
        words = getattr(pack.speech, role)
        if isinstance(words, tuple) and all(isinstance(w, str) for w in words):
            lexicon.add(f"speech:{role}", folded(words, book.folding))
    for kind in book.kinds.values():
        lexicon.add("kind", folded(kind.languages.get(code, ()), book.folding), kind.id)
    for topic in book.topics.values():
        if wording := topic.languages.get(code):
            _add_topic(lexicon, topic, wording, book.folding)
    return Grammar(
        code=code,
        folding=book.folding,
        lexicon=lexicon,
        patterns=tuple(p for t in book.topics.values() if code in t.languages for p in _patterns(t, pack, book.folding)),
        numerals=compile_numbers(pack.language, pack.numbers, book.folding) if pack.numbers else None,
        calendar=compile_dates(pack.language, pack.dates, book.folding) if pack.dates else None,
        places=book.places(code),
        abbreviations=frozenset(folded(pack.language.abbreviations, book.folding)),
        conjunctions=tuple(folded(pack.language.conjunctions, book.folding)),
        inside=tuple(folded(pack.language.inside, book.folding)),
        function=frozenset(folded(small.words.get("function", ()), book.folding)) if small else frozenset(),
        definite=tuple(folded(pack.language.articles, book.folding)),
        indefinite=bool(small and "indefinite" in small.words),
        premodifiers=pack.language.premodifiers,
    )


def _add_nouns(lexicon: Lexicon, forms: Forms, group: str | None, tag: str | None, folding: Table) -> None:
    for number in ("one", "two", "many", "some"):
        lexicon.add("noun", folded(getattr(forms, number), folding), Noun(group, tag, number))


def _add_topic(lexicon: Lexicon, topic: Topic, wording: Wording, folding: Table) -> None:
    for role, words in wording.words.items():  # what rules a topic out is no word of it: it tells no event
        lexicon.add(f"{role}:{topic.id}" if role in ("unless", "unless_later") else f"topic:{topic.id}.{role}", folded(words, folding))
    for role, forms in wording.nouns.items():
        _add_nouns(lexicon, forms, None, f"{topic.id}.{role}", folding)
        every = folded((*forms.one, *forms.two, *forms.many, *forms.some), folding)
        lexicon.add(f"topic:{topic.id}.{role}", every)
    for slot, values in wording.details.items():
        for value, words in values.items():
            lexicon.add(f"detail:{topic.id}.{slot}", folded(words, folding), value)


def _patterns(topic: Topic, pack: Pack, folding: Table) -> list[Compiled]:
    """The topic's own patterns, and of the language's frames those whose lists the topic has."""
    wording = topic.languages[pack.language.code]
    shared = pack.small.words if pack.small else {}
    names = {role: frozenset({f"small:{role}"}) for role in shared}
    names |= {role: frozenset({f"topic:{topic.id}.{role}"}) for role in (*wording.words, *wording.nouns)}
    names |= {slot: frozenset({f"detail:{topic.id}.{slot}"}) for slot in wording.details}
    names |= {"date": frozenset({"date"}), "place": frozenset({"place"})}
    tags = {role: f"{topic.id}.{role}" for role in wording.nouns}
    frames = [p for p in (pack.small.frames if pack.small else ()) if lists_used(p.match) <= set(names) | set(tags)]
    frames = frames if topic.kind == "count" else []
    made = []
    numbered: list[tuple[str, Pattern]] = [(f"frame{i}", p) for i, p in enumerate(frames, 1)]
    numbered += [(str(i), p) for i, p in enumerate(wording.patterns, 1)]
    for label, pattern in numbered:
        try:
            elements = parse(fold(pattern.match, folding).text, names, tags, topic.id)
        except ValueError as error:
            raise RuleError(f"{pattern.at}: {topic.id}: {error}") from error
        made.append(Compiled(topic.id, f"{topic.id}/{pack.language.code}/{label}", pattern.match, elements, pattern.set))
    return made
