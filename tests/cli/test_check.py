"""`check` as a newsroom's CI calls it: exit codes, formats, what goes where."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from jsonschema import Draft7Validator
from typer.testing import CliRunner, Result

from reconcile.cli.main import app

ROOT = Path(__file__).resolve().parents[2]
DAM = "Fourteen workers were killed when the dam of Alexandria collapsed on Tuesday, police said."
DISMISSED = "وأقال ملك النرويج الحكومة يوم الثلاثاء."
RESIGNED = "\n\nوأعلنت الحكومة في النرويج استقالتها يوم الثلاثاء.\n"


def check(*arguments: object, code: int = 0, **options: object) -> Result:
    result = CliRunner().invoke(app, ["check", *map(str, arguments)], env={"NO_COLOR": None, "COLUMNS": "100"}, **options)
    assert result.exit_code == code, result.output
    return result


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A newsroom's folder: known articles, and a draft that contradicts one of them."""
    (tmp_path / "known").mkdir()
    row = {"id": "old", "source": "Outlet", "published": "2031-05-07", "text": DISMISSED}
    (tmp_path / "known" / "wire.jsonl").write_text(json.dumps(row, ensure_ascii=False), encoding="utf-8")
    (tmp_path / "draft.txt").write_text("7 May 2031" + RESIGNED, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_draft_against_a_folder(desk: Path) -> None:
    told = check("draft.txt", "--against", "known", "--format", "lines", code=1).stdout
    assert told.startswith("draft.txt:3:8: contradict: draft.txt has resigned, Outlet has dismissed; it cannot have been both. [")
    assert told.count("\n") == 1


def test_a_draft_that_lies_in_the_folder_is_not_compared_with_itself(desk: Path) -> None:
    (desk / "draft.txt").rename(desk / "known" / "draft.txt")
    told = check("known/draft.txt", "--against", "known", "--format", "json", code=1).stdout
    assert [len(json.loads(told)[key]) for key in ("articles", "findings")] == [2, 1]


def test_a_draft_against_a_report_says_the_same(desk: Path) -> None:
    CliRunner().invoke(app, ["run", "known", "--format", "json", "--output", "known.json"])
    told = check("draft.txt", "--against", "known.json", "--format", "lines", code=1)
    assert told.stdout == check("draft.txt", "--against", "known", "--format", "lines", code=1).stdout
    assert told.stderr == ""
    again = json.loads(check("known", "--against", "known.json", "--format", "json").stdout)
    assert [a["id"] for a in again["articles"]] == ["old"]  # read again, an article replaces what the report has of it


def test_standard_input_is_an_article(desk: Path) -> None:
    told = check("-", "--against", "known", "--format", "lines", code=1, input=(desk / "draft.txt").read_bytes()).stdout
    assert told.startswith("stdin:3:8: contradict: ")


def test_several_formats_at_once(desk: Path) -> None:
    files = ["sarif=c.sarif", "junit=c.xml", "gitlab=c.json", "terminal=c.txt", "lines=c.log"]
    told = check("draft.txt", "--against", "known", "--format", "github", *(x for f in files for x in ("--format", f)), code=1).stdout
    assert told.startswith("::error file=draft.txt,line=3,endLine=3,col=8,endColumn=36,title=contradict/manner ")
    sarif = json.loads((desk / "c.sarif").read_text(encoding="utf-8"))
    schema = ROOT / "tests" / "report" / "sarif-schema-2.1.0.json"
    assert Draft7Validator(json.loads(schema.read_text(encoding="utf-8"))).is_valid(sarif)
    [key] = [r["partialFingerprints"]["reconcile/v1"] for r in sarif["runs"][0]["results"]]
    assert ET.parse(desk / "c.xml").find(".//failure") is not None
    assert [e["fingerprint"] for e in json.loads((desk / "c.json").read_text())] == [key]
    assert key in (desk / "c.log").read_text()
    assert "resigned" in (desk / "c.txt").read_text()


@pytest.mark.parametrize(
    ("arguments", "code"),
    [((), 1), (("--fail-on", "never"), 0), (("--exit-zero",), 0), (("--fail-on", "diverge"), 1), (("--strict",), 1)],
)
def test_what_fails_is_chosen(desk: Path, arguments: tuple[str, ...], code: int) -> None:
    check("draft.txt", "--against", "known", *arguments, code=code)


def test_a_draft_against_a_store_says_the_same(desk: Path) -> None:
    line = ("draft.txt", "--format", "lines")
    CliRunner().invoke(app, ["store", "add", "known", "--store", "news.db"])
    assert check(*line, "--store", "news.db", code=1).stdout == check(*line, "--against", "known", code=1).stdout
    assert "--store and --against exclude each other" in check(*line, "--store", "news.db", "--against", "known", code=2).stderr
    assert "no.db" in check(*line, "--store", "no.db", code=2).stderr


def test_files_are_read_as_it_is_said(desk: Path) -> None:
    """Both sides, by the line or by the file of settings, against articles or a store."""
    for path in (desk / "known" / "wire.jsonl", desk / "draft.txt"):
        text = DISMISSED if path.name == "wire.jsonl" else RESIGNED
        row = {"id": path.stem, "outlet": "Outlet", "day": "2031-05-07", "body": text.strip()}
        path.rename(path.with_suffix(".dat")).write_text(json.dumps(row, ensure_ascii=False), encoding="cp1256")
    told = ("--from", "jsonl", "--encoding", "windows-1256", "--map", "text=body", "--map", "source=outlet", "--map", "published=day")
    CliRunner().invoke(app, ["store", "add", "known", "--store", "news.db", *told])
    line = ("draft.dat", "--format", "lines")
    lines = [check(*line, *told, *known, code=1).stdout for known in (("--against", "known"), ("--store", "news.db"))]
    (desk / "reconcile.toml").write_text(
        '[check]\nfrom = "jsonl"\nencoding = "windows-1256"\nmap = ["text=body", "source=outlet", "published=day"]\n', encoding="utf-8"
    )
    lines.append(check(*line, "--against", "known", code=1).stdout)
    assert lines[0].startswith("draft.dat: contradict: Outlet has resigned, Outlet has dismissed;")
    assert len(set(lines)) == 1
    assert "--from bible: it is one of text, " in check("draft.dat", "--against", "known", "--from", "bible", code=2).stderr


def test_what_the_line_checks_against_goes_before_what_the_file_does(desk: Path) -> None:
    (desk / "reconcile.toml").write_text('[check]\nstore = "no.db"\nformat = "lines"\n', encoding="utf-8")
    assert "no.db" in check("draft.txt", code=2).stderr
    assert check("draft.txt", "--against", "known", code=1).stdout.startswith("draft.txt:3:8: contradict: ")


def test_what_a_baseline_knows_does_not_fail_until_it_is_said_otherwise(desk: Path) -> None:
    line = ("draft.txt", "--against", "known")
    check(*line, "--format", "baseline=known.jsonl", code=1)
    told = check(*line, "--baseline", "known.jsonl", "--format", "terminal", "--format", "sarif=c.sarif").stdout
    assert told == "1 new article: nothing to say, 1 known already\n"
    [result] = json.loads((desk / "c.sarif").read_text(encoding="utf-8"))["runs"][0]["results"]
    assert result["baselineState"] == "unchanged"
    moved = (desk / "draft.txt").read_text(encoding="utf-8").replace("\n\n", "\n\n\nNothing else.\n\n")
    (desk / "draft.txt").write_text(moved, encoding="utf-8")
    check(*line, "--baseline", "known.jsonl")
    (desk / "known.jsonl").write_text("{", encoding="utf-8")
    assert "known.jsonl: line 1: not an entry" in check(*line, "--baseline", "known.jsonl", code=2).stderr


def test_what_was_there_at_a_commit_does_not_fail(desk: Path) -> None:
    for words in ("init -q", "add .", "-c user.name=x -c user.email=x@example.org commit -qm x"):
        subprocess.run(["git", *words.split()], check=True, env=os.environ | {"GIT_CONFIG_GLOBAL": "/dev/null"})
    line = ("draft.txt", "--against", "known", "--format", "lines", "--baseline-commit")
    assert check(*line, "HEAD").stdout == ""
    assert check("dr*.txt", "--against", "known/*", *line[3:], "HEAD").stdout == ""
    assert "--baseline-commit no-such: " in check(*line, "no-such", code=2).stderr
    subprocess.run(["git", "mv", "draft.txt", "other.txt"], check=True)
    check("other.txt", *line[1:], "HEAD", code=1)


def test_what_is_suppressed_does_not_fail_and_what_is_for_nothing_is_told(desk: Path) -> None:
    line = ("draft.txt", "--against", "known", "--suppressions", "s.yaml", "--format", "terminal", "--format", "sarif=c.sarif")
    (desk / "s.yaml").write_text("- {article: draft.txt, reason: by phone}\n- {key: abc, reason: gone}\n", encoding="utf-8")
    told = check(*line)
    assert told.stdout == "1 new article: nothing to say, 1 suppressed\n"
    assert told.stderr == "reconcile: s.yaml:2:3: this suppression is for nothing that was found: gone\n"
    [result] = json.loads((desk / "c.sarif").read_text(encoding="utf-8"))["runs"][0]["results"]
    assert result["suppressions"][0]["justification"] == "by phone"
    (desk / "s.yaml").write_text("- article: draft.txt", encoding="utf-8")
    assert "s.yaml:1:3: missing key 'reason'" in check(*line, code=2).stderr


def test_what_is_shown_is_chosen_apart_from_what_fails(desk: Path) -> None:
    (desk / "draft.txt").write_text(f"7 May 2031\n\n{DAM}", encoding="utf-8")
    line = ("draft.txt", "--against", "known", "--format", "lines")
    assert ": uncorroborated: 14 workers killed" in check(*line).stdout
    assert check(*line, "--min-level", "diverge").stdout == ""
    assert check(*line, "--min-level", "diverge", "--fail-on", "uncorroborated", code=1).stdout == ""


def test_silence_is_told_and_fails_where_strict(desk: Path) -> None:
    (desk / "draft.txt").write_text("Nothing of note was said at the meeting in the town hall, and the mayor went home.", encoding="utf-8")
    told = check("draft.txt", "--against", "known", code=3)
    assert told.stderr == "reconcile: 0 of 1 articles gave claims; no claim in: draft.txt\n"
    (desk / "more.txt").write_text(DAM, encoding="utf-8")
    check("draft.txt", "more.txt", "--against", "known")
    check("draft.txt", "more.txt", "--against", "known", "--strict", code=3)
    (desk / "known" / "page.xyz").touch()
    check("more.txt", "--against", "known")
    assert "page.xyz" in check("more.txt", "--against", "known", "--strict", code=2).stderr


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("draft.txt",), "nothing to check against"),
        (("draft.txt", "--against", "known", "--format", "sarif", "--format", "lines"), "several formats go to standard output"),
        (("draft.txt", "--against", "known", "--format", "pdf"), "--format pdf: expected NAME or NAME=FILE"),
        (("draft.txt", "--against", "known", "--format", "sarif="), "--format sarif=: expected"),
        (("draft.txt", "--against", "known", "--format", "sarif=/no/such/c.sarif"), "/no/such/c.sarif: No such file"),
        (("draft.txt", "--against", "no.json"), "no.json: No such file"),
        (("gone.txt", "--against", "known"), "no such file or folder"),
        (("draft.txt", "--against", "gone", "--exit-zero"), "gone: no such file or folder"),
    ],
)
def test_wrong_usage_says_why_and_exits_2(desk: Path, arguments: tuple[str, ...], why: str) -> None:
    assert why in check(*arguments, code=2).stderr


def test_nothing_slow_is_imported(desk: Path, command) -> None:
    told = command("check", "draft.txt", "--against", "known", "--format", "lines", prefix=("-X", "importtime"), cwd=desk)
    loaded = {line.rpartition("|")[2].strip().split(".")[0] for line in told.stderr.splitlines()}
    assert "reconcile" in loaded
    assert loaded & {"pandas", "numpy", "networkx", "jinja2", "jsonschema", "rich"} == set()
