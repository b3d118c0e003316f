"""The shape of a language's way to name days: `rules/languages/CODE/dates.yaml`.

Names of weekdays and Gregorian months come from Babel's locales; everything else is listed. Word lists
are spelled as in `rulebook.words`. A pattern is a row of classes in braces, words, and brackets around
alternatives of whole words: `({weekday}|) {day} {month} ({year}|)`. `{ordinal:nth}` reads the class
`ordinal` into the field `nth` of the expression, `{the=month}` takes that value alone, and `{M}` with
a capital stands for a macro.

Classes that a pattern may name: weekday, weekday_short, weekday_stem, month, month_short, hijri_month,
offset, named, direction, pointer, part, one, two, many, the, number, ordinal, nth,
several; for figures day (1-31), monthno (1-12), year (1900-2099), year2 (00-99), hijri_year
(1300-1499), count (1-9999); and each key of `marks`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
UNITS = ("hour", "day", "week", "weekend", "month", "year")
FORMS = ("calendar", "weekday", "offset", "named", "ago", "span", "period", "nth", "none")
DIRECTIONS = ("past", "this", "future")
PARTS = ("start", "early", "mid", "late", "end")


@dataclass(frozen=True, slots=True)
class Unit:
    """The words for one unit of time, by how many of it they mean."""

    one: tuple[str, ...] = ()  # a week
    the: tuple[str, ...] = ()  # the week, where a language writes that otherwise
    two: tuple[str, ...] = ()  # a dual: two weeks in one word
    many: tuple[str, ...] = ()  # weeks


@dataclass(frozen=True, slots=True)
class Dates:
    """How a language names days. Offsets count days; months and Hijri months count from 1."""

    locales: tuple[str, ...]  # Babel locales whose month and weekday names the press uses
    patterns: Mapping[str, tuple[str, ...]]  # form -> patterns; form `none` eats what only looks like a date
    week_starts: str = "monday"
    weekend: tuple[str, str] = ("saturday", "sunday")  # its first and last day
    clitics: tuple[tuple[str, ...], ...] = ()  # what may be glued to a date word, slot by slot
    weekdays: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # further spellings, by English name
    weekday_stems: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # spellings that need a week beside them
    months: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # further spellings, 1-12
    ambiguous: tuple[str, ...] = ()  # months that are also other words: no clitic stands before them
    hijri_months: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    offsets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # days from the article's day
    named: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # days from the day last named
    units: Mapping[str, Unit] = field(default_factory=dict)
    numbers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # two, three
    ordinals: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # second, third
    nths: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # ordinals before a noun; -1 is the last
    several: tuple[str, ...] = ()
    directions: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    pointers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # directions that stand elsewhere than the others
    parts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    marks: Mapping[str, str] = field(default_factory=dict)  # class -> single characters
    macros: Mapping[str, str] = field(default_factory=dict)
    lead: tuple[str, ...] = ()  # words before a date that keep the day: the morning of
    trail: tuple[str, ...] = ()  # and after it
    about: tuple[str, ...] = ()  # words before a date that make it approximate
    since: tuple[str, ...] = ()  # words before a date that leave its end open
    until: tuple[str, ...] = ()  # … its start
    future_cues: tuple[str, ...] = ()  # words that make a bare weekday after them a coming one
    genitive: tuple[str, ...] = ()  # what after a date makes it describe something: Friday's
    to: tuple[str, ...] = ()  # what stands between the ends of a range
    both: tuple[str, ...] = ()  # what joins two days that are meant together, as a word or a clitic
    equals: tuple[str, ...] = ()  # what stands between two names of one day, in two calendars

    def __post_init__(self) -> None:
        """Check the keys that are a closed set."""
        _known("week_starts", [self.week_starts, *self.weekend], WEEKDAYS)
        _known("weekdays", [*self.weekdays, *self.weekday_stems], WEEKDAYS)
        _known("patterns", self.patterns, FORMS)
        _known("units", self.units, UNITS)
        _known("directions", [*self.directions, *self.pointers], DIRECTIONS)
        _known("parts", self.parts, PARTS)
        _known("months", [*self.months, *self.hijri_months], [str(n) for n in range(1, 13)])
        for keys in (self.offsets, self.named, self.numbers, self.ordinals, self.nths):
            for key in keys:
                int(key)


def _known(name: str, keys: object, allowed: object) -> None:
    if strange := sorted(set(keys) - set(allowed)):  # type: ignore[call-overload]
        raise ValueError(f"{name}: unknown {', '.join(strange)}; known: {', '.join(allowed)}")  # type: ignore[arg-type]
