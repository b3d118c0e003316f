"""Read YAML strictly into frozen dataclasses: every error names file, line and column.

PyYAML alone reads `no` as False and 12:30 as 750, and lets the last of two equal keys win. Here every
scalar stays a string until the dataclass that it fills asks for something else, and an unknown or a
duplicate key is an error.
"""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    import yaml

T = TypeVar("T")


class RuleError(ValueError):
    """A rule file that cannot be used. The message begins with path:line:column."""


def _fail(path: Path, node: yaml.Node, why: str) -> RuleError:
    mark = node.start_mark
    return RuleError(f"{path}:{mark.line + 1}:{mark.column + 1}: {why}")


def load(path: Path, into: type[T]) -> T:
    """Read one YAML file into a dataclass (or a tuple or mapping of them).

    Raises RuleError where the file is no YAML, or does not fit.
    """
    import yaml  # what is loaded from the shelf needs none

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        node = yaml.compose(path.read_text(encoding="utf-8"), Loader=loader)
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        mark = getattr(error, "problem_mark", None)
        where = f"{path}:{mark.line + 1}:{mark.column + 1}" if mark else str(path)
        raise RuleError(f"{where}: {getattr(error, 'problem', None) or error}") from error
    if node is None:
        raise RuleError(f"{path}:1:1: the file is empty")
    made: T = _build(path, node, into)
    return made


def _shape(node: yaml.Node) -> str:
    """scalar, sequence or mapping."""
    return str(node.id)  # type: ignore[attr-defined]


def _build(path: Path, node: yaml.Node, want: Any) -> Any:
    origin, inner = typing.get_origin(want), typing.get_args(want)
    if origin in (types.UnionType, typing.Union):
        return _union(path, node, inner)
    if dataclasses.is_dataclass(want):
        return _dataclass(path, node, want)
    if origin is tuple:
        return _tuple(path, node, inner)
    if origin in (dict, Mapping):
        return {k: _build(path, v, inner[1]) for k, _, v in _pairs(path, node)}
    if _shape(node) != "scalar":
        raise _fail(path, node, f"expected a plain value, found a {_shape(node)}")
    return _scalar(path, node, want)  # type: ignore[arg-type]


def _union(path: Path, node: yaml.Node, choices: tuple[Any, ...]) -> Any:
    """The first choice that has the node's shape: `str | tuple[str, ...]`, `float | None`."""
    if type(None) in choices and _shape(node) == "scalar" and not node.style and node.value in ("", "null", "~"):  # type: ignore[attr-defined]
        return None
    shapes: dict[str, list[Any]] = {"scalar": [], "sequence": [], "mapping": []}
    for choice in choices:
        if choice is not type(None):
            kind = typing.get_origin(choice)
            shapes[
                "sequence" if kind is tuple else "mapping" if kind in (dict, Mapping) or dataclasses.is_dataclass(choice) else "scalar"
            ].append(choice)
    fitting = shapes[_shape(node)]
    if not fitting:
        raise _fail(path, node, f"a {_shape(node)} does not belong here")
    return _build(path, node, fitting[0])


def _tuple(path: Path, node: yaml.Node, inner: tuple[Any, ...]) -> tuple[Any, ...]:
    if _shape(node) != "sequence":
        raise _fail(path, node, f"expected a list, found a {_shape(node)}")
    if len(inner) == 2 and inner[1] is Ellipsis:
        return tuple(_build(path, n, inner[0]) for n in node.value)
    if len(inner) != len(node.value):
        raise _fail(path, node, f"expected {len(inner)} values, found {len(node.value)}")
    return tuple(_build(path, n, t) for n, t in zip(node.value, inner, strict=True))


def _pairs(path: Path, node: yaml.Node) -> list[tuple[str, yaml.Node, yaml.Node]]:
    if _shape(node) != "mapping":
        raise _fail(path, node, f"expected keys and values, found a {_shape(node)}")
    seen: set[str] = set()
    for key, _ in node.value:
        if key.value in seen:
            raise _fail(path, key, f"duplicate key {key.value!r}")
        seen.add(key.value)
    return [(key.value, key, value) for key, value in node.value]


def _dataclass(path: Path, node: yaml.Node, want: Any) -> Any:
    hints = _hints(want)
    given: dict[str, Any] = {}
    for written, key, value in _pairs(path, node):
        name = written.replace("-", "_")
        if name not in hints:
            raise _fail(path, key, f"unknown key {name!r}; known here: {', '.join(sorted(set(hints) - {'at'}))}")
        given[name] = _build(path, value, hints[name])
    if "at" in hints:
        given["at"] = f"{path}:{node.start_mark.line + 1}:{node.start_mark.column + 1}"
    needed = {f.name for f in dataclasses.fields(want) if f.default is dataclasses.MISSING and f.default_factory is dataclasses.MISSING}
    if missing := sorted(needed - set(given)):
        raise _fail(path, node, f"missing key {', '.join(map(repr, missing))}")
    try:
        return want(**given)
    except ValueError as error:
        raise _fail(path, node, str(error)) from error


_HINTS: dict[Any, dict[str, Any]] = {}


def _hints(want: Any) -> dict[str, Any]:
    if want not in _HINTS:
        _HINTS[want] = typing.get_type_hints(want)
    return _HINTS[want]


def _scalar(path: Path, node: yaml.ScalarNode, want: Any) -> Any:
    value = node.value
    if want is str or want is Any:
        return value
    if want is bool:
        if value in ("true", "false"):
            return value == "true"
        raise _fail(path, node, f"expected true or false, found {value!r}")
    try:
        return want(value)
    except (TypeError, ValueError):
        raise _fail(path, node, f"expected {getattr(want, '__name__', want)}, found {value!r}") from None
