"""What makes a number no count: the unit after it, the word before it, or the way it is written."""

from __future__ import annotations

import unicodedata

from reconcile.extract.figures import DASHES, glued, is_figure
from reconcile.extract.numerals import Row
from reconcile.extract.singles import Core

_OLDEST = 120  # years: a bare figure between commas above it is no age


def read_measure(row: Row, core: Core) -> tuple[str | None, int]:
    """The measure of a number (None: it may count something), and the token index behind its unit."""
    number = core.number
    if number.measure:
        return number.measure, number.end
    starts = _fronts(row, number.start)
    if core.year and (year := next((m for i in starts if (m := row.before(i, "year before"))), None)):
        return year.value, number.end
    for i in _unit_starts(row, number.end):
        after = (row.at(i, "year after") if core.year else None) or row.at(i, "measure after")
        if after:
            return after.value, after.end
    before = (measure_before(row, core, i) for i in starts)
    return next(filter(None, before), None) or _behind_unit(row, core) or _shape(row, core), number.end


def measure_before(row: Row, core: Core, i: int) -> str | None:
    """The measure that the words just before token i give the number."""
    mark = row.before(i, "measure before")
    if mark is None and core.year:
        mark = row.before(i, "year before")
        if mark is None and core.digits and (core.number.min or 0) % 100:
            mark = row.before(i, "year hint")
    return mark.value if mark else None


def _behind_unit(row: Row, core: Core) -> str | None:
    """The unit that a word for one or two stands behind: day one."""
    unit = row.before(core.number.start, "measure after")
    small = not core.digits and core.number.kind == "exact" and 0 < (core.number.min or 0) < 3
    return unit.value if unit and small else None


def _fronts(row: Row, i: int) -> tuple[int, ...]:
    """Where a word before the number may end: next to it, before its bracket or clitic, or in brackets: July (7th) 2015."""
    front = i
    while front > 0 and (row.tokens[front - 1].text == "(" or row.tokens[front - 1].text in row.numerals.clitics):
        front -= 1
    return (i, front, i - 1) if i > 0 and row.tokens[i - 1].text == ")" else (i, front)


def _unit_starts(row: Row, end: int) -> tuple[int, ...]:
    """Where a unit may begin: next, behind a hyphen or a bracket, behind a link (of), or behind the ½ of 3½."""
    if end >= len(row.tokens):
        return ()
    text = row.tokens[end].text
    if unicodedata.category(text[0]) == "No":
        return _unit_starts(row, end + 1)
    opened = text == ")" or (text in DASHES and glued(row.tokens, end - 1))
    links = (m.end for m in row.starts.get(end, ()) if m.name == "link")
    return (end, end + 1, *links) if opened else (end, *links)


def _shape(row: Row, core: Core) -> str | None:
    """Digits joined to letters (9x), ranges of years (1990-2015), a year in brackets, an age between commas."""
    number, tokens = core.number, row.tokens
    if not core.digits:
        return None
    if glued(tokens, number.end - 1) and tokens[number.end].is_word and tokens[number.end].text.isascii():
        return "label"
    ends = number.end == len(tokens) or not tokens[number.end].is_word
    dashed = any(t.text in DASHES for t in tokens[number.start : number.end])
    if core.year and number.kind == "range" and (dashed or (ends and (number.min or 0) % 100)):
        return "date"
    if number.kind != "exact" or number.start == 0 or number.end == len(tokens):
        return None
    around = (tokens[number.start - 1].text, tokens[number.end].text)
    if core.year and around == ("(", ")") and (number.min or 0) % 100:
        return "date"
    return _between(row, core, around) if 0 < (number.min or 0) < _OLDEST else None


def _between(row: Row, core: Core, around: tuple[str, str]) -> str | None:
    """The measure of a figure between two marks: an age in "Ada Low, 24, of ..."; but no list "5, 24, 7"."""
    before, after = core.number.start - 2, core.number.end + 1
    named = before >= 0 and (row.tokens[before].is_word or around[0].isalpha())  # "Ada Low, now 24,"
    if not named or (after < len(row.tokens) and is_figure(row.tokens[after])):
        return None
    return next((name for name, pair in row.numerals.between if pair == around), None)
