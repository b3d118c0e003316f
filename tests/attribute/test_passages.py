"""Shared passages: long runs of the same words, whatever the rest of the two articles is like."""

from __future__ import annotations

import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile.attribute.passages import RUN, shared_passages
from reconcile.model import Article, Drop
from reconcile.rulebook.book import load_rules

FOLDING = load_rules().folding
RAN = "the old mill by the harbour burned down in the night and nobody slept there"  # 15 words
OURS = "our reporter walked along the empty quay at noon while gulls cried over the cold black beams"
THEIRS = "a baker who lives opposite was woken by smoke before the first bell of the morning rang"


def shared(one: str, other: str, **slots: object) -> tuple:
    return shared_passages([Article("a", one, source="A", **slots), Article("b", other, source="B")], FOLDING)


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        (RAN, RAN, [15]),
        (f"{OURS}. {RAN}.", f"{RAN}, {THEIRS}.", [15]),
        (RAN.replace("burned", "went"), RAN, [8]),
        (f"{RAN}, 12 people say.", f"{RAN.upper()}; 15 people say.", [18]),
        (f"{RAN}. {OURS}", f"{OURS}. {RAN}", [17, 15]),
        (" ".join(RAN.split()[: RUN - 1]), RAN, []),
        (OURS, THEIRS, []),
        ("", RAN, []),
        ("أعلنت البلدية أن الجسر القديم فوق الوادي أغلق أمامنا", "أعلنت البلديه ان الجسر القديم فوق الوادي أُغلق أمامنا", [9]),
    ],
    ids=["the same", "inside", "a word changed", "another figure", "in another order", "too short", "nothing", "no text", "spellings"],
)
def test_runs_of_words(one: str, other: str, words: list[int]) -> None:
    found = shared(one, other)
    assert sorted((p.words for s in found for p in s.passages), reverse=True) == words


def test_where_a_passage_stands_and_how_much_it_is() -> None:
    one, other = f"{OURS}. {RAN}.", f"{RAN}, {THEIRS}."
    [found] = shared(one, other)
    [passage] = found.passages
    assert found.articles == ("a", "b")
    assert one[passage.starts[0] : passage.ends[0]] == other[passage.starts[1] : passage.ends[1]] == RAN
    assert found.share == pytest.approx(15 / 32, abs=0.001)


def test_what_is_not_the_article_is_not_compared() -> None:
    assert shared(f"{RAN}. {OURS}", RAN, dropped=(Drop(0, len(RAN), "related headline"),)) == ()


def test_one_outlet_repeats_its_own_background() -> None:
    texts = [Article("a", RAN, source="A"), Article("b", RAN, source="A"), Article("c", RAN), Article("d", RAN)]
    assert {s.articles for s in shared_passages(texts, FOLDING)} == {("a", "c"), ("a", "d"), ("b", "c"), ("b", "d"), ("c", "d")}


def test_a_text_in_very_many_articles_still_makes_one_group() -> None:
    many = [Article(f"{n:02}", f"{RAN} {n}") for n in range(30)]
    pairs = [s.articles for s in shared_passages(many, FOLDING)]
    assert len(pairs) == 29  # neighbours alone: the same group comes of it
    assert {a for pair in pairs for a in pair} == {a.id for a in many}


WORDS = st.lists(st.sampled_from(["sea", "sky", "sand", "12", "،", "سماء"]), max_size=30).map(" ".join)


@given(WORDS, WORDS)
def test_a_passage_is_the_same_words_on_both_sides_and_neither_order_of_articles_matters(one: str, other: str) -> None:
    articles = [Article("a", one), Article("b", other)]
    found = shared_passages(articles, FOLDING)
    assert found == shared_passages(articles[::-1], FOLDING)
    for both in found:
        assert 0 < both.share <= 1
        for p in both.passages:
            left, right = (t[s:e].replace("،", " ").split() for t, s, e in zip((one, other), p.starts, p.ends, strict=True))
            assert left == right
            assert len(left) == p.words >= RUN


def test_two_hundred_articles_take_less_than_a_second() -> None:
    words = [f"w{n}" for n in range(4000)]
    drawn = random.Random(7)
    articles = [Article(f"{n:03}", " ".join(drawn.choices(words, k=300)) + " " + RAN) for n in range(200)]
    begun = time.process_time()
    found = {s.articles for s in shared_passages(articles, FOLDING)}
    assert found >= {(f"{n:03}", f"{n + 1:03}") for n in range(199)}
    assert time.process_time() - begun < 1
