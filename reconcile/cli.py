"""The command line: arguments and exit codes only."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Optional

import typer

app = typer.Typer(add_completion=False, no_args_is_help=True)


@app.command()
def run(paths: list[Path], format: str = "terminal", output: Optional[Path] = None) -> None:
    from reconcile.pipeline import reconcile
    from reconcile.report.json import to_json
    from reconcile.rulebook.book import load_rules

    report = reconcile(paths, load_rules())
    text = to_json(report)
    if output:
        output.write_text(text)
    else:
        print(text)


@app.command()
def rules() -> None: ...


def main() -> None:
    app()
