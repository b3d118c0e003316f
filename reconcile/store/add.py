"""Add articles to a store, and remove them: each in a transaction of its own, so that what is reported is kept."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from reconcile.model import Article, Problem
from reconcile.reading import Reader, cleaned, dated, read_article
from reconcile.store.codec import to_json
from reconcile.store.database import transaction
from reconcile.store.index import drop_reading
from reconcile.store.rows import digest_of, write_reading


@dataclass(frozen=True, slots=True)
class Added:
    """What adding an article did: `what` is added, updated (its earlier version is kept, superseded) or unchanged."""

    id: str
    what: str
    claims: int = 0
    problems: tuple[Problem, ...] = ()


def add(db: sqlite3.Connection, article: Article, reader: Reader) -> Added:
    """Add one article as it was given. It is on the disk when this returns.

    The same content changes nothing. An article with the url of a stored one, the source and id, or, where its
    id is only its file's name, the path, is its new version. An id that another article has gets a number.
    """
    digest = digest_of(to_json(replace(article, path=None)))
    while True:
        plan = _plan(db, article, digest)
        if plan.unchanged:
            return Added(plan.id, "unchanged")
        [clean], problems = cleaned([replace(article, id=plan.id)], reader)
        reading = read_article(dated([clean], reader)[0], reader)
        with transaction(db):
            if _plan(db, article, digest) != plan:
                continue  # another process was quicker
            number = _insert(db, article, plan, digest)
            write_reading(db, number, reading, reader.rules)
        if plan.id != article.id:
            why = f"another article has the id {article.id!r}; this one is kept as {plan.id!r}"
            problems = [Problem(article.path or "-", why), *problems]
        return Added(plan.id, "added" if plan.earlier is None else "updated", len(reading.claims), tuple(problems))


def remove(db: sqlite3.Connection, identity: str) -> bool:
    """Take the current article of an id out of all findings; its text stays. False where there is none."""
    with transaction(db):
        row = db.execute("UPDATE article SET ended = ? WHERE id = ? AND ended IS NULL RETURNING number", (_now(), identity)).fetchone()
        if row:
            drop_reading(db, row[0])
    return row is not None


@dataclass(frozen=True, slots=True)
class _Plan:
    id: str
    earlier: int | None = None  # the version that it supersedes
    unchanged: bool = False


def _plan(db: sqlite3.Connection, article: Article, digest: str) -> _Plan:
    same = db.execute("SELECT id FROM article WHERE digest = ? AND ended IS NULL", (digest,)).fetchone()
    if same:
        return _Plan(same[0], unchanged=True)
    earlier = db.execute("SELECT number, id FROM article WHERE identity = ? AND ended IS NULL", (identity_of(article),)).fetchone()
    number, name = 1, article.id
    while (holder := db.execute("SELECT number FROM article WHERE id = ? AND ended IS NULL", (name,)).fetchone()) and (
        not earlier or holder[0] != earlier[0]
    ):
        number += 1
        name = f"{article.id}#{number}"
    return _Plan(name, earlier[0] if earlier else None)


def identity_of(article: Article) -> str:
    """What makes two texts versions of one article: the url; the source and id; the path where the id is made from it."""
    if article.url:
        return f"url {article.url}"
    name = Path(article.path).name if article.path else ""
    made = name and (article.id == name or article.id.startswith((f"{name}:", f"{name}#")))
    return f"file {Path(article.path or '').resolve()} {article.id}" if made else f"id {article.source or ''} {article.id}"


def _insert(db: sqlite3.Connection, article: Article, plan: _Plan, digest: str) -> int:
    now = _now()
    if plan.earlier is not None:
        db.execute("UPDATE article SET ended = ? WHERE number = ?", (now, plan.earlier))
        drop_reading(db, plan.earlier)
    row = db.execute(
        "INSERT INTO article (id, identity, digest, content, added) VALUES (?, ?, ?, ?, ?) RETURNING number",
        (plan.id, identity_of(article), digest, to_json(article), now),
    ).fetchone()
    if plan.earlier is not None:
        db.execute("UPDATE article SET successor = ? WHERE number = ?", (row[0], plan.earlier))
    return int(row[0])


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
