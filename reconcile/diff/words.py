"""Two wordings held against each other, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Literal

Piece = tuple[Literal["same", "gone", "new"], str]
_WORDS = re.compile(r"\w+|[^\w\s]|\s+")
_CONTEXT = 8  # words kept around a change
_MOST = 4_000_000  # pairs of words that are compared; a page without a full stop, written anew, is replaced as a whole


def word_diff(old: str, new: str) -> tuple[Piece, ...]:
    """The pieces of both, in reading order: what both have, what is gone, what is new.

    The pieces that are not new, joined, are the old text; those that are not gone, the new one.

    >>> word_diff("26 were killed", "27 were killed")
    (('gone', '26'), ('new', '27'), ('same', ' were killed'))
    """
    a, b = _WORDS.findall(old), _WORDS.findall(new)
    head = _alike(a, b)
    tail = _alike(a[head:][::-1], b[head:][::-1])
    made: list[Piece] = [("same", "".join(a[:head]))]
    made += _between(a[head : len(a) - tail], b[head : len(b) - tail])
    made.append(("same", "".join(a[len(a) - tail :])))
    return tuple(_joined([piece for piece in made if piece[1]]))


def _joined(pieces: list[Piece]) -> Iterator[Piece]:
    """Words replaced in a row are one piece, with the spaces between them: `[-police said-]{+ministry denied+}`."""
    gone = new = ""
    for i, (kind, words) in enumerate(pieces):
        between = kind == "same" and words.isspace() and gone and new and [k for k, _ in pieces[i + 1 : i + 3]] == ["gone", "new"]
        if kind == "same" and not between:
            yield from _changed(gone, new)
            yield kind, words
            gone = new = ""
        else:
            gone, new = gone + words * (kind != "new"), new + words * (kind != "gone")
    yield from _changed(gone, new)


def _changed(gone: str, new: str) -> Iterator[Piece]:
    if gone:
        yield "gone", gone
    if new:
        yield "new", new


def _alike(a: list[str], b: list[str]) -> int:
    """How many words two lists begin with in common."""
    return next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))


def _between(a: list[str], b: list[str]) -> Iterator[Piece]:
    if len(a) * len(b) > _MOST:
        yield from (("gone", "".join(a)), ("new", "".join(b)))
        return
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if tag == "equal":
            yield "same", "".join(a[i1:i2])
        else:
            yield from (("gone", "".join(a[i1:i2])), ("new", "".join(b[j1:j2])))


def shortened(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """The same with long stretches that both have cut down to some words on either side, around an ellipsis."""
    last = len(pieces) - 1
    return tuple((kind, _cut(told, first=i == 0, last=i == last) if kind == "same" else told) for i, (kind, told) in enumerate(pieces))


def _cut(told: str, *, first: bool, last: bool) -> str:
    words = told.split(" ")
    head, tail = ([] if first else words[:_CONTEXT]), ([] if last else words[-_CONTEXT:])
    return " ".join([*head, "…", *tail]) if len(words) > len(head) + len(tail) + 1 else told
