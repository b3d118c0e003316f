"""The way through: read, date, extract, attribute, link, judge, and the report that they make."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from reconcile.attribute.attribute import attribute
from reconcile.attribute.origins import institutions
from reconcile.date.published import date_articles
from reconcile.extract.document import Document, read_document
from reconcile.extract.extract import extract, identified
from reconcile.extract.grammar import Grammar, compile_grammar
from reconcile.extract.people import unify
from reconcile.extract.sayings import Voices, read_voices
from reconcile.extract.titles import compile_actors
from reconcile.judge.judge import judge
from reconcile.link.link import link
from reconcile.model import Article, Claim, Report
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
    claims = read_claims(articles, grammars, book, tell)
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
) -> list[Claim]:
    """Extract and attribute the claims of every article whose language has rules."""
    documents: list[Document] = []
    voices: list[Voices] = []
    actors = {code: compile_actors(book, code) for code in grammars}
    for number, article in enumerate(articles, 1):
        if grammar := grammars.get(article.language):
            documents.append(read_document(article, grammar))
            voices.append(read_voices(documents[-1], actors[article.language]))
        tell("read", number, len(articles))
    names = unify(v.mentions for v in voices)
    institution = institutions((v.mentions for v in voices), names)
    claims: list[Claim] = []
    for number, (document, voice) in enumerate(zip(documents, voices, strict=True), 1):
        found = extract(document, grammars[document.article.language], book, voice, names)
        claims += identified(_with_key(c, institution) for c in attribute(found, document, voice, names=names))
        tell("extract", number, len(documents))
    return claims


def _with_key(claim: Claim, institution: Mapping[str, str]) -> Claim:
    """The claim with whom its innermost origin speaks for, where that is another name."""
    key = institution.get(claim.origin[0]) if claim.origin else None
    return replace(claim, detail={**claim.detail, "institution": key}) if key and key != claim.origin[0] else claim
