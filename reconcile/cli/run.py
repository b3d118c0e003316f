"""`run`: read articles, reconcile what they claim, and report."""

from __future__ import annotations

import sys
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reconcile.cli.options import (
    ALL,
    FAILING,
    As,
    Encoding,
    Fields,
    Folders,
    NoColor,
    Quiet,
    Strict,
    Threshold,
    Turning,
    Width,
    console,
    gaps,
    known_format,
    load,
    progress,
    read_decided,
    reading,
    status,
    stop,
    tell,
    write,
)
from reconcile.report import formats
from reconcile.report.formats import DECIDED, DRAWN, Asked

if TYPE_CHECKING:
    from reconcile.model import Report

Verdict = StrEnum("Verdict", ["contradict", "diverge", "agree", "single"])
_ONLY = "Draw these alone, in full: contradict, diverge, agree, single; may be repeated."


def run(
    paths: Annotated[list[Path], typer.Argument(metavar="PATHS…", help="Files, folders and patterns; - is standard input.")],
    format: Annotated[str, typer.Option(callback=known_format, help=f"What to make of the report: {', '.join(ALL)}.")] = "terminal",
    output: Annotated[Path | None, typer.Option(metavar="FILE", help="Write there instead of to standard output.")] = None,
    graph: Annotated[Path | None, typer.Option(metavar="FILE", help="Also write the graph of claims there, as GraphML.")] = None,
    only: Annotated[list[Verdict] | None, typer.Option(metavar="VERDICT", help=_ONLY)] = None,
    topic: Annotated[str | None, typer.Option(help="Draw one topic alone: killed, arrested, …")] = None,
    limit: Annotated[int | None, typer.Option(min=0, help="Draw at most this many matters of each verdict.")] = None,
    decisions: Annotated[Path | None, typer.Option(metavar="FILE", help="What was decided on findings: for html and claimreview.")] = None,
    all_singles: Annotated[bool, typer.Option("--all", help="Draw all that only one article says, not the first few.")] = False,
    as_: As = None,
    encoding: Encoding = None,
    fields: Fields = None,
    width: Width = None,
    bidi: Turning = "auto",
    no_color: NoColor = False,
    rules: Folders = None,
    fail_on: Annotated[Threshold, typer.Option(help="Exit with 1 where there is a finding of this verdict or a graver one.")] = "never",
    silence: Annotated[bool, typer.Option("--silence", help="Also say which article leaves out a figure that most others carry.")] = False,
    strict: Strict = False,
    quiet: Quiet = False,
) -> None:
    """Read articles, reconcile what they claim, and report."""
    from reconcile.pipeline import reconcile

    shaped = topic is not None or limit is not None or all_singles
    _check_usage(format, shaped=shaped, only=bool(only), decided=decisions is not None)
    decided = read_decided(decisions) if decisions else ()
    book = load(rules)
    if topic is not None and topic not in book.topics:
        stop(f"no topic {topic!r}; there are: {', '.join(sorted(book.topics))}")
    given = reading(as_, encoding, fields)
    with progress(quiet=quiet) as told:
        report = reconcile(paths, book, stdin=getattr(sys.stdin, "buffer", None), given=given, progress=told)
    report = _asked(report, silence=silence)
    shown_already = format == "terminal" and output is None and sys.stdout.isatty()
    if not (quiet or shown_already):
        tell(report.problems)
    if graph:
        write(formats.write(report, "graphml"), graph)
    if format == "terminal":
        from reconcile.report.terminal import print_report

        with console(output, width=width, no_color=no_color) as drawn:
            print_report(report, drawn, only=frozenset(only or ()), topic=topic, limit=limit, bidi=bidi, all_singles=all_singles)
    else:
        write(_made(report, format, Asked(width=width or 100, only=frozenset(only or ()), decisions=decided)), output)
    raise typer.Exit(status(report, paths, failing=_fails(report, fail_on), gaps=gaps(report, quiet=quiet), strict=strict))


def _check_usage(format: str, *, shaped: bool, only: bool, decided: bool) -> None:
    """Stop where an option says nothing to the format."""
    if format != "terminal" and (shaped or (only and format not in DRAWN)):
        stop("--topic, --limit and --all choose what a terminal shows, --only what it or a drawing shows; a JSON report is whole")
    if decided and format not in DECIDED:
        stop(f"--decisions is for --format {', '.join(sorted(DECIDED))}")
    if format == "claimreview" and not decided:
        stop("a ClaimReview is made of what was accepted: name the file by --decisions")


def _asked(report: Report, *, silence: bool) -> Report:
    """The report with what was asked for besides."""
    from reconcile.judge.silence import silences

    return replace(report, silences=silences(report)) if silence else report


def _fails(report: Report, fail_on: Threshold) -> bool:
    return any(f.verdict in FAILING[fail_on] for f in report.findings)


def _made(report: Report, format: str, asked: Asked) -> str | bytes:
    try:
        return formats.write(report, format, asked)
    except ImportError as error:
        stop(f"--format {format} needs more than is installed here ({error}): pip install 'reconcile[parquet]'")
