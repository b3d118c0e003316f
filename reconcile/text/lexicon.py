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


Entry = tuple[tuple[str, ...], str, Any, bool]  # the words after the first, name, value, only bare


class Lexicon:
    """Word lists of one language, compiled. Words are given folded; the marks `through` part no words of a phrase."""

    def __init__(self, glued: tuple[str, ...] = ("",), *, through: str = "") -> None:
        self._glued = frozenset(glued)
        self._lengths = sorted({len(prefix) for prefix in glued}, reverse=True)
        self._through = through
        self._index: dict[str, dict[str, list[Entry]]] = {}  # first word, second word or "" -> entries
        self._seen: dict[str, list[tuple[str, dict[str, list[Entry]]]]] = {}

    def add(self, name: str, words: Iterable[str], value: Any = None) -> None:
        """Add folded words or phrases under a name; `value` comes back with every mark."""
        for word in words:
            first, *rest = [t.text for t in tokenize(word.removeprefix("="))] or [""]
            if not first:
                raise ValueError(f"{name}: an empty word")
            entry = (tuple(rest), name, value, word.startswith("="))
            self._index.setdefault(first, {}).setdefault(rest[0] if rest else "", []).append(entry)
        self._seen.clear()

    def find(self, tokens: Sequence[Token]) -> list[Mark]:
        """Every match, in order of place; matches may overlap."""
        marks = []
        places = [i for i, t in enumerate(tokens) if t.text not in self._through]
        texts = [*(tokens[i].text for i in places), ""]
        for i, word in enumerate(texts[:-1]):
            analyses = self._seen.get(word)
            if analyses is None:
                analyses = self._analyses(word)
            for prefix, entries in analyses:
                for rest, name, value, bare in (*entries.get("", ()), *(entries.get(texts[i + 1], ()) if texts[i + 1] else ())):
                    end = i + 1 + len(rest)
                    if not (bare and prefix) and (len(rest) < 2 or tuple(texts[i + 1 : end]) == rest):
                        marks.append(Mark(name, places[i], places[end - 1] + 1, prefix, value))
        return marks

    def _analyses(self, word: str) -> list[tuple[str, dict[str, list[Entry]]]]:
        """What a word can begin with, by what may be glued to its front."""
        cuts = [n for n in self._lengths if word[n:] in self._index and word[:n] in self._glued]
        found = self._seen[word] = [(word[:n], self._index[word[n:]]) for n in cuts]
        return found
