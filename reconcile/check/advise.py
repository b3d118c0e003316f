"""Advice on a draft: what its figures lack that other articles have, each with a wording in the draft's own language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from datetime import date

from reconcile.check.known import Known, is_figure, key
from reconcile.check.model import Diagnostic
from reconcile.check.wording import bound, suggest
from reconcile.judge.origins import origin_key
from reconcile.judge.wording import figure
from reconcile.model import Claim, Cluster, Position
from reconcile.rulebook.advice import Advice

Found = tuple[str, str, Claim | None, str]  # the kind, what is said, the claim on the other side, a suggested wording


def advise(known: Known, new: Collection[str]) -> list[Diagnostic]:
    """Notes on the figures of new articles whose language has wordings; they never fail a check."""
    made = []
    for cluster, position in known.positions.values():
        for article in sorted(new):
            mine = known.told(position.id, article)
            wordings = known.wordings(article)
            if mine and wordings and is_figure(mine[0], known.book):
                made += list(_of_figure(mine, cluster, position, known, wordings))
    return made


def _of_figure(mine: Sequence[Claim], cluster: Cluster, position: Position, known: Known, advice: Advice) -> Iterator[Diagnostic]:
    others = [known.claims[c] for c in cluster.claims if known.claims[c].article != mine[0].article]
    for found in (
        _unattributed(mine, position, known, advice),
        _softer(mine[0], others, known, advice),
        _replaced(mine[0], cluster, position, known, advice),
    ):
        if found:
            kind, why, other, suggestion = found
            rule = f"advice/{kind}"
            named = key(rule, cluster.topic, mine[0].article, position.says)
            seen = (known.seen(other),) if other else ()
            yield Diagnostic(rule, "advice", why, named, known.seen(mine[0]), seen, suggestion)


def _unattributed(mine: Sequence[Claim], position: Position, known: Known, advice: Advice) -> Found | None:
    """A figure in the draft's own voice; a title is let off, and so is a quotation, whoever speaks in it."""
    told = [c for c in mine if c.field == "text" and not _quoted(c)]
    if not told or any(c.origin for c in mine):
        return None
    named = [c for c in known.told(position.id) if c.origin]
    source = Counter(c.origin[0] for c in named).most_common(1)
    why = f"{position.says}: the draft names no source for this figure" + (f"; others have it from {source[0][0]}." if source else ".")
    return (
        "unattributed",
        why,
        named[0] if named else None,
        suggest(advice, "unattributed", told[0].text, source=source[0][0] if source else ""),
    )


def _quoted(claim: Claim) -> bool:
    """Whether a claim stands between quotation marks in its sentence."""
    before = claim.sentence[: claim.start - claim.sentence_start]
    return before.count('"') % 2 == 1 or any(before.count(a) > before.count(b) for a, b in ("«»", "“”"))


def _softer(mine: Claim, others: Sequence[Claim], known: Known, advice: Advice) -> Found | None:
    """A bound or a doubt that the source of the same number had, and the draft has not."""
    number = mine.value.min if mine.value and mine.value.exact else None
    if number is None or mine.hedged:
        return None
    articles = known.texts.articles
    same = [c for c in others if not mine.origin or origin_key(c, articles) == origin_key(mine, articles)]
    if any(c.value and c.value.key == (number, number) and not c.hedged for c in same):
        return None  # the source, or another outlet, has the plain figure too
    for other in same:
        outlet = articles[other.article].source or other.article
        if other.value and bound(number, other.value.key):
            words = mine.value.words if mine.value else ""
            why = f"{outlet} has “{other.value.words}”; the draft has “{words}”, without that bound."
            return "bound", why, other, suggest(advice, "bound", mine.text, words=words, number=number, figure=other.value.key)
        if other.value and other.value.key == (number, number):
            return (
                "hedge",
                f"{outlet} gives this figure with a doubt that the draft does not have.",
                other,
                suggest(advice, "hedge", mine.text),
            )
    return None


def _replaced(mine: Claim, cluster: Cluster, position: Position, known: Known, advice: Advice) -> Found | None:
    """A figure of a growing count that a later one replaced, which the draft does not give."""
    leading = cluster.leading
    if leading in (None, position.id) or leading is None or not known.book.topics[cluster.topic].cumulative:
        return None
    pair = {position.id, leading}
    if known.told(leading, mine.article) or not any(set(f.positions) == pair and f.reason == "update" for f in known.findings):
        return None
    later = max(known.told(leading), key=lambda c: (_day(c, known) or date.min, c.id))
    mine_day, later_day = _day(mine, known), _day(later, known)
    if later.value is None or not mine_day or not later_day or later_day < mine_day:
        return None
    outlet = known.texts.articles[later.article].source or later.article
    why = f"{figure(mine.value)} was replaced: {outlet} has {figure(later.value)} on {later_day}."
    return "replaced", why, later, suggest(advice, "replaced", mine.text, figure=later.value.key)


def _day(claim: Claim, known: Known) -> date | None:
    return claim.as_of or known.texts.articles[claim.article].published
