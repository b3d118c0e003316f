"""What a date expression says, before it is known from which day it counts."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DateExpression:
    """Words that name a day or a stretch of days, as read. `start` and `end` are token indexes, half-open.

    `form` says what the other fields mean:

    calendar  day, month, year, as far as written (`hijri` where they are); `first_day` and `first_year`
              begin a range of days or years;
              `nth` is the day again where it was written as an ordinal
    weekday   a weekday, with a `direction` or none, or in the `unit` (week) of that direction
    offset    `offset` days from the article's day
    named     `offset` days from the day last named in the text
    ago       `count` of `unit` before the article's day; no count: several
    span      the last or next `count` of `unit`
    period    the `unit` (week, weekend, month, year) that is past, this or future, or a `part` of it
    nth       the `nth` `unit` or `weekday` (-1: the last) of a month, or of the period
    """

    start: int
    end: int
    form: str
    weekday: int | None = None  # 0 is Monday
    offset: int | None = None
    first_day: int | None = None
    first_year: int | None = None
    day: int | None = None
    month: int | None = None
    year: int | None = None
    hijri: bool = False
    unit: str | None = None  # hour, day, week, weekend, month, year
    count: int | None = None
    nth: int | None = None
    part: str | None = None  # start, early, mid, late, end
    direction: str | None = None  # past, this, future; coming: from the anchor on, told by a cue before it
    approximate: bool = False
    open: str | None = None  # from, until: the other side is not named
    to: DateExpression | None = None  # the last day of a range, where this is its first
    week_start: int = 0
    weekend: tuple[int, int] = (5, 6)  # its first and last weekday
