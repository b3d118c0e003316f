"""Advice on a draft: what its figures lack that others have; each with a wording, none where nothing is lacking."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from reconcile.check.wording import suggest
from reconcile.model import Claim
from tests.check.make import checked
from tests.judge.make import ARTICLES, BOOK, TOLL, claim, day

POLICE, MAYOR = {"origin": ("Police",)}, {"origin": ("Mayor",)}


def told(article: str, words: str, value: tuple[float | None, float | None], **slots: object) -> Claim:
    """A toll in words: `told("a", "12 men", (12, 12))` is 12 men died."""
    text = f"{words} died"
    made = claim(article, value, text=text, sentence=f"{text}.", **{"topic": TOLL, **slots})
    return replace(made, value=replace(made.value, words=words))  # type: ignore[type-var]


def advice(claims: list[Claim], new: str = "b") -> Iterator[tuple[str, str]]:
    return ((d.rule.removeprefix("advice/"), d.suggestion) for d in checked(claims, new) if d.level == "advice")


DRAFT = told("b", "12 men", (12, 12), **POLICE)
PLAIN = told("b", "12 men", (12, 12))


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        ([PLAIN], [("unattributed", "12 men died, according to [source]")]),
        ([PLAIN, told("a", "12 men", (12, 12), **MAYOR)], [("unattributed", "12 men died, according to Mayor")]),
        ([DRAFT], []),
        ([PLAIN, replace(DRAFT, id="c-again")], []),
        ([replace(PLAIN, field="title")], []),
        ([replace(PLAIN, negated=True)], []),
        ([DRAFT, told("a", "at least 12 men", (12, None), **POLICE)], [("bound", "at least 12 men died")]),
        ([DRAFT, told("a", "at least 12 men", (12, None), **MAYOR)], []),
        ([DRAFT, told("a", "at least 12 men", (12, None), **POLICE), told("c", "12 men", (12, 12), **POLICE)], []),
        ([told("b", "at least 12 men", (12, None), **POLICE), told("a", "at least 12 men", (12, None), **POLICE)], []),
        ([DRAFT, told("a", "12 men", (12, 12), hedged=True, **POLICE)], [("hedge", "12 men died, a figure that is not confirmed")]),
        ([replace(DRAFT, hedged=True), told("a", "12 men", (12, 12), hedged=True, **POLICE)], []),
        (
            [DRAFT, told("a", "15 men", (15, 15), as_of=day(5), **MAYOR)],
            [("replaced", "12 men died in an earlier count, since updated to 15")],
        ),
        ([DRAFT, told("b", "15 men", (15, 15), as_of=day(5), **MAYOR)], []),
        ([told("c", "12 men", (12, 12), **POLICE), DRAFT], []),
    ],
    ids=[
        "no source", "a source that others have", "a source", "a source elsewhere in it", "a title", "a denial", "a bound lost",
        "another's bound", "the same source is plain elsewhere", "a bound kept", "a doubt lost", "a doubt kept", "replaced",
        "it gives the later itself", "nothing lacking",
    ],
)  # fmt: skip
def test_a_draft_is_told_what_its_figure_lacks(claims: list[Claim], expected: list[tuple[str, str]]) -> None:
    assert list(advice(claims)) == expected


@pytest.mark.parametrize(
    ("sentence", "lacking"),
    [
        ("Reed said: «12 men died».", False),
        ('Reed said: "12 men died".', False),
        ("Reed said: “12 men died”.", False),
        ('The "Dawn" sank and 12 men died.', True),
        ("The «Dawn» sank and 12 men died.", True),
    ],
)
def test_a_figure_in_a_quotation_is_somebodys_words(sentence: str, lacking: bool) -> None:
    start = sentence.index("12")
    said = replace(PLAIN, sentence=sentence, start=start, end=start + len(PLAIN.text))
    assert ["unattributed" for kind, _ in advice([said]) if kind == "unattributed"] == ["unattributed"] * lacking


def test_a_lonely_figure_has_a_wording_too() -> None:
    [lonely] = [d for d in checked([DRAFT], "b") if d.level == "uncorroborated"]
    assert lonely.suggestion == "12 men died, a figure that could not be confirmed with another source"


def test_a_language_without_wordings_gets_no_advice() -> None:
    assert {a.language for a in ARTICLES} == {"en"}
    foreign = tuple(replace(a, language="und") for a in ARTICLES)
    assert [d for d in checked([PLAIN], "b", articles=foreign) if d.level == "advice" or d.suggestion] == []


@pytest.mark.parametrize(("figure", "told"), [((1_234_567, 1_234_567), "1234567"), ((1_000_000, None), "1000000")])
def test_a_later_figure_is_written_out(figure: tuple[float, float | None], told: str) -> None:
    wordings = BOOK.packs["en"].advice
    assert wordings is not None
    assert told in suggest(wordings, "replaced", "1,100,000 people fled", figure=figure)
