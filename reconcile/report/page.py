"""Lines on a console: wrapped to its width, indented, Arabic in the order that the terminal needs."""

from __future__ import annotations

import os
from dataclasses import dataclass

from rich.cells import cell_len
from rich.console import Console
from rich.style import Style
from rich.text import Text

from reconcile.report.bidi import bidi_mode, right_to_left, visual
from reconcile.report.safe import safe


@dataclass(frozen=True, slots=True)
class Page:
    """A console to draw on, the cells in its lines, and how it is to be sent Arabic: `raw` or `visual`."""

    console: Console
    bidi: str
    width: int


def page(console: Console, *, bidi: str) -> Page:
    """A page on a console. `bidi` is raw, visual, or auto: see `bidi_mode`, which raises ValueError for others."""
    return Page(console, bidi_mode(bidi, console, os.environ), console.width)


def text(content: str, style: str = "") -> Text:
    """One line's worth of text, made harmless, in a style such as `bold red`."""
    made = Text(safe(content))
    made.stylize(Style.parse(style))  # a span, so that what is appended keeps its own style
    return made


def put(page: Page, content: Text, *, indent: int = 0, mark: str = "", style: str = "", turn: bool = False) -> None:
    """Draw a paragraph, wrapped, `indent` cells in. `mark` stands before its first line, inside the indent.

    `turn` sets a paragraph of Arabic against the right edge, where the page orders lines itself; other
    paragraphs run from left to right, whatever names they hold.
    """
    whole = Style.parse(style)
    content = content.copy()
    content.stylize_before(whole)
    room = max(12, page.width - indent)
    turned = turn and page.bidi == "visual" and right_to_left(content.plain)
    lead = text(mark.ljust(indent), style)
    lines = []
    for line in content.wrap(page.console, room, overflow="fold", tab_size=1):
        line.rstrip()
        lines.append(lead + (_turn(line, room, turned) if page.bidi == "visual" else line))
        lines[-1].rstrip()
        lead = Text(" " * indent)
    _send(page, Text("\n").join(lines))


def _turn(line: Text, room: int, turned: bool) -> Text:
    """A wrapped line in visual order; one of a right-to-left paragraph stands at the right."""
    made = visual(line, base="R" if turned else "L")
    if turned:
        made.pad_left(max(0, room - cell_len(made.plain)))
    return made


def two_lines(page: Page, indent: int) -> int:
    """About how many characters fill two lines, the last word of each wrapped."""
    return 2 * max(12, page.width - indent - 6)


def gap(page: Page) -> None:
    """An empty line."""
    _send(page, Text())


def _send(page: Page, lines: Text) -> None:
    page.console.print(lines, no_wrap=True, overflow="ignore", crop=False, soft_wrap=True, highlight=False, markup=False, emoji=False)
