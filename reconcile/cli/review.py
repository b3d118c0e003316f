"""`review`: decide on the findings of a report, one by one or many alike."""

from __future__ import annotations

import getpass
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from contextlib import suppress
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, get_args

import typer

from reconcile.cli.options import NoColor, Turning, Width, console, read_report, stop

if TYPE_CHECKING:
    from reconcile.model import Report
    from reconcile.review.decisions import Decision
    from reconcile.review.session import Item, Save
    from reconcile.review.standing import Standings

Graver = StrEnum("Graver", ["contradict", "diverge", "agree"])
Decided = Literal["accepted", "dismissed", "pending"]
_ORIGIN = "Those alone that this origin or outlet has a part in: “Health Ministry”."
_BY = "Who decides; else RECONCILE_BY, git's user.name, or the user's name."


def review(
    report: Annotated[Path, typer.Argument(metavar="REPORT", help="A JSON report of `run`, or a store; - is standard input.")],
    decisions: Annotated[Path, typer.Option(metavar="FILE", help="Where decisions are kept, one a line.")] = Path("decisions.jsonl"),
    by: Annotated[str | None, typer.Option(metavar="NAME", help=_BY)] = None,
    only: Annotated[list[Graver] | None, typer.Option(metavar="VERDICT", help="Findings of this verdict alone; may be repeated.")] = None,
    topic: Annotated[str | None, typer.Option(help="Those of one topic alone.")] = None,
    origin: Annotated[str | None, typer.Option(metavar="NAME", help=_ORIGIN)] = None,
    again: Annotated[bool, typer.Option("--again", help="Also those whose decision still holds.")] = False,
    decide: Annotated[Decided | None, typer.Option(metavar="DECISION", help="Ask nothing: accepted, dismissed or pending for all.")] = None,
    reason: Annotated[str | None, typer.Option(metavar="TEXT", help="The reason that goes with --decide.")] = None,
    web: Annotated[bool, typer.Option("--web", help="Decide in the browser: serve the report's page on this machine alone.")] = False,
    port: Annotated[int, typer.Option(min=0, max=65535, help="Where --web listens; any port that is free where it is 0.")] = 0,
    width: Width = None,
    bidi: Turning = "auto",
    no_color: NoColor = False,
) -> None:
    """Decide on the findings of a report, one by one: what was decided is saved at once, and lasts."""
    from reconcile.review.session import decide_all, waiting
    from reconcile.review.standing import standings

    if str(report) == "-" and decide is None and not web:
        stop("the answers come from standard input: the report must be a file")
    if decide and not (only or topic or origin):
        stop("--decide decides on many findings alike: say on which, with --only, --topic or --origin")
    if reason is not None and decide is None:
        stop("--reason goes with --decide; the key e asks for one")
    if web and (decide or only or topic or origin or again):
        stop("--web shows all findings, and has filters of its own")
    known = read_report(report)
    if topic is not None and topic not in (topics := sorted({k.topic for k in known.clusters})):
        stop(f"no topic {topic!r}; there are: {', '.join(topics)}")
    standing = standings(known, _read(decisions))
    if web:
        return _serve(known, decisions, port)
    verdicts = [v.value for v in only] if only else ["contradict", "diverge"]
    items = waiting(known, standing, verdicts=verdicts, topic=topic, origin=origin, again=again)
    who = by or _reviewer()

    def save(keys: Iterable[str], new: Iterable[Decision]) -> None:
        _save(decisions, keys, new)

    if decide:
        made = decide_all(items, decide, reason=reason, by=who, save=save)
    else:
        made = _session(known, items, who, save, width=width, bidi=bidi, no_color=no_color)
    print(_summary(made, items, standing, decisions))


def _serve(report: Report, decisions: Path, port: int) -> None:
    """Serve the page until Ctrl-C."""
    from reconcile.serve import desk_server

    try:
        server, address = desk_server(report, decisions, port=port)
    except OSError as error:
        stop(f"port {port}: {error.strerror}")
    with server, suppress(KeyboardInterrupt):
        print(f"Open {address}\nDecisions are saved in {decisions} as you make them. Ctrl-C ends.", flush=True)
        server.serve_forever()


def _session(
    report: Report, items: Sequence[Item], by: str, save: Save, *, width: int | None, bidi: Turning, no_color: bool
) -> list[Decision]:
    from reconcile.report.deciding import print_item
    from reconcile.review.session import review

    with console(None, width=width, no_color=no_color) as drawn:

        def show(item: Item, at: int) -> None:
            print_item(item, report, drawn, number=at + 1, of=len(items), bidi=bidi)

        return review(items, by=by, show=show, tell=lambda text: print(text, end=""), ask=_ask, save=save)


def _ask(prompt: str) -> str | None:
    """A line from standard input; None at its end, and where somebody presses Ctrl-C."""
    print(prompt, end="", flush=True)
    try:
        line = sys.stdin.readline()
    except KeyboardInterrupt:
        line = ""
    if not line or not sys.stdin.isatty():
        print(line.rstrip("\n"))  # what comes through a pipe, nobody has typed
    return line or None


def _summary(made: Sequence[Decision], items: Sequence[Item], standing: Standings, path: Path) -> str:
    """`2 accepted, 1 dismissed; 4 left to decide. Saved in decisions.jsonl.`"""
    from reconcile.report.wording import count

    counted = Counter(d.decision for d in made)
    told = ", ".join(f"{counted[name]} {name}" for name in get_args(Decided) if counted[name]) or "nothing decided"
    lines = [f"{told}; {len(items) - len(made)} left to decide.{f' Saved in {path}.' if made else ''}"]
    if standing.gone:
        lines.append(f"{path} keeps {count(len(standing.gone), 'decision')} whose finding this report does not have.")
    return "\n".join(lines)


def _reviewer() -> str:
    """Who sits here: RECONCILE_BY, else the name that git signs with, else the user's."""
    if told := os.environ.get("RECONCILE_BY"):
        return told
    try:
        asked = subprocess.run(["git", "config", "user.name"], capture_output=True, text=True, check=False, timeout=5)
        return asked.stdout.strip() or getpass.getuser()
    except (OSError, KeyError, subprocess.SubprocessError):
        return ""


def _read(path: Path) -> list[Decision]:
    from reconcile.review.decisions import read_decisions

    try:
        return read_decisions(path)
    except (OSError, ValueError) as error:
        stop(f"{path}: {getattr(error, 'strerror', None) or error}")


def _save(path: Path, keys: Iterable[str], new: Iterable[Decision]) -> None:
    from reconcile.review.decisions import update

    try:
        update(path, keys, new)
    except (OSError, ValueError) as error:
        stop(f"{path}: {getattr(error, 'strerror', None) or error}")
