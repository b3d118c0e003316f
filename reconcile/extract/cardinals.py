"""The grammar of cardinal numbers: units and tens make a group, groups with scales make a number."""

from __future__ import annotations

from dataclasses import dataclass

from reconcile.extract.figures import DASHES, Figure, glued, is_figure, read_figure, whole
from reconcile.extract.numerals import Row, ScaleWord
from reconcile.text.lexicon import Mark


@dataclass(frozen=True, slots=True)
class Cardinal:
    """A number with one value. `size` is its smallest scale (1: it ends in units)."""

    start: int
    end: int
    value: float | None
    size: int = 1
    figure: Figure | None = None  # where it is digits alone
    prefix: str = ""


def read_cardinal(row: Row, i: int) -> Cardinal | None:
    """The longest cardinal at token i: words, digits, or both (5 thousand and 800)."""
    first = _term(row, i, None)
    if first is None:
        return _fraction_of_scale(row, i)
    if first.figure and first.figure.measure:
        return first
    total = _sum_of(row, first)
    return _decimals(row, total) or _and_fraction(row, total) or _told_twice(row, total)


def _sum_of(row: Row, first: Cardinal) -> Cardinal:
    """A term with all that is added to it."""
    total = first
    while total.size > 1 and (more := _next_term(row, total)):
        value = _sum(total.value, more.value)
        total = Cardinal(first.start, more.end, value, more.size, None, first.prefix)
    return total


def _told_twice(row: Row, number: Cardinal) -> Cardinal:
    """The number with its other spelling, in digits and in words: `(190) مائة وتسعون`, "six (6)"."""
    closes = number.figure is not None and row.tokens[number.end : number.end + 1] and row.tokens[number.end].text == ")"
    opens = number.figure is None and row.tokens[number.end : number.end + 1] and row.tokens[number.end].text == "("
    again = _term(row, number.end + 1, row.numerals.plain, words_only=bool(closes)) if closes or opens else None
    if again is None or bool(again.figure) == bool(number.figure):
        return number
    again = _sum_of(row, again)
    if again.value != number.value or (opens and (again.end >= len(row.tokens) or row.tokens[again.end].text != ")")):
        return number
    return Cardinal(number.start, again.end + bool(opens), number.value, again.size, number.figure, number.prefix)


def _sum(a: float | None, b: float | None) -> float | None:
    return None if a is None or b is None else a + b


def _next_term(row: Row, total: Cardinal) -> Cardinal | None:
    """What is added after a scale: thousand *two hundred*, 5 thousand *and 800*. It must be below the scale."""
    for at, allowed in _next_starts(row, total.end):
        paused = row.tokens[at - 1].text in row.numerals.pauses
        term = _term(row, at, allowed, words_only=paused or (at == total.end and allowed is row.numerals.plain))
        value = term.value if term else None
        if value and 0 < value < total.size and (value >= 100 or not paused) and value == int(value):
            return term
    return None


def _next_starts(row: Row, end: int) -> list[tuple[int, frozenset[str]]]:
    """Where the next part of a number may begin, and what may be glued to it."""
    numerals, found = row.numerals, []
    if end < len(row.tokens):
        if row.tokens[end].text in numerals.joints or row.tokens[end].text in numerals.pauses:
            found.append((end + 1, numerals.plain))
        if numerals.joined:
            found.append((end, numerals.joined))
        if numerals.side_by_side:
            found.append((_past_hyphen(row, end), numerals.plain))
    return found


def _past_hyphen(row: Row, i: int) -> int:
    return i + 1 if i < len(row.tokens) and row.tokens[i].text in DASHES and glued(row.tokens, i - 1) and glued(row.tokens, i) else i


def _term(row: Row, i: int, allowed: frozenset[str] | None, *, words_only: bool = False) -> Cardinal | None:
    """A group with its scales, or a scale alone: 250 thousand, two million."""
    if i >= len(row.tokens):
        return None
    if is_figure(row.tokens[i]):
        return None if words_only else _figure_term(row, i)
    group = _group(row, i, allowed)
    if group is not None:
        return _scaled(row, group)
    scale = _lone_scale(row, i, allowed)
    return _scaled(row, scale) if scale else None


def _figure_term(row: Row, i: int) -> Cardinal:
    mirrored = i + 1 < len(row.tokens) and row.tokens[i + 1].text in row.numerals.marks.mirrored
    scale = next_scale(row, i + 3 if mirrored else i + 1)
    figure = read_figure(row.tokens, i, row.numerals.marks, scaled=scale is not None)
    term = Cardinal(figure.start, figure.end, figure.value, figure=figure)
    if figure.measure or figure.value is None:
        return term
    return _bracketed_scaled(row, term) or _scaled(row, term)


def _bracketed_scaled(row: Row, term: Cardinal) -> Cardinal | None:
    """(5) thousand."""
    before, after = term.start - 1, term.end
    if before < 0 or after >= len(row.tokens) or (row.tokens[before].text, row.tokens[after].text) != ("(", ")"):
        return None
    whole_term = _scaled(row, Cardinal(before, after + 1, term.value))
    return whole_term if whole_term.size > 100 else None  # `(190) مائة وتسعون`: told again in words


def next_scale(row: Row, i: int) -> Mark | None:
    """A scale word after a number: thousand, not the dual two thousand."""
    marks = (m for m in row.starts.get(i, ()) if m.name == "scale" and m.prefix in row.numerals.plain and m.value.times < 2)
    return next(iter(sorted(marks, key=lambda m: -m.end)), None)


