"""Find the headline of a plain text that has no title of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reconcile.model import Article
from reconcile.read.lines import Line, split
from reconcile.text.flow import flowing

# A headline stands among the first lines, and in the first characters, and has this many words.
_NEAR = 15
_FAR = 4000
_WORDS = range(3, 26)
_YEAR = re.compile(r"(?:19|20)\d\d")


def headline(article: Article) -> tuple[int, int] | None:
    """Where in its text an article's headline stands, half-open; None where no line looks like one.

    Lines that were dropped are passed over. What stands above the first paragraph is looked at, and the
    first line there that is at least half as long as the longest is the headline, since menus are shorter;
    for the very first line a third is enough, since a second headline may be much longer.
    """
    text = flowing(article.text)[:_FAR]
    lines = [line for line in split(text, {}) if not any(drop.start <= line.start < drop.end for drop in article.dropped)]
    index = headline_line(lines)
    return None if index is None else (lines[index].start, lines[index].end)


def headline_line(lines: Sequence[Line]) -> int | None:
    """The index of the headline among lines, where there is one."""
    first = next((i for i, line in enumerate(lines) if line.paragraph), None)
    if first is None:
        first = min(len(lines), 2) if len(lines) > 1 else 0
    candidates = [i for i in range(min(first, _NEAR)) if len(lines[i].words) in _WORDS and not _no_headline(lines[i])]
    longest = max((len(lines[i].words) for i in candidates), default=0)
    return next((i for i in candidates if (3 if i == 0 and len(lines[i].words) > 3 else 2) * len(lines[i].words) >= longest), None)


def _no_headline(line: Line) -> bool:
    """Whether it ends with a full stop or colon (a headline may ask, exclaim or quote), or is a date."""
    stopped = line.text.endswith((".", "؛", ";", ":")) and not line.text.endswith("..")
    return stopped or (len(line.words) <= 6 and any(_YEAR.fullmatch(word) for word in line.words))
