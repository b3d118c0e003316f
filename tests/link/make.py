"""Claims and articles for the tests of linking: two invented accidents, told by invented outlets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from reconcile.link.features import Features, features
from reconcile.link.link import link
from reconcile.model import Article, Claim, TimeSpan
from tests.judge.make import BOOK, claim

TOPIC = BOOK.topics["killed"]
STORY = (
    "The overloaded ferry turned over near the pier as passengers crowded one rail. Fishermen pulled survivors aboard through the night."
)
OTHER = "Firemen fought the blaze in the textile market until dawn. Traders watched bales of cotton burn behind the shutters."


def article(name: str, published: int = 3, text: str = STORY) -> Article:
    return Article(name, text, source=f"Outlet {name}", language="en", published=date(2031, 5, published))


ARTICLES = (article("a"), article("b", 4), article("c", 20), article("x", 3, OTHER), article("y", 4, OTHER))


def days(first: int, last: int | None = None) -> TimeSpan:
    return TimeSpan(date(2031, 5, first), date(2031, 5, last or first))


def told(
    name: str,
    number: float = 20,
    *,
    place: str | None = "Casablanca",
    on: TimeSpan | None = None,
    sure: bool = True,
    topic: str = "killed",
    **slots: Any,
) -> Claim:
    """A count told of a place and days; `sure`: in its own clause, else in the lead."""
    how = "clause" if sure else "lead"
    detail: dict[str, Any] = {"told": how, "dated": how if on else None} | dict(slots.pop("detail", {}))
    text = STORY if name in "abc" else OTHER
    made = claim(
        name,
        (number, number),
        topic=BOOK.topics[topic],
        place=place,
        time=on,
        sentence=str(slots.pop("sentence", text)),
        detail=detail,
        **slots,
    )
    return replace(made, id=f"c-{name}-{number}-{place}-{how}")


def groups(claims: Sequence[Claim], articles: Sequence[Article] = ARTICLES) -> list[list[int]]:
    return sorted(sorted(g) for g in link(claims, articles, BOOK).groups)


def together(one: Claim, other: Claim, articles: Sequence[Article] = ARTICLES) -> bool:
    found = groups([one, other], articles)
    assert found == groups([other, one], articles)
    return found == [[0, 1]]


def featured(*claims: Claim) -> list[Features]:
    return features(claims, ARTICLES, BOOK)
