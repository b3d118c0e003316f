"""What several commands take, and how they load, write and fail."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, NoReturn

import typer

from reconcile.report.formats import FORMATS

if TYPE_CHECKING:
    from rich.console import Console

    from reconcile.check.coverage import Coverage
    from reconcile.model import Problem, Report
    from reconcile.read.given import Given
    from reconcile.review.decisions import Decision
    from reconcile.rulebook.book import Rulebook

Bidi = Literal["auto", "raw", "visual"]
Threshold = Literal["contradict", "diverge", "never"]

FAILING = {"contradict": {"contradict"}, "diverge": {"contradict", "diverge"}, "never": set[str]()}
_LATE = 1.0  # seconds of work after which a progress bar is shown

Folders = Annotated[list[Path] | None, typer.Option("--rules", metavar="DIR", help="A further folder of rules; may be repeated.")]
Width = Annotated[int | None, typer.Option(min=20, help="Columns of the drawing; the terminal's own where not given.")]
Turning = Annotated[Bidi, typer.Option(help="Arabic as it is (raw), or joined and ordered for terminals that cannot (visual).")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Neither progress nor problems on standard error.")]
Strict = Annotated[bool, typer.Option("--strict", help="Fail where an input could not be read, or an article gave no claims.")]
NoColor = Annotated[bool, typer.Option("--no-color", help="No colours; NO_COLOR in the environment does the same.")]


As = Annotated[
    str | None,
    typer.Option("--from", metavar="FORMAT", help="Read all as text, jsonl, json, csv, html, feed or pdf, whatever their names."),
]
Encoding = Annotated[str | None, typer.Option(metavar="NAME", help="Of text that does not declare its own: windows-1256, …")]
Fields = Annotated[
    list[str] | None,
    typer.Option("--map", metavar="OURS=THEIRS", help="What records call text, id, source, title, url or published; may be repeated."),
]


def reading(format: str | None, encoding: str | None, fields: Sequence[str] | None) -> Given:
    """How files are to be read, from `--from`, `--encoding` and `--map`; what makes no sense ends the program with 2."""
    import codecs

    from reconcile.read.formats import READERS
    from reconcile.read.given import Given
    from reconcile.read.records import NAMES

    if format is not None and format not in READERS:
        stop(f"--from {format}: it is one of {', '.join(READERS)}")
    try:
        codecs.lookup(encoding or "utf-8")
    except LookupError:
        stop(f"--encoding {encoding}: no such encoding")
    pairs = [field.partition("=") for field in fields or ()]
    if wrong := [ours + equals + theirs for ours, equals, theirs in pairs if ours not in NAMES or not theirs]:
        stop(f"--map {wrong[0]}: expected one of {', '.join(NAMES)}, = and the name that the records have for it")
    return Given(format, encoding, {ours: theirs for ours, _, theirs in pairs})


def load(folders: Sequence[Path] | None) -> Rulebook:
    """The rules in force, with those of the user's own folders; rules that cannot be read end the program with 2."""
    from reconcile.rulebook.book import load_rules
    from reconcile.rulebook.strict import RuleError

    try:
        return load_rules(folders or (), quick=True)
    except RuleError as error:
        stop(str(error))


def stop(why: str) -> NoReturn:
    """Say why on standard error, and leave with 2."""
    from reconcile.report.safe import safe

    print(safe(f"reconcile: {why}"), file=sys.stderr)
    raise typer.Exit(2)


def tell(problems: Sequence[Problem]) -> None:
    """Name each problem on standard error, a line each."""
    from reconcile.report.safe import safe

    for problem in problems:
        where = problem.path if problem.line is None else f"{problem.path}:{problem.line}"
        print(safe(f"{where}: {problem.why}"), file=sys.stderr)


def gaps(report: Report, new: Collection[str] | None = None, *, quiet: bool = False) -> Coverage:
    """What of the input, or of its new articles, nothing is said of; told on standard error where there is any."""
    from reconcile.check.coverage import coverage

    found = coverage(report, new)
    if found.silent and not quiet:
        say([str(found)])
    return found


