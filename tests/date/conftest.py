from collections.abc import Mapping
from pathlib import Path

import pytest

from reconcile.date.expressions import Calendar, compile_dates
from reconcile.rulebook.dates import Dates
from reconcile.rulebook.language import Language
from reconcile.rulebook.strict import load
from reconcile.text.fold import Table, table

RULES = Path(__file__).resolve().parents[2] / "rules" / "languages"


@pytest.fixture(scope="session")
def folding() -> Table:
    maps: dict[str, str] = {}
    dropped = ""
    for code in ("ar", "en"):
        language = load(RULES / code / "language.yaml", Language)
        maps.update(language.fold)
        dropped += language.drop
    return table(maps, dropped)


@pytest.fixture(scope="session")
def calendars(folding: Table) -> Mapping[str, Calendar]:
    return {
        code: compile_dates(load(RULES / code / "language.yaml", Language), load(RULES / code / "dates.yaml", Dates), folding)
        for code in ("ar", "en")
    }
