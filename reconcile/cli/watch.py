"""`watch`: check each article of a folder whenever it is written."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reconcile.cli.check import Level
from reconcile.cli.options import As, Encoding, Fields, Folders, NoColor, Turning, Width, gaps, load, reading, say, stop, tell
from reconcile.cli.outputs import Look, draw

if TYPE_CHECKING:
    from reconcile.read.given import Given
    from reconcile.reading import Reader


def watch(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="The articles, old and new.")],
    min_level: Annotated[Level, typer.Option(help="Show this level and graver ones.")] = "advice",
    as_: As = None,
    encoding: Encoding = None,
    fields: Fields = None,
    width: Width = None,
    bidi: Turning = "auto",
    no_color: NoColor = False,
    rules: Folders = None,
) -> None:
    """Check each article of a folder against the others whenever it is written. Ctrl-C ends it."""
    from watchfiles import Change
    from watchfiles import watch as changes

    from reconcile.reading import Reader

    if not folder.is_dir():
        stop(f"{folder}: no such folder")
    given, reader = reading(as_, encoding, fields), Reader(load(rules))
    say([f"watching {folder}; Ctrl-C ends"])
    with suppress(KeyboardInterrupt):  # in the middle of a check, too
        for found in changes(folder.resolve(), raise_interrupt=False):
            inside = (Path(path).relative_to(folder.resolve()) for change, path in found if change != Change.deleted)
            written = sorted(folder / p for p in inside if (folder / p).is_file() and not any(n.startswith(".") for n in p.parts))
            if written:
                _check(written, folder, given, reader, Look(min_level, "never", width, bidi, no_color))


def _check(written: list[Path], folder: Path, given: Given, reader: Reader, look: Look) -> None:
    from reconcile.against import check_articles

    checked = check_articles(written, reader, against=[folder], given=given)
    paths = {str(path) for path in written}  # of the others it was said when they were written
    report = replace(checked.report, problems=tuple(p for p in checked.report.problems if p.path in paths))
    tell(report.problems)
    gaps(report, checked.new)
    draw(checked, [("terminal", None)], look)
