from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile.read.lines import split
from reconcile.text.fold import table


def test_lines_know_where_they_stand():
    first, second = split(" - One: TWO \r\n\n\xa0\nthree", table({}, ""))
    assert (first.start, first.end, first.text, first.bare, first.words) == (1, 11, "- one: two", "one: two", ("one", "two"))
    assert (second.start, second.end) == (17, 22)


@pytest.mark.parametrize(
    ("text", "sentence", "listed", "number"),
    [
        ("Twelve died.", True, False, False),
        ("«مات اثنا عشر.»", True, False, False),
        ("هل مات أحد؟", True, False, False),
        ("Twelve died", False, False, False),
        ("12 died:", False, False, True),
        ("- Twelve died", False, True, False),
        ("• مات اثنا عشر", False, True, False),
        ("-12 degrees", False, False, True),
    ],
)
def test_the_shape_of_a_line(text, sentence, listed, number):
    [line] = split(text, table({}, ""))
    assert (line.sentence, line.listed, line.number) == (sentence, listed, number)


@given(st.text(alphabet="اa1. \n\r\u2028\u064b-", max_size=200))
def test_lines_cover_all_that_is_not_blank(text):
    lines = split(text, table({}, "\u064b"))
    covered = "".join(text[line.start : line.end] for line in lines)
    assert "".join(covered.split()) == "".join(text.split())
    assert all(a.end <= b.start for a, b in itertools.pairwise(lines))
