"""Sentences analysed: their figures with whom they count, the words of the rules in them, and what is skipped."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reconcile.extract.analyse import analyse
from reconcile.text.fold import fold
from tests.extract.telling import grammar, language, quantities, sentence

Ends = tuple[float | None, float | None]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("قتل 26 متظاهرا", [((26, 26), "protesters")]),
        ("قتل ٢٦ متظاهرا", [((26, 26), "protesters")]),
        ("قتل ستة وعشرون متظاهرا", [((26, 26), "protesters")]),
        ("قتل 18 من عناصر الشرطة", [((18, 18), "police")]),
        ("قتل ما لا يقل عن 12 عاملا", [((12, None), "workers")]),
        ("قتل 12 عاملا على الأقل", [((12, None), "workers")]),
        ("قتل أكثر من 3000 شخص", [((3001, None), "people")]),
        ("أصيب عشرات الأشخاص", [((20, 99), "people")]),
        ("قتل جنديان", [((2, 2), "soldiers")]),
        ("قتل جندي", [((1, 1), "soldiers")]),
        ("قتل الجندي", []),
        ("قتل جنود", []),
        ("قتل 12 مدنيا وجنديان", [((12, 12), "civilians"), ((2, 2), "soldiers")]),
        ("دمر 12 منزلا", []),
        ("اثنان من المارة و3 آخرين", [((2, 2), None), ((3, 3), None)]),
        ("killed 26 protesters", [((26, 26), "protesters")]),
        ("killed at least twelve workers", [((12, None), "workers")]),
        ("killed two young men", [((2, 2), "people")]),
        ("killed a soldier", [((1, 1), "soldiers")]),
        ("the soldier fell", []),
        ("12 houses burned", []),
        ("up to 40 miners", [((None, 40), "workers")]),
    ],
)
def test_figures_have_whom_they_count(text: str, found: list[tuple[Ends, str | None]]) -> None:
    assert [((q.min, q.max), q.group) for q in quantities(text) if not q.tied] == found


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("the soldier fell", ["the soldier"]),
        ("killed his wife and three sons", ["his wife"]),
        ("a mother and son drowned", ["son"]),
        ("a husband and father drowned", []),
        ("killed her and three others", ["her"]),
        ("burned the shed and her car", []),
        ("shot two guests and then himself", ["himself"]),
        ("Baker kills wife, self", ["wife", "self"]),
        ("Father and two children dead", ["father"]),
    ],
)
def test_some_count_in_a_row_alone(text: str, alone: list[str]) -> None:
    made = sentence(text)
    assert [" ".join(t.text for t in made.tokens[q.start : q.end]) for q in quantities(text) if q.tied] == alone


@pytest.mark.parametrize("text", ["two men, 58 and 24, were shot", "three boys, 7, 9 and 12, drowned"])
def test_ages_between_commas_count_nobody(text: str) -> None:
    assert len(quantities(text)) == 1


@pytest.mark.parametrize(("text", "of_more"), [("one of the four guests died", True), ("two of them died", False)])
def test_a_part_of_a_figure_behind_it_says_so(text: str, of_more: bool) -> None:
    assert [q.of_more for q in quantities(text)][:1] == [of_more]


def test_a_figure_that_only_a_noun_carries_says_so() -> None:
    assert [q.implied for q in quantities("قتل 12 مدنيا وجنديان")] == [False, True]


def test_others_count_whom_was_counted_before() -> None:
    assert [q.others for q in quantities("قتل جندي وأصيب 3 آخرون")] == [False, True]


def test_words_of_the_rules_dates_and_places_are_marked() -> None:
    made = sentence("قتل 12 شخصا في انفجار بمدينة الرباط يوم الاثنين")
    assert {"topic:killed.suffered", "kind", "place", "date", "small:in", "noun"} <= set(made.where)
    assert [p.name for p in made.places] == ["Rabat"]
    assert len(made.dates) == 1
    for name, places in made.where.items():
        assert all(made.has(at, name) for at in places)


def test_sentences_know_their_paragraph_and_order() -> None:
    text = "أولى الجمل. ثانيتها.\nثالثتها.\n\nرابعتها."
    own = grammar("ar")
    found = analyse("text", fold(text, own.folding), text, own)
    assert [s.index for s in found] == [0, 1, 2, 3]
    assert [s.paragraph for s in found] == sorted(s.paragraph for s in found)
    assert found[0].paragraph == found[1].paragraph < found[2].paragraph < found[3].paragraph


def test_what_is_skipped_is_not_analysed() -> None:
    text = "القائمة الرئيسية\nقتل 12 شخصا.\nاقرأ أيضا"
    own = grammar("ar")
    first = text.index("قتل")
    found = analyse("text", fold(text, own.folding), text, own, [(0, first - 1), (text.index("اقرأ"), len(text))])
    assert [s.tokens[0].text for s in found] == ["قتل"]
    assert found[0].index == 1


WORDS = [
    "قتل",
    "12",
    "٣",
    "شخصا",
    "جنديان",
    "وأصيب",
    "بينهم",
    "في",
    "الرباط",
    "أمس",
    "الاثنين",
    "ما لا يقل عن",
    "عشرات",
    ".",
    "،",
    "\n",
    "«",
    "»",
    "قُتِل",
    "killed",
    "two",
    "men",
    "and",
    "-",
    "20-25",
    "1.5",
    "½",
    "Ⅷ",
    "٪",
]
LETTERS = st.characters(codec="utf-8")
TEXTS = st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join) | st.text(LETTERS, max_size=40)


@given(TEXTS, st.sampled_from(["ar", "en"]))
@settings(max_examples=150, deadline=None)
def test_any_text_is_analysed_within_its_bounds(text: str, code: str) -> None:
    own = grammar(code)
    folded = fold(text, own.folding)
    for found in analyse("text", folded, text, own):
        tokens = len(found.tokens)
        assert tokens
        assert found.start == found.tokens[0].start < found.end == found.tokens[-1].end <= len(folded.text)
        for at, row in found.quantities.items():
            for quantity in row:
                assert at == quantity.start < quantity.end <= tokens
                assert quantity.min is None or quantity.max is None or quantity.min <= quantity.max
        for at, marks in found.marks.items():
            assert all(at == m.start < m.end <= tokens for m in marks)
        assert all(0 <= p.start < p.end <= tokens for p in found.places)
        assert all(0 <= d.start < d.end <= tokens for d in found.dates)


@pytest.mark.parametrize("text", ["المساحة ¹ هكتار", "قتل 3 أشخاص ²", "see note ³"])
def test_a_superscript_digit_is_no_number(text: str) -> None:
    assert all(q.min != 1 for q in quantities(text))


def test_the_test_itself_tells_the_languages_apart() -> None:
    assert (language("قتل 3"), language("3 dead")) == ("ar", "en")
