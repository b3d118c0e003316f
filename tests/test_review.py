"""`review` as a person uses it: through a pipe, again the next day, many at once, and what it refuses."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from reconcile.cli.main import app
from reconcile.report.json import to_json
from reconcile.review.decisions import read_decisions
from tests.report.sample import REPORT


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """`desk("y\\nq\\n", …)`: review the flood's report in a folder of its own, with these answers."""
    (tmp_path / "report.json").write_text(to_json(REPORT), encoding="utf-8")
    monkeypatch.chdir(tmp_path)

    def sit(answers: str, *arguments: str, code: int = 0) -> Result:
        line = ["review", "report.json", *arguments]
        result = CliRunner().invoke(app, line, input=answers, env={"NO_COLOR": None, "COLUMNS": "80", "RECONCILE_BY": "Noor"})
        assert result.exit_code == code, result.output
        return result

    return sit


def decided() -> dict[str, tuple[str, str, str]]:
    return {d.subject.topic: (d.decision, d.reason, d.by) for d in read_decisions(Path("decisions.jsonl"))}


def test_a_session_is_taken_up_where_it_was_left(desk: Callable[..., Result]) -> None:
    first = desk("y\nq\n")
    assert first.stdout.endswith("1 accepted; 2 left to decide. Saved in decisions.jsonl.\n")
    assert "1 of 3" in first.stdout
    second = desk("e\nboth are old\nn\np\n", "--by", "Salma")
    assert "1 of 2" in second.stdout
    assert "1 of 1" in desk("s\n").stdout  # what is pending comes up again
    assert decided() == {
        "killed": ("accepted", "", "Noor"),
        "collapse": ("dismissed", "both are old", "Salma"),
        "missing": ("pending", "", "Salma"),
    }


def test_many_are_decided_at_once(desk: Callable[..., Result]) -> None:
    done = desk("", "--topic", "missing", "--decide", "dismissed", "--reason", "two counts")
    assert done.stdout == "1 dismissed; 0 left to decide. Saved in decisions.jsonl.\n"
    assert decided() == {"missing": ("dismissed", "two counts", "Noor")}
    assert desk("", "--topic", "missing", "--decide", "dismissed").stdout == "nothing decided; 0 left to decide.\n"


def test_changed_evidence_is_shown_with_what_was_decided(desk: Callable[..., Result]) -> None:
    desk("e\nby phone\ny\nq\n")
    report = Path("report.json")
    report.write_text(report.read_text(encoding="utf-8").replace("31 قتيلاً", "32 قتيلاً"), encoding="utf-8")
    again = desk("q\n").stdout
    assert "accepted by Noor: by phone" in again
    assert "since then: a sentence behind it reads otherwise" in again


def test_decisions_on_findings_that_are_gone_are_kept_and_counted(desk: Callable[..., Result]) -> None:
    desk("y\ny\ny\n")
    Path("report.json").write_text(to_json(REPORT.__class__((), (), (), ())), encoding="utf-8")
    assert "decisions.jsonl keeps 3 decisions whose finding" in desk("").stdout
    assert len(decided()) == 3


def test_hostile_text_moves_nothing_on_the_screen(desk: Callable[..., Result]) -> None:
    desk("e\n\x1b[2Jgone\u202e\np\n" + "s\n" * 3)
    again = desk("s\n" * 4).stdout
    assert "\x1b" not in again
    assert "\u202e" not in again
    assert "␛[2Jgone<U+202E>" in again


@pytest.mark.parametrize(
    ("arguments", "file", "why"),
    [
        (("--decide", "accepted"), "", "say on which"),
        (("--reason", "old"), "", "--reason goes with --decide"),
        (("--decide", "perhaps", "--topic", "killed"), "", "Invalid value for '--decide'"),
        (("--topic", "weather"), "", "no topic 'weather'; there are: collapse, injured, killed, missing, rescued"),
        ((), "{}\n", "decisions.jsonl: line 1: not a decision"),
        ((), "=======\n", "decisions.jsonl: line 1: a merge has left its marks"),
        (("--decisions", "."), "", "Is a directory"),
        (("--decisions", "no/such/file", "--topic", "killed", "--decide", "accepted"), "", "No such file or directory"),
    ],
)
def test_what_cannot_be_is_said_on_standard_error(desk: Callable[..., Result], arguments: tuple[str, ...], file: str, why: str) -> None:
    if file:
        Path("decisions.jsonl").write_text(file, encoding="utf-8")
    result = desk("", *arguments, code=2)
    assert why in result.stderr
    assert result.stdout == ""


def test_a_report_from_standard_input_can_only_be_decided_on_as_a_whole(desk: Callable[..., Result]) -> None:
    assert "the report must be a file" in CliRunner().invoke(app, ["review", "-"], input="{}").stderr
    whole = CliRunner().invoke(app, ["review", "-", "--only", "diverge", "--decide", "pending"], input=to_json(REPORT))
    assert whole.exit_code == 0
    assert {topic: told[0] for topic, told in decided().items()} == {"killed": "pending", "missing": "pending"}
