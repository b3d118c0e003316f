"""Who was shot and is not told to be dead was injured; what is worked out says so, and never more than the article does."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.extract.telling import claims


def injured(text: str) -> list[tuple[float | None, object]]:
    return [(c.value.min if c.value else None, c.detail.get("worked_out")) for c in claims(text, "injured")]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Five people were shot at a fair. All are stable, the clinic said.", [(5, "no death is told")]),
        ("A gunman opened fire on four people and fled.", [(4, "no death is told")]),
        ("6 shot, 2 fatally, at lakeside fair", [(4, "6 less 2 dead")]),
        ("Six people were shot, one of whom died.", [(5, "6 less 1 dead")]),
        ("Six people were shot and two of them died.", [(4, "6 less 2 dead")]),
        ("A woman is dead and three others were shot.", [(3, "others than the dead")]),
        # a death elsewhere in the article may be of one of them
        ("Five people were shot at a fair. One died at the clinic.", []),
        ("Five people were shot at a fair. Homicide detectives were called.", []),
        # the dead are others, or nobody is left, or the sentence counts the injured itself
        ("Four rangers were shot and a hiker was killed.", []),
        ("Two people were shot and two died.", []),
        ("Three people were shot and four were wounded by glass.", [(4, None)]),
        ("A man was shot at a fair.", []),
        ("Nobody was shot at the fair.", []),
    ],
)
def test_the_rest_of_the_shot(text: str, told: list[tuple[float, str]]) -> None:
    assert injured(text) == told


@given(shot=st.integers(2, 60), dead=st.integers(2, 60))
def test_the_rest_and_the_dead_are_all_who_were_shot(shot: int, dead: int) -> None:
    rest = injured(f"{shot} people were shot, {dead} of them fatally.")
    assert rest == ([(shot - dead, f"{shot} less {dead} dead")] if dead < shot else [])
