"""The articles' texts for the page's reader: each once, cut where its claims and its dropped stretches begin and end.

Offsets count code points, and a browser counts UTF-16 units: cutting here spares the page the difference.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import Any

from reconcile.model import Article, Claim, Cluster, Report
from reconcile.report.blocks import Index
from reconcile.report.safe import safe
from reconcile.report.wording import when

Piece = str | list[Any]  # plain text, or its text, the ids of the claims that it is in, and why it was dropped


def readable(report: Report, known: Index) -> dict[str, Any]:
    """What the reader shows, ready for JSON: `articles` by id, for those that claim something, and `claims` by id.

    A claim is its matter's id and label, and its sentence where that is all there is. Texts are harmless, with
    the line breaks that they had, and ids as the page has them. A report that was read back from JSON has no
    texts: the reader then shows the sentences alone.
    """
    by_article: dict[str, list[Claim]] = {}
    for claim in report.claims:
        by_article.setdefault(claim.article, []).append(claim)
    matter = {c: cluster for cluster in report.clusters for c in cluster.claims}
    return {
        "articles": {safe(key): _article(known.articles[key], claims) for key, claims in by_article.items()},
        "claims": {c.id: _claim(c, matter[c.id], known) for c in report.claims if c.id in matter},
    }


def _claim(claim: Claim, matter: Cluster, known: Index) -> list[str]:
    told = [matter.id, safe(matter.label)]
    return told if known.articles[claim.article].text else [*told, lines(claim.sentence)]


def _article(article: Article, claims: list[Claim]) -> dict[str, Any]:
    titled = [(c.start, c.end, c.id) for c in claims if c.field == "title"]
    told = [(c.start, c.end, c.id) for c in claims if c.field == "text"]
    return {
        "outlet": safe(article.source or article.id),
        "date": when(article),
        "url": safe(article.url or ""),
        "language": article.language,
        "title": pieces(article.title or article.id, titled, ()),
        "text": pieces(article.text, told, [(d.start, d.end, d.why) for d in article.dropped]),
        "only": [] if article.text else [c.id for c in claims],
    }


def pieces(text: str, claims: Iterable[tuple[int, int, str]], dropped: Iterable[tuple[int, int, str]]) -> list[Piece]:
    """The text in order, cut at every claim's and every dropped stretch's ends.

    >>> pieces("at least 12 dead", [(9, 16, "c-1")], [(0, 2, "menu")])
    [['at', [], 'menu'], ' least ', ['12 dead', ['c-1'], '']]
    """
    opened: dict[int, list[tuple[str, str]]] = {}
    closed: dict[int, list[tuple[str, str]]] = {}
    for kind, stretches in (("claim", claims), ("why", dropped)):
        for start, end, name in stretches:
            if 0 <= start < end <= len(text):
                opened.setdefault(start, []).append((kind, name))
                closed.setdefault(end, []).append((kind, name))
    cuts = sorted({0, len(text), *opened, *closed})
    inside: dict[tuple[str, str], None] = {}
    made: list[Piece] = []
    for at, until in pairwise(cuts):
        for gone in closed.get(at, ()):
            inside.pop(gone, None)
        inside |= dict.fromkeys(opened.get(at, ()))
        words = lines(text[at:until])
        why = " ".join(name for kind, name in inside if kind == "why")
        made.append([words, [name for kind, name in inside if kind == "claim"], safe(why)] if inside else words)
    return made


def lines(text: str) -> str:
    """The text harmless, its line breaks kept."""
    return "\n".join(safe(line) for line in text.replace("\r\n", "\n").split("\n"))
