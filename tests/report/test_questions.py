"""The questions as a person reads them."""

from __future__ import annotations

import io
from pathlib import Path

from rich.console import Console
from typer.testing import CliRunner

from reconcile.cli.main import app
from reconcile.judge.questions import questions
from reconcile.report.json import to_json
from reconcile.report.questions import print_questions
from reconcile.rulebook.book import load_rules
from tests.report.sample import REPORT


def test_a_numbered_list_the_gravest_first() -> None:
    out = io.StringIO()
    print_questions(questions(REPORT, load_rules()), Console(file=out, width=80), bidi="raw")
    lines = out.getvalue().splitlines()
    assert lines[0] == "3 questions would settle 3 open findings"
    assert lines[2] == "  1  ✗ Ask Police"
    assert "does it stand by its denial" in lines[3]
    assert max(map(len, lines)) <= 80
    for finding in ("f-dam00001", "f-update01", "f-missing1"):
        assert finding in out.getvalue()


def test_the_command(tmp_path: Path) -> None:
    report = tmp_path / "r.json"
    report.write_text(to_json(REPORT), encoding="utf-8")
    done = CliRunner().invoke(app, ["questions", str(report), "--limit", "1"])
    assert done.exit_code == 0
    assert "Ask Police" in done.output
    assert done.output.count("settles") == 1
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "questions.yaml").write_text("questions:\n  value: {asks: x}\n", encoding="utf-8")
    done = CliRunner().invoke(app, ["questions", str(report), "--rules", str(tmp_path / "rules")])
    assert done.exit_code == 2
    assert "questions.yaml:2:" in done.output
