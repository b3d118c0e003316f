"""A text's line breaks: those that end a line, and those that only wrap it."""

from __future__ import annotations

import re
from itertools import pairwise

_LINE = re.compile(r"[^\r\n]+")
_WIDE, _NARROW = 120, 40  # no text is wrapped wider, in characters, or narrower
_ENOUGH = 4  # lines that follow on another with no blank one between, at least
_MOST, _FEW = 0.6, 0.5  # least share of those that begin with what did not fit before; greatest share of these that end a sentence
_ENDS = re.compile(r"[.!?؟…。:][\"'»”’)\]]*\s*$")
_LISTED = re.compile(r"\s*(?:[-–—•▪●*+]|\d+[.)])\s")


def flowing(text: str) -> str:
    """The text with a space for every line break that only wraps it: as many characters, so that offsets hold.

    A text is wrapped (an e-mail, a page of a terminal) where nearly every line is as full as its words let it be.
    Any other keeps all its breaks, since they end headlines and sentences.

    >>> flowing("A fire\\nin a mill") == "A fire\\nin a mill"
    True
    """
    lines = list(_LINE.finditer(text))
    width = max((len(line[0]) for line in lines if len(line[0]) <= _WIDE), default=0)
    if width < _NARROW or sum(len(line[0]) > _WIDE for line in lines) * 20 > len(lines):
        return text
    adjacent = [(a, b) for a, b in pairwise(lines) if text[a.end() : b.start()] in ("\n", "\r\n", "\r") and b[0].strip()]
    soft = [(a, b) for a, b in adjacent if _full(a[0], b[0], width)]
    ends = sum(_ENDS.search(a[0]) is not None for a, _ in soft)
    if len(adjacent) < _ENOUGH or len(soft) < _MOST * len(adjacent) or ends > _FEW * len(soft):
        return text
    made = list(text)
    for a, b in soft:
        made[a.end() : b.start()] = " " * (b.start() - a.end())
    return "".join(made)


def _full(line: str, following: str, width: int) -> bool:
    """Whether the first word of the next line would not have fitted on a line."""
    return not _LISTED.match(following) and len(line.rstrip()) + 1 + len(following.split(maxsplit=1)[0]) > width
