"""The formats that articles are read from: a format is a function and an entry here; nothing else knows which there are."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Mapping
from types import MappingProxyType

from reconcile.read.feed import read_feed
from reconcile.read.given import Given, Reader
from reconcile.read.json import read_json, read_json_lines
from reconcile.read.page import read_html
from reconcile.read.pdf import read_pdf
from reconcile.read.plain import read_text
from reconcile.read.table import header_of, read_csv

READERS: Mapping[str, Reader] = MappingProxyType(
    {"text": read_text, "jsonl": read_json_lines, "json": read_json, "csv": read_csv, "html": read_html, "feed": read_feed, "pdf": read_pdf}
)
SUFFIXES: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys((".txt", ".text", ".md"), "text"),
        **dict.fromkeys((".jsonl", ".ndjson"), "jsonl"),
        **dict.fromkeys((".csv", ".tsv"), "csv"),
        **dict.fromkeys((".html", ".htm", ".xhtml"), "html"),
        **dict.fromkeys((".xml", ".rss", ".atom"), "feed"),
        ".json": "json",
        ".pdf": "pdf",
    }
)
_LOOK = 65_536  # bytes that are looked at to tell a format
_FEED = re.compile(r"(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:rss|feed|rdf:RDF)[\s>]", re.DOTALL)
_PAGE = re.compile(r"(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body)[\s>]", re.DOTALL | re.IGNORECASE)


def sniff(data: bytes, given: Given) -> Reader:
    """The reader for data without a telling name (standard input, a file without a suffix), unless it was told."""
    return READERS[given.format or _format(data, given)]


def _format(data: bytes, given: Given) -> str:
    if data.startswith(b"%PDF"):
        return "pdf"
    wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    text = data[:_LOOK].decode("utf-16" if wide else "utf-8-sig", "replace").lstrip()
    if text.startswith("{"):
        return "jsonl" if _object(text.partition("\n")[0]) else "json"
    if re.match(r"\[\s*[{\]]", text):
        return "json"
    if _FEED.match(text):
        return "feed"
    if _PAGE.match(text):
        return "html"
    header = header_of(text)
    return "csv" if len(header) > 1 and given.fields.get("text", "text") in header else "text"


def _object(line: str) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False
