"""Claims and findings as CSV and Parquet: figures as they are read, and no cell that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

import pandas as pd
import pytest

from reconcile.model import Interval, Report
from reconcile.report.tables import claims_table, findings_table, to_csv, to_parquet
from tests.report.sample import REPORT

NOTHING = Report((), (), (), ())
TABLES = [claims_table, findings_table]


def rows(report: Report, table: Callable[[Report], pd.DataFrame] = claims_table) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(to_csv(table(report)))))


def test_every_claim_is_a_row_with_its_cluster_and_position() -> None:
    where = {c: (k.id, p.id) for k in REPORT.clusters for p in k.positions for c in p.claims}
    assert {r["claim"]: (r["cluster"], r["position"]) for r in rows(REPORT)} == {c.id: where.get(c.id, ("", "")) for c in REPORT.claims}


@pytest.mark.parametrize(("low", "high", "shown"), [(26.0, 26.0, ("26", "26")), (3001.0, None, ("3001", "")), (1.5, 2.0, ("1.5", "2"))])
def test_figures_are_whole_where_they_are(low: float, high: float | None, shown: tuple[str, str]) -> None:
    claims = (replace(REPORT.claims[0], value=Interval(low, high)), replace(REPORT.claims[1], value=None))
    first, second = rows(replace(REPORT, claims=claims))
    assert ((first["min"], first["max"]), (second["min"], second["max"])) == (shown, ("", ""))


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@x", "'@x"),
        ("＝1", "'＝1"),
        ("\t=1", "' =1"),
        ("\r\n+1", "' +1"),
        ("14 killed\nand more", "14 killed and more"),
        ("26 = 26", "26 = 26"),
    ],
)
def test_no_cell_runs_as_a_formula_or_breaks_its_line(text: str, cell: str) -> None:
    (row,) = rows(replace(REPORT, claims=(replace(REPORT.claims[0], text=text),)))
    assert row["text"] == cell


@pytest.mark.parametrize("table", TABLES)
def test_a_table_without_rows_has_its_columns(table: Callable[[Report], pd.DataFrame]) -> None:
    assert to_csv(table(NOTHING)) == ",".join(table(REPORT).columns) + "\n"
    assert list(pd.read_parquet(io.BytesIO(to_parquet(table(NOTHING)))).columns) == list(table(REPORT).columns)


def test_every_finding_is_a_row_with_both_its_sides() -> None:
    found = rows(REPORT, findings_table)
    assert [(r["finding"], r["verdict"], r["position_a"], r["position_b"]) for r in found] == [
        (f.id, f.verdict, *f.positions) for f in REPORT.findings
    ]
    dam = found[2]
    assert (dam["says_a"], dam["outlets_b"], dam["origins_b"]) == ("the dam collapsed", "وكالة الساحل", "مدير السدود")
    assert (dam["independent_a"], dam["since_a"]) == ("1", "2031-05-01")
    assert dam["could_both_be_true"].startswith("No")


def test_parquet_keeps_figures_days_and_flags_typed_and_gaps_empty() -> None:
    read = pd.read_parquet(io.BytesIO(to_parquet(claims_table(REPORT))))
    first = read.iloc[0]
    assert (first["min"], pd.isna(first["max"]), first["published"]) == (12.0, True, datetime(2031, 5, 1))
    assert pd.isna(read.iloc[1]["from"])
    assert read["hedged"].tolist() == [c.hedged for c in REPORT.claims]
    assert read["start"].tolist() == [c.start for c in REPORT.claims]
