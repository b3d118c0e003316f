"""The cues of all languages' pages, compiled: one automaton a kind, folded like the texts they meet."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from reconcile.rulebook.page import Page
from reconcile.rulebook.words import expand_all
from reconcile.text.fold import Table

Pattern = re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Cues:
    """Compiled cues; every pattern is matched against folded text. See `rulebook.page.Page` for the kinds."""

    folding: Table
    alone: Pattern
    opens: Pattern
    within: Pattern
    credit: Pattern
    label: Pattern
    heading: Pattern
    stamp: Pattern
    tail: Pattern


def compile_cues(pages: Iterable[Page], folding: Table) -> Cues:
    """The cues of several languages together, since a page's furniture need not be in its article's language."""
    pages = tuple(pages)

    def any_of(kind: str) -> str:
        spellings = [cue for page in pages for cue in getattr(page, kind)]
        words = sorted((word.translate(folding) for word in expand_all(spellings)), key=lambda w: (-len(w), w))
        return "|".join(map(_pattern, words)) or "(?!)"

    return Cues(
        folding=folding,
        alone=re.compile(rf"(?:{any_of('alone')})[\W_]*$"),
        opens=re.compile(any_of("opens")),
        within=re.compile(any_of("within")),
        credit=re.compile(rf"[(\[](?:{any_of('credit')})"),
        label=re.compile(any_of("label")),
        heading=re.compile(any_of("heading")),
        stamp=re.compile(any_of("stamp")),
        tail=re.compile(rf"(?:^|[.!?؟…][\"')\]]*\s*|[\"')\]]\s+)(?P<tail>{any_of('tail')})"),
    )


def _pattern(cue: str) -> str:
    """A cue as a pattern: any blanks between its words, `#` any number, and no half words at its ends."""
    body = r"\s+".join(re.escape(word).replace(r"\#", r"\d+") for word in cue.split())
    return (r"(?<!\w)" if cue[0].isalnum() else "") + body + (r"(?!\w)" if cue[-1].isalnum() or cue[-1] == "#" else "")
