"""The cues of all languages' pages, compiled, and folded like the texts they meet."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from reconcile.rulebook.page import Page
from reconcile.rulebook.words import expand_all
from reconcile.text.fold import Table

Pattern = re.Pattern[str]

_FIRST = re.compile(r"\d|[^\W\d]+|\W")
_compiled = cache(re.compile)


@dataclass(frozen=True, slots=True)
class Openings:
    """Cues that stand at the beginning of a line, a pattern for all that begin with one word: there are hundreds, and to
    compile them all takes longer than to read an article, whose lines begin with few of them."""

    patterns: Mapping[str, str]

    def match(self, line: str) -> re.Match[str] | None:
        """The longest cue that a line begins with."""
        source = self.patterns.get(_first(line))
        return _compiled(source).match(line) if source else None


def _first(text: str) -> str:
    """The word or the mark that a line or a cue begins with; `#` for any number."""
    found = _FIRST.match(text)
    return "" if found is None else "#" if found[0].isdecimal() else found[0]


@dataclass(frozen=True, slots=True)
class Cues:
    """Compiled cues; every pattern is matched against folded text. See `rulebook.page.Page` for the kinds."""

    folding: Table
    alone: Openings
    opens: Openings
    within: Pattern
    credit: Pattern
    label: Openings
    heading: Openings
    stamp: Pattern
    tail: Pattern


def compile_cues(pages: Iterable[Page], folding: Table) -> Cues:
    """The cues of several languages together, since a page's furniture need not be in its article's language."""
    pages = tuple(pages)

    def cues(kind: str) -> list[str]:
        spellings = [cue for page in pages for cue in getattr(page, kind)]
        return sorted((word.translate(folding) for word in expand_all(spellings)), key=lambda w: (-len(w), w))

    return Cues(
        folding=folding,
        alone=_openings(cues("alone"), r"[\W_]*$"),
        opens=_openings(cues("opens")),
        within=re.compile(_any_of(cues("within"))),
        credit=re.compile(rf"[(\[](?:{_any_of(cues('credit'))})"),
        label=_openings(cues("label")),
        heading=_openings(cues("heading")),
        stamp=re.compile(_any_of(cues("stamp"))),
        tail=re.compile(rf"(?:^|[.!?؟…][\"')\]]*\s*|[\"')\]]\s+)(?P<tail>{_any_of(cues('tail'))})"),
    )


def _openings(cues: Iterable[str], end: str = "") -> Openings:
    found: dict[str, list[str]] = {}
    for cue in cues:
        found.setdefault(_first(cue), []).append(cue)
    return Openings({word: f"(?:{_any_of(some)}){end}" for word, some in found.items()})


def _any_of(cues: Iterable[str]) -> str:
    """A pattern for any of some cues, in their order."""
    return "|".join(map(_pattern, cues)) or "(?!)"


def _pattern(cue: str) -> str:
    """A cue as a pattern: any blanks between its words, `#` any number, and no half words at its ends."""
    body = r"\s+".join(re.escape(word).replace(r"\#", r"\d+") for word in cue.split())
    return (r"(?<!\w)" if cue[0].isalnum() else "") + body + (r"(?!\w)" if cue[-1].isalnum() or cue[-1] == "#" else "")
