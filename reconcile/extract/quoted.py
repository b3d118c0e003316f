"""Where quotation marks of every kind open and close, nested ones inside, unclosed ones to the paragraph's end."""

from __future__ import annotations

from collections.abc import Iterator

_OPEN = "«“„‟‹"
_CLOSE = "»”›"
_NEUTRAL = '"＂'
_LONGEST_UNCLOSED = 400  # characters
_SINGLE_OPEN = "‘'"
_SINGLE_CLOSE = "’'"


def quoted(text: str) -> list[tuple[int, int]]:
    """Half-open spans of what stands between the outermost quotation marks, the marks left out, in order.

    >>> quoted('He said: "Leave \\'now\\'." Then')
    [(10, 22)]
    """
    found: list[tuple[int, int]] = []
    start = 0
    for line in text.splitlines(keepends=True):
        found += _line(text, start, start + len(line.rstrip("\r\n")))
        start += len(line)
    return found


def _line(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    opened: int | None = None
    inside = ""  # the kind of mark that opened: only its own closes
    depth = 0
    for at in range(start, end):
        kind = _kind(text, at, start, end)
        if not kind:
            continue
        if opened is None:
            if kind != "’" and not (kind == "»" and _behind_word(text, at, start)):  # that closes what nobody opened
                opened, inside, depth = at + 1, kind, 1
        elif inside == "‘":
            if kind in "‘’" and _ends_single(text, at, end):
                yield opened, at
                opened = None
        elif kind == "«" and _never_closes(text, opened, at, end, depth):
            yield opened, _unclosed(text, opened, at)
            opened, inside, depth = at + 1, kind, 1
        elif kind == "«" and sum(text[i] in _CLOSE for i in range(at, end)) > depth:  # else a sloppy «word« closes
            depth += 1
        elif kind in "»«" or (kind == '"' and inside in '"»'):
            depth -= 1
            if depth == 0:
                yield opened, at
                opened = None
    if opened is not None and opened < end and inside != "‘":
        yield opened, _unclosed(text, opened, end)


def _never_closes(text: str, opened: int, at: int, end: int, depth: int) -> bool:
    """Whether a long quotation of several sentences, in which another opens here, has no mark left that closes it."""
    if text[at - 1].isalnum() or at - opened <= _LONGEST_UNCLOSED or text.find(". ", opened, at) < 0:
        return False
    spare = sum(m in _CLOSE for m in text[at:end]) - sum(m in _OPEN for m in text[at:end])
    return spare < depth


def _behind_word(text: str, at: int, start: int) -> bool:
    return at > start and not text[at - 1].isspace() and text[at - 1] not in ":("


def _unclosed(text: str, start: int, end: int) -> int:
    """The end of a quotation that nobody closed: the paragraph's, or in a very long one the sentence's."""
    stop = text.find(". ", start, end)
    return end if end - start <= _LONGEST_UNCLOSED or stop < 0 else stop + 1


def _kind(text: str, at: int, start: int, end: int) -> str:
    """The kind of mark at a place: « “ open, » ” close, '"' either, ‘ ’ single; empty where it is none."""
    mark = text[at]
    if mark in _OPEN:
        return "«"
    if mark in _CLOSE:
        return "»"
    if mark in _NEUTRAL:
        return '"'
    if mark in _SINGLE_OPEN and (at == start or not text[at - 1].isalnum()) and at + 1 < end and text[at + 1].isalnum():
        return "‘"
    return "’" if mark in _SINGLE_CLOSE else ""


def _ends_single(text: str, at: int, end: int) -> bool:
    return (at + 1 >= end or not text[at + 1].isalnum()) and not text[at - 1].isspace()
