"""The file of decisions: what it holds, what it refuses, and that it is replaced in one step."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reconcile.review import decisions as module
from reconcile.review.decisions import Decision, decide, from_lines, read_decisions, to_lines, update, write_decisions
from tests.review.make import decision, side, subject

DAM = subject(side("12 dead", "a/1"), side("15 dead", "b/1"))
BRIDGE = subject(side("3 hurt", "a/2"), side("4 hurt", "b/2"), topic="injured")
words = st.text(max_size=12)
some = st.builds(
    decision,
    st.builds(subject, st.builds(side, words, words), st.builds(side, words, words), topic=words, about=words, evidence=words),
    st.sampled_from(["accepted", "dismissed", "pending"]),
    words,
    words,
)


@settings(max_examples=40)
@given(st.lists(some, max_size=5, unique_by=lambda d: (d.subject.key, d.subject.evidence)))
def test_decisions_come_back_and_order_changes_no_byte(given_: list[Decision]) -> None:
    text = to_lines(given_)
    assert to_lines(from_lines(text)) == text == to_lines(given_[::-1])
    assert sorted(map(str, from_lines(text))) == sorted(map(str, given_))
    assert text.split("\n")[:-1] == sorted(text.split("\n")[:-1])
    assert len(text.splitlines()) == len(given_)


def test_a_line_says_first_what_it_is_about() -> None:
    [line] = to_lines([decision(DAM, reason="two days apart")]).splitlines()
    assert line == (
        '{"topic":"killed","about":"people killed in Wahat","key":"d-killed-12 dead-15 dead","finding":"contradict: value",'
        '"sides":[{"says":"12 dead","sources":["[a]"],"claims":["a/1"],"articles":["a"]},'
        '{"says":"15 dead","sources":["[b]"],"claims":["b/1"],"articles":["b"]}],'
        '"evidence":"e1","decision":"dismissed","reason":"two days apart","by":"Noor"}'
    )


def test_text_that_turns_or_hides_is_written_as_escapes() -> None:
    made = decision(subject(side("\u202e12 dead\u2028\x1b[2J", "a/1"), side("15", "b/1")))
    text = to_lines([made])
    assert r"\u202e12 dead\u2028\u001b[2J" in text
    assert from_lines(text) == [made]


LINE = to_lines([decision(DAM)])


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("nothing\n", "line 1: not a decision"),
        (LINE + "[]\n", "line 2: not a decision"),
        (LINE.replace("dismissed", "perhaps"), "line 1: not a decision"),
        (LINE.replace('"evidence":"e1",', ""), "line 1: not a decision"),
        (LINE.replace('"a/1"', "1"), "line 1: not a decision"),
        ("[" * 100_000, "line 1: not a decision"),
        ("<<<<<<< HEAD\n" + LINE, "line 1: a merge has left its marks"),
        (LINE + LINE.replace("dismissed", "accepted"), "lines 1 and 2 decide one finding in two ways"),
    ],
)
def test_what_is_no_file_of_decisions_is_refused_with_its_line(text: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        from_lines(text)


def test_the_same_line_from_both_sides_of_a_merge_is_one_decision() -> None:
    assert from_lines(f"{LINE}\n{LINE}") == [decision(DAM)]


def test_a_new_decision_stands_in_place_of_the_ones_named() -> None:
    older, now = subject(side("12 dead", "a/1"), side("14 dead", "b/1")), decision(DAM, "accepted")
    assert decide([decision(older), decision(BRIDGE)], [now], instead_of=[DAM.key, older.key]) == [decision(BRIDGE), now]
    assert decide([decision(DAM), decision(BRIDGE)], [], instead_of=[DAM.key]) == [decision(BRIDGE)]


def test_what_somebody_else_saved_meanwhile_stays(tmp_path: Path) -> None:
    path = tmp_path / "decisions.jsonl"
    update(path, [DAM.key], [decision(DAM)])
    update(path, [BRIDGE.key], [decision(BRIDGE)])
    update(path, [DAM.key], [decision(DAM, "pending")])
    assert {d.subject.topic: d.decision for d in read_decisions(path)} == {"killed": "pending", "injured": "dismissed"}


def test_a_file_is_replaced_in_one_step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "decisions.jsonl"
    assert read_decisions(path) == []
    write_decisions(path, [decision(DAM)])
    path.chmod(0o640)

    def fail(*_: object) -> None:
        raise OSError("the disk is full")

    with monkeypatch.context() as patch:
        patch.setattr(module.os, "replace", fail)
        with pytest.raises(OSError, match="full"):
            write_decisions(path, [decision(BRIDGE)])
    assert read_decisions(path) == [decision(DAM)]
    write_decisions(path, [decision(BRIDGE)])
    assert read_decisions(path) == [decision(BRIDGE)]
    assert [p.name for p in tmp_path.iterdir()] == [path.name]
    assert path.stat().st_mode & 0o777 == 0o640


def test_git_merges_what_two_people_decided(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"):
        monkeypatch.setenv(name, "/dev/null")

    def git(*arguments: str) -> None:
        named = ["-c", "user.name=Noor", "-c", "user.email=noor@example.org"]
        subprocess.run(["git", "-C", str(tmp_path), *named, *arguments], check=True, capture_output=True)

    path = tmp_path / "decisions.jsonl"
    (tmp_path / ".gitattributes").write_text("decisions.jsonl merge=union\n", encoding="utf-8")
    git("init", "--initial-branch", "desk")
    for branch, held in (("desk", []), ("noor", [DAM]), ("salma", [BRIDGE])):
        git(*(["checkout", "-b", branch, "desk"] if held else ["status"]))
        write_decisions(path, [decision(s, by=branch) for s in held])
        git("add", "--all")
        git("commit", "--message", branch)
    git("merge", "noor")
    assert read_decisions(path) == from_lines(to_lines([decision(DAM, by="noor"), decision(BRIDGE, by="salma")]))
