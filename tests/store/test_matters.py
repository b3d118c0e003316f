"""Matters keep their ids as clusters grow, merge and split."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile.store.matters import Event, follow


def groups(*names: str) -> dict[str, set[str]]:
    """Clusters called after what they hold: `ab` holds a and b."""
    return {name: set(name) for name in names}


@pytest.mark.parametrize(
    ("before", "after", "kept", "events"),
    [
        ({"a": "m1"}, ["ab", "c"], {"ab": "m1"}, []),  # grown
        ({"a": "m1", "b": "m2", "c": "m2"}, ["abc"], {"abc": "m2"}, [Event("m1", "merged into", "m2")]),
        ({"a": "m1", "b": "m2"}, ["ab"], {"ab": "m1"}, [Event("m2", "merged into", "m1")]),  # neither brings more
        ({"a": "m1", "b": "m1", "c": "m1"}, ["ab", "c"], {"ab": "m1"}, [Event("new c", "split from", "m1")]),
        (
            {"a": "m1", "b": "m1", "c": "m1", "d": "m2", "e": "m2"},
            ["ab", "cde"],
            {"ab": "m1", "cde": "m2"},
            [Event("m2", "took claims of", "m1")],
        ),
        ({"a": "m1", "b": "m2"}, ["b"], {"b": "m2"}, [Event("m1", "ended")]),
    ],
)
def test_what_becomes_of_matters(before: dict[str, str], after: list[str], kept: dict[str, str], events: list[Event]) -> None:
    made, told = follow(before, groups(*after), taken=lambda _: False)
    assert {k: m for k, m in made.items() if m in before.values()} == kept
    assert [
        Event(f"new {k}", e.what, e.other) if (k := {m: k for k, m in made.items() if m not in kept.values()}.get(e.matter)) else e
        for e in told
    ] == events


partitions = st.dictionaries(st.sampled_from("abcdefgh"), st.sampled_from("123"))


@given(partitions, partitions)
def test_every_cluster_has_a_matter_of_its_own_and_every_matter_goes_on_or_is_accounted_for(
    one: dict[str, str], two: dict[str, str]
) -> None:
    before = {claim: f"m{group}" for claim, group in one.items()}
    after: dict[str, set[str]] = {}
    for claim, group in two.items():
        after.setdefault(f"k{group}", set()).add(claim)
    made, events = follow(before, after, taken=lambda _: False)
    assert set(made) == set(after)
    assert len(set(made.values())) == len(made)
    left = {e.matter for e in events if e.what in ("ended", "merged into")}
    assert set(before.values()) == left | (set(made.values()) & set(before.values()))
    assert not left & set(made.values())


def test_an_id_that_a_matter_has_had_is_not_given_again() -> None:
    first, _ = follow({}, groups("a"), taken=lambda _: False)
    second, _ = follow({}, groups("a"), taken=lambda matter: matter in first.values())
    assert first != second
