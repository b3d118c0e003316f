"""The way through: read, date, extract, attribute, link, judge, and the report that they make."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import BinaryIO

from reconcile.attribute.passages import shared_passages
from reconcile.judge.judge import judge
from reconcile.link.features import Spread
from reconcile.link.link import link
from reconcile.model import Article, Claim, Link, Problem, Report, Shared
from reconcile.read import Given, read
from reconcile.reading import Reader, Reading, cleaned, dated, read_article, together
from reconcile.rulebook.book import Rulebook


def reconcile(
    paths: Sequence[str | Path],
    book: Rulebook,
    *,
    stdin: BinaryIO | None = None,
    given: Given | None = None,
    progress: Callable[[str, int, int], None] | None = None,
) -> Report:
    """Read the inputs and say where they agree, diverge and contradict each other.

    `progress` is told a stage, how many of its items are done, and how many there are.
    """
    tell = progress or (lambda stage, done, of: None)
    reader = Reader(book)
    read_in, problems = read(paths, stdin=stdin, given=given)
    articles, more = cleaned(read_in, reader)
    articles = dated(sorted(articles, key=lambda a: a.id), reader)
    undated = [Problem(a.path or "-", f"the date of {a.id!r} is in no words that are known: {a.stamp!r}") for a in articles if a.stamp]
    readings = []
    for number, article in enumerate(articles, 1):
        readings.append(read_article(article, reader))
        tell("extract", number, len(articles))
    return report_on(readings, book, problems=(*problems, *more, *undated))


def report_on(readings: Sequence[Reading], book: Rulebook, *, problems: Sequence[Problem] = ()) -> Report:
    """What some readings say together. Their order changes nothing."""
    readings = sorted(readings, key=lambda r: r.article.id)
    words = {r.article.id: r.words for r in readings}
    return report_of(together(readings), [r.article for r in readings], book, words=words, problems=problems)


def report_of(
    claims: Sequence[Claim],
    articles: Sequence[Article],
    book: Rulebook,
    *,
    words: Mapping[str, Mapping[str, int]],
    spread: Spread | None = None,
    problems: Sequence[Problem] = (),
) -> Report:
    """The claims of some articles, linked and judged. `words` and `spread` are as in `link`."""
    linked = link(claims, articles, book, words=words, spread=spread)
    shared = shared_in(claims, articles, book)
    clusters, findings = judge(claims, linked, articles, book, shared=shared)
    links = tuple(Link((claims[e.a].id, claims[e.b].id), e.weight, e.why) for e in linked.edges)
    return Report(tuple(articles), tuple(claims), tuple(clusters), tuple(findings), tuple(problems), book.digest, shared, links=links)


def shared_in(claims: Iterable[Claim], articles: Iterable[Article], book: Rulebook) -> tuple[Shared, ...]:
    """The passages that those articles share which claim anything."""
    told = {c.article for c in claims}
    return shared_passages([a for a in articles if a.id in told], book.folding)
