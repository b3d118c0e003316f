"""The formats that a report comes in: one function and one line each. What a format needs is imported when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from reconcile.model import Report

if TYPE_CHECKING:
    from reconcile.review.decisions import Decision


@dataclass(frozen=True, slots=True)
class Asked:
    """What may be asked of a drawing; a format takes what concerns it."""

    width: int = 100  # cells
    only: frozenset[str] = frozenset()  # verdicts; all where empty
    decisions: Sequence[Decision] = ()


def write(report: Report, format: str, asked: Asked | None = None) -> str | bytes:
    """A report in a format, which is one of `FORMATS`: text, or bytes where the format is not text.

    Raises ImportError where a format's extra is not installed.
    """
    return FORMATS[format](report, asked or Asked())


def _claimreview(report: Report, asked: Asked) -> str:
    from reconcile.report.claimreview import claimreview

    return claimreview(report, decisions=asked.decisions)


def _claims_csv(report: Report, asked: Asked) -> str:
    from reconcile.report.tables import claims_table, to_csv

    return BOM + to_csv(claims_table(report))


def _findings_csv(report: Report, asked: Asked) -> str:
    from reconcile.report.tables import findings_table, to_csv

    return BOM + to_csv(findings_table(report))


def _claims_parquet(report: Report, asked: Asked) -> bytes:
    from reconcile.report.tables import claims_table, to_parquet

    return to_parquet(claims_table(report))


def _findings_parquet(report: Report, asked: Asked) -> bytes:
    from reconcile.report.tables import findings_table, to_parquet

    return to_parquet(findings_table(report))


def _graphml(report: Report, asked: Asked) -> str:
    from reconcile.report.graphml import graphml

    return graphml(report)


def _html(report: Report, asked: Asked) -> str:
    from reconcile.report.html.page import to_html

    return to_html(report, decisions=asked.decisions)


def _json(report: Report, asked: Asked) -> str:
    from reconcile.report.json import to_json

    return to_json(report)


def _markdown(report: Report, asked: Asked) -> str:
    from reconcile.report.markdown import markdown

    return markdown(report, only=asked.only)


def _svg(report: Report, asked: Asked) -> str:
    from reconcile.report.svg import svg

    return svg(report, width=asked.width, only=asked.only)


BOM = "\ufeff"  # Excel takes a CSV file for one of the system's old encoding without it, and Arabic for nonsense

FORMATS: Mapping[str, Callable[[Report, Asked], str | bytes]] = MappingProxyType(
    {
        "json": _json,
        "html": _html,
        "csv": _claims_csv,
        "findings-csv": _findings_csv,
        "parquet": _claims_parquet,
        "findings-parquet": _findings_parquet,
        "markdown": _markdown,
        "graphml": _graphml,
        "svg": _svg,
        "claimreview": _claimreview,
    }
)
DECIDED = frozenset({"html", "claimreview"})  # those that show what was decided
DRAWN = frozenset({"svg", "markdown"})  # those that `Asked.only` concerns; the others are whole
