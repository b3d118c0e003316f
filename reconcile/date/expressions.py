"""Find the expressions in a row of tokens that name days, and what each of them says.

What is found is what was read, not yet a date: `resolve` needs the day that the text counts from.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from reconcile.date.calendar import Atom, Calendar, compile_dates, figures
from reconcile.date.model import DateExpression
from reconcile.date.resolve import resolve
from reconcile.text.tokens import Token

__all__ = ["Calendar", "DateExpression", "compile_dates", "find_dates", "resolve"]


class _Match(NamedTuple):
    rank: int
    form: str
    end: int
    slots: tuple[tuple[str, Any], ...]
    prefix: str


class _Found(NamedTuple):
    expression: DateExpression
    prefix: str


def find_dates(tokens: Sequence[Token], calendar: Calendar) -> tuple[DateExpression, ...]:
    """All expressions of days in a row of folded tokens, in order: the longest at each place, none overlapping."""
    texts = [token.text for token in tokens]
    matches = list(_matches(texts, calendar))
    found: list[_Found] = []
    for i, (at, match) in enumerate(matches):
        ceiling = matches[i + 1][0] if i + 1 < len(matches) else len(texts)
        floor = found[-1].expression.end if found else 0
        found.append(_dressed(texts, match, at, (floor, ceiling), calendar))
    return tuple(_cued(texts, item.expression, calendar) for item in _joined(texts, found, calendar))


def _matches(texts: Sequence[str], calendar: Calendar) -> Iterator[tuple[int, _Match]]:
    at, total = 0, len(texts)
    while at < total:
        match = _longest(texts, at, calendar) if _may_begin(texts, at, calendar) else None
        if match is None or (_loose(match) and _longer_inside(texts, at, match, calendar)):
            at += 1
            continue
        if match.form != "none":
            yield at, match
        at = match.end


def _may_begin(texts: Sequence[str], at: int, calendar: Calendar) -> bool:
    """Whether a look is worth it: a preposition begins a date only where a date's word follows, and most of a text is neither."""
    text = texts[at]
    spelled_out = calendar.begins.get(text)
    if spelled_out is None:
        return text[0].isdecimal()
    return not spelled_out or (at + 1 < len(texts) and (texts[at + 1] in calendar.index or texts[at + 1][0].isdecimal()))


def _loose(match: _Match) -> bool:
    """Whether a match may be the first words of a fuller date: in April, a year ago."""
    return match.form == "ago" or (match.form == "calendar" and not any(slot in ("day", "ordinal") for slot, _ in match.slots))


def _longer_inside(texts: Sequence[str], at: int, match: _Match, calendar: Calendar) -> bool:
    """Whether another date begins inside it and ends later: since April 11, منذ عام 2009, منذ يوم الجمعة."""
    bare_unit = match.form == "ago" and match.slots[-1][0] == "one" and len(match.slots) == 1
    for start in range(at + 1, min(match.end + bare_unit, len(texts))):
        other = _longest(texts, start, calendar)
        if other is not None and other.end > match.end and other.form != "none":
            return True
    return False


def _longest(texts: Sequence[str], start: int, calendar: Calendar) -> _Match | None:
    """The longest match that begins at a token; of two equally long ones the pattern that is listed first."""
    best: _Match | None = None
    waiting: list[tuple[int, int, tuple[tuple[str, Any], ...], str]] = [(start, 0, (), "")]
    while waiting:
        at, number, slots, prefix = waiting.pop()
        state = calendar.states[number]
        if state.accepts and (best is None or (-at, state.accepts[0]) < (-best.end, best.rank)):
            best = _Match(*state.accepts, at, slots, prefix)
        if not state.edges or at == len(texts):
            continue
        for atom in _atoms(texts[at], calendar.index):
            if at > start and atom.prefix:
                continue
            end = at + 1 + len(atom.rest)
            if atom.rest and tuple(texts[at + 1 : end]) != atom.rest:
                continue
            for key in atom.keys:
                for target, slot in state.edges.get(key, ()):
                    waiting.append((end, target, (*slots, (slot, atom.value)) if slot else slots, prefix or atom.prefix))
    return best


def _atoms(text: str, index: Mapping[str, tuple[Atom, ...]]) -> tuple[Atom, ...]:
    return index.get(text) or (figures(text) if text[0].isdecimal() else ())


# What a class fills, where a pattern names no field itself.
_FIELDS = {
    "weekday_short": "weekday",
    "weekday_stem": "weekday",
    "month_short": "month",
    "monthno": "month",
    "hijri_month": "month",
    "ordinal": "day",
    "pointer": "direction",
    "year2": "year",
    "hijri_year": "year",
    "named": "offset",
    "number": "count",
    "one": "unit",
    "two": "unit",
    "many": "unit",
    "the": "unit",
}


def _read(match: _Match, start: int, calendar: Calendar) -> DateExpression:
    fields: dict[str, Any] = {}
    for slot, value in match.slots:
        if slot == "several":
            fields["approximate"] = True
            continue
        if slot.startswith("hijri"):
            fields["hijri"] = True
        if slot in ("one", "two"):
            fields.setdefault("count", 1 if slot == "one" else 2)
        if slot == "ordinal":
            fields.setdefault("nth", value)
        # The first name of a doubled month counts: يناير (كانون الثاني).
        fields.setdefault(_FIELDS.get(slot, slot), 2000 + value if slot == "year2" else value)
    if match.form == "ago" and fields.get("unit") not in ("hour", "day"):
        fields["approximate"] = True  # who says "a month ago" has not counted days
    return DateExpression(start, match.end, match.form, week_start=calendar.week_start, weekend=calendar.weekend, **fields)


