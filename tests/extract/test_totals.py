"""A row of counts that one verb tells is told as its sum too; one that only a noun counts is in no claim of its own."""

from __future__ import annotations

import pytest

from tests.extract.telling import claims, values

Ends = tuple[float | None, float | None]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("A man and two women were killed", [((3, 3), "people"), ((2, 2), "women")]),
        ("A man, his wife and two sons were killed", [((4, 4), "people"), ((2, 2), "children")]),
        ("The storm killed at least three men and two women", [((5, None), "people"), ((3, None), "people"), ((2, 2), "women")]),
        ("Ten soldiers and at least three workers were killed", [((10, 10), "soldiers"), ((3, None), "workers")]),
        ("Two soldiers and three soldiers were killed", [((5, 5), "soldiers"), ((2, 2), "soldiers"), ((3, 3), "soldiers")]),
        ("He killed her and three others", [((4, 4), "people")]),
        ("The driver was killed", []),
        ("Three sailors, ages 31, 40, and 52, were killed", [((3, 3), "crew")]),
        ("Two boys, 7 and 9, and a woman died", [((3, 3), "people"), ((2, 2), "children"), ((1, 1), "women")]),
        ("3 girls, man killed in barn fire", [((4, 4), "people"), ((3, 3), "children")]),
        ("Seven teen girls were killed", [((7, 7), "children")]),
        ("A 9-year-old and a 71-year-old were killed", [((2, 2), "people")]),
        ("A 17-year-old high school girl was killed", [((1, 1), "children")]),
        ("Five people, including an 80-year-old, were killed", [((5, 5), "people")]),
        ("A 30-year-old dam was killed by neglect", []),
        ("The victim, also a 13-year-old boy, was killed", [((1, 1), "children")]),
        ("He killed his father and a pupil", [((2, 2), "people")]),
        ("A boy, 8, and a man, 61, were killed", [((2, 2), "people"), ((1, 1), "children")]),
        ("Man, woman killed in barn fire", [((2, 2), "people")]),
        ("Landslide leaves man, 2 girls dead", [((3, 3), "people"), ((2, 2), "children")]),
        ("Two soldiers and three others were killed", [((5, 5), "people"), ((2, 2), "soldiers")]),
        ("He killed six guests and then took his own life", [((6, 6), "people"), ((7, 7), "people")]),
        ("A guard killed a man and a girl before killing himself", [((2, 2), "people"), ((3, 3), "people"), ((1, 1), "children")]),
        ("Two victims, a man and a woman, were killed", [((2, 2), "people"), ((1, 1), "people"), ((1, 1), "women")]),
        ("Nine passengers, among them a nurse and two sons, died", [((9, 9), "passengers"), ((1, 1), "medics"), ((2, 2), "children")]),
    ],
)
def test_a_row_comes_to_its_sum(text: str, told: list[tuple[Ends, str]]) -> None:
    found = [(ends, who) for topic, ends, who in values(text) if topic == "killed"]
    assert sorted(found, key=str) == sorted(told, key=str)


def test_what_is_told_in_figures_stays_as_a_part_of_the_sum() -> None:
    found = claims("The storm killed three men and two women", "killed")
    assert {c.who: c.detail.get("part_of") for c in found if c.value and c.value.min != 3} == {"people": None, "women": None}
    assert [c.detail.get("part_of") for c in found if c.value and c.value.min == 3] == ["three men and two women"]
