"""What every drawing of a check shares: the levels' names in other tools, the whole message, and paths as others want them."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import quote

from reconcile.check.coverage import coverage
from reconcile.check.model import Checked, Diagnostic
from reconcile.report.safe import safe

LEVEL = {"contradict": "error", "diverge": "warning", "uncorroborated": "note", "advice": "note"}


def message(diagnostic: Diagnostic) -> str:
    """What is said, on one line, with the wording that is suggested for the draft. The text of others in it is harmless."""
    wording = f" Suggested wording: “{diagnostic.suggestion}”" if diagnostic.suggestion else ""
    return safe(diagnostic.message + wording)


def notes(checked: Checked) -> list[str]:
    """What is to be said of the check itself: suppressions that do nothing, and new articles that gave no claims."""
    found = coverage(checked.report, checked.new)
    return [*checked.notes, *([str(found)] if found.silent else [])]


def relative(path: str) -> str:
    """A path from the working directory where it lies below it, with forward slashes, as it is otherwise."""
    if path == "-":
        return "stdin"
    inside = os.path.relpath(path) if os.path.isabs(path) else os.path.normpath(path)
    return Path(path if inside.startswith("..") else inside).as_posix()


def uri(path: str) -> str:
    """A path as a URI: relative where it lies below the working directory."""
    named = relative(path)
    written = quote(os.fsencode(named), safe="/")
    return f"file://{written}" if os.path.isabs(named) else written
