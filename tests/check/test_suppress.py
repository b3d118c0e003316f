"""Suppressions: which diagnostics they are for, for how long, and what is said of those that do nothing."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from reconcile.check.suppress import read_suppressions, suppress
from reconcile.rulebook.strict import RuleError
from tests.check.make import checked
from tests.judge.make import CROWD, claim

FOUND = [d for d in checked([claim("a", (18, 18), topic=CROWD), claim("b", (26, 26), topic=CROWD)], "a") if d.level == "contradict"]
[ONE] = [replace(d, key="abc", at=replace(d.at, article=replace(d.at.article, id="draft.txt", path="in/draft.txt"))) for d in FOUND]
TODAY = date(2031, 5, 10)


def given(folder: Path, text: str) -> Path:
    path = folder / "suppressions.yaml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("which", "holds"),
    [
        ("key: abc", True),
        ("key: abd", False),
        ("article: draft.txt", True),
        ("article: in/*", True),
        ("article: out/*", False),
        ("{article: draft.txt, rule: contradict/*}", True),
        ("{article: draft.txt, rule: diverge/*}", False),
        ("{key: abc, article: other.txt}", False),
        ("{key: abc, until: 2031-05-10}", True),
        ("{key: abc, until: 2031-05-09}", False),
    ],
)
def test_it_is_for_what_it_names_until_it_is_over(tmp_path: Path, which: str, holds: bool) -> None:
    fields = which.strip("{}").split(", ")
    path = given(tmp_path, "- reason: told by phone\n" + "".join(f"  {field}\n" for field in fields))
    [after], notes = suppress([ONE], read_suppressions(path), TODAY)
    assert after.suppressed == ("told by phone" if holds else None)
    assert len(notes) == (not holds)


def test_what_is_over_and_what_is_for_nothing_are_told_with_their_lines(tmp_path: Path) -> None:
    path = given(tmp_path, "- {key: abc, reason: old, until: 2031-01-01}\n- {key: gone, reason: fixed}\n- {key: abc, reason: good}\n")
    [after], notes = suppress([ONE], read_suppressions(path), TODAY)
    assert after.suppressed == "good"
    assert notes == [
        f"{path}:1:3: this suppression is over since 2031-01-01: old",
        f"{path}:2:3: this suppression is for nothing that was found: fixed",
    ]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("- key: abc", "1:3: missing key 'reason'"),
        ("- {key: abc, reason: ' '}", "1:3: a suppression needs a reason"),
        ("- reason: good", "1:3: a suppression needs the key of a diagnostic, or an article"),
        ("- {key: abc, reason: good, until: soon}", "1:3: Invalid isoformat string"),
        ("- {key: abc, reason: good, expires: 2031-01-01}", "1:28: unknown key 'expires'"),
        ("key: abc", "1:1: expected a list"),
        ("- {key: [", "2:1: "),
        ("", "1:1: the file is empty"),
    ],
)
def test_what_is_no_suppression_is_refused_with_its_place(tmp_path: Path, text: str, why: str) -> None:
    with pytest.raises(RuleError) as error:
        read_suppressions(given(tmp_path, text))
    assert str(error.value).removeprefix(f"{tmp_path / 'suppressions.yaml'}:").startswith(why)


def test_those_that_the_readme_shows_can_be_read(tmp_path: Path, root: Path) -> None:
    [shown] = re.findall(r"```yaml\n(- key: .*?)```", (root / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    assert [s.rule for s in read_suppressions(given(tmp_path, shown))] == ["*", "diverge/*"]
