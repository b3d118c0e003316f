"""A report folded for reading: one block for a cluster and a verdict, its positions in time order.

Ten updates of one growing figure are 45 findings between pairs, and one thing to read: a timeline.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from reconcile.judge.drift import WAYS
from reconcile.model import Article, Claim, Cluster, Finding, Position, Report


@dataclass(frozen=True, slots=True)
class Index:
    """Look-ups by id."""

    articles: Mapping[str, Article]
    claims: Mapping[str, Claim]
    clusters: Mapping[str, Cluster]
    positions: Mapping[str, Position]
    findings: Mapping[str, tuple[Finding, ...]]  # by cluster


@dataclass(frozen=True, slots=True)
class Block:
    """What one verdict says of one cluster. `letters` name all the cluster's positions, A the earliest."""

    cluster: Cluster
    verdict: str
    positions: tuple[Position, ...]
    findings: tuple[Finding, ...]
    letters: Mapping[str, str]

    @property
    def growing(self) -> bool:
        """Whether it tells of a figure that grew."""
        return len(self.positions) > 2 and any(f.reason == "update" for f in self.findings)

    @property
    def timeline(self) -> bool:
        """Whether nothing but time stands between the positions, whatever each lost on its way."""
        return len(self.positions) > 2 and {f.reason for f in self.findings} - set(WAYS) == {"update"}


def index(report: Report) -> Index:
    """The look-ups of a report."""
    by_cluster: dict[str, list[Finding]] = {}
    for finding in report.findings:
        by_cluster.setdefault(finding.cluster, []).append(finding)
    return Index(
        articles={a.id: a for a in report.articles},
        claims={c.id: c for c in report.claims},
        clusters={c.id: c for c in report.clusters},
        positions={p.id: p for c in report.clusters for p in c.positions},
        findings={key: tuple(found) for key, found in by_cluster.items()},
    )


def blocks(report: Report, known: Index, verdict: str) -> list[Block]:
    """The blocks of one verdict (contradict, diverge, agree or single), in the order of the report's clusters."""
    return [made for cluster in report.clusters if (made := _block(cluster, known, verdict))]


def _block(cluster: Cluster, known: Index, verdict: str) -> Block | None:
    findings = tuple(f for f in known.findings.get(cluster.id, ()) if f.verdict == verdict)
    if not findings and cluster.verdict != verdict:
        return None
    ordered = in_time(cluster, known)
    named = {p for f in findings for p in f.positions}
    shown = tuple(p for p in ordered if (p.id in named if findings else p in cluster.positions))
    return Block(cluster, verdict, shown, findings, letters(ordered))


def in_time(cluster: Cluster, known: Index) -> tuple[Position, ...]:
    """A cluster's positions, the one that was said first first; equal days stay in the cluster's order.

    With them those of other clusters that its findings name: a part that is held against its whole is a matter of its own.
    """
    named = {p: known.positions[p] for f in known.findings.get(cluster.id, ()) for p in f.positions}
    own = {p.id: p for p in cluster.positions}
    return tuple(sorted((own | named).values(), key=lambda p: first_day(p, known) or date.max))


def first_day(position: Position, known: Index) -> date | None:
    """The first day on which a position held: what its claims count up to, else when their articles came out."""
    claims = (known.claims[c] for c in position.claims)
    return min((day for c in claims if (day := c.as_of or known.articles[c.article].published)), default=None)


def letters(positions: Iterable[Position]) -> dict[str, str]:
    """A letter for each position: A to Z, then AA, AB and so on."""
    return {p.id: _letter(i) for i, p in enumerate(positions)}


def _letter(number: int) -> str:
    more, last = divmod(number, 26)
    return (_letter(more - 1) if more else "") + chr(ord("A") + last)


def outlets(claims: Iterable[str], known: Index) -> tuple[str, ...]:
    """The outlets behind some claims, each once, in order; an article without an outlet stands for itself."""
    articles = (known.articles[known.claims[c].article] for c in claims)
    return tuple(dict.fromkeys(a.source or a.id for a in articles))


def by_article(claims: Iterable[str], known: Index) -> list[tuple[Article, tuple[Claim, ...]]]:
    """Claims with the article they stand in, the earliest article first."""
    found = sorted((known.claims[c] for c in claims), key=lambda c: (_day(c, known), c.article, c.field != "title", c.start))
    return [(known.articles[key], tuple(group)) for key, group in groupby(found, key=lambda c: c.article)]


def _day(claim: Claim, known: Index) -> date:
    return known.articles[claim.article].published or date.max


def by_reason(findings: Iterable[Finding]) -> list[tuple[str, tuple[Finding, ...]]]:
    """Findings by reason, in the order in which the reasons come up."""
    made: dict[str, list[Finding]] = {}
    for finding in findings:
        made.setdefault(finding.reason, []).append(finding)
    return [(reason, tuple(found)) for reason, found in made.items()]
