from dataclasses import replace
from datetime import date

import pytest

from reconcile.date.calendar import compile_dates, figures
from reconcile.date.expressions import find_dates, resolve
from reconcile.rulebook.dates import Dates
from reconcile.rulebook.language import Language
from reconcile.text.fold import table
from reconcile.text.tokens import tokenize

SPANISH = Language(code="es", name="Spanish", script="LATIN")
DATES = Dates(locales=("es",), patterns={"weekday": ("(el|) {weekday}",), "calendar": ("{day} de {month} (de {year}|)",)})


def test_a_language_is_data_alone() -> None:
    calendar = compile_dates(SPANISH, DATES, table({}, ""))
    (found,) = find_dates(tokenize("murieron el 3 de mayo de 2020"), calendar)
    assert resolve(found, anchor=date(2024, 5, 15)) == (date(2020, 5, 3), date(2020, 5, 3))
    (found,) = find_dates(tokenize("murieron el jueves"), calendar)
    assert resolve(found, anchor=date(2024, 5, 15)) == (date(2024, 5, 9), date(2024, 5, 9))


@pytest.mark.parametrize(
    ("pattern", "why"),
    [("{weekdya}", "unknown class weekdya"), ("({weekday}", "not closed"), ("{weekday})", "stray"), ("{X} {day}", "macro 'X'")],
)
def test_a_pattern_that_cannot_be_read_is_an_error(pattern: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        compile_dates(SPANISH, replace(DATES, patterns={"weekday": (pattern,)}), table({}, ""))


@pytest.mark.parametrize(
    ("given", "why"),
    [({"week_starts": "funday"}, "week_starts"), ({"months": {"13": ("x",)}}, "months"), ({"patterns": {"wish": ()}}, "patterns")],
)
def test_a_key_that_is_not_known_is_an_error(given: dict[str, object], why: str) -> None:
    with pytest.raises(ValueError, match=why):
        replace(DATES, **given)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("20", {"day", "year2", "count"}),
        ("8", {"day", "monthno", "count"}),
        ("2015", {"year", "count"}),
        ("1436", {"hijri_year", "count"}),
        ("3000", {"count"}),
        ("12.5", set()),
        ("0", set()),
    ],
)
def test_what_a_figure_may_be(text: str, kinds: set[str]) -> None:
    assert {atom.keys[0] for atom in figures(text)} == kinds