def _scaled(row: Row, term: Cardinal) -> Cardinal:
    """A group with all the scales that follow it: 3 thousand million."""
    while term.value is not None and (scale := next_scale(row, _past_hyphen(row, term.end))) and scale.value.size > term.size:
        term = Cardinal(term.start, scale.end, whole(round(term.value * scale.value.size, 6)), scale.value.size, None, term.prefix)
    return term


def _lone_scale(row: Row, i: int, allowed: frozenset[str] | None) -> Cardinal | None:
    """A scale without a number before it: a thousand, or the dual. The dual before its noun has no 'and' after it, and no 'of'."""
    words: list[tuple[Mark, ScaleWord]] = [
        (m, m.value) for m in row.starts.get(i, ()) if m.name == "scale" and m.value.times and (allowed is None or m.prefix in allowed)
    ]
    if len(words) > 1 and (_joined_number(row, words[0][0].end) or not _before_noun(row, words[0][0].end)):
        words = [w for w in words if not w[1].construct]
    best = max(words, key=lambda w: (w[0].end, w[1].times), default=None)
    return Cardinal(i, best[0].end, best[1].times * best[1].size, best[1].size, None, best[0].prefix) if best else None


def _before_noun(row: Row, i: int) -> bool:
    return i < len(row.tokens) and row.tokens[i].is_word and not row.at(i, "no noun")


def _joined_number(row: Row, i: int) -> bool:
    names = ("cardinal", "scale", "fraction")
    if i < len(row.tokens) and row.tokens[i].text in row.numerals.joints:
        return i + 1 < len(row.tokens) and (is_figure(row.tokens[i + 1]) or any(row.at(i + 1, n) for n in names))
    return any(row.at(i, n, row.numerals.joined) for n in names)


def _group(row: Row, i: int, allowed: frozenset[str] | None) -> Cardinal | None:
    """A number below a thousand in words: two hundred and twenty-six."""
    part = _part(row, i, allowed)
    if part is None:
        return None
    total, last = part, part.value
    while last and (more := _next_part(row, total.end, last)):
        total = Cardinal(i, more.end, _sum(total.value, more.value), 1, None, part.prefix)
        last = more.value
    return total


def _next_part(row: Row, end: int, last: float) -> Cardinal | None:
    for at, allowed in _next_starts(row, end):
        apart = at > end and row.tokens[at - 1].text in row.numerals.joints
        paused = row.tokens[at - 1].text in row.numerals.pauses
        part = None if paused or (apart and last < 100 and row.numerals.side_by_side) else _part(row, at, allowed)
        if part and part.value and _fits(row, last, part.value):
            return part
    return None


def _fits(row: Row, last: float, new: float) -> bool:
    """Whether a part may be added to the part before it: tens to hundreds, and units to tens in their order."""
    if last >= 100:
        return new < 100
    unit, tens = (last, new) if row.numerals.units_first else (new, last)
    return unit < 10 and 20 <= tens < 100 and tens % 10 == 0


def _part(row: Row, i: int, allowed: frozenset[str] | None) -> Cardinal | None:
    """One part of a group: a unit, tens, or hundreds in one word or two."""
    mark = row.at(i, "cardinal", allowed)
    if mark is None:
        hundred = row.at(i, "scale", allowed)
        return Cardinal(i, hundred.end, 100, 1, None, hundred.prefix) if hundred and hundred.value == ScaleWord(100, 1) else None
    hundred = next_scale(row, _past_hyphen(row, mark.end))
    if hundred and hundred.value.size == 100 and 0 < mark.value < 100:
        return Cardinal(i, hundred.end, mark.value * 100, 1, None, mark.prefix)
    return Cardinal(i, mark.end, mark.value, 1, None, mark.prefix)


def _fraction_of_scale(row: Row, i: int) -> Cardinal | None:
    """Half a million, half a dozen."""
    fraction = row.at(i, "fraction")
    scale = fraction and next_scale(row, fraction.end)
    if not fraction or not scale:
        return None
    return Cardinal(i, scale.end, whole(fraction.value * scale.value.size), scale.value.size, None, fraction.prefix)


def _and_fraction(row: Row, total: Cardinal) -> Cardinal | None:
    """A million and a half, a million and half a million, three and a half million."""
    for at, allowed in _next_starts(row, total.end):
        fraction = row.at(at, "fraction", allowed)
        joined = allowed is row.numerals.joined or row.tokens[at - 1].text in row.numerals.joints
        if fraction and joined and total.value is not None:
            scale = next_scale(row, fraction.end)
            end = scale.end if scale and scale.value.size == total.size else fraction.end
            value = whole(total.value + fraction.value * total.size)
            return _scaled(row, Cardinal(total.start, end, value, total.size, None, total.prefix))
    return None


def _decimals(row: Row, total: Cardinal) -> Cardinal | None:
    """One point five; 3 point 14."""
    point = row.at(total.end, "point", row.numerals.plain) if total.size == 1 and total.value is not None else None
    after = _term(row, point.end, row.numerals.plain) if point else None
    if point is None or after is None or after.value is None or after.value != int(after.value) or total.value != int(total.value or 0):
        return None
    written = row.tokens[point.end].text
    digits = written if written.isdecimal() else str(int(after.value))  # no second point: `0 point 0٫0`
    size = after.size if after.size > 1 else 1
    if size > 1:
        digits = str(int(after.value // size))
    return Cardinal(total.start, after.end, whole(round(float(f"{int(total.value)}.{digits}") * size, 6)), size, None, total.prefix)
