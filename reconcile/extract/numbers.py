"""Find the numbers of a token row: what they are worth, as closed intervals, and whether they can count something."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reconcile.extract.figures import DASHES, glued, is_figure
from reconcile.extract.measures import read_measure
from reconcile.extract.numerals import OPENERS, Numerals, Row, compile_numbers, read_row
from reconcile.extract.ranges import past_clitics, read_range
from reconcile.extract.singles import Core, Number
from reconcile.text.tokens import Token

__all__ = ["Bound", "Number", "Numerals", "apply_bound", "bound_at", "compile_numbers", "find_numbers"]

_STARTS = OPENERS | {"bound before", "range before"}
_LONGEST_BOUND = 8  # tokens of a bound phrase after the noun


@dataclass(frozen=True, slots=True)
class Bound:
    """A bound phrase at tokens [start, end): `name` is more, least, fewer, most or about."""

    start: int
    end: int
    name: str


def find_numbers(tokens: Sequence[Token], numerals: Numerals) -> tuple[Number, ...]:
    """All numbers of a row of folded tokens, in order, without overlap, the longest at each place."""
    if not any(t.text in numerals.openers or is_figure(t) for t in tokens):
        return ()
    row = read_row(tokens, numerals)
    found: list[Number] = []
    at = 0
    for i, token in enumerate(tokens):
        if i < at or not (is_figure(token) or any(m.name in _STARTS for m in row.starts.get(i, ()))):
            continue
        core = _bounded(row, i)
        if core:
            number, at = _finish(row, core, found[-1] if found else None)
            found.append(number)
    return tuple(found)


def bound_at(tokens: Sequence[Token], i: int, numerals: Numerals) -> Bound | None:
    """The bound phrase that begins at token i and changes a number before it: "(12 people) at least"."""
    marks = numerals.lexicon.find(tokens[i : i + _LONGEST_BOUND])
    best = max((m for m in marks if m.start == 0 and m.name == "bound after"), key=lambda m: m.end, default=None)
    return Bound(i, i + best.end, best.value) if best else None


def apply_bound(name: str, low: float | None, high: float | None) -> tuple[float | None, float | None]:
    """The interval that a bound (more, least, fewer, most, about) makes of another.

    >>> apply_bound("more", 3000, 3000)
    (3001, None)
    >>> apply_bound("about", 104, 104)
    (94, 114)
    """
    step = 1 if low == high and low is not None and low == int(low) else 0
    if name == "more":
        return None if low is None else low + step, None
    if name == "least":
        return low, None
    if name == "fewer":
        return None, None if high is None else high - step
    if name == "most":
        return None, high
    return None if low is None else low - _tenth(low), None if high is None else high + _tenth(high)


def _tenth(value: float) -> float:
    """A tenth either way, rounded, and of a whole number at least 1: about 5 allows 4 and 6."""
    if value != int(value):
        return round(abs(value) / 10, 6)
    return max(1, int(abs(value) / 10 + 0.5)) if value else 0


def _bounded(row: Row, i: int) -> Core | None:
    """A number with the bound before it, or with several: no fewer than about 30.

    "(30 dead) at least, and 100 hurt" with the conjunction glued on is no bound of the 100.
    """
    bound = row.at(i, "bound before")
    if bound:
        inner = _bounded(row, past_clitics(row, bound.end))
        number = inner.number if inner else None
        if inner and number and _takes_bound(number) and not row.numerals.joins(number.prefix):
            return replace(inner, number=replace(_with_bound(number, bound.value), start=i, prefix=bound.prefix))
    return read_range(row, i, bounded=row.before(i, "bound before") is not None)


def _takes_bound(number: Number) -> bool:
    return number.kind != "ordinal" and (number.min, number.max) != (None, None)


_NEVER_ABOUT = (1, 2)  # nobody guesses so few: "a film about two men" is of two


def _with_bound(number: Number, name: str) -> Number:
    """The number that a bound makes of it. Nearly dozens are dozens."""
    kind = "bound" if name != "about" or number.kind == "bound" else "about"
    if name == "about" and (number.kind == "vague" or (number.kind == "exact" and number.max in _NEVER_ABOUT)):
        return replace(number, kind=kind if number.kind == "vague" else number.kind)
    low, high = apply_bound(name, number.min, number.max)
    return replace(number, min=low, max=high, kind=kind)


def _finish(row: Row, core: Core, last: Number | None) -> tuple[Number, int]:
    """The number with what stands around it (sign, bound after, measure, brackets), and where to go on."""
    floor = last.end if last else 0
    number = _signed(row, core, floor)
    after = row.at(number.end, "bound after")
    if after and _takes_bound(number):
        number = replace(_with_bound(number, after.value), end=after.end)
    measure, past = read_measure(row, replace(core, number=number))
    number = _bracketed(row, replace(number, measure=measure or _continued(row, core, last)), floor)
    if core.digits and number.start > floor and not number.prefix:
        number = _with_clitic(row, number)
    return number, max(past, number.end)


def _continued(row: Row, core: Core, last: Number | None) -> str | None:
    """The measure that goes on from the number before: July 4, *2015*; page 3 of *14*; aged 25, *34* and *23*."""
    number = core.number
    between = row.tokens[last.end : number.start] if last else ()
    if last is None or not 1 <= len(between) <= 2 or not core.digits:
        return None
    joined = all(t.text == "," or t.text in row.numerals.joints for t in between)  # "31, 40, and 52"
    if last.measure == "date":
        return "date" if joined and core.year and len(between) == 1 else None
    following = row.tokens[number.end] if number.end < len(row.tokens) else None
    listed = joined and (following is None or not following.is_word or following.text in row.numerals.joints)
    if last.measure == "label" and row.at(last.end, "link"):
        return "label"
    return last.measure if listed and last.measure in ("age", "label") else None


def _signed(row: Row, core: Core, floor: int) -> Number:
    """-5 is below zero; but a dash before "3 people" opens an item of a list."""
    number = core.number
    at = number.start - 1
    if not core.digits or number.kind != "exact" or number.min is None or at < floor or row.tokens[at].text not in DASHES:
        return number
    listed = number.end < len(row.tokens) and row.tokens[number.end].is_word
    if listed or not glued(row.tokens, at) or glued(row.tokens, at - 1):
        return number
    return replace(number, start=at, min=-number.min, max=-number.min)


def _bracketed(row: Row, number: Number, floor: int) -> Number:
    """(20) with its brackets; "more than (20" with the one that closes it."""
    before, after = number.start - 1, number.end
    if after >= len(row.tokens) or row.tokens[after].text != ")":
        return number
    if any(t.text == "(" for t in row.tokens[number.start : after]):
        return replace(number, end=after + 1)
    return replace(number, start=before, end=after + 1) if before >= floor and row.tokens[before].text == "(" else number


def _with_clitic(row: Row, number: Number) -> Number:
    """A figure with the clitic before it, a token of its own; one that begins with a conjunction stays outside."""
    text = row.tokens[number.start - 1].text
    if text not in row.numerals.clitics:
        return number
    return replace(number, start=number.start - (not row.numerals.joins(text)), prefix=text)
