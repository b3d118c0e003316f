"""All commands, and the way into them."""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from reconcile.cli.check import check
from reconcile.cli.config import find_config, read_config
from reconcile.cli.diff import diff
from reconcile.cli.explain import explain
from reconcile.cli.init import init
from reconcile.cli.options import stop
from reconcile.cli.origins import origins
from reconcile.cli.questions import questions
from reconcile.cli.review import review
from reconcile.cli.rules import rules_app
from reconcile.cli.run import run
from reconcile.cli.store import store_app
from reconcile.cli.watch import watch

# Objects made between two searches for cycles. Rules and claims have none, and to look for some after each 700 costs a tenth of a run.
_MADE = 1_000_000

_LOOKS: dict[str, Any] = {
    "add_completion": False,
    "no_args_is_help": True,
    "rich_markup_mode": None,
    "pretty_exceptions_enable": False,
    "help": "Where do the sources of one event agree, diverge or contradict each other, and why?",
}
app = typer.Typer(**_LOOKS)
app.command()(run)
app.command()(check)
app.command()(explain)
app.command()(init)
app.command()(watch)
app.command()(origins)
app.command()(questions)
app.command()(review)
app.command()(diff)
app.add_typer(rules_app, name="rules")
app.add_typer(store_app, name="store")


@app.callback(invoke_without_command=True)
def _root(context: typer.Context, version: Annotated[bool, typer.Option("--version", help="Print the version and leave.")] = False) -> None:
    if version:
        from reconcile import __version__

        print(__version__)
        raise typer.Exit
    context.obj = app  # for `init`, which writes of all commands
    if context.invoked_subcommand != "init" and (path := find_config(Path.cwd())):
        try:
            context.default_map = read_config(path, app)
        except (OSError, ValueError) as error:
            stop(str(error))


def main() -> None:
    """Run the command line. A reader that goes away (`| head`) ends it quietly, as it ends other programs."""
    gc.set_threshold(_MADE)
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name) or open(os.devnull, "w")  # noqa: SIM115  # either may be closed
        stream.reconfigure(encoding="utf-8", errors="replace")
        setattr(sys, name, stream)
    _asked_for(sys.argv[1:])()


def _asked_for(arguments: Sequence[str]) -> typer.Typer:
    """The app with the one command that is asked for: to make ready the options of all takes as long as to read an article."""
    named = [c for c in app.registered_commands if c.callback and c.callback.__name__ == next(iter(arguments), "")]
    if not named:
        return app
    one = typer.Typer(**_LOOKS)
    one.registered_callback, one.registered_commands = app.registered_callback, named
    return one
