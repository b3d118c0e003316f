"""`init`: a commented reconcile.toml to begin with."""

from __future__ import annotations

import json
from pathlib import Path
from textwrap import wrap
from typing import Annotated, Any

import typer

from reconcile.cli.config import NAME, Setting, Table, settings
from reconcile.cli.options import stop

_HEAD = """\
# What the options of `reconcile` are in this folder and those below it, where the command line does not say.
# Every option of every command is here, at its default, behind a #. A path is taken from the folder of this file.
"""
_EXAMPLES: dict[Any, object] = {bool: False, int: 100, float: 1.0, str: ""}


def init(
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="Where to write it.")] = Path(),
    force: Annotated[bool, typer.Option("--force", help="Write over a file that is there.")] = False,
) -> None:
    """Write a commented reconcile.toml, which sets the options of all commands."""
    path = folder / NAME
    try:
        with path.open("w" if force else "x", encoding="utf-8") as file:
            file.write(template(settings(context.obj)))
    except FileExistsError:
        stop(f"{path} is there already; --force writes over it")
    except OSError as error:
        stop(f"{path}: {error.strerror}")
    print(path)


def template(known: dict[Table, list[Setting]]) -> str:
    """The file's text. Without the # before its options it sets each to its default, or to an example where it has none."""
    parts = [_HEAD]
    for table, options in known.items():
        if options:
            parts.append(f"\n[{'.'.join(table)}]\n" + "".join(_commented(option) for option in options))
    return "".join(parts)


def _commented(option: Setting) -> str:
    help = "".join(f"# {line}\n" for line in wrap(option.help, 110))
    choices = f"# One of {', '.join(option.choices)}.\n" if option.choices else ""
    return f"{help}{choices}# {option.name} = {json.dumps(_shown(option), ensure_ascii=False)}\n"


def _shown(option: Setting) -> object:
    default = option.default
    if default is None or default == Path():
        return [] if option.many else option.choices[0] if option.choices else _EXAMPLES.get(option.kind, option.metavar or "FILE")
    return default if isinstance(default, bool | int | float) else str(getattr(default, "value", default))
