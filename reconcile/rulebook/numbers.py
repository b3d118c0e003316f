"""The shape of a language's numbers: `rules/languages/CODE/numbers.yaml`.

Words are spelled as in `rulebook.words` and written without clitics; keys that are numbers are written
in digits.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Scale:
    """The words of a hundred, a thousand, a million: what multiplies the number before it."""

    one: tuple[str, ...]  # thousand; alone it is one of them
    two: tuple[str, ...] = ()  # a dual: two of them in one word
    two_of: tuple[str, ...] = ()  # the dual before its noun; never before a conjunction, or one of `no_nouns`
    many: tuple[str, ...] = ()  # the plural after a number; alone it is no number (see `vague`)


@dataclass(frozen=True, slots=True)
class Vague:
    """Words for a number that is not told (dozens, several), and the least and the most they can mean."""

    words: tuple[str, ...]
    min: int
    max: int | None = None


@dataclass(frozen=True, slots=True)
class BoundWords:
    """The words of one kind of bound: those before the number, and those after it or after its noun."""

    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RangeWords:
    """The words of a range: between 20 and 25, 20 to 25; `start` (from) makes of `to` a change."""

    before: tuple[str, ...] = ()  # between: the ends are joined by `joints` or `middle`
    middle: tuple[str, ...] = ()  # to, or
    start: tuple[str, ...] = ()  # from: "from 20 to 25" is a change, not a range


@dataclass(frozen=True, slots=True)
class Measure:
    """The words that make a number a measure (money, age, date) and no count."""

    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()  # found bare only: no clitics
    year_before: tuple[str, ...] = ()  # before what can be a year: in the year
    year_after: tuple[str, ...] = ()  # after what can be a year
    year_hint: tuple[str, ...] = ()  # before what can be a year and is no round hundred: in, since
    between: tuple[tuple[str, str], ...] = ()  # marks on both sides of a bare figure below 120: an age


@dataclass(frozen=True, slots=True)
class Numbers:
    """All that a language knows of numbers."""

    units_first: bool  # six and twenty, not twenty-six
    side_by_side: bool  # parts may stand without a conjunction: two hundred six
    thousands: str  # the marks that may part thousands; a space among them stands for one of any width
    decimals: str  # the marks that may part a fraction
    cardinals: Mapping[str, tuple[str, ...]]
    scales: Mapping[str, Scale]
    bounds: Mapping[str, BoundWords]  # more, least, fewer, most, about
    joints: tuple[str, ...] = ()  # and, glued or apart
    pauses: tuple[str, ...] = ()  # marks between the thousands and the hundreds in words
    articles: tuple[str, ...] = ()  # clitics that make a word definite
    points: tuple[str, ...] = ()  # the word between a whole and its decimals
    mirrored_points: tuple[str, ...] = ()  # a letter between decimals and whole, in this order
    links: tuple[str, ...] = ()  # between a number and its measure: the third *of* March
    ordinals: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    ordinal_suffixes: tuple[str, ...] = ()  # glued to a figure: 3rd
    fractions: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    vague: tuple[Vague, ...] = ()
    ranges: RangeWords = field(default_factory=RangeWords)
    measures: Mapping[str, Measure] = field(default_factory=dict)
    no_nouns: tuple[str, ...] = ()  # prepositions: a word before one is no dual that waits for its noun
    traps: tuple[str, ...] = ()  # phrases that hold a number's word and are no number

    def __post_init__(self) -> None:
        if unknown := sorted(set(self.bounds) - {"more", "least", "fewer", "most", "about"}):
            raise ValueError(f"unknown bound {unknown[0]!r}; known: more, least, fewer, most, about")
