"""Check new articles against a store: what stands between their claims and what is known."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence, Set
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from reconcile.model import Article, Problem, Report
from reconcile.read import Given, read
from reconcile.reading import Reader, cleaned, dated, read_article
from reconcile.store.add import identity_of
from reconcile.store.gather import date_by_neighbours, gather
from reconcile.store.settle import settled


def check_store(
    paths: Sequence[str | Path], db: sqlite3.Connection, reader: Reader, *, stdin: BinaryIO | None = None, given: Given | None = None
) -> tuple[Report, frozenset[str]]:
    """A report on the new articles and on what the store has about the same things, and the new articles' ids.

    It has the clusters that hold a claim of a new article, and of their findings those that concern one. The
    store is not changed. An earlier version of a new article that it holds is left aside. Only what shares a
    block with a new claim is looked at, so that a large store takes hardly longer than a small one; and a new
    article lends no date to a stored one that has none, as it does when it is added.
    """
    told, problems = read(paths, stdin=stdin, given=given)
    articles, more = cleaned(told, reader)
    fresh = [read_article(a, reader) for a in dated(articles, reader)]
    fresh = list(date_by_neighbours(db, dict(enumerate(fresh)), reader).values())
    new = frozenset(a.id for a in told)
    if not settled(db, reader):
        why = "articles have come in, or rules have changed, since this store was settled; `reconcile store compact` does it"
        more.append(Problem(_file(db), why))
    found = gather(db, fresh, reader.book, but=_earlier(db, told)).report(reader.book, problems=(*problems, *more))
    return concerning(found, new), new


def concerning(report: Report, articles: Set[str]) -> Report:
    """The part of a report that concerns some of its articles: the clusters that hold a claim of theirs, and the findings
    between positions of which one does."""
    mine = {c.id for c in report.claims if c.article in articles}
    clusters = tuple(k for k in report.clusters if mine & set(k.claims))
    told = {p.id: mine & set(p.claims) for k in clusters for p in k.positions}
    within = {c for k in clusters for c in k.claims}
    claims = tuple(c for c in report.claims if c.id in within)
    kept = {c.article for c in claims} | articles
    return replace(
        report,
        articles=tuple(sorted((a for a in report.articles if a.id in kept), key=lambda a: a.id)),
        claims=claims,
        clusters=clusters,
        findings=tuple(f for f in report.findings if all(p in told for p in f.positions) and any(told[p] for p in f.positions)),
        shared=tuple(s for s in report.shared if kept.issuperset(s.articles)),
        links=tuple(link for link in report.links if within.issuperset(link.claims)),
    )


def _earlier(db: sqlite3.Connection, given: Sequence[Article]) -> set[int]:
    """The numbers of the stored articles that new ones are versions of, or share an id with."""
    either = (("identity", identity_of), ("id", lambda article: article.id))
    questions = [(f"SELECT number FROM article WHERE {column} = ? AND ended IS NULL", of) for column, of in either]
    return {row[0] for a in given for question, of in questions for row in db.execute(question, (of(a),))}


def _file(db: sqlite3.Connection) -> str:
    return str(db.execute("PRAGMA database_list").fetchone()[2])
