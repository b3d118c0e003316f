"""One thing of a report, down to the words: a claim, a position, a cluster, a finding or an article, by its id."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from rich.console import Console

from reconcile.model import Article, Claim, Cluster, Finding, Interval, Position, Report
from reconcile.report.blocks import Index, in_time, index, letters
from reconcile.report.page import Page, gap, page, put, text, two_lines
from reconcile.report.wording import STYLES, SYMBOLS, chain, could_both_be_true, count, quote, span, when

RuleText = Callable[[str], str | None]
_Thing = Article | Claim | Cluster | Finding | Position
_SLOT = 12  # cells for a slot's name


def print_explanation(
    report: Report, wanted: str, console: Console, *, rule_text: RuleText | Mapping[str, str] | None = None, bidi: str = "auto"
) -> None:
    """Draw what an id stands for; a beginning of an id will do where only one begins so.

    `rule_text` gives, for a claim's rule such as `killed/ar/3`, its text. Raises LookupError where no id or
    several fit, naming those that come near.
    """
    sheet, known = page(console, bidi=bidi), index(report)
    look_up: RuleText = rule_text.get if isinstance(rule_text, Mapping) else rule_text or (lambda rule: None)
    match _find(_things(report), wanted):
        case Article() as article:
            _article(sheet, report, article)
        case Claim() as claim:
            _claim(sheet, known, claim, look_up)
            _standing(sheet, known, claim)
        case Position() as position:
            cluster = next(c for c in report.clusters if position in c.positions)
            put(sheet, text(f"in cluster {cluster.id}: {cluster.label}"))
            _position(sheet, known, position, look_up, leading=cluster.leading)
        case Cluster() as cluster:
            _cluster(sheet, known, cluster, look_up)
        case Finding() as finding:
            _finding(sheet, known, finding)
            for position in _sides(known, finding):
                _position(sheet, known, position, look_up, leading=known.clusters[finding.cluster].leading)


def _things(report: Report) -> dict[str, _Thing]:
    made: dict[str, _Thing] = {a.id: a for a in report.articles}
    made |= {c.id: c for c in report.claims}
    made |= {c.id: c for c in report.clusters}
    made |= {p.id: p for c in report.clusters for p in c.positions}
    return made | {f.id: f for f in report.findings}


def _find(things: Mapping[str, _Thing], wanted: str) -> _Thing:
    if wanted in things:
        return things[wanted]
    begun = [name for name in things if name.startswith(wanted)] if wanted else []
    if len(begun) == 1:
        return things[begun[0]]
    if begun:
        raise LookupError(f"{wanted!r} begins {count(len(begun), 'id')}: {_some(begun)}")
    from rapidfuzz import process  # not needed by a run that finds what it looks for

    near = [name for name, _, _ in process.extract(wanted, list(things), limit=3, score_cutoff=60)]
    raise LookupError(f"no article, claim, cluster, position or finding {wanted!r}" + (f"; is it {_some(near)}?" if near else ""))


def _some(names: list[str]) -> str:
    return ", ".join(names[:5]) + (", …" if len(names) > 5 else "")


def _slots(sheet: Page, pairs: Iterable[tuple[str, str | None]], indent: int) -> None:
    """Named slots, one a line; what has no content is left out."""
    for name, content in pairs:
        if content:
            put(sheet, text(content), indent=indent + _SLOT, mark=" " * indent + name)


def _title(sheet: Page, kind: str, name: str, rest: str = "", style: str = "") -> None:
    put(sheet, text(f"{kind} {name}", f"bold {style}").append_text(text(f"  {rest}" if rest else "")))


def _article(sheet: Page, report: Report, article: Article) -> None:
    _title(sheet, "article", article.id, article.title or "")
    dated = f"{article.published or 'unknown'}, basis: {article.published_basis}"
    known = [("outlet", article.source), ("owner", article.owner), ("agency", article.agency), ("path", article.path), ("url", article.url)]
    _slots(sheet, [*known, ("language", article.language), ("published", dated)], 2)
    for drop in article.dropped:
        words = article.text[drop.start : drop.end]
        put(sheet, text(f"{drop.start}–{drop.end}: {drop.why}"), indent=2 + _SLOT, mark="  left out")
        if words:
            put(sheet, text(words if len(words) <= 160 else words[:160] + " …", "dim"), indent=2 + _SLOT, turn=True)
    claims = [c for c in report.claims if c.article == article.id]
    put(sheet, text(count(len(claims), "claim")), indent=2)
    for claim in claims:
        put(sheet, text(f"{claim.id}  {claim.topic}  ").append_text(text(interval(claim.value))), indent=4)
        put(sheet, quote(claim, room=two_lines(sheet, 6)), indent=6, turn=True)


def _claim(sheet: Page, known: Index, claim: Claim, look_up: RuleText, indent: int = 0) -> None:
    """A claim with all its slots, its words, and the rule that read them."""
    article = known.articles[claim.article]
    put(sheet, text(f"claim {claim.id}", "bold").append_text(text(f"  {claim.topic}")), indent=indent)
    inner = indent + 2
    put(sheet, quote(claim, room=2 * two_lines(sheet, inner)), indent=inner, turn=True)
    place = f"[{article.id}] {claim.field} {claim.start}–{claim.end}, {when(article)}, {article.source or 'unnamed outlet'}"
    truths = (("hedged", claim.hedged), ("denied", claim.negated), ("replaces an earlier figure", claim.update))
    details = ((name, f"{slot:g}" if isinstance(slot, float) else slot) for name, slot in sorted(claim.detail.items()))
    pairs = [
        ("where", place),
        ("value", interval(claim.value)),
        ("who", claim.who),
        ("actors", ", ".join(claim.actors)),
        ("place", claim.place),
        ("time", span(claim.time.start, claim.time.end) + (f": {claim.time.words}" if claim.time.words else "") if claim.time else None),
        ("as of", claim.as_of.isoformat() if claim.as_of else None),
        ("said by", chain(claim.origin, also=claim.detail.get("also")) or "the article's own voice"),
        ("speaker", claim.speaker),
        ("marked", ", ".join(word for word, holds in truths if holds)),
        *details,
    ]
    _slots(sheet, pairs, inner)
    if (rule := claim.detail.get("rule")) and (written := look_up(str(rule))):
        put(sheet, text(written, "dim"), indent=inner + _SLOT)


def interval(value: Interval | None) -> str:
    """A value, its unit and the words that it was read from: `27 to 33, unit person, written: about 30`; empty where there is none."""
    if value is None:
        return ""
    low, high = (None if end is None else f"{end:,.10g}" for end in value.key)
    if low and high:
        ends = low if low == high else f"{low} to {high}"
    else:
        ends = f"{low} or more" if low else f"{high} or fewer" if high else "any number"
    parts = (ends, value.unit and f"unit {value.unit}", value.words and f"written: {value.words}")
    return ", ".join(part for part in parts if part)


def _standing(sheet: Page, known: Index, claim: Claim) -> None:
    """The cluster and the position that a claim stands in, and what is found there."""
    for cluster in known.clusters.values():
        if claim.id not in cluster.claims:
            continue
        gap(sheet)
        put(sheet, text(f"in cluster {cluster.id}: {cluster.label}"))
        mine = [p for p in cluster.positions if claim.id in p.claims]
        for position in mine:
            put(sheet, text(f"in position {position.id}: {position.says}"))
        for finding in known.findings.get(cluster.id, ()):
            if {p.id for p in mine} & set(finding.positions):
                _finding(sheet, known, finding)
        return
    gap(sheet)
    put(sheet, text("in no cluster: no other claim is known to be about the same thing"))


def _position(sheet: Page, known: Index, position: Position, look_up: RuleText, *, leading: str | None) -> None:
    gap(sheet)
    _title(sheet, "position", position.id, position.says + ("  ★ leading" if position.id == leading else ""))
    stands = f"{count(len(position.claims), 'claim')}, {count(position.independent, 'independent origin')}"
    put(sheet, text(f"{stands}: {', '.join(position.origins)}" if position.origins else stands), indent=2)
    for claim in position.claims:
        _claim(sheet, known, known.claims[claim], look_up, indent=2)


def _cluster(sheet: Page, known: Index, cluster: Cluster, look_up: RuleText) -> None:
    _title(sheet, "cluster", cluster.id, cluster.label)
    _slots(sheet, [("topic", cluster.topic), ("verdict", f"{SYMBOLS[cluster.verdict]} {cluster.verdict}")], 2)
    for position in in_time(cluster, known):
        _position(sheet, known, position, look_up, leading=cluster.leading)
    placed = {c for p in cluster.positions for c in p.claims}
    for claim in cluster.claims:
        if claim not in placed:
            _claim(sheet, known, known.claims[claim], look_up)
    for finding in known.findings.get(cluster.id, ()):
        gap(sheet)
        _finding(sheet, known, finding)


def _finding(sheet: Page, known: Index, finding: Finding) -> None:
    cluster = known.clusters[finding.cluster]
    named = letters(in_time(cluster, known))
    verdict = f"{SYMBOLS[finding.verdict]} {finding.verdict}: {finding.reason}"
    _title(sheet, "finding", finding.id, verdict, STYLES[finding.verdict])
    put(sheet, text(f"in cluster {cluster.id}: {cluster.label}"), indent=2)
    for position in _sides(known, finding):
        put(sheet, text(f"{position.id}  {position.says}"), indent=5, mark=f"  {named[position.id]}")
    put(sheet, text(finding.explanation), indent=2)
    put(sheet, text(f"Could both be true? {could_both_be_true(finding.verdict, finding.reason)}"), indent=2)
    if finding.within_article:
        put(sheet, text("Both stand in one article."), indent=2)


def _sides(known: Index, finding: Finding) -> list[Position]:
    """A finding's two positions, the earlier one first."""
    return [p for p in in_time(known.clusters[finding.cluster], known) if p.id in finding.positions]
