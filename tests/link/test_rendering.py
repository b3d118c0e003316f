"""A quotation in two languages: what makes one a rendering of the other, and what keeps two statements apart."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile.extract.anchors import anchors
from reconcile.extract.document import read_document
from reconcile.extract.sayings import read_voices
from reconcile.link.features import features
from reconcile.link.graph import Edge, edges
from reconcile.link.rendering import ENOUGH, rendering
from reconcile.model import Article, Claim
from tests.extract.telling import DAY, claims, compiled
from tests.judge.make import BOOK, claim


def quoted(text: str, *anchors: str, article: str = "a") -> Claim:
    made = claim(
        article, topic=BOOK.topics["quote"], text=text, speaker="the mayor", detail={"source": "person", "anchors": "; ".join(anchors)}
    )
    return replace(made, id=f"c-{article}-{text}")


def arabic(words: str) -> Claim:
    (found,) = claims(f"قال المحافظ سمير عادل: «{words}».", "quote")
    return found


def english(words: str) -> Claim:
    (found,) = claims(f'"{words}," said Mayor Samir Adel.', "quote")
    return found


def french(words: str) -> Claim:
    """A quotation by hand: the French pack reads figures and days, and nobody who speaks."""
    text = f"« {words} », dit le maire."
    grammar, actors = compiled("fr")
    document = read_document(Article("a", text, language="fr", published=DAY, published_basis="metadata"), grammar)
    found = anchors(document, read_voices(document, actors).mentions, "text", (2, 2 + len(words)), grammar.numerals)
    return quoted(words, *found)


HOUSES = "سنبني 300 منزل في مومباسا قبل الشتاء بمساعدة من النرويج"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (HOUSES, "We will build 300 houses in Mombasa before the winter with help from Norway"),
        (
            "قتل 14 جنديا في نيروبي أمس ولن نتفاوض أبدا مع القتلة",
            "Fourteen soldiers were killed in Nairobi yesterday and we never talk to killers",
        ),
        ("سيزور الرئيس النرويجي الرباط ونيروبي هذا الأسبوع", "The Norwegian president will visit Rabat and Nairobi this week"),
        ("لن نسلم بلوشستان للمسلحين الذين جاؤوا من الهند", "We will not hand Balochistan over to the gunmen who came from India"),
    ],
)
def test_a_rendering(one: str, other: str) -> None:
    found = rendering(arabic(one), english(other), BOOK)
    assert found == rendering(english(other), arabic(one), BOOK)
    assert found is not None
    assert found.weight >= ENOUGH


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (HOUSES, "We will build 300 houses in Nairobi before the winter with help from Norway"),
        (HOUSES, "We will build 500 houses in Mombasa before the winter with help from Norway"),
        (HOUSES, "We won't build 300 houses in Mombasa before the winter with help from Norway"),
        (HOUSES, "We will not leave Mombasa whatever happens, and nobody will"),
        (HOUSES, "Norway has done nothing for us, and we ask it for nothing"),
        (HOUSES, "The 300 workers of the harbour were paid today, as they should be"),
        (
            HOUSES,
            "We will build 300 houses in Mombasa with help from Norway, and we know what winter is like for all in these cold hills",
        ),
        ("سنفتح الطريق الجديدة قبل نهاية الشتاء", "We will open the new road before the end of winter"),
    ],
    ids=["another place", "another figure", "denied", "too little", "a country alone", "a figure alone", "far longer", "no anchor"],
)
def test_no_rendering(one: str, other: str) -> None:
    assert rendering(arabic(one), english(other), BOOK) is None


def test_a_rendering_in_french() -> None:
    one = french("Quatorze soldats ont été tués à Kartarna hier et nous ne parlerons jamais aux tueurs")
    found = rendering(one, english("Fourteen soldiers were killed in Kartarna yesterday and we will never talk to the killers"), BOOK)
    assert str(found).startswith("Kartarna, 14")
    assert rendering(one, english("Nine soldiers were killed in Kartarna yesterday, and we will never talk to the killers"), BOOK) is None


def test_it_says_what_stands_in_both() -> None:
    found = rendering(
        arabic("سنبني 300 منزل في بلوشستان قبل الشتاء بمساعدة من النرويج"),
        english("We will build 300 houses in Balochistan before the winter with help from Norway"),
        BOOK,
    )
    assert str(found) == "300, Balochistan, Norway"


ANCHORS = st.sets(st.sampled_from(["figure 12", "figure 3", "place Tunis", "place Rabat", "topic killed", "not", "actor EU", "name Nord"]))


@given(ANCHORS, ANCHORS, st.integers(1, 40), st.integers(1, 40))
def test_the_order_of_two_changes_nothing_and_nothing_shared_is_no_rendering(mine: set[str], theirs: set[str], m: int, n: int) -> None:
    a, b = quoted("x" * m, *mine), quoted("ص" * n, *theirs)
    found = rendering(a, b, BOOK)
    assert found == rendering(b, a, BOOK)
    assert not found or (set(found.shared) <= mine & theirs and 4 * max(m, n) <= 7 * min(m, n))


def drawn(*row: Claim, late: int = 0) -> list[Edge]:
    """The edges between an Arabic article's quotations (`a`) and an English one's, which is so many days younger."""
    articles = [Article(a, "", language=lang, published=date(2031, 5, day)) for a, lang, day in (("a", "ar", 3), ("b", "en", 3 + late))]
    return edges(features(row, articles, BOOK), BOOK)


ROAD = ("figure 12", "place Tunis", "topic killed")


def test_the_likest_of_a_speaker_s_quotations_is_the_rendering() -> None:
    row = [quoted("نص", *ROAD), quoted("ab", *ROAD, article="b"), quoted("cd", *ROAD[:2], article="b")]
    assert [(e.a, e.b) for e in drawn(*row)] == [(0, 1)]
    assert [(e.a, e.b) for e in drawn(row[0], row[2])] == [(0, 1)]


def test_no_edge_to_another_speaker_who_may_be_another_or_another_week() -> None:
    one, other = quoted("نص", *ROAD), quoted("ab", *ROAD, article="b")
    assert drawn(one, replace(other, speaker="the bishop")) == []
    assert drawn(*(replace(q, speaker="officials", detail={**q.detail, "source": "unnamed"}) for q in (one, other))) == []
    assert drawn(one, other, late=2) != []
    assert drawn(one, other, late=3) == []
