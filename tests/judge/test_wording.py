"""How figures, days and tellers read in an explanation."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile.judge.wording import figure, said, since
from reconcile.model import Interval, TimeSpan
from tests.judge.make import ARTICLES, claim, day

BY_ID = {a.id: a for a in ARTICLES}


@pytest.mark.parametrize(
    ("ends", "read"),
    [
        ((26, 26), "26"),
        ((12000, 12000), "12,000"),
        ((12, None), "at least 12"),
        ((3001, None), "more than 3,000"),
        ((21, None), "more than 20"),
        ((2, None), "at least 2"),
        ((None, 40), "at most 40"),
        ((20, 25), "20 to 25"),
        ((1.5, 1.5), "1.5"),
        ((None, None), "some"),
        ((0, 0), "0"),
    ],
)
def test_a_figure_reads_as_its_words_would(ends: tuple[float | None, float | None], read: str) -> None:
    assert figure(Interval(*ends)) == read


def test_no_figure_is_some() -> None:
    assert figure(None) == "some"


@given(st.integers(0, 10**7), st.integers(0, 10**7))
def test_two_figures_of_one_number_read_alike_only_if_they_are_the_same(a: int, b: int) -> None:
    assert (figure(Interval(a, a)) == figure(Interval(b, b))) == (a == b)
    assert (figure(Interval(a, None)) == figure(Interval(b, None))) == (a == b)


@pytest.mark.parametrize(
    ("article", "origin", "read"), [("a", (), "River Daily"), ("a", ("Police", "Agency"), "Police (in River Daily)"), ("d", (), "d")]
)
def test_a_teller_is_the_innermost_origin_and_the_outlet(article: str, origin: tuple[str, ...], read: str) -> None:
    assert said(claim(article, origin=origin), BY_ID) == read


@pytest.mark.parametrize(
    ("first", "last", "read"),
    [
        (3, 3, "on 2031-05-03"),
        (3, 5, "between 2031-05-03 and 2031-05-05"),
        (3, None, "from 2031-05-03"),
        (None, 5, "by 2031-05-05"),
        (None, None, "on no day"),
    ],
)
def test_days_read_as_told(first: int | None, last: int | None, read: str) -> None:
    span = TimeSpan(day(first) if first else None, day(last) if last else None)
    assert since(claim(time=span)) == read


def test_a_claim_without_days_is_on_no_day() -> None:
    assert since(claim()) == "on no day"
