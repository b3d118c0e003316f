"""Folding, and the way back: the original of a folded stretch folds to it again."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile.rulebook.book import Rulebook, load_rules
from reconcile.text.fold import Folded, Table, fold, table

FOLDING: Table = load_rules().folding
# Letters, marks and digits of both scripts, often enough to meet, and whatever else there is.
MARKED = st.text(st.sampled_from("أبتةىئ ًٌٍَُِّْٰـ\u200b\u200f\u2066٣۷9Aİß«»\n.,،") | st.characters(codec="utf-8"), max_size=60)


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("الأحد", "الاحد"),
        ("آخر إصابة ٱلآن", "اخر اصابه الان"),
        ("مُحتَجًّا", "محتجا"),
        ("كـــان", "كان"),
        ("على مستشفى", "علي مستشفي"),
        ("١٢ و۳۴ و5", "12 و34 و5"),
        ("«نعم»", '"نعم"'),
        ("“Yes”", '"yes"'),
        ("Al-Nahr’s", "al-nahr's"),
        ("1998–2001", "1998-2001"),
        ("سد\u00a0النهر", "سد النهر"),
        ("\u202bنص\u202c", "نص"),
        ("٪", "٪"),
        ("%", "٪"),
        ("", ""),
    ],
)
def test_a_text_folds_to_what_rules_are_written_in(written: str, folded: str) -> None:
    assert fold(written, FOLDING).text == folded


@pytest.mark.parametrize(
    ("text", "part", "original"),
    [
        ("قُتِلَ رجُلٌ", "قتل", "قُتِلَ"),
        ("قُتِلَ رجُلٌ", "رجل", "رجُلٌ"),
        ("مقتل ٢٦ محتجًّا أمس", "محتجا امس", "محتجًّا أمس"),
        ("كـان هنا", "كان", "كـان"),
        ("plain words", "words", "words"),
    ],
)
def test_a_folded_stretch_comes_back_with_its_marks(text: str, part: str, original: str) -> None:
    folded = fold(text, FOLDING)
    start = folded.text.index(part)
    a, b = folded.span(start, start + len(part))
    assert text[a:b] == original


@given(MARKED, st.data())
def test_the_original_of_a_folded_span_folds_to_it(text: str, data: st.DataObject) -> None:
    folded = fold(text, FOLDING)
    start = data.draw(st.integers(0, len(folded.text)))
    end = data.draw(st.integers(start, len(folded.text)))
    a, b = folded.span(start, end)
    if start < end:
        assert 0 <= a < b <= len(text)
        assert fold(text[a:b], FOLDING).text == folded.text[start:end]
    else:
        assert a == b


@given(MARKED)
def test_neighbouring_spans_neither_overlap_nor_change_order(text: str) -> None:
    folded = fold(text, FOLDING)
    spans = [folded.span(i, i + 1) for i in range(len(folded.text))]
    assert all(a < b for a, b in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))


@given(MARKED)
def test_every_character_of_a_folded_text_has_its_own_original(text: str) -> None:
    folded = fold(text, FOLDING)
    places = [folded.original(i) for i in range(len(folded.text))]
    assert places == sorted(set(places))
    assert [fold(text[i], FOLDING).text for i in places] == list(folded.text)
    assert set(folded.cuts) == set(range(len(text))) - set(places)


@given(MARKED)
def test_folding_again_changes_nothing(text: str) -> None:
    once = fold(text, FOLDING).text
    assert fold(once, FOLDING).text == once


@given(MARKED, MARKED)
def test_texts_fold_apart_as_they_fold_together(one: str, other: str) -> None:
    assert fold(one + other, FOLDING).text == fold(one, FOLDING).text + fold(other, FOLDING).text


def test_a_table_maps_drops_and_leaves_the_rest() -> None:
    made = table({"a": "âá"}, "-")
    assert fold("Bâ-á٣", made) == Folded("baa3", (2,))


def test_the_folding_of_a_run_is_that_of_all_its_languages(book: Rulebook) -> None:
    for pack in book.packs.values():
        own = table(pack.language.fold, pack.language.drop)
        for target, sources in pack.language.fold.items():
            assert {book.folding[ord(s)] for s in sources} == {own[ord(s)] for s in sources} == {target}
        assert all(book.folding[ord(c)] is None for c in pack.language.drop)
