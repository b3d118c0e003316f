"""A finding on its own, as a fact-checker sees it who has to decide on it."""

from __future__ import annotations

from rich.console import Console

from reconcile.model import Report
from reconcile.report.blocks import Block, Index, in_time, index, letters
from reconcile.report.matter import draw_block
from reconcile.report.page import Page, gap, page, put, text
from reconcile.review.decisions import Decision
from reconcile.review.session import Item
from reconcile.review.standing import Standing


def print_item(item: Item, report: Report, console: Console, *, number: int, of: int, bidi: str = "auto") -> None:
    """The two positions with their words, what stands between them, and what was decided before. `number` counts from 1."""
    sheet, known = page(console, bidi=bidi), index(report)
    gap(sheet)
    put(sheet, text(f"{number} of {of}  {item.subject.topic}", "dim"))
    if item.standing:
        _standing(sheet, item.standing)
    draw_block(sheet, known, _block(item, known))


def _block(item: Item, known: Index) -> Block:
    """The finding as if nothing else had been said of its matter."""
    ordered = in_time(known.clusters[item.finding.cluster], known)
    shown = tuple(p for p in ordered if p.id in item.finding.positions)
    return Block(known.clusters[item.finding.cluster], item.finding.verdict, shown, (item.finding,), letters(ordered))


def _standing(sheet: Page, standing: Standing) -> None:
    put(sheet, text(_told(standing.decision), "bold"), indent=2, mark="!")
    for change in standing.changes:
        put(sheet, text(f"since then: {change}", "yellow"), indent=4)


def _told(decision: Decision) -> str:
    """`dismissed by Noor: two days apart`."""
    by = f" by {decision.by}" if decision.by else ""
    return f"{decision.decision}{by}" + (f": {decision.reason}" if decision.reason else "")
