"""Which spellings are one name, and which known place an unknown spelling means."""

from __future__ import annotations

import pytest

from reconcile.rulebook.book import load_rules
from reconcile.rulebook.hearing import heard_name

BOOK = load_rules()
CITIES = ("city", "capital")


@pytest.mark.parametrize(
    ("written", "within", "name"),
    [
        ("كادونة", ["Nigeria"], "Kaduna"),  # beside its name in the same script
        ("باخموت", ["Ukraine"], "Bakhmut"),  # by its Latin name alone
        ("بوتيسكوم", ["Nigeria"], "Potiskum"),
        ("باخموت", ["Ukraine", "Russia"], "Bakhmut"),
        ("باخموت", ["France"], None),
        ("باخموت", [], None),
        ("زرقوم", ["Ukraine"], None),
        ("با", ["Ukraine"], None),  # too short to tell
    ],
)
def test_a_spelling_that_no_table_has_is_a_place_that_sounds_like_it(written: str, within: list[str], name: str | None) -> None:
    places = BOOK.places("ar")
    assert places
    assert heard_name(written.translate(BOOK.folding), within, CITIES, places) == name


def test_it_is_a_place_of_the_kind_that_is_asked_for() -> None:
    places = BOOK.places("ar")
    assert places
    assert heard_name("باخموت", ["Ukraine"], ("division",), places) is None
