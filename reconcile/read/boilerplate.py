"""Mark what in an article's text is not the article: menus, credits, links to others, repetitions, watermarks.

Precision comes first: a dropped sentence loses its claims without a word, a menu that is kept rarely
makes one. So a line falls only for a cue that no sentence begins with, or for what it is by its shape
and place; and what falls is marked, never cut, so that offsets and the date stage still find it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from reconcile.model import Article, Drop
from reconcile.read.cued import by_cue, tails
from reconcile.read.cues import Cues
from reconcile.read.lines import Line, split
from reconcile.read.shapes import by_shape
from reconcile.text.flow import flowing

_STOP = re.compile(r"[.!?؟]+(?=\W|$)")
_LONG = 60  # characters: a sentence that is not said twice by chance


def drop_boilerplate(article: Article, cues: Cues) -> Article:
    """The article with `dropped` set: spans of its text, in order and not touching, each with why. What its reader dropped stays so."""
    read = max((drop.end for drop in article.dropped), default=0)  # front matter: only the top of a text is ever dropped by then
    text = flowing(article.text)
    lines = [line for line in split(text, cues.folding) if line.start >= read]
    title = next((line.words for line in split(article.title or "", cues.folding)), ())
    marks = by_cue(lines, cues, title)
    marks |= by_shape(lines, text, marks, title)
    kept = [line for i, line in enumerate(lines) if i not in marks]
    drops = [*article.dropped, *(Drop(lines[i].start, lines[i].end, why) for i, why in marks.items())]
    drops += _again(text, kept)
    drops += tails(text, kept, cues)
    return replace(article, dropped=_apart(drops))


def _again(text: str, lines: Sequence[Line]) -> Iterator[Drop]:
    """Long sentences that stood in the text already, word for word: captions mostly."""
    seen: set[str] = set()
    for line in lines:
        start = line.start
        for stop in _STOP.finditer(text, line.start, line.end):
            sentence = text[start : stop.end()].lstrip()
            if len(sentence) > _LONG:
                if sentence in seen:
                    yield Drop(stop.end() - len(sentence), stop.end(), "repeated")
                seen.add(sentence)
            start = stop.end()


def _apart(drops: list[Drop]) -> tuple[Drop, ...]:
    """In order; of two that overlap, the first stays."""
    made: list[Drop] = []
    for drop in sorted(drops, key=lambda drop: (drop.start, -drop.end)):
        if not made or drop.start >= made[-1].end:
            made.append(drop)
    return tuple(made)
