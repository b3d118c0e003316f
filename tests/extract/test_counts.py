"""How many of whom: every figure goes to the topic that holds it closest, parts and inheritances included."""

from __future__ import annotations

import pytest

from reconcile.extract.counts import counts
from tests.extract.telling import book, grammar, language, sentence, values

Ends = tuple[float | None, float | None]
Told = list[tuple[str, Ends, str]]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("مقتل 26 متظاهرا وإصابة 18 آخرين", [("killed", (26, 26), "protesters"), ("injured", (18, 18), "protesters")]),
        ("قتل 26 متظاهرا وأصيب 18", [("killed", (26, 26), "protesters"), ("injured", (18, 18), "protesters")]),
        ("26 عاملا قتلوا في الانهيار", [("killed", (26, 26), "workers")]),
        ("أسفر الحريق عن 5 قتلى و12 جريحا", [("killed", (5, 5), "people"), ("injured", (12, 12), "people")]),
        ("قتل 10 جنود و3 عمال", [("killed", (10, 10), "soldiers"), ("killed", (3, 3), "workers")]),
        (
            "قتل 13 شخصا بينهم 10 جنود و3 عمال",
            [("killed", (13, 13), "people"), ("killed", (10, 10), "soldiers"), ("killed", (3, 3), "workers")],
        ),
        ("قتل 37 شخصا منهم 10 سائقين", [("killed", (37, 37), "people")]),
        ("فقدان 7 بحارة وإنقاذ 12 آخرين", [("missing", (7, 7), "crew"), ("rescued", (12, 12), "crew")]),
        ("Four people were killed and nine injured", [("killed", (4, 4), "people"), ("injured", (9, 9), "people")]),
        ("Twelve passengers, including two children, were killed", [("killed", (12, 12), "passengers"), ("killed", (2, 2), "children")]),
    ],
)
def test_every_figure_goes_to_its_topic(text: str, told: Told) -> None:
    assert sorted(values(text)) == sorted(told)


@pytest.mark.parametrize(
    "text",
    [
        "قد يقتل 20 شخصا في الفيضانات",
        "مخاوف من مقتل 20 شخصا",
        "يقتل 20 شخصا كل يوم على الطرق",
        "قتل الملل صاحبه",
        "بلغت الحرارة 26 درجة",
        "The blast could have killed 50 people",
        "He was born in 1950",
    ],
)
def test_what_is_no_toll_of_an_event_makes_no_claim(text: str) -> None:
    assert [v for v in values(text) if v[0] == "killed"] == []


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("نفت الشرطة مقتل 5 متظاهرين", True),
        ("أكدت الشرطة مقتل 5 متظاهرين", False),
        ("لم يقتل 5 متظاهرين", True),
        ("نفت الشرطة ذلك، وقتل 5 متظاهرين", False),
    ],
)
def test_a_denial_before_it_in_the_clause_negates_a_count(text: str, negated: bool) -> None:
    found = counts(sentence(text), grammar("ar"), book())
    assert [(c.quantity.min, c.negated) for c in found] == [(5, negated)]


def test_a_part_knows_its_whole() -> None:
    found = counts(sentence("قتل 13 شخصا بينهم 10 جنود و3 عمال"), grammar("ar"), book())
    assert [(c.quantity.min, c.part_of.min if c.part_of else None) for c in found] == [(13, None), (10, 13), (3, 13)]


@pytest.mark.parametrize(
    "text", ["قتل 26 متظاهرا وأصيب 18 آخرون في الرباط", "بلغ عدد القتلى 31 شخصا", "Two men died and 3 were hurt", "ولا شيء هنا"]
)
def test_a_claims_words_hold_its_figure(text: str) -> None:
    s = sentence(text)
    for found in counts(s, grammar(language(text)), book()):
        assert 0 <= found.start < found.end <= len(s.tokens)
        assert min(found.start, found.quantity.start) <= found.quantity.start < found.quantity.end <= max(found.end, found.quantity.end)
        assert found.pattern.topic == found.topic
        assert found.pattern.rule.startswith(f"{found.topic}/")


def test_a_toll_that_rose_yesterday() -> None:
    assert values("ارتفع أمس عدد القتلى في زلزال ضرب صفاقس إلى 31") == [("killed", (31, 31), "people")]


def test_parts_behind_where_and_when_it_happened_are_told() -> None:
    text = "قتل 13 شخصا في انهيار منجم بمدينة صفاقس يوم الثلاثاء، بينهم 10 جنود و3 عمال"
    assert [(v, who) for _, v, who in values(text, "killed")] == [((13, 13), "people"), ((10, 10), "soldiers"), ((3, 3), "workers")]


def test_whom_an_unknown_noun_after_of_names_is_not_inherited() -> None:
    found = values("اعتقلت الشرطة 97 متظاهرا وأصيب 4 من عناصرها")
    assert ("injured", (4, 4), "protesters") not in found


def test_animals_are_not_people() -> None:
    assert values("قتل 20 بقرة و3 خراف", "killed") == []
