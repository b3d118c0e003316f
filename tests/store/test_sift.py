"""What is left aside before it is loaded is only what linking could not have tied."""

from __future__ import annotations

from datetime import date
from itertools import product
from pathlib import Path

import pytest

from reconcile.link.graph import edge_between
from reconcile.model import Article
from reconcile.reading import cleaned, dated, read_article
from reconcile.store.add import add
from reconcile.store.gather import joined, stored_readings
from reconcile.store.settle import settle
from reconcile.store.sift import sift
from tests.store.make import accident, article, reader, store

MONTHS = (date(2031, 5, 3), date(2031, 5, 4), date(2031, 9, 1))
KNOWN = [
    *(accident(f"{town} {day}", 3, town=town, published=day) for town, day in product(("Lisbon", "Porto", "Osaka"), MONTHS)),
    article("speech", 'The mayor of Lisbon, Rui Costa, said: "The warehouse had no permit for what was kept there."'),
    article("arabic", "حريق في مستودع في لشبونة أسفر عن مقتل 12 شخصا يوم الجمعة، بحسب الشرطة."),
]
NEW = [
    accident("new", 14),
    accident("far", 14, town="Osaka", published=MONTHS[2]),
    article("nowhere", "A fire at a warehouse killed 14 people, officials said. Firefighters were still at work."),
    article("quoted", 'Rui Costa, the mayor of Lisbon, said: "The warehouse had no permit for what was kept there, none."'),
]


@pytest.fixture(scope="module")
def stored(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path: Path = tmp_path_factory.mktemp("store") / "s.db"
    with store(path) as db:
        for given in KNOWN:
            add(db, given, reader())
        settle(db, reader())
    return path


@pytest.mark.parametrize("new", NEW, ids=lambda a: a.id)
def test_nothing_that_an_edge_would_tie_is_left_aside(stored: Path, new: Article) -> None:
    book = reader().book
    [clean], _ = cleaned([new], reader())
    reading = read_article(dated([clean], reader())[0], reader())
    with store(stored) as db:
        every = dict(db.execute("SELECT number, id FROM claim"))
        fresh = joined(db, [reading], (), book.folding).features(book)
        kept = sift(db, fresh, {f.claim.id: set(every) for f in fresh}, book, set())
        found = joined(db, [reading], stored_readings(db, every.values()), book.folding).features(book)
    mine = [f for f in found if f.claim.article == new.id]
    tied = {b.claim.id for a in mine for b in found if b.claim.article != new.id and edge_between(0, 1, a, b, book)}
    assert mine
    assert tied <= set(kept.values()) <= set(every.values())
    if new.id in ("new", "far"):
        assert tied
        assert len(kept) < len(every)
    assert all(every[number] == claim for number, claim in kept.items())
