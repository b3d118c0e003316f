"""Web pages: the article's text out of a page's menus, its outlet, and the day that it was published.

The text that was taken out is the text that offsets count in. A page shows days that are not the
article's: the day it was rendered, over the menu, and those of its links. So only what is written for
machines, or stands below the headline, is taken for the date; a date line of the article stays in its
text, where the date stage weighs it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING, Any

from reconcile.model import Article, Problem
from reconcile.read.decode import Unusable, decode, usable
from reconcile.read.given import Given
from reconcile.read.plain import name

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MOST = 8 * 1024 * 1024  # bytes of a page: the largest of newspapers have a tenth of it
_ELEMENTS = 20_000  # of a page: the largest of newspapers have a fifth of it, and the library takes minutes for more
_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]+)|<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w.:-]+)""", re.IGNORECASE
)
_FURNITURE = ("header", "nav", "aside", "footer")
_HEADINGS = ("h1", "h2", "h3")
_PROBE, _PARAGRAPH = 25, 8  # characters by which a paragraph is found again in the page, and the words that it has at least
_RENDERED = re.compile(r"^(last-?modified|date)$", re.IGNORECASE)  # metadata that servers fill with the day of the request
# Not the library's own bound, which is today: the same page must give the same date tomorrow.
_DATES: dict[str, Any] = {"extensive_search": False, "original_date": True, "min_date": "1990-01-01", "max_date": "2100-01-01"}
_BLOCKS = ("p", "div", "br", "li", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "blockquote", "section", "article", "ul", "ol", "table")


def read_html(path: str, data: bytes, given: Given) -> Iterator[Article | Problem]:
    """A page is one article; its id is the file's name."""
    try:
        text, guessed = decode(data, encoding=given.encoding or _declared(data), limit=_MOST)
        fields = _article(usable_page(text))
    except Unusable as why:
        yield Problem(path, str(why))
        return
    if guessed:
        yield Problem(path, guessed)
    yield Article(id=name(path), path=path, **fields)


def usable_page(text: str) -> str:
    """The page, where there is something in it. Raises Unusable."""
    if not text.strip():
        raise Unusable("the file is empty")
    return text


def text_of(fragment: str) -> str:
    """The text of a fragment of HTML, a line a block: what feeds carry."""
    from lxml import html

    if "<" not in fragment and "&" not in fragment:
        return fragment.strip()
    tree = html.fragment_fromstring(fragment, create_parent="div")
    for element in tree.iter(*_BLOCKS):
        element.tail = "\n" + (element.tail or "")
    lines = (" ".join(line.split()) for line in str(tree.text_content()).split("\n"))
    return "\n".join(line for line in lines if line)


def _declared(data: bytes) -> str | None:
    """The encoding that the page names, where Python knows it."""
    found = _DECLARED.search(data[:4096])
    encoding = (found[1] or found[2]).decode("ascii", "replace").lower() if found else None
    try:
        "".encode(encoding or "utf-8")
    except LookupError:
        return None
    return None if encoding in (None, "utf-8", "utf8") else encoding


def _article(page: str) -> dict[str, Any]:
    """The fields of the article on a page. Raises Unusable: the libraries may fail in any way on what only looks like a page."""
    import logging

    import trafilatura

    for library in ("trafilatura", "htmldate"):  # what they warn of is said in a problem
        logging.getLogger(library).addHandler(logging.NullHandler())
    try:
        tree = trafilatura.load_html(page)
        if tree is None:
            raise Unusable("not a web page")
        if sum(1 for _ in islice(tree.iter(), _ELEMENTS + 1)) > _ELEMENTS:
            raise Unusable(f"more than {_ELEMENTS:,} elements: this is no page of one article")
        found = trafilatura.bare_extraction(
            page, with_metadata=True, include_comments=False, include_tables=False, date_extraction_params=_DATES
        )
        if isinstance(found, dict) or found is None or not found.text:
            raise Unusable("there is no article in this page that can be told from its menus")
        title, published = _headed(tree, found.text, found.title)
    except Unusable:
        raise
    except Exception as error:
        raise Unusable(f"cannot be read as a web page: {type(error).__name__}") from error
    url = found.url if found.url and found.url.startswith(("http://", "https://")) else None
    basis = "metadata" if published else "unknown"
    known = {"title": title, "url": url, "source": found.sitename or None, "published": published, "published_basis": basis}
    return {"text": usable(found.text), **known}


def _headed(tree: HtmlElement, text: str, title: str | None) -> tuple[str | None, date | None]:
    """The headline, and the day that the page gives as its article's: in its metadata, or below the headline.

    What stands above the headline is no part of the article, though it may be a heading (the newspaper's
    name) and bear a date (of today).
    """
    from htmldate import find_date

    begin = _beginning(tree, text)
    around = [begin, *begin.iterancestors()]
    above = [e for a in around for e in a.itersiblings(preceding=True) if e.tag not in ("head", "script")]
    names = {_plain(h) for e in above for h in e.iter(*_HEADINGS)}
    furniture = [e for e in tree.iter(*_FURNITURE) if e not in around]
    rendered = [e for e in tree.iter("meta") if any(_RENDERED.match(e.get(k, "")) for k in ("name", "http-equiv", "property"))]
    for element in (*above, *furniture, *rendered):
        if (parent := element.getparent()) is not None:
            parent.remove(element)
    found = find_date(tree, **_DATES)
    headline = _plain(begin) if begin.tag in _HEADINGS else None
    return (headline if headline and title in names else title) or None, date.fromisoformat(found) if found else None


def _beginning(tree: HtmlElement, text: str) -> HtmlElement:
    """Where the article begins: its headline, else its first paragraph, else the end of the page, so that all stands above."""
    starts = [line[:_PROBE] for line in text.splitlines() if len(line.split()) >= _PARAGRAPH]
    last: HtmlElement | None = None
    main: HtmlElement | None = None
    for element in next(tree.iter("body"), tree).iter():
        if element.tag in _HEADINGS:
            last = element
            main = element if element.tag == "h1" else main
        if any(start in " ".join(part.split()) for part in (element.text, element.tail) if part for start in starts):
            inside = {e for e in element.iterancestors() if e.tag in ("article", "main")}
            if main is not None and inside & set(main.iterancestors()):
                return main
            return element if last is None else last
    return element


def _plain(element: HtmlElement) -> str:
    return " ".join(str(element.text_content()).split())
