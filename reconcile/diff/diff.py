"""What has changed from an older report to a newer one: in the articles, in what they claim, and in the findings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import replace

from reconcile.diff.model import ClaimChange, Difference, FindingChange
from reconcile.diff.pair import pair_articles, pair_claims
from reconcile.diff.slots import slots
from reconcile.diff.words import word_diff
from reconcile.model import Article, Claim, Report
from reconcile.review.match import match
from reconcile.review.standing import changes
from reconcile.review.subjects import Subject, subjects

GRAVITY = {"contradict": 3, "diverge": 2, "agree": 1}
_KINDS = ("new", "graver", "changed", "milder", "resolved")


def diff(old: Report, new: Report) -> Difference:
    """Everything that is different, in a stable order. A report has no difference from itself, in whatever order it is told."""
    known = {a.id: a for a in new.articles}
    before, after = sorted(old.articles, key=_id), sorted(new.articles, key=_id)
    articles = pair_articles(before, after)
    told, telling = _by_article(old.claims), _by_article(new.claims)
    found: list[ClaimChange] = []
    same: dict[str, Claim] = {}
    for article in before:
        now = articles.get(article.id)
        shown = known[now] if now else article
        pairs, gone, added = pair_claims(told[article.id], telling[now] if now else [])
        same |= {a.id: b for a, b in pairs if (a.text, a.sentence) == (b.text, b.sentence)}
        made = [_changed(a, b, article, shown) for a, b in pairs]
        found += [change for change in made if change.slots or change.wording]
        found += [ClaimChange("gone", shown, claim, None) for claim in gone] + [ClaimChange("added", shown, None, claim) for claim in added]
    fresh = [a for a in after if a.id not in articles.values()]
    found += [ClaimChange("added", a, None, claim) for a in fresh for claim in telling[a.id]]
    return Difference(
        added=tuple(fresh),
        gone=tuple(a for a in before if a.id not in articles),
        claims=tuple(sorted(found, key=_order)),
        findings=tuple(_findings(_as_now(old, articles, same, known), new)),
        rules_changed=old.rules_digest != new.rules_digest,
    )


def _id(article: Article) -> str:
    return article.id


def _by_article(claims: Sequence[Claim]) -> defaultdict[str, list[Claim]]:
    found: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        found[claim.article].append(claim)
    return found


def _order(change: ClaimChange) -> tuple[str, bool, int, str, str]:
    claim = change.claim
    return (change.article.id, claim.field == "text", claim.start, change.kind, claim.id)


def _changed(old: Claim, new: Claim, before: Article, after: Article) -> ClaimChange:
    found = slots(old, new)
    moved = old.sentence.split() != new.sentence.split()
    figure = any(s.name in ("value", "bound") for s in found)
    silent = moved and figure and not new.update and before.published == after.published
    return ClaimChange("changed", after, old, new, found, word_diff(old.sentence, new.sentence) if moved else (), silent)


def _as_now(old: Report, articles: Mapping[str, str], same: Mapping[str, Claim], known: Mapping[str, Article]) -> Report:
    """The older report with the newer ids of what is still there: two files of one article name it twice."""
    names = {old_id: new_id for old_id, new_id in articles.items() if old_id != new_id}
    if not names:
        return old
    ids = {c: claim.id for c, claim in same.items()}
    return replace(
        old,
        articles=tuple(replace(a, id=names[a.id], source=known[names[a.id]].source) if a.id in names else a for a in old.articles),
        claims=tuple(replace(c, id=ids.get(c.id, c.id), article=names.get(c.article, c.article)) for c in old.claims),
        clusters=tuple(
            replace(
                k,
                claims=tuple(ids.get(c, c) for c in k.claims),
                positions=tuple(replace(p, claims=tuple(ids.get(c, c) for c in p.claims)) for p in k.positions),
            )
            for k in old.clusters
        ),
    )


def _findings(old: Report, new: Report) -> list[FindingChange]:
    before, after = subjects(old), subjects(new)
    was, now = list(old.findings), list(new.findings)
    matched = match([before[f.id] for f in was], [after[f.id] for f in now])
    still = {a.id for a in new.articles}
    made = [FindingChange("resolved", (f, s), None, _left(s, still)) for i, f in enumerate(was) if i not in matched and (s := before[f.id])]
    there = {j for j, _ in matched.values()}
    made += [FindingChange("new", None, (f, after[f.id])) for j, f in enumerate(now) if j not in there]
    for i, (j, _) in matched.items():
        a, b = before[was[i].id], after[now[j].id]
        if kind := _kind(GRAVITY[now[j].verdict] - GRAVITY[was[i].verdict], {s.says for s in a.sides} != {s.says for s in b.sides}):
            told = tuple(c for c in changes(a, b) if c != f"was {a.finding}, is {b.finding}")
            made.append(FindingChange(kind, (was[i], a), (now[j], b), told))
    return sorted(made, key=lambda c: (_KINDS.index(c.kind), -GRAVITY[c.shown[0].verdict], c.shown[1].key, c.shown[0].id))


def _left(subject: Subject, still: Set[str]) -> tuple[str, ...]:
    """The articles behind a finding that the newer report does not have: then nobody has resolved it."""
    return tuple(f"[{article}] is not there any more" for side in subject.sides for article in side.articles if article not in still)


def _kind(graver: int, other_words: bool) -> str | None:
    if graver:
        return "graver" if graver > 0 else "milder"
    return "changed" if other_words else None
