"""The claims as CSV: figures as they are read, and no cell that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest

from reconcile.model import Interval, Report
from reconcile.report.tables import to_csv
from tests.report.sample import REPORT


def rows(report: Report) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(to_csv(report))))


def test_every_claim_is_a_row_with_its_cluster_and_position() -> None:
    where = {c: (k.id, p.id) for k in REPORT.clusters for p in k.positions for c in p.claims}
    assert {r["claim"]: (r["cluster"], r["position"]) for r in rows(REPORT)} == {c.id: where.get(c.id, ("", "")) for c in REPORT.claims}


@pytest.mark.parametrize(("low", "high", "shown"), [(26.0, 26.0, ("26", "26")), (3001.0, None, ("3001", "")), (1.5, 2.0, ("1.5", "2"))])
def test_figures_are_whole_where_they_are(low: float, high: float | None, shown: tuple[str, str]) -> None:
    claims = (replace(REPORT.claims[0], value=Interval(low, high)), replace(REPORT.claims[1], value=None))
    first, second = rows(replace(REPORT, claims=claims))
    assert ((first["min"], first["max"]), (second["min"], second["max"])) == (shown, ("", ""))


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\tx"])
def test_no_cell_runs_as_a_formula(text: str) -> None:
    (row,) = rows(replace(REPORT, claims=(replace(REPORT.claims[0], text=text),)))
    assert row["text"] == "'" + text
