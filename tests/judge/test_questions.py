"""The shortest list of questions that settles all that is open."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile.judge.judge import judge
from reconcile.judge.questions import questions
from reconcile.link.link import Linked
from reconcile.model import Claim, Report
from reconcile.report.contract import schema
from reconcile.rulebook.questions import load_questions
from tests.judge.make import ARTICLES, BOOK, CROWD, FALL, TOPICS, claim

REASONS = schema()["$defs"]["finding"]["properties"]["reason"]["enum"]
WITH = replace(BOOK, topics=TOPICS)


def crowd(article: str, number: int, origin: str = "", **slots: str) -> Claim:
    detail = {"source": slots.pop("source", "institution")} if origin else {}
    return claim(article, (number, number), topic=CROWD, origin=(origin,) if origin else (), detail=detail, **slots)


def report(*matters: list[Claim]) -> Report:
    matters = tuple(row for row in matters if row)
    rows = [replace(c, id=f"c-{i}-{j}") for i, row in enumerate(matters) for j, c in enumerate(row)]
    groups, at = [], 0
    for row in matters:
        groups.append(tuple(range(at, at + len(row))))
        at += len(row)
    clusters, findings = judge(rows, Linked((), tuple(groups)), ARTICLES, WITH)
    return Report(ARTICLES, tuple(rows), tuple(clusters), tuple(findings))


@pytest.mark.parametrize(
    ("matter", "asked"),
    [
        ([], []),
        ([crowd("a", 40), crowd("b", 40)], []),
        ([crowd("a", 40), crowd("b", 90)], ["Coast Agency"]),
        ([crowd("a", 40, "Police"), crowd("b", 90)], ["Police"]),
        ([crowd("a", 40, "Police"), crowd("b", 90), crowd("c", 200, "Ministry"), crowd("a", 300, "Police")], ["Police"]),
        ([crowd("a", 40, "officials", source="unnamed"), crowd("b", 90)], ["Coast Agency"]),
        ([crowd("a", 40), crowd("b", 90), crowd("c", 200)], ["Coast Agency", "Harbour Post"]),
    ],
    ids=["nothing", "they agree", "two outlets", "a source before an outlet", "one who is named settles all", "unnamed", "three outlets"],
)
def test_whom_to_ask(matter: list[Claim], asked: list[str]) -> None:
    assert sorted(q.of for q in questions(report(matter), WITH)) == asked


@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers(1, 6), st.sampled_from(["", "Police", "Ministry"])), max_size=7))
def test_every_open_finding_is_settled_by_one_question_and_no_question_settles_nothing(rows: list[tuple[str, int, str]]) -> None:
    made = report([crowd(*row) for row in rows])
    asked = questions(made, WITH)
    settled = [f for q in asked for f in q.findings]
    assert sorted(settled) == sorted(f.id for f in made.findings if f.verdict in ("contradict", "diverge"))
    assert all(q.findings and "{" not in q.text for q in asked)
    assert questions(made, WITH) == asked


def test_contradictions_come_first() -> None:
    how = [claim("a", topic=FALL, detail={"how": "ousted"}), claim("b", topic=FALL, detail={"how": "stood down"})]
    vague = [claim("a", (20, 99), topic=CROWD), claim("b", (200, 200), topic=CROWD)]
    assert [q.verdict for q in questions(report(vague, how), WITH)] == ["contradict", "diverge"]


def test_a_part_and_its_whole_are_named() -> None:
    [asked] = questions(report([crowd("a", 40, "Police", who="women"), crowd("b", 90, "Police", who="people")]), WITH)
    assert asked.of == "Police"
    assert "are the women among the people that are counted?" in asked.text


@pytest.mark.parametrize("reason", REASONS)
def test_every_reason_has_a_question_whose_slots_are_known(reason: str) -> None:
    template = load_questions(BOOK.folders)[reason]
    for text in (template.source, template.outlet or template.source):
        assert text.format(options="x", label="y", says="x", part="p", whole="w").endswith(("?", "."))


def test_a_further_folder_may_put_it_in_other_words(tmp_path) -> None:
    (tmp_path / "questions.yaml").write_text('questions:\n  value: {source: "How many?"}\n', encoding="utf-8")
    assert load_questions((*BOOK.folders, tmp_path))["value"].source == "How many?"
    assert load_questions((*BOOK.folders, tmp_path))["date"] == load_questions(BOOK.folders)["date"]
