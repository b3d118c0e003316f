"""`diff`: what has changed between two reports, two stores, or two versions of an article."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from reconcile.cli.options import (
    FAILING,
    As,
    Encoding,
    Fields,
    Folders,
    NoColor,
    Threshold,
    Turning,
    Width,
    console,
    is_store,
    load,
    read_report,
    reading,
    stop,
    tell,
    write,
)

if TYPE_CHECKING:
    from reconcile.diff.model import Difference
    from reconcile.model import Report
    from reconcile.read.given import Given
    from reconcile.rulebook.book import Rulebook

Format = Literal["terminal", "json", "markdown", "html"]
_WHAT = "A JSON report of `run`, a store, or an article (or a folder of them) to read now."
_FAIL = "Exit with 1 where a finding of this verdict or a graver one is new, or has become so."


def diff(
    old: Annotated[Path, typer.Argument(metavar="OLD", help=_WHAT)],
    new: Annotated[Path, typer.Argument(metavar="NEW", help="Likewise, the newer one; one of the two may be -.")],
    format: Annotated[Format, typer.Option(help="What to make of the difference.")] = "terminal",
    output: Annotated[Path | None, typer.Option(metavar="FILE", help="Write there instead of to standard output.")] = None,
    as_: As = None,
    encoding: Encoding = None,
    fields: Fields = None,
    width: Width = None,
    bidi: Turning = "auto",
    no_color: NoColor = False,
    rules: Folders = None,
    fail_on: Annotated[Threshold, typer.Option(help=_FAIL)] = "never",
) -> None:
    """What has changed: claims word by word, silent edits, and findings new, resolved, graver and milder."""
    from reconcile.diff.diff import diff

    if str(old) == str(new) == "-":
        stop("one of the two can come from standard input, not both")
    book = cache(lambda: load(rules))  # two kept reports need none
    given = reading(as_, encoding, fields)
    before, after = _report(old, rules, book, given), _report(new, rules, book, given)
    found = diff(before, after)
    if format == "terminal":
        from reconcile.report.diff.terminal import print_difference

        with console(output, width=width, no_color=no_color) as drawn:
            print_difference(found, drawn, bidi=bidi)
    else:
        write(_drawn(found, format), output)
    raise typer.Exit(_status(found, fail_on) if before.claims or after.claims else 3)


def _report(path: Path, rules: Folders, book: Callable[[], Rulebook], given: Given) -> Report:
    """A report that is kept, or one made now of what is there to read; where nothing is, the program ends with 2.

    A JSON file and standard input are a report, unless it is told how to read them as articles.
    """
    told = given.format or given.fields
    if is_store(path) or (not told and (str(path) == "-" or path.suffix == ".json")):
        return read_report(path, rules=rules)
    from reconcile.pipeline import reconcile

    report = reconcile([path], book(), stdin=getattr(sys.stdin, "buffer", None), given=given)
    tell(report.problems)
    if not report.articles:
        stop(f"{path}: nothing to compare")
    return report


def _status(found: Difference, fail_on: Threshold) -> int:
    worse = [f.new[0].verdict for f in found.findings if f.new and f.kind in ("new", "graver")]
    return int(any(verdict in FAILING[fail_on] for verdict in worse))


def _drawn(found: Difference, format: Format) -> str:
    if format == "json":
        from reconcile.report.diff.json import to_json

        return to_json(found)
    if format == "markdown":
        from reconcile.report.diff.markdown import to_markdown

        return to_markdown(found)
    from reconcile.report.diff.html import to_html

    return to_html(found)
