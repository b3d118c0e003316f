"""Words, numbers with their separators, and marks."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile.text.tokens import tokenize


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("قتل 26 متظاهرا.", ["قتل", "26", "متظاهرا", "."]),
        ("more than 3,000 people", ["more", "than", "3,000", "people"]),
        ("1.5 مليون", ["1.5", "مليون"]),
        ("1٬200 و3٫5", ["1٬200", "و", "3٫5"]),
        ("18شخصا", ["18", "شخصا"]),
        ("في 2021،قال", ["في", "2021", "،", "قال"]),
        ("20-25", ["20", "-", "25"]),
        ("(12)", ["(", "12", ")"]),
        ("12,", ["12", ","]),
        ("snake_case", ["snake", "_", "case"]),
        ("12:30", ["12", ":", "30"]),
        ("don't", ["don", "'", "t"]),
        ("", []),
        (" \n\t", []),
    ],
)
def test_a_text_falls_into_tokens(text: str, tokens: list[str]) -> None:
    assert [t.text for t in tokenize(text)] == tokens


@pytest.mark.parametrize(
    ("text", "word", "number"), [("قتل", True, False), ("26", False, True), ("3,000", False, True), (".", False, False)]
)
def test_a_token_knows_whether_it_is_a_word_or_a_number(text: str, word: bool, number: bool) -> None:
    (token,) = tokenize(text)
    assert (token.is_word, token.is_number) == (word, number)


def test_a_stretch_of_a_text_is_tokenized_in_place() -> None:
    assert [(t.text, t.start, t.end) for t in tokenize("ab cd ef", 3, 5)] == [("cd", 3, 5)]


@given(st.text(max_size=80))
def test_tokens_cover_everything_but_white_space_in_order(text: str) -> None:
    tokens = tokenize(text)
    assert all(text[t.start : t.end] == t.text and t.text for t in tokens)
    assert all(a.end <= b.start for a, b in pairwise(tokens))
    covered = {i for t in tokens for i in range(t.start, t.end)}
    assert all(c.isspace() for i, c in enumerate(text) if i not in covered)
    assert not any(text[i].isspace() for i in covered)
