"""A check as a person reads it in a terminal: each diagnostic with the words it is about, and those of the other side."""

from __future__ import annotations

from collections import Counter

from rich.console import Console

from reconcile.check.model import LEVELS, Checked, Diagnostic, Seen
from reconcile.report.lines import where
from reconcile.report.page import Page, gap, page, put, text, two_lines
from reconcile.report.wording import chain, could_both_be_true, count, quote, when

_SYMBOLS = {"contradict": "✗", "diverge": "≠", "uncorroborated": "·", "advice": "!"}
_STYLES = {"contradict": "red", "diverge": "yellow", "uncorroborated": "cyan", "advice": "dim"}
_NOUNS = {"contradict": "contradiction", "diverge": "divergence", "uncorroborated": "uncorroborated figure", "advice": "note"}


def print_check(checked: Checked, console: Console, *, bidi: str = "auto") -> None:
    """Draw a check: what is neither suppressed nor known, then how much there was. `bidi` is auto, raw or visual."""
    sheet = page(console, bidi=bidi)
    shown = [d for d in checked.diagnostics if d.is_open]
    for one in shown:
        _diagnostic(sheet, one)
        gap(sheet)
    _summary(sheet, checked, shown)


def _diagnostic(sheet: Page, one: Diagnostic) -> None:
    verdict, _, reason = one.rule.partition("/")
    head = text(where(one.at.place), "bold").append_text(text(f"  {one.rule}", _STYLES[one.level])).append_text(text(f"  {one.key}", "dim"))
    put(sheet, head, indent=2, mark=_SYMBOLS[one.level], style=_STYLES[one.level])
    put(sheet, quote(one.at.claim, room=two_lines(sheet, 5)), indent=5, turn=True)
    put(sheet, text(one.message), indent=2)
    if one.level in ("contradict", "diverge"):
        put(sheet, text(f"Could both be true? {could_both_be_true(verdict, reason)}", "italic"), indent=2)
    for seen in one.others:
        _other(sheet, seen)
    if one.suggestion:
        put(sheet, text("Suggested wording:", "italic"), indent=2)
        put(sheet, text(one.suggestion), indent=5, turn=True)


def _other(sheet: Page, seen: Seen) -> None:
    line = text(f"{when(seen.article)}  {where(seen.place)}  ", "dim").append_text(text(seen.article.source or "unnamed outlet", "cyan"))
    put(sheet, line.append_text(text(f", from {chain(seen.claim.origin)}" if seen.claim.origin else "")), indent=5, mark="   ↔")
    put(sheet, quote(seen.claim, room=two_lines(sheet, 7)), indent=7, turn=True)


def _summary(sheet: Page, checked: Checked, shown: list[Diagnostic]) -> None:
    found = Counter(d.level for d in shown)
    told = [count(found[level], _NOUNS[level]) for level in LEVELS if found[level]] or ["nothing to say"]
    told += [f"{n} suppressed" for n in [sum(d.suppressed is not None for d in checked.diagnostics)] if n]
    told += [f"{n} known already" for n in [sum(d.known and d.suppressed is None for d in checked.diagnostics)] if n]
    told += [f"{n} there no more" for n in [len(checked.absent or ())] if n]
    put(sheet, text(f"{count(len(checked.new), 'new article')}: {', '.join(told)}", "bold"))
