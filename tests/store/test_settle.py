"""Batch equals incremental: what a store has settled is what one run over its articles finds."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Hashable
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest

from reconcile.model import Article
from reconcile.read import read
from reconcile.store import add as adding
from reconcile.store import settle as settling
from reconcile.store.add import remove
from reconcile.store.contents import matters
from reconcile.store.settle import settle, settled
from tests.store.make import accident, article, held, one_run, put, reader, store

SEEDS = sorted((Path(__file__).resolve().parents[2] / "seeds").glob("*.txt"))


@pytest.fixture
def shared_work(monkeypatch: pytest.MonkeyPatch) -> None:
    """What depends on the articles and their dates alone is made once: all orders of adding share it."""

    def share(module: ModuleType, name: str, key: Callable[..., Hashable]) -> None:
        made: dict[Hashable, object] = {}
        make = getattr(module, name)

        def shared(*given: object, **options: object) -> object:
            if (known := key(*given)) not in made:
                made[known] = make(*given, **options)
            return made[known]

        monkeypatch.setattr(module, name, shared)

    for module in (adding, settling):
        share(module, "read_article", lambda article, _: article)
        share(module, "dated", lambda articles, _: tuple(articles))
    share(adding, "cleaned", lambda articles, _: tuple(articles))
    share(settling, "report_on", lambda readings, _: frozenset(r.article for r in readings))
    monkeypatch.setattr(settling, "features", lambda *_, **__: [])  # for the blocks that a check looks up


def memory(source: sqlite3.Connection | None = None) -> sqlite3.Connection:
    db = sqlite3.connect(":memory:", isolation_level=None)
    if source is not None:
        source.backup(db)
    return db


@pytest.mark.usefixtures("shared_work")
def test_the_seeds_added_one_by_one_in_all_orders_are_one_run(tmp_path: Path) -> None:
    given, _ = read(SEEDS)
    wanted = one_run(given)
    orders = 0

    def grow(db: sqlite3.Connection, left: list[Article]) -> None:
        """Add each of those left, and go on from there: orders that begin alike share their beginning."""
        nonlocal orders
        if not left:
            orders += 1
            found = held(db)
            assert (found.articles, found.claims, found.clusters, found.findings) == (
                wanted.articles,
                wanted.claims,
                wanted.clusters,
                wanted.findings,
            )
        for given in left:
            grown = memory(db)
            put(grown, given)
            grow(grown, [a for a in left if a is not given])
            grown.close()

    with store(tmp_path / "s.db") as empty:
        grow(empty, given)
    assert orders == 120


def test_a_day_that_a_later_article_lends_is_used_at_once(tmp_path: Path) -> None:
    """Two outlets tell one story; the one without a date is read again when the one with a date comes in."""
    story = "Ferry Marigold sank off Madeira. The Marigold carried 40 passengers from Madeira. Rescuers from Funchal searched near Funchal."
    undated = article(
        "undated",
        f"{story}\n\nThe sinking on Saturday killed 12 people, today Sunday the search goes on.",
        published=None,
        published_basis="unknown",
    )
    dated = article("dated", f"{story}\n\nThe sinking killed 12 people on Saturday.", published=date(2031, 5, 4))
    with store(tmp_path / "s.db") as db:
        put(db, undated)
        assert held(db).articles[0].published is None
        put(db, dated)
        assert {a.published for a in held(db).articles} == {date(2031, 5, 4)}
        assert held(db) == one_run([undated, dated])


def test_a_new_version_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    first, other, second = accident("a", 12), accident("b", 14), accident("a", 14)
    with store(tmp_path / "s.db") as db:
        assert put(db, first, other, first) == ["added", "added", "unchanged"]
        assert [f.verdict for f in held(db).findings] == [f.verdict for f in one_run([first, other]).findings]
        assert put(db, second) == ["updated"]
        assert held(db) == one_run([second, other])


def test_what_is_removed_is_as_if_it_had_never_come(tmp_path: Path) -> None:
    one, other = accident("a", 12), accident("b", 14)
    with store(tmp_path / "s.db") as db:
        put(db, one, other)
        assert remove(db, "b")
        assert not remove(db, "b")
        assert not settled(db, reader())
        settle(db, reader())
        assert held(db) == one_run([one])
        assert put(db, other) == ["added"]
        assert held(db) == one_run([one, other])


def test_a_matter_keeps_its_id_when_another_article_joins_it_and_a_correction_leaves_it(tmp_path: Path) -> None:
    with store(tmp_path / "s.db") as db:
        put(db, accident("a", 12))
        [before] = matters(db)
        put(db, accident("b", 14), accident("far", 3, town="Osaka"))
        [joined] = [m for m in matters(db) if m.articles == 2]
        assert (joined.id, joined.history) == (before.id, ())
        assert joined.cluster.id != before.cluster.id
        put(db, accident("b", 14, town="Quito"))
        assert before.id in {m.id for m in matters(db)}


def test_articles_that_other_rules_have_read_are_read_again(tmp_path: Path) -> None:
    with store(tmp_path / "s.db") as db:
        put(db, accident("a", 12), accident("b", 14))
        db.execute("UPDATE reading SET rules = 'others'")
        assert not settled(db, reader())
        settle(db, reader())
        assert settled(db, reader())
        assert held(db) == one_run([accident("a", 12), accident("b", 14)])


def test_a_large_store_links_only_what_is_touched_and_compacting_links_all(tmp_path: Path) -> None:
    given = [accident(f"{town}-{n}", n, town=town) for town in ("Lisbon", "Osaka", "Quito") for n in (12, 12, 14)]
    given = [replace(a, id=f"{a.id}-{i}", source=f"outlet {i}") for i, a in enumerate(given)]
    with store(tmp_path / "s.db") as db:
        put(db, *given, whole=0)
        assert {frozenset(k.claims) for k in held(db).clusters} == {frozenset(k.claims) for k in one_run(given).clusters}
        assert remove(db, given[0].id)
        settle(db, reader(), whole=0)
        assert {frozenset(k.claims) for k in held(db).clusters} == {frozenset(k.claims) for k in one_run(given[1:]).clusters}
        settle(db, reader(), whole=None)
        assert held(db) == one_run(given[1:])
