"""Decisions over time: they outlive new articles and other orders, and come up again when what is under them changes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from reconcile.judge.drift import WAYS
from reconcile.model import Report
from reconcile.pipeline import reconcile
from reconcile.report.json import from_json, to_json
from reconcile.review.decisions import Decision, from_lines, to_lines
from reconcile.review.standing import changes, standings
from reconcile.review.subjects import subjects
from reconcile.rulebook.book import Rulebook, load_rules
from tests.review.make import decision, side, subject

SEEDS = sorted((Path(__file__).resolve().parents[2] / "seeds").glob("*.txt"))
Run = Callable[[Path], Report]


@cache
def book() -> Rulebook:
    return load_rules()


@cache
def seeds() -> Report:
    return reconcile(SEEDS, book())


@cache
def decided() -> tuple[Decision, ...]:
    """Somebody has gone through all findings of the seeds, and the file was written and read."""
    return tuple(from_lines(to_lines(decision(s, reason="seen") for s in subjects(seeds()).values())))


def run(folder: Path, *, change: tuple[str, str, str] = ("", "", ""), more: str = "") -> Report:
    """The seeds with a sixth article, or with one string of one article changed."""
    which, old, new = change
    for path in SEEDS:
        text = path.read_text(encoding="utf-8")
        assert not which or which not in path.name or old in text
        (folder / path.name).write_text(text.replace(old, new) if which and which in path.name else text, encoding="utf-8")
    if more:
        (folder / "000_another.txt").write_text(more, encoding="utf-8")
    return reconcile([folder], book())


def test_every_decision_holds_for_the_report_that_it_was_made_on() -> None:
    found = standings(seeds(), decided())
    assert found.gone == ()
    assert set(found.found) == {f.id for f in seeds().findings}
    assert all(s.holds for s in found.found.values())


def test_keys_and_evidence_need_no_articles_and_no_order() -> None:
    back = from_json(to_json(seeds()))
    turned = Report(back.articles[::-1], back.claims[::-1], back.clusters[::-1], back.findings[::-1])
    assert subjects(turned) == subjects(seeds())


def test_no_two_findings_have_one_key() -> None:
    assert len({s.key for s in subjects(seeds()).values()}) == len(seeds().findings)
    again = [replace(f, id=f"{f.id}-again", reason="source") for f in seeds().findings if f.reason not in WAYS]
    twice = subjects(replace(seeds(), findings=(*seeds().findings, *again)))
    assert len({s.key for s in twice.values()}) == len(twice)


def test_a_sixth_article_leaves_the_decisions_as_they_are(tmp_path: Path) -> None:
    after = run(tmp_path, more="وأصيب 3 عمال في حريق صغير في مطبعة بالدار البيضاء يوم الأربعاء 9 مارس 2016، بحسب الوقاية المدنية المغربية.")
    found = standings(after, decided())
    assert found.gone == ()
    assert all(s.holds for s in found.found.values())


def test_a_sixth_article_that_joins_a_side_keeps_the_decision_and_says_so(tmp_path: Path) -> None:
    joining = "ألماتي، 8 يناير 2022\n\nأعلنت الشرطة اعتقال 2000 شخص في مدينة ألماتي أكبر مدن كازاخستان على خلفية الاحتجاجات في البلاد."
    after = run(tmp_path, more=joining)
    assert {f.cluster for f in after.findings} != {f.cluster for f in seeds().findings}
    found = standings(after, decided())
    assert found.gone == ()
    marked = [s for s in found.found.values() if not s.holds]
    assert {s.decision.subject.topic for s in marked} == {"arrested"}
    assert [c for s in marked for c in s.changes if "now also [000_another.txt]" in c]


@pytest.mark.parametrize(
    ("change", "was", "now"),
    [
        (("001_", "3000 شخص", "4000 شخص"), "more than 3,000 people arrested", "more than 4,000 people arrested"),
        (("002_", "2000 شخص", "2500 شخص"), "2,000 people arrested", "2,500 people arrested"),
    ],
)
def test_a_figure_that_changes_brings_its_decision_up_again(tmp_path: Path, change: tuple[str, str, str], was: str, now: str) -> None:
    after = run(tmp_path, change=change)
    found = standings(after, decided())
    [marked] = [s for s in found.found.values() if s.decision.subject.topic == "arrested"]
    assert f"was “{was}”, is “{now}”" in marked.changes
    assert found.gone == ()
    others = {change for s in found.found.values() if s is not marked for change in s.changes}
    assert others <= {"a sentence behind it reads otherwise"}  # one sentence can tell of several things


def test_words_that_change_bring_the_decision_up_again(tmp_path: Path) -> None:
    after = run(tmp_path, change=("002_", "2000 شخص في مدينة ألماتي", "2000 شخص أمس في مدينة ألماتي"))
    marked = [s for s in standings(after, decided()).found.values() if not s.holds]
    assert "arrested" in {s.decision.subject.topic for s in marked}


def test_a_decision_whose_finding_is_gone_is_kept_apart() -> None:
    alone = decision(subject(side("12 dead", "x/1"), side("15 dead", "y/1")))
    assert standings(seeds(), [alone]).gone == (alone,)


@pytest.mark.parametrize(
    ("new", "told"),
    [
        (subject(side("12", "a/1"), side("16", "c/2"), evidence="e2"), ("was “15”, is “16”",)),
        (subject(side("15", "c/1"), side("12", "a/1", "d/1"), evidence="e2"), ("“12”: now also [d]",)),
        (subject(side("12", "a/1"), side("15", "c/1"), evidence="e2"), ("a sentence behind it reads otherwise",)),
        (subject(side("12", "a/1"), side("15", "c/1")), ()),
    ],
)
def test_what_is_new_is_said(new: object, told: tuple[str, ...]) -> None:
    assert changes(subject(side("12", "a/1"), side("15", "c/1")), new) == told  # type: ignore[arg-type]
