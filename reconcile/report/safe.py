"""Make text of others harmless on a terminal: nothing in it may move the cursor, hide, or reorder words.

An article can hold an ANSI escape or a bidi override, by accident or to make a figure read backwards.
They are shown, not obeyed. Text goes to rich as `Text`, never as markup, so `[red]` is five letters.
"""

from __future__ import annotations

import re
import unicodedata

# Marks that writers of Arabic leave by the dozen and that change nothing once a line is drawn whole.
_SILENT = frozenset("\u00ad\u061c\u200b\u200e\u200f\u2060\ufeff")
_JOINERS = frozenset("\u200c\u200d")  # they shape letters, as in some plural endings, and are part of the spelling
_BREAKS = re.compile(r"\s*[^\S ]\s*")  # white space with anything but plain spaces in it
_BARRED = frozenset(("Cc", "Cf", "Cs", "Co", "Cn"))


class _Shown(dict[int, str]):
    """A `str.translate` table that fills itself with what to show for a character."""

    def __missing__(self, code: int) -> str:
        self[code] = shown = _shown(chr(code))
        return shown


def _shown(character: str) -> str:
    code = ord(character)
    if character in _SILENT:
        return ""
    if character in _JOINERS or unicodedata.category(character) not in _BARRED:
        return character
    if code < 0x20:
        return chr(0x2400 + code)  # ␛ for an escape
    return "\u2421" if code == 0x7F else f"<U+{code:04X}>"


_TABLE = _Shown()


def safe(text: str) -> str:
    """The text on one line, with every control and override made visible.

    >>> safe("26\\x1b[2J killed\\u202e")
    '26␛[2J killed<U+202E>'
    """
    return _BREAKS.sub(" ", text).translate(_TABLE)
