"""A growing figure as a compact chart: a bar for each thing said, by the day on which it held, and who said it."""

from __future__ import annotations

from rich.cells import cell_len
from rich.text import Text

from reconcile.judge.wording import figure
from reconcile.model import Interval, Position
from reconcile.report.blocks import Block, Index, first_day, outlets
from reconcile.report.page import Page, put, text
from reconcile.report.wording import count

_SHARE = 4  # of the page's cells, one in so many for the bars
_LONGEST, _SHORTEST = 30, 6  # cells of the longest bar
_SURE, _MAYBE, _OPEN = "█", "░", "▸"  # up to the least it can be, up to the most, and without an end


def draw_timeline(sheet: Page, known: Index, block: Block) -> None:
    """One line for each position, in time order: `A  2031-05-01  ███░░  20 to 30  2 outlets, 1 origin: Health Ministry`."""
    values = {p.id: known.claims[p.claims[0]].value for p in block.positions}
    most = max((_end(v) for v in values.values()), default=0) or 1
    room = max(_SHORTEST, min(_LONGEST, sheet.width // _SHARE))
    figures = {p: figure(v) for p, v in values.items()}
    widest = max(map(len, figures.values()), default=0)
    for position in block.positions:
        line = text(f"{first_day(position, known) or 'undated   '}  ", "dim").append_text(_bar(values[position.id], most, room))
        line.append_text(text(f"  {figures[position.id]:>{widest}}", "bold"))
        if position.id == block.cluster.leading:
            line.append_text(text("  ★", "bold green"))
        line.append_text(text(f"  {_behind(position, known, sheet.width - 5 - line.cell_len - 2)}", "dim"))
        put(sheet, line, indent=5, mark=f"  {block.letters[position.id]}")


def _end(value: Interval | None) -> float:
    """The highest figure that the words name."""
    return 0 if value is None else value.max if value.max is not None else value.min or 0


def _bar(value: Interval | None, most: float, room: int) -> Text:
    if value is None:
        return text(" " * (room + 1))
    sure = round(room * (value.min or 0) / most)
    sure = max(sure, 1) if value.min else sure
    maybe = max(0, round(room * (value.max or 0) / most) - sure)
    drawn = _SURE * sure + _MAYBE * maybe + (_OPEN if value.max is None else "")
    return text(drawn.ljust(room + 1), "cyan")


def _behind(position: Position, known: Index, room: int) -> str:
    """How many outlets and origins, then the names of the origins that fit into the line."""
    behind = f"{count(len(outlets(position.claims, known)), 'outlet')}, {count(position.independent, 'origin')}"
    for name in (name for name in position.origins if not name.startswith("own voice of ")):
        joined = f"{behind}, {name}" if ": " in behind else f"{behind}: {name}"
        behind = joined if cell_len(joined) <= room else behind
    return behind
