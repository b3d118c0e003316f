"""Bring the store's clusters and findings up to date with its articles."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from reconcile.link.features import Features, features
from reconcile.model import Article, Cluster, Finding
from reconcile.pipeline import report_on
from reconcile.reading import Reader, Reading, cleaned, dated, read_article
from reconcile.store.codec import from_json, to_json
from reconcile.store.database import asked, transaction
from reconcile.store.gather import date_by_neighbours, gather
from reconcile.store.index import add_blocks, add_counts, drop_reading
from reconcile.store.matters import Event, follow
from reconcile.store.rows import OPEN, readings, write_reading

WHOLE = 5_000  # claims up to which all are linked anew when an article comes in


def settle(
    db: sqlite3.Connection, reader: Reader, *, whole: int | None = WHOLE, progress: Callable[[str, int, int], None] | None = None
) -> list[Event]:
    """Link and judge what has come in or gone since this was last done, and say what became of the matters.

    A store of up to `whole` claims (None: of any size) is linked anew altogether, and holds exactly what one run over its articles finds.
    In a larger one the new claims are linked with the clusters that they could join, and all others stay as they
    are: the rarity of words, and the dates and names that articles lend each other, are then those of the day on
    which a claim came in. An article that other rules have read is read again first.
    """
    if whole is not None and settled(db, reader):
        return []
    _reread(db, reader, progress)
    with transaction(db):
        new = dict(readings(db, OPEN))
        gone = {row[0] for row in db.execute("SELECT claim FROM gone")}
        if whole is None or db.execute("SELECT count(*) FROM claim").fetchone()[0] <= whole:
            return _whole(db, reader)
        return _part(db, new, gone, reader)


def settled(db: sqlite3.Connection, reader: Reader) -> bool:
    """Whether clusters and findings are those of the articles, read by the rules in force."""
    first, last = (db.execute(f"SELECT {end}(rules) FROM reading").fetchone()[0] for end in ("min", "max"))
    waiting = db.execute("SELECT (SELECT 1 FROM reading WHERE indexed = 0 LIMIT 1), (SELECT 1 FROM gone LIMIT 1)").fetchone()
    return waiting == (None, None) and {first, last} <= {None, reader.rules}


def _reread(db: sqlite3.Connection, reader: Reader, progress: Callable[[str, int, int], None] | None) -> None:
    """Read again the articles that other rules have read."""
    stale = [
        row[0]
        for row in db.execute("SELECT article FROM reading WHERE rules < :own OR rules > :own ORDER BY article", {"own": reader.rules})
    ]
    for done, number in enumerate(stale, 1):
        with transaction(db):
            row = db.execute("SELECT id, content FROM article WHERE number = ? AND ended IS NULL", (number,)).fetchone()
            if row:
                [clean], _ = cleaned([replace(from_json(Article, row[1]), id=row[0])], reader)
                _replace(db, number, read_article(dated([clean], reader)[0], reader), reader)
        if progress:
            progress("extract", done, len(stale))


def _replace(db: sqlite3.Connection, number: int, reading: Reading, reader: Reader) -> None:
    drop_reading(db, number)
    write_reading(db, number, reading, reader.rules)


def _whole(db: sqlite3.Connection, reader: Reader) -> list[Event]:
    """Link and judge everything."""
    every = dict(sorted(readings(db), key=lambda pair: pair[1].article.id))  # as a run has them
    for number, article in zip(every, _redated([r.article for r in every.values()], reader), strict=True):
        if (article.published, article.published_basis) != (every[number].article.published, every[number].article.published_basis):
            every[number] = read_article(article, reader)
            _replace(db, number, every[number], reader)
    for number in [row[0] for row in db.execute("SELECT article FROM reading WHERE indexed = 0")]:
        add_counts(db, every[number])
    db.execute("UPDATE reading SET indexed = 1 WHERE indexed = 0")
    report = report_on(list(every.values()), reader.book)
    db.execute("DELETE FROM block")
    found = features(report.claims, report.articles, reader.book, words={r.article.id: r.words for r in every.values()})
    _add_blocks(db, found, reader)
    return _write(db, report.clusters, report.findings, [row[0] for row in db.execute("SELECT id FROM cluster")])


def _redated(articles: Sequence[Article], reader: Reader) -> list[Article]:
    """The articles with the dates that they have from each other now."""
    own = [replace(a, published=None, published_basis="unknown") if a.published_basis == "inferred" else a for a in articles]
    return dated(own, reader)


def _part(db: sqlite3.Connection, new: Mapping[int, Reading], gone: Iterable[str], reader: Reader) -> list[Event]:
    """Link and judge the new claims with the clusters that they could join, and the clusters that have lost some."""
    for number, reading in date_by_neighbours(db, new, reader).items():
        if reading is not new[number]:
            _replace(db, number, reading, reader)
    new = dict(readings(db, OPEN))
    shrunk = {row[0] for row in asked(db, "SELECT cluster FROM member WHERE claim IN ({})", gone)}
    found = gather(db, list(new.values()), reader.book, clusters=shrunk)
    fresh = {c.id for r in new.values() for c in r.claims}
    mine = [f for f in found.features(reader.book) if f.claim.id in fresh]
    _add_blocks(db, mine, reader)
    for reading in new.values():
        add_counts(db, reading)
    db.execute("UPDATE reading SET indexed = 1 WHERE indexed = 0")
    touched = {row[0] for row in asked(db, "SELECT cluster FROM member WHERE claim IN ({})", [c.id for c in found.claims])}
    report = found.report(reader.book)
    return _write(db, report.clusters, report.findings, touched | shrunk)


def _add_blocks(db: sqlite3.Connection, found: Iterable[Features], reader: Reader) -> None:
    """Put claims into their blocks."""
    by_id = {f.claim.id: f for f in found}
    for number, claim in asked(db, "SELECT number, id FROM claim WHERE id IN ({})", by_id):
        add_blocks(db, number, by_id[claim], reader.book)


def _write(db: sqlite3.Connection, clusters: Sequence[Cluster], findings: Sequence[Finding], replaced: Iterable[str]) -> list[Event]:
    """Put clusters and findings in the place of others, and note what became of the matters."""
    old = sorted(replaced)
    before = dict(asked(db, "SELECT claim, matter FROM member JOIN cluster ON cluster.id = member.cluster WHERE cluster IN ({})", old))
    db.executemany("DELETE FROM member WHERE cluster = ?", [(k,) for k in old])
    db.executemany("DELETE FROM finding WHERE cluster = ?", [(k,) for k in old])
    db.executemany("DELETE FROM cluster WHERE id = ?", [(k,) for k in old])
    matters, events = follow(before, {k.id: set(k.claims) for k in clusters}, taken=lambda matter: _known(db, matter))
    db.executemany("INSERT INTO cluster VALUES (?, ?, ?)", [(k.id, matters[k.id], to_json(k)) for k in clusters])
    db.executemany("INSERT INTO member VALUES (?, ?)", [(claim, k.id) for k in clusters for claim in k.claims])
    db.executemany("INSERT INTO finding (cluster, content) VALUES (?, ?)", [(f.cluster, to_json(f)) for f in findings])
    now = datetime.now(UTC).isoformat(timespec="seconds")
    db.executemany("INSERT INTO history (at, matter, what, other) VALUES (?, ?, ?, ?)", [(now, e.matter, e.what, e.other) for e in events])
    db.execute("DELETE FROM gone")
    return events


def _known(db: sqlite3.Connection, matter: str) -> bool:
    question = "SELECT 1 FROM cluster WHERE matter = ? UNION ALL SELECT 1 FROM history WHERE matter = ? LIMIT 1"
    return db.execute(question, (matter, matter)).fetchone() is not None
