"""A baseline knows by rule and key, is the same bytes in any order, and has no line numbers."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from reconcile.check.baseline import against_baseline, known_by, read_baseline, to_lines
from reconcile.check.model import Checked, Place
from tests.check.make import checked, report
from tests.judge.make import CROWD, claim

CLAIMS = [claim("a", (18, 18), topic=CROWD), claim("b", (26, 26), topic=CROWD)]
FOUND = checked(CLAIMS, "a", "b")


def test_what_was_written_is_known_again(tmp_path: Path) -> None:
    path = tmp_path / "baseline.jsonl"
    path.write_text(to_lines(FOUND), encoding="utf-8")
    assert read_baseline(path) == known_by(FOUND)
    assert to_lines(FOUND[::-1]) == to_lines(FOUND)


def test_other_lines_change_nothing() -> None:
    moved = [replace(d, at=replace(d.at, place=Place(d.at.place.path, 9, 9, 9, 10))) for d in FOUND]
    assert to_lines(moved) == to_lines(FOUND)


def test_the_known_is_marked_and_the_gone_is_named() -> None:
    whole = Checked(report(CLAIMS), frozenset("ab"), tuple(FOUND))
    there = {**known_by(FOUND[:1]), ("diverge/place", "gone"): "old.txt"}
    marked = against_baseline(whole, there)
    assert [d.known for d in marked.diagnostics] == [True] + [False] * (len(FOUND) - 1)
    assert marked.absent == (("diverge/place", "gone", "old.txt"),)
    assert against_baseline(whole, {}).absent == ()
    assert whole.absent is None


@pytest.mark.parametrize("line", ["{", "[]", '{"rule": "x"}', '{"rule": 1, "key": "x", "path": "x"}', "<<<<<<< HEAD"])
def test_what_is_no_baseline_is_refused_with_its_line(tmp_path: Path, line: str) -> None:
    path = tmp_path / "baseline.jsonl"
    path.write_text(f"{to_lines(FOUND[:1])}\n{line}\n", encoding="utf-8")
    with pytest.raises(ValueError, match="line 3: not an entry of a baseline"):
        read_baseline(path)
