"""A difference in a terminal: what was edited, word by word, and what that made of the findings."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text

from reconcile.diff.model import Difference, FindingChange
from reconcile.diff.words import Piece
from reconcile.report.diff.wording import MARKS, SILENT, Edit, articles, heading, moved, named, sources, summary, told
from reconcile.report.page import Page, gap, page, put, text, two_lines
from reconcile.report.wording import STYLES, SYMBOLS, count, quote

_STYLES = {"added": "green", "gone": "red", "changed": "yellow"}
_PIECES = {"same": ("", "", ""), "gone": ("[-", "-]", "red"), "new": ("{+", "+}", "green")}  # as `git diff --word-diff` has it


def print_difference(found: Difference, console: Console, *, bidi: str = "auto") -> None:
    """Draw a difference. `bidi` is auto, raw or visual; raises ValueError for another."""
    sheet = page(console, bidi=bidi)
    for line in summary(found):
        put(sheet, text(line, "bold"))
    if found.added or found.gone:
        _heading(sheet, "ARTICLES")
    for kind, article, claims in moved(found):
        put(sheet, text(f"{named(article)}: {count(claims, 'claim')}"), indent=4, mark=f"  {MARKS[kind]}", style=_STYLES[kind])
    edited = articles(found)
    if edited:
        _heading(sheet, "CLAIMS")
    for article, edits in edited:
        put(sheet, text(named(article), "bold"), indent=2)
        for edit in edits:
            _edit(sheet, edit, found)
    if found.findings:
        _heading(sheet, "FINDINGS")
    for finding in found.findings:
        _finding(sheet, finding)


def _heading(sheet: Page, words: str) -> None:
    gap(sheet)
    put(sheet, text(words, "bold"))


def _edit(sheet: Page, edit: Edit, found: Difference) -> None:
    for change in edit.changes:
        line = ": ".join(filter(None, (change.claim.topic, told(change, found))))
        put(sheet, text(line), indent=4, mark=f"  {MARKS[change.kind]}", style=_STYLES[change.kind])
    if edit.silent:
        put(sheet, text(SILENT, "bold red"), indent=6)
    words = _pieces(edit.wording) if edit.wording else quote(edit.changes[0].claim, room=two_lines(sheet, 6))
    put(sheet, words, indent=6, turn=True)


def _pieces(wording: tuple[Piece, ...]) -> Text:
    made = Text()
    for kind, words in wording:
        before, after, style = _PIECES[kind]
        made.append_text(text(f"{before}{words}{after}", style))
    return made


def _finding(sheet: Page, change: FindingChange) -> None:
    finding, subject = change.shown
    style = "dim" if change.kind == "resolved" else STYLES[finding.verdict]
    put(sheet, text(f"{heading(change)}  {finding.id}", style), indent=2, mark=SYMBOLS[finding.verdict], style=style)
    put(sheet, text(subject.about, "bold"), indent=5)
    for side in subject.sides:
        put(sheet, text(f"{side.says}  ", "bold").append_text(text(f"said by {sources(side)}", "dim")), indent=5)
    put(sheet, text(finding.explanation), indent=5)
    for line in change.changes:
        put(sheet, text(line, "yellow"), indent=5)
