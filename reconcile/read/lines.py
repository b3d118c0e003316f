"""The lines of a text, with what tells a sentence from a menu: how long, how it ends, what it opens with."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

Marks = dict[int, str]  # the index of a line -> why it is dropped

_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_WORD = re.compile(r"[^\W_]+")
_MARKS = re.compile(r"[\W_]*")
_SENTENCE_END = re.compile(r"[.!?؟…。؛;][\"'»”’)\]\s]*$")
_LIST_MARK = re.compile(r"[-–—•▪●◄►»+×]\s*(?=[^\W\d])")
# Only the beginning of a long line is looked at word by word: a line that long is a paragraph.
_FAR = 600


@dataclass(frozen=True, slots=True)
class Line:
    """One line that is not blank, without the white space around it."""

    start: int  # half-open, in the text as given
    end: int
    text: str  # folded
    bare: str  # folded, without the marks that it opens with
    words: tuple[str, ...]  # words and numbers, folded

    @property
    def sentence(self) -> bool:
        """Whether it ends as a sentence does."""
        return _SENTENCE_END.search(self.text, max(0, len(self.text) - 8)) is not None

    @property
    def long(self) -> bool:
        """Whether `words` are only those that it begins with."""
        return len(self.text) > _FAR

    @property
    def key(self) -> tuple[str, ...]:
        """What two lines share that say the same."""
        return (self.text,) if self.long else self.words

    @property
    def paragraph(self) -> bool:
        """Whether it is long enough, and ends so, that it can only be running text."""
        return len(self.words) >= (12 if self.sentence else 25)

    @property
    def listed(self) -> bool:
        """Whether it opens with the mark of a list."""
        return _LIST_MARK.match(self.text) is not None

    @property
    def busy(self) -> bool:
        """Whether it may state something though it is short: it has a number, or ends like a sentence."""
        return self.number or self.sentence

    @property
    def number(self) -> bool:
        """Whether a number stands in it."""
        return any(word.isdecimal() for word in self.words)


def split(text: str, folding: Mapping[int, str | None]) -> list[Line]:
    """The lines of a text, blank ones left out, in order."""
    lines = []
    for match in _LINE.finditer(text):
        raw = match.group()
        stripped = raw.strip()
        if stripped:
            start = match.start() + len(raw) - len(raw.lstrip())
            folded = stripped.translate(folding)
            bare = folded[_MARKS.match(folded).end() :]  # type: ignore[union-attr]
            lines.append(Line(start, start + len(stripped), folded, bare, tuple(_WORD.findall(folded[:_FAR]))))
    return lines
