"""Articles of an invented accident, and a store in memory or on disk to put them in."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

from reconcile.model import Article, Report
from reconcile.pipeline import report_on
from reconcile.reading import Reader, cleaned, dated, read_article
from reconcile.rulebook.book import load_rules
from reconcile.store.add import add
from reconcile.store.contents import report
from reconcile.store.database import opened
from reconcile.store.settle import settle


@cache
def reader() -> Reader:
    return Reader(load_rules())


def article(name: str, text: str, **slots: object) -> Article:
    given = {"source": f"outlet {name}", "published": date(2031, 5, 3), "published_basis": "metadata", **slots}
    return Article(name, text, **given)  # type: ignore[arg-type]


def accident(name: str, dead: int, *, town: str = "Lisbon", **slots: object) -> Article:
    """One outlet's report of a fire, with its own figure."""
    text = f"A fire at a warehouse in {town} killed {dead} people on Friday, officials said.\n\nFirefighters were still at work."
    return article(name, text, **slots)


@contextmanager
def store(path: Path) -> Iterator[sqlite3.Connection]:
    with opened(path, create=True) as db:
        yield db


def put(db: sqlite3.Connection, *articles: Article, whole: int | None = 5_000) -> list[str]:
    """Add articles one by one, settle after each, and say what was done."""
    done = []
    for given in articles:
        done.append(add(db, given, reader()).what)
        settle(db, reader(), whole=whole)
    return done


def one_run(articles: list[Article], by: Reader | None = None) -> Report:
    """The report of one run over articles as they are given."""
    by = by or reader()
    clean, _ = cleaned(sorted(articles, key=lambda a: a.id), by)
    made = report_on([read_article(a, by) for a in dated(clean, by)], by.book)
    return replace(made, links=())  # which a store does not keep


def held(db: sqlite3.Connection) -> Report:
    return report(db, reader().book)
