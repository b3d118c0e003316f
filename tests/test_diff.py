"""`diff` as a person uses it: two files of one article, two reports, formats, exit codes, and what it refuses."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from reconcile.cli.main import app
from reconcile.report.json import to_json
from tests.report.sample import REPORT

OLD = "وقال المحافظ إن 14 عاملا قتلوا في انهيار السد في المدينة يوم الثلاثاء.\n"
NEW = "وقال المحافظ إن 15 عاملا قتلوا في انهيار السد في المدينة يوم الثلاثاء.\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "first.txt").write_text(OLD, encoding="utf-8")
    (tmp_path / "second.txt").write_text(NEW, encoding="utf-8")
    (tmp_path / "empty.txt").write_text("The weather was mild.\n", encoding="utf-8")
    (tmp_path / "old.json").write_text(to_json(REPORT.__class__(*[()] * 4)), encoding="utf-8")
    (tmp_path / "new.json").write_text(to_json(REPORT), encoding="utf-8")
    (tmp_path / "other.db").write_bytes(b"SQLite format 3\0 and no more")
    return tmp_path


def invoke(*arguments: str, code: int = 0, **options: object) -> Result:
    result = CliRunner().invoke(app, ["diff", *arguments], env={"NO_COLOR": None, "COLUMNS": "80"}, **options)
    assert result.exit_code == code, result.output
    return result


def test_two_versions_of_an_article(folder: Path) -> None:
    shown = invoke("first.txt", "second.txt").stdout
    assert "~ killed: value: was 14, is 15" in shown
    assert "[-14-]{+15+}" in shown
    assert "a silent edit" in shown


def test_a_report_and_itself(folder: Path) -> None:
    assert invoke("new.json", "new.json", "--fail-on", "diverge").stdout == "No difference.\n"


@pytest.mark.parametrize(("fail_on", "code"), [("never", 0), ("diverge", 1), ("contradict", 1)])
def test_new_findings_decide_the_exit_code(folder: Path, fail_on: str, code: int) -> None:
    invoke("old.json", "new.json", "--fail-on", fail_on, code=code)
    invoke("new.json", "old.json", "--fail-on", fail_on)


@pytest.mark.parametrize(("format", "start"), [("json", "{"), ("markdown", "**articles"), ("html", "<!doctype html>")])
def test_formats(folder: Path, format: str, start: str) -> None:
    shown = invoke("old.json", "new.json", "--format", format, "--output", "out").stdout
    assert shown == ""
    assert Path("out").read_text(encoding="utf-8").startswith(start)


def test_a_store_stands_for_the_report_of_all_that_it_holds(folder: Path) -> None:
    invoked = CliRunner().invoke(app, ["store", "add", "first.txt", "--store", "kept.db"])
    assert invoked.exit_code == 0, invoked.output
    assert "value: was 14, is 15" in invoke("kept.db", "second.txt").stdout


def test_a_report_can_come_from_standard_input(folder: Path) -> None:
    assert json.loads(invoke("-", "new.json", "--format", "json", input=to_json(REPORT)).stdout)["claims"] == []


def test_articles_are_read_as_it_is_said(folder: Path) -> None:
    for path in (folder / "first.txt", folder / "second.txt"):
        record = {"id": "a", "body": path.read_text(encoding="utf-8")}
        path.with_suffix(".json").write_text(json.dumps(record), encoding="utf-8")  # which else would be a report
    assert "value: was 14, is 15" in invoke("first.json", "second.json", "--from", "json", "--map", "text=body").stdout
    old = (folder / "first.json").read_text(encoding="utf-8")
    assert "value: was 14, is 15" in invoke("-", "second.json", "--map", "text=body", input=old).stdout


@pytest.mark.parametrize(
    ("arguments", "code", "why"),
    [
        (("-", "-"), 2, "one of the two can come from standard input"),
        (("no.json", "new.json"), 2, "no.json: No such file"),
        (("other.db", "new.json"), 2, "other.db: file is not a database"),
        (("first.txt", "no.txt"), 2, "no.txt: nothing to compare"),
        (("empty.txt", "empty.txt"), 3, ""),  # they were read, and nothing was found in them
    ],
)
def test_what_cannot_be_compared(folder: Path, arguments: tuple[str, ...], code: int, why: str) -> None:
    assert why in invoke(*arguments, code=code).stderr
