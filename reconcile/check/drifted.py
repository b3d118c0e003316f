"""The diagnostics on what a claim lost on its way to a new article, or from it: by the report's findings, with the new article's claims."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from reconcile.check.known import Known, key
from reconcile.check.model import Diagnostic
from reconcile.judge.drift import WAYS, drifts
from reconcile.judge.judgement import Context
from reconcile.judge.origins import sources
from reconcile.model import Claim, Cluster, Finding

Side = tuple[Finding, Claim, Claim | None, str]  # a new article's claim, the one on the other side, if it is one, and why


def drifted(known: Known, new: Collection[str]) -> list[Diagnostic]:
    """What was lost on the way to new articles or from them, once for each finding and article.

    A finding keeps the first two claims that give it, and these may be of two known articles: so they are looked for again.
    """
    clusters = {known.positions[f.positions[0]][0].id: known.positions[f.positions[0]][0] for f in known.findings if f.reason in WAYS}
    found = [*_copied(known), *(side for cluster in clusters.values() for side in _of_cluster(cluster, known))]
    first = {(finding.id, at.article): (finding, at, other, why) for finding, at, other, why in reversed(found) if at.article in new}
    return [_diagnostic(*side, known) for side in first.values()]


def _copied(known: Known) -> Iterator[Side]:
    """Quotations whose words stand elsewhere as no claim."""
    for finding in known.findings:
        if len(finding.claims) == 1:
            yield from ((finding, claim, None, finding.explanation) for claim in known.told(finding.positions[0]))


def _of_cluster(cluster: Cluster, known: Known) -> Iterator[Side]:
    members = [known.claims[c] for c in cluster.claims]
    where = {c: p.id for p in cluster.positions for c in p.claims}
    findings = {(frozenset(f.positions), f.reason, f.within_article): f for f in known.findings if len(f.claims) == 2}
    context = Context(known.book.topics[cluster.topic], known.book, known.texts, members)
    for full, less, judged in drifts(sources(members, known.texts.articles), context):
        within = full.article == less.article
        finding = findings.get((frozenset((where[full.id], where[less.id])), judged.reason, within))
        if finding:
            yield finding, less, full, judged.why
            yield finding, full, less, judged.why


def _diagnostic(finding: Finding, at: Claim, other: Claim | None, why: str, known: Known) -> Diagnostic:
    rule = f"{finding.verdict}/{finding.reason}"
    said = sorted({known.positions[p][1].says for p in finding.positions})
    named = key(rule, at.topic, at.article, *said)
    return Diagnostic(rule, finding.verdict, why, named, known.seen(at), (known.seen(other),) if other else ())
