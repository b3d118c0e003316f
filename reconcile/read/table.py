"""Tables: CSV as spreadsheets save it, its first row the names of the columns."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from reconcile.model import Article, Problem
from reconcile.read.decode import MAX_TEXT, Unusable, decode
from reconcile.read.given import Given
from reconcile.read.plain import name
from reconcile.read.records import article

_DELIMITERS = ",;\t|"  # a German or Arabic Excel writes semicolons


def read_csv(path: str, data: bytes, given: Given) -> Iterator[Article | Problem]:
    """A row is an article. One without an id is called after its file and line: `wire.csv:7`."""
    try:
        text, guessed = decode(data, encoding=given.encoding)
        header = header_of(text)
        if not header:
            raise Unusable("the file is empty")
        column = given.fields.get("text", "text")
        if column not in header:
            raise Unusable(f"no column {column!r} among {', '.join(header)[:200]}; --map text=NAME names it")
    except Unusable as why:
        yield Problem(path, str(why))
        return
    if guessed:
        yield Problem(path, guessed)
    yield from _rows(path, text, given)


def header_of(text: str) -> list[str]:
    """The names of the columns, as the first line has them; none where it has none."""
    first = text[: text.find("\n") + 1 or None][:20_000]
    try:
        return [cell.strip() for cell in next(csv.reader([first], delimiter=delimiter(first), strict=False), [])]
    except csv.Error:
        return []


def delimiter(first: str) -> str:
    """What divides the cells of a table whose first line this is."""
    return max(_DELIMITERS, key=first.count)


def _rows(path: str, text: str, given: Given) -> Iterator[Article | Problem]:
    header = header_of(text)
    before = csv.field_size_limit(4 * MAX_TEXT)  # a longer cell is told by its text's length
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter(text[: text.find("\n") + 1 or None]))
    found = False
    try:
        next(rows)
        line = rows.line_num + 1
        for row in rows:
            if any(cell.strip() for cell in row):
                found = True
                yield from _row(path, dict(zip(header, row, strict=False)), len(row) > len(header), line, given)
            line = rows.line_num + 1
    except csv.Error as error:
        yield Problem(path, f"not a table from here on: {error}", rows.line_num)
        found = True
    finally:
        csv.field_size_limit(before)
    if not found:
        yield Problem(path, "there are no rows in it")


def _row(path: str, record: dict[str, str], longer: bool, line: int, given: Given) -> Iterator[Article | Problem]:
    if longer:
        yield Problem(path, "the row has more cells than there are columns; the rest is left out", line)
    yield from article(record, id=f"{name(path)}:{line}", path=path, line=line, fields=given.fields)
