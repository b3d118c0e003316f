"""Where a check goes: its formats, several at once, each to standard output or a file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from reconcile.cli.options import console, stop, write

if TYPE_CHECKING:
    from reconcile.check.model import Checked

FORMATS = ("terminal", "lines", "json", "sarif", "junit", "github", "gitlab", "baseline")
Output = tuple[str, Path | None]


@dataclass(frozen=True, slots=True)
class Look:
    """What of a check is shown, and how; `fail_on` says what is a failure in JUnit."""

    min_level: str = "advice"
    fail_on: str = "contradict"
    width: int | None = None
    bidi: str = "auto"
    no_color: bool = False


def outputs(asked: Sequence[str]) -> list[Output]:
    """The formats asked for as NAME or NAME=FILE, each with its file; only one may go to standard output."""
    made: list[Output] = []
    for one in asked:
        name, equals, file = one.partition("=")
        if name not in FORMATS or (equals and not file):
            stop(f"--format {one}: expected NAME or NAME=FILE, where NAME is one of {', '.join(FORMATS)}")
        made.append((name, Path(file) if file else None))
    if sum(output is None for _, output in made) > 1:
        stop("several formats go to standard output: give all but one a file, as in --format sarif=check.sarif")
    return made


def draw(checked: Checked, wanted: Sequence[Output], look: Look) -> None:
    """Draw a check in each of its formats. A baseline has all of it, the others what is to be shown."""
    from reconcile.check.model import LEVELS

    grave = LEVELS[: LEVELS.index(look.min_level) + 1]
    shown = replace(checked, diagnostics=tuple(d for d in checked.diagnostics if d.level in grave))
    for name, output in wanted:
        if name == "terminal":
            from reconcile.report.checked import print_check

            with console(output, width=look.width, no_color=look.no_color) as drawn:
                print_check(shown, drawn, bidi=look.bidi)
        else:
            write(_text(name, checked if name == "baseline" else shown, look), output)


def _text(name: str, checked: Checked, look: Look) -> str:
    if name == "lines":
        from reconcile.report.lines import to_lines as made
    elif name == "sarif":
        from reconcile.report.sarif import to_sarif as made
    elif name == "github":
        from reconcile.report.github import to_github as made
    elif name == "gitlab":
        from reconcile.report.gitlab import to_gitlab as made
    else:
        return _other_text(name, checked, look)
    return made(checked)


def _other_text(name: str, checked: Checked, look: Look) -> str:
    if name == "baseline":
        from reconcile.check.baseline import to_lines

        return to_lines(checked.diagnostics)
    if name == "junit":
        from reconcile.report.junit import to_junit

        return to_junit(checked, fail_on=look.fail_on)
    from reconcile.report.json import to_json

    return to_json(checked.report)
