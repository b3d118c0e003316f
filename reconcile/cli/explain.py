"""`explain`: one thing of a report, down to the rule and the words."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from reconcile.cli.options import Folders, NoColor, Turning, Width, console, load, read_report, stop


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
    from reconcile.rulelist import rule_text

    known = read_report(report, rules=rules)
    book = load(rules)
    same = book.digest == known.rules_digest
    if not same:
        print("the rules have changed since this report was made: where a rule stands is left out", file=sys.stderr)
    try:
        with console(None, width=width, no_color=no_color) as drawn:
            print_explanation(known, id, drawn, rule_text=(lambda rule: rule_text(book, rule)) if same else None, bidi=bidi)
    except LookupError as error:
        stop(str(error.args[0]))
