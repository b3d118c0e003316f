"""Where a claim stands in its article's file: line and column, as an editor counts them.

An article's text need not be its file's: a record of JSON Lines is one line of it, and a page has tags
around its sentences. So the claim's sentence is looked for as it is, then as JSON writes it.
"""

from __future__ import annotations

import codecs
import json
import os
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

from reconcile.check.model import Place
from reconcile.model import Article, Claim

Record = tuple[int, str]  # the number of a line, and the line
MOST = 32 * 1024 * 1024  # bytes of a file that lines are counted in
_WRITTEN: tuple[Callable[[str], str], ...] = (
    lambda text: text,
    lambda text: json.dumps(text, ensure_ascii=False)[1:-1],
    lambda text: json.dumps(text)[1:-1],
)


def locator() -> Callable[[Claim, Article], Place]:
    """A function that finds claims in their articles' files; it reads each file once.

    Where the words are not found, or there is no such file any more, the place is the file alone.
    """
    read, decoded = cache(_content), cache(_decoded)
    records: dict[str, Record] = {}  # the articles' own, by their ids

    def locate(claim: Claim, article: Article) -> Place:
        path = article.path or article.id
        if path.endswith((".jsonl", ".ndjson")):
            return _in_record(claim, article, path, read(path) or b"", records)
        content = article.text if path == "-" else decoded(read(path) or b"")
        span = next(_spans(claim, article, content), None)
        return _place(path, 1, content, span) if span else Place(path)

    return locate


def _content(path: str) -> bytes | None:
    """A file in UTF-8, whatever it is in; None where there is none, or it is no text."""
    try:
        if not os.path.isfile(path) or os.path.getsize(path) > MOST:
            return None
        data = Path(path).read_bytes()
        wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
        return data.decode("utf-16").encode("utf-8", "surrogatepass") if wide else data.removeprefix(codecs.BOM_UTF8)
    except (OSError, ValueError):
        return None


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except ValueError:
        return ""


def _spans(claim: Claim, article: Article, content: str) -> Iterator[tuple[int, int]]:
    """Where the claim can stand, the surest first: by its offset, in the text where it begins later, by its sentence."""
    before = claim.start - claim.sentence_start
    base = max(0, content.find(article.text)) if article.text else 0
    if claim.field == "text" and content.startswith(claim.sentence, base + claim.sentence_start):
        yield base + claim.start, base + claim.end
    for written in _WRITTEN:
        if claim.sentence and (at := content.find(written(claim.sentence))) >= 0:
            start = at + len(written(claim.sentence[:before]))
            yield start, start + len(written(claim.text))


def _in_record(claim: Claim, article: Article, path: str, data: bytes, records: dict[str, Record]) -> Place:
    """Likewise in JSON Lines: in the article's own record, where it is told from others that have the same sentence.

    A file of a whole day is searched for the sentence as it is, and only the lines that hold it are decoded.
    """
    number, line = records.get(article.id, (0, ""))
    if span := next(_spans(claim, article, line), None):
        return _place(path, number, line, span)
    found: list[tuple[int, int, str, tuple[int, int]]] = []
    for written in dict.fromkeys(write(claim.sentence).encode("utf-8", "surrogatepass") for write in _WRITTEN):
        for start, line in _lines_with(written, data):
            if span := next(_spans(claim, article, line), None):
                found.append((_strange(line, data, start, article), start, line, span))
            if found and found[-1][0] == 0:
                break
        if found and min(found)[0] < 2:
            break
    if not found:
        return Place(path)
    strange, start, line, span = min(found)
    number = _number(data, start)
    if strange < 2:
        records[article.id] = (number, line)
    return _place(path, number, line, span)


def _lines_with(words: bytes, data: bytes) -> Iterator[tuple[int, str]]:
    """The lines that hold some words, with where they begin."""
    at = data.find(words) if words else -1
    while at >= 0:
        start, end = data.rfind(b"\n", 0, at) + 1, data.find(b"\n", at)
        end = len(data) if end < 0 else end
        yield start, data[start:end].decode("utf-8", "replace")
        at = data.find(words, end)


def _number(data: bytes, start: int) -> int:
    return data.count(b"\n", 0, start) + 1


def _strange(line: str, data: bytes, start: int, article: Article) -> int:
    """How little a record is an article's: 0 by its id, 1 by its text, 2 not at all."""
    try:
        record = json.loads(line)
    except (ValueError, RecursionError):
        return 2
    if not isinstance(record, dict):
        return 2
    name = record["id"] if "id" in record else f"{Path(article.path or '').name}:{_number(data, start)}"
    if str(name) == article.id:
        return 0
    return 1 if article.text and record.get("text") == article.text else 2


def _place(path: str, line: int, content: str, span: tuple[int, int]) -> Place:
    """The place of a span of some content that begins at a line of its file."""
    return Place(path, *_point(content, span[0], line), *_point(content, span[1], line))


def _point(content: str, at: int, line: int) -> tuple[int, int]:
    """Line and column of an offset."""
    return line + content.count("\n", 0, at), at - content.rfind("\n", 0, at)
