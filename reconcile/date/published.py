"""When was each article published, and how do we know?

A date that stands with the article is a candidate only: pages show when they were rendered. What the
article says of its own day ("today Saturday", "yesterday Friday") can refute a candidate and, near the
dates of other articles of the same story, make one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from reconcile.date.expressions import Calendar, DateExpression, find_dates, resolve
from reconcile.date.story import story_of
from reconcile.model import Article
from reconcile.text.fold import Table
from reconcile.text.tokens import tokenize


def date_articles(articles: Sequence[Article], calendars: Mapping[str, Calendar], folding: Table) -> list[Article]:
    """The articles, each with `published` and `published_basis`, in the order given.

    metadata  it was given with the article, as a day or in words (its `stamp`); nothing else is looked at
    stated    a date on a line of its own, that the article's own weekdays do not refute
    inferred  the day near the dates of the story's other articles that its own weekdays fit
    unknown   none of these

    `calendars` holds the compiled dates of each language by its code. A stamp that none of them can read stays.
    """
    made = [_given(a, calendars, folding) for a in articles]
    evidence = {i: _evidence(a, calendars[a.language], folding) for i, a in enumerate(made) if not a.published and a.language in calendars}
    for i, said in evidence.items():
        if day := _stated(said):
            made[i] = replace(made[i], published=day, published_basis="stated")
    open_ones = [i for i in evidence if not made[i].published]
    if not open_ones or len(open_ones) == len(made):
        return made
    lenders = tuple(made)  # a date that was itself inferred is lent no further
    for i, others in story_of(made, open_ones, folding).items():
        lent = [(day, alike) for j, alike in others if (day := lenders[j].published)]
        if day := _inferred(evidence[i], lent):
            made[i] = replace(made[i], published=day, published_basis="inferred")
    return made


def _given(article: Article, calendars: Mapping[str, Calendar], folding: Table) -> Article:
    """The article with the date that it was given with; its own language reads a date in words first."""
    if article.published:
        return replace(article, published_basis="metadata") if article.published_basis == "unknown" else article
    if article.stamp is None:
        return article
    tokens = tokenize(article.stamp.translate(folding))
    for code in sorted(calendars, key=lambda c: (c != article.language, c)):
        for e in find_dates(tokens, calendars[code]):
            if e.form == "calendar" and e.day and e.month and e.year and e.to is None and (day := _day(e)):
                return replace(article, published=day, published_basis="metadata", stamp=None)
    return article


def _day(e: DateExpression) -> date | None:
    """The day that a whole date names."""
    span = resolve(e, anchor=date(e.year or 1, 1, 1))
    return span[1] if span else None


def anchor(article: Article, expressions: Iterable[DateExpression]) -> date | None:
    """The day that "today" counts from in an article; None where its date is not known.

    The published day, unless the text says otherwise: a page can be given the day on which it was
    fetched while it says "today (Monday)". Then the latest day up to six days earlier that fits most of
    what the text says of its own day.
    """
    if article.published is None:
        return None
    todays = Counter(day for e in expressions if (day := today_of(e)) is not None)
    if not todays or article.published.weekday() in todays:
        return article.published
    earlier = (article.published - timedelta(days=back) for back in range(1, 7))
    return max(earlier, key=lambda day: todays[day.weekday()])


def today_of(expression: DateExpression) -> int | None:
    """The weekday that today must be, where an expression tells: "yesterday Friday" says Saturday."""
    if expression.offset is None or expression.weekday is None or expression.to is not None or expression.form == "named":
        return None
    return (expression.weekday - expression.offset) % 7


@dataclass(frozen=True, slots=True)
class _Evidence:
    """What an article says of its own day."""

    stated: tuple[DateExpression, ...]  # dates with a year on lines of their own
    partial: tuple[DateExpression, ...]  # the same without a year
    todays: Counter[int]  # the weekdays that today must be
    weekdays: frozenset[int]  # the weekdays reported of
    days: tuple[DateExpression, ...]  # the days of months reported of


_BESIDE = 8  # a stamp has a clock time or a word beside it: Published 8 January 2022 at 10:30 GMT


def _evidence(article: Article, calendar: Calendar, folding: Table) -> _Evidence:
    stated: list[DateExpression] = []
    body: list[DateExpression] = []
    at = 0
    for line in article.text.split("\n"):
        tokens = tokenize(line.translate(folding))
        found = find_dates(tokens, calendar)
        for e in found:
            if e.form == "calendar" and e.day and e.month and e.to is None and len(tokens) - (e.end - e.start) <= _BESIDE:
                stated.append(e)
        if not any(d.start <= at < d.end for d in article.dropped):
            body += found
        at += len(line) + 1
    if article.title:
        body += find_dates(tokenize(article.title.translate(folding)), calendar)
    told = [e for e in body if e not in stated]
    return _Evidence(
        stated=tuple(e for e in stated if e.year),
        partial=tuple(e for e in stated if not e.year),
        todays=Counter(day for e in told if (day := today_of(e)) is not None),
        weekdays=frozenset(_reported(told)),
        days=tuple(e for e in told if e.form == "calendar" and e.day and not e.year and e.to is None),
    )


def _reported(expressions: Iterable[DateExpression]) -> Iterable[int]:
    for e in expressions:
        for each in (e, e.to):
            if each and each.form == "weekday" and each.weekday is not None and each.direction is None and e.open is None:
                yield each.weekday


def _refuted(day: date, said: _Evidence) -> bool:
    return bool(said.todays) and day.weekday() not in said.todays


def _stated(said: _Evidence) -> date | None:
    """The stated date that fits best; of equals the first."""
    fitting = []
    for e in said.stated:
        if (day := _day(e)) and e.weekday in (None, day.weekday()) and not _refuted(day, said):
            fitting.append(day)
    return max(fitting, key=lambda day: (said.todays[day.weekday()], day.weekday() in said.weekdays), default=None)


_NEAR = 3  # days between two reports of one story, and less than half a week: a weekday names one day only

_AGREED = 0.6  # the share of the story that must be near a day: else the articles are alike, but of several stories


def _inferred(said: _Evidence, lent: Sequence[tuple[date, float]]) -> date | None:
    """The day near the lent dates that the article's weekdays fit; the nearer to the most alike, the better."""
    days = {day + timedelta(days=step) for day, _ in lent for step in range(-_NEAR, _NEAR + 1)}
    scored = [(score, -day.toordinal(), day) for day in days if (score := _score(day, said, lent)) is not None]
    return max(scored)[2] if scored else None


def _score(day: date, said: _Evidence, lent: Sequence[tuple[date, float]]) -> float | None:
    """How well a day fits what is said and where the story's other articles stand; None: not at all."""
    header = any((span := resolve(e, anchor=day)) and span[1] == day for e in said.partial)
    if _refuted(day, said) or not (said.todays or header or day.weekday() in said.weekdays):
        return None
    total = sum(alike for _, alike in lent)
    if sum(alike for other, alike in lent if abs((day - other).days) <= _NEAR) < _AGREED * total:
        return None
    near = sum(alike * max(0.0, 1 - abs((day - other).days) / (_NEAR + 1)) for other, alike in lent) / total
    misfits = sum(_misfits(e, day) for e in said.days)
    return near + header + 0.5 * (day.weekday() in said.weekdays) - 0.5 * min(misfits, 2)


def _misfits(e: DateExpression, day: date) -> bool:
    """Whether a report of that day cannot have been written on this one: it lies ahead, or its "this month" is another."""
    span = resolve(e, anchor=day)
    if not span:
        return False
    if e.direction == "this":
        return e.month is not None and not e.hijri and e.month != day.month
    return e.direction is None and e.open is None and span[0] is not None and span[0] > day
