"""What linking sees of a claim."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile.link.features import Vector, cosine
from tests.link.make import days, featured, told


@pytest.mark.parametrize(
    ("who", "people"),
    [("people", "people"), ("passengers", "people"), ("villagers", "people"), ("children", "children"), ("police", "police")],
)
def test_people_merely_described_are_people(who: str, people: str) -> None:
    assert featured(told("a", who=who))[0].people == people


def test_a_claims_setting_is_laid_open() -> None:
    (found,) = featured(told("a", place="Rabat and Tunis", on=days(2, 3), detail={"event": "fire", "within": "Morocco", "period": "true"}))
    assert found.places == ("Rabat", "Tunis")
    assert (found.start, found.end) == (days(2).start, days(3).start)
    assert (found.event, found.within, found.period, found.told, found.dated) == ("fire", "Morocco", True, "clause", "clause")


def test_words_and_stories_are_unit_vectors_that_tell_stories_apart() -> None:
    one, same, other = featured(told("a"), told("b"), told("x"))
    for made in (one, same, other):
        assert math.isclose(sum(v * v for v in made.words.values()), 1)
        assert math.isclose(sum(v * v for v in made.story.values()), 1)
    assert cosine(one.story, same.story) > 0.9 > cosine(one.story, other.story)


def test_a_claim_without_words_is_like_nothing() -> None:
    (found,) = featured(told("a", sentence="20 !"))
    assert found.words == {}
    assert cosine(found.words, found.story) == 0


VECTORS = st.dictionaries(st.sampled_from("abcdef"), st.floats(0.01, 10), max_size=5)


@given(VECTORS, VECTORS)
def test_likeness_is_symmetric_and_between_0_and_1(a: dict[str, float], b: dict[str, float]) -> None:
    def unit(v: dict[str, float]) -> Vector:
        length = math.sqrt(sum(x * x for x in v.values()))
        return Vector({k: x / length for k, x in v.items()})

    one, other = unit(a), unit(b)
    assert math.isclose(cosine(one, other), cosine(other, one), abs_tol=1e-12)
    assert -1e-9 <= cosine(one, other) <= 1 + 1e-9
    assert not a or math.isclose(cosine(one, one), 1)
