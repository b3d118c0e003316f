"""Who takes part: both sides of a call, who gave an order, who sent troops."""

from __future__ import annotations

import pytest

from tests.extract.telling import claims


@pytest.mark.parametrize(
    ("text", "topic", "actors"),
    [
        ("أجرى الرئيس التونسي كمال الزواري محادثة هاتفية مع الملك المغربي يوسف الفاسي.", "phone_call", {"كمال الزواري", "يوسف الفاسي"}),
        ("تلقى الملك المغربي يوسف الفاسي اتصالا هاتفيا من الرئيس التونسي كمال الزواري.", "phone_call", {"كمال الزواري", "يوسف الفاسي"}),
        ("نشرت تشاد قوات في السودان.", "troops_deployed", {"Chad"}),
        ("جرت محادثة هاتفية أمس.", "phone_call", set()),
    ],
)
def test_who_takes_part_is_named(text: str, topic: str, actors: set[str]) -> None:
    (found,) = claims(text, topic)
    assert set(found.actors) == actors


def test_both_sides_are_the_same_whoever_is_named_first() -> None:
    there, back = (
        claims(f"أجرى الرئيس التونسي كمال الزواري {words}.", "phone_call")[0].actors
        for words in ("محادثة هاتفية مع الملك المغربي يوسف الفاسي", "اتصالا هاتفيا مع الملك المغربي يوسف الفاسي أمس")
    )
    assert there == back == tuple(sorted(there))


def test_who_tells_of_a_call_takes_no_part_in_it() -> None:
    (found,) = claims(
        "وقال المتحدث سالم الدريدي إن الرئيس التونسي كمال الزواري أجرى محادثة هاتفية مع الملك المغربي يوسف الفاسي.", "phone_call"
    )
    assert "سالم الدريدي" not in found.actors
    assert {"كمال الزواري", "يوسف الفاسي"} == set(found.actors)


def test_who_gave_an_order_is_named() -> None:
    (found,) = claims("أمر الرئيس التونسي كمال الزواري قواته بإطلاق النار على المحتجين.", "shoot_order")
    assert found.actors == ("كمال الزواري",)
