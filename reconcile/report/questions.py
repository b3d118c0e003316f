"""The questions to ask, as a numbered list on a page."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console

from reconcile.judge.questions import ToAsk
from reconcile.report.page import gap, page, put, text
from reconcile.report.wording import STYLES, SYMBOLS, count

_SHOWN = 6  # ids of findings named for a question


def print_questions(asked: Sequence[ToAsk], console: Console, *, bidi: str = "auto") -> None:
    """Draw the questions in their order, each with the findings that it would settle."""
    sheet = page(console, bidi=bidi)
    settled = {f for q in asked for f in q.findings}
    put(sheet, text(f"{count(len(asked), 'question')} would settle {count(len(settled), 'open finding')}", "bold"))
    for number, question in enumerate(asked, 1):
        gap(sheet)
        head = text(f"{SYMBOLS[question.verdict]} ", STYLES[question.verdict]).append_text(text(f"Ask {question.of}", "bold"))
        put(sheet, head, indent=5, mark=f"{number:>3}")
        put(sheet, text(question.text), indent=5)
        more = f" and {len(question.findings) - _SHOWN} more" if len(question.findings) > _SHOWN else ""
        put(sheet, text(f"settles {', '.join(question.findings[:_SHOWN])}{more}  in {question.cluster}", "dim"), indent=5)
