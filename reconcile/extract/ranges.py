"""Read a range (between 20 and 25, 20 to 25, 20-25), or the single number where none follows."""

from __future__ import annotations

from reconcile.extract.figures import DASHES, glued, is_figure, whole
from reconcile.extract.measures import measure_before
from reconcile.extract.numerals import Row
from reconcile.extract.singles import Core, Number, read_single


def past_clitics(row: Row, i: int) -> int:
    """Past an opening bracket and what is glued to a figure, but past no conjunction."""
    while i + 1 < len(row.tokens):
        text = row.tokens[i].text
        clitic = text in row.numerals.clitics and not row.numerals.joins(text) and is_figure(row.tokens[i + 1])
        if text != "(" and not clitic:
            break
        i += 1
    return i


def read_range(row: Row, i: int, *, bounded: bool) -> Core | None:
    """The range or the number at token i. `bounded`: the word before it is a bound's, so no "from" of a change."""
    between = row.at(i, "range before")
    if between:
        left = read_single(row, past_clitics(row, between.end))
        right = left and _after_joint(row, left.number.end)
        made = left and right and _span(left, right, i, between.prefix)
        if made:
            return made
    left = read_single(row, i)
    if left is None:
        return None
    change = not bounded and row.before(i, "range start") is not None
    right = _after_dash(row, left.number.end) if change else _after_middle(row, left.number.end)
    if right is None or (left.year and not right.year and measure_before(row, left, i)):  # in 2010 to 52
        return left
    return _span(left, right, left.number.start, left.number.prefix) or left


def _after_joint(row: Row, i: int) -> Core | None:
    """The upper end of "between": behind and, or whatever else joins a range."""
    if i < len(row.tokens) and row.tokens[i].text in row.numerals.joints:
        return read_single(row, past_clitics(row, i + 1))
    glued_on = read_single(row, i)
    if glued_on and glued_on.number.prefix in row.numerals.joined:
        return glued_on
    return _after_middle(row, i)


def _after_middle(row: Row, i: int) -> Core | None:
    middle = row.at(i, "range middle", frozenset({""}))
    if middle and not row.at(i, "bound after"):
        return read_single(row, past_clitics(row, middle.end))
    return _after_dash(row, i)


def _after_dash(row: Row, i: int) -> Core | None:
    if i + 1 < len(row.tokens) and row.tokens[i].text in DASHES and glued(row.tokens, i - 1) == glued(row.tokens, i):
        return read_single(row, i + 1)
    return None


def _span(left: Core, right: Core, start: int, prefix: str) -> Core | None:
    """The range from one number to a greater one; "3 to 4 thousand" begins at 3000."""
    low, high = left.number.min, right.number.max
    if left.number.kind != "exact" or right.number.kind != "exact" or low is None or high is None:
        return None
    if left.number.measure or right.number.measure not in (None, "model"):  # the dash before 25 is no model's
        return None
    if left.size == 1 and right.size > 1 and low < high / right.size:
        low = whole(low * right.size)
    if low >= high:
        return None
    number = Number(start, right.number.end, low, high, "range", None, prefix)
    return Core(number, right.size, left.year and right.year, left.digits and right.digits)
