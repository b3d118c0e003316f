"""By what the store finds claims that could be about one thing: blocks, as linking has them, and the spread of words."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache

from reconcile.extract.unify import FEWEST, Naming
from reconcile.link.features import Features, Spread
from reconcile.link.graph import block_keys
from reconcile.reading import Reading
from reconcile.rulebook.book import Rulebook
from reconcile.store.codec import from_json, to_json
from reconcile.store.database import asked
from reconcile.store.rows import readings
from reconcile.text.skeleton import skeleton

_UNDATED = 0
_ALL = ""  # the word that every article holds


def block_numbers(features: Features, book: Rulebook) -> list[int]:
    """The blocks of a claim as numbers. Its own article is none: that holds nothing of another article's."""
    keys = {key for key in block_keys(features, book) if key[0] != "article"}
    return sorted({block_number(features.topic, features.people, *key) for key in keys})


def block_number(*key: str) -> int:
    """The number of a block: a hash of its topic, people, kind and name."""
    return int.from_bytes(hashlib.blake2b("\0".join(key).encode(), digest_size=8).digest(), "big", signed=True)


def day_number(features: Features) -> int:
    """The day by which a claim stands in its blocks: its own, else its article's."""
    day = features.start or features.published
    return day.toordinal() if isinstance(day, date) else _UNDATED


def add_blocks(db: sqlite3.Connection, number: int, features: Features, book: Rulebook) -> None:
    """Put a claim into its blocks."""
    rows = [(key, day_number(features), number) for key in block_numbers(features, book)]
    db.executemany("INSERT OR IGNORE INTO block VALUES (?, ?, ?)", rows)


def near(db: sqlite3.Connection, features: Features, book: Rulebook, *, most: int) -> set[int]:
    """The numbers of the claims that share a block with this one, in each block at most so many before and after its day."""
    found: set[int] = set()
    day = day_number(features)
    for key in block_numbers(features, book):
        before = "SELECT claim FROM block WHERE key = ? AND day < ? ORDER BY day DESC LIMIT ?"
        after = "SELECT claim FROM block WHERE key = ? AND day >= ? ORDER BY day LIMIT ?"
        for question in (before, after):
            found.update(row[0] for row in db.execute(question, (key, day, most)))
    return found


def count_words(db: sqlite3.Connection, words: Iterable[str], by: int) -> None:
    """Note that one article more (or, with -1, fewer) holds these words."""
    rows = [(word, by) for word in (_ALL, *words)]
    db.executemany("INSERT INTO word VALUES (?, ?) ON CONFLICT (text) DO UPDATE SET articles = articles + excluded.articles", rows)


def spread_among(db: sqlite3.Connection, words: Iterable[str], more: Iterable[Mapping[str, int]] = ()) -> Spread:
    """How many articles there are, and how many of them hold each of these words, with those that `more` adds."""
    holding: dict[str, int] = {}
    holding.update(asked(db, "SELECT text, articles FROM word WHERE text IN ({}) AND articles > 0", {_ALL, *words}))
    articles = holding.pop(_ALL, 0)
    for counted in more:
        articles += 1
        for word in counted:
            holding[word] = holding.get(word, 0) + 1
    return Spread(articles, holding)


def naming_keys(naming: Naming) -> set[str]:
    """By what namings find each other: the name, a person's surname and its sound, the office with its country."""
    keys = {f"name {naming.name}"}
    if naming.kind == "person":
        surname = naming.name.split()[-1:] if naming.named else []
        keys |= {f"surname {word}" for word in surname}
        keys |= {f"sound {bones}" for word in surname if len(bones := skeleton(word)) >= FEWEST}
        keys |= {f"seat {naming.office} of {naming.of}"} if naming.office and naming.of else set()
    return keys


def count_namings(db: sqlite3.Connection, named: Mapping[Naming, int], sign: int) -> None:
    """Add an article's namings to those of all (or, with -1, take them away)."""
    rows = [(key, to_json(naming), sign * times) for naming, times in named.items() for key in naming_keys(naming)]
    db.executemany("INSERT INTO naming VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET times = times + excluded.times", rows)


def namings_near(db: sqlite3.Connection, named: Iterable[Naming]) -> dict[Naming, int]:
    """How all articles name those whom some namings may mean: by name, surname or office, and one step on."""
    found: dict[Naming, int] = {}
    done: set[str] = set()
    wanted = {key for naming in named for key in naming_keys(naming)}
    for _ in range(2):
        rows = asked(db, "SELECT content, times FROM naming WHERE key IN ({}) AND times > 0", wanted - done)
        done |= wanted
        found |= {_naming(content): times for content, times in rows}
        wanted = {key for naming in found for key in naming_keys(naming)}
    return found


@lru_cache(maxsize=4096)
def _naming(content: str) -> Naming:
    return from_json(Naming, content)


def add_counts(db: sqlite3.Connection, reading: Reading) -> None:
    """Count a reading's words and namings among those of all."""
    count_words(db, reading.words, 1)
    count_namings(db, reading.named, 1)


def drop_reading(db: sqlite3.Connection, number: int) -> None:
    """Take an article's reading out of the store, and note which clusters lose its claims.

    Its claims' numbers stay in their blocks until those are made anew; no other claim is ever given one.
    """
    for _, reading in readings(db, "article = ? AND indexed = 1", (number,)):
        count_words(db, reading.words, -1)
        count_namings(db, reading.named, -1)
        db.execute("INSERT OR IGNORE INTO gone SELECT id FROM claim WHERE article = ?", (number,))
    db.execute("DELETE FROM reading WHERE article = ?", (number,))
