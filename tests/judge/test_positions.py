"""Claims that say the same are one position, in whatever words; and which position to use today."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reconcile.judge.origins import texts
from reconcile.judge.positions import leading, positions
from reconcile.model import Claim, Interval, Position
from reconcile.rulebook.topic import Topic
from tests.judge.make import AIM, ARTICLES, BAN, BOOK, CALL, DAM, DOER, QUOTE, TOLL, claim, day, on

KNOWN = texts(ARTICLES, (), BOOK.folding)


def made(claims: list[Claim], topic: Topic = TOLL) -> list[Position]:
    return positions(claims, topic, BOOK, KNOWN)


@pytest.mark.parametrize(
    ("topic", "claims", "says"),
    [
        (TOLL, [claim("a", (26, 26)), claim("b", (26, 26), text="twenty-six")], ["26 people dead"]),
        (TOLL, [claim("a", (26, 26)), claim("b", (18, 18))], ["18 people dead", "26 people dead"]),
        (TOLL, [claim("a", (1, 1)), claim("b", (1, None))], ["1 person dead", "at least 1 person dead"]),
        (TOLL, [claim("a", (26, 26)), claim("b", (26, None))], ["26 people dead", "at least 26 people dead"]),
        (TOLL, [claim("a", (26, 26)), claim("b", (26, 26), negated=True)], ["26 people dead", "not: 26 people dead"]),
        (TOLL, [claim("a", (26, 26), hedged=True), claim("b", (26, 26), place="Rabat")], ["26 people dead"]),
        (
            CALL,
            [claim("a", (1, 1), topic=CALL), claim("b", (1, 1), topic=CALL, detail={"order": "first"})],
            ["1 call(s)", "1 call(s) (first)"],
        ),
        (
            AIM,
            [claim("a", topic=AIM, detail={"target": "x"}), claim("b", topic=AIM, detail={"target": "y"}), claim("c", topic=AIM)],
            ["against x", "against y", "against …"],
        ),
        (DOER, [claim("a", topic=DOER, actors=("One", "Two")), claim("b", topic=DOER, actors=("Two", "One"))], ["by One and Two"]),
        (
            DAM,
            [claim("a", topic=DAM, time=on(1)), claim("b", topic=DAM, time=on(1)), claim("c", topic=DAM, time=on(1, 3))],
            ["breached 2031-05-01 to 2031-05-03", "breached on 2031-05-01"],
        ),
        (BAN, [claim("a", topic=BAN, place="Rabat"), claim("b", topic=BAN)], ["ban", "ban in Rabat"]),
        (QUOTE, [claim("a", topic=QUOTE, text="Never again."), claim("b", topic=QUOTE, text="never again")], ["“Never again.”"]),
        (QUOTE, [claim("a", topic=QUOTE, text="Never again"), claim("b", topic=QUOTE, text="Never")], ["“Never again”", "“Never”"]),
    ],
)
def test_what_is_said_is_told_apart_by_figure_denial_and_differing_slots(topic: Topic, claims: list[Claim], says: list[str]) -> None:
    assert sorted(p.says for p in made(claims, topic)) == sorted(says)


def test_a_position_has_its_claims_origins_and_how_many_are_independent() -> None:
    row = [
        claim("a", (26, 26), id="c-2", origin=("Ministry",)),
        claim("b", (26, 26), id="c-1", origin=("Ministry",)),
        claim("c", (26, 26), id="c-3", origin=("Police",)),
    ]
    (one,) = made(row)
    assert one.claims == ("c-1", "c-2", "c-3")
    assert one.origins == ("Ministry", "Police")
    assert one.independent == 2


FIGURES = st.tuples(st.sampled_from("abcd"), st.sampled_from([(5, 5), (5, None), (7, 9)]), st.booleans())


@given(st.lists(FIGURES, min_size=1, max_size=6))
@settings(max_examples=40, deadline=None)
def test_every_claim_is_in_one_position_whatever_the_order(rows: list[tuple[str, tuple[int, int | None], bool]]) -> None:
    claims = [claim(a, v, id=f"c-{i}", negated=n) for i, (a, v, n) in enumerate(rows)]
    found = made(claims)
    assert sorted(c for p in found for c in p.claims) == sorted(c.id for c in claims)
    assert len(found) == len({(v, n) for _, v, n in rows})
    assert made(claims[::-1]) == found


def last(days: dict[str, date | None]) -> dict[str, Claim]:
    return {name: claim("a", (5, 5), id=name, as_of=d) for name, d in days.items()}


def position(name: str, claims: tuple[str, ...], origins: int) -> Position:
    return Position(name, name, claims, (), origins)


@pytest.mark.parametrize(
    ("found", "days", "head"),
    [
        ([], {}, None),
        ([position("p", ("x",), 1)], {"x": day(1)}, "p"),
        ([position("old", ("x",), 9), position("new", ("y",), 1)], {"x": day(1), "y": day(4)}, "new"),
        ([position("one", ("x",), 1), position("two", ("y",), 2)], {"x": day(4), "y": day(4)}, "two"),
        ([position("one", ("x",), 1), position("two", ("y",), 2)], {"x": day(4), "y": day(3)}, "two"),
        ([position("one", ("x",), 1), position("two", ("y",), 1)], {"x": day(4), "y": day(4)}, None),
        ([position("one", ("x",), 1), position("two", ("y", "z"), 1)], {"x": day(4), "y": day(4), "z": day(4)}, "two"),
        ([position("undated", ("x",), 3), position("dated", ("y",), 1)], {"x": None, "y": day(4)}, "dated"),
    ],
    ids=["none", "one", "the newer", "more origins", "more origins, a day before", "equal", "more claims", "an undated one"],
)
def test_the_leading_position_is_the_last_with_the_most_origins(
    found: list[Position], days: dict[str, date | None], head: str | None
) -> None:
    claims = last(days)
    for order in permutations(found):
        assert leading(order, claims, lambda c: c.as_of, grows=False) == head
        assert leading(order, claims, lambda c: c.as_of, grows=True) == head


@pytest.mark.parametrize(
    ("values", "grows", "head"),
    [
        ([(5, 5), (7, 7)], True, "two"),
        ([(5, 5), (7, 7)], False, None),
        ([(5, 5), (3, None)], True, "one"),
    ],
    ids=["a count that grows", "one that does not", "an exact figure before a bound"],
)
def test_of_equally_supported_figures_of_a_growing_count_the_higher_exact_one_leads(
    values: list[tuple[int, int | None]], grows: bool, head: str | None
) -> None:
    claims = {name: claim("a", value, id=name, as_of=day(4)) for name, value in zip("xy", values, strict=True)}
    found = [position("one", ("x",), 1), position("two", ("y",), 1)]
    for order in permutations(found):
        assert leading(order, claims, lambda c: c.as_of, grows=grows) == head


def told(article: str, value: int, on: int, **slots: object) -> Claim:
    return claim(article, (value, value), as_of=day(on), **slots)


@pytest.mark.parametrize(
    ("row", "head"),
    [
        ([told("a", 3, 4, detail={"number": "others"}), told("a", 5, 2), told("b", 4, 2)], 5),
        ([told("a", 3, 4, detail={"number": "others"}), told("b", 2, 4)], 3),
        ([told("a", 1, 9, detail={"number": "of more"}), told("b", 4, 2)], 4),
        ([told("a", 2, 9, detail={"number": "implied"}), told("b", 4, 2)], 4),
        ([told("a", 13, 4), told("b", 13, 4), told("c", 16, 4, update=True)], 16),
        ([told("a", 13, 4), told("b", 13, 4), told("c", 16, 3, update=True)], 13),
    ],
    ids=["others beside more", "others alone", "one of several", "by its noun alone", "a toll that rose", "one that rose before"],
)
def test_parts_and_tolls_left_behind_do_not_lead(row: list[Claim], head: int) -> None:
    claims = {c.id: c for c in row}
    first = {p.id: claims[p.claims[0]] for p in made(row)}
    found = leading(made(row), claims, lambda c: c.as_of, grows=True)
    assert first[found or ""].value == Interval(head, head, "person")


def test_a_positions_id_depends_on_its_claims_alone() -> None:
    row = [claim("a", (5, 5), id="c-1"), claim("b", (5, 5), id="c-2")]
    assert made(row)[0].id == made([replace(c, place="Rabat", hedged=True) for c in row])[0].id
    assert made(row)[0].id != made(row[:1])[0].id
