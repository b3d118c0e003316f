"""Fold a text to the form that rules are written in, and find the way back to the original.

Folding maps letters that writers use for one another onto one of them (أ إ آ to ا), drops marks that
carry no letter (tashkeel, tatweel, zero-width joiners), lower-cases, and turns every digit into an
ASCII one. What is mapped onto what is a language's data; this module only applies it.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text. `cuts` are the original offsets of the characters that folding dropped, ascending."""

    text: str
    cuts: tuple[int, ...] = ()

    def original(self, offset: int) -> int:
        """The original offset of the character at a folded offset.

        >>> Folded("ab", (1,)).original(1)
        2
        """
        position = offset
        while True:
            moved = offset + bisect_right(self.cuts, position)
            if moved == position:
                return position
            position = moved

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The original half-open span of a folded one; dropped marks inside it stay inside it."""
        if not self.cuts or end <= start:
            first = self.original(start)
            return first, first + max(0, end - start)
        last = self.original(end - 1) + 1
        while last in self._cut_set():  # a mark written on the last letter belongs to it
            last += 1
        return self.original(start), last

    def _cut_set(self) -> frozenset[int]:
        return _cut_set(self.cuts)


@lru_cache(maxsize=256)
def _cut_set(cuts: tuple[int, ...]) -> frozenset[int]:
    return frozenset(cuts)


class Table(dict[int, str | None]):
    """A `str.translate` table that fills itself: digits to ASCII, capitals to small letters. Each is like itself alone."""

    __hash__ = object.__hash__  # type: ignore[assignment]

    def __missing__(self, code: int) -> str | None:
        character = chr(code)
        if unicodedata.category(character) == "Nd":
            mapped = str(unicodedata.digit(character))
        elif unicodedata.category(character) == "Zs":
            mapped = " "
        else:
            lowered = character.lower()
            mapped = lowered if len(lowered) == 1 else character
        self[code] = mapped
        return mapped


def table(maps: Mapping[str, str], dropped: str) -> Table:
    """A folding table. `maps` gives for a letter the letters folded onto it; `dropped` vanish."""
    made = Table()
    for target, sources in maps.items():
        for source in sources:
            made[ord(source)] = target
    for character in dropped:
        made[ord(character)] = None
    return made


def fold(text: str, folding: Table) -> Folded:
    """Fold a text; the result knows every character's original offset."""
    folded = text.translate(folding)
    if len(folded) == len(text):
        return Folded(folded)
    dropped = "|".join(re.escape(chr(code)) for code, letter in folding.items() if letter is None) or "(?!)"
    return Folded(folded, tuple(m.start() for m in re.finditer(dropped, text)))
