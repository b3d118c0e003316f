"""What a finding is about, in a form that outlives the report: which two things are said, by whom, in what words.

The ids of clusters, positions and findings change whenever an article joins them. A decision must not,
so it is taken on a subject, which knows the claims behind it (their ids depend on one article's words alone).
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from reconcile.judge.drift import WAYS
from reconcile.judge.wording import figure
from reconcile.model import Article, Claim, Finding, Position, Report


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two things said. `sources` read `[article] outlet, from origin`; `claims` are ids."""

    says: str
    sources: tuple[str, ...]
    claims: tuple[str, ...]
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Subject:
    """A finding by its content.

    `key` names it: topic, place, day, and the two things said; and the reason, where it is what was lost on the
    way. `evidence` is a digest of what a person saw who decided: verdict, reason, and each side's sentences,
    figures, hedges and sources.
    """

    key: str
    topic: str
    about: str
    finding: str  # verdict and reason: `diverge: place`
    sides: tuple[Side, Side]
    evidence: str


def subjects(report: Report) -> dict[str, Subject]:
    """The subject of every finding of a report, by the finding's id. Depends on no order."""
    articles, claims = {a.id: a for a in report.articles}, {c.id: c for c in report.claims}
    positions = {p.id: p for k in report.clusters for p in k.positions}
    clusters = {k.id: k for k in report.clusters}
    made = {}
    for finding in report.findings:
        pair = [positions[p] for p in finding.positions]
        topic, label = clusters[finding.cluster].topic, clusters[finding.cluster].label
        made[finding.id] = _subject(finding, topic, label, pair, claims, articles)
    shared = Counter(s.key for s in made.values())
    return {f: s if shared[s.key] == 1 else replace(s, key=_own_key(s)) for f, s in made.items()}


def _own_key(subject: Subject) -> str:
    """The key of one of several findings that say the same of one place and day, in two matters: by the claims behind it."""
    return "d-" + _digest(subject.key, subject.finding, *(c for side in subject.sides for c in side.claims))


def _subject(
    finding: Finding, topic: str, about: str, pair: Iterable[Position], claims: Mapping[str, Claim], articles: Mapping[str, Article]
) -> Subject:
    told = sorted(pair, key=lambda p: (p.says, sorted(p.claims)))
    one, other = (_side(p, claims, articles) for p in told)
    members = [[claims[c] for c in p.claims] for p in told]
    both = [c for side in members for c in side]
    place = _most(c.place for c in both if c.place)
    day = _most(c.time.start.isoformat() for c in both if c.time and c.time.start)
    seen = [finding.verdict, finding.reason, *("\1".join(sorted({_shown(c, articles) for c in side})) for side in members)]
    return Subject(
        key="d-" + _digest(topic, place, day, *sorted(p.says for p in told), *(way for way in WAYS if way == finding.reason)),
        topic=topic,
        about=about,
        finding=f"{finding.verdict}: {finding.reason}",
        sides=(one, other),
        evidence=_digest(*seen[:2], *sorted(seen[2:])),
    )


def _side(position: Position, claims: Mapping[str, Claim], articles: Mapping[str, Article]) -> Side:
    told = [claims[c] for c in position.claims]
    sources = {_source(c, articles[c.article]) for c in told}
    return Side(position.says, tuple(sorted(sources)), tuple(sorted(position.claims)), tuple(sorted({c.article for c in told})))


def _source(claim: Claim, article: Article) -> str:
    outlet = f" {article.source}" if article.source else ""
    return f"[{article.id}]{outlet}" + (f", from {' ← via '.join(claim.origin)}" if claim.origin else "")


def _shown(claim: Claim, articles: Mapping[str, Article]) -> str:
    """What a reader has seen of a claim. Its slots are left out: rules, not the article, may read them anew."""
    source, words = _source(claim, articles[claim.article]), " ".join(claim.sentence.split())
    return "\0".join((source, words, figure(claim.value), f"{claim.hedged} {claim.negated}"))


def _most(values: Iterable[str]) -> str:
    """The most frequent value, the smallest of several; empty where there is none."""
    return min(Counter(values).items(), key=lambda pair: (-pair[1], pair[0]), default=("", 0))[0]


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:12]
