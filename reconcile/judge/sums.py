"""Parts and wholes: ten soldiers and three workers are thirteen dead, and agree with thirteen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from reconcile.judge.findings import finding
from reconcile.judge.judgement import Judgement
from reconcile.judge.wording import figure, said
from reconcile.model import Article, Claim, Cluster, Finding, Interval, Position
from reconcile.rulebook.book import Rulebook

Where = tuple[Cluster, Position]


NEAR = 800  # characters between the sentences of a whole and its parts


def sums(clusters: Sequence[Cluster], claims: Mapping[str, Claim], articles: Mapping[str, Article], book: Rulebook) -> list[Finding]:
    """Findings between a whole and its parts, told in one article: the sum agrees, or a part exceeds its whole.

    A whole and its part are in two clusters; the finding stands in the whole's.
    """
    where: dict[str, Where] = {c: (k, p) for k in clusters for p in k.positions for c in p.claims}
    by_article: dict[tuple[str, str], list[Claim]] = {}
    for claim in claims.values():
        if claim.value and claim.who and not claim.negated and book.topics[claim.topic].kind == "count":
            by_article.setdefault((claim.article, claim.topic), []).append(claim)
    found: dict[str, Finding] = {}
    for members in by_article.values():
        for one in _article(members, where, articles, book):
            found.setdefault(one.id, one)
    return list(found.values())


def _article(members: Sequence[Claim], where: Mapping[str, Where], articles: Mapping[str, Article], book: Rulebook) -> Iterator[Finding]:
    for whole in members:
        parts = [c for c in members if c.who != whole.who and book.inside(c.who or "", whole.who or "") and _together(c, whole, book)]
        disjoint = [c for c in parts if not any(c is not d and book.inside(c.who or "", d.who or "") and c.who != d.who for d in parts)]
        if not disjoint or len({c.who for c in disjoint}) != len(disjoint):
            continue
        total, value = _sum(disjoint), whole.value
        if value is None or whole.detail.get("sum"):
            continue  # a sum that was made of its parts
        for part in disjoint:
            told = bool(part.detail.get("part_of")) and part.sentence == whole.sentence
            if verdict := _verdict(part, total, value, len(disjoint), told=told):
                yield _finding(part, whole, verdict, disjoint, where, articles)


def _together(part: Claim, whole: Claim, book: Rulebook) -> bool:
    """Whether two claims of an article tell one event: the part is told as one, or their places and days meet."""
    if part.detail.get("part_of") and part.sentence == whole.sentence:
        return True
    if abs(part.sentence_start - whole.sentence_start) > NEAR or part.field != whole.field:
        return False
    if part.detail.get("period") or whole.detail.get("period"):
        return False
    if part.place and whole.place and book.lies(part.place, whole.place) not in ("same", "inside", "contains"):
        return False
    return not (part.time and whole.time) or part.time.start == whole.time.start


def _sum(parts: Sequence[Claim]) -> Interval:
    lows = [p.value.min for p in parts if p.value]
    highs = [p.value.max for p in parts if p.value]
    return Interval(sum(v or 0 for v in lows), None if None in highs else sum(v or 0 for v in highs))


def _verdict(part: Claim, total: Interval, whole: Interval, parts: int, *, told: bool) -> str | None:
    if told and whole.max is not None and part.value and (part.value.min or 0) > whole.max:
        return "contradict"
    low, high = total.min or 0, total.max
    meets = (whole.max is None or low <= whole.max) and (high is None or (whole.min or 0) <= high)
    return "agree" if meets and parts > 1 and whole.max is not None else None


def _finding(
    part: Claim,
    whole: Claim,
    verdict: str,
    parts: Sequence[Claim],
    where: Mapping[str, Where],
    articles: Mapping[str, Article],
) -> Finding:
    cluster, position = where[whole.id]
    listed = " and ".join(f"{figure(p.value)} {p.who}" for p in parts)
    if verdict == "agree":
        why = f"In {said(whole, articles)}, {listed} add up to {figure(whole.value)} {whole.who}."
    else:
        of = f"the {figure(whole.value)} {whole.who} that they are part of"
        why = f"In {said(whole, articles)}, {figure(part.value)} {part.who} are more than {of}."
    return finding(position, where[part.id][1], cluster.id, Judgement(verdict, "sum", why), within=True)
