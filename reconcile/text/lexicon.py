"""Find the words and phrases of many word lists in a token row, clitics and all, in one pass.

A word list is written without clitics; what a language glues to the front of a word (وبال…, لل…) is its
data. So `قتلى` in a list finds قتلى, القتلى, والقتلى and بالقتلى, and the mark remembers what was glued.
A spelling that begins with `=` is found only bare.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from reconcile.text.tokens import Token, tokenize


@dataclass(frozen=True, slots=True)
class Mark:
    """A named stretch of tokens, half-open. `prefix` is what was glued to its first word."""

    name: str
    start: int
    end: int
    prefix: str = ""
    value: Any = None


def prefixes(slots: Sequence[Sequence[str]], contractions: dict[str, str]) -> tuple[str, ...]:
    """All that can be glued to a word: one or none of each slot, in order, contracted; longest first.

    >>> prefixes([["w"], ["l"], ["al"]], {"lal": "ll"})
    ('wll', 'wal', 'll', 'wl', 'al', 'w', 'l', '')
    """
    found = set()
    for choice in itertools.product(*(("", *slot) for slot in slots)):
        glued = "".join(choice)
        for long, short in contractions.items():
            glued = glued.replace(long, short)
        found.add(glued)
    return tuple(sorted(found, key=lambda p: (-len(p), -ord(p[0]) if p else 0)))


class Lexicon:
    """Word lists of one language, compiled. Words are given folded."""

    def __init__(self, glued: tuple[str, ...] = ("",)) -> None:
        self._glued = glued
        self._index: dict[str, list[tuple[tuple[str, ...], str, Any, bool]]] = {}
        self._seen: dict[str, list[tuple[str, tuple[str, ...], str, Any]]] = {}

    def add(self, name: str, words: Iterable[str], value: Any = None) -> None:
        """Add folded words or phrases under a name; `value` comes back with every mark."""
        for word in words:
            bare = word.startswith("=")
            first, *rest = [t.text for t in tokenize(word.removeprefix("="))] or [""]
            if not first:
                raise ValueError(f"{name}: an empty word")
            self._index.setdefault(first, []).append((tuple(rest), name, value, bare))
        self._seen.clear()

    def find(self, tokens: Sequence[Token]) -> list[Mark]:
        """Every match, in order of place; matches may overlap."""
        marks = []
        for i, token in enumerate(tokens):
            for prefix, rest, name, value in self._analyses(token.text):
                end = i + 1 + len(rest)
                if not rest or (end <= len(tokens) and all(t.text == r for t, r in zip(tokens[i + 1 : end], rest, strict=True))):
                    marks.append(Mark(name, i, end, prefix, value))
        return marks

    def _analyses(self, word: str) -> list[tuple[str, tuple[str, ...], str, Any]]:
        found = self._seen.get(word)
        if found is None:
            found = []
            for prefix in self._glued:
                if word.startswith(prefix):
                    for rest, name, value, bare in self._index.get(word[len(prefix) :], ()):
                        if not (bare and prefix):
                            found.append((prefix, rest, name, value))
            self._seen[word] = found
        return found
