"""Word lists found in token rows, with what is glued to their first word."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile.text.lexicon import Lexicon, Mark, prefixes
from reconcile.text.tokens import tokenize

GLUED = prefixes([["و"], ["ب", "ل"], ["ال"]], {"لال": "لل"})


def found(lexicon: Lexicon, text: str) -> set[tuple[str, str, str]]:
    """Name, words and prefix of every mark."""
    tokens = tokenize(text)
    return {(m.name, " ".join(t.text for t in tokens[m.start : m.end]), m.prefix) for m in lexicon.find(tokens)}


def test_prefixes_are_one_or_none_of_each_slot_contracted_and_longest_first() -> None:
    assert set(GLUED) == {"", "و", "ب", "ل", "ال", "وب", "ول", "وال", "بال", "وبال", "لل", "ولل"}
    assert [len(p) for p in GLUED] == sorted((len(p) for p in GLUED), reverse=True)


def test_a_language_without_clitics_has_the_empty_prefix() -> None:
    assert prefixes([], {}) == ("",)


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("قتلي", {("dead", "قتلي", "")}),
        ("والقتلي", {("dead", "والقتلي", "وال")}),
        ("للقتلي", {("dead", "للقتلي", "لل")}),
        ("بالقتلي هنا", {("dead", "بالقتلي", "بال")}),
        ("كالقتلي", set()),
        ("القي القبض علي رجل", {("held", "القي القبض علي", "")}),
        ("والقي القبض علي رجل", {("held", "والقي القبض علي", "و")}),
        ("القي القبض عليه", set()),
        ("القي القبض", set()),
        ("في", {("in", "في", "")}),
        ("وفي", set()),
        ("", set()),
    ],
)
def test_words_and_phrases_are_found_with_their_clitics(text: str, marks: set[tuple[str, str, str]]) -> None:
    lexicon = Lexicon(GLUED)
    lexicon.add("dead", ["قتلي"])
    lexicon.add("held", ["القي القبض علي"])
    lexicon.add("in", ["=في"])
    assert found(lexicon, text) == marks


@pytest.mark.parametrize(("through", "marks"), [("", set()), ('"', {("held", 'القي " القبض " علي', "")})])
def test_some_marks_part_no_words(through: str, marks: set[tuple[str, str, str]]) -> None:
    lexicon = Lexicon(GLUED, through=through)
    lexicon.add("held", ["القي القبض علي"])
    assert found(lexicon, 'القي "القبض" علي رجل') == marks


def test_matches_may_overlap_and_keep_their_values() -> None:
    lexicon = Lexicon()
    lexicon.add("short", ["a"], 1)
    lexicon.add("long", ["a b", "a b c"], 2)
    assert lexicon.find(tokenize("a b c")) == [Mark("short", 0, 1, "", 1), Mark("long", 0, 2, "", 2), Mark("long", 0, 3, "", 2)]


def test_words_added_after_a_search_are_found() -> None:
    lexicon = Lexicon()
    lexicon.add("one", ["a"])
    assert found(lexicon, "a b") == {("one", "a", "")}
    lexicon.add("two", ["b", "a b"])
    assert found(lexicon, "a b") == {("one", "a", ""), ("two", "b", ""), ("two", "a b", "")}


@pytest.mark.parametrize("word", ["", "  ", "="])
def test_an_empty_word_is_refused(word: str) -> None:
    with pytest.raises(ValueError, match="killed: an empty word"):
        Lexicon().add("killed", [word])


@given(
    st.lists(st.sampled_from(["a", "b", "a b", "b a", "a b c", "c"]), min_size=1, unique=True), st.lists(st.sampled_from("abc"), max_size=8)
)
def test_every_phrase_is_found_wherever_it_stands(phrases: list[str], row: list[str]) -> None:
    lexicon = Lexicon()
    for phrase in phrases:
        lexicon.add(phrase, [phrase])
    expected = {(p, i) for p in phrases for i in range(len(row)) if row[i : i + len(p.split())] == p.split()}
    marks = lexicon.find(tokenize(" ".join(row)))
    assert {(m.name, m.start) for m in marks} == expected
    assert [m.start for m in marks] == sorted(m.start for m in marks)


def test_the_order_of_adding_does_not_change_what_is_found() -> None:
    results = []
    for order in permutations([("x", "قتل"), ("y", "قتل رجل"), ("z", "رجل")]):
        lexicon = Lexicon(GLUED)
        for name, word in order:
            lexicon.add(name, [word])
        results.append(found(lexicon, "وقتل رجل والرجل"))
    assert all(r == results[0] for r in results)
    assert results[0] == {("x", "وقتل", "و"), ("y", "وقتل رجل", "و"), ("z", "رجل", ""), ("z", "والرجل", "وال")}
