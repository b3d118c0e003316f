"""Quotations word by word: what was changed, what was left out, who else said it, and in which language."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile.judge.judgement import Context
from reconcile.judge.origins import texts
from reconcile.judge.quotations import Differences, differences, quotation
from reconcile.model import Claim
from tests.judge.make import ARTICLES, BOOK, QUOTE, TOLL, claim

LANGUAGES = [replace(ARTICLES[0], language="ar"), ARTICLES[1], ARTICLES[2]]


def said(article: str, text: str, **detail: str) -> Claim:
    return claim(article, topic=QUOTE, text=text, speaker="the mayor", detail=detail)


def judged(*claims: Claim, articles=ARTICLES) -> tuple[str, str, str]:
    context = Context(QUOTE, BOOK, texts(articles, (), BOOK.folding), claims)
    one, other = (quotation(*pair, context) for pair in (claims[:2], claims[1::-1]))
    assert one == other
    return one.verdict, one.reason, one.why


@pytest.mark.parametrize(
    ("short", "full", "found"),
    [
        ("we call for calm", "I call for calm", Differences((("we", "I"),))),
        ("call for calm", "now we call for calm today", Differences((), ("now we", "today"))),
        ("that the road is open", "the road is open", Differences()),
        ("one, two three.", "One 2 three", Differences((("two", "2"),))),
        ("we call for calm", "The road is open. I call for calm", Differences((("we", "I"),), ("The road is open",))),
        ("call for calm now", "call for calm later. The road is open", Differences((("now", "later"),), ("The road is open",))),
        ("it is not over yet", "it is over", Differences((), (), ("not", "yet"))),
        ("ندعو إلى الهدوء", "أدعو الى الهدوءِ", Differences((("ندعو", "أدعو"),))),
        ("", "", Differences()),
    ],
)
def test_where_two_wordings_differ(short: str, full: str, found: Differences) -> None:
    assert differences(short, full, BOOK.folding) == found


WORDS = st.lists(st.sampled_from(["we", "call", "for", "calm,", "now.", "الهدوء"]), max_size=12).map(" ".join)


@given(WORDS, WORDS)
def test_the_same_words_do_not_differ_and_what_differs_is_of_its_own_side(a: str, b: str) -> None:
    assert differences(a, a, BOOK.folding) == Differences()
    there = differences(a, b, BOOK.folding)
    assert all(x in " ".join(w.strip(",.") for w in a.split()) for x in (*there.added, *(x for x, _ in there.changed)))
    assert all(x in " ".join(w.strip(",.") for w in b.split()) for x in (*there.missing, *(x for _, x in there.changed)))


LONG = "We will open the road before winter. The school stays where it is."


@pytest.mark.parametrize(
    ("claims", "verdict", "reason", "why"),
    [
        ([said("a", LONG), said("b", f"“{LONG}”")], "agree", "wording", "quote the mayor in the same words."),
        ([said("a", LONG), said("b", LONG, also="the bishop")], "diverge", "actor", "Coast Agency has the bishop say it too."),
        ([said("a", LONG.replace("We", "I")), said("b", LONG)], "diverge", "wording", "in different words: “I” against “We”"),
        ([said("a", LONG), said("b", LONG[:36])], "diverge", "wording", "Coast Agency leaves out “The school stays where it is”"),
        ([said("a", LONG), said("b", LONG[:36]), said("b", LONG[37:])], "agree", "wording", "one of them in several quotations"),
        ([said("a", LONG.replace("We", "I")), said("b", LONG[:36], also="the bishop")], "diverge", "wording", "the bishop say it too"),
    ],
)
def test_two_quotations(claims: list[Claim], verdict: str, reason: str, why: str) -> None:
    assert judged(*claims)[:2] == (verdict, reason)
    assert why in judged(*claims)[2]


ROAD = "figure 12; place Tunis; topic killed"


def test_a_translation_is_marked_and_no_difference_of_words() -> None:
    arabic = "سنفتح الطريق الجديدة قبل الشتاء في المدينة كلها"
    verdict, reason, why = judged(said("a", arabic, anchors=ROAD), said("b", LONG, anchors=ROAD), articles=LANGUAGES)
    assert (verdict, reason) == ("agree", "translation")
    assert "in Arabic and English: one renders the other, with 12, Tunis, killed in both" in why
    verdict, reason, why = judged(said("a", arabic, anchors=ROAD), said("b", LONG), articles=LANGUAGES)
    assert (verdict, reason) == ("agree", "translation")
    assert "one renders the other" not in why


def test_only_quotations_are_compared_by_their_words() -> None:
    context = Context(TOLL, BOOK, texts(ARTICLES, (), BOOK.folding))
    assert quotation(claim("a"), claim("b"), context) is None
