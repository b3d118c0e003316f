"""The consonants of a name, in whatever script: what spellings of it in two scripts share."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Pairs of Latin letters that stand for one sound, then the sounds that scripts write for one another: Putin is بوتين,
# that is bwtyn. Vowels and what stands for them (h, w, y) have none.
_PAIRS = {"kh": "k", "gh": "k", "sh": "s", "ch": "s", "zh": "s", "th": "t", "dh": "t", "ph": "f", "x": "ks"}
_SOUNDS = str.maketrans({**dict.fromkeys("gjqck", "k"), **dict.fromkeys("sz", "s"), "d": "t", "p": "b", "v": "f"})
_SILENT = re.compile("[^bfklmnrst]")
_AGAIN = re.compile(r"(.)\1+")


@lru_cache(maxsize=4096)
def skeleton(name: str) -> str:
    """The consonants of a name after transliteration, like sounds as one letter, doubled ones once.

    >>> skeleton("Vladimir Putin") == skeleton("فلاديمير بوتين")
    True
    """
    from anyascii import anyascii

    text = anyascii(name).lower()
    for pair, one in _PAIRS.items():
        text = text.replace(pair, one)
    return _AGAIN.sub(r"\1", _SILENT.sub("", text.translate(_SOUNDS)))


def script(name: str) -> str:
    """The script of a name's first letter, as Unicode names it; empty where it has none.

    >>> script("Almaty"), script("ألماتي")
    ('LATIN', 'ARABIC')
    """
    return next((unicodedata.name(c, "").partition(" ")[0] for c in name if c.isalpha()), "")
