"""Read invented articles with the shipped rules: their sentences, and the claims that the whole way makes of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache

from reconcile.attribute.attribute import attribute
from reconcile.attribute.origins import canonical
from reconcile.extract.document import Document, read_document
from reconcile.extract.extract import extract
from reconcile.extract.grammar import Grammar, compile_grammar
from reconcile.extract.sayings import read_voices
from reconcile.extract.sentence import Quantity, Sentence
from reconcile.extract.titles import Actors, compile_actors
from reconcile.extract.unify import namings, unify
from reconcile.model import Article, Claim, Drop
from reconcile.rulebook.book import Rulebook, load_rules

DAY = date(2031, 5, 14)  # a Wednesday


@cache
def book() -> Rulebook:
    return load_rules()


@cache
def grammar(lang: str) -> Grammar:
    return compile_grammar(book(), lang)


@cache
def compiled(lang: str) -> tuple[Grammar, Actors]:
    return grammar(lang), compile_actors(book(), lang)


def language(text: str) -> str:
    """Arabic or English, by the letters."""
    return "ar" if any("\u0600" <= c <= "\u06ff" for c in text) else "en"


def article(text: str, *, title: str | None = None, published: date | None = DAY, name: str = "a", dropped: Sequence[Drop] = ()) -> Article:
    basis = "metadata" if published else "unknown"
    return Article(
        name,
        text,
        source="Outlet",
        title=title,
        language=language(text),
        published=published,
        published_basis=basis,
        dropped=tuple(dropped),
    )


def document(text: str, **slots: object) -> Document:
    made = article(text, **slots)  # type: ignore[arg-type]
    return read_document(made, grammar(made.language))


def sentence(text: str) -> Sentence:
    (found,) = document(text).sentences
    return found


def quantities(text: str) -> list[Quantity]:
    return [q for _, found in sorted(sentence(text).quantities.items()) for q in found]


def claims(text: str, topic: str = "", **slots: object) -> list[Claim]:
    """The claims of one article (of one topic), in order of place."""
    made = article(text, **slots)  # type: ignore[arg-type]
    read, (own, actors) = read_document(made, grammar(made.language)), compiled(made.language)
    voices = read_voices(read, actors)
    names = unify([namings(voices.mentions)])
    found = [canonical(c, names) for c in attribute(extract(read, own, book(), voices), read, voices)]
    return sorted((c for c in found if topic in ("", c.topic)), key=lambda c: (c.field == "text", c.start, c.end))


def values(text: str, topic: str = "", **slots: object) -> list[tuple[str, tuple[float | None, float | None] | None, str | None]]:
    """Topic, figure and whom, of every claim."""
    return [(c.topic, c.value.key if c.value else None, c.who) for c in claims(text, topic, **slots)]
