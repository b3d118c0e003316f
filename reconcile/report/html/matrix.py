"""Who says what at a glance: a row a matter, a column an outlet, the letters of the positions that it takes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from reconcile.report.blocks import Index
from reconcile.report.html.matters import Matter, Saying
from reconcile.report.wording import brief

_COLUMNS = 40  # outlets; more would be seen by nobody


@dataclass(frozen=True, slots=True)
class Row:
    """A matter, and for each outlet what it says: number, letter and figure of each of its positions, none where it says nothing."""

    matter: Matter
    cells: tuple[tuple[tuple[int, str, str], ...], ...]
    silent: frozenset[int]  # columns of outlets that tell the story without it


@dataclass(frozen=True, slots=True)
class Matrix:
    """The outlets that say most, in order of name, and the matters that more than one of all outlets speaks of."""

    outlets: tuple[str, ...]
    rows: tuple[Row, ...]
    left_out: int  # outlets beyond the columns that there is room for


def matrix(matters: Sequence[Matter], known: Index) -> Matrix:
    """The matrix of those matters that two outlets or more speak of."""
    shared = [m for m in matters if len(m.outlets) > 1]
    often = Counter(outlet for m in shared for outlet in m.outlets)
    kept = sorted(sorted(often, key=lambda outlet: (-often[outlet], outlet))[:_COLUMNS])
    rows = tuple(Row(m, tuple(_cell(m, outlet, known) for outlet in kept), _silent(m, kept, known)) for m in shared)
    return Matrix(tuple(kept), rows, len(often) - len(kept))


def _silent(matter: Matter, outlets: Sequence[str], known: Index) -> frozenset[int]:
    silent = {known.articles[s.article].source or s.article for s in matter.silences} - set(matter.outlets)
    return frozenset(number for number, outlet in enumerate(outlets) if outlet in silent)


def _cell(matter: Matter, outlet: str, known: Index) -> tuple[tuple[int, str, str], ...]:
    return tuple((number, s.letter, _figure(s, known)) for number, s in enumerate(matter.own) if outlet in s.outlets)


def _figure(saying: Saying, known: Index) -> str:
    """The figure of a position in brief, or nothing where it has none."""
    value = known.claims[saying.position.claims[0]].value
    return brief(value) if value else ""
