"""An English telling of the seeds' story, three short wire reports made up for this: each fact is one matter in both languages."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from reconcile.model import Claim, Cluster, Report
from reconcile.pipeline import reconcile
from reconcile.report.json import to_json
from reconcile.rulebook.book import Rulebook, load_rules

ROOT = Path(__file__).resolve().parents[1]
PATHS = [*sorted((ROOT / "seeds").glob("*.txt")), ROOT / "tests" / "wires" / "wires.jsonl"]


@cache
def book() -> Rulebook:
    return load_rules()


@cache
def report() -> Report:
    return reconcile(PATHS, book())


def english(wire: str, topic: str, words: str) -> Claim:
    (found,) = [c for c in report().claims if (c.article, c.topic, c.text) == (wire, topic, words)]
    return found


def matter(claim: Claim) -> Cluster:
    (found,) = [k for k in report().clusters if claim.id in k.claims]
    return found


FACTS = [
    ("wire-1", "killed", "26 protesters had been killed", "agree", 4, 1),
    ("wire-1", "killed", "Eighteen members of the security forces were killed", "agree", 2, 2),
    ("wire-1", "injured", "18 injured", "agree", 2, 1),
    ("wire-1", "injured", "more than 700 wounded", "agree", 2, 2),
    ("wire-1", "arrested", "more than 3,000 people arrested", "diverge", 2, 1),
    ("wire-2", "arrested", "2,000 people had been detained", "diverge", 2, 1),
    ("wire-2", "government_ended", "dismissed the government", "contradict", 2, 2),
    ("wire-2", "emergency_declared", "declared a state of emergency", "diverge", 2, 2),
    ("wire-2", "unrest_began", "Protests began", "contradict", 3, 3),
    ("wire-2", "troops_deployed", "sent troops", "diverge", 4, 4),
    ("wire-3", "killed", "death toll from the unrest in Kazakhstan has risen to 164", "diverge", 1, 1),
]


@pytest.mark.parametrize(("wire", "topic", "words", "verdict", "outlets", "origins"), FACTS, ids=[f"{f[0]} {f[2]}" for f in FACTS])
def test_a_fact_is_one_matter_in_both_languages(wire: str, topic: str, words: str, verdict: str, outlets: int, origins: int) -> None:
    claim = english(wire, topic, words)
    cluster = matter(claim)
    languages = {a.language for a in report().articles for c in report().claims if c.article == a.id and c.id in cluster.claims}
    assert languages == {"ar", "en"}
    assert cluster.verdict == verdict
    (position,) = [p for p in cluster.positions if claim.id in p.claims]
    assert len({c.article for c in report().claims if c.id in position.claims}) == outlets
    assert position.independent == origins


def test_their_first_call_is_the_first_in_both_and_contradicts_the_calls_before_it() -> None:
    (claim,) = [c for c in report().claims if c.article == "wire-1" and c.topic == "phone_call" and c.detail.get("order") == "first"]
    cluster = matter(claim)
    (first,) = [p for p in cluster.positions if claim.id in p.claims]
    assert {c.article[:6] for c in report().claims if c.id in first.claims} == {"002_f0", "wire-1"}
    against = [f for f in report().findings if first.id in f.positions and f.verdict == "contradict"]
    assert {f.reason for f in against} == {"order"}


def test_a_toll_of_the_next_day_brings_the_other_languages_up_to_date() -> None:
    claim = english("wire-3", "killed", "death toll from the unrest in Kazakhstan has risen to 164")
    cluster = matter(claim)
    assert claim.update
    assert claim.id in next(p for p in cluster.positions if p.id == cluster.leading).claims
    reasons = {(f.verdict, f.reason) for f in report().findings if cluster.leading in f.positions}
    assert reasons
    assert all(verdict != "contradict" for verdict, _ in reasons)


def test_arrests_in_the_city_and_in_the_land_diverge_by_place_across_languages() -> None:
    city = english("wire-2", "arrested", "2,000 people had been detained")
    (found,) = [
        f
        for f in report().findings
        for p in matter(city).positions
        if city.id in p.claims and p.id in f.positions and "more than 3,000" in f.explanation
    ]
    assert (found.verdict, found.reason) == ("diverge", "place")


def test_the_order_of_the_languages_changes_no_byte() -> None:
    assert to_json(reconcile(PATHS[::-1], book())) == to_json(report())
