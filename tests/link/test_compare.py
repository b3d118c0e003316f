"""The levels by which two claims' settings are compared."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reconcile.link.compare import compare
from reconcile.model import Claim
from tests.judge.make import BOOK
from tests.link.make import days, featured, told


def levels(one: Claim, other: Claim) -> list[tuple[float, str]] | None:
    a, b = featured(one, other)
    return compare(a, b, BOOK)


def weight(one: Claim, other: Claim) -> float:
    found = levels(one, other)
    assert found is not None
    return sum(w for w, _ in found)


@pytest.mark.parametrize(
    ("more", "less"),
    [
        ((told("a"), told("b")), (told("a"), told("b", place="Morocco"))),
        ((told("a"), told("b", place="Morocco")), (told("a"), told("b", place=None))),
        ((told("a", on=days(2)), told("b", on=days(2))), (told("a", on=days(2)), told("b", on=days(3)))),
        ((told("a"), told("b")), (told("a"), told("x"))),
        ((told("a"), told("b")), (told("a"), told("c"))),
        (
            (told("a", detail={"event": "fire"}), told("b", detail={"event": "fire"})),
            (told("a", detail={"event": "fire"}), told("b", detail={"event": "sinking"})),
        ),
        ((told("a", sure=False), told("b", place="Casablanca")), (told("a", sure=False, place="Tunis"), told("b"))),
    ],
    ids=[
        "a town, a land",
        "its land, nothing",
        "a day, the next",
        "one story, another",
        "written at once, weeks apart",
        "a kind, another",
        "a place, another",
    ],
)
def test_what_is_more_alike_weighs_more(more: tuple[Claim, Claim], less: tuple[Claim, Claim]) -> None:
    assert weight(*more) > weight(*less)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (told("a"), told("b", place="Tunis")),
        (told("a"), told("b", place="Rabat")),
        (told("a", on=days(2)), told("b", on=days(9))),
        (told("a", on=days(2)), told("b", on=days(5), sure=False)),
        (told("a", on=days(2)), told("c")),
        (told("a"), told("b", who="children")),
        (told("a", place="Rabat and Tunis"), told("b", place="Rabat and Cairo")),
    ],
    ids=["another land", "another town", "another week", "three days", "told weeks after", "other people", "other places joined"],
)
def test_what_the_clauses_themselves_tell_apart_is_kept_apart(one: Claim, other: Claim) -> None:
    assert levels(one, other) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [(told("a"), told("b", place="Tunis", sure=False)), (told("a", on=days(2)), told("b", on=days(4), sure=False))],
    ids=["place", "day"],
)
def test_what_only_the_lead_tells_counts_against_but_keeps_nothing_apart(one: Claim, other: Claim) -> None:
    found = levels(one, other)
    assert found is not None
    assert any(w < 0 and why for w, why in found)


def test_every_level_that_counts_says_why() -> None:
    found = levels(told("a", on=days(2), detail={"event": "fire"}), told("b", on=days(2), detail={"event": "fire"}))
    assert found is not None
    assert all(why for _, why in found)
    assert {"both at Casablanca", "both on 2031-05-02", "both of a fire"} <= {why for _, why in found}


CLAIMS = st.builds(
    told,
    st.sampled_from("abcxy"),
    place=st.sampled_from([None, "Casablanca", "Rabat", "Morocco", "Rabat and Tunis", "Nowhere"]),
    on=st.sampled_from([None, days(2), days(3), days(2, 9), days(18)]),
    sure=st.booleans(),
    who=st.sampled_from(["people", "police", "passengers"]),
    detail=st.sampled_from([{}, {"event": "fire"}, {"event": "bombing"}, {"event": "attack"}, {"period": "true"}, {"within": "Morocco"}]),
)


@given(CLAIMS, CLAIMS)
@settings(max_examples=150, deadline=None)
def test_comparing_is_symmetric(one: Claim, other: Claim) -> None:
    there, back = levels(one, other), levels(other, one)
    assert (there is None) == (back is None)
    if there is not None and back is not None:
        assert [w for w, _ in there] == pytest.approx([w for w, _ in back])


def test_another_figure_of_what_was_before_is_of_another_event_in_one_article() -> None:
    before = told("a", 13, detail={"dated": "earlier"})
    assert levels(told("a", 20, on=days(2)), before) is None
    assert levels(told("a", 13, on=days(2)), before) is not None
    assert levels(told("b", 20, on=days(2)), before) is not None
