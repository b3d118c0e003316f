"""The way through: read, date, extract, attribute, link, judge, and the report that they make."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import BinaryIO

from reconcile.attribute.passages import shared_passages
from reconcile.judge.judge import judge
from reconcile.link.link import link
from reconcile.model import Article, Link, Problem, Report
from reconcile.read import clean, compile_cues, read
from reconcile.reading import Reading, compile_languages, dated, read_article, together
from reconcile.rulebook.book import Rulebook


def reconcile(
    paths: Sequence[str | Path], book: Rulebook, *, stdin: BinaryIO | None = None, progress: Callable[[str, int, int], None] | None = None
) -> Report:
    """Read the inputs and say where they agree, diverge and contradict each other.

    `progress` is told a stage, how many of its items are done, and how many there are.
    """
    tell = progress or (lambda stage, done, of: None)
    articles, problems = read_in(paths, book, stdin=stdin)
    languages = compile_languages(book, {a.language for a in articles})
    readings = []
    for number, article in enumerate(dated(articles, languages, book), 1):
        readings.append(read_article(article, languages.get(article.language), book))
        tell("extract", number, len(articles))
    return report_on(readings, book, problems=problems)


def read_in(paths: Sequence[str | Path], book: Rulebook, *, stdin: BinaryIO | None = None) -> tuple[list[Article], list[Problem]]:
    """The articles of the inputs, by id, without what is not the article; and what could not be read."""
    articles, problems = read(paths, stdin=stdin)
    cues = compile_cues([p.page for p in book.packs.values() if p.page], book.folding)
    articles, more = clean(articles, languages={c: p.language for c, p in book.packs.items()}, cues=cues)
    return sorted(articles, key=lambda a: a.id), [*problems, *more]


def report_on(readings: Sequence[Reading], book: Rulebook, *, problems: Sequence[Problem] = ()) -> Report:
    """What some readings say together. Their order changes nothing."""
    readings = sorted(readings, key=lambda r: r.article.id)
    articles = [r.article for r in readings]
    claims = together(readings)
    told = {c.article for c in claims}
    shared = shared_passages([a for a in articles if a.id in told], book.folding)
    linked = link(claims, articles, book)
    clusters, findings = judge(claims, linked, articles, book, shared=shared)
    links = tuple(Link((claims[e.a].id, claims[e.b].id), e.weight, e.why) for e in linked.edges)
    return Report(tuple(articles), tuple(claims), tuple(clusters), tuple(findings), tuple(problems), book.digest, shared, links=links)
