"""`check`: does a new article contradict what is known?"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from reconcile.cli.options import (
    As,
    Encoding,
    Fields,
    Folders,
    NoColor,
    Quiet,
    Strict,
    Turning,
    Width,
    gaps,
    load,
    read_report,
    reading,
    say,
    status,
    stop,
    tell,
)
from reconcile.cli.outputs import FORMATS, Look, draw, outputs

if TYPE_CHECKING:
    from reconcile.check.baseline import Baseline
    from reconcile.check.model import Checked
    from reconcile.model import Report
    from reconcile.read.given import Given
    from reconcile.reading import Reader

Level = Literal["contradict", "diverge", "uncorroborated", "advice"]
FailOn = Literal["contradict", "diverge", "uncorroborated", "never"]
_NEW = "The new articles: files, folders and patterns; - is standard input."
_FORMAT = f"{', '.join(FORMATS)}; NAME=FILE writes to a file; may be repeated."
_BASELINE = "What was there already, and does not fail: a file that --format baseline=FILE wrote."


def check(
    context: typer.Context,
    new: Annotated[list[Path], typer.Argument(metavar="NEW…", help=_NEW)],
    against: Annotated[
        list[Path] | None, typer.Option(metavar="REPORT|FOLDER", help="What is known: a JSON report, or articles; may be repeated.")
    ] = None,
    store: Annotated[Path | None, typer.Option(metavar="FILE", help="What is known: a store, as `reconcile store` keeps it.")] = None,
    fail_on: Annotated[FailOn, typer.Option(help="Exit with 1 where there is something of this level or a graver one.")] = "contradict",
    min_level: Annotated[Level, typer.Option(help="Show this level and graver ones.")] = "advice",
    baseline: Annotated[Path | None, typer.Option(metavar="FILE", help=_BASELINE)] = None,
    baseline_commit: Annotated[str | None, typer.Option(metavar="REF", help="Likewise, what was there already at a git commit.")] = None,
    suppressions: Annotated[Path | None, typer.Option(metavar="FILE", help="What need not be told again, and why: a YAML file.")] = None,
    format: Annotated[list[str] | None, typer.Option(metavar="NAME[=FILE]", help=_FORMAT)] = None,
    as_: As = None,
    encoding: Encoding = None,
    fields: Fields = None,
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help="Exit with 0 whatever is found.")] = False,
    strict: Strict = False,
    width: Width = None,
    bidi: Turning = "auto",
    no_color: NoColor = False,
    rules: Folders = None,
    quiet: Quiet = False,
) -> None:
    """Does a new article contradict what is known? Says so at the line where it does."""
    from reconcile.check.baseline import against_baseline
    from reconcile.reading import Reader

    wanted, given = outputs(format or ["terminal"]), reading(as_, encoding, fields)
    reader = Reader(load(rules))
    said = [name for name in ("against", "store") if _on_the_line(context, name)] or ["against", "store"]
    known = _known((against or []) if "against" in said else [], store if "store" in said else None, given, reader)
    checked = _checked(new, known, reader, stdin=_stdin(new))
    if suppressions:
        checked = _suppressed(checked, suppressions)
    if baseline or baseline_commit:
        checked = against_baseline(checked, {**_at_commit(baseline_commit, new, known, reader), **_in_file(baseline)})
    if not quiet:
        tell(checked.report.problems)
        say(checked.notes)
    found = gaps(checked.report, checked.new, quiet=quiet)
    draw(checked, wanted, Look(min_level, fail_on, width, bidi, no_color))
    failing = bool(checked.failing(fail_on)) and not exit_zero
    raise typer.Exit(status(checked.report, [*new, *known.articles], failing=failing, gaps=found, strict=strict))


def _on_the_line(context: typer.Context, name: str) -> bool:
    """Whether an option stands on the command line: what is said there goes before what reconcile.toml says."""
    source = context.get_parameter_source(name)
    return source is not None and source.name == "COMMANDLINE"


def _stdin(new: Sequence[Path]) -> bytes:
    """Standard input, which can be read only once."""
    return sys.stdin.buffer.read() if Path("-") in new and sys.stdin else b""


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known: a store; or a report, and articles. `given` is how they and the new ones are read."""

    store: Path | None
    report: Report | None
    articles: tuple[Path, ...]
    given: Given


def _known(against: Sequence[Path], store: Path | None, given: Given, reader: Reader) -> _Known:
    if not (against or store):
        stop("nothing to check against: give --store, or --against with a report or a folder of articles")
    if against and store:
        stop("--store and --against exclude each other")
    reports = [p for p in against if p.suffix == ".json"]
    if len(reports) > 1:
        stop("only one report can be checked against")
    report = read_report(reports[0]) if reports else None
    if report and report.rules_digest != reader.book.digest:
        say([f"{reports[0]} was made with other rules"])
    return _Known(store, report, tuple(p for p in against if p not in reports), given)


def _checked(new: Sequence[Path], known: _Known, reader: Reader, *, articles: Sequence[Path] | None = None, stdin: bytes = b"") -> Checked:
    """The check; `articles` stand for those that are known where they are somewhere else."""
    from reconcile.against import check_articles, check_stored

    if known.store is None:
        against = known.articles if articles is None else articles
        return check_articles(new, reader, against=against, known=known.report, stdin=stdin, given=known.given)
    from reconcile.cli.store import use

    with use(known.store, change=False) as db:
        return check_stored(new, db, reader, stdin=stdin, given=known.given)


def _suppressed(checked: Checked, path: Path) -> Checked:
    from datetime import date

    from reconcile.check.suppress import read_suppressions, suppress
    from reconcile.rulebook.strict import RuleError

    try:
        found, notes = suppress(checked.diagnostics, read_suppressions(path), date.today())
    except RuleError as error:
        stop(str(error))
    except OSError as error:
        stop(f"{path}: {error.strerror}")
    return replace(checked, diagnostics=tuple(found), notes=(*checked.notes, *notes))


def _in_file(path: Path | None) -> Baseline:
    from reconcile.check.baseline import read_baseline

    try:
        return read_baseline(path) if path else {}
    except (OSError, ValueError) as error:
        stop(f"{path}: {getattr(error, 'strerror', None) or error}")


def _at_commit(ref: str | None, new: Sequence[Path], known: _Known, reader: Reader) -> Baseline:
    """What a check of the same paths would have said at a commit."""
    from reconcile.check.baseline import known_by
    from reconcile.check.commit import GitError, files_at

    paths = [p for p in new if p != Path("-")]
    if ref is None or not paths:
        return {}
    with TemporaryDirectory() as folder:
        try:
            there = files_at(ref, [*paths, *known.articles], Path(folder))
        except GitError as error:
            stop(f"--baseline-commit {ref}: {error}")
        checked = _checked(there[: len(paths)], known, reader, articles=there[len(paths) :])
        return {name: os.path.relpath(path, folder) for name, path in known_by(checked.diagnostics).items()}
