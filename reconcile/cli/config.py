"""`reconcile.toml`: what the options of each command are where the command line does not say.

It is read from the folder that the command is called in, or from the nearest one above. Every option of every
command can stand there, by its name without the dashes, in the table of its command; nothing else may.
"""

from __future__ import annotations

import re
import types
import typing
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from inspect import signature
from pathlib import Path
from typing import Any

import typer

NAME = "reconcile.toml"
Table = tuple[str, ...]  # the name of a table: ("check",), ("rules", "test")


@dataclass(frozen=True, slots=True)
class Setting:
    """An option of a command, as the file has it."""

    name: str  # fail-on
    parameter: str  # fail_on
    kind: Any  # bool, int, str, Path, an Enum or a Literal
    many: bool
    default: Any
    help: str
    metavar: str

    @property
    def choices(self) -> tuple[str, ...]:
        """The values that it may have, where they are named."""
        if isinstance(self.kind, type) and issubclass(self.kind, Enum):
            return tuple(str(member.value) for member in self.kind)
        return tuple(map(str, typing.get_args(self.kind)))


def find_config(folder: Path) -> Path | None:
    """The file that holds in a folder: its own, or that of the nearest folder above."""
    return next((f for parent in (folder, *folder.parents) if (f := parent / NAME).is_file()), None)


def read_config(path: Path, app: typer.Typer) -> dict[str, Any]:
    """The defaults that a file sets, nested as commands are: {"check": {"fail_on": "diverge"}}.

    A path in it is taken from the file's folder. Raises OSError, and ValueError with file and line for what is
    no TOML, no option, or no value of it.
    """
    import tomllib

    text = path.read_text(encoding="utf-8")
    try:
        given = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"{path}: {error}") from None
    known = settings(app)
    try:
        return _defaults(given, (), known, path.parent)
    except _Wrong as wrong:
        line = _line(text, *wrong.at)
        raise ValueError(f"{path}:{line}: {wrong.why}" if line else f"{path}: {wrong.why}") from None


def settings(app: typer.Typer) -> dict[Table, list[Setting]]:
    """All options of all commands, in the order in which the help has them."""
    return {table: list(_options(callback)) for table, callback in _commands(app)}


class _Wrong(Exception):
    """What is wrong with a key in a table."""

    def __init__(self, table: Table, key: str, why: str) -> None:
        super().__init__(why)
        self.at, self.why = (table, key), why


def _commands(app: typer.Typer, above: Table = ()) -> Iterator[tuple[Table, Callable[..., object]]]:
    for command in app.registered_commands:
        if command.callback:
            yield (*above, command.name or command.callback.__name__), command.callback
    for group in app.registered_groups:
        if group.typer_instance:
            yield from _commands(group.typer_instance, (*above, str(group.name)))


def _options(callback: Callable[..., object]) -> Iterator[Setting]:
    defaults = signature(callback).parameters
    for parameter, hint in typing.get_type_hints(callback, include_extras=True).items():
        about = next((m for m in getattr(hint, "__metadata__", ()) if type(m).__name__ == "OptionInfo"), None)
        if about is None:
            continue
        kind = typing.get_args(hint)[0]
        if typing.get_origin(kind) in (types.UnionType, typing.Union):
            kind = next(k for k in typing.get_args(kind) if k is not type(None))
        many = typing.get_origin(kind) is list
        # Typer keeps the first of an option's names where a default would stand.
        names = [d for d in (about.default, *(about.param_decls or ())) if isinstance(d, str) and d.startswith("--")]
        kind = typing.get_args(kind)[0] if many else kind
        name = names[0][2:] if names else parameter.replace("_", "-")
        yield Setting(name, parameter, kind, many, defaults[parameter].default, about.help or "", about.metavar or "")


def _defaults(given: Mapping[str, Any], table: Table, known: Mapping[Table, list[Setting]], folder: Path) -> dict[str, Any]:
    made: dict[str, Any] = {}
    here = {s.name: s for s in known.get(table, ())}
    below = {t[len(table)] for t in known if t[: len(table)] == table and len(t) > len(table)}
    for key, value in given.items():
        if key in below and isinstance(value, dict):
            made[key] = _defaults(value, (*table, key), known, folder)
        elif key in here:
            made[here[key].parameter] = _value(here[key], value, table, folder)
        else:
            what = "command" if below else "option"
            raise _Wrong(table, key, f"unknown {what} {key!r}; known here: {', '.join(sorted(below | set(here)))}")
    return made


def _value(setting: Setting, value: object, table: Table, folder: Path) -> object:
    values = value if setting.many and isinstance(value, list) else [value]
    for one in values:
        if why := _fault(setting, one):
            raise _Wrong(table, setting.name, f"{setting.name} is {one!r}, expected {why}")
    placed = [_placed(setting, one, folder) for one in values]
    return placed if setting.many else placed[0]


def _fault(setting: Setting, value: object) -> str | None:
    """What was expected in a value's place, or None."""
    if setting.kind in (bool, int, float):
        fits = type(value) is setting.kind or (setting.kind is float and type(value) is int)
        return None if fits else {bool: "true or false", int: "a whole number", float: "a number"}[setting.kind]
    if not isinstance(value, str):
        return "a list of texts" if setting.many else "a text"
    return f"one of {', '.join(setting.choices)}" if setting.choices and value not in setting.choices else None


def _placed(setting: Setting, value: object, folder: Path) -> object:
    """A value with its path, where it is one, taken from the file's folder."""
    if not isinstance(value, str) or value == "-":
        return value
    if setting.kind is Path:
        return str(folder / value)
    if setting.metavar.endswith("[=FILE]"):
        name, equals, file = value.partition("=")
        return f"{name}={folder / file}" if equals and file else value
    return value


def _line(text: str, table: Table, key: str) -> int | None:
    """The line of a key, or of the table that is called so, for the usual ways of writing them."""
    wanted, at = (*table, key), Table()
    for number, line in enumerate(text.splitlines(), 1):
        if header := re.match(r"\s*\[+([^\]#]+)\]", line):
            at = named = _names(header[1])
        elif found := re.match(r"\s*([^=#]+)=", line):
            named = (*at, *_names(found[1]))
        else:
            continue
        if named[: len(wanted)] == wanted:
            return number
    return None


def _names(dotted: str) -> Table:
    return tuple(part.strip(" \t\"'") for part in dotted.split("."))