def _dressed(texts: Sequence[str], match: _Match, at: int, room: tuple[int, int], calendar: Calendar) -> _Found:
    """The match as an expression, with the words around it, inside `room`, that belong to it: the morning of, since."""
    floor, ceiling = room
    read = _read(match, at, calendar)
    end = read.end
    while size := _after(texts, end, ceiling, calendar):
        end += size
    start, prefix = at, match.prefix
    kinds = {calendar.before.get((texts[at],), ("", ""))[0]}  # the first word itself, where `since 2009` is one pattern
    while not prefix and (found := _before(texts, floor, start, calendar)):
        size, kind, prefix = found
        start -= size
        kinds.add(kind)
    closed = read.form == "ago" or (read.first_day or read.first_year) is not None or not kinds & {"from", "until"}
    if tuple(texts[end : end + 2]) in calendar.genitive:  # by Friday's attack is no deadline
        closed = True
    side = None if closed else "from" if "from" in kinds else "until"
    return _Found(replace(read, start=start, end=end, open=side, approximate=read.approximate or "about" in kinds), prefix)


def _before(texts: Sequence[str], floor: int, start: int, calendar: Calendar) -> tuple[int, str, str] | None:
    for size in range(min(4, start - floor), 0, -1):
        if found := calendar.before.get(tuple(texts[start - size : start])):
            return size, *found
    return None


def _after(texts: Sequence[str], end: int, ceiling: int, calendar: Calendar) -> int:
    return next((size for size in (2, 1) if end + size <= ceiling and tuple(texts[end : end + size]) in calendar.trail), 0)


def _joined(texts: Sequence[str], found: Sequence[_Found], calendar: Calendar) -> list[_Found]:
    """Make one of two expressions that are the ends of a range, or one day in two calendars."""
    made: list[_Found] = []
    for item in found:
        if made and (how := _join(texts, made[-1], item, calendar)):
            made[-1] = _Found(_merged(made[-1].expression, item.expression, how), made[-1].prefix)
        else:
            made.append(item)
    return made


def _join(texts: Sequence[str], left: _Found, right: _Found, calendar: Calendar) -> str | None:
    a, b = left.expression, right.expression
    if a.to is not None:  # Sunday, Monday and Tuesday: a list goes on
        return "both" if right.prefix in calendar.glued_both and a.end == b.start and a.form == b.form == "weekday" else None
    between = tuple(texts[a.end : b.start])
    how = calendar.joins.get(between)
    if not between:
        how = _touching(a, b, right.prefix, calendar)
    if how == "to" and a.day and not b.day and a.month is not None and a.month == b.month:
        how = "equals"  # one month named twice: 26 شباط - فبراير 2016
    if how == "equals":
        return how if a.form == b.form == "calendar" else None
    if how == "to":
        bare = not any(text[0].isalpha() for text in between)  # a dash may as well join a day and its caption
        return how if _pointlike(a) and _pointlike(b) and (a.form == b.form or not bare or not between) else None
    if how == "both":
        alike = a.form == b.form and a.direction == b.direction and (a.form in ("weekday", "offset") or bool(a.day and b.day))
        return how if alike else None
    return None


def _touching(a: DateExpression, b: DateExpression, prefix: str, calendar: Calendar) -> str | None:
    """How two expressions with nothing between them belong together."""
    if prefix in calendar.glued_both:
        return "both"
    if b.open == "until":
        return "to"
    if prefix:
        return None
    if a.form == b.form == "weekday" and ((a.weekday or 0) + 1) % 7 == b.weekday:
        return "to"  # the night of Thursday-Friday
    return "equals" if a.hijri != b.hijri else None


def _pointlike(expression: DateExpression) -> bool:
    return expression.form in ("weekday", "offset", "calendar", "period")


def _merged(a: DateExpression, b: DateExpression, how: str) -> DateExpression:
    if how != "equals":
        return replace(a, end=b.end, to=replace(b, open=None), open=None)
    kept, other = (b, a) if a.hijri else (a, b)
    weekday = a.weekday if kept.weekday is None else kept.weekday
    year = other.year if kept.year is None and a.hijri == b.hijri else kept.year
    return replace(kept, start=a.start, end=b.end, weekday=weekday, year=year, open=a.open)


_CUE_REACH = 8


def _cued(texts: Sequence[str], expression: DateExpression, calendar: Calendar) -> DateExpression:
    """A bare weekday is a coming one where a cue of the future stands shortly before it in the sentence."""
    if expression.form not in ("weekday", "calendar") or expression.direction or expression.year:
        return expression
    for at in range(expression.start - 1, max(-1, expression.start - 1 - _CUE_REACH), -1):
        if texts[at] in calendar.future_cues:
            last = expression.to
            return replace(expression, direction="coming", to=replace(last, direction=last.direction or "coming") if last else None)
        if texts[at] in ".!?؟\n":
            break
    return expression
