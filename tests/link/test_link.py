"""Which claims are about the same thing: told by place, day, people, parties and words, never by the value."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reconcile.link.link import cluster_id, link
from reconcile.model import Claim, Interval, TimeSpan
from tests.judge.make import BOOK, claim
from tests.link.make import ARTICLES, OTHER, days, groups, together, told


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (told("a", on=days(2)), told("b", on=days(2))),
        (told("a", on=days(2)), told("b", on=days(3))),
        (told("a", on=days(2)), told("b", place="Morocco", on=days(2))),
        (told("a", on=days(2)), told("b", place=None, on=days(2))),
        (told("a", on=days(2)), told("b")),
        (told("a"), told("b")),
        (told("a", on=days(2)), told("b", on=days(2), who="passengers")),
        (told("a", on=days(2), detail={"event": "sinking"}), told("b", on=days(2), detail={"event": "sinking"})),
        (told("a", on=days(2)), told("a", 5, on=days(2), sure=False)),
    ],
    ids=[
        "same place and day",
        "the next day",
        "its country",
        "no place",
        "no day in one",
        "no day in either",
        "people merely described",
        "same kind",
        "in one article",
    ],
)
def test_tellings_of_one_accident_are_linked(one: Claim, other: Claim) -> None:
    assert together(one, other)


FERRY = "انقلبت العبارة قرب الرصيف بعدما تجمع الركاب على جانب واحد، وانتشل الصيادون الناجين طوال الليل."


@pytest.mark.parametrize(
    ("actors", "linked"),
    [((("Harbour Police",), ("Harbour Police",)), True), ((("Harbour Police",), ("Coast Guard",)), False), (((), ()), False)],
    ids=["one source in both", "two sources", "nothing but topic and country"],
)
def test_in_two_languages_what_the_articles_name_takes_the_place_of_words(
    actors: tuple[tuple[str, ...], tuple[str, ...]], linked: bool
) -> None:
    articles = (ARTICLES[0], replace(ARTICLES[1], language="ar", text=FERRY))
    row = [told("a", place="Morocco", origin=actors[0]), told("b", place="Morocco", origin=actors[1], sentence=FERRY)]
    assert (len(groups(row, articles)) == 1) == linked


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (told("a", on=days(2)), told("b", place="Tunis", on=days(2))),
        (told("a", on=days(2)), told("b", place="Rabat", on=days(2))),
        (told("a", on=days(2)), told("c", on=days(18))),
        (told("a", on=days(2)), told("b", on=days(2), who="children")),
        (told("a", on=days(2)), told("b", on=days(2), who="security forces")),
        (told("a", on=days(2)), told("b", on=days(2), topic="injured")),
        (told("a", on=days(2)), told("b", on=TimeSpan(days(2).start, None), detail={"period": "true"})),
    ],
    ids=["another land", "another town of the land", "weeks later", "children", "security forces", "the injured", "a total since that day"],
)
def test_what_is_about_something_else_is_left_apart(one: Claim, other: Claim) -> None:
    assert not together(one, other)


def test_two_accidents_of_one_day_in_one_land_stay_apart() -> None:
    row = [told("a", on=days(2)), told("x", place="Rabat", on=days(2)), told("b", on=days(2)), told("y", place="Rabat", on=days(2))]
    assert groups(row) == [[0, 2], [1, 3]]


def test_totals_since_one_day_are_one_thing() -> None:
    since: dict[str, Any] = {"on": TimeSpan(days(1).start, None), "detail": {"period": "true"}, "place": "Morocco"}
    assert together(told("a", 200, **since), told("b", 240, **since))


NUMBERS = st.sampled_from([0, 1, 20, 21, 3000, 10**6])


@given(st.lists(st.tuples(NUMBERS, NUMBERS, st.booleans()), min_size=4, max_size=4))
@settings(max_examples=25, deadline=None)
def test_no_value_ever_changes_a_cluster(values: list[tuple[int, int, bool]]) -> None:
    row = [told("a", on=days(2)), told("b", on=days(2)), told("x", place="Tunis", on=days(2)), told("y", place="Tunis")]
    changed = [
        replace(c, value=Interval(min(lo, hi), None if open else max(lo, hi), "person"))
        for c, (lo, hi, open) in zip(row, values, strict=True)
    ]
    assert groups(changed) == groups(row)


ROWS = st.lists(
    st.builds(
        told,
        st.sampled_from("abcxy"),
        st.sampled_from([5, 20]),
        place=st.sampled_from([None, "Casablanca", "Rabat", "Morocco", "Tunis"]),
        on=st.sampled_from([None, days(2), days(3), days(9), days(18)]),
        sure=st.booleans(),
    ),
    min_size=1,
    max_size=6,
    unique_by=lambda c: c.id,
)


@given(ROWS, st.data())
@settings(max_examples=40, deadline=None)
def test_groups_part_the_claims_and_do_not_depend_on_the_order_of_the_articles(row: list[Claim], data: st.DataObject) -> None:
    named = {frozenset(row[i].id for i in g) for g in link(row, ARTICLES, BOOK).groups}
    assert sorted(i for g in named for i in g) == sorted(c.id for c in row)
    articles = data.draw(st.permutations(ARTICLES))
    assert {frozenset(row[i].id for i in g) for g in link(row, articles, BOOK).groups} == named


def call(article: str, *actors: str, **slots: Any) -> Claim:
    return claim(article, (1, None), topic=BOOK.topics["phone_call"], actors=actors, sentence=f"{article} {actors}", **slots)


@pytest.mark.parametrize(
    ("one", "other", "linked"),
    [
        (call("a", "One", "Two"), call("b", "Two", "One"), True),
        (call("a", "One", "Two"), call("b", "One", "Three"), False),
        (call("a", "One", "Two"), call("b", "One", "Two", "Three"), False),
        (call("a", "One"), call("b", "One"), False),
        (call("a"), call("b"), False),
    ],
    ids=["both parties", "another party", "one more party", "one party only", "nobody named"],
)
def test_calls_are_linked_by_who_took_part(one: Claim, other: Claim, linked: bool) -> None:
    assert together(one, other) is linked


WORDS = "We will rebuild every house on this street before the winter comes"


def quote(article: str, text: str, speaker: str | None = "mayor") -> Claim:
    return replace(claim(article, topic=BOOK.topics["quote"], text=text, speaker=speaker), id=f"c-{article}-{text[:9]}-{speaker}")


@pytest.mark.parametrize(
    ("one", "other", "linked"),
    [
        (quote("a", WORDS), quote("b", WORDS), True),
        (quote("a", WORDS), quote("b", WORDS.replace("We", "I")), True),
        (quote("a", WORDS), quote("b", "We will rebuild every house"), True),
        (quote("a", WORDS), quote("b", "The harbour is closed to fishing boats until further notice"), False),
        (quote("a", WORDS), quote("b", WORDS, "minister"), False),
        (quote("a", WORDS, None), quote("b", WORDS, None), False),
    ],
    ids=["the same", "in other words", "cut short", "something else", "somebody else", "nobody"],
)
def test_quotations_are_linked_by_speaker_and_wording(one: Claim, other: Claim, linked: bool) -> None:
    assert together(one, other) is linked


def test_a_round_up_of_several_events_is_not_one_of_them() -> None:
    several = {"events": "several"}
    assert groups([told("a"), told("b", 21, detail=several), told("c", 21, detail=several)]) == [[0], [1, 2]]


def test_every_claim_is_in_one_group_even_alone() -> None:
    assert groups([]) == []
    assert groups([told("a")]) == [[0]]


def test_unrelated_articles_of_one_day_do_not_chain() -> None:
    row = [told("a", place=None, sure=False), told("x", place=None, sure=False, sentence=OTHER)]
    assert groups(row) == [[0], [1]]


def test_a_clusters_id_names_its_claims_and_topic() -> None:
    row = [told("a"), told("b")]
    assert cluster_id("killed", row) == cluster_id("killed", row[::-1])
    assert cluster_id("killed", row) != cluster_id("injured", row)
    assert cluster_id("killed", row).startswith("k-")
