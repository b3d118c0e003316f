"""The shape of a language's own data: `rules/languages/CODE/language.yaml` and its neighbours."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Language:
    """What every stage needs to know of a language. Words are spelled as in `rulebook.words`."""

    code: str  # BCP 47
    name: str
    script: str  # Unicode script name as in `unicodedata.name`: ARABIC, LATIN
    fold: Mapping[str, str] = field(default_factory=dict)  # letter -> the letters that fold onto it
    drop: str = ""  # characters that fold to nothing
    proclitics: tuple[tuple[str, ...], ...] = ()  # what may be glued to a word's front, slot by slot
    contractions: Mapping[str, str] = field(default_factory=dict)
    articles: tuple[str, ...] = ()  # clitics that make a noun definite: ال
    inside: tuple[str, ...] = ()  # clitics that mean "in": ب
    premodifiers: int = 0  # how many words may stand between a numeral and its noun: "two young men"
    conjunctions: tuple[str, ...] = ()  # words, or clitics, that join two parts: and, و
    abbreviations: tuple[str, ...] = ()  # words after which a full stop ends no sentence
    frequent: tuple[str, ...] = ()  # the commonest words: tell this language from its script's others
