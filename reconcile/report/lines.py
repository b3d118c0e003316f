"""A check as `path:line:col: verdict: message` lines, which editors and other linters' readers understand."""

from __future__ import annotations

from collections.abc import Iterator

from reconcile.check.model import Checked, Diagnostic, Place
from reconcile.report.diagnostics import message, relative
from reconcile.report.safe import safe


def to_lines(checked: Checked) -> str:
    """One line a diagnostic, without those that are suppressed or known; `[rule key]` at the end names it."""
    return "".join(f"{_line(d)}\n" for d in checked.diagnostics if d.is_open)


def where(place: Place) -> str:
    """`drafts/a.txt:3:15`, or the file alone."""
    return ":".join(_parts(place))


def _parts(place: Place) -> Iterator[str]:
    path = safe(relative(place.path))
    yield f"./{path}" if path.startswith(":") else path  # a line that begins with :: is a command to GitHub's runners
    if place.line is not None:
        yield from (str(place.line), str(place.column))


def _line(diagnostic: Diagnostic) -> str:
    return f"{where(diagnostic.at.place)}: {diagnostic.level}: {message(diagnostic)} [{diagnostic.rule} {diagnostic.key}]"
