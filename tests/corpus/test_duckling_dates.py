"""Duckling's Arabic times, those that name days: the share that is read as duckling reads them.

Left out are clock times, holidays and Christmas. Duckling makes plans, newspapers tell what was: where
the words leave open which Friday or which October is meant, duckling takes the next, `resolve` the last.
So each is measured as it is, and again with that one choice set as duckling's.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from reconcile.date.expressions import Calendar, DateExpression, compile_dates, find_dates, resolve
from reconcile.rulebook.dates import Dates
from reconcile.rulebook.language import Language
from reconcile.rulebook.strict import load
from reconcile.text.fold import fold, table
from reconcile.text.tokens import tokenize

ROOT = Path(__file__).resolve().parents[2]
CORPUS = ROOT.parent / "shared" / "corpora" / "numbers-dates" / "duckling_ar_examples.jsonl"
REFERENCE = date(2013, 2, 12)
NOT_DAYS = re.compile(r" Hour| Minute|Holiday")
CLOCKS = re.compile(r"الساعة|:|كريسماس")

pytestmark = pytest.mark.skipif(not CORPUS.is_file(), reason="the corpus is not here")


def examples() -> list[tuple[str, str]]:
    rows = [json.loads(line) for line in CORPUS.read_text(encoding="utf-8").splitlines()]
    times = [(r["text"], r["expected"]) for r in rows if r["dim"] == "Time_AR"]
    return [(t, e) for t, e in times if e.startswith("NEGATIVE") or not (NOT_DAYS.search(e) or CLOCKS.search(t))]


def wanted(expected: str) -> tuple[date, date] | None:
    if expected.startswith("NEGATIVE"):
        return None
    days = [date(*map(int, found)) for found in re.findall(r"\((\d+), (\d+), (\d+),", expected)]
    if "Interval" in expected:
        return days[0], days[1] - timedelta(days=1)
    start, grain = days[0], expected.rsplit(maxsplit=1)[-1]
    after = {
        "Week": start + timedelta(days=7),
        "Month": (start.replace(day=28) + timedelta(days=4)).replace(day=1),
        "Year": date(start.year + 1, 1, 1),
    }
    return start, after.get(grain, start + timedelta(days=1)) - timedelta(days=1)


def coming(e: DateExpression) -> DateExpression:
    """The expression as duckling would take it where it leaves open which one is meant."""
    last = replace(e.to, direction=e.to.direction or "future") if e.to else None
    return replace(e, direction=e.direction or "future", to=last)


def test_the_share_that_is_read_as_duckling_reads_it() -> None:
    language = load(ROOT / "rules/languages/ar/language.yaml", Language)
    folding = table(language.fold, language.drop)
    calendars: Mapping[str, Calendar] = {"ar": compile_dates(language, load(ROOT / "rules/languages/ar/dates.yaml", Dates), folding)}
    same = same_or_coming = 0
    cases = examples()
    for text, expected in cases:
        found = find_dates(tokenize(fold(text, folding).text), calendars["ar"])
        want = wanted(expected)
        if want is None:
            same += not found
            same_or_coming += not found
            continue
        read = [resolve(e, anchor=REFERENCE, named=REFERENCE) for e in found]
        same += read == [want]
        same_or_coming += want in (read[:1] + [resolve(coming(e), anchor=REFERENCE, named=REFERENCE) for e in found]) and len(found) == 1
    assert len(cases) >= 120
    assert same / len(cases) >= 0.74
    assert same_or_coming / len(cases) >= 0.91
