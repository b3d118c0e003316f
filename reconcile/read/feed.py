"""Feeds: RSS and Atom files, an article an entry."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from typing import Any

from reconcile.model import Article, Problem
from reconcile.read.decode import Unusable, decode
from reconcile.read.given import Given
from reconcile.read.page import text_of
from reconcile.read.plain import name
from reconcile.read.records import article

_MOST = 4 * 1024 * 1024  # bytes of a feed: the longest have a quarter of it


def read_feed(path: str, data: bytes, given: Given) -> Iterator[Article | Problem]:
    """An entry is an article: its content, else its summary. One without an id is called after its place: `news.xml:3`.

    The outlet is the feed's title, unless the entry names its own source. A date in words, as some
    Arabic feeds have, is left to the date stage.
    """
    try:
        if not data.strip():
            raise Unusable("the file is empty")
        if given.encoding:
            data = decode(data, encoding=given.encoding, limit=_MOST)[0].encode("utf-8")
        if len(data) > _MOST:
            raise Unusable(f"larger than {_MOST // 1024**2} MB, the limit for one file of this kind")
        feed = _parsed(data, given.encoding)
    except Unusable as why:
        yield Problem(path, str(why))
        return
    if feed.bozo and not isinstance(feed.bozo_exception, _harmless()):
        yield Problem(path, f"not well-formed, read as far as it goes: {feed.bozo_exception}")
    for number, entry in enumerate(feed.entries, 1):
        record = _record(entry, feed.feed.get("title"))
        for made in article(record, id=f"{name(path)}:{number}", path=path, line=None, fields={}):
            yield made if isinstance(made, Article) else Problem(path, f"entry {number}: {made.why}")


def _parsed(data: bytes, encoding: str | None) -> Any:  # noqa: ANN401  # feedparser's own dictionary
    """The feed, from memory: given bytes or a name, feedparser would open a file or an address of that name."""
    import feedparser

    try:
        feed = feedparser.parse(io.BytesIO(data), response_headers={"content-type": "application/xml; charset=utf-8"} if encoding else None)
    except Exception as error:  # whatever a broken file makes of it
        raise Unusable(f"cannot be read as a feed: {type(error).__name__}") from error
    if not feed.version and not feed.entries:
        why = f": {feed.bozo_exception}" if feed.bozo else ""
        raise Unusable(f"neither an RSS nor an Atom feed{why}")
    if not feed.entries:
        raise Unusable("there are no entries in this feed")
    return feed


def _harmless() -> tuple[type[Exception], ...]:
    """What feedparser warns of that loses nothing."""
    from feedparser.exceptions import CharacterEncodingOverride, NonXMLContentType

    return (CharacterEncodingOverride, NonXMLContentType)


def _record(entry: Mapping[str, Any], outlet: str | None) -> dict[str, Any]:
    content = next((part["value"] for part in entry.get("content", ()) if part.get("value")), None) or entry.get("summary") or ""
    return {
        "text": text_of(content),
        "id": entry.get("id") or entry.get("link"),
        "source": (entry.get("source") or {}).get("title") or outlet,
        "title": text_of(entry.get("title") or ""),
        "url": entry.get("link"),
        "published": entry.get("published") or entry.get("updated"),
    }
