"""Tell the language of a text, among those that there are rules for."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache

from reconcile.rulebook.language import Language
from reconcile.text.fold import table
from reconcile.text.lexicon import prefixes

_WORD = re.compile(r"[^\W\d_]+")
# How much of a text is looked at, in characters.
_SAMPLE = 2500
# So many of the five commonest words of a language stand in nearly every text of it, and hardly ever in
# one of another language of its script: French has `in` at most of `the of and to in`.
_COMMONEST = 5
_DISTINCT = 2
# Where they do not, a text that is plainly of the language still has this share of its frequent words.
_SHARE = 0.12
# In a text of fewer words, a brief, one of the five and half the share are enough; in a headline, anything is.
_BRIEF = 40
_HEADLINE = 12


def detect(text: str, languages: Mapping[str, Language]) -> str:
    """The BCP 47 code of a text's language, or `und` where none of the languages fits.

    The script with the most letters decides first, then each language's `frequent` words, the commonest first.
    """
    sample = text[:_SAMPLE]
    script = _script_of(sample)
    candidates = {code: language for code, language in languages.items() if language.script == script}
    best, most = "und", -1.0
    for code, language in candidates.items():
        share, fits = _likeness(sample, language, alone=len(candidates) == 1)
        if fits and share > most:
            best, most = code, share
    return best


def _likeness(sample: str, language: Language, *, alone: bool) -> tuple[float, bool]:
    """The share of a language's frequent words in a sample, and whether the sample can be in that language."""
    folding, frequent = _common(
        language.frequent, tuple(language.fold.items()), language.drop, language.proclitics, tuple(language.contractions.items())
    )
    words = [word for word in _WORD.findall(sample.translate(folding)) if _script(word[0]) == language.script]
    ranks = Counter(frequent[word] for word in words if word in frequent)
    share = ranks.total() / max(1, len(words))
    distinct = sum(rank < _COMMONEST for rank in ranks)
    if len(words) < _HEADLINE:
        return share, alone or share > 0
    brief = len(words) < _BRIEF and distinct > 0 and share >= _SHARE / 2
    return share, distinct >= _DISTINCT or share >= _SHARE or brief


def _script_of(sample: str) -> str | None:
    scripts: Counter[str] = Counter()
    for character, count in Counter(sample).items():
        if character.isalpha():
            scripts[_script(character)] += count
    return max(sorted(scripts), key=scripts.__getitem__, default=None)


@lru_cache(maxsize=4096)
def _script(character: str) -> str:
    """The script of a letter, as in its Unicode name: `ARABIC LETTER BEH` is ARABIC."""
    return unicodedata.name(character, "").partition(" ")[0]


@lru_cache(maxsize=32)
def _common(
    frequent: tuple[str, ...],
    fold: tuple[tuple[str, str], ...],
    drop: str,
    proclitics: tuple[tuple[str, ...], ...],
    contractions: tuple[tuple[str, str], ...],
) -> tuple[Mapping[int, str | None], Mapping[str, int]]:
    """A language's folding, and the rank of its frequent words, with all that can be glued to them."""
    folding = table(dict(fold), drop)
    glued = [prefix.translate(folding) for prefix in prefixes(proclitics, dict(contractions))]
    return folding, {prefix + word.translate(folding): rank for rank, word in reversed(list(enumerate(frequent))) for prefix in glued}
