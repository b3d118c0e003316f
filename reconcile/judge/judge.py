"""Judge every cluster: its positions, the findings between them, its verdict and its leading position."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import combinations

from reconcile.judge.between import GRAVITY, between
from reconcile.judge.drift import drifts
from reconcile.judge.findings import finding
from reconcile.judge.judgement import Context, Judgement
from reconcile.judge.origins import sources, texts
from reconcile.judge.positions import leading, positions
from reconcile.judge.sums import sums
from reconcile.judge.unquoted import unquoted
from reconcile.link.link import Linked, cluster_id
from reconcile.model import Article, Claim, Cluster, Finding, Position, Shared
from reconcile.rulebook.book import Rulebook
from reconcile.rulebook.topic import Topic

SCOPES = ("place", "who", "sum")  # positions apart for these count other things


def judge(
    claims: Sequence[Claim], linked: Linked, articles: Sequence[Article], book: Rulebook, *, shared: Sequence[Shared] = ()
) -> tuple[list[Cluster], list[Finding]]:
    """The clusters and the findings between their positions, in a stable order. `shared` is what the articles' texts share."""
    known = texts(articles, shared, book.folding)
    by_article = known.articles
    by_id = {c.id: c for c in claims}
    copied: dict[str, list[Judgement]] = defaultdict(list)
    for claim, judgement in unquoted((c for c in claims if book.topics[c.topic].kind == "quote"), known):
        copied[claim.id].append(judgement)
    clusters, findings = [], []
    for group in linked.groups:
        members = [claims[i] for i in group]
        topic = book.topics[members[0].topic]
        context = Context(topic, book, known, members)
        found = positions(members, topic, book, known)
        identity = cluster_id(topic.id, members)
        standing = [_finding(p, q, identity, by_id, context) for p, q in combinations(found, 2) if _comparable(p, q, by_id, topic)]
        standing += _on_the_way(found, identity, context) + _elsewhere(found, identity, copied, context)
        findings += standing
        head = leading(found, by_id, lambda c: _holds(c, by_article), grows=topic.cumulative) if topic.kind == "count" else None
        head = head if head and _most_count_it(head, found, standing) else None
        verdict = _verdict(members, standing)
        clusters.append(
            Cluster(identity, topic.id, _label(members, topic), tuple(sorted(c.id for c in members)), tuple(found), head, verdict)
        )
    findings += sums(clusters, by_id, by_article, book)
    return in_order(clusters, findings, claims)


def _most_count_it(head: str, found: Sequence[Position], standing: Iterable[Finding]) -> bool:
    """Whether more sources count what a position counts than any other thing: a town's dead beside the country's lead
    only where the town is what the matter is about."""
    origins = {p.id: p.independent for p in found}
    others = {p for f in standing if f.reason in SCOPES and head in f.positions for p in f.positions} - {head}
    return all(origins.get(p, 0) < origins[head] for p in others)


def in_order(clusters: Iterable[Cluster], findings: Iterable[Finding], claims: Iterable[Claim]) -> tuple[list[Cluster], list[Finding]]:
    """Clusters and findings in the order in which a report has them."""
    by_id = {c.id: c for c in claims}
    ordered = sorted(findings, key=lambda f: (-GRAVITY[f.verdict], f.cluster, f.positions))
    return sorted(clusters, key=lambda k: _first(k, by_id)), ordered


def _first(cluster: Cluster, claims: Mapping[str, Claim]) -> tuple[int, str, int, float, str, str]:
    """How clusters are put in order: the gravest first, of one topic those that most articles tell, the most people first."""
    told = [claims[c] for c in cluster.claims]
    most = max((c.value.min or 0 for c in told if c.value), default=0)
    return (-GRAVITY.get(cluster.verdict, 0), cluster.topic, -len({c.article for c in told}), -most, cluster.label, cluster.id)


def _holds(claim: Claim, articles: Mapping[str, Article]) -> date | None:
    return claim.as_of or articles[claim.article].published


def _verdict(members: Sequence[Claim], between: Sequence[Finding]) -> str:
    if between:
        return max((f.verdict for f in between), key=GRAVITY.__getitem__)
    return "agree" if len({c.article for c in members}) > 1 else "single"


def _comparable(p: Position, q: Position, claims: Mapping[str, Claim], topic: Topic) -> bool:
    """Two sentences of one speech, in one article, are no two wordings of it."""
    return topic.kind != "quote" or len({claims[c].article for c in (*p.claims, *q.claims)}) > 1


def _finding(p: Position, q: Position, cluster: str, claims: Mapping[str, Claim], context: Context) -> Finding:
    judgement, *pair = between([claims[c] for c in p.claims], [claims[c] for c in q.claims], context)
    articles = {claims[c].article for c in (*p.claims, *q.claims)}
    return finding(p, q, cluster, judgement, within=len(articles) == 1, claims=pair)


def _on_the_way(found: Sequence[Position], cluster: str, context: Context) -> list[Finding]:
    """What claims of one origin lost on their way: one finding for each way between two positions, or inside one."""
    where = {c: p for p in found for c in p.claims}
    made: dict[str, Finding] = {}
    for full, less, judgement in drifts(sources(context.members, context.articles), context):
        within = full.article == less.article
        one = finding(where[full.id], where[less.id], cluster, judgement, within=within, claims=(full, less))
        made.setdefault(one.id, one)
    return list(made.values())


def _elsewhere(found: Sequence[Position], cluster: str, copied: Mapping[str, Sequence[Judgement]], context: Context) -> list[Finding]:
    """Quotations whose words another article has as its own or another's: one finding for each way in a position."""
    where = {c: p for p in found for c in p.claims}
    made: dict[str, Finding] = {}
    for claim in context.members:
        for judgement in copied.get(claim.id, ()):
            one = finding(where[claim.id], where[claim.id], cluster, judgement, within=False, claims=(claim,))
            made.setdefault(one.id, one)
    return list(made.values())


def _label(members: Sequence[Claim], topic: Topic) -> str:
    """One line: what the claims are about, by what most of them say."""
    who = Counter(c.who for c in members if c.who).most_common(1)
    place = Counter(c.place for c in members if c.place).most_common(1)
    days = Counter(c.time.start for c in members if c.time and c.time.start).most_common(1)
    speaker = Counter(c.speaker for c in members if c.speaker).most_common(1)
    actors = Counter(" and ".join(c.actors) for c in members if c.actors).most_common(1)
    parts = [f"{who[0][0]} {topic.label}" if who and topic.kind == "count" else topic.label]
    parts += [f"of {speaker[0][0]}" for _ in speaker[:1]]
    parts += [f"of {actors[0][0]}" for _ in actors[:1]]
    parts += [f"in {place[0][0]}" for _ in place[:1] if topic.kind != "quote"]
    parts += [
        f"since {days[0][0]}" if all(c.detail.get("period") for c in members) else f"on {days[0][0]}"
        for _ in days[:1]
        if topic.kind != "quote"
    ]
    return " ".join(parts)
