"""Silence: which article leaves out a figure that most others of its story carry.

An article is of a figure's story where it tells another matter together with at least half of those that carry
the figure. One that was written before anybody had the figure, or that has one of the same kind, leaves out nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

from reconcile.model import Claim, Cluster, Report, Silence

FEWEST = 3  # articles that must carry a figure before another's silence means anything
_HALF = 2  # one in so many


def silences(report: Report) -> tuple[Silence, ...]:
    """Who leaves out what, in the order of the report's clusters and articles."""
    claims = {c.id: c for c in report.claims}
    carriers = {k.id: {claims[c].article for c in k.claims} for k in report.clusters}
    matters: dict[str, set[str]] = defaultdict(set)
    for key, articles in carriers.items():
        for article in articles:
            matters[article].add(key)
    made = []
    for cluster in report.clusters:
        if len(carriers[cluster.id]) >= FEWEST and any(claims[c].value for c in cluster.claims):
            made += _of(cluster, carriers, matters, claims, report)
    return tuple(made)


def _of(
    cluster: Cluster, carriers: Mapping[str, set[str]], matters: Mapping[str, set[str]], claims: Mapping[str, Claim], report: Report
) -> list[Silence]:
    mine = carriers[cluster.id]
    kinds = {(claims[c].article, claims[c].topic) for c in claims}
    dates = {a.id: a.published for a in report.articles}
    first = min((d for a in mine if (d := dates[a])), default=date.min)
    silent = [
        a.id
        for a in report.articles
        if a.id not in mine
        and (a.id, cluster.topic) not in kinds
        and (a.published or date.max) >= first
        and _HALF * sum(bool(matters[a.id] & matters[other] - {cluster.id}) for other in sorted(mine)) >= len(mine)
    ]
    of = len(mine) + len(silent) - 1
    return [Silence(article, cluster.id, len(mine), of) for article in silent] if _HALF * len(mine) > of else []
