"""A row of counts that one verb tells is told as its sum too; who counts in a row alone is in no claim of its own."""

from __future__ import annotations

import pytest

from tests.extract.telling import values

Ends = tuple[float | None, float | None]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("A man and two women were killed", [((3, 3), "people"), ((2, 2), "women")]),
        ("A man, his wife and two sons were killed", [((4, 4), "people"), ((2, 2), "children")]),
        ("The storm killed at least three men and two women", [((5, None), "people"), ((2, 2), "women")]),
        ("Ten soldiers and at least three workers were killed", [((10, 10), "soldiers"), ((3, None), "workers")]),
        ("Two soldiers and three soldiers were killed", [((5, 5), "soldiers")]),
        ("He killed her and three others", [((4, 4), "people")]),
        ("The driver was killed", []),
        ("Two victims, a man and a woman, were killed", [((2, 2), "people"), ((1, 1), "people"), ((1, 1), "women")]),
        ("Nine passengers, among them a nurse and two sons, died", [((9, 9), "passengers"), ((1, 1), "medics"), ((2, 2), "children")]),
    ],
)
def test_a_row_comes_to_its_sum(text: str, told: list[tuple[Ends, str]]) -> None:
    found = [(ends, who) for topic, ends, who in values(text) if topic == "killed"]
    assert sorted(found, key=str) == sorted(told, key=str)
