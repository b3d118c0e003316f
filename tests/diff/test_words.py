"""Two wordings, word by word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile.diff.words import Piece, shortened, word_diff

texts = st.text(alphabet="ab 12.،ءة\n", max_size=40)


@given(texts, texts)
def test_both_texts_are_in_the_pieces(old: str, new: str) -> None:
    pieces = word_diff(old, new)
    assert "".join(words for kind, words in pieces if kind != "new") == old
    assert "".join(words for kind, words in pieces if kind != "gone") == new


@given(texts)
def test_a_text_and_itself_have_no_difference(text: str) -> None:
    assert {kind for kind, _ in word_diff(text, text)} <= {"same"}


@pytest.mark.parametrize(
    ("old", "new", "pieces"),
    [
        ("قتل 26 شخصا.", "قتل 27 شخصا.", (("same", "قتل "), ("gone", "26"), ("new", "27"), ("same", " شخصا."))),
        ("12 died", "at least 12 died", (("new", "at least "), ("same", "12 died"))),
        ("12 died", "", (("gone", "12 died"),)),
        ("police said so", "ministry denied so", (("gone", "police said"), ("new", "ministry denied"), ("same", " so"))),
        ("a b", "x a y b", (("new", "x "), ("same", "a"), ("new", " y"), ("same", " b"))),
    ],
)
def test_figures_and_words_are_told_apart(old: str, new: str, pieces: tuple[Piece, ...]) -> None:
    assert word_diff(old, new) == pieces


def test_what_both_have_is_cut_down_to_what_stands_around_the_change() -> None:
    long = " ".join(f"w{n}" for n in range(40))
    before, _, _, after = shortened(word_diff(f"{long} 26 {long}", f"{long} 27 {long}"))
    assert before == ("same", "… w33 w34 w35 w36 w37 w38 w39 ")
    assert after == ("same", " w0 w1 w2 w3 w4 w5 w6 …")
    assert shortened((("same", "a b c"), ("new", "d"))) == (("same", "a b c"), ("new", "d"))


def test_a_page_written_anew_is_replaced_as_a_whole_and_soon() -> None:
    old, new = "a b " * 5_000, "b c " * 5_000
    assert word_diff(f"x {old}y", f"x {new}y") == (("same", "x "), ("gone", old.strip()), ("new", new.strip()), ("same", " y"))
