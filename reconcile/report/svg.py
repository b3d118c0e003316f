"""The terminal report as a picture, for a page that shows no terminal."""

from __future__ import annotations

import io
import re

from rich._export_format import CONSOLE_SVG_FORMAT
from rich.console import Console
from rich.terminal_theme import MONOKAI

from reconcile.model import Report
from reconcile.report.terminal import print_report

_FONT_FACE = re.compile(r"@font-face \{\{.*?\}\}\s*", re.DOTALL)  # they name a server
_FONT = "font-family: Fira Code, monospace"
_FONTS = "font-family: 'DejaVu Sans Mono', 'Noto Sans Mono', Menlo, Consolas, monospace"
# Every stretch of one style is placed on its own, so the letters come in drawing order and must stay in it.
_AS_PLACED = ".{unique_id}-matrix text {{ direction: ltr; unicode-bidi: bidi-override; }}"


def svg(report: Report, *, width: int = 100, only: frozenset[str] = frozenset(), title: str = "reconcile") -> str:
    """The report as an SVG picture, `width` cells wide: the same bytes for the same report, and nothing fetched."""
    console = Console(
        file=io.StringIO(), record=True, width=width, height=25, force_terminal=True, color_system="truecolor", no_color=False, _environ={}
    )
    print_report(report, console, only=only, bidi="visual")
    template = _FONT_FACE.sub("", CONSOLE_SVG_FORMAT).replace(_FONT, _FONTS).replace("{styles}", "{styles}\n    " + _AS_PLACED)
    return console.export_svg(title=title, code_format=template, unique_id="reconcile", theme=MONOKAI)
