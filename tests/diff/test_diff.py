"""Two reports: what is different, what is called a silent edit, and that a report does not differ from itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reconcile.diff.diff import diff
from reconcile.diff.model import Difference
from reconcile.model import Finding, Report
from reconcile.pipeline import reconcile
from reconcile.report.json import from_json, to_json
from reconcile.rulebook.book import Rulebook, load_rules
from tests.diff.make import ARTICLE, claim, report
from tests.report.sample import REPORT

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
TWELVE = claim("Officials said that 12 people died in the flood.", "12 people died", 12, 12)
THIRTEEN = claim("Officials said that 13 people died in the flood.", "13 people died", 13, 13)


@cache
def book() -> Rulebook:
    return load_rules()


@cache
def seeds() -> Report:
    return reconcile([SEEDS], book())


@settings(max_examples=10)
@given(st.randoms(use_true_random=False), st.sampled_from(["seeds", "flood"]))
def test_a_report_does_not_differ_from_itself_in_any_order(chance: Random, which: str) -> None:
    whole = seeds() if which == "seeds" else REPORT
    back = from_json(to_json(whole))

    def mixed(items: Sequence[object]) -> tuple:
        return tuple(chance.sample(items, len(items)))

    parts = ("articles", "claims", "clusters", "findings")
    other = replace(back, **{part: mixed(getattr(back, part)) for part in parts})
    assert not diff(whole, other)
    assert diff(whole, other) == Difference()


def test_a_silent_edit_is_shown_as_what_it_is() -> None:
    [change] = diff(report(TWELVE), report(THIRTEEN)).claims
    assert (change.kind, change.silent, [(s.name, s.old, s.new) for s in change.slots]) == ("changed", True, [("value", "12", "13")])
    assert [piece for piece in change.wording if piece[0] != "same"] == [("gone", "12"), ("new", "13")]


@pytest.mark.parametrize(
    "newer",
    [
        report(replace(THIRTEEN, update=True)),  # the words say that it was corrected
        report(THIRTEEN, articles=[replace(ARTICLE, published=date(2031, 5, 4))]),
        report(replace(TWELVE, hedged=True)),  # no other figure
    ],
)
def test_an_edit_that_is_told_is_not_silent(newer: Report) -> None:
    [change] = diff(report(TWELVE), newer).claims
    assert not change.silent


def test_the_same_words_read_otherwise_are_no_edit() -> None:
    [change] = diff(report(TWELVE), report(replace(TWELVE, place="Wahat"))).claims
    assert (change.wording, change.silent, [s.name for s in change.slots]) == ((), False, ["place"])


def test_claims_and_articles_come_and_go() -> None:
    other = replace(ARTICLE, id="a2", title="The mill")
    fire = claim("A fire at the mill killed two.", "killed two", 2, 2, article="a2")
    found = diff(report(TWELVE), report(TWELVE, fire, articles=[ARTICLE, other]))
    assert (found.added, found.gone, [c.kind for c in found.claims]) == ((other,), (), ["added"])
    back = diff(report(TWELVE, fire, articles=[ARTICLE, other]), report(TWELVE))
    assert (back.added, back.gone, [(c.kind, c.claim.text) for c in back.claims]) == ((), (other,), [("gone", "killed two")])


def judged(**verdicts: str) -> Report:
    """The flood's report, with other verdicts for some findings; `none` takes one away."""
    findings = [replace(f, verdict=verdicts.get(f.reason, f.verdict)) for f in REPORT.findings]
    return replace(REPORT, findings=tuple(f for f in findings if f.verdict != "none"))


@pytest.mark.parametrize(
    ("old", "new", "kinds"),
    [
        ({}, {"hedge": "contradict"}, [("graver", "contradict", "hedge")]),
        ({}, {"polarity": "diverge"}, [("milder", "diverge", "polarity")]),
        ({"polarity": "none"}, {}, [("new", "contradict", "polarity")]),
        ({}, {"polarity": "none", "update": "none"}, [("resolved", "contradict", "polarity"), ("resolved", "diverge", "update")]),
        ({"hedge": "none"}, {"update": "contradict"}, [("new", "diverge", "hedge"), ("graver", "contradict", "update")]),
    ],
)
def test_findings(old: dict[str, str], new: dict[str, str], kinds: list[tuple[str, str, str]]) -> None:
    found = diff(judged(**old), judged(**new))
    assert [(c.kind, c.shown[0].verdict, c.shown[0].reason) for c in found.findings] == kinds
    assert found.claims == ()


def test_a_finding_that_left_with_its_article_says_so() -> None:
    without = [replace(REPORT, articles=REPORT.articles[:2], claims=(), clusters=(), findings=()), replace(REPORT, findings=())]
    told = [{line for c in diff(REPORT, newer).findings for line in c.changes} for newer in without]
    assert told == [{"[a3] is not there any more"}, set()]


def edited(path: Path, which: str, old: str, new: str) -> Report:
    for seed in SEEDS.glob("*.txt"):
        text = seed.read_text(encoding="utf-8")
        (path / seed.name).write_text(text.replace(old, new) if which in seed.name else text, encoding="utf-8")
    return reconcile([path], book())


def test_a_figure_of_the_seeds_that_is_edited_changes_its_findings(tmp_path: Path) -> None:
    found = diff(seeds(), edited(tmp_path, "001_", "26 متظاهرا", "27 متظاهرا"))
    assert [(c.claim.topic, s.name, s.old, s.new) for c in found.claims if c.silent for s in c.slots] == [("killed", "value", "26", "27")]
    new = [c.new for c in found.findings if c.kind == "new" and c.new]
    assert {side.says for _, subject in new for side in subject.sides} >= {"26 protesters killed", "27 protesters killed"}
    assert all(isinstance(c.shown[0], Finding) and c.kind in ("new", "changed") for c in found.findings)
