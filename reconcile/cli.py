"""The command line: arguments and exit codes only.

Exit codes: 0 done, and nothing at or above --fail-on; 1 findings at or above it, or rules that fail their
own examples; 2 usage, or an input that cannot be read; 3 articles were read and nothing could be extracted.
Data goes to stdout, progress and problems to stderr. What is slow to import is imported where it is needed.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, NoReturn

import typer

if TYPE_CHECKING:
    from rich.console import Console

    from reconcile.model import Problem, Report
    from reconcile.rulebook.book import Rulebook

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help="Where do the sources of one event agree, diverge or contradict each other, and why?",
)
rules_app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="The rules in force, and their own examples.")
app.add_typer(rules_app, name="rules")

Verdict = StrEnum("Verdict", ["contradict", "diverge", "agree", "single"])
Bidi = Literal["auto", "raw", "visual"]
Format = Literal["terminal", "json", "csv", "svg"]
Threshold = Literal["contradict", "diverge", "never"]

_FAILING = {"contradict": {"contradict"}, "diverge": {"contradict", "diverge"}, "never": set[str]()}
_ONLY = "Draw these alone, in full: contradict, diverge, agree, single; may be repeated."
_LATE = 1.0  # seconds of work after which a progress bar is shown

Folders = Annotated[list[Path] | None, typer.Option("--rules", metavar="DIR", help="A further folder of rules; may be repeated.")]
Width = Annotated[int | None, typer.Option(min=20, help="Columns of the drawing; the terminal's own where not given.")]
Turning = Annotated[Bidi, typer.Option(help="Arabic as it is (raw), or joined and ordered for terminals that cannot (visual).")]
NoColor = Annotated[bool, typer.Option("--no-color", help="No colours; NO_COLOR in the environment does the same.")]


@app.callback(invoke_without_command=True)
def _root(version: Annotated[bool, typer.Option("--version", help="Print the version and leave.")] = False) -> None:
    if version:
        from reconcile import __version__

        print(__version__)
        raise typer.Exit


@app.command()
def run(
    paths: Annotated[list[Path], typer.Argument(metavar="PATHS…", help="Files, folders and patterns; - is standard input.")],
    format: Annotated[Format, typer.Option(help="What to make of the report.")] = "terminal",
    output: Annotated[Path | None, typer.Option(metavar="FILE", help="Write there instead of to standard output.")] = None,
    graph: Annotated[Path | None, typer.Option(metavar="FILE", help="Also write the graph of claims there, as GraphML.")] = None,
    only: Annotated[list[Verdict] | None, typer.Option(metavar="VERDICT", help=_ONLY)] = None,
    topic: Annotated[str | None, typer.Option(help="Draw one topic alone: killed, arrested, …")] = None,
    limit: Annotated[int | None, typer.Option(min=0, help="Draw at most this many matters of each verdict.")] = None,
    all_singles: Annotated[bool, typer.Option("--all", help="Draw all that only one article says, not the first few.")] = False,
    width: Width = None,
    bidi: Turning = "auto",
    no_color: NoColor = False,
    rules: Folders = None,
    fail_on: Annotated[Threshold, typer.Option(help="Exit with 1 where there is a finding of this verdict or a graver one.")] = "never",
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Neither progress nor problems on standard error.")] = False,
) -> None:
    """Read articles, reconcile what they claim, and report."""
    from reconcile.pipeline import reconcile

    if format != "terminal" and (topic is not None or limit is not None or all_singles or (only and format in ("json", "csv"))):
        _stop("--topic, --limit and --all choose what a terminal shows, --only what it or a picture shows; a JSON report is whole")
    book = _load(rules)
    if topic is not None and topic not in book.topics:
        _stop(f"no topic {topic!r}; there are: {', '.join(sorted(book.topics))}")
    with _progress(quiet=quiet) as tell:
        report = reconcile(paths, book, stdin=getattr(sys.stdin, "buffer", None), progress=tell)
    shown_already = format == "terminal" and output is None and sys.stdout.isatty()
    if not (quiet or shown_already):
        _tell(report.problems)
    if graph:
        from reconcile.report.graphml import graphml

        _write(graphml(report, book), graph)
    if format == "terminal":
        from reconcile.report.terminal import print_report

        with _console(output, width=width, no_color=no_color) as console:
            print_report(report, console, only=frozenset(only or ()), topic=topic, limit=limit, bidi=bidi, all_singles=all_singles)
    else:
        _write(_drawn(report, format, width=width, only=frozenset(only or ())), output)
    raise typer.Exit(_status(report, paths, fail_on))


@app.command()
def explain(
    id: Annotated[str, typer.Argument(metavar="ID", help="Of an article, claim, position, cluster or finding; its beginning will do.")],
    report: Annotated[Path, typer.Argument(metavar="REPORT", help="A JSON report of `run`; - is standard input.")],
    width: Width = None,
    bidi: Turning = "auto",
    no_color: NoColor = False,
    rules: Folders = None,
) -> None:
    """One thing of a report, down to the rule and the words."""
    from reconcile.report.explain import print_explanation
    from reconcile.report.json import from_json
    from reconcile.rulelist import rule_text

    try:
        known = from_json((sys.stdin.buffer.read() if str(report) == "-" else report.read_bytes()).decode())
    except (OSError, ValueError) as error:
        _stop(f"{report}: {getattr(error, 'strerror', None) or error}")
    book = _load(rules)
    same = book.digest == known.rules_digest
    if not same:
        print("the rules have changed since this report was made: where a rule stands is left out", file=sys.stderr)
    try:
        with _console(None, width=width, no_color=no_color) as console:
            print_explanation(known, id, console, rule_text=(lambda rule: rule_text(book, rule)) if same else None, bidi=bidi)
    except LookupError as error:
        _stop(str(error.args[0]))


@rules_app.command("list")
def list_topics(rules: Folders = None) -> None:
    """The topics in force, with their languages, and how many patterns and examples they have."""
    from reconcile.rulelist import list_rules

    print(list_rules(_load(rules)))


@rules_app.command("show")
def show_one(
    name: Annotated[str, typer.Argument(help="A topic, a group of people, a kind of event, or a language's code.")], rules: Folders = None
) -> None:
    """One topic, group, kind or language: its words, patterns and examples, as YAML."""
    from reconcile.rulelist import show_rule

    try:
        print(show_rule(_load(rules), name), end="")
    except LookupError as error:
        _stop(str(error.args[0]))


@rules_app.command("test")
def try_examples(rules: Folders = None) -> None:
    """Try every rule on its own examples; failures are printed as path:line:col: why."""
    from reconcile.rulecheck import check_rules

    book = _load(rules)
    failures = check_rules(book)
    print("\n".join(failures) or f"{len(book.topics)} topics hold on {sum(len(t.examples) for t in book.topics.values())} examples")
    raise typer.Exit(bool(failures))


def main() -> None:
    """Run the command line. A reader that goes away (`| head`) ends it quietly, as it ends other programs."""
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name) or open(os.devnull, "w")  # noqa: SIM115  # either may be closed
        stream.reconfigure(encoding="utf-8", errors="replace")
        setattr(sys, name, stream)
    app()


def _load(folders: Sequence[Path] | None) -> Rulebook:
    from reconcile.rulebook.book import load_rules
    from reconcile.rulebook.strict import RuleError

    try:
        return load_rules(folders or ())
    except RuleError as error:
        _stop(str(error))


def _stop(why: str) -> NoReturn:
    from reconcile.report.safe import safe

    print(safe(f"reconcile: {why}"), file=sys.stderr)
    raise typer.Exit(2)


def _tell(problems: Sequence[Problem]) -> None:
    from reconcile.report.safe import safe

    for problem in problems:
        where = problem.path if problem.line is None else f"{problem.path}:{problem.line}"
        print(safe(f"{where}: {problem.why}"), file=sys.stderr)


def _status(report: Report, paths: Sequence[Path], fail_on: Threshold) -> int:
    """The exit code. A path given by name must be read, at least in part; what a folder holds besides is a problem only."""
    unread = {p.path for p in report.problems} - {a.path for a in report.articles}
    if not report.articles or unread & set(map(str, paths)):
        return 2
    if not report.claims:
        return 3
    return int(any(f.verdict in _FAILING[fail_on] for f in report.findings))


def _drawn(report: Report, format: Format, *, width: int | None, only: frozenset[str]) -> str:
    if format == "json":
        from reconcile.report.json import to_json

        return to_json(report)
    if format == "csv":
        from reconcile.report.tables import to_csv

        return to_csv(report)
    from reconcile.report.svg import svg

    return svg(report, width=width or 100, only=only)


def _write(text: str, output: Path | None) -> None:
    if output is None:
        sys.stdout.write(text)
        return
    try:
        output.write_text(text, encoding="utf-8")
    except OSError as error:
        _stop(f"{output}: {error.strerror}")


@contextmanager
def _console(output: Path | None, *, width: int | None, no_color: bool) -> Iterator[Console]:
    """A console on standard output, or on a file, which gets no colours and 100 columns where not told otherwise."""
    from rich.console import Console

    if output is None:
        yield Console(width=width, no_color=no_color or None)
        return
    try:
        with output.open("w", encoding="utf-8") as file:
            yield Console(file=file, width=width or 100, force_terminal=False, color_system=None)
    except OSError as error:
        _stop(f"{output}: {error.strerror}")


@contextmanager
def _progress(*, quiet: bool) -> Iterator[Callable[[str, int, int], None] | None]:
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
