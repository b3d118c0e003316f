"""From what a date expression says to the days it means, given the day that its text counts from."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache

from reconcile.date.model import DateExpression

Span = tuple[date | None, date | None]


def resolve(expression: DateExpression, *, anchor: date, named: date | None = None) -> Span | None:
    """The first and last day that an expression means, both inclusive; an open side is None.

    `anchor` is the day that "today" means; `named` the day last named in the text. None where the
    words name no day that exists (31 February), or lean on a day that is not known.
    """
    if expression.to is not None:
        return _range(expression, anchor, named)
    try:
        span = _FORMS[expression.form](expression, anchor, named)
    except (ValueError, OverflowError):  # no such day
        return None
    if span is None or expression.open is None:
        return span
    return (span[0], None) if expression.open == "from" else (None, span[1])


def _range(expression: DateExpression, anchor: date, named: date | None) -> Span | None:
    """From the last day back: of `Saturday to Monday`, Monday is the nearest and Saturday the one before it."""
    last = expression.to
    assert last is not None
    first = replace(expression, to=None)
    if first.form == "calendar" and first.day and not first.month:
        first = replace(first, month=last.month, year=last.year)
    leans = first.form == "weekday" or (first.form == "calendar" and not first.year)
    if leans and first.direction not in (None, "past"):  # next Sunday to Tuesday
        last = replace(last, direction=last.direction or first.direction)
        first = replace(first, direction=None)
    end = resolve(last, anchor=anchor, named=named)
    if end is None or end[1] is None:
        return None
    begin = resolve(first, anchor=end[1] if leans else anchor, named=named)
    if begin is None or begin[0] is None or begin[1] is None or end[0] is None:
        return None
    return min(begin[0], end[0]), max(begin[1], end[1])


def _offset(e: DateExpression, anchor: date, named: date | None) -> Span:
    day = anchor + timedelta(days=e.offset or 0)
    return day, day


def _named(e: DateExpression, anchor: date, named: date | None) -> Span | None:
    return None if named is None else _offset(e, named, None)


def _weekday(e: DateExpression, anchor: date, named: date | None) -> Span | None:
    """The nearest such day not after the anchor; `past` strictly before it, `future` strictly after, `coming` not before."""
    if e.weekday is None:
        return None
    if e.unit == "week":
        monday = _period(e, anchor)[0]
        day = monday + timedelta(days=(e.weekday - monday.weekday()) % 7)
    elif e.direction == "future":
        day = anchor + timedelta(days=(e.weekday - anchor.weekday() - 1) % 7 + 1)
    elif e.direction == "coming":
        day = anchor + timedelta(days=(e.weekday - anchor.weekday()) % 7)
    elif e.direction == "past":
        back = (anchor.weekday() - e.weekday - 1) % 7 + 1
        day = anchor - timedelta(days=back if back > 1 else 8)  # who means yesterday says yesterday
    elif e.direction == "this":  # the nearest, either way
        day = anchor + timedelta(days=(e.weekday - anchor.weekday() + 3) % 7 - 3)
    else:
        day = anchor - timedelta(days=(anchor.weekday() - e.weekday) % 7)
    return day, day


def _shifted(day: date, unit: str, count: int) -> date:
    """The first day of the month or year that lies `count` units away."""
    months = day.year * 12 + day.month - 1 + count * (12 if unit == "year" else 1)
    return date(months // 12, 1 if unit == "year" else months % 12 + 1, 1)


_STEPS = {"past": -1, "this": 0, "future": 1, "coming": 1, None: 0}


def _period(e: DateExpression, anchor: date) -> tuple[date, date]:
    """The whole week, month or year that is last, this or next."""
    if e.unit == "weekend":
        return _weekend(e, anchor)
    return _unit_at(e.unit or "day", _STEPS[e.direction], anchor, e.week_start)


def _weekend(e: DateExpression, anchor: date) -> tuple[date, date]:
    """The last weekend that began; `past` one that ended, `future` one that has not begun, `this` the nearest."""
    first, last = e.weekend
    start = anchor - timedelta(days=(anchor.weekday() - first) % 7)
    long = timedelta(days=(last - first) % 7)
    since = (anchor - start).days
    if e.direction == "past" and anchor <= start + long:
        start -= timedelta(weeks=1)
    elif e.direction == "future" or (e.direction == "this" and since - long.days > 7 - since):
        start += timedelta(weeks=1)
    return start, start + long


def _unit_at(unit: str, step: int, anchor: date, week_start: int) -> tuple[date, date]:
    if unit in ("month", "year"):
        start = _shifted(anchor, unit, step)
        return start, _shifted(start, unit, 1) - timedelta(days=1)
    if unit == "week":
        start = anchor - timedelta(days=(anchor.weekday() - week_start) % 7) + timedelta(weeks=step)
        return start, start + timedelta(days=6)
    day = anchor + timedelta(days=step if unit == "day" else 0)
    return day, day


def _part(span: tuple[date, date], part: str | None) -> tuple[date, date]:
    """A part of a stretch: its start is its first day, or its first tenth where it is long; early and late are thirds."""
    start, end = span
    days = (end - start).days + 1
    if part is None or days < 7:
        return span
    third, edge, one = timedelta(days=days // 3), timedelta(days=max(1, days // 10)), timedelta(days=1)
    return {
        "start": (start, start + edge),
        "early": (start, start + third - one),
        "mid": (start + third, start + 2 * third - one),
        "late": (start + 2 * third, end),
        "end": (end - edge, end),
    }[part]


def _of_period(e: DateExpression, anchor: date, named: date | None) -> Span:
    return _part(_period(e, anchor), e.part)


SEVERAL = (2, 9)  # as the table of values says: several is at least two; ten would have been written


def _ago(e: DateExpression, anchor: date, named: date | None) -> Span:
    """Days and weeks are counted exactly; a month ago is in that month, a year ago in that year."""
    unit = e.unit or "day"
    if e.count is None:
        few, many = SEVERAL
        return _back(unit, many, anchor)[0], _back(unit, few, anchor)[1]
    return _back(unit, e.count, anchor)


def _back(unit: str, count: int, anchor: date) -> tuple[date, date]:
    if unit == "hour":
        return anchor - timedelta(days=max(1, round(count / 24))), anchor - timedelta(days=count // 48)
    if unit in ("month", "year"):
        return _unit_at(unit, -count, anchor, 0)
    day = anchor - timedelta(days=count * (7 if unit == "week" else 1))
    return day, day


def _span(e: DateExpression, anchor: date, named: date | None) -> Span:
    """The last three days end with the anchor; the next three begin after it."""
    count = SEVERAL[1] if e.count is None else e.count
    unit = e.unit or "day"
    if e.direction != "future":
        return _months_back(anchor, unit, count), anchor
    days = max(1, count // 24) if unit == "hour" else count * {"day": 1, "week": 7, "month": 30, "year": 365}[unit]
    return anchor + timedelta(days=1), anchor + timedelta(days=days)


def _months_back(anchor: date, unit: str, count: int) -> date:
    if unit in ("month", "year"):
        start = _shifted(anchor, "month", -count * (12 if unit == "year" else 1))
        return start.replace(day=min(anchor.day, monthrange(start.year, start.month)[1]))
    return _back(unit, count, anchor)[0]


def _calendar(e: DateExpression, anchor: date, named: date | None) -> Span | None:
    if e.month is None and e.unit == "month":  # the 20th of last month
        month = _period(e, anchor)[0]
        e = replace(e, month=month.month, year=month.year, unit=None, direction=None)
    if e.month is None and e.year:
        return _part((_year(e.first_year or e.year, e.hijri)[0], _year(e.year, e.hijri)[1]), e.part)
    if e.month is None:
        return _day_of_month(e, anchor)
    if e.year:
        span = _days(e, e.year)
        if e.nth and e.weekday not in (None, span[1].weekday()):  # the third Tuesday of the month, no Tuesday the third
            return _nth(e, anchor, None)
        return _part(span, e.part)
    if e.unit == "year":
        return _part(_days(e, _near_year(e, anchor) + _STEPS[e.direction]), e.part)
    years = [_near_year(e, anchor) + step for step in (-1, 0, 1)]
    spans = [span for span in (_try(e, year) for year in years) if span]
    return _part(_chosen(e, anchor, spans), e.part) if spans else None


def _try(e: DateExpression, year: int) -> tuple[date, date] | None:
    try:
        return _days(e, year)
    except (ValueError, OverflowError):  # 29 February of a common year
        return None


# A month or day without its year is rather one that was than one that comes: 15 August, said in February.
_FUTURE_COSTS = 1.5


def _chosen(e: DateExpression, anchor: date, spans: list[tuple[date, date]]) -> tuple[date, date]:
    if e.direction == "past":
        spans = [s for s in spans if s[1] < anchor] or spans
    elif e.direction in ("future", "coming"):
        spans = [s for s in spans if s[0] >= anchor] or spans
    if e.weekday is not None and e.day is not None:
        spans = [s for s in spans if s[1].weekday() == e.weekday] or spans

    def distance(span: tuple[date, date]) -> float:
        past, coming = (anchor - span[1]).days, (span[0] - anchor).days
        return past if past > 0 else coming * _FUTURE_COSTS if coming > 0 else 0

    return min(spans, key=distance)


def _near_year(e: DateExpression, anchor: date) -> int:
    return _hijri_year(anchor) if e.hijri else anchor.year


def _days(e: DateExpression, year: int) -> tuple[date, date]:
    """The days of a date whose year is known."""
    month = e.month or 1
    if e.day is None:
        return _month(year, month, e.hijri)
    last = _day(year, month, e.day, e.hijri)
    return (_day(year, month, e.first_day, e.hijri) if e.first_day else last), last


def _day_of_month(e: DateExpression, anchor: date) -> Span | None:
    """The 20th: of this month, or with its weekday of the nearest month in which it fits."""
    if e.day is None:
        return None
    if e.direction == "this" or e.weekday is None:
        day = anchor.replace(day=e.day)
        return day, day
    months = (_shifted(anchor, "month", step) for step in (0, -1, 1))
    days = [m.replace(day=e.day) for m in months if e.day <= monthrange(m.year, m.month)[1]]
    fitting = [d for d in days if d.weekday() == e.weekday]
    return (fitting[0], fitting[0]) if fitting else None


def _nth(e: DateExpression, anchor: date, named: date | None) -> Span | None:
    """The second Tuesday, the first week, the last day of a month or year."""
    year = e.unit if e.unit == "year" else None  # of which year the month is
    outer = _calendar(replace(e, day=None, unit=year, weekday=None), anchor, None) if e.month else _period(replace(e, unit="month"), anchor)
    if outer is None or outer[0] is None or outer[1] is None or e.nth is None:
        return None
    start, end = outer[0], outer[1]
    step = 1 if e.weekday is None and e.unit == "day" else 7
    wanted = e.weekday if e.weekday is not None else e.week_start if e.unit == "week" else start.weekday()
    if e.nth > 0:
        first = start + timedelta(days=(wanted - start.weekday()) % 7 if step == 7 else 0) + timedelta(days=step * (e.nth - 1))
    elif step == 1:
        first = end
    else:
        room = 6 if e.weekday is None else 0  # the last whole week
        edge = end - timedelta(days=room)
        first = edge - timedelta(days=(edge.weekday() - wanted) % 7)
    return first, first + timedelta(days=6 if e.unit == "week" and e.weekday is None else 0)


_FORMS: dict[str, Callable[[DateExpression, date, date | None], Span | None]] = {
    "calendar": _calendar,
    "weekday": _weekday,
    "offset": _offset,
    "named": _named,
    "ago": _ago,
    "span": _span,
    "period": _of_period,
    "nth": _nth,
}


@lru_cache(maxsize=1024)
def _hijri_year(day: date) -> int:
    from hijridate import Gregorian

    year: int = Gregorian(day.year, day.month, day.day).to_hijri().year
    return year


@lru_cache(maxsize=4096)
def _day(year: int, month: int, day: int, hijri: bool) -> date:
    """A day of either calendar. Raises ValueError or OverflowError where there is none."""
    if not hijri:
        return date(year, month, day)
    from hijridate import Hijri

    there = Hijri(year, month, day).to_gregorian()
    return date(there.year, there.month, there.day)


def _month(year: int, month: int, hijri: bool) -> tuple[date, date]:
    following = (year + 1, 1) if month == 12 else (year, month + 1)
    return _day(year, month, 1, hijri), _day(*following, 1, hijri) - timedelta(days=1)


def _year(year: int, hijri: bool) -> tuple[date, date]:
    return _day(year, 1, 1, hijri), _day(year + 1, 1, 1, hijri) - timedelta(days=1)
