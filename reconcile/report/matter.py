"""One matter on a page: a cluster's positions with the words behind them, and what stands between them."""

from __future__ import annotations

from rich.text import Text

from reconcile.model import Article, Claim, Finding, Position
from reconcile.report.blocks import Block, Index, by_article, by_reason, first_day, outlets
from reconcile.report.page import Page, put, text, two_lines
from reconcile.report.timeline import draw_timeline
from reconcile.report.wording import STYLES, SYMBOLS, chain, could_both_be_true, count, quote, when

_QUOTED = 3  # articles quoted for a position
_LONG = 4  # of a timeline of more positions than this only one is quoted
_EXPLAINED = {"contradict": 3, "diverge": 1, "agree": 1}  # findings explained for one reason in a block


def draw_block(sheet: Page, known: Index, block: Block) -> None:
    """A matter in full: its positions with their words, then what stands between them."""
    put(sheet, _title(block), indent=2, mark=SYMBOLS[block.verdict], style=STYLES[block.verdict])
    long = block.timeline and len(block.positions) > _LONG
    said: dict[tuple[str, str], str] = {}
    if block.growing:
        draw_timeline(sheet, known, block)
    for position in block.positions:
        if not long or position.id == _key_position(block):
            _position_line(sheet, known, block, position, short=False)
            _evidence(sheet, known, position, said)
    for claim in () if block.positions else block.cluster.claims:
        _evidence_of(sheet, known.articles[known.claims[claim].article], (known.claims[claim],), said)
    _leading_elsewhere(sheet, block)
    _reasons(sheet, block)


def draw_agreement(sheet: Page, known: Index, block: Block) -> None:
    """A matter in short: one line for each position."""
    put(sheet, _title(block), indent=2, mark=SYMBOLS["agree"], style=STYLES["agree"])
    for position in block.positions:
        _position_line(sheet, known, block, position, short=True)


def draw_single(sheet: Page, known: Index, block: Block) -> None:
    """What one article alone says, on one line."""
    article = known.articles[known.claims[block.cluster.claims[0]].article]
    says = "; ".join(p.says for p in block.positions) or known.claims[block.cluster.claims[0]].text
    line = text(f"{when(article)}  [{article.id}] ", "dim").append_text(text(block.cluster.label))
    line.append_text(text(f": {says}" if says != block.cluster.label else ""))
    put(sheet, line.append_text(text(f"  {block.cluster.id}", "dim")), indent=2, mark=SYMBOLS["single"])


def _title(block: Block) -> Text:
    return text(block.cluster.label, "bold").append_text(text(f"  {block.cluster.id}", "dim"))


def _key_position(block: Block) -> str:
    """The position of a long timeline that is quoted: the leading one, else the last."""
    shown = [p.id for p in block.positions]
    return block.cluster.leading if block.cluster.leading in shown else shown[-1]


def _position_line(sheet: Page, known: Index, block: Block, position: Position, *, short: bool) -> None:
    """`A  2031-05-01  26 people  said by 3 outlets, 2 independent origins  ★ leading`; in short, with the outlets' names."""
    names = outlets(position.claims, known)
    line = text(f"{first_day(position, known) or 'undated'}  ", "dim").append_text(text(position.says, "bold"))
    behind = f"  said by {count(len(names), 'outlet')}, {count(position.independent, 'independent origin')}"
    line.append_text(text(f"{behind}: {', '.join(names)}" if short else behind, "dim"))
    if position.id == block.cluster.leading:
        line.append_text(text("  ★ leading", "bold green"))
    put(sheet, line, indent=5, mark=f"  {block.letters[position.id]}")


def _evidence(sheet: Page, known: Index, position: Position, said: dict[tuple[str, str], str]) -> None:
    articles = by_article(position.claims, known)
    for article, claims in articles[:_QUOTED]:
        _evidence_of(sheet, article, claims, said)
    if rest := articles[_QUOTED:]:
        names = ", ".join(dict.fromkeys(a.source or a.id for a, _ in rest))
        put(sheet, text(f"and {count(len(rest), 'more article')}: {names}", "dim"), indent=5)


def _evidence_of(sheet: Page, article: Article, claims: tuple[Claim, ...], said: dict[tuple[str, str], str]) -> None:
    """Where it stands and who says it, then the sentence. Copied words, shown before, are not shown again."""
    claim, words = claims[0], (claims[0].sentence, claims[0].text)
    put(sheet, _source(article, claim), indent=5)
    if earlier := said.get(words):
        put(sheet, text(f"the same sentence as in {earlier}", "dim"), indent=7)
    else:
        put(sheet, quote(claim, room=two_lines(sheet, 7)), indent=7, turn=True)
        said[words] = article.id
    if len(claims) > 1:
        put(sheet, text(f"and {count(len(claims) - 1, 'more time')} in this article", "dim"), indent=7)


def _source(article: Article, claim: Claim) -> Text:
    """`2031-05-01  [a1] Daily Herald, from Health Ministry`. Numbers stand before names: after an Arabic one they would move."""
    marked = (
        ("hedged", claim.hedged),
        ("denied", claim.negated),
        ("worked out", "worked_out" in claim.detail),
        ("in the title", claim.field == "title"),
    )
    marks = [word for word, holds in marked if holds]
    said_by = f", from {chain(claim.origin, also=claim.detail.get('also'))}" if claim.origin else ""
    line = text(f"{when(article)}  [{article.id}]{''.join(f' ({m})' for m in marks)} ", "dim")
    return line.append_text(text(article.source or "unnamed outlet", "cyan")).append_text(text(said_by))


def _leading_elsewhere(sheet: Page, block: Block) -> None:
    """The figure to use today, where it is not among the positions just drawn."""
    for position in block.cluster.positions:
        if position.id == block.cluster.leading and position not in block.positions:
            put(sheet, text(f"★ leading: {block.letters[position.id]}, {position.says}", "green"), indent=5)


def _reasons(sheet: Page, block: Block) -> None:
    for reason, findings in by_reason(block.findings):
        explained = findings[: _EXPLAINED[block.verdict]]
        for finding in explained:
            inside = ", both in one article" if finding.within_article else ""
            between = f" {SYMBOLS[block.verdict]} ".join(_pair(block, finding))
            head = text(f"{between}  {block.verdict}: {reason}{inside}", STYLES[block.verdict])
            put(sheet, head.append_text(text(f"  {finding.id}", "dim")), indent=2)
            put(sheet, text(finding.explanation), indent=5)
        if block.verdict != "agree":
            put(sheet, text(f"Could both be true? {could_both_be_true(block.verdict, reason)}", "italic"), indent=5)
        if rest := findings[len(explained) :]:
            pairs = ", ".join("–".join(_pair(block, f)) for f in rest[:8])
            put(sheet, text(f"{count(len(rest), 'more pair')} for this reason: {pairs}{' …' if len(rest) > 8 else ''}", "dim"), indent=5)


def _pair(block: Block, finding: Finding) -> list[str]:
    """The letters of a finding's two positions, the earlier one first; one letter where it lies inside a position."""
    return sorted({block.letters[p] for p in finding.positions}, key=lambda letter: (len(letter), letter))
