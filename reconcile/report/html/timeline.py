"""A growing figure as a picture: a point or a bar for each position on the day on which it was first said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from math import ceil

from reconcile.report.blocks import Index
from reconcile.report.html.matters import Matter
from reconcile.report.wording import brief

WIDTH, HEIGHT = 640, 240
_LEFT, _RIGHT, _TOP, _BOTTOM = 56, 96, 18, 34
_APART = 15  # pixels between two labels, and between two points of one day
_DAY = 72  # pixels that a day's name takes


@dataclass(frozen=True, slots=True)
class Point:
    """A position: where its figure stands, how far down and up its words allow, and where its label is put."""

    letter: str
    figure: str
    says: str
    day: date
    x: float
    low: float | None  # None: open
    high: float | None
    label: float

    @property
    def y(self) -> float:
        """Where the point stands: at its one end, or between its two."""
        ends = [end for end in (self.low, self.high) if end is not None]
        return sum(ends) / len(ends)


@dataclass(frozen=True, slots=True)
class Timeline:
    """Points in time order, the days below and the figures at the left, each with its place."""

    points: tuple[Point, ...]
    days: tuple[tuple[float, date], ...]
    figures: tuple[tuple[float, str], ...]


def timeline(matter: Matter, known: Index) -> Timeline | None:
    """The timeline of those figures of a matter that bring one another up to date, on two days or more; else None."""
    updated = {s.letter for b in matter.between if b.finding.reason == "update" for s in (b.one, b.other)}
    figures = ((s, s.day, known.claims[s.position.claims[0]].value) for s in matter.own if s.letter in updated)
    found = [(s, day, value) for s, day, value in figures if day and value and value.key != (None, None)]
    days = sorted({day for _, day, _ in found})
    if len(days) < 2:
        return None
    marks = _steps(max(end for _, _, value in found for end in value.key if end is not None))
    scale = (HEIGHT - _TOP - _BOTTOM) / marks[-1]
    across = (WIDTH - _LEFT - _RIGHT) / (days[-1] - days[0]).days
    points: list[Point] = []
    for saying, day, value in found:
        low, high = (None if end is None else _round(HEIGHT - _BOTTOM - end * scale) for end in value.key)
        beside = sum(p.day == day for p in points) * _APART * 0.6
        x = _round(_LEFT + (day - days[0]).days * across + min(beside, _RIGHT / 2))
        points.append(Point(saying.letter, brief(value), saying.position.says, day, x, low, high, 0.0))
    return Timeline(
        points=_labelled(points),
        days=_named([(_round(_LEFT + (day - days[0]).days * across), day) for day in days]),
        figures=tuple((_round(HEIGHT - _BOTTOM - mark * scale), f"{mark:,}") for mark in marks),
    )


def _labelled(points: Sequence[Point]) -> tuple[Point, ...]:
    """The points with labels that do not lie on each other: those of one day are pushed down, the highest stays."""
    placed: dict[date, float] = {}
    made = {}
    for point in sorted(points, key=lambda p: (p.day, p.y)):
        at = max(point.y, placed.get(point.day, -_APART) + _APART)
        placed[point.day] = at
        made[point.letter] = at
    return tuple(replace(p, label=_round(made[p.letter])) for p in points)


def _steps(top: float) -> list[int]:
    """Two to six whole figures from 0 to at least `top`, in steps of 1, 2 or 5 times a power of ten.

    >>> _steps(31)
    [0, 10, 20, 30, 40]
    """
    step, power = 1, 1
    while step * 5 < top:
        power, step = next((p, f * p) for p in (power, power * 10) for f in (1, 2, 5) if f * p > step)
    return list(range(0, max(1, ceil(top / step)) * step + 1, step))


def _named(days: Sequence[tuple[float, date]]) -> tuple[tuple[float, date], ...]:
    """The days that there is room to name: the last one, and before it those whose names do not run into the next."""
    named = [days[-1]]
    for x, day in reversed(days[:-1]):
        if named[-1][0] - x >= _DAY:
            named.append((x, day))
    return tuple(reversed(named))


def _round(pixels: float) -> float:
    return round(pixels, 1)