def status(report: Report, paths: Sequence[Path], *, failing: bool, gaps: Coverage, strict: bool) -> int:
    """The exit code. A path given by name must be read, at least in part; what a folder holds besides is a problem only.

    With `strict`, all must be read (2), and every article must give claims (3).
    """
    unread = {p.path for p in report.problems} - {a.path for a in report.articles}
    if not gaps.articles or unread & set(map(str, paths)) or (strict and gaps.unread):
        return 2
    if not gaps.telling or (strict and not gaps.whole):
        return 3
    return int(failing)


def say(notes: Iterable[str]) -> None:
    """Notes on standard error, a line each."""
    from reconcile.report.safe import safe

    for note in notes:
        print(safe(f"reconcile: {note}"), file=sys.stderr)


def read_report(path: Path, *, rules: Sequence[Path] | None = None) -> Report:
    """A JSON report from a file, or from standard input where that is `-`; or all that a store holds, as the report of one run."""
    from reconcile.report.json import from_json

    if is_store(path):
        return _stored(path, load(rules))
    try:
        return from_json((sys.stdin.buffer.read() if str(path) == "-" else path.read_bytes()).decode())
    except (OSError, ValueError) as error:
        stop(f"{path}: {getattr(error, 'strerror', None) or error}")


def read_decided(path: Path) -> list[Decision]:
    """The decisions of a file that must be there."""
    from reconcile.review.decisions import from_lines

    try:
        return from_lines(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError) as error:
        stop(f"{path}: {getattr(error, 'strerror', None) or error}")


def is_store(path: Path) -> bool:
    """Whether a file is one of SQLite's, whatever its name is."""
    try:
        with path.open("rb") as file:
            return file.read(16) == b"SQLite format 3\0"
    except OSError:
        return False


def _stored(path: Path, book: Rulebook) -> Report:
    from reconcile.store.contents import report
    from reconcile.store.database import StoreError, opened_to_read

    try:
        with opened_to_read(path) as db:
            return report(db, book)
    except StoreError as error:
        stop(str(error))


ALL = ("terminal", *FORMATS)


def known_format(format: str) -> str:
    """The format, where it is one. For a typer option."""
    if format not in ALL:
        raise typer.BadParameter(f"{format!r} is none of {', '.join(ALL)}")
    return format


def write(made: str | bytes, output: Path | None) -> None:
    """Write to the file, or to standard output where there is none; bytes go to no terminal."""
    data = made.encode() if isinstance(made, str) else made
    if output is None:
        if isinstance(made, bytes) and sys.stdout.isatty():
            stop("this format is not for a terminal: name a file by --output")
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        return
    try:
        output.write_bytes(data)
    except OSError as error:
        stop(f"{output}: {error.strerror}")


@contextmanager
def console(output: Path | None, *, width: int | None, no_color: bool) -> Iterator[Console]:
    """A console on standard output, or on a file, which gets no colours and 100 columns where not told otherwise."""
    from rich.console import Console

    if output is None:
        yield Console(width=width, no_color=no_color or None)
        return
    try:
        with output.open("w", encoding="utf-8") as file:
            yield Console(file=file, width=width or 100, force_terminal=False, color_system=None)
    except OSError as error:
        stop(f"{output}: {error.strerror}")


@contextmanager
def progress(*, quiet: bool) -> Iterator[Callable[[str, int, int], None] | None]:
    """A bar a stage on standard error, where that is a terminal, once the work has taken long enough to ask for one."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress, TaskID

    bars = Progress(console=Console(stderr=True), transient=True)
    stages: dict[str, TaskID] = {}
    late = time.monotonic() + _LATE

    def tell(stage: str, done: int, of: int) -> None:
        if stage not in stages:
            stages[stage] = bars.add_task(stage, total=of)
        bars.update(stages[stage], completed=done, total=of)
        if time.monotonic() > late:
            bars.start()

    try:
        yield tell
    finally:
        bars.stop()
