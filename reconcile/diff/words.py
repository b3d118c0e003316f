"""Two wordings held against each other, word by word."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import Literal

Piece = tuple[Literal["same", "gone", "new"], str]
_WORDS = re.compile(r"\w+|[^\w\s]|\s+")
_CONTEXT = 8  # words kept around a change


def word_diff(old: str, new: str) -> tuple[Piece, ...]:
    """The pieces of both, in reading order: what both have, what is gone, what is new.

    The pieces that are not new, joined, are the old text; those that are not gone, the new one.

    >>> word_diff("26 were killed", "27 were killed")
    (('gone', '26'), ('new', '27'), ('same', ' were killed'))
    """
    a, b = _WORDS.findall(old), _WORDS.findall(new)
    made: list[Piece] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if tag == "equal":
            made.append(("same", "".join(a[i1:i2])))
            continue
        made += [("gone", "".join(a[i1:i2]))] if i2 > i1 else []
        made += [("new", "".join(b[j1:j2]))] if j2 > j1 else []
    return tuple(made)


def shortened(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """The same with long stretches that both have cut down to some words on either side, around an ellipsis."""
    last = len(pieces) - 1
    return tuple((kind, _cut(told, first=i == 0, last=i == last) if kind == "same" else told) for i, (kind, told) in enumerate(pieces))


def _cut(told: str, *, first: bool, last: bool) -> str:
    words = told.split(" ")
    head, tail = ([] if first else words[:_CONTEXT]), ([] if last else words[-_CONTEXT:])
    return " ".join([*head, "…", *tail]) if len(words) > len(head) + len(tail) + 1 else told
