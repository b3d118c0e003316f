"""Compile a language's date words and patterns, once, to what the finder walks over.

The words become an index from a token to all that it can begin, clitics included; the patterns become
one automaton over word classes. Python knows only the classes; which words they hold and in which order
they stand is the language's data.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from reconcile.rulebook.dates import UNITS, WEEKDAYS, Dates, Unit
from reconcile.rulebook.language import Language
from reconcile.rulebook.words import expand_all
from reconcile.text.fold import Table
from reconcile.text.lexicon import prefixes
from reconcile.text.tokens import tokenize

Value = int | str | None


class Atom(NamedTuple):
    """One reading of a word: its class, what it stands for, the tokens that follow it, what is glued before."""

    keys: tuple[str, ...]  # the class, and the class with its value
    value: Value
    rest: tuple[str, ...] = ()
    prefix: str = ""


@dataclass(frozen=True, slots=True)
class State:
    """A state of the automaton: where each class leads, and the form and rank of the pattern that ends here."""

    edges: Mapping[str, tuple[tuple[int, str], ...]]
    accepts: tuple[int, str] | None  # rank (the order in the file), form


@dataclass(frozen=True, slots=True)
class Calendar:
    """A language's dates, compiled; made once by `compile_dates` and never changed."""

    code: str
    index: Mapping[str, tuple[Atom, ...]]
    begins: Mapping[str, bool]  # tokens that can begin a date -> whether by words spelled out in a pattern only: in, since
    states: tuple[State, ...]
    week_start: int  # 0 is Monday
    weekend: tuple[int, int]  # its first and last weekday
    before: Mapping[tuple[str, ...], tuple[str, str]]  # words before a date -> lead, about, from or until; what was glued
    trail: frozenset[tuple[str, ...]]
    joins: Mapping[tuple[str, ...], str]  # words between two dates -> to, both, equals
    glued_both: frozenset[str]  # clitics that join two days
    future_cues: frozenset[str]
    genitive: frozenset[tuple[str, ...]]


def compile_dates(language: Language, data: Dates, folding: Table) -> Calendar:
    """Compile a language's dates. Raises ValueError where a pattern names an unknown class or macro."""
    glue = _Glue(prefixes(data.clitics, dict(language.contractions)), dict(language.contractions), folding)
    index: dict[str, list[Atom]] = {}
    for kind, value, words, bare in _classes(data):
        glue.add(index, kind, value, glue.bare(words), bare=bare)
    network = _Network()
    literals = network.read(data, folding)
    for literal in literals:
        glue.add(index, f"'{literal}", literal, [(literal,)], bare=False)
    known = {key for atoms in index.values() for atom in atoms for key in atom.keys} | set(_FIGURES)
    if strange := sorted(network.named - known - _empty_classes(data)):
        raise ValueError(f"patterns: unknown class {', '.join(strange)}")
    joins = {words: name for name, said in (("both", data.both), ("equals", data.equals), ("to", data.to)) for words in glue.bare(said)}
    before = (("lead", data.lead), ("about", data.about), ("from", data.since), ("until", data.until))
    states = network.states()
    return Calendar(
        code=language.code,
        index={word: tuple(atoms) for word, atoms in index.items()},
        begins=_begins(index, states),
        states=states,
        week_start=WEEKDAYS.index(data.week_starts),
        weekend=(WEEKDAYS.index(data.weekend[0]), WEEKDAYS.index(data.weekend[1])),
        before={words: (kind, prefix) for kind, said in before for words, prefix in glue.phrases(said).items()},
        trail=frozenset(glue.bare(data.trail)),
        joins=joins,
        glued_both=frozenset(words[0] for words in glue.bare(data.both)),
        future_cues=frozenset(words[0] for words in glue.phrases(data.future_cues)),
        genitive=frozenset(glue.bare(data.genitive)),
    )


def _begins(index: Mapping[str, list[Atom]], states: Sequence[State]) -> dict[str, bool]:
    first = states[0].edges
    found = {}
    for word, atoms in index.items():
        keys = [key for atom in atoms for key in atom.keys if key in first]
        if keys:
            found[word] = all(key.startswith("'") and not any(states[to].accepts for to, _ in first[key]) for key in keys)
    return found


_FIGURES = ("day", "monthno", "year", "year2", "hijri_year", "count")
_VALUED = ("offset", "named", "number", "ordinal", "nth", "month", "month_short", "hijri_month")
_NAMED = ("weekday", "weekday_short", "weekday_stem", "direction", "pointer", "part", "several", "one", "two", "many", "the")


