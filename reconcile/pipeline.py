"""The way through: read, date, extract, attribute, link, judge, and the report that they make."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import BinaryIO

from reconcile.date.published import date_articles
from reconcile.extract.document import Document, read_document
from reconcile.extract.extract import extract, identified
from reconcile.extract.grammar import Grammar, compile_grammar
from reconcile.judge.judge import judge
from reconcile.link.link import link
from reconcile.model import Article, Claim, Problem, Report
from reconcile.read import clean, compile_cues, read
from reconcile.rulebook.book import Rulebook


def reconcile(
    paths: Sequence[str | Path], book: Rulebook, *, stdin: BinaryIO | None = None, progress: Callable[[str, int, int], None] | None = None
) -> Report:
    """Read the inputs and say where they agree, diverge and contradict each other.

    `progress` is told a stage, how many of its items are done, and how many there are.
    """
    tell = progress or (lambda stage, done, of: None)
    articles, problems = read(paths, stdin=stdin)
    cues = compile_cues([p.page for p in book.packs.values() if p.page], book.folding)
    articles, more = clean(articles, languages={c: p.language for c, p in book.packs.items()}, cues=cues)
    grammars = {c: compile_grammar(book, c) for c in sorted({a.language for a in articles}) if c in book.packs}
    articles = date_articles(articles, {c: g.calendar for c, g in grammars.items() if g.calendar}, book.folding)
    documents, claims = read_claims(articles, grammars, book, tell)
    claims.sort(key=lambda c: (c.article, c.field == "text", c.start, c.id))
    linked = link(claims, articles, book)
    clusters, findings = judge(claims, linked, articles, book)
    return Report(
        articles=tuple(sorted(articles, key=lambda a: a.id)),
        claims=tuple(claims),
        clusters=tuple(clusters),
        findings=tuple(findings),
        problems=(*problems, *more),
        rules_digest=book.digest,
    )


def read_claims(
    articles: Sequence[Article], grammars: dict[str, Grammar], book: Rulebook, tell: Callable[[str, int, int], None]
) -> tuple[list[Document], list[Claim]]:
    """Extract and attribute the claims of every article whose language has rules."""
    documents: list[Document] = []
    claims: list[Claim] = []
    for number, article in enumerate(articles, 1):
        if grammar := grammars.get(article.language):
            document = read_document(article, grammar)
            documents.append(document)
            claims += identified(extract(document, grammar, book))
        tell("extract", number, len(articles))
    return documents, claims


__all__ = ["Problem", "reconcile"]
