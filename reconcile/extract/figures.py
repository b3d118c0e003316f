"""Read a number written in digits: separators, decimals, and the shapes that are no count (7:15, 22/7/2015)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reconcile.text.tokens import Token

DASHES = frozenset("-‐‑‒–—−")
_DATE_MARKS = frozenset("/.") | DASHES
_SEPARATOR = re.compile(r"[.,٫٬]")
_LONGEST = 15  # digits that a float holds exactly; a longer row of digits is a code


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in digits, as tokens half-open. `value` is None where the shape has none (a clock time)."""

    start: int
    end: int
    value: float | None
    measure: str | None = None
    plain: bool = False  # one token of digits alone


@dataclass(frozen=True, slots=True)
class Marks:
    """The marks that a language writes inside figures."""

    thousands: str
    decimals: str
    mirrored: frozenset[str] = frozenset()


def whole(value: float) -> float:
    """A number without a fraction as an integer: 3.0 is 3."""
    return int(value) if value == int(value) else value


def glued(tokens: Sequence[Token], i: int) -> bool:
    """Whether token i stands against the token after it, without a space."""
    return i >= 0 and i + 1 < len(tokens) and tokens[i].end == tokens[i + 1].start


def is_figure(token: Token) -> bool:
    """Whether a token is digits, with or without separators."""
    return token.text[0].isdecimal()


def figure_value(text: str, marks: Marks, *, scaled: bool = False) -> float | None:
    """The value of one token of digits; None where it has none. `scaled`: a word like million follows.

    >>> figure_value("1,500", Marks(",", "."))
    1500
    >>> figure_value("1,5", Marks(",", "."))
    1.5
    """
    if len(text) > _LONGEST + 5:
        return None
    parts = _SEPARATOR.split(text)
    if len(parts) == 1:
        return int(text)
    separators = [c for c in text if not c.isdecimal()]
    if len(parts) == 2 and not _thousands(parts, separators[0], marks, scaled):
        return whole(float(f"{parts[0]}.{parts[1]}"))
    head, tail = parts[1:-1], parts[-1]
    if any(len(p) != 3 for p in head) or len(set(separators[:-1])) > 1:
        return None
    if separators[-1] in separators[:-1] or len(parts) == 2:
        return int("".join(parts)) if len(tail) == 3 else None
    return whole(float(f"{''.join(parts[:-1])}.{tail}"))


def _thousands(parts: Sequence[str], separator: str, marks: Marks, scaled: bool) -> bool:
    """Whether two parts are thousands and units. 6.935 before a million is no thousand, 12.500 alone can be."""
    if len(parts[1]) != 3 or len(parts[0]) > 3 or parts[0].startswith("0"):
        return False
    return separator in marks.thousands and not (scaled and separator in marks.decimals)


def read_figure(tokens: Sequence[Token], i: int, marks: Marks, *, scaled: bool = False) -> Figure:
    """The figure at token i, which must be digits. `scaled`: a word like million follows it."""
    return (
        _joined(tokens, i)
        or _spaced_date(tokens, i)
        or _spaced_thousands(tokens, i, marks)
        or _mirrored(tokens, i, marks, scaled)
        or _single(tokens, i, marks, scaled)
    )


def _joined(tokens: Sequence[Token], i: int) -> Figure | None:
    """Figures joined without spaces: 7:15, 22/7/2015, 2015-07-22, 24/7, 3-2. A rising 20-25 is left to ranges."""
    parts, end = [tokens[i].text], i + 1
    mark = tokens[end].text if glued(tokens, i) else ""
    if mark not in _DATE_MARKS and mark != ":":
        return None
    while glued(tokens, end - 1) and glued(tokens, end) and tokens[end].text == mark and is_figure(tokens[end + 1]):
        parts.append(tokens[end + 1].text)
        end += 2
    if len(parts) == 1 or not all(p.isdecimal() and len(p) <= _LONGEST for p in parts):
        return None
    measure = "time" if mark == ":" else _joined_measure(parts, mark)
    ratio = measure == "ratio" and int(parts[1]) != 0
    return Figure(i, end, whole(int(parts[0]) / int(parts[1])) if ratio else None, measure) if measure else None


