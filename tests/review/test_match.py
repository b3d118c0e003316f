"""Finding the same finding in another report: each level, and what is none of them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reconcile.review.match import match
from reconcile.review.subjects import Subject
from tests.review.make import side, subject

OLD = subject(side("12 dead", "a/1", "b/1"), side("15 dead", "c/1"))


@pytest.mark.parametrize(
    ("new", "level"),
    [
        (OLD, "claims"),
        (subject(side("15 dead", "c/1"), side("12 dead", "a/1", "b/1", "d/1")), "claims"),
        (subject(side("12 people dead", "b/1"), side("over 14 dead", "c/1"), about="dead at the dam"), "claims"),
        (subject(side("12 dead", "a/1", "b/1"), side("16 dead", "c/2"), about="dead at the dam"), "edited"),
        (subject(side("16 dead", "c/2"), side("12 dead", "a/1")), "edited"),
        (subject(side("13 dead", "a/2"), side("16 dead", "c/2")), "retold"),
        (subject(side("12 dead", "x/1"), side("15 dead", "y/1")), "said"),
    ],
)
def test_a_finding_is_found_again(new: Subject, level: str) -> None:
    assert match([OLD], [new]) == {0: (0, level)}


@pytest.mark.parametrize(
    "new",
    [
        subject(side("12 dead", "a/1", "b/1"), side("15 dead", "c/1"), topic="injured"),  # another topic
        subject(side("13 dead", "a/2"), side("16 dead", "c/2"), about="people killed in Harbour"),  # another matter of the same outlets
        subject(side("12 dead", "a/1"), side("11 dead", "d/1")),  # one side is as it was, against somebody else
        subject(side("40 dead", "x/1"), side("50 dead", "y/1")),
    ],
)
def test_another_finding_is_not_taken_for_it(new: Subject) -> None:
    assert match([OLD], [new]) == {}


def test_a_subject_is_matched_once_and_at_the_best_level() -> None:
    edited = subject(side("12 dead", "a/1"), side("16 dead", "c/2"))
    assert match([OLD], [edited, OLD]) == {0: (1, "claims")}
    assert match([OLD, OLD], [OLD]) == {0: (0, "claims")}
    assert match([OLD], []) == {} == match([], [OLD])


tellers = st.sets(st.sampled_from("abcd"), min_size=1)
sides = st.builds(lambda n, who: side(f"{n} dead", *(f"{a}/{n}" for a in who)), st.integers(1, 4), tellers)
many = st.lists(st.builds(subject, sides, sides, topic=st.sampled_from(["killed", "injured"])), max_size=6)


@settings(max_examples=40)
@given(many, many, st.randoms())
def test_no_order_changes_what_is_matched(old: list[Subject], new: list[Subject], chance: object) -> None:
    def pairs(old: list[Subject], new: list[Subject]) -> list[tuple[str, str, str]]:
        return sorted((str(old[i]), str(new[j]), level) for i, (j, level) in match(old, new).items())

    before = pairs(old, new)
    mixed = old[:], new[:]
    for one in mixed:
        chance.shuffle(one)
    assert pairs(*mixed) == before


@settings(max_examples=40)
@given(many)
def test_a_report_is_matched_with_itself_whole(subjects: list[Subject]) -> None:
    matched = match(subjects, subjects)
    assert sorted(matched) == list(range(len(subjects)))
    assert {level for _, level in matched.values()} <= {"claims"}
