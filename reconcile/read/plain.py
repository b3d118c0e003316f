"""Plain text, with front matter where it has some."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from reconcile.model import Article, Drop, Problem
from reconcile.read.decode import MAX_TEXT, Unusable, decode, usable
from reconcile.read.given import Given
from reconcile.read.records import described

_FRONT = re.compile(r"\ufeff?---[ \t]*\r?\n(.{0,8000}?\n)---[ \t]*(?:\r?\n|$)", re.DOTALL)
_PAGE = re.compile(r"\s*<(?:!doctype html|html[\s>])", re.IGNORECASE)


def read_text(path: str, data: bytes, given: Given) -> Iterator[Article | Problem]:
    """A plain text file is one article; its id is the file's name.

    Between two lines of `---` at its top may stand what is known of it: `source: …`, `published: …`.
    """
    try:
        if data.startswith(b"%PDF"):
            raise Unusable("not a text file but a PDF: name it .pdf, or say --from pdf")
        text, guessed = decode(data, encoding=given.encoding, limit=4 * MAX_TEXT)
        if _PAGE.match(text):
            raise Unusable("not a plain text but a web page: name it .html, or say --from html")
        made = Article(id=name(path), text=usable(text), path=path)
    except Unusable as why:
        yield Problem(path, str(why))
        return
    if guessed:
        yield Problem(path, guessed)
    yield from _with_front_matter(made, given)


def name(path: str) -> str:
    """What an article is called by that has no id: the file's name."""
    return "stdin" if path == "-" else Path(path).name


def _with_front_matter(article: Article, given: Given) -> Iterator[Article | Problem]:
    """The article, its front matter dropped and not cut, so that offsets count in the text as given."""
    front = _FRONT.match(article.text)
    record = _mapping(front[1]) if front else None
    if front is None or record is None:
        yield article
        return
    found, problems = described(record, given.fields)
    yield from (Problem(article.path or "-", why, 1) for why in problems)
    yield replace(article, **found, dropped=(Drop(0, front.end(), "front matter"),))


def _mapping(front: str) -> dict[str, object] | None:
    """Keys and values, all as they are written; None where it is no such thing: a rule between two lines is no front matter."""
    import yaml

    try:
        loaded = yaml.load(front, Loader=yaml.BaseLoader)  # plain strings only
    except (yaml.YAMLError, RecursionError):
        return None
    return loaded if isinstance(loaded, dict) else None
