"""Tokens of a folded text: words, numbers with their separators, and single marks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

# A number keeps its inner separators (3,000 and 1.5 and ١٬٢٠٠), a word its letters and marks. A figure
# glued to a word (18شخصا) is two tokens.
_TOKEN = re.compile(r"\d+(?:[.,٫٬]\d+)*|[^\W\d_]+|[^\w\s]|_")

COMMAS = frozenset(",،")


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a number or a mark; `start` and `end` count in the folded text."""

    text: str
    start: int
    end: int

    @property
    def is_word(self) -> bool:
        """Whether it begins with a letter."""
        return self.text[0].isalpha()

    @property
    def is_number(self) -> bool:
        """Whether it begins with a decimal digit (a superscript is none)."""
        return self.text[0].isdecimal()


def tokenize(folded: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The tokens between two offsets of a folded text, in order."""
    stop = len(folded) if end is None else end
    return [Token(m.group(), m.start(), m.end()) for m in _TOKEN.finditer(folded, start, stop)]


def compound(tokens: Sequence[Token], at: int) -> int:
    """Where the word at a token ends that hyphens or full stops join, half-open: 19-year-old, U.S.

    >>> compound(tokenize("off-duty guards"), 0)
    3
    """
    end = at + 1
    while end + 1 < len(tokens) and tokens[end].text in "-." and tokens[end - 1].end == tokens[end].start == tokens[end + 1].start - 1:
        end += 2
    dotted = end > at + 1 and end < len(tokens) and tokens[end].text == tokens[end - 2].text == "."
    return end + 1 if dotted else end
