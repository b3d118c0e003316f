"""What can be used as a store, what is said of the rest, and what `verify` finds."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from reconcile.store.database import StoreError, opened, opened_to_read, transaction
from reconcile.store.rows import OPEN
from reconcile.store.verify import compact, verify
from tests.store.make import accident, held, put, store


def foreign(path: Path) -> None:
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE recipes (name TEXT)")


def newer(path: Path) -> None:
    with store(path):
        pass
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA user_version = 99")


def damaged(path: Path) -> None:
    with store(path) as db:
        put(db, accident("a", 12))
    data = bytearray(path.read_bytes())
    data[4096:] = b"\xff" * len(data[4096:])
    path.write_bytes(data)


@pytest.mark.parametrize(
    ("make", "why"),
    [
        (lambda path: None, "no such store"),
        (lambda path: path.write_text("A text, and no database at all, which goes on and on." * 20), "not a database"),
        (foreign, "no store of reconcile"),
        (newer, "newer version"),
        (lambda path: path.mkdir(), "no such store"),
    ],
)
def test_what_is_no_store_is_said(tmp_path: Path, make: object, why: str) -> None:
    make(tmp_path / "s.db")
    for use in (opened, opened_to_read):
        with pytest.raises(StoreError, match=why), use(tmp_path / "s.db"):
            pass


def test_a_file_of_another_program_is_not_written_to(tmp_path: Path) -> None:
    foreign(tmp_path / "s.db")
    before = (tmp_path / "s.db").read_bytes()
    with pytest.raises(StoreError), opened(tmp_path / "s.db", create=True):
        pass
    assert (tmp_path / "s.db").read_bytes() == before


def test_a_damaged_file_is_said_and_not_taken_for_a_small_one(tmp_path: Path) -> None:
    damaged(tmp_path / "s.db")
    with pytest.raises(StoreError, match="malformed"), opened(tmp_path / "s.db") as db:
        db.execute("SELECT count(*) FROM article").fetchone()


def test_a_store_is_read_where_nothing_can_be_written(tmp_path: Path) -> None:
    with store(tmp_path / "s.db") as db:
        put(db, accident("a", 12))
    (tmp_path / "s.db").chmod(0o400)
    tmp_path.chmod(0o500)
    try:
        with opened_to_read(tmp_path / "s.db") as db:
            assert len(held(db).claims) == 1
    finally:
        tmp_path.chmod(0o700)


def test_a_transaction_that_fails_leaves_nothing(tmp_path: Path) -> None:
    with store(tmp_path / "s.db") as db:
        with pytest.raises(sqlite3.IntegrityError), transaction(db):
            db.executemany("INSERT INTO word VALUES (?, 1)", [("a",), ("a",)])
        assert db.execute("SELECT count(*) FROM word").fetchone() == (0,)


def test_a_store_that_was_never_settled_and_one_that_was_compacted_are_whole(tmp_path: Path) -> None:
    with store(tmp_path / "s.db") as db:
        assert verify(db) == []
        put(db, accident("a", 12), accident("b", 14), accident("a", 13))
        assert verify(db) == []
        compact(db)
        assert verify(db) == []


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ("UPDATE article SET content = replace(content, '12 people', '13 people')", "its text is not the one that was added"),
        ("UPDATE article SET content = '{'", "cannot be read"),
        ("UPDATE claim SET content = replace(content, '12', '13')", "what was read in it has been changed"),
        ("UPDATE reading SET words = '{}'", "what was read in it has been changed"),
        ("DELETE FROM claim", "what was read in it has been changed"),
        ("DELETE FROM reading", "nothing was read in it"),
        ("DELETE FROM member", "its claims are not those"),
        ("DELETE FROM cluster", "finding"),
    ],
)
def test_what_was_changed_by_hand_is_found(tmp_path: Path, change: str, why: str) -> None:
    with store(tmp_path / "s.db") as db:
        put(db, accident("a", 12), accident("b", 14))
        db.execute(change)
        assert why in "\n".join(verify(db))


def first_version(path: Path) -> None:
    """A store as the first version made it."""
    with store(path) as db:
        put(db, accident("a", 12))
        db.execute("DROP INDEX reading_rules")
        db.execute("PRAGMA user_version = 1")


def test_an_older_store_is_brought_up_to_date_when_it_is_written_to(tmp_path: Path) -> None:
    first_version(tmp_path / "s.db")
    with pytest.raises(StoreError, match="compact"), opened_to_read(tmp_path / "s.db"):
        pass
    with store(tmp_path / "s.db") as db:
        assert put(db, accident("b", 14)) == ["added"]
        assert verify(db) == []
    with opened_to_read(tmp_path / "s.db") as db:
        assert len(held(db).articles) == 2


@pytest.mark.parametrize(
    "question",
    [
        "SELECT min(rules) FROM reading",
        f"SELECT article.number, words FROM reading JOIN article ON number = article WHERE {OPEN} ORDER BY number",
        "SELECT number FROM article WHERE identity = 'a' AND ended IS NULL",
        "SELECT claim FROM block WHERE key = 1 AND day < 3 ORDER BY day DESC LIMIT 3",
        "SELECT cluster FROM member WHERE claim IN ('a', 'b')",
        "SELECT claim FROM member WHERE cluster IN ('a', 'b')",
        "SELECT content, times FROM naming WHERE key IN ('a', 'b') AND times > 0",
    ],
)
def test_what_a_check_asks_is_answered_by_an_index(tmp_path: Path, question: str) -> None:
    """A search goes where the answer is; a scan would read a store of a million claims from end to end."""
    with store(tmp_path / "s.db") as db:
        steps = [row[3] for row in db.execute(f"EXPLAIN QUERY PLAN {question}")]
    assert [s for s in steps if s.startswith("SCAN") and "reading_open" not in s] == []
