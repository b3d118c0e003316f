"""What a claim lost on its way: found between claims of one origin and inside an article, and nowhere else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reconcile.judge.drift import WAYS, drifts
from reconcile.judge.judge import judge
from reconcile.judge.judgement import Context
from reconcile.judge.origins import sources, texts
from reconcile.link.link import Linked
from reconcile.model import Claim, Passage, Shared
from tests.judge.make import AIM, ARTICLES, BOOK, CROWD, QUOTE, TOPICS, claim, day

KNOWN = texts(ARTICLES, (Shared(("a", "b"), 0.1, (Passage((0, 0), (60, 60), 9),)),), BOOK.folding)
MINISTRY = {"origin": ("Ministry",), "detail": {"source": "institution"}}
UNNAMED = {"origin": ("officials",), "detail": {"source": "unnamed"}}
LONG = "More than three thousand were at the old gate when it was shut for the night."
OTHER = "Stalls had been set up by noon, and nobody counted the children among the crowd."


def ways(*claims: Claim, topic=CROWD) -> list[tuple[str, str, str]]:
    """The ways that are found, each with the articles of the fuller claim and of the other."""
    context = Context(topic, BOOK, KNOWN, claims)
    return [(full.article, less.article, j.reason) for full, less, j in drifts(sources(claims, KNOWN.articles), context)]


def crowd(article: str, low: float | None, high: float | None, **slots) -> Claim:
    return claim(article, (low, high), topic=CROWD, **{"sentence_start": 500} | slots)


@pytest.mark.parametrize(
    ("claims", "reason"),
    [
        ([crowd("a", 3001, None, **MINISTRY), crowd("b", 3000, 3000, **MINISTRY)], "bound-dropped"),
        ([crowd("a", 12, None, **MINISTRY), crowd("b", 12, 12, **MINISTRY)], "bound-dropped"),
        ([crowd("a", 3001, None, sentence_start=0), crowd("b", 3000, 3000, sentence=OTHER, sentence_start=0)], "bound-dropped"),
        ([crowd("a", 3001, None, sentence=LONG, **UNNAMED), crowd("b", 3000, 3000, sentence=OTHER, **UNNAMED)], None),
        ([crowd("a", 3001, None, sentence=LONG), crowd("b", 3000, 3000, sentence=OTHER)], None),
        ([crowd("a", 3001, None, **MINISTRY), crowd("c", 3000, 3000, **MINISTRY)], None),
        ([crowd("a", 12, None, as_of=day(2), **MINISTRY), crowd("b", 12, 12, as_of=day(3), **MINISTRY)], None),
        ([crowd("a", 12, None, **MINISTRY), crowd("b", 14, 14, **MINISTRY)], None),
        ([crowd("a", 2, None, **MINISTRY), crowd("b", 2, 2, **MINISTRY)], None),
        ([crowd("a", 2987, 2987, **MINISTRY), crowd("b", 3000, 3000, **MINISTRY)], "rounded"),
        ([crowd("a", 2987, 2987, **MINISTRY), crowd("b", 2900, 2900, **MINISTRY)], None),
        ([crowd("a", 2987, 2987, **MINISTRY), crowd("b", 2988, 2988, **MINISTRY)], None),
        ([crowd("a", 48, 48, **MINISTRY), crowd("b", 50, 50, **MINISTRY)], None),
        ([crowd("a", 9, 9, hedged=True, **MINISTRY), crowd("b", 9, 9, **MINISTRY)], "hedge-dropped"),
        ([crowd("a", 9, 9, hedged=True, **MINISTRY), crowd("b", 9, 9, hedged=True, **MINISTRY)], None),
        ([crowd("a", 9, 9, hedged=True, **MINISTRY), crowd("b", 8, 8, **MINISTRY)], None),
        ([crowd("a", 9, 9, sentence=LONG, **MINISTRY), crowd("b", 9, 9, sentence=f"{LONG[:-1]}s.")], "attribution-dropped"),
        ([crowd("a", 9, 9, sentence=LONG, **MINISTRY), crowd("b", 9, 9, sentence=OTHER)], None),
        ([crowd("a", 9, 9, sentence=LONG, **MINISTRY), crowd("b", 9, 9, sentence=LONG, field="title")], None),
        ([crowd("a", 9, 9, sentence=LONG, **MINISTRY), crowd("b", 9, 9, sentence=LONG), crowd("b", 9, 9, **UNNAMED)], None),
        ([crowd("a", 12, None), crowd("a", 12, 12, field="title")], "bound-dropped"),
        ([crowd("a", 12, None), crowd("a", 12, 12), crowd("a", 12, 12, field="title")], None),
        ([crowd("a", 12, None), crowd("a", 12, 12)], None),
        ([crowd("a", None, 40), crowd("a", 40, 40, field="title")], "title-outruns"),
        ([crowd("a", 9, 9, hedged=True), crowd("a", 9, 9, field="title")], "title-outruns"),
        ([crowd("a", 9, 9, hedged=True), crowd("a", 9, 9), crowd("a", 9, 9, field="title")], None),
        ([crowd("a", 9, 9, hedged=True), crowd("a", 9, 9, hedged=True, field="title")], None),
    ],
)  # fmt: skip
def test_what_was_lost(claims: list[Claim], reason: str | None) -> None:
    assert {why for *_, why in ways(*claims)} == ({reason} if reason else set())
    assert sorted(ways(*claims)) == sorted(ways(*claims[::-1]))


def kind(name: str) -> dict:
    return {"origin": ("Ministry",), "detail": {"source": "institution", "told": "clause", "event": name}}


WIDE = next(k for k, kind_ in sorted(BOOK.kinds.items()) if kind_.wide)
NARROW = next(k for k, kind_ in sorted(BOOK.kinds.items()) if not kind_.wide)


@pytest.mark.parametrize(
    ("event", "places", "found"),
    [
        (WIDE, ("Nairobi", "Kenya"), [("a", "b", "scope-widened")]),
        (WIDE, ("Kenya", "Nairobi"), [("b", "a", "scope-widened")]),
        (WIDE, ("Nairobi", "Nairobi"), []),
        (WIDE, ("Nairobi", "Peru"), []),
        (NARROW, ("Nairobi", "Kenya"), []),
    ],
    ids=["the whole for a part", "the other way about", "one place", "apart", "an attack is in its town and in its country alike"],
)
def test_a_scope_widened(event: str, places: tuple[str, str], found: list[tuple[str, str, str]]) -> None:
    one, other = places
    assert ways(crowd("a", 40, 40, place=one, **kind(event)), crowd("b", 40, 40, place=other, **kind(event))) == found


SAID = "The mayor said he ordered the guards to clear the bridge at dawn."


@pytest.mark.parametrize(
    ("less", "found"),
    [
        ({"sentence": SAID}, [("a", "b", "quoted")]),
        ({"sentence": SAID, "detail": {"source": "person", "quoted": "true"}}, []),
        ({"sentence": OTHER}, []),
    ],
    ids=["nearly the same words", "both in marks", "told anew"],
)
def test_a_quotation_and_a_paraphrase(less: dict, found: list[tuple[str, str, str]]) -> None:
    mayor = {"origin": ("Ann Carter",), "detail": {"source": "person"}}
    full = claim("a", topic=AIM, sentence=SAID.replace(" he", ' he "'), **mayor | {"detail": {"source": "person", "quoted": "true"}})
    assert ways(full, claim("c", topic=AIM, **mayor | less), topic=AIM) == []  # written weeks later
    assert ways(full, claim("b", topic=AIM, **mayor | less), topic=AIM) == found


def test_quotations_are_compared_elsewhere() -> None:
    words = {"origin": ("Ann Carter",), "detail": {"source": "person"}, "topic": QUOTE}
    assert ways(claim("a", hedged=True, **words), claim("b", **words), topic=QUOTE) == []


def test_a_finding_names_its_claims_and_stands_beside_the_agreement_or_inside_a_position() -> None:
    book = replace(BOOK, topics=TOPICS)
    full, less = claim("a", (12, None), id="c-1", **MINISTRY), claim("b", (12, 12), id="c-2", **MINISTRY)
    unsure = claim("b", (12, 12), id="c-3", hedged=True, **MINISTRY)
    _, found = judge([full, less], Linked((), ((0, 1),)), ARTICLES, book)
    assert [(f.verdict, f.reason, set(f.claims)) for f in found] == [
        ("diverge", "bound-dropped", {"c-1", "c-2"}),
        ("agree", "bound", {"c-1", "c-2"}),
    ]
    assert found[0].claims == ("c-1", "c-2")
    clusters, found = judge([claim("a", (12, 12), id="c-1", **MINISTRY), unsure], Linked((), ((0, 1),)), ARTICLES, book)
    assert [(f.positions[0] == f.positions[1], f.reason, f.claims) for f in found] == [(True, "hedge-dropped", ("c-3", "c-1"))]
    assert clusters[0].verdict == "diverge"
    assert {f.reason for f in found} <= set(WAYS)
