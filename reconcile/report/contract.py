"""Hold a JSON document against `report.schema.json`, the contract of every report that leaves the house.

The contract uses a small part of JSON Schema, and only that part is known here, so that reading a
report back needs no validator installed.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

_TYPES: dict[str, Callable[[Any], bool]] = {
    "null": lambda v: v is None,
    "boolean": lambda v: isinstance(v, bool),
    "string": lambda v: isinstance(v, str),
    "array": lambda v: isinstance(v, list),
    "object": lambda v: isinstance(v, dict),
    "number": lambda v: isinstance(v, int | float) and not isinstance(v, bool),
    "integer": lambda v: isinstance(v, int | float) and not isinstance(v, bool) and v == v // 1,
}


@cache
def schema() -> dict[str, Any]:
    """The contract, as a JSON Schema."""
    loaded: dict[str, Any] = json.loads(Path(__file__).with_name("report.schema.json").read_text(encoding="utf-8"))
    return loaded


def check(document: object) -> None:
    """Raise ValueError where a document breaks the contract, saying where and how.

    >>> check({"schema": "reconcile-report/2"})
    Traceback (most recent call last):
    ValueError: the report lacks 'articles'
    """
    if fault := _fault(document, schema(), ""):
        raise ValueError(fault)


def _fault(value: object, rule: dict[str, Any], at: str) -> str | None:
    """What is wrong with a value at a place such as `claims[3].value`, or None."""
    if "$ref" in rule:
        rule = schema()["$defs"][rule["$ref"].rpartition("/")[2]]
    if "anyOf" in rule:
        faults = [_fault(value, choice, at) for choice in rule["anyOf"]]
        return None if None in faults else faults[-1]  # the last choice is the one with something in it
    where = at or "the report"
    if "type" in rule and (fault := _wrong_type(value, rule["type"], where)):
        return fault
    if "const" in rule and value != rule["const"]:
        return f"{where} is {_shown(value)}, expected {_shown(rule['const'])}"
    if "enum" in rule and value not in rule["enum"]:
        return f"{where} is {_shown(value)}, expected one of {', '.join(rule['enum'])}"
    if isinstance(value, list):
        return _list_fault(value, rule, at)
    return _object_fault(value, rule, at) if isinstance(value, dict) else None


def _wrong_type(value: object, wanted: str | list[str], where: str) -> str | None:
    names = [wanted] if isinstance(wanted, str) else wanted
    if any(_TYPES[name](value) for name in names):
        return None
    return f"{where} is {_shown(value)}, expected {' or '.join(names)}"


def _list_fault(value: list[Any], rule: dict[str, Any], at: str) -> str | None:
    if not rule.get("minItems", 0) <= len(value) <= rule.get("maxItems", len(value)):
        return f"{at or 'the report'} has {len(value)} items, expected {rule.get('minItems')} to {rule.get('maxItems')}"
    item = rule.get("items")
    if item is None:
        return None
    return next((fault for i, v in enumerate(value) if (fault := _fault(v, item, f"{at}[{i}]"))), None)


def _object_fault(value: dict[str, Any], rule: dict[str, Any], at: str) -> str | None:
    for key in rule.get("required", ()):
        if key not in value:
            return f"{at or 'the report'} lacks {key!r}"
    known, rest = rule.get("properties", {}), rule.get("additionalProperties")
    for key, inner in value.items():
        expected = known.get(key, rest)
        if expected and (fault := _fault(inner, expected, f"{at}.{key}" if at else key)):
            return fault
    return None


def _shown(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 60 else text[:59] + "…"
