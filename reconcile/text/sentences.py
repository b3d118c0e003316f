"""Sentences of a folded text: by line, by closing marks, never inside a number or an abbreviation."""

from __future__ import annotations

import re

# A mark that may close a sentence, with what closes around it: `قال: «انتهى.» ثم` ends after the quote.
_STOP = re.compile(r"[.!?؟…]+[\"'\)\]]*")


def sentences(folded: str, abbreviations: frozenset[str]) -> list[tuple[int, int]]:
    """Half-open spans of the sentences, without the white space around them, in order.

    A line break always ends a sentence. A full stop ends one where white space follows, and also
    where a letter without case follows at once: Arabic newspapers often leave the space out.
    """
    found = []
    start = 0
    for line in re.finditer(r"[^\n\r]+", folded):
        start = line.start()
        for stop in _STOP.finditer(folded, line.start(), line.end()):
            if _closes(folded, stop, line.end(), abbreviations):
                found.append((start, stop.end()))
                start = stop.end()
        found.append((start, line.end()))
    trimmed = (_trim(folded, a, b) for a, b in found)
    return [(a, b) for a, b in trimmed if a < b]


def _closes(text: str, stop: re.Match[str], line_end: int, abbreviations: frozenset[str]) -> bool:
    after = stop.end()
    if after >= line_end:
        return True
    before = re.search(r"\w+$", text[max(0, stop.start() - 24) : stop.start()])
    word = before.group() if before else ""
    if stop.group()[0] == "." and (word in abbreviations or (word.isdecimal() and text[after].isdecimal())):
        return False
    if text[after].isspace():
        return True
    return len(word) > 1 and text[after].isalpha() and text[after].lower() == text[after].upper()


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
