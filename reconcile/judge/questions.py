"""The shortest list of questions that would settle what is open: whom to ask about which matter.

One question to one who can answer settles several findings of a matter: about the fact itself, anybody whom it is
told from by name can be asked; about words, only whose words they are. The list is a greedy cover: always the
question that settles most of what is left.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from reconcile.judge.drift import WAYS
from reconcile.judge.origins import origin_key
from reconcile.judge.wording import outlet
from reconcile.model import Article, Claim, Cluster, Finding, Position, Report
from reconcile.rulebook.book import Rulebook
from reconcile.rulebook.questions import Question, load_questions

OPEN = {"contradict": 0, "diverge": 1}  # verdicts that leave something to ask, the graver first
_OF_WORDS = frozenset(("wording", "framing", "translation", "source", *WAYS))  # reasons that lie in the telling, not in the fact
_MANY = 4  # of the things said, that a question names

Asked = tuple[bool, str]  # whether it is an outlet, and its name


@dataclass(frozen=True, slots=True)
class ToAsk:
    """One question: of whom, about which matter, and the ids of the findings that its answer would settle."""

    of: str
    text: str
    cluster: str
    verdict: str
    findings: tuple[str, ...]


def questions(report: Report, book: Rulebook) -> tuple[ToAsk, ...]:
    """What to ask, contradictions first, then by how much a question settles. Raises RuleError for templates that cannot be read."""
    templates = load_questions(book.folders)
    clusters = {k.id: k for k in report.clusters}
    claims = {c.id: c for c in report.claims}
    articles = {a.id: a for a in report.articles}
    positions = {p.id: p for k in report.clusters for p in k.positions}
    open_: dict[str, list[Finding]] = defaultdict(list)
    for finding in report.findings:
        if finding.verdict in OPEN:
            open_[finding.cluster].append(finding)
    made = []
    for key, found in open_.items():
        tellers = {c: _teller(claims[c], articles) for c in clusters[key].claims}
        named = {asked for asked in tellers.values() if not asked[0]}
        could = {f.id: _sides(f, positions, tellers) | (set() if f.reason in _OF_WORDS else named) for f in found}
        for asked, settled in _cover(found, could, Counter(tellers.values())):
            made.append(_question(asked, settled, clusters[key], claims, book, templates))
    return tuple(sorted(made, key=lambda q: (OPEN[q.verdict], -len(q.findings), q.cluster, q.of)))


def _teller(claim: Claim, articles: Mapping[str, Article]) -> Asked:
    """Whom to ask about a claim: its named origin, else the outlet, which knows whom it does not name."""
    named = claim.origin and claim.detail.get("source") != "unnamed"
    return (False, origin_key(claim, articles)) if named else (True, outlet(claim, articles))


def _sides(finding: Finding, positions: Mapping[str, Position], tellers: Mapping[str, Asked]) -> set[Asked]:
    """Those who tell either side of a finding."""
    told = finding.claims or [c for p in finding.positions for c in positions[p].claims]
    return {tellers[c] for c in told if c in tellers}


def _cover(
    found: Sequence[Finding], could: Mapping[str, set[Asked]], told: Mapping[Asked, int]
) -> Iterable[tuple[Asked, list[Finding]]]:
    """Whom to ask, and what it settles: of equals a source rather than an outlet, then who tells most of the matter."""
    left = list(found)
    while left:
        settles = Counter(asked for f in left for asked in could[f.id])
        best = min(settles, key=lambda a: (-settles[a], a[0], -told.get(a, 0), a[1]))
        yield best, [f for f in left if best in could[f.id]]
        left = [f for f in left if best not in could[f.id]]


def _question(
    asked: Asked,
    settled: Sequence[Finding],
    cluster: Cluster,
    claims: Mapping[str, Claim],
    book: Rulebook,
    templates: Mapping[str, Question],
) -> ToAsk:
    is_outlet, name = asked
    gravest = min(settled, key=lambda f: OPEN[f.verdict])
    reason = Counter(f.reason for f in settled if f.verdict == gravest.verdict).most_common(1)[0][0]
    about = next(f for f in settled if f.reason == reason and f.verdict == gravest.verdict)
    says = {p.id: p.says for p in cluster.positions}
    said = list(dict.fromkeys(says[p] for f in settled for p in f.positions if p in says))
    part, whole = _nested(about, claims, said, book)
    template = templates[reason]
    form = template.outlet if is_outlet and template.outlet else template.source
    text = form.format(options=_options(said), label=cluster.label, says=said[0], part=part, whole=whole)
    return ToAsk(name, text, cluster.id, gravest.verdict, tuple(f.id for f in settled))


def _options(said: Sequence[str]) -> str:
    more = [f"{len(said) - _MANY} more"] if len(said) > _MANY else []
    shown = [*said[:_MANY], *more]
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} or {shown[-1]}"


def _nested(finding: Finding, claims: Mapping[str, Claim], said: Sequence[str], book: Rulebook) -> tuple[str, str]:
    """The part and the whole that a finding's two claims are about: places, else groups; else the two things said."""
    first, last = said[0], said[-1]
    if len(finding.claims) != 2:
        return first, last
    a, b = (claims[c] for c in finding.claims)
    if finding.reason == "who" and a.who and b.who and a.who != b.who:
        return (a.who, b.who) if book.inside(a.who, b.who) else (b.who, a.who)
    if a.place and b.place and a.place != b.place:
        return (a.place, b.place) if book.lies(a.place, b.place) == "inside" else (b.place, a.place)
    return first, last
