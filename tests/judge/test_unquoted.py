"""A quotation's words in another article: as its own, from somebody else, or only told of the same speaker."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile.attribute.passages import shared_passages
from reconcile.judge.origins import texts
from reconcile.judge.unquoted import unquoted
from reconcile.model import Article, Claim, Spoken
from tests.judge.make import ARTICLES, BOOK, QUOTE, claim

WORDS = "the old bridge had not been inspected for nine years and nobody in the city wanted to pay for it"
PARTS = ("the old bridge had not been inspected for nine years", "and it seems nobody in the city wanted to pay for it")
OTHERS = "The ferry runs again from Monday, as the harbour office has it on its board."


def judged(other: str, *spoken: tuple[str, str | None], quotation: str = WORDS, behind: str = "", **slots: object) -> list[tuple[str, str]]:
    """Reasons and explanations for a quotation of John Carter's; `spoken` are stretches of the other text, with their speakers."""
    text = f'"{quotation}," {behind} Mayor John Carter said.'
    quoted = claim("a", topic=QUOTE, text=quotation, speaker="John Carter", detail={"source": "person"}, origin=("John Carter",))
    quoted = replace(quoted, **{"start": 1, "end": 1 + len(quotation), **slots})  # type: ignore[arg-type]
    told = tuple(Spoken(other.index(words), other.index(words) + len(words), who) for words, who in spoken)
    articles = [replace(ARTICLES[0], text=text), replace(ARTICLES[1], text=other, attributed=told)]
    known = texts(articles, shared_passages(articles, BOOK.folding), BOOK.folding)
    return [(j.reason, j.why) for _, j in unquoted([quoted], known)]


SAID = f"{WORDS}, said Engineer Paul Webb"


@pytest.mark.parametrize(
    ("other", "spoken", "reason", "why"),
    [
        (f"{OTHERS}\n{WORDS}.", [], "attribution-dropped", "River Daily quotes John Carter; Coast Agency has the same words as its own"),
        (
            f"{OTHERS}\n{PARTS[0]}, {PARTS[1]}.",
            [],
            "attribution-dropped",
            "“the old bridge had not been inspected for nine years, and”",
        ),
        (f"{OTHERS}\n{WORDS}.", [(OTHERS, "Anna Berg")], "attribution-dropped", "as its own"),
        (f"{OTHERS}\n{SAID}.", [(SAID, "Paul Webb")], "actor", "Coast Agency has the same words from Paul Webb"),
    ],
    ids=["as its own", "in two parts", "somebody speaks elsewhere", "from another"],
)
def test_words_that_have_lost_their_speaker(other: str, spoken: list[tuple[str, str]], reason: str, why: str) -> None:
    ((found, explanation),) = judged(other, *spoken)
    assert found == reason
    assert why in explanation


@pytest.mark.parametrize(
    ("other", "spoken"),
    [
        (f"Carter said that {WORDS}.", []),
        (f"{WORDS}.\n{OTHERS} Mr. Carter was there.", []),
        (f"{OTHERS}\nHe said {WORDS}.", [(f"He said {WORDS}", None)]),
        (f"{OTHERS} {WORDS}.", [(OTHERS, "Anna Berg")]),
        (f"{OTHERS}\n{SAID}.", [(SAID, "Webb")]),
        (f"{OTHERS}\n{SAID}.", [(WORDS, "Paul Webb"), ("said Engineer Paul Webb", None)]),
        (f"{OTHERS}\n“{WORDS}”.", []),
        (f"{OTHERS}\nThe mayor: {WORDS}.", []),
        (f"{OTHERS}\n{WORDS[:52]}.", []),
        (f"{OTHERS}\nThe mayor has seen no paper on it.", []),
    ],
    ids=["indirect", "named", "he", "spoken before it", "one word", "two voices", "quoted", "colon", "a part", "other words"],
)
def test_what_may_be_a_paraphrase(other: str, spoken: list[tuple[str, str | None]]) -> None:
    assert judged(other, *spoken) == []


@pytest.mark.parametrize(
    "slots",
    [
        {"start": 7},
        {"speaker": "الوالي جون"},
        {"speaker": "officials", "origin": ("officials",)},
        {"detail": {"source": "unnamed"}},
        {"field": "title"},
    ],
)
def test_a_speaker_whose_name_tells_nothing_and_a_text_that_is_not_at_hand(slots: dict[str, object]) -> None:
    assert judged(f"{OTHERS}\n{WORDS}.", **slots) == []


def test_a_few_words_are_a_formula() -> None:
    assert judged(f"{OTHERS}\n{WORDS}.", quotation=WORDS[:27], behind=WORDS[28:]) == []


def test_what_stands_between_two_quotations_is_none() -> None:
    assert judged(f"{OTHERS}\n{WORDS}.", quotation=f". {WORDS}") == []


def test_an_article_of_which_it_is_not_known_who_speaks_in_it() -> None:
    quoted: Claim = replace(
        claim("a", topic=QUOTE, text=WORDS, speaker="John Carter", detail={"source": "person"}), start=0, end=len(WORDS)
    )
    articles: list[Article] = [replace(a, text=WORDS) for a in ARTICLES[:2]]
    known = texts(articles, shared_passages(articles, BOOK.folding), BOOK.folding)
    assert list(unquoted([quoted], known)) == []


@given(st.lists(st.sampled_from([*WORDS.split(), "\n", '"', "Carter", "،", "قال"]), max_size=60))
def test_no_article_that_names_the_speaker_is_told_of(words: list[str]) -> None:
    text = f"{' '.join(words)}\n{WORDS}"
    assert "Carter" not in text or judged(text) == []