def _empty_classes(data: Dates) -> set[str]:
    """Classes that a pattern may name though this language lists no word for them."""
    return {*_VALUED, *_NAMED, *data.marks} | {f"{name}={unit}" for name in ("one", "two", "many", "the") for unit in UNITS}


def figures(text: str) -> tuple[Atom, ...]:
    """The readings of a token of digits: 20 is a day and a count, 2015 a year and a count."""
    if not text.isdecimal() or len(text) > 4:
        return ()
    number, long = int(text), len(text) == 4
    ranges = (
        ("day", 1 <= number <= 31 and not long),
        ("monthno", 1 <= number <= 12 and not long),
        ("year", 1900 <= number <= 2099),
        ("year2", len(text) == 2),
        ("hijri_year", 1300 <= number <= 1499),
        ("count", number >= 1),
    )
    return tuple(Atom((kind,), number) for kind, holds in ranges if holds)


def _classes(data: Dates) -> Iterator[tuple[str, Value, tuple[str, ...], bool]]:
    """Every class's words: class, value, spellings, and whether they stand without clitics only."""
    yield from _babel(data)
    for name, words in data.weekdays.items():
        yield "weekday", WEEKDAYS.index(name), words, False
    for name, words in data.weekday_stems.items():
        yield "weekday_stem", WEEKDAYS.index(name), words, True
    for number, words in data.hijri_months.items():
        yield "hijri_month", int(number), words, False
    numbered = (("offset", data.offsets), ("named", data.named), ("number", data.numbers), ("ordinal", data.ordinals), ("nth", data.nths))
    for kind, table in numbered:
        for number, words in table.items():
            yield kind, int(number), words, False
    for kind, table in (("direction", data.directions), ("pointer", data.pointers), ("part", data.parts)):
        for name, words in table.items():
            yield kind, name, words, False
    yield "several", None, data.several, False
    for name, unit in data.units.items():
        yield from _unit(name, unit)


def _unit(name: str, unit: Unit) -> Iterator[tuple[str, Value, tuple[str, ...], bool]]:
    for kind, words in (("one", unit.one), ("two", unit.two), ("many", unit.many), ("the", unit.the)):
        yield kind, name, words, False


def _babel(data: Dates) -> Iterator[tuple[str, Value, tuple[str, ...], bool]]:
    """Month and weekday names of the locales, with the file's further spellings of months."""
    from babel import Locale  # 15 ms, and only runs that read dates pay it

    wide: dict[int, list[str]] = {int(n): list(expand_all(words)) for n, words in data.months.items()}
    days: dict[int, list[str]] = {}
    ambiguous = set(data.ambiguous)
    for locale in map(Locale.parse, data.locales):
        for n, word in locale.months["format"]["wide"].items():
            wide.setdefault(n, []).append(word)
        for n, word in locale.months["format"]["abbreviated"].items():
            yield "month_short", n, (word.rstrip("."),), True
        for n, word in locale.days["format"]["wide"].items():
            days.setdefault(n, []).append(word)
        for n, word in locale.days["format"]["abbreviated"].items():
            yield "weekday_short", n, (word.rstrip("."),), True
    for n, words in wide.items():
        for word in dict.fromkeys(words):
            yield "month", n, (word,), word in ambiguous
    for n, words in days.items():
        yield "weekday", n, tuple(dict.fromkeys(words)), False


@dataclass(slots=True)
class _Glue:
    """Fold words and glue clitics to them."""

    prefixes: tuple[str, ...]
    contractions: Mapping[str, str]
    folding: Table
    seen: set[tuple[str, tuple[str, ...], tuple[str, ...]]] = field(default_factory=set)

    def bare(self, spellings: Sequence[str]) -> list[tuple[str, ...]]:
        """The spellings as rows of folded tokens."""
        return [tuple(t.text for t in tokenize(word.translate(self.folding))) for word in expand_all(spellings)]

    def phrases(self, spellings: Sequence[str]) -> dict[tuple[str, ...], str]:
        """The spellings with all that can be glued before them, and what was."""
        made: dict[tuple[str, ...], str] = {}
        for first, *rest in self.bare(spellings):
            for prefix in self.prefixes:
                made.setdefault((self._glued(prefix, first), *rest), prefix)
        return made

    def add(self, index: dict[str, list[Atom]], kind: str, value: Value, rows: Sequence[tuple[str, ...]], *, bare: bool) -> None:
        """Enter the words of one class in the index."""
        keys = (kind,) if kind.startswith("'") or value is None else (kind, f"{kind}={value}")
        for first, *rest in rows:
            for prefix in ("",) if bare or not first[0].isalpha() else self.prefixes:
                word = self._glued(prefix, first)
                if (word, keys, tuple(rest)) not in self.seen:
                    self.seen.add((word, keys, tuple(rest)))
                    index.setdefault(word, []).append(Atom(keys, value, tuple(rest), prefix))

    def _glued(self, prefix: str, word: str) -> str:
        whole = prefix + word
        for long, short in self.contractions.items() if prefix else ():
            whole = whole.replace(long, short)
        return whole


