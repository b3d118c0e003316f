"""The store's file: its tables, how it is opened, and transactions."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

PATIENCE = 60.0  # seconds to wait for another writer
_MANY = 500  # values in one question: SQLite allows some more
_MARK = 0x7265636F  # "reco": tells our files from other programs' SQLite files

# One script a version; a file of an older version is brought to the newest when it is opened for writing.
_VERSIONS = (
    """
    -- Every version of every article, as it was given. Its number is its place in the order of adding.
    CREATE TABLE article (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        id TEXT NOT NULL,            -- as reports have it; one current article has it
        identity TEXT NOT NULL,      -- what makes two texts versions of one article
        digest TEXT NOT NULL,        -- of what was given, without its path
        content TEXT NOT NULL,       -- the article as given
        added TEXT NOT NULL,         -- UTC
        ended TEXT,                  -- when it was superseded or removed; NULL while it is current
        successor INTEGER            -- the version that superseded it; NULL where it was removed
    );
    CREATE UNIQUE INDEX current_id ON article (id) WHERE ended IS NULL;
    CREATE UNIQUE INDEX current_identity ON article (identity) WHERE ended IS NULL;
    CREATE INDEX article_digest ON article (digest);

    -- What the rules read in a current article by itself. Can be made again from the article.
    CREATE TABLE reading (
        article INTEGER PRIMARY KEY REFERENCES article (number) ON DELETE CASCADE,
        rules TEXT NOT NULL,         -- program and rules that read it
        content TEXT NOT NULL,       -- article (without its text) and how it names people
        words TEXT NOT NULL,         -- the words that tell its story, with how often they stand in it
        digest TEXT NOT NULL,        -- of content and of its claims
        indexed INTEGER NOT NULL DEFAULT 0
    );
    CREATE INDEX reading_open ON reading (article) WHERE indexed = 0;
    CREATE TABLE claim (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        article INTEGER NOT NULL REFERENCES reading (article) ON DELETE CASCADE,
        id TEXT NOT NULL UNIQUE,
        content TEXT NOT NULL
    );
    CREATE INDEX claim_article ON claim (article);

    -- By what claims that could be about one thing are found: blocks of topic, people and place, speaker or rare words.
    CREATE TABLE block (key INTEGER, day INTEGER, claim INTEGER, PRIMARY KEY (key, day, claim)) WITHOUT ROWID;
    CREATE TABLE word (text TEXT PRIMARY KEY, articles INTEGER NOT NULL) WITHOUT ROWID;
    CREATE TABLE naming (key TEXT, content TEXT, times INTEGER NOT NULL, PRIMARY KEY (key, content)) WITHOUT ROWID;

    -- What the articles make together.
    CREATE TABLE cluster (id TEXT PRIMARY KEY, matter TEXT NOT NULL UNIQUE, content TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE member (claim TEXT PRIMARY KEY, cluster TEXT NOT NULL) WITHOUT ROWID;
    CREATE INDEX member_cluster ON member (cluster);
    CREATE TABLE finding (number INTEGER PRIMARY KEY, cluster TEXT NOT NULL, content TEXT NOT NULL);
    CREATE INDEX finding_cluster ON finding (cluster);
    CREATE TABLE gone (claim TEXT PRIMARY KEY) WITHOUT ROWID;  -- claims of clusters that no article has any more
    CREATE TABLE history (number INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, matter TEXT NOT NULL, what TEXT NOT NULL,
        other TEXT);
    CREATE INDEX history_matter ON history (matter);
    """,
    """
    CREATE INDEX reading_rules ON reading (rules);  -- whether other rules have read anything is asked at every check
    """,
)


class StoreError(ValueError):
    """Why a file cannot be used as a store."""


@contextmanager
def opened(path: Path, *, create: bool = False) -> Iterator[sqlite3.Connection]:
    """The store at a path, to read and write; `create` makes one where there is none.

    A connection commits each statement by itself, outside of `transaction`. Raises StoreError for a file
    that is not there, is no store, was made by a newer version, or is damaged.
    """
    if not create and not path.is_file():
        raise StoreError(f"{path}: no such store; `reconcile store add` makes one")
    with _failing(path):
        db = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)
        try:
            _prepare(db, path)
            yield db
        finally:
            db.close()


@contextmanager
def opened_to_read(path: Path) -> Iterator[sqlite3.Connection]:
    """The store at a path, to read alone: nothing of it is changed, and it may stand where nothing can be written."""
    if not path.is_file():
        raise StoreError(f"{path}: no such store; `reconcile store add` makes one")
    # SQLite makes two files beside a store that it reads; where it cannot, nobody can be writing either.
    alone = not os.access(path.parent, os.W_OK) and not Path(f"{path}-wal").exists()
    with _failing(path):
        name = f"file:{quote(str(path))}?mode=ro{'&immutable=1' if alone else ''}"
        db = sqlite3.connect(name, uri=True, timeout=PATIENCE, isolation_level=None)
        try:
            _check_version(db, path)
            if db.execute("PRAGMA user_version").fetchone()[0] < len(_VERSIONS):
                raise StoreError(f"{path}: an older version's store; `reconcile store compact` brings it up to date")
            yield db
        finally:
            db.close()


@contextmanager
def transaction(db: sqlite3.Connection) -> Iterator[None]:
    """All or nothing, and no other writer meanwhile. What was committed is on the disk when this is left."""
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        db.execute("ROLLBACK")
        raise
    db.execute("COMMIT")


def asked(db: sqlite3.Connection, question: str, values: Iterable[str | int]) -> Iterator[Any]:
    """The rows that answer a question about many values, `… IN ({})`, in the order of the values."""
    items = sorted(set(values))
    for at in range(0, len(items), _MANY):
        some = items[at : at + _MANY]
        yield from db.execute(question.format(",".join("?" * len(some))), some).fetchall()


@contextmanager
def _failing(path: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        raise StoreError(f"{path}: {error}") from error


def _prepare(db: sqlite3.Connection, path: Path) -> None:
    _check_version(db, path)
    _use_log(db)
    db.execute("PRAGMA synchronous = FULL")  # a commit outlives a power cut
    db.execute("PRAGMA foreign_keys = ON")
    if db.execute("PRAGMA user_version").fetchone()[0] == len(_VERSIONS):
        return
    with transaction(db):
        version = db.execute("PRAGMA user_version").fetchone()[0]  # another process may have been here first
        for number, script in enumerate(_VERSIONS[version:], version + 1):
            for statement in _statements(script):
                db.execute(statement)
            db.execute(f"PRAGMA user_version = {number}")
        db.execute(f"PRAGMA application_id = {_MARK}")


def _statements(script: str) -> Iterator[str]:
    """The statements of a script; `executescript` would commit the transaction that it stands in."""
    begun = ""
    for line in script.splitlines():
        begun += line.partition("--")[0] + "\n"
        if sqlite3.complete_statement(begun):
            yield begun
            begun = ""


def _check_version(db: sqlite3.Connection, path: Path) -> None:
    db.execute("BEGIN")  # another process may be making the store: its tables and its mark are seen together, or not at all
    made = db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    mark, version = (db.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version"))
    db.execute("COMMIT")
    if made and mark != _MARK:
        raise StoreError(f"{path}: a database, but no store of reconcile")
    if version > len(_VERSIONS):
        raise StoreError(f"{path}: made by a newer version of reconcile (store version {version}, known up to {len(_VERSIONS)})")


def _use_log(db: sqlite3.Connection) -> None:
    """Turn on the write-ahead log. Two processes that open a new file at once are in each other's way here, and SQLite does not wait."""
    late = time.monotonic() + PATIENCE
    while True:
        try:
            db.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError:
            if time.monotonic() > late:
                raise
            time.sleep(0.01)
