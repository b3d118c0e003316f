"""Going through findings: what each key does, and what is saved when."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest

from reconcile.model import Finding
from reconcile.review.decisions import Decision, decide
from reconcile.review.session import HELP, Item, decide_all, review, waiting
from reconcile.review.standing import Standing, standings
from reconcile.review.subjects import subjects
from tests.report.sample import REPORT
from tests.review.make import decision, side, subject


def item(n: int, topic: str) -> Item:
    return Item(
        Finding(f"f-{n}", "k", ("p", "q"), "contradict", "value", ""),
        subject(side("1", f"a/{n}"), side(f"{n}", f"b/{n}"), topic=topic),
        None,
    )


ITEMS = [item(n, topic) for n, topic in ((2, "killed"), (3, "injured"), (4, "killed"), (5, "killed"))]


class Desk:
    """A reviewer who has written all answers beforehand, and the file."""

    def __init__(self, keys: str, held: Iterable[Decision] = ()) -> None:
        self.answers, self.file, self.seen, self.told, self.steps = keys.split("|"), list(held), [], "", 0

    def ask(self, prompt: str) -> str | None:
        return self.answers.pop(0) + "\n" if self.answers else None

    def show(self, item: Item, at: int) -> None:
        self.seen.append(at)

    def tell(self, text: str) -> None:
        self.told += text

    def save(self, keys: Iterable[str], new: Iterable[Decision]) -> None:
        self.file, self.steps = decide(self.file, new, instead_of=keys), self.steps + 1

    def sit(self, items: list[Item]) -> list[Decision]:
        return review(items, by="Noor", show=self.show, tell=self.tell, ask=self.ask, save=self.save)


def short(decisions: Iterable[Decision]) -> list[str]:
    """`2 accepted: why`, by the item that was decided."""
    return sorted(f"{d.subject.sides[1].says} {d.decision}" + (f": {d.reason}" if d.reason else "") for d in decisions)


@pytest.mark.parametrize(
    ("keys", "saved", "seen"),
    [
        ("y|n|p|s", ["2 accepted", "3 dismissed", "4 pending"], [0, 1, 2, 3]),
        ("y|q|n", ["2 accepted"], [0, 1]),
        ("y", ["2 accepted"], [0, 1]),  # the input ends: as good as q
        ("", [], [0]),
        ("e| two days apart |n|y", ["2 dismissed: two days apart", "3 accepted"], [0, 1, 2]),
        ("e|never used|s|y", ["3 accepted"], [0, 1, 2]),
        ("y|n|u|p|q", ["2 accepted", "3 pending"], [0, 1, 2, 1, 2]),
        ("y|u|u|q", [], [0, 1, 0]),
        ("nt|y", ["2 dismissed", "3 accepted", "4 dismissed", "5 dismissed"], [0, 1]),
        ("nt|u|s|pt", ["3 pending"], [0, 1, 0, 1, 2]),
        ("Y|yes|x|?|q", [], [0]),
    ],
)
def test_each_key_does_what_help_says(keys: str, saved: list[str], seen: list[int]) -> None:
    desk = Desk(keys)
    made = desk.sit(ITEMS)
    assert short(desk.file) == saved == short(made)
    assert desk.seen == seen


def test_each_decision_is_saved_before_the_next_is_asked_for() -> None:
    desk = Desk("y|n|u|n")
    desk.sit(ITEMS)
    assert desk.steps == 4


def test_help_is_told_for_a_key_that_is_none() -> None:
    desk = Desk("yy|u|q")
    desk.sit(ITEMS)
    assert desk.told == HELP + "Nothing was decided yet.\n"


def test_a_decision_that_changed_evidence_keeps_its_reason_when_made_again_and_comes_back_when_undone() -> None:
    older = decision(subject(side("1", "a/2"), side("9", "b/9"), evidence="e0"), "accepted", "confirmed by phone")
    items = [replace(ITEMS[0], standing=Standing(older, ("was “9”, is “2”",))), ITEMS[1]]
    desk = Desk("y|u|q", [older])
    desk.sit(items)
    assert desk.file == [older]
    for keys, kept in (("y", ["2 accepted: confirmed by phone"]), ("n", ["2 dismissed"]), ("e||y", ["2 accepted"])):
        desk = Desk(f"{keys}|q", [older])
        desk.sit(items)
        assert short(desk.file) == kept


def test_how_many_were_decided_alike_is_told() -> None:
    desk = Desk("nt|q")
    desk.sit(ITEMS)
    assert desk.told == "3 of killed: dismissed.\n"


def test_many_are_decided_alike_in_one_step() -> None:
    desk = Desk("")
    decide_all(ITEMS, "dismissed", reason="another day", by="Noor", save=desk.save)
    assert short(desk.file) == [f"{n} dismissed: another day" for n in (2, 3, 4, 5)]
    assert desk.steps == 1


NONE = standings(REPORT, [])


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, ["f-update01", "f-dam00001", "f-missing1"]),
        ({"verdicts": ["agree"]}, ["f-agree001"]),
        ({"topic": "missing"}, ["f-missing1"]),
        ({"origin": "relief WORKERS"}, ["f-missing1"]),
        ({"origin": "صحيفة النهر"}, ["f-update01", "f-dam00001"]),
        ({"origin": "Nobody"}, []),
    ],
)
def test_what_is_asked_is_chosen_by_verdict_topic_and_origin(asked: dict[str, str], found: list[str]) -> None:
    assert [i.finding.id for i in waiting(REPORT, NONE, **asked)] == found


def test_what_holds_is_not_asked_again_and_what_is_pending_comes_last() -> None:
    known = subjects(REPORT)
    made = [Decision(known["f-update01"], "pending"), Decision(known["f-dam00001"], "accepted")]
    standing = standings(REPORT, made)
    assert [i.finding.id for i in waiting(REPORT, standing)] == ["f-missing1", "f-update01"]
    assert [i.finding.id for i in waiting(REPORT, standing, again=True)] == ["f-dam00001", "f-missing1", "f-update01"]
