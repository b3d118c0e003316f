"""What a claim is about, made comparable: its place and days, its people, and the rarer words around it."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from reconcile.model import Article, Claim
from reconcile.rulebook.book import Rulebook
from reconcile.text.fold import Table

_WORD = re.compile(r"[^\W\d_]{4,}")  # the words of `tokenize`, which need not be told where they stand


class Vector(dict[str, float]):
    """A unit vector of words. Each is like itself alone, so that what two have in common can be remembered."""

    __hash__ = object.__hash__  # type: ignore[assignment]
    __eq__ = object.__eq__


@dataclass(frozen=True, slots=True)
class Features:
    """A claim as linking sees it. `people` is whom it counts, described groups taken for people; `words`
    and `story` are unit vectors of the words around the claim, and of its article; `facts` is one of what the article's
    claims name, which articles in two languages share."""

    claim: Claim
    topic: str
    people: str
    published: date | None
    places: tuple[str, ...]
    within: str | None
    start: date | None
    end: date | None
    period: bool
    told: str  # where the place stands: clause, paragraph, lead
    dated: str  # and the days
    event: str  # the kind of event
    words: Vector
    story: Vector
    facts: Vector
    language: str
    alike: float  # what words and story weigh together at least, where nothing exact ties two articles of this run


@dataclass(frozen=True, slots=True)
class Spread:
    """How many articles there are, and in how many of them each word tells the story: how rare words are."""

    articles: int
    holding: Mapping[str, int]


def lead_words(article: Article, folding: Table) -> Counter[str]:
    """The words that say what an article's story is, with how often they stand in its title and lead."""
    return Counter(telling_words(f"{article.title or ''}\n{article.text[:LEAD]}", folding))


def spread_of(words: Iterable[Mapping[str, int]]) -> Spread:
    """The spread of the words of some articles, an item of `lead_words` each."""
    counted = list(words)
    return Spread(len(counted), Counter(word for found in counted for word in found))


def features(
    claims: Sequence[Claim],
    articles: Sequence[Article],
    book: Rulebook,
    *,
    words: Mapping[str, Mapping[str, int]] | None = None,
    spread: Spread | None = None,
) -> list[Features]:
    """The features of every claim, in the order given.

    `words` has the `lead_words` of the articles by id, where they are known already; `spread` is that of a
    larger whole that these articles are part of, where they are.
    """
    by_id = {a.id: a for a in articles}
    tokens = {a.id: words[a.id] if words else lead_words(a, book.folding) for a in articles}
    whole = spread or spread_of(tokens.values())
    # In a large run a word's rarity tells stories apart; in a small one, which may be one story throughout,
    # the story's own words are its commonest, and rarity must not silence them.
    sharpness = min(2.0, max(0.2, math.log10(max(1, whole.articles)) - 1))
    weight = {t: math.log(1 + whole.articles / n) ** sharpness for t, n in whole.holding.items()}
    stories = {i: _unit(tokens[i], weight) for i in {c.article for c in claims}}
    facts = {i: _unit(found, {}) for i, found in _named(claims).items()}
    alike = ALIKE * max(0.0, sharpness - 1)
    made = []
    for claim in claims:
        around = _unit(Counter(telling_words(claim.sentence, book.folding)), weight)
        made.append(_seen(claim, by_id[claim.article], book, around, stories[claim.article], facts[claim.article], alike))
    return made


def setting(claim: Claim, article: Article, book: Rulebook) -> Features:
    """A claim's features without any words."""
    return _seen(claim, article, book, Vector(), Vector(), Vector(), 0.0)


def _seen(claim: Claim, article: Article, book: Rulebook, words: Vector, story: Vector, facts: Vector, alike: float) -> Features:
    return Features(
        claim=claim,
        topic=claim.topic,
        people=_people(claim, book),
        published=article.published,
        places=tuple(claim.place.split(" and ")) if claim.place else (),
        within=str(claim.detail["within"]) if claim.detail.get("within") else None,
        start=claim.time.start if claim.time else None,
        end=claim.time.end if claim.time else None,
        period=claim.detail.get("period") == "true",
        told=str(claim.detail.get("told") or ""),
        dated=str(claim.detail.get("dated") or ""),
        event=str(claim.detail.get("event") or ""),
        words=words,
        story=story,
        facts=facts,
        language=article.language,
        alike=alike,
    )


def _people(claim: Claim, book: Rulebook) -> str:
    """Whom a claim counts, for linking: all of them, or those that are told apart, or some whom the text gives as a part."""
    group = book.groups.get(claim.who or "")
    told = (claim.who or "") if group is None or group.apart else "people"
    told += " of several events" if claim.detail.get("events") else ""
    return f"part of {told}" if claim.detail.get("part_of") and told.startswith("people") else told


ALIKE = 1.0  # in a run of a thousand articles; nothing in one of a hundred, which may be one story
LEAD = 1500  # characters of an article that say what its story is


def _named(claims: Sequence[Claim]) -> dict[str, Counter[str]]:
    """What the claims of each article name by canonical names: their topics, places, actors and sources."""
    found: dict[str, Counter[str]] = {}
    for claim in claims:
        names = (claim.topic, *(claim.place.split(" and ") if claim.place else ()), *claim.actors, *claim.origin)
        found.setdefault(claim.article, Counter()).update(names)
    return found


@lru_cache(maxsize=1024)
def telling_words(text: str, folding: Table) -> Sequence[str]:
    """The words of a text, folded, that are long enough to tell one story from another."""
    return [word for word in _WORD.findall(text.translate(folding)) if word[0].isalpha()]


def _unit(found: Mapping[str, int], weight: Mapping[str, float]) -> Vector:
    raw = {t: (1 + math.log(n)) * weight.get(t, 1.0) for t, n in found.items()}
    length = math.sqrt(sum(v * v for v in raw.values()))
    return Vector({t: v / length for t, v in raw.items()} if length else {})


@lru_cache(maxsize=10_000)
def cosine(a: Vector, b: Vector) -> float:
    """How alike two unit vectors are, from 0 to 1. Linking asks it of the same two articles for each two of their claims."""
    if len(a) > len(b):
        a, b = b, a
    return sum([v * b[t] for t, v in a.items() if t in b])
