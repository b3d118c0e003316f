"""The stored claims that could be about the same things as some new ones, found by the blocks that they share."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from reconcile.link.features import Features, Spread, features, telling_words
from reconcile.link.graph import edge_between
from reconcile.model import Article, Claim, Problem, Report
from reconcile.pipeline import report_of
from reconcile.reading import Reader, Reading, dated, read_article, together
from reconcile.rulebook.book import Rulebook
from reconcile.store.codec import from_json
from reconcile.store.database import asked
from reconcile.store.index import namings_near, near, spread_among
from reconcile.store.rows import reading_of, readings
from reconcile.store.sift import sift
from reconcile.text.fold import Table

LENDERS = 15  # claims of a block, before and after, whose articles may lend an undated one a date
NEAREST = 100  # claims of a block that a new one is compared with, before and after its day


@dataclass(frozen=True, slots=True)
class Gathered:
    """Claims under the names that they share, their articles, and what linking counts."""

    claims: tuple[Claim, ...]
    articles: tuple[Article, ...]
    words: Mapping[str, Mapping[str, int]]
    spread: Spread

    def features(self, book: Rulebook) -> list[Features]:
        """Their claims as linking sees them."""
        return features(self.claims, self.articles, book, words=self.words, spread=self.spread)

    def report(self, book: Rulebook, *, problems: Sequence[Problem] = ()) -> Report:
        """Their clusters and findings, and what their articles share."""
        for code in {a.language for a in self.articles} & set(book.packs):
            book.places(code)  # two spellings of a place are one by the rules of the languages at hand
        return report_of(self.claims, self.articles, book, words=self.words, spread=self.spread, problems=problems)


def gather(
    db: sqlite3.Connection, new: Sequence[Reading], book: Rulebook, *, but: Set[int] = frozenset(), clusters: Iterable[str] = ()
) -> Gathered:
    """The claims of readings that are not in the indexes, and those of all stored clusters that they could join.

    `but` are numbers of stored articles to leave aside, `clusters` ids of further clusters that are wanted. Of each
    block that a new claim is in, the nearest in time are asked whether something ties them to it.
    """
    alone = joined(db, new, (), book.folding)
    fresh = alone.features(book)
    numbers = {f.claim.id: near(db, f, book, most=NEAREST) for f in fresh}
    ids = sift(db, fresh, numbers, book, but)
    around = stored_readings(db, ids.values())
    tied = _tied(joined(db, new, around, book.folding), {i: {ids[n] for n in found if n in ids} for i, found in numbers.items()}, book)
    wanted = {*clusters, *(row[0] for row in asked(db, "SELECT cluster FROM member WHERE claim IN ({})", tied))}
    members = [row[0] for row in asked(db, "SELECT claim FROM member WHERE cluster IN ({})", wanted)]
    return joined(db, new, stored_readings(db, members, but), book.folding)


def stored_readings(db: sqlite3.Connection, claims: Iterable[str], but: Set[int] = frozenset()) -> list[Reading]:
    """The readings that hold some stored claims, with these claims alone."""
    found: dict[int, list[Claim]] = {}
    for number, content in asked(db, "SELECT article, content FROM claim WHERE id IN ({})", claims):
        if number not in but:
            found.setdefault(number, []).append(from_json(Claim, content))
    question = "SELECT number, article.content, reading.content, words FROM reading JOIN article ON number = article WHERE number IN ({})"
    return [reading_of(given, content, words, found[number]) for number, given, content, words in asked(db, question, found)]


def joined(db: sqlite3.Connection, new: Sequence[Reading], stored: Sequence[Reading], folding: Table) -> Gathered:
    """The claims of new and stored readings, as the whole store with the new ones would have them."""
    every = [*new, *stored]
    known = namings_near(db, {naming for r in every for naming in r.named})
    claims = together(every, named=[known, *(r.named for r in new)])
    words = {r.article.id: r.words for r in every}
    telling = {w for found in words.values() for w in found} | {w for c in claims for w in telling_words(c.sentence, folding)}
    return Gathered(tuple(claims), tuple(r.article for r in every), words, spread_among(db, telling, [r.words for r in new]))


def _tied(around: Gathered, near: Mapping[str, Set[str]], book: Rulebook) -> set[str]:
    """The stored claims that an edge ties to a new one; `near` has those to be asked, by the new claim's id."""
    by_id = {f.claim.id: f for f in around.features(book)}
    pairs = ((by_id[a], by_id[b]) for a, others in near.items() for b in others if b in by_id)
    return {b.claim.id for a, b in pairs if edge_between(0, 1, a, b, book)}


def date_by_neighbours(db: sqlite3.Connection, new: Mapping[int, Reading], reader: Reader) -> dict[int, Reading]:
    """New readings, by any number; those of undated articles read again, where stored ones of their stories lend a date.

    Its story is looked for among the articles that share a block with a claim of it.
    """
    made = dict(new)
    for number, reading in new.items():
        if reading.article.published_basis not in ("unknown", "inferred") or not reading.claims:
            continue
        article = replace(reading.article, published=None, published_basis="unknown")
        alone = joined(db, [reading], (), reader.book.folding)
        found = set[int]().union(*(near(db, f, reader.book, most=LENDERS) for f in alone.features(reader.book)))
        numbers = sorted({row[0] for row in asked(db, "SELECT article FROM claim WHERE number IN ({})", found)})
        lenders = [r.article for _, r in readings(db, "article.number IN (SELECT value FROM json_each(?))", [json.dumps(numbers)])]
        again = dated([*(a for a in lenders if a.id != article.id), article], reader)[-1]
        if again.published != reading.article.published:
            made[number] = read_article(again, reader)
    return made
