"""What every language's own file must hold."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from reconcile.rulebook.book import load_rules
from reconcile.rulebook.language import Language
from reconcile.rulebook.strict import load
from reconcile.text.fold import fold

BOOK = load_rules()
LANGUAGES = [p.language for p in BOOK.packs.values()]


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda v: v.code)
def test_no_letter_folds_onto_two_or_onto_one_that_folds_on(language: Language) -> None:
    folded = [s for sources in language.fold.values() for s in sources]
    assert len(folded) == len(set(folded))
    assert not set(folded) & set(language.fold)
    assert not set(language.drop) & {*folded, *language.fold}


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda v: v.code)
def test_the_commonest_words_are_of_the_languages_script(language: Language) -> None:
    assert len(language.frequent) >= 15
    for word in language.frequent:
        assert all(unicodedata.name(c).startswith(language.script) for c in word), word


def test_all_languages_together_fold_no_letter_two_ways() -> None:
    for language in LANGUAGES:
        for target, sources in language.fold.items():
            assert all(BOOK.folding[ord(s)] == target for s in sources), language.code


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda v: v.code)
def test_no_clitic_is_lost_in_folding(language: Language) -> None:
    for word in (*(c for slot in language.proclitics for c in slot), *language.articles, *language.conjunctions, *language.abbreviations):
        assert fold(word, BOOK.folding).text.strip(), word


def test_what_a_language_leaves_out_is_empty(tmp_path: Path) -> None:
    path = tmp_path / "language.yaml"
    path.write_text("code: no\nname: Norwegian\nscript: LATIN\n", encoding="utf-8")
    made = load(path, Language)
    assert made == Language("no", "Norwegian", "LATIN")
    assert (made.proclitics, made.drop, made.premodifiers) == ((), "", 0)
