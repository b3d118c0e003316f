"""The diagnostics on new articles: what contradicts or diverges from another article, and what one origin alone says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from reconcile.check.advise import advise
from reconcile.check.drifted import drifted
from reconcile.check.known import Known, is_figure, key
from reconcile.check.model import LEVELS, Diagnostic
from reconcile.check.wording import suggest
from reconcile.judge.between import GRAVITY, between
from reconcile.judge.drift import WAYS
from reconcile.judge.judgement import Context
from reconcile.judge.origins import independent, origin_key
from reconcile.model import Claim, Finding

OTHERS = 5  # articles of the other side that are named


def diagnose(known: Known, new: Collection[str]) -> list[Diagnostic]:
    """What a report's findings say of the new articles, what one origin alone stands behind, and advice, in the order of their places.

    A finding is judged again between the new article's own claims and the other side: two known articles may
    contradict each other more than the new one does either of them.
    """
    between_positions = [f for f in known.findings if f.reason not in WAYS and len(f.claims) != 1]
    made = [d for finding in between_positions for article in sorted(new) for d in _of_finding(finding, article, known)]
    return _numbered([*made, *drifted(known, new), *_uncorroborated(known, new), *advise(known, new)])


def _numbered(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """In the order of their places; a key that comes again gets a number, `1f…:2`."""
    ordered = sorted(found, key=_place_and_gravity)
    times: Counter[str] = Counter()
    made = []
    for one in ordered:
        times[one.key] += 1
        made.append(replace(one, key=f"{one.key}:{times[one.key]}") if times[one.key] > 1 else one)
    return made


def _place_and_gravity(one: Diagnostic) -> tuple[object, ...]:
    claim = one.at.claim
    return (claim.article, claim.field == "text", claim.start, LEVELS.index(one.level), one.rule, one.key)


def _of_finding(finding: Finding, article: str, known: Known) -> Iterator[Diagnostic]:
    one, other = sorted(finding.positions, key=lambda p: (not known.told(p, article), known.positions[p][1].says))
    mine, others = known.told(one, article), known.told(other)
    if not mine or finding.verdict == "agree" or (finding.within_article and not known.told(other, article)):
        return
    if finding.within_article:
        others = known.told(other, article)
    topic = known.book.topics[mine[0].topic]
    judged, at, against = between(mine, others, Context(topic, known.book, known.texts))
    verdict, reason, why = judged.verdict, judged.reason, judged.why
    if finding.reason == "sum" or GRAVITY[verdict] > GRAVITY[finding.verdict]:
        verdict, reason, why, at, against = finding.verdict, finding.reason, finding.explanation, mine[0], others[0]
    if verdict == "agree":
        return
    rule = f"{verdict}/{reason}"
    said = [known.positions[p][1].says for p in (one, other)]
    named = key(rule, topic.id, article, *said)
    yield Diagnostic(rule, verdict, why, named, known.seen(at), tuple(known.seen(c) for c in _one_each([against, *others])))


def _one_each(claims: Iterable[Claim]) -> list[Claim]:
    """The first claim of each article, of the first few."""
    return list({c.article: c for c in reversed(list(claims))}.values())[::-1][:OTHERS]


def _uncorroborated(known: Known, new: Collection[str]) -> Iterator[Diagnostic]:
    """Figures of a new article behind which there is one origin, where no other's figure can be the same either."""
    agreeing: dict[str, set[str]] = {}
    for finding in known.findings:
        if finding.verdict == "agree" and finding.reason != "sum":
            one, other = finding.positions
            agreeing.setdefault(one, set()).add(other)
            agreeing.setdefault(other, set()).add(one)
    for identity, (cluster, position) in known.positions.items():
        for article in sorted(new):
            mine = known.told(identity, article)
            if not mine or not is_figure(mine[0], known.book):
                continue
            behind = [c for p in (identity, *sorted(agreeing.get(identity, ()))) for c in known.told(p)]
            if independent(behind, known.texts) > 1:
                continue
            why = f"{position.says}: no source is named for it, and no other article has it."
            if any(c.origin for c in behind):
                origins = {origin_key(c, known.texts.articles) for c in behind if c.origin}
                why = f"{position.says}: one origin alone stands behind this figure: {', '.join(sorted(origins))}."
            named = key("uncorroborated", cluster.topic, article, position.says)
            wording = known.wordings(article)
            suggestion = suggest(wording, "uncorroborated", mine[0].text) if wording else ""
            yield Diagnostic("uncorroborated", "uncorroborated", why, named, known.seen(mine[0]), suggestion=suggestion)
