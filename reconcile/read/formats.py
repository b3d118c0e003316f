"""What a file of each format holds: one function a format, `(path, data) -> articles and problems`.

A format is a function and an entry in `READERS`; nothing else knows which formats there are. A reader
never raises for what a file holds: what it cannot use is a `Problem` with path, line and reason, and
the rest of the file is still read.
"""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any

from reconcile.model import Article, Problem

Reader = Callable[[str, bytes], Iterator[Article | Problem]]

# The longest article text that is read, in characters. The longest reports have a tenth of it; what
# is longer is a dump, and would cost every later stage more than all real articles together.
MAX_TEXT = 1_000_000

# What a file begins with that is no text, whatever its name says.
_SIGNATURES = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a zip archive or office document",
    b"\x1f\x8b": "a gzip archive",
    b"\x89PNG": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"\xd0\xcf\x11\xe0": "an old office document",
}
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f]")
_HALF_PAIR = re.compile("[\ud800-\udfff]")
_TOO_LONG = f"longer than {MAX_TEXT:,} characters, the limit for one article"


class _Unusable(ValueError):
    """Why a file or a record cannot be used."""


def read_text(path: str, data: bytes) -> Iterator[Article | Problem]:
    """A plain text file is one article; its id is the file's name."""
    try:
        text = _usable(_decode(data))
    except _Unusable as why:
        yield Problem(path, str(why))
        return
    yield Article(id=_name(path), text=text, path=path)


def read_json_lines(path: str, data: bytes) -> Iterator[Article | Problem]:
    """Each line is an object with `text`, and as known `id`, `source`, `published`, `title` and `url`.

    A record without an id is called after its file and line: `wire.jsonl:7`.
    """
    if why := _binary(data):
        yield Problem(path, why)
        return
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        data = data.decode("utf-16", "replace").encode()
    empty = True
    for number, raw in enumerate(data.removeprefix(codecs.BOM_UTF8).split(b"\n"), 1):
        if raw.strip():
            empty = False
            yield from _line(path, number, raw)
    if empty:
        yield Problem(path, "the file is empty")


def sniff(data: bytes) -> Reader:
    """The reader for data without a telling name (standard input, a file without a suffix)."""
    first = data.removeprefix(codecs.BOM_UTF8).lstrip()[:1]
    return read_json_lines if first == b"{" else read_text


READERS: Mapping[str, Reader] = MappingProxyType({".txt": read_text, ".jsonl": read_json_lines, ".ndjson": read_json_lines})


def _name(path: str) -> str:
    return "stdin" if path == "-" else Path(path).name


def _binary(data: bytes) -> str | None:
    kind = next((kind for start, kind in _SIGNATURES.items() if data.startswith(start)), None)
    return f"not a text file but {kind}" if kind else None


def _decode(data: bytes) -> str:
    """The text of a file: UTF-8, or UTF-16 where its first two bytes say so. No other encoding is guessed."""
    if why := _binary(data):
        raise _Unusable(why)
    if len(data) > 4 * MAX_TEXT:
        raise _Unusable(_TOO_LONG)
    wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        return data.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError as error:
        if b"\0" in data and not wide:
            raise _Unusable("not a text file: it holds NUL bytes") from error
        raise _Unusable(f"not {'UTF-16' if wide else 'UTF-8'} at byte {error.start}; save it as UTF-8") from error


def _usable(text: str) -> str:
    if not text.strip():
        raise _Unusable("the file is empty" if not text else "there is no text in it, only blanks")
    if len(text) > MAX_TEXT:
        raise _Unusable(_TOO_LONG)
    if len(_CONTROL.findall(text)) * 100 > len(text):  # newspapers' own systems leave one here and there
        raise _Unusable("not a text: full of control characters")
    if found := _HALF_PAIR.search(text):
        raise _Unusable(f"not valid Unicode: half a surrogate pair at character {found.start()}")
    return text


def _line(path: str, number: int, raw: bytes) -> Iterator[Article | Problem]:
    try:
        record = json.loads(raw.decode("utf-8"))
        if not isinstance(record, dict):
            raise _Unusable("not an object with a text")
        if not isinstance(record.get("text"), str):
            raise _Unusable("the record has no text" if record.get("text") is None else "text is not a string")
        text = _usable(record["text"])
    except UnicodeDecodeError as error:
        yield Problem(path, f"not UTF-8 at byte {error.start} of the line", number)
    except _Unusable as why:
        yield Problem(path, str(why).replace("the file is empty", "the record's text is empty"), number)
    except (ValueError, RecursionError) as error:
        yield Problem(path, f"not JSON: {error}", number)
    else:
        fields, problems = _fields(record)
        yield from (Problem(path, why, number) for why in problems)
        yield Article(**{"id": f"{_name(path)}:{number}", **fields}, text=text, path=path)


def _fields(record: Mapping[str, Any]) -> tuple[dict[str, Any], list[str]]:
    """What a record says of itself, and what of that cannot be used. An absent and an empty field are one."""
    found: dict[str, Any] = {}
    problems = []
    for name in ("id", "source", "title", "url", "published"):
        value = record.get(name)
        if name == "id" and isinstance(value, int) and not isinstance(value, bool):
            value = str(value)
        if value is None or value == "":
            continue
        if not isinstance(value, str) or _HALF_PAIR.search(value):
            problems.append(f"{name} is not a string and is left out")
        elif name != "published":
            found[name] = value
        elif day := _day(value):
            found |= {"published": day, "published_basis": "metadata"}
        else:
            problems.append(f"published is no ISO date and is left out: {value[:40]!r}")
    return found, problems


def _day(written: str) -> date | None:
    """The day of an ISO date or date and time, in the time zone that it is written in."""
    try:
        return datetime.fromisoformat(written.strip()).date()
    except ValueError:
        return None