_PIECE = re.compile(r"\{[^}]*\}|[()|]|[^\s(){}|]+")


@dataclass(slots=True)
class _Network:
    """Patterns as one nondeterministic automaton; brackets become branches, so that nothing is multiplied out."""

    edges: list[dict[str, list[tuple[int, str]]]] = field(default_factory=lambda: [{}])
    silent: list[list[int]] = field(default_factory=lambda: [[]])
    accepts: dict[int, tuple[int, str]] = field(default_factory=dict)
    named: set[str] = field(default_factory=set)
    literals: set[str] = field(default_factory=set)
    marks: Mapping[str, str] = field(default_factory=dict)

    def read(self, data: Dates, folding: Table) -> set[str]:
        """Take in all patterns of a language; the words they spell out come back, folded."""
        rank = 0
        self.marks = {name: characters.translate(folding) for name, characters in data.marks.items()}
        for form, patterns in data.patterns.items():
            for pattern in patterns:
                pieces = _PIECE.findall(_macros(pattern, data.macros).translate(folding))
                end, rest = self._branches(0, pieces, 0)
                if rest != len(pieces):
                    raise ValueError(f"patterns: stray ')' in {pattern!r}")
                self.accepts.setdefault(end, (rank, form))
                rank += 1
        return self.literals

    def states(self) -> tuple[State, ...]:
        """The automaton without its silent steps."""
        return tuple(self._closed(n) for n in range(len(self.edges)))

    def _new(self) -> int:
        self.edges.append({})
        self.silent.append([])
        return len(self.edges) - 1

    def _branches(self, start: int, pieces: Sequence[str], at: int) -> tuple[int, int]:
        """Read alternatives up to ')' or the end; all of them lead from `start` to one new state."""
        join, here = self._new(), start
        while at < len(pieces) and pieces[at] != ")":
            piece = pieces[at]
            at += 1
            if piece == "|":
                self.silent[here].append(join)
                here = start
            elif piece == "(":
                here, at = self._branches(here, pieces, at)
                if at == len(pieces):
                    raise ValueError("patterns: '(' is not closed")
                at += 1
            else:
                here = self._step(here, piece)
        self.silent[here].append(join)
        return join, at

    def _step(self, here: int, piece: str) -> int:
        after = self._new()
        if not piece.startswith("{"):
            words = [t.text for t in tokenize(piece)]
            for word in words[:-1]:
                here = self._step(here, word)
                after = self._new()
            self.literals.add(words[-1])
            self.edges[here].setdefault(f"'{words[-1]}", []).append((after, ""))
            return after
        name, _, slot = piece[1:-1].partition(":")
        for key in [f"'{c}" for c in self.marks[name]] if name in self.marks else [name]:
            self.edges[here].setdefault(key, []).append((after, "" if name in self.marks else slot or name.partition("=")[0]))
        self.literals.update(self.marks.get(name, ""))
        self.named.update(() if name in self.marks else (name,))
        return after

    def _closed(self, state: int) -> State:
        reached, waiting = {state}, [state]
        while waiting:
            for after in self.silent[waiting.pop()]:
                if after not in reached:
                    reached.add(after)
                    waiting.append(after)
        edges: dict[str, list[tuple[int, str]]] = {}
        for source in sorted(reached):
            for key, targets in self.edges[source].items():
                edges.setdefault(key, []).extend(targets)
        ends = [self.accepts[s] for s in reached if s in self.accepts]
        return State({key: tuple(targets) for key, targets in edges.items()}, min(ends, default=None))


_MACRO = re.compile(r"\{([A-Z][A-Z_]*)\}")


def _macros(pattern: str, macros: Mapping[str, str]) -> str:
    """The pattern with its macros put in, each in brackets."""

    def put(match: re.Match[str]) -> str:
        if match[1] not in macros:
            raise ValueError(f"patterns: unknown macro {match[1]!r} in {pattern!r}")
        return f"({_macros(macros[match[1]], macros)})"

    return _MACRO.sub(put, pattern)
