"""The claims of an article: exact words, typed slots, and ids that content alone decides."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reconcile.extract.extract import identified
from reconcile.model import Claim, Drop
from tests.extract.telling import article, book, claims

TEXT = "\n".join(
    (
        "أعلنت وزارة الصحة الأربعاء مقتل ٢٦ محتجًّا وإصابة 18 آخرين في الخرطوم يوم الاثنين.",
        "ونفت الشرطة اعتقال 40 شخصا.",
        "وارتفعت حصيلة ضحايا الزلزال إلى 31 قتيلا.",
    )
)


@pytest.fixture(scope="module")
def found() -> list[Claim]:
    return claims(TEXT)


def test_an_article_gives_its_claims_in_order(found: list[Claim]) -> None:
    assert [(c.topic, c.value.key if c.value else None, c.who) for c in found] == [
        ("killed", (26, 26), "protesters"),
        ("injured", (18, 18), "protesters"),
        ("arrested", (40, 40), "people"),
        ("killed", (31, 31), "people"),
    ]


def test_a_claims_words_are_exactly_the_articles(found: list[Claim]) -> None:
    for claim in found:
        assert claim.text == TEXT[claim.start : claim.end]
        assert TEXT[claim.sentence_start :].startswith(claim.sentence)
        assert claim.text in claim.sentence
    assert "محتجًّا" in found[0].text
    assert found[0].value is not None
    assert found[0].value.words == "٢٦ محتجًّا"


def test_slots_are_filled(found: list[Claim]) -> None:
    killed, injured, arrested, rose = found
    assert killed.place == injured.place == "Khartoum"
    assert killed.as_of is not None
    assert arrested.negated
    assert not killed.negated
    assert rose.update
    assert not killed.update
    assert all(c.value and c.value.unit == book().topics[c.topic].unit for c in found)


def test_every_claim_names_the_rule_that_read_it(found: list[Claim]) -> None:
    for claim in found:
        assert str(claim.detail["rule"]).startswith(f"{claim.topic}/ar/")
        assert claim.detail["pattern"]


def test_titles_give_claims_in_their_own_field() -> None:
    (headline, lead) = claims("قُتل 12 شخصا في الرباط.", title="مقتل 12 في الرباط")
    assert (headline.field, lead.field) == ("title", "text")
    assert headline.text == "مقتل 12"


def test_dropped_stretches_make_no_claim() -> None:
    text = "اقرأ أيضا: مقتل 40 شخصا في صفاقس\nقتل 12 شخصا في الرباط.\nمقتل 50 شخصا في تونس"
    dropped = [Drop(0, text.index("\n"), "related"), Drop(text.rindex("\n") + 1, len(text), "related")]
    assert [c.value.min for c in claims(text, dropped=dropped) if c.value] == [12]
    assert len(claims(text)) == 3


def test_an_article_without_claims_gives_none() -> None:
    assert claims("افتتح الوزير معرض الكتاب في الرباط.") == []
    assert claims("") == []


def test_ids_depend_on_content_alone(found: list[Claim]) -> None:
    ids = [c.id for c in identified(found)]
    assert len(set(ids)) == len(ids)
    assert all(i.startswith("c-") for i in ids)
    moved = [replace(c, start=c.start + 100, end=c.end + 100, sentence_start=c.sentence_start + 100) for c in found]
    assert [c.id for c in identified(moved)] == ids
    assert [c.id for c in identified(found[2:])] == ids[2:]


@pytest.mark.parametrize(
    "change",
    [{"article": "z"}, {"topic": "injured"}, {"field": "title"}, {"text": "x"}, {"sentence": "x"}, {"who": "police"}, {"value": None}],
)
def test_another_content_is_another_id(found: list[Claim], change: dict[str, object]) -> None:
    first = found[0]
    assert identified([replace(first, **change)])[0].id != identified([first])[0].id  # type: ignore[arg-type]


def test_the_same_words_twice_have_two_ids(found: list[Claim]) -> None:
    one, other = identified([found[0], found[0]])
    assert one.id != other.id
    assert one.id == identified([found[0]])[0].id


WORDS = [
    "قُتل",
    "مقتل",
    "وأصيب",
    "12",
    "٣٠",
    "شخصًا",
    "جنديان",
    "آخرين",
    "بينهم",
    "أطفال",
    "في",
    "الرباط",
    "أمس",
    "«",
    "»",
    "،",
    ".",
    "\n",
    "قالت الشرطة إن",
    "إلى",
    "ارتفع",
    "عدد القتلى",
    "killed",
    "two people",
]


@given(st.lists(st.sampled_from(WORDS), max_size=18).map(" ".join) | st.text(st.characters(codec="utf-8"), max_size=40))
@settings(max_examples=80, deadline=None)
def test_any_text_gives_claims_that_quote_it_exactly(text: str) -> None:
    made = article(text, title=text[:10] or None)
    for claim in claims(text, title=made.title):
        field = (made.title or "") if claim.field == "title" else text
        assert claim.text == field[claim.start : claim.end]
        assert field[claim.sentence_start : claim.sentence_start + len(claim.sentence)] == claim.sentence
        assert claim.sentence_start <= claim.start < claim.end <= claim.sentence_start + len(claim.sentence)
        assert claim.value is None or claim.value.min is None or claim.value.max is None or claim.value.min <= claim.value.max
        assert claim.topic in book().topics


# Slots of events: what a topic asks for, and no more.


def event(text: str, topic: str) -> Claim:
    (found,) = claims(text, topic)
    return found


def test_how_long_an_emergency_holds_is_kept() -> None:
    found = event("فرض الرئيس حالة الطوارئ في صفاقس حتى 19 يونيو المقبل.", "emergency_declared")
    assert (found.place, found.detail["until"]) == ("Sfax", "2031-06-19")


def test_a_government_is_a_lands_in_whatever_town_it_falls() -> None:
    assert event("أقال الملك الحكومة في مدينة صفاقس.", "government_ended").place == "Tunisia"


def test_a_call_has_no_place() -> None:
    assert event("بحث الرئيس التونسي مع الملك المغربي الوضع في مصر خلال عدة مكالمات هاتفية.", "phone_call").place is None


def test_no_country_sends_troops_to_itself() -> None:
    found = event("وصلت قوات مصرية إلى تونس بناء على طلب تونس.", "troops_deployed")
    assert (found.place, found.actors) == ("Tunisia", ("Egypt",))


def test_a_figure_of_several_events_is_theirs_wherever_the_article_gives_it() -> None:
    told = claims("Six people died in separate crashes on Sunday. Three died on the bridge.", "killed", title="6 dead")
    assert [(c.value.min if c.value else None, c.detail.get("events")) for c in told] == [(6, "several"), (6, "several"), (3, None)]
