"""Names in two scripts that sound alike have one skeleton; other names have another."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile.text.skeleton import script, skeleton, skeletons


@pytest.mark.parametrize(
    ("latin", "other"),
    [
        ("Karim Mansour", "كريم منصور"),
        ("Viktor Petrov", "فيكتور بتروف"),
        ("Shakib Khouri", "شكيب خوري"),
        ("Gamal Hegazy", "جمال حجازي"),
        ("Boris Nikitin", "Борис Никитин"),
    ],
)
def test_a_name_has_one_skeleton_in_two_scripts(latin: str, other: str) -> None:
    assert skeleton(latin) == skeleton(other)
    assert script(latin) != script(other)


@pytest.mark.parametrize(("one", "other"), [("Karim Mansour", "سليم منصور"), ("Petrov", "Pavlov")])
def test_other_names_have_another(one: str, other: str) -> None:
    assert skeleton(one) != skeleton(other)


@pytest.mark.parametrize("name", ["", "123", "—"])
def test_what_has_no_letters_has_neither(name: str) -> None:
    assert (skeleton(name), script(name)) == ("", "")


@given(st.lists(st.text(alphabet="aeiukhgszfv Bـبخمتشö-'", max_size=8), min_size=1, max_size=5))
def test_many_names_at_once_are_as_one_by_one(names: list[str]) -> None:
    assert skeletons(names) == [skeleton(name) for name in names]
