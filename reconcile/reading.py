"""What one article says by itself, and what several say together.

A reading depends on its article and the rules alone, so it can be kept and used again; all that an article
owes to others (the names that they share, what its claims are linked with) is made when they are put together.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial

from reconcile import __version__
from reconcile.attribute.attribute import attribute
from reconcile.attribute.origins import canonical, institutions
from reconcile.attribute.spoken import spoken
from reconcile.date.published import date_articles
from reconcile.extract.document import read_document
from reconcile.extract.extract import extract, identified
from reconcile.extract.grammar import Grammar, compile_grammar
from reconcile.extract.sayings import read_voices
from reconcile.extract.titles import Actors, compile_actors
from reconcile.extract.unify import Naming, namings, unify
from reconcile.link.features import lead_words
from reconcile.model import Article, Claim, Problem
from reconcile.read import Cues, clean, compile_cues
from reconcile.rulebook.book import Rulebook
from reconcile.shelf import kept


@dataclass(frozen=True, slots=True)
class Reading:
    """One article's claims, with everybody called as this article calls them; how it names them, and how often;
    and the words that tell its story, as linking counts them."""

    article: Article
    claims: tuple[Claim, ...] = ()
    named: Mapping[Naming, int] = dataclasses.field(default_factory=dict)
    words: Mapping[str, int] = dataclasses.field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Language:
    """One language's rules, compiled."""

    grammar: Grammar
    actors: Actors


@dataclass(frozen=True)
class Reader:
    """The rules as reading needs them; each part is compiled when first asked for."""

    book: Rulebook

    @cached_property
    def cues(self) -> Cues:
        """What gives away the parts of a page that are not its article."""
        pages = [p.page for p in self.book.packs.values() if p.page]
        made: Cues = kept(self.book.shelf, "cues", partial(compile_cues, pages, self.book.folding))
        return made

    @property
    def rules(self) -> str:
        """What a reading depends on beside its article: the program and the rules in force."""
        return f"{__version__} {self.book.digest}"

    @cached_property
    def _languages(self) -> dict[str, Language]:
        return {}

    def language(self, code: str) -> Language | None:
        """A language's rules, compiled; None where there are none. Raises RuleError for rules that cannot be."""
        if code in self.book.packs and code not in self._languages:
            shared = {"gazetteer": self.book.gazetteer, "places": self.book.places(code), "folding": self.book.folding}
            self._languages[code] = kept(self.book.shelf, f"language-{code}", partial(_compiled, self.book, code), shared)
        return self._languages.get(code)


def _compiled(book: Rulebook, code: str) -> Language:
    return Language(compile_grammar(book, code), compile_actors(book, code))


def cleaned(articles: Iterable[Article], reader: Reader) -> tuple[list[Article], list[Problem]]:
    """Articles as given, with their language and title, and what in them is not the article; and what is wrong with them."""
    return clean(articles, languages={c: p.language for c, p in reader.book.packs.items()}, cues=reader.cues)


def dated(articles: Sequence[Article], reader: Reader) -> list[Article]:
    """Cleaned articles with their dates, which those without one may have from others of their story."""
    compiled = {code: reader.language(code) for code in sorted({a.language for a in articles})}
    calendars = {code: c.grammar.calendar for code, c in compiled.items() if c and c.grammar.calendar}
    return date_articles(articles, calendars, reader.book.folding)


def read_article(article: Article, reader: Reader) -> Reading:
    """What a dated article says by itself; no claims where there are no rules for its language."""
    language, words = reader.language(article.language), lead_words(article, reader.book.folding)
    if language is None:
        return Reading(article, words=words)
    document = read_document(article, language.grammar)
    voices = read_voices(document, language.actors)
    claims = identified(attribute(extract(document, language.grammar, reader.book, voices), document, voices))
    told = dataclasses.replace(article, attributed=spoken(document, voices))
    return Reading(told, tuple(claims), namings(voices.mentions), words)


def together(readings: Sequence[Reading], *, named: Sequence[Mapping[Naming, int]] | None = None) -> list[Claim]:
    """The claims of several readings under the names that they share, in a stable order.

    `named` is how the articles of a larger whole, which these readings are part of, name people.
    """
    told = [r.named for r in readings] if named is None else named
    names = unify(told)
    houses = institutions(told, names)
    claims = (canonical(c, names, houses) for r in readings for c in r.claims)
    return sorted(claims, key=lambda c: (c.article, c.field == "text", c.start, c.id))
