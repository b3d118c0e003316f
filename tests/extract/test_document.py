"""An article as the later stages read it, with the way back to its own words."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reconcile.model import Drop
from tests.extract.telling import DAY, document


def test_title_and_text_are_fields_of_their_own() -> None:
    made = document("قُتل 12 شخصا.", title="حريق في الرباط")
    assert [s.field for s in made.sentences] == ["title", "text"]
    assert made.original("title") == "حريق في الرباط"
    assert made.original("text") == "قُتل 12 شخصا."


def test_a_title_that_the_text_begins_with_is_not_read_twice() -> None:
    made = document("حريق في الرباط\nقتل 12 شخصا.", title="حريق في الرباط")
    assert [s.field for s in made.sentences] == ["text", "text"]


@pytest.mark.parametrize(("town", "meant"), [("Atlanta", "Georgia, United States"), ("Tbilisi", "Georgia")])
def test_the_text_tells_which_place_its_title_means(town: str, meant: str) -> None:
    made = document(f"A warehouse burned down in {town} on Sunday.", title="Four guards hurt in Georgia blaze")
    assert [m.name for s in made.sentences if s.field == "title" for m in s.places] == [meant]


def test_words_come_back_as_written() -> None:
    made = document("وقُتِلَ ٢٦ محتجًّا أمس.")
    (sentence,) = made.sentences
    assert made.text(sentence, 0, 4) == "وقُتِلَ ٢٦ محتجًّا أمس"
    a, b = made.span(sentence, 2, 3)
    assert made.article.text[a:b] == "محتجًّا"


def test_dropped_stretches_are_not_read() -> None:
    text = "اقرأ أيضا: مقتل 40 شخصا\nقتل 12 شخصا في الرباط."
    made = document(text, dropped=[Drop(0, text.index("\n"), "related")])
    assert [made.text(s, 0, len(s.tokens)) for s in made.sentences] == ["قتل 12 شخصا في الرباط."]


def test_days_count_from_the_articles_day_unless_its_text_knows_better() -> None:
    assert document("قتل 12 شخصا أمس.").today == DAY
    assert not document("قتل 12 شخصا أمس.").moved
    assert document("قتل 12 شخصا أمس.", published=None).today is None


def test_a_place_once_introduced_is_known_again() -> None:
    """`مدينة` introduces a town that no gazetteer has; later it stands alone."""
    made = document("انفجار في مدينة زرنوبة بالمغرب.\nوقتل 3 أشخاص في زرنوبة.")
    assert all(any(p.name == "زرنوبه" and p.role == "place" for p in s.places) for s in made.sentences)


@pytest.mark.parametrize("text", ["", "\n\n", "\u200f", "...", "ًٌٍ"])
def test_an_article_without_words_has_no_sentences_of_any(text: str) -> None:
    assert all(s.tokens for s in document(text).sentences)


@given(
    st.lists(
        st.sampled_from(["قُتل", "12", "شخصًا", "في", "الرباط", "أمس", "،", ".", "\n", "«قال»", "ـ", "killed", "on", "Monday"]), max_size=14
    ).map(" ".join),
    st.dates(date(2000, 1, 1), date(2040, 1, 1)),
)
@settings(max_examples=60, deadline=None)
def test_every_stretch_of_tokens_is_found_in_the_original(text: str, published: date) -> None:
    made = document(text, published=published)
    for sentence in made.sentences:
        spans = [made.span(sentence, i, i + 1) for i in range(len(sentence.tokens))]
        assert all(0 <= a < b <= len(text) for a, b in spans)
        assert spans == sorted(spans)
        assert made.span(sentence, 0, len(sentence.tokens)) == (spans[0][0], spans[-1][1])