def _joined_measure(parts: Sequence[str], mark: str) -> str | None:
    """What figures joined by a slash, a point or a dash are; None where they are a range."""
    if len(parts) > 2:
        return "date" if len(parts) == 3 and _is_date(parts) else "label"
    first, second = map(int, parts)
    if mark not in DASHES:
        return "date" if is_year(first) and len(parts[1]) in (2, 4) else "ratio"
    telephone = (len(parts[0]), len(parts[1])) == (3, 4) and (first % 100 or second % 100)  # 500-1000 is a range
    if telephone or second > 100 * first:  # 1-800
        return "label"
    return None if first < second else "score" if first < 100 else "label"


def _spaced_date(tokens: Sequence[Token], i: int) -> Figure | None:
    """4 / 2 / 1429."""
    row = tokens[i : i + 5]
    if len(row) == 5 and row[1].text == row[3].text == "/" and all(t.text.isdecimal() and len(t.text) <= 4 for t in row[::2]):
        return Figure(i, i + 5, None, "date")
    return None


def _spaced_thousands(tokens: Sequence[Token], i: int, marks: Marks) -> Figure | None:
    """3 000, in a language that parts thousands by a space, of whatever width."""
    first, end = tokens[i], i + 1
    if " " not in marks.thousands or not first.text.isdecimal() or len(first.text) > 3 or first.text.startswith("0"):
        return None
    while end < len(tokens) and _three_digits(tokens[end].text) and tokens[end].start == tokens[end - 1].end + 1:
        end += 1
    return Figure(i, end, int("".join(t.text for t in tokens[i:end]))) if i + 1 < end <= i + 4 else None


def _three_digits(text: str) -> bool:
    return len(text) == 3 and text.isdecimal()


def _is_date(parts: Sequence[str]) -> bool:
    """Whether three figures can be a day, a month and a year, in any order."""
    first, middle, last = map(int, parts)
    small = [p for p in (first, middle, last) if p <= 31]
    return len(parts[1]) <= 2 and (is_year(first) or is_year(last) or len(parts[2]) == 2) and len(small) >= 2


def is_year(value: float) -> bool:
    """Whether a number can be a year, of either calendar."""
    return 1300 <= value <= 2100


def _mirrored(tokens: Sequence[Token], i: int, marks: Marks, scaled: bool) -> Figure | None:
    """Decimals, a letter, the whole: 5r1 is 1.5, 000r22 is 22000."""
    if not (glued(tokens, i) and tokens[i + 1].text in marks.mirrored and glued(tokens, i + 1) and is_figure(tokens[i + 2])):
        return None
    left, right = tokens[i].text, tokens[i + 2].text
    if not (left.isdecimal() and right.isdecimal() and len(left) + len(right) <= _LONGEST):
        return None
    if len(left) == 3 and not scaled and not right.startswith("0"):
        return Figure(i, i + 3, int(right + left))
    return Figure(i, i + 3, whole(float(f"{right}.{left}")))


def _single(tokens: Sequence[Token], i: int, marks: Marks, scaled: bool) -> Figure:
    text = tokens[i].text
    plain = text.isdecimal()
    value = figure_value(text, marks, scaled=scaled)
    if _point_before(tokens, i, marks) and plain and len(text) <= _LONGEST:
        return Figure(i - 1, i + 1, float(f"0.{text}"))
    measure = _code(tokens, i, text) or (None if value is not None else "date" if text.count(".") == 2 else "label")
    return Figure(i, i + 1, value, measure, plain)


def _point_before(tokens: Sequence[Token], i: int, marks: Marks) -> bool:
    """Whether a decimal point opens the figure: .40, not "end.40"."""
    return i > 0 and tokens[i - 1].text in marks.decimals and glued(tokens, i - 1) and not glued(tokens, i - 2)


def _code(tokens: Sequence[Token], i: int, text: str) -> str | None:
    """What the writing alone shows to be no count: F-16, A320, 007, 0500123456, &#8220;, 04,00."""
    if text[0] == "0" and len(text) > 1:
        if len(text) == 5 and text[2] in ".,":
            return "time"
        return "label" if text.isdecimal() and len(text) > 2 else None
    if text.isdecimal() and len(text) > 9:
        return "label"
    return _glued_code(tokens, i) if glued(tokens, i - 1) else None


def _glued_code(tokens: Sequence[Token], i: int) -> str | None:
    before = tokens[i - 1]
    if before.text in ("#", "+"):
        return "label"
    hyphened = before.text in DASHES and glued(tokens, i - 2) and tokens[i - 2].is_word
    return "model" if hyphened or (before.is_word and before.text.isascii()) else None
