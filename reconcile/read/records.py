"""A record (of JSON, a table, front matter) as an article: which of its fields are ours, and which of them can be used."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from reconcile.model import Article, Problem
from reconcile.read.decode import Unusable, usable, whole

NAMES = ("text", "id", "source", "title", "url", "published")
_MANY = 12  # names of fields that are shown of a record that lacks a text


def article(record: Mapping[str, Any], *, id: str, path: str, line: int | None, fields: Mapping[str, str]) -> Iterator[Article | Problem]:
    """The article that a record holds, after problems with what of it cannot be used; `id` is for one that has none.

    `fields` gives other names for ours; `body.text` is the `text` inside of `body`. Absent and empty are one.
    """
    try:
        text = usable(_text(record, fields))
    except Unusable as why:
        yield Problem(path, str(why).replace("the file is empty", "the record's text is empty"), line)
        return
    found, problems = described(record, fields)
    yield from (Problem(path, why, line) for why in problems)
    yield Article(**{"id": id, **found}, text=text, path=path)


def described(record: Mapping[str, Any], fields: Mapping[str, str]) -> tuple[dict[str, Any], list[str]]:
    """What a record says of its text, as fields of `Article`, and what of that cannot be used."""
    found: dict[str, Any] = {}
    problems = []
    for name in NAMES[1:]:
        value = _look_up(record, fields.get(name, name))
        if name == "id" and isinstance(value, int) and not isinstance(value, bool):
            value = str(value)
        if value is None or value == "":
            continue
        if not isinstance(value, str) or not whole(value):
            problems.append(f"{fields.get(name, name)} is not a string and is left out")
        elif name != "published":
            found[name] = value
        else:
            found |= dated(value)
    return found, problems


def dated(written: str) -> dict[str, Any]:
    """A date as fields of `Article`: the day where it is in a form of machines', in its own time zone, else its words."""
    for parse in (datetime.fromisoformat, _of_mail):
        try:
            day: date = parse(written.strip()).date()
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
        return {"published": day, "published_basis": "metadata"}
    return {"stamp": written.strip()[:200]}


def _of_mail(written: str) -> datetime:
    from email.utils import parsedate_to_datetime  # few dates need it, and it takes long to load

    return parsedate_to_datetime(written)


def _text(record: Mapping[str, Any], fields: Mapping[str, str]) -> str:
    name = fields.get("text", "text")
    value = _look_up(record, name)
    if isinstance(value, str):
        return value
    if value is not None:
        raise Unusable(f"{name} is not a string")
    if name in record:
        raise Unusable("the record has no text")
    known = ", ".join(str(key) for key in list(record)[:_MANY])
    raise Unusable(f"the record has no text: no {name!r} among {known}; --map text=NAME names it" if known else "the record has no text")


def _look_up(record: Mapping[str, Any], name: str) -> Any:  # noqa: ANN401  # whatever JSON holds
    value: Any = record
    if name in record:
        return record[name]
    for part in name.split("."):
        value = value.get(part) if isinstance(value, Mapping) else None
    return value
