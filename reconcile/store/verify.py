"""Check that a store is whole, and make it small."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import replace

from reconcile.model import Article, Claim, Cluster, Finding
from reconcile.store.add import identity_of
from reconcile.store.codec import from_json, to_json
from reconcile.store.rows import Kept, digest_of, reading_digest


def verify(db: sqlite3.Connection) -> list[str]:
    """What is wrong with a store, a line each; nothing where it is whole.

    The database's own structure, the checksums of articles and readings, and whether clusters and findings
    name what is there.
    """
    wrong = [f"database: {row[0]}" for row in db.execute("PRAGMA integrity_check") if row[0] != "ok"]
    wrong += [f"{table}, row {row}: what it belongs to is not there" for table, row, *_ in db.execute("PRAGMA foreign_key_check")]
    return wrong or [*_articles(db), *_readings(db), *_clusters(db)]


def compact(db: sqlite3.Connection) -> None:
    """Give back the space of what is not kept any more."""
    db.execute("VACUUM")
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _articles(db: sqlite3.Connection) -> list[str]:
    wrong = []
    for number, name, identity, digest, content in db.execute("SELECT number, id, identity, digest, content FROM article"):
        try:
            given = from_json(Article, content)
        except (ValueError, TypeError) as error:
            wrong.append(f"article {number} ({name}): cannot be read: {error}")
            continue
        if digest_of(to_json(replace(given, path=None))) != digest:
            wrong.append(f"article {number} ({name}): its text is not the one that was added")
        elif not identity.startswith("file ") and identity_of(given) != identity:
            wrong.append(f"article {number} ({name}): it is not the one that its row names")
    lost = "SELECT number, id FROM article WHERE ended IS NULL AND number NOT IN (SELECT article FROM reading)"
    wrong += [f"article {number} ({name}): nothing was read in it" for number, name in db.execute(lost)]
    return wrong


def _readings(db: sqlite3.Connection) -> list[str]:
    wrong = []
    for number, content, words, digest in db.execute("SELECT article, content, words, digest FROM reading"):
        claims = db.execute("SELECT id, content FROM claim WHERE article = ? ORDER BY number", (number,)).fetchall()
        if reading_digest(content, words, claims) != digest:
            wrong.append(f"article {number}: what was read in it has been changed")
            continue
        try:
            from_json(Kept, content), json.loads(words), [from_json(Claim, c) for _, c in claims]
        except (ValueError, TypeError) as error:
            wrong.append(f"article {number}: what was read in it cannot be read: {error}")
    return wrong


def _clusters(db: sqlite3.Connection) -> list[str]:
    wrong = []
    for name, content in db.execute("SELECT id, content FROM cluster"):
        members = {row[0] for row in db.execute("SELECT claim FROM member WHERE cluster = ?", (name,))}
        if set(from_json(Cluster, content).claims) != members:
            wrong.append(f"cluster {name}: its claims are not those that are kept as its members")
    positions = {p.id for (content,) in db.execute("SELECT content FROM cluster") for p in from_json(Cluster, content).positions}
    for (content,) in db.execute("SELECT content FROM finding"):
        finding = from_json(Finding, content)
        if not positions.issuperset(finding.positions):
            wrong.append(f"finding {finding.id}: its positions are not there")
    lost = "SELECT claim FROM member WHERE claim NOT IN (SELECT id FROM claim) AND claim NOT IN (SELECT claim FROM gone)"
    wrong += [f"claim {claim}: a cluster has it, and no article" for (claim,) in db.execute(lost)]
    bare = "SELECT claim.id FROM claim JOIN reading USING (article) WHERE indexed = 1 AND claim.id NOT IN (SELECT claim FROM member)"
    return wrong + [f"claim {claim}: it is in no cluster" for (claim,) in db.execute(bare)]
