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
    read = cache(_content)

    def locate(claim: Claim, article: Article) -> Place:
        path = article.path or article.id
        content = article.text if path == "-" else read(path)
        if content is None:
            return Place(path)
        spans = _records(claim, article, content) if path.endswith((".jsonl", ".ndjson")) else _spans(claim, article, content)
        span = next(spans, None)
        return Place(path, *_point(content, span[0]), *_point(content, span[1])) if span else Place(path)

    return locate


def _content(path: str) -> str | None:
    try:
        if not os.path.isfile(path) or os.path.getsize(path) > MOST:
            return None
        data = Path(path).read_bytes()
        wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
        return data.decode("utf-16" if wide else "utf-8-sig")
    except (OSError, ValueError):
        return None


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


def _records(claim: Claim, article: Article, content: str) -> Iterator[tuple[int, int]]:
    """Likewise in JSON Lines: first in the article's own record, since others may have the same sentence."""
    found, start = [], 0
    for number, line in enumerate(content.split("\n"), 1):
        if span := next(_spans(claim, article, line), None):
            found.append((_strange(line, number, article), start + span[0], start + span[1]))
        start += len(line) + 1
    yield from (span for _, *span in sorted(found))  # type: ignore[misc]


def _strange(line: str, number: int, article: Article) -> int:
    """How little a record is an article's: 0 by its id, 1 by its text, 2 not at all."""
    try:
        record = json.loads(line)
    except (ValueError, RecursionError):
        return 2
    if not isinstance(record, dict):
        return 2
    if str(record.get("id", f"{Path(article.path or '').name}:{number}")) == article.id:
        return 0
    return 1 if article.text and record.get("text") == article.text else 2


def _point(content: str, at: int) -> tuple[int, int]:
    """Line and column of an offset."""
    return content.count("\n", 0, at) + 1, at - content.rfind("\n", 0, at)
