"""Claims and findings as tables, for a spreadsheet or a notebook: CSV and Parquet."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Any

from reconcile.model import Claim, Position, Report
from reconcile.report.blocks import Index, first_day, index, outlets
from reconcile.report.safe import safe
from reconcile.report.wording import could_both_be_true

if TYPE_CHECKING:
    import pandas

# A cell that begins with one of these is run as a formula by spreadsheets; a leading apostrophe makes it text.
_FORMULA = tuple("=+-@＝＋－＠")  # some fold the wide ones first

_DAY = "datetime64[s]"
_CLAIM = {
    "claim": "string", "cluster": "string", "position": "string", "article": "string", "outlet": "string", "published": _DAY,
    "topic": "string", "min": "Float64", "max": "Float64", "who": "string", "place": "string", "from": _DAY, "to": _DAY,
    "origin": "string", "speaker": "string", "hedged": "boolean", "negated": "boolean", "update": "boolean", "text": "string",
    "sentence": "string", "field": "string", "start": "Int64", "end": "Int64",
}  # fmt: skip
_SIDE = {"position": "string", "says": "string", "outlets": "string", "origins": "string", "independent": "Int64", "since": _DAY}
_FINDING = {
    "finding": "string", "verdict": "string", "reason": "string", "topic": "string", "cluster": "string", "matter": "string",
    **{f"{name}_{side}": kind for side in "ab" for name, kind in _SIDE.items()},
    "explanation": "string", "could_both_be_true": "string", "within_article": "boolean",
}  # fmt: skip


def claims_table(report: Report) -> pandas.DataFrame:
    """One row a claim, with its outlet, cluster and position; offsets count in the article's `field` as given."""
    where = {c: (k.id, p.id) for k in report.clusters for p in k.positions for c in p.claims}
    known = index(report)
    return _table(_CLAIM, (_claim(claim, known, where.get(claim.id, (None, None))) for claim in report.claims))


def findings_table(report: Report) -> pandas.DataFrame:
    """One row a finding, with both its positions, `_a` and `_b`: what they say, who says it, and since when."""
    return _table(_FINDING, _findings(report))


def to_csv(table: pandas.DataFrame) -> str:
    """A table as CSV, safe to open in a spreadsheet: no cell of an article's text runs as a formula, none breaks its line."""
    import pandas as pd

    known = table.astype(object).where(table.notna(), None)
    # As they are: a column of whole figures with a gap would become one of 26.0.
    cells = {name: pd.Series([_cell(v, kind == "string") for v in known[name]], dtype=object) for name, kind in table.dtypes.items()}
    return str(pd.DataFrame(cells).to_csv(index=False, lineterminator="\n"))


def to_parquet(table: pandas.DataFrame) -> bytes:
    """A table as Parquet, its figures, days and flags typed. Raises ImportError without the extra `parquet`."""
    return bytes(table.to_parquet(None, engine="pyarrow", index=False))


def _table(columns: dict[str, str], rows: Iterator[dict[str, Any]]) -> pandas.DataFrame:
    """Rows as typed columns. A table without rows has its columns too; all text is made harmless, and stays on its line."""
    import pandas as pd

    made = list(rows)
    cells = {name: [safe(v) if isinstance(v := row[name], str) else v for row in made] for name in columns}
    return pd.DataFrame({name: pd.Series(cells[name], dtype=kind) for name, kind in columns.items()})


def _claim(claim: Claim, known: Index, where: tuple[str | None, str | None]) -> dict[str, Any]:
    article = known.articles[claim.article]
    return {
        "claim": claim.id,
        "cluster": where[0],
        "position": where[1],
        "article": claim.article,
        "outlet": article.source,
        "published": article.published,
        "topic": claim.topic,
        "min": claim.value.min if claim.value else None,
        "max": claim.value.max if claim.value else None,
        "who": claim.who,
        "place": claim.place,
        "from": claim.time.start if claim.time else None,
        "to": claim.time.end if claim.time else None,
        "origin": " ← ".join(claim.origin) or None,
        "speaker": claim.speaker,
        "hedged": claim.hedged,
        "negated": claim.negated,
        "update": claim.update,
        "text": claim.text,
        "sentence": claim.sentence,
        "field": claim.field,
        "start": claim.start,
        "end": claim.end,
    }


def _findings(report: Report) -> Iterator[dict[str, Any]]:
    known = index(report)
    for finding in report.findings:
        cluster = known.clusters[finding.cluster]
        yield {
            "finding": finding.id,
            "verdict": finding.verdict,
            "reason": finding.reason,
            "topic": cluster.topic,
            "cluster": cluster.id,
            "matter": cluster.label,
            **_side(known.positions[finding.positions[0]], known, "a"),
            **_side(known.positions[finding.positions[1]], known, "b"),
            "explanation": finding.explanation,
            "could_both_be_true": could_both_be_true(finding.verdict, finding.reason),
            "within_article": finding.within_article,
        }


def _side(position: Position, known: Index, side: str) -> dict[str, Any]:
    return {
        f"position_{side}": position.id,
        f"says_{side}": position.says,
        f"outlets_{side}": "; ".join(outlets(position.claims, known)),
        f"origins_{side}": "; ".join(position.origins),
        f"independent_{side}": position.independent,
        f"since_{side}": first_day(position, known),
    }


def _cell(value: object, text: bool) -> object:
    """A cell as it is written: 26 for 26.0, a day as 2031-05-01, nothing for what is not known."""
    if text and isinstance(value, str):
        return f"'{value}" if value.lstrip().startswith(_FORMULA) else value
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value.date().isoformat() if isinstance(value, datetime) else value
