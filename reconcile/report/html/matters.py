"""A report laid out for reading side by side: each matter once, with its positions, their words and its findings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from reconcile.model import Article, Claim, Cluster, Finding, Position, Report, Silence
from reconcile.report.blocks import Index, by_article, first_day, in_time, letters, outlets
from reconcile.report.wording import VERDICTS, could_both_be_true, quoted

_ROOM = 700  # characters of a sentence; some pages come without a full stop


@dataclass(frozen=True, slots=True)
class Evidence:
    """A claim in its sentence, cut into what stands before it, its words, and what stands after."""

    article: Article
    claim: Claim
    before: str
    words: str
    after: str
    more: int  # times that the same article says it elsewhere


@dataclass(frozen=True, slots=True)
class Saying:
    """A position with its letter, who says it, and the first day on which it held.

    A finding on parts and their whole compares positions of two matters; `elsewhere` then names the other one.
    """

    letter: str
    position: Position
    outlets: tuple[str, ...]
    day: date | None
    evidence: tuple[Evidence, ...]
    elsewhere: Cluster | None


@dataclass(frozen=True, slots=True)
class Between:
    """A finding between two positions, the earlier one first, or inside one; and whether both could be true."""

    finding: Finding
    one: Saying
    other: Saying
    could_both: str
    claims: tuple[Claim, ...]  # the two that it was read from


@dataclass(frozen=True, slots=True)
class Matter:
    """A cluster as it is read: positions in time order, findings with the gravest first."""

    cluster: Cluster
    sayings: tuple[Saying, ...]
    between: tuple[Between, ...]
    outlets: tuple[str, ...]
    places: tuple[str, ...]
    origins: tuple[str, ...]  # whom its claims are from
    silences: tuple[Silence, ...]

    @property
    def verdict(self) -> str:
        """The gravest of its findings. Sums are found after a cluster has its verdict, so that one may be milder."""
        return min((self.cluster.verdict, *(b.finding.verdict for b in self.between)), key=VERDICTS.index)

    @property
    def own(self) -> tuple[Saying, ...]:
        """Its positions without those of other matters."""
        return tuple(s for s in self.sayings if not s.elsewhere)

    @property
    def verdicts(self) -> tuple[str, ...]:
        """The verdicts of its findings, the gravest first; its own where it has none."""
        return tuple(dict.fromkeys(b.finding.verdict for b in self.between)) or (self.verdict,)

    @property
    def leading(self) -> Saying | None:
        """The position to use today, where one stands out."""
        return next((s for s in self.sayings if s.position.id == self.cluster.leading), None)


def matters(report: Report, known: Index) -> tuple[Matter, ...]:
    """All matters, the gravest verdict first; those of one verdict in the report's order."""
    home = {p.id: cluster for cluster in report.clusters for p in cluster.positions}
    silent: dict[str, list[Silence]] = {}
    for silence in report.silences:
        silent.setdefault(silence.cluster, []).append(silence)
    made = [_matter(cluster, known, home, silent.get(cluster.id, ())) for cluster in report.clusters]
    return tuple(sorted(made, key=lambda m: VERDICTS.index(m.verdict)))


def _matter(cluster: Cluster, known: Index, home: Mapping[str, Cluster], silences: Iterable[Silence]) -> Matter:
    told = in_time(cluster, known)
    names = letters(told)
    sayings = {p.id: _saying(p, names[p.id], known, None if home[p.id] is cluster else home[p.id]) for p in told}
    places = sorted({place for c in cluster.claims if (place := known.claims[c].place)})
    findings = known.findings.get(cluster.id, ())
    origins = sorted({name for c in cluster.claims for name in known.claims[c].origin})
    between, told_by = _between(findings, sayings, known), outlets(cluster.claims, known)
    return Matter(cluster, tuple(sayings.values()), between, told_by, tuple(places), tuple(origins), tuple(silences))


def _saying(position: Position, letter: str, known: Index, elsewhere: Cluster | None) -> Saying:
    told, day = outlets(position.claims, known), first_day(position, known)
    return Saying(letter, position, told, day, tuple(_evidence(position.claims, known)), elsewhere)


def _evidence(claims: Iterable[str], known: Index) -> Iterable[Evidence]:
    """One sentence of each article, the earliest article first."""
    for article, found in by_article(claims, known):
        yield Evidence(article, found[0], *quoted(found[0], room=_ROOM), more=len(found) - 1)


def _between(findings: Iterable[Finding], sayings: Mapping[str, Saying], known: Index) -> tuple[Between, ...]:
    """The gravest first; of one verdict those of neighbours in time, so that a growing figure reads step by step."""
    order = {key: number for number, key in enumerate(sayings)}
    ranked = []
    for finding in findings:
        one, other = sorted(finding.positions, key=order.__getitem__)
        could_both = could_both_be_true(finding.verdict, finding.reason)
        found = Between(finding, sayings[one], sayings[other], could_both, tuple(known.claims[c] for c in finding.claims))
        ranked.append((VERDICTS.index(finding.verdict), order[other] - order[one], order[one], found))
    return tuple(found for *_, found in sorted(ranked, key=lambda r: r[:3]))
