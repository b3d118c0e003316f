"""The compact spelling of word lists."""

from __future__ import annotations

import re
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile.rulebook.words import expand, expand_all


@pytest.mark.parametrize(
    ("spelling", "words"),
    [
        ("قتل", ("قتل",)),
        ("قتل(|ت|وا)", ("قتل", "قتلت", "قتلوا")),
        ("(ال|)حكومة", ("الحكومة", "حكومة")),
        ("law (and|&) order", ("law and order", "law & order")),
        ("(a|b(c|d))e", ("ae", "bce", "bde")),
        ("(a|b)(c|d)", ("ac", "ad", "bc", "bd")),
        ("(a|a)b", ("ab",)),
        ("the (|very )last", ("the last", "the very last")),
        ("a  b", ("a b",)),
        ("()x", ("x",)),
    ],
)
def test_a_spelling_stands_for_all_its_words(spelling: str, words: tuple[str, ...]) -> None:
    assert expand(spelling) == words


@pytest.mark.parametrize(
    ("spelling", "why"),
    [("(a|b", "not closed"), ("a)", "stray"), ("a(b(c)", "not closed"), ("(a))", "stray"), ("(", "not closed"), ("a|b", "stray")],
)
def test_a_bracket_without_its_other_half_is_an_error(spelling: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        expand(spelling)


def test_words_of_several_spellings_stand_once() -> None:
    assert expand_all(["a(b|c)", "ab", "d"]) == ("ab", "ac", "d")


PLAIN = st.text("abقت ", max_size=4)
SPELLINGS = st.recursive(
    PLAIN,
    lambda inner: (
        st.lists(st.lists(inner, min_size=1, max_size=3).map(lambda xs: f"({'|'.join(xs)})"), max_size=2).map("".join)
        | st.tuples(inner, inner).map("".join)
    ),
    max_leaves=5,
)


def regex(spelling: str) -> re.Pattern[str]:
    """The spelling as a regular expression: its letters and brackets mean the same there."""
    return re.compile(spelling)


@given(SPELLINGS)
def test_what_it_expands_to_is_what_it_matches(spelling: str) -> None:
    words = expand(spelling)
    assert len(words) == len(set(words)) >= 1
    assert not any(c in "()|" for w in words for c in w)
    if "  " not in spelling and not any(w != w.strip() for w in re.split(r"[()|]", spelling)):  # where no white space is put right
        assert all(regex(spelling).fullmatch(w) for w in words)


@given(st.lists(st.lists(st.text("abc", max_size=2), min_size=1, max_size=3), min_size=1, max_size=3))
def test_choices_multiply(groups: list[list[str]]) -> None:
    expected = {""}
    for choices in groups:
        expected = {e + c for e in expected for c in choices}
    assert set(expand("".join(f"({'|'.join(g)})" for g in groups))) == expected


@given(st.text("abc(|) ", max_size=12))
def test_any_text_gives_words_or_a_value_error(text: str) -> None:
    words: tuple[str, ...] = ()
    with suppress(ValueError):
        words = expand(text)
    balanced = re.fullmatch(r"[^()|]*", text) is not None
    assert words or not balanced
    assert not words or text.count("(") == text.count(")")
