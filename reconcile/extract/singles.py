"""Read one number without its bound: a cardinal, a vague number (dozens) or an ordinal, whichever is longest."""

from __future__ import annotations

from dataclasses import dataclass, replace

from reconcile.extract.cardinals import Cardinal, next_scale, read_cardinal
from reconcile.extract.figures import DASHES, glued, is_year
from reconcile.extract.numerals import Row


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a token row, with its bound: "more than 3000" is one number, [3001, None].

    `start` and `end` are token indexes, half-open. `min` and `max` are what the words allow; None is an
    open side, and both are None where the shape has no value (7:15). `kind` is exact, bound, about, vague,
    range or ordinal. `measure` says what makes it no count (money, age, date, label, ...); None: it may
    count something. `prefix` is what the language glued to its front (a conjunction, a preposition).
    """

    start: int
    end: int
    min: float | None
    max: float | None
    kind: str
    measure: str | None = None
    prefix: str = ""


@dataclass(frozen=True, slots=True)
class Core:
    """A number on its way: what its surroundings need to know of how it is written."""

    number: Number
    size: int = 1  # of its last scale
    year: bool = False  # can be a year: 2013, two thousand and thirteen
    digits: bool = False


def read_single(row: Row, i: int) -> Core | None:
    """The longest single number at token i; a cardinal before others of its length."""
    if i >= len(row.tokens):
        return None
    readings = (_cardinal(row, i), _vague(row, i), _ordinal(row, i))
    return max((c for c in readings if c), key=lambda c: c.number.end, default=None)


def _cardinal(row: Row, i: int) -> Core | None:
    found = read_cardinal(row, i)
    if found is None:
        return None
    ordinal = _suffixed(row, found) or _hyphen_ordinal(row, found)
    if ordinal:
        return Core(ordinal)
    figure = found.figure
    number = Number(found.start, found.end, found.value, found.value, "exact", figure.measure if figure else None, found.prefix)
    if _definite_alone(row, found):
        return Core(replace(number, kind="ordinal"))
    year = found.value is not None and is_year(found.value) and (figure is None or figure.plain)
    return Core(number, found.size, year, figure is not None)


def _suffixed(row: Row, found: Cardinal) -> Number | None:
    """A figure with an ordinal's ending: 3rd."""
    plain = found.figure is not None and found.figure.plain
    if plain and glued(row.tokens, found.end - 1) and row.tokens[found.end].text in row.numerals.ordinal_suffixes:
        return Number(found.start, found.end + 1, found.value, found.value, "ordinal")
    return None


def _hyphen_ordinal(row: Row, found: Cardinal) -> Number | None:
    """Twenty-third."""
    at = found.end
    if found.figure or not found.value or found.value % 10 or not glued(row.tokens, at - 1) or row.tokens[at].text not in DASHES:
        return None
    unit = row.at(at + 1, "ordinal")
    if unit is None or unit.value > 9:
        return None
    value = found.value + unit.value
    return Number(found.start, unit.end, value, value, "ordinal", None, found.prefix)


def _definite_alone(row: Row, found: Cardinal) -> bool:
    """Whether a definite number stands without a noun after it, as an ordinal does: "(the day) the-forty"."""
    definite = row.numerals.articles and found.prefix.endswith(row.numerals.articles)
    if not definite or found.figure or found.value is None or not 10 < found.value < 100:
        return False
    return found.end >= len(row.tokens) or not row.tokens[found.end].is_word


def _vague(row: Row, i: int) -> Core | None:
    """Dozens, tens of thousands, several hundred."""
    mark = row.at(i, "vague")
    if mark is None:
        return None
    low, high = mark.value
    scale = next_scale(row, mark.end)
    if scale is None:
        return Core(Number(i, mark.end, low, high, "vague", None, mark.prefix))
    size = scale.value.size
    top = (9 if high is None else high) * size + size - 1  # tens of thousands end at 99,999
    return Core(Number(i, scale.end, low * size, top, "vague", None, mark.prefix), size)


def _ordinal(row: Row, i: int) -> Core | None:
    """Third; where units come first, the third and the twentieth."""
    mark = row.at(i, "ordinal")
    if mark is None:
        return None
    end, value, numerals = mark.end, mark.value, row.numerals
    if numerals.units_first and value < 10:
        apart = end < len(row.tokens) and row.tokens[end].text in numerals.joints
        tens = row.at(end + apart, "cardinal", numerals.plain if apart else numerals.joined)
        if tens and 20 <= tens.value < 100 and tens.prefix.endswith(numerals.articles):
            end, value = tens.end, value + tens.value
    return Core(Number(i, end, value, value, "ordinal", None, mark.prefix))
