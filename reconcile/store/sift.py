"""Of the stored claims that share a block with a new one, those that linking could tie to it.

Most of them cannot be tied: they are of other days or places, or their articles have too few words in common. That is
seen without their articles' texts, without the names that all articles share, and without the rarity of any word that the
new article does not have: so that only the few that are left are loaded with all that linking asks for.
"""

from __future__ import annotations

import json
import math
import sqlite3
from collections.abc import Collection, Iterable, Mapping, Sequence, Set
from dataclasses import replace
from datetime import date

from reconcile.link.compare import ALIKE, settings
from reconcile.link.features import Features, Vector, setting, telling_words
from reconcile.link.graph import ENOUGH
from reconcile.model import Article, Claim
from reconcile.rulebook.book import Rulebook
from reconcile.store.codec import from_json
from reconcile.store.database import asked

_ROUNDED = 0.01  # linking rounds the weights that are added up here


def sift(db: sqlite3.Connection, new: Sequence[Features], near: Mapping[str, Set[int]], book: Rulebook, but: Set[int]) -> dict[int, str]:
    """Of the near claims, by number, the ids of those whose articles hold one that could be tied to a new claim.

    `near` has the numbers of stored claims by the new claim's id, `but` are numbers of articles to leave aside.
    """
    rows = asked(db, "SELECT number, article, content FROM claim WHERE number IN ({})", set[int]().union(*near.values()))
    found = {number: (article, from_json(Claim, content)) for number, article, content in rows if article not in but}
    articles = _articles(db, {article for article, _ in found.values()})
    stored = {number: setting(claim, articles[article], book) for number, (article, claim) in found.items()}
    pairs = [(a, n) for a in new for n in near[a.claim.id] & stored.keys() if not _apart(a, stored[n], book)]
    stories = _stories(db, {found[n][0] for _, n in pairs})
    for n in {n for _, n in pairs}:
        stored[n] = replace(stored[n], words=Vector(dict.fromkeys(telling_words(stored[n].claim.sentence, book.folding), 1.0)))
    kept = {found[n][0] for a, n in pairs if _most(a, stored[n], stories[found[n][0]], book) >= ENOUGH - _ROUNDED}
    return {number: claim.id for number, (article, claim) in found.items() if article in kept}


def _articles(db: sqlite3.Connection, numbers: Iterable[int]) -> dict[int, Article]:
    """Some articles by their numbers, with what their claims' settings ask for: when they were published, in what language."""
    named = ", ".join(f"json_extract(content, '$.article.{name}')" for name in ("id", "published", "language"))
    rows = asked(db, f"SELECT article, {named} FROM reading WHERE article IN ({{}})", numbers)
    return {n: Article(name, "", published=date.fromisoformat(day) if day else None, language=code or "und") for n, name, day, code in rows}


def _stories(db: sqlite3.Connection, numbers: Iterable[int]) -> dict[int, Collection[str]]:
    """The words that tell the stories of some articles."""
    return {number: json.loads(words) for number, words in asked(db, "SELECT article, words FROM reading WHERE article IN ({})", numbers)}


def _otherwise(a: Features, b: Features, book: Rulebook) -> bool:
    """Whether the two are compared by other things than settings and words: by a speaker, or in two languages."""
    return book.topics[a.topic].kind == "quote" or a.language != b.language


def _apart(a: Features, b: Features, book: Rulebook) -> bool:
    """Whether people, place or day keep two claims apart, whatever their words are."""
    return not _otherwise(a, b, book) and settings(a, b, book) is None


def _most(a: Features, b: Features, story: Collection[str], book: Rulebook) -> float:
    """What can tie a new and a stored claim at most, by the words that they and their articles have in common."""
    levels = None if _otherwise(a, b, book) else settings(a, b, book)
    if levels is None:
        return math.inf
    return sum(weight for weight, _ in levels) + ALIKE * (_likest(a.words, b.words) + _likest(a.story, story))


def _likest(vector: Vector, words: Collection[str]) -> float:
    """How alike a unit vector is to that one of all with these words which is most like it."""
    return math.sqrt(sum([weight * weight for word, weight in vector.items() if word in words]))
