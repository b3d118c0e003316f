"""`questions`: whom to ask what, so that what is open in a report is settled."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from reconcile.cli.options import Folders, NoColor, Turning, Width, console, load, read_report, stop


def questions(
    report: Annotated[Path, typer.Argument(metavar="REPORT", help="A JSON report of `run`; - is standard input.")],
    limit: Annotated[int | None, typer.Option(min=1, help="The first so many alone.")] = None,
    width: Width = None,
    bidi: Turning = "auto",
    no_color: NoColor = False,
    rules: Folders = None,
) -> None:
    """The shortest list of questions that would settle the contradictions and divergences of a report."""
    from reconcile.judge.questions import questions as to_ask
    from reconcile.report.questions import print_questions
    from reconcile.rulebook.strict import RuleError

    known = read_report(report, rules=rules)
    try:
        asked = to_ask(known, load(rules))
    except RuleError as error:
        stop(str(error))
    with console(None, width=width, no_color=no_color) as drawn:
        print_questions(asked[:limit], drawn, bidi=bidi)
