"""JSON: one object, an array of them, or JSON Lines, one a line."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from reconcile.model import Article, Problem
from reconcile.read.decode import Unusable, decode, signature
from reconcile.read.given import Given
from reconcile.read.plain import name
from reconcile.read.records import article

_PATIENCE = 1000


def read_json(path: str, data: bytes, given: Given) -> Iterator[Article | Problem]:
    """An object is an article, an array is one an object; so is the one array of objects that an object without a text holds.

    A record without an id is called after its file and place in the array: `day.json:7`.
    """
    try:
        text, guessed = decode(data, encoding=given.encoding)
        if not text.strip():
            raise Unusable("the file is empty")
        records = _records(json.loads(text), given.fields.get("text", "text"))
    except Unusable as why:
        yield Problem(path, str(why))
        return
    except (ValueError, RecursionError) as error:
        yield Problem(path, f"not JSON: {error}", getattr(error, "lineno", None))
        return
    if guessed:
        yield Problem(path, guessed)
    if not records:
        yield Problem(path, "there are no records in it")
    yield from _patiently(path, (_numbered(path, record, number, len(records), given) for number, record in enumerate(records, 1)))


def read_json_lines(path: str, data: bytes, given: Given) -> Iterator[Article | Problem]:
    """Each line is an object with `text`, and as known `id`, `source`, `published`, `title` and `url`.

    A record without an id is called after its file and line: `wire.jsonl:7`.
    """
    if kind := signature(data):
        yield Problem(path, f"not a text file but {kind}")
        return
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        data = data.decode("utf-16", "replace").encode()
    lines = enumerate(data.removeprefix(codecs.BOM_UTF8).split(b"\n"), 1)
    found = False
    for item in _patiently(path, (_line(path, number, raw, given) for number, raw in lines if raw.strip())):
        found = True
        yield item
    if not found:
        yield Problem(path, "the file is empty")


def _patiently(path: str, records: Iterable[Iterator[Article | Problem]]) -> Iterator[Article | Problem]:
    """What the records hold, as long as there is an article among so many of them: a log has a million lines that are none."""
    patience = _PATIENCE
    for found in records:
        for item in found:
            patience = _PATIENCE if isinstance(item, Article) else patience
            yield item
        patience -= 1
        if not patience:
            yield Problem(path, f"{_PATIENCE} records in a row are no articles; the rest is not read")
            return


def _numbered(path: str, record: object, number: int, of: int, given: Given) -> Iterator[Article | Problem]:
    for made in _record(path, record, name(path) if of == 1 else f"{name(path)}:{number}", None, given):
        yield made if isinstance(made, Article) else Problem(path, f"record {number}: {made.why}")


def _line(path: str, number: int, raw: bytes, given: Given) -> Iterator[Article | Problem]:
    try:
        record = json.loads(raw.decode(given.encoding or "utf-8"))
    except UnicodeDecodeError as error:
        yield Problem(path, f"not {given.encoding or 'UTF-8'} at byte {error.start} of the line", number)
    except (ValueError, RecursionError) as error:
        yield Problem(path, f"not JSON: {error}", number)
    else:
        yield from _record(path, record, f"{name(path)}:{number}", number, given)


def _record(path: str, record: object, id: str, line: int | None, given: Given) -> Iterator[Article | Problem]:
    if isinstance(record, Mapping):
        yield from article(record, id=id, path=path, line=line, fields=given.fields)
    else:
        yield Problem(path, "not an object with a text", line)


def _records(loaded: Any, text: str) -> list[Any]:  # noqa: ANN401  # whatever JSON holds
    """The records of a document: many services wrap theirs, {"status": "ok", "articles": […]}."""
    if isinstance(loaded, list):
        return loaded
    if isinstance(loaded, dict) and text.partition(".")[0] not in loaded:
        inside = [v for v in loaded.values() if isinstance(v, list) and v and all(isinstance(r, dict) for r in v)]
        if len(inside) == 1:
            return list(inside[0])
    return [loaded]
