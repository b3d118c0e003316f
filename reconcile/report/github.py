"""A check as GitHub workflow commands: annotations on the lines of a pull request.

https://docs.github.com/actions/reference/workflow-commands-for-github-actions: in a message `%`, CR and LF
are escaped, in a property `:` and `,` too. No text of an article can end its line or begin another command.
"""

from __future__ import annotations

from collections.abc import Iterator

from reconcile.check.model import Checked, Diagnostic
from reconcile.model import Problem
from reconcile.report.diagnostics import LEVEL, message, notes, relative
from reconcile.report.safe import safe

_COMMANDS = {"error": "error", "warning": "warning", "note": "notice"}
_MESSAGE = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def to_github(checked: Checked) -> str:
    """One command a diagnostic that is neither suppressed nor known, and one for each problem and note."""
    lines = [_annotation(d) for d in checked.diagnostics if d.is_open]
    lines += [_problem(p) for p in checked.report.problems]
    lines += [f"::warning title=reconcile::{safe(note).translate(_MESSAGE)}" for note in notes(checked)]
    return "".join(f"{line}\n" for line in lines)


def _annotation(diagnostic: Diagnostic) -> str:
    told = ",".join(f"{name}={value.translate(_PROPERTY)}" for name, value in _properties(diagnostic))
    return f"::{_COMMANDS[LEVEL[diagnostic.level]]} {told}::{message(diagnostic).translate(_MESSAGE)}"


def _properties(diagnostic: Diagnostic) -> Iterator[tuple[str, str]]:
    place = diagnostic.at.place
    yield "file", safe(relative(place.path))
    if place.line is not None:
        yield "line", str(place.line)
        yield "endLine", str(place.end_line)
        if place.line == place.end_line:  # GitHub takes columns only within one line
            yield "col", str(place.column)
            yield "endColumn", str(place.end_column)
    yield "title", f"{diagnostic.rule} {diagnostic.key}"


def _problem(problem: Problem) -> str:
    file, line = safe(relative(problem.path)).translate(_PROPERTY), f",line={problem.line}" if problem.line else ""
    return f"::warning file={file}{line},title=not read::{safe(problem.why).translate(_MESSAGE)}"
