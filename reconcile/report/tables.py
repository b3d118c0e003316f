"""Claims and findings as tables, for a spreadsheet or a notebook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reconcile.model import Claim, Report

if TYPE_CHECKING:
    import pandas

# A cell that begins with one of these is run as a formula by spreadsheets; a leading apostrophe makes it text.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def claims_table(report: Report) -> pandas.DataFrame:
    """One row a claim, with its outlet, cluster and position; offsets count in the article as given."""
    import pandas as pd

    articles = {a.id: a for a in report.articles}
    where = {c: (k.id, p.id) for k in report.clusters for p in k.positions for c in p.claims}
    rows = []
    for claim in report.claims:
        article = articles[claim.article]
        cluster, position = where.get(claim.id, ("", ""))
        rows.append(
            {
                "claim": claim.id,
                "cluster": cluster,
                "position": position,
                "article": claim.article,
                "outlet": article.source or "",
                "published": article.published.isoformat() if article.published else "",
                "topic": claim.topic,
                "min": _whole(claim.value.min) if claim.value else None,
                "max": _whole(claim.value.max) if claim.value else None,
                "who": claim.who or "",
                "place": claim.place or "",
                "from": _day(claim, first=True),
                "to": _day(claim, first=False),
                "origin": " ← ".join(claim.origin),
                "hedged": claim.hedged,
                "negated": claim.negated,
                "text": claim.text,
                "sentence": claim.sentence,
                "start": claim.start,
                "end": claim.end,
            }
        )
    return pd.DataFrame(rows, dtype=object)  # as they are: a column with a gap would turn 26 into 26.0


def to_csv(report: Report) -> str:
    """The claims as CSV, safe to open in a spreadsheet: no cell of an article's text runs as a formula."""
    table = claims_table(report)
    for column in table.columns:
        if column not in ("min", "max"):  # a new column of figures with gaps would be one of floats
            table[column] = [_inert(v) for v in table[column]]
    return str(table.to_csv(index=False, lineterminator="\n"))


def _day(claim: Claim, *, first: bool) -> str:
    day = (claim.time.start if first else claim.time.end) if claim.time else None
    return day.isoformat() if day else ""


def _whole(figure: float | None) -> float | None:
    """26 for 26.0."""
    return int(figure) if figure is not None and figure == int(figure) else figure


def _inert(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value
