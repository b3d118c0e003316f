"""A language's numbers, compiled once: word lists in one lexicon, and the marks that they leave in a row."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from reconcile.extract.figures import Marks
from reconcile.rulebook.language import Language
from reconcile.rulebook.numbers import Numbers
from reconcile.rulebook.words import expand_all
from reconcile.text.fold import Table, fold
from reconcile.text.lexicon import Lexicon, Mark, prefixes
from reconcile.text.tokens import Token, tokenize

OPENERS = frozenset({"cardinal", "scale", "fraction", "ordinal", "vague"})


@dataclass(frozen=True, slots=True)
class ScaleWord:
    """What a scale word stands for: `times` units of `size`; `construct` where only a noun may follow."""

    size: int
    times: int  # 0: only after a number
    construct: bool = False


@dataclass(frozen=True, slots=True)
class Numerals:
    """The numbers of one language, ready to be found. Make it with `compile_numbers`."""

    lexicon: Lexicon
    openers: frozenset[str]  # the first words of all numbers, clitics and all: a row without one has no number
    marks: Marks
    units_first: bool
    side_by_side: bool
    joints: frozenset[str]
    pauses: frozenset[str]
    plain: frozenset[str]  # what may be glued to a word inside a number: nothing, or the article
    joined: frozenset[str]  # the same behind a glued conjunction
    articles: tuple[str, ...]  # how a prefix with an article ends
    clitics: frozenset[str]  # what may stand glued before a figure
    ordinal_suffixes: frozenset[str]
    between: tuple[tuple[str, tuple[str, str]], ...]

    def joins(self, prefix: str) -> bool:
        """Whether what is glued to a word begins with a conjunction."""
        return any(prefix.startswith(j) for j in self.joints)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of tokens with the marks of its number words, by where they start and by where they end."""

    tokens: Sequence[Token]
    starts: dict[int, list[Mark]]
    ends: dict[int, list[Mark]]
    numerals: Numerals

    def at(self, i: int, name: str, allowed: frozenset[str] | None = None) -> Mark | None:
        """The longest mark of a name that begins at token i, with an allowed prefix (None: any)."""
        found = None
        for mark in self.starts.get(i, ()):
            if mark.name == name and (allowed is None or mark.prefix in allowed) and (found is None or mark.end > found.end):
                found = mark
        return found

    def before(self, i: int, name: str) -> Mark | None:
        """A mark of a name that ends just before token i."""
        return next((m for m in self.ends.get(i, ()) if m.name == name), None)


def compile_numbers(language: Language, data: Numbers, folding: Table) -> Numerals:
    """Compile a language's numbers; `folding` is the language's own table."""
    glued = prefixes(language.proclitics, dict(language.contractions)) if language.proclitics else ("",)
    lexicon = Lexicon(tuple(fold(g, folding).text for g in glued))
    openers: set[str] = set()
    for name, words, value in _word_lists(data):
        folded = [fold(w, folding).text for w in expand_all(words)]
        lexicon.add(name, (_bare(name, w) for w in folded), value)
        if name in OPENERS:
            openers.update(tokenize(w)[0].text for w in folded)
    clitics = frozenset(fold(g, folding).text for g in glued if g)
    joints = frozenset(fold(j, folding).text for j in data.joints)
    articles = tuple(fold(a, folding).text for a in data.articles)
    plain = frozenset(("", *articles))
    return Numerals(
        lexicon=lexicon,
        openers=frozenset(g + o for g in (*clitics, "") for o in openers),
        marks=Marks(data.thousands, data.decimals, frozenset(fold(m, folding).text for m in data.mirrored_points)),
        units_first=data.units_first,
        side_by_side=data.side_by_side,
        joints=joints,
        pauses=frozenset(data.pauses),
        plain=plain,
        joined=frozenset(j + a for j in joints for a in plain) if language.proclitics else frozenset(),
        articles=articles,
        clitics=clitics,
        ordinal_suffixes=frozenset(data.ordinal_suffixes),
        between=tuple((name, pair) for name, measure in data.measures.items() for pair in measure.between),
    )


def _bare(name: str, word: str) -> str:
    """What follows a number takes no clitic: 'days' after 5, but not 'and days'."""
    return f"={word}" if name.endswith("after") else word


def _word_lists(data: Numbers) -> Iterable[tuple[str, Sequence[str], Any]]:
    yield from (("cardinal", words, int(value)) for value, words in data.cardinals.items())
    yield from (("ordinal", words, int(value)) for value, words in data.ordinals.items())
    yield from (("fraction", words, float(value)) for value, words in data.fractions.items())
    yield from (("vague", vague.words, (vague.min, vague.max)) for vague in data.vague)
    for size, scale in data.scales.items():
        yield "scale", scale.one, ScaleWord(int(size), 1)
        yield "scale", scale.two, ScaleWord(int(size), 2)
        yield "scale", scale.two_of, ScaleWord(int(size), 2, construct=True)
        yield "scale", scale.many, ScaleWord(int(size), 0)
    for name, bound in data.bounds.items():
        yield "bound before", bound.before, name
        yield "bound after", bound.after, name
    yield "range before", data.ranges.before, None
    yield "range middle", data.ranges.middle, None
    yield "range start", data.ranges.start, None
    yield "point", data.points, None
    yield "link", data.links, None
    yield "no noun", [f"={word}" for word in data.no_nouns], None
    yield "trap", data.traps, None
    for name, measure in data.measures.items():
        yield "measure before", measure.before, name
        yield "measure after", measure.after, name
        yield "year before", measure.year_before, name
        yield "year after", measure.year_after, name
        yield "year hint", measure.year_hint, name


def read_row(tokens: Sequence[Token], numerals: Numerals) -> Row:
    """Mark the number words of a row; a word inside a trap is none, unless a longer number word holds it."""
    starts: dict[int, list[Mark]] = {}
    ends: dict[int, list[Mark]] = {}
    marks = numerals.lexicon.find(tokens)
    traps = [m for m in marks if m.name == "trap"]
    for mark in marks:
        if traps and mark.name in OPENERS and any(t.start <= mark.start and mark.end <= t.end for t in traps):
            continue
        starts.setdefault(mark.start, []).append(mark)
        ends.setdefault(mark.end, []).append(mark)
    return Row(tokens, starts, ends, numerals)
