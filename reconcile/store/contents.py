"""What a store holds, as articles, matters and a report."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reconcile.judge.judge import in_order
from reconcile.model import Article, Cluster, Finding, Report
from reconcile.pipeline import shared_in
from reconcile.reading import together
from reconcile.rulebook.book import Rulebook
from reconcile.store.codec import from_json
from reconcile.store.database import asked
from reconcile.store.gather import joined, stored_readings
from reconcile.store.rows import Kept, readings
from reconcile.text.fold import Table


@dataclass(frozen=True, slots=True)
class Version:
    """One version of an article as it was given, with its date: `number` is its place in the order of adding, `ended` when it was
    superseded, by the version `successor`, or removed, where there is none; None while it is current. Times are UTC, in ISO form."""

    number: int
    article: Article
    added: str
    ended: str | None
    successor: int | None
    claims: int


@dataclass(frozen=True, slots=True)
class Matter:
    """A cluster under the id that it keeps: how many articles and claims it has, and what became of it."""

    id: str
    cluster: Cluster
    articles: int
    history: tuple[Happened, ...] = ()


@dataclass(frozen=True, slots=True)
class Happened:
    """What became of a matter, and when (UTC): `Event.what`, and the other matter that it concerns."""

    at: str
    what: str
    other: str | None


def versions(db: sqlite3.Connection, beginning: str = "", *, ended: bool = False) -> list[Version]:
    """The articles whose ids begin so, in the order of adding; `ended` has all their earlier versions too."""
    rows = db.execute(
        """SELECT article.number, id, article.content, reading.content, added, ended, successor,
        (SELECT count(*) FROM claim WHERE claim.article = article.number)
        FROM article LEFT JOIN reading ON reading.article = article.number
        WHERE substr(id, 1, ?) = ? AND (ended IS NULL OR ?) ORDER BY article.number""",
        (len(beginning), beginning, ended),
    )
    return [Version(number, _article(name, given, read), *rest) for number, name, given, read, *rest in rows]


def _article(name: str, given: str, read: str | None) -> Article:
    """An article as given, under the id that the store has for it; with the date that was found for it, where it is current."""
    article = replace(from_json(Article, given), id=name)
    if read is None:
        return article
    dated = from_json(Kept, read).article
    return replace(article, published=dated.published, published_basis=dated.published_basis)


def matters(db: sqlite3.Connection, beginning: str = "") -> Iterator[Matter]:
    """The matters that an id means: one of its own, its cluster's, or that of anything in it; all where none is given."""
    known = "matter = :id OR id = :id OR id IN (SELECT cluster FROM member WHERE claim = :id)"
    within = "substr(matter, 1, length(:id)) = :id OR substr(id, 1, length(:id)) = :id OR id IN"
    within += " (SELECT cluster FROM member WHERE substr(claim, 1, length(:id)) = :id UNION SELECT cluster FROM finding"
    within += " WHERE json_extract(content, '$.id') LIKE :id || '%')"
    rows = db.execute(f"SELECT matter, content FROM cluster WHERE {known} ORDER BY matter", {"id": beginning}).fetchall()
    rows = rows or db.execute(f"SELECT matter, content FROM cluster WHERE {within} ORDER BY matter", {"id": beginning}).fetchall()
    for matter, content in rows:
        yield _matter(db, matter, from_json(Cluster, content))


def _matter(db: sqlite3.Connection, matter: str, cluster: Cluster) -> Matter:
    told = asked(db, "SELECT DISTINCT article FROM claim WHERE id IN ({})", cluster.claims)
    happened = db.execute("SELECT at, what, other FROM history WHERE matter = ? ORDER BY number", (matter,))
    return Matter(matter, cluster, len({row[0] for row in told}), tuple(Happened(*row) for row in happened))


def report(db: sqlite3.Connection, book: Rulebook) -> Report:
    """All that the store holds, as the report of one run over its articles has it; `links` alone are not kept."""
    every = [reading for _, reading in readings(db)]
    claims = together(every)
    clusters = (from_json(Cluster, row[0]) for row in db.execute("SELECT content FROM cluster"))
    findings = (from_json(Finding, row[0]) for row in db.execute("SELECT content FROM finding"))
    ordered, between = in_order(clusters, findings, claims)
    articles = sorted((r.article for r in every), key=lambda a: a.id)
    shared = shared_in(claims, articles, book)
    return Report(tuple(articles), tuple(claims), tuple(ordered), tuple(between), (), book.digest, shared)


def clusters_of(db: sqlite3.Connection, article: str) -> list[Cluster]:
    """The clusters that hold a claim of the current article of an id."""
    question = """SELECT DISTINCT cluster.content FROM article JOIN claim ON claim.article = article.number
        JOIN member ON member.claim = claim.id JOIN cluster ON cluster.id = member.cluster
        WHERE article.id = ? AND ended IS NULL ORDER BY cluster.id"""
    return [from_json(Cluster, row[0]) for row in db.execute(question, (article,))]


def report_on(db: sqlite3.Connection, clusters: Sequence[Cluster], folding: Table) -> Report:
    """What the store holds of some clusters."""
    found = joined(db, (), stored_readings(db, [c for k in clusters for c in k.claims]), folding)
    own = {p.id for k in clusters for p in k.positions}
    rows = asked(db, "SELECT content FROM finding WHERE cluster IN ({})", [k.id for k in clusters])
    findings = [f for f in (from_json(Finding, row[0]) for row in rows) if own.issuperset(f.positions)]
    ordered, between = in_order(clusters, findings, found.claims)
    return Report(found.articles, found.claims, tuple(ordered), tuple(between))
