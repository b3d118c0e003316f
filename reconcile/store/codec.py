"""Dataclasses as JSON and back, for what the store keeps.

A field that has its default is left out, and a key that a class does not know is passed over, so that what
one version wrote can be read by one whose classes have grown.
"""

from __future__ import annotations

import dataclasses
import json
import types
import typing
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from typing import Any, TypeVar, cast

T = TypeVar("T")
Decoder = Callable[[Any], Any]

_SIMPLE = frozenset((str, int, float, bool, type(None)))


def to_json(value: Any) -> str:
    """A dataclass as one line of JSON, of the same bytes for equal values."""
    return json.dumps(_plain(value), ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def from_json(shape: type[T], text: str) -> T:
    """The dataclass that `to_json` wrote. Raises ValueError or TypeError where the text is not one."""
    made: T = _decoder(cast(Any, shape))(json.loads(text))
    return made


def _plain(value: Any) -> Any:
    kind = type(value)
    if kind in _SIMPLE:
        return value
    if dataclasses.is_dataclass(kind):
        given = ((name, default, getattr(value, name)) for name, default in _defaults(kind))
        return {name: _plain(v) for name, default, v in given if v != default or type(v) is not type(default)}
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {k: _plain(v) for k, v in value.items()}
    return [_plain(v) for v in value]


@cache
def _defaults(shape: type) -> tuple[tuple[str, Any], ...]:
    """The fields of a dataclass with their defaults, MISSING for those that have none."""
    made = ((f.name, f.default, f.default_factory) for f in dataclasses.fields(shape))
    return tuple((name, default if factory is dataclasses.MISSING else factory()) for name, default, factory in made)


@cache
def _decoder(hint: Any) -> Decoder:
    """How a value of a type is made again from JSON."""
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        return _dataclass(hint)
    if hint is date:
        return date.fromisoformat
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin in (typing.Union, types.UnionType):
        kinds = [a for a in arguments if a is not type(None)]
        return _optional(_decoder(kinds[0])) if len(kinds) == 1 else _same
    if origin is tuple:
        return _row(arguments[0]) if arguments[-1] is Ellipsis else _pair(arguments)
    return _same


def _same(value: Any) -> Any:
    return value


def _optional(inner: Decoder) -> Decoder:
    return inner if inner is _same else lambda value: None if value is None else inner(value)


def _row(hint: Any) -> Decoder:
    inner = _decoder(hint)
    return tuple if inner is _same else lambda value: tuple(map(inner, value))


def _pair(hints: tuple[Any, ...]) -> Decoder:
    inner = tuple(map(_decoder, hints))
    return lambda value: tuple(decode(v) for decode, v in zip(inner, value, strict=True))


def _dataclass(shape: type) -> Decoder:
    hints = typing.get_type_hints(shape)
    known = {f.name for f in dataclasses.fields(shape)}
    decoders = {name: d for name in known if (d := _decoder(hints[name])) is not _same}

    def decode(given: Any) -> Any:
        if not isinstance(given, dict):
            raise TypeError(f"a {shape.__name__} is no {type(given).__name__}")
        return shape(**{k: decoders[k](v) if k in decoders else v for k, v in given.items() if k in known})

    return decode
