"""Articles, readings and claims in the store's tables, and out of them."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from reconcile.extract.unify import Naming
from reconcile.model import Article, Claim
from reconcile.reading import Reading
from reconcile.store.codec import from_json, to_json


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept of a reading beside its claims, in one row: the article without its text, and its namings."""

    article: Article
    named: tuple[tuple[Naming, int], ...] = ()


OPEN = "number IN (SELECT article FROM reading WHERE indexed = 0)"  # the readings that no cluster has yet


def write_reading(db: sqlite3.Connection, number: int, reading: Reading, rules: str) -> None:
    """Keep what was read in an article. Replaces what was read before, which must not be in the indexes any more."""
    kept = to_json(Kept(replace(reading.article, text=""), tuple(sorted(reading.named.items()))))
    words = json.dumps(reading.words, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    claims = [(claim.id, to_json(claim)) for claim in reading.claims]
    db.execute("DELETE FROM claim WHERE article = ?", (number,))
    db.execute(
        "INSERT OR REPLACE INTO reading (article, rules, content, words, digest) VALUES (?, ?, ?, ?, ?)",
        (number, rules, kept, words, reading_digest(kept, words, claims)),
    )
    db.executemany("INSERT INTO claim (article, id, content) VALUES (?, ?, ?)", [(number, *claim) for claim in claims])


def reading_digest(content: str, words: str, claims: Iterable[tuple[str, str]]) -> str:
    """The checksum of a reading's row and of its claims."""
    return digest_of(content, words, *(part for claim in claims for part in claim))


def digest_of(*parts: str) -> str:
    """A checksum of some texts."""
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def readings(db: sqlite3.Connection, which: str = "article.ended IS NULL", values: Iterable[object] = ()) -> Iterator[tuple[int, Reading]]:
    """The readings of some articles with their numbers; of all current ones where not told otherwise."""
    question = f"SELECT article.number, article.content, reading.content, words FROM reading JOIN article ON number = article WHERE {which}"
    for number, given, content, words in db.execute(f"{question} ORDER BY number", tuple(values)).fetchall():
        claims = db.execute("SELECT content FROM claim WHERE article = ? ORDER BY number", (number,))
        yield number, reading_of(given, content, words, [from_json(Claim, row[0]) for row in claims])


def reading_of(given: str, content: str, words: str, claims: Iterable[Claim]) -> Reading:
    """A reading from what its rows hold."""
    kept = from_json(Kept, content)
    article = replace(kept.article, text=from_json(Article, given).text)
    return Reading(article, tuple(claims), dict(kept.named), json.loads(words))
