"""What one article says by itself, and what several say together.

A reading depends on its article and the rules alone, so it can be kept and used again; all that an article
owes to others (the names that they share, what its claims are linked with) is made when they are put together.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from reconcile.attribute.attribute import attribute
from reconcile.attribute.origins import canonical, institutions
from reconcile.date.published import date_articles
from reconcile.extract.document import read_document
from reconcile.extract.extract import extract, identified
from reconcile.extract.grammar import Grammar, compile_grammar
from reconcile.extract.sayings import read_voices
from reconcile.extract.titles import Actors, compile_actors
from reconcile.extract.unify import Naming, namings, unify
from reconcile.model import Article, Claim
from reconcile.rulebook.book import Rulebook


@dataclass(frozen=True, slots=True)
class Reading:
    """One article's claims, with everybody called as this article calls them, and how it names them, how often."""

    article: Article
    claims: tuple[Claim, ...] = ()
    named: Mapping[Naming, int] = dataclasses.field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Language:
    """One language's rules, compiled."""

    grammar: Grammar
    actors: Actors


def compile_languages(book: Rulebook, codes: Iterable[str]) -> dict[str, Language]:
    """The languages among these that there are rules for, compiled. Raises RuleError for rules that cannot be."""
    return {c: Language(compile_grammar(book, c), compile_actors(book, c)) for c in sorted(set(codes)) if c in book.packs}


def dated(articles: Sequence[Article], languages: Mapping[str, Language], book: Rulebook) -> list[Article]:
    """The articles with their dates, which those without one may have from others of their story."""
    return date_articles(articles, {c: k.grammar.calendar for c, k in languages.items() if k.grammar.calendar}, book.folding)


def read_article(article: Article, language: Language | None, book: Rulebook) -> Reading:
    """What a dated article says by itself; nothing where there are no rules for its language."""
    if language is None:
        return Reading(article)
    document = read_document(article, language.grammar)
    voices = read_voices(document, language.actors)
    claims = identified(attribute(extract(document, language.grammar, book, voices), document, voices))
    return Reading(article, tuple(claims), namings(voices.mentions))


def together(readings: Sequence[Reading]) -> list[Claim]:
    """The claims of several readings under the names that they share, in a stable order."""
    names = unify(r.named for r in readings)
    houses = institutions((r.named for r in readings), names)
    return sorted(
        (canonical(c, names, houses) for r in readings for c in r.claims), key=lambda c: (c.article, c.field == "text", c.start, c.id)
    )
