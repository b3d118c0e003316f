"""The command line: its options, what goes to which stream, and its exit codes."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import networkx as nx
import pytest
from typer.testing import CliRunner, Result

import reconcile
from reconcile.cli.main import app

ROOT = Path(__file__).resolve().parents[1]
SEEDS = ROOT / "seeds"
Command = Callable[..., "subprocess.CompletedProcess[str]"]

DAM = "وقال المحافظ إن 14 عاملا قتلوا في انهيار السد في المدينة يوم الثلاثاء."
ALSO = "وأعلنت الشرطة مقتل 14 عاملا في انهيار السد في المدينة يوم الثلاثاء."
DISMISSED = "وأقال ملك النرويج الحكومة يوم الثلاثاء."
RESIGNED = "وأعلنت الحكومة في النرويج استقالتها يوم الثلاثاء."


def invoke(*arguments: object, code: int = 0) -> Result:
    result = CliRunner().invoke(app, [*map(str, arguments)], env={"NO_COLOR": None, "COLUMNS": "100"})
    assert result.exit_code == code, result.output
    return result


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The seeds' report, as JSON."""
    path = tmp_path_factory.mktemp("report") / "seeds.json"
    invoke("run", SEEDS, "--format", "json", "--output", path)
    return path


def wire(folder: Path, *texts: str) -> Path:
    """Outlets that write of one event on one day, each in its own words."""
    rows = [{"id": f"{n}", "source": f"Outlet {n}", "published": "2031-05-07", "text": text} for n, text in enumerate(texts)]
    path = folder / "wire.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    return path


def test_help_imports_nothing_that_is_slow() -> None:
    line = [sys.executable, "-X", "importtime", "-m", "reconcile", "--help"]
    told = subprocess.run(line, cwd=ROOT, capture_output=True, text=True, check=True)
    loaded = {line.rpartition("|")[2].strip().split(".")[0] for line in told.stderr.splitlines()}
    assert "typer" in loaded
    assert loaded & {"pandas", "numpy", "networkx", "rich", "yaml", "rapidfuzz", "babel", "ahocorasick"} == set()


def test_plain_text_is_read_without_what_pages_and_feeds_need(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(DAM, encoding="utf-8")
    line = [sys.executable, "-X", "importtime", "-m", "reconcile", "run", str(tmp_path), "--format", "json"]
    told = subprocess.run(line, cwd=ROOT, capture_output=True, text=True, check=True)
    loaded = {line.rpartition("|")[2].strip().split(".")[0] for line in told.stderr.splitlines()}
    assert loaded & {"trafilatura", "htmldate", "lxml", "feedparser", "pypdfium2", "charset_normalizer", "pandas", "pyarrow"} == set()


@pytest.mark.parametrize(
    "command_line", ["", "run", "check", "explain", "init", "watch", "rules", "rules list", "rules show", "rules test"]
)
def test_every_command_has_help(command_line: str) -> None:
    assert "Usage:" in invoke(*command_line.split(), "--help").stdout


def test_the_version_is_the_packages() -> None:
    assert invoke("--version").stdout == f"{reconcile.__version__}\n"


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("run",), "Missing argument"),
        (("fly",), "No such command"),
        (("run", SEEDS, "--format", "pdf"), "Invalid value for '--format'"),
        (("run", SEEDS, "--only", "maybe"), "Invalid value for '--only'"),
        (("run", SEEDS, "--format", "json", "--only", "agree"), "a JSON report is whole"),
        (("run", SEEDS, "--format", "parquet", "--only", "agree"), "a JSON report is whole"),
        (("run", SEEDS, "--format", "svg", "--limit", 3), "choose what a terminal shows"),
        (("run", SEEDS, "--format", "claimreview"), "a ClaimReview is made of what was accepted: name the file by --decisions"),
        (("run", SEEDS, "--format", "csv", "--decisions", "d.jsonl"), "--decisions is for --format "),
        (("run", SEEDS, "--format", "claimreview", "--decisions", "/no/such.jsonl"), "/no/such.jsonl: No such file"),
        (("run", SEEDS, "--topic", "weather"), "no topic 'weather'; there are: "),
        (("run", SEEDS, "--rules", "/no/such/rules"), "/no/such/rules: no such folder of rules"),
        (("run", SEEDS, "--format", "json", "--output", "/no/such/folder/report.json"), "/no/such/folder/report.json: No such file"),
        (("run", SEEDS, "--output", "/no/such/folder/report.txt"), "/no/such/folder/report.txt: No such file"),
        (("run", SEEDS, "--graph", "/no/such/folder/claims.graphml"), "/no/such/folder/claims.graphml: No such file"),
        (("explain", "c-1", "/no/such/report.json"), "/no/such/report.json: No such file"),
        (("explain", "c-1", SEEDS.parent / "pyproject.toml"), "not JSON"),
        (("rules", "show", "kiled"), "is it killed?"),
    ],
)
def test_wrong_usage_says_why_on_standard_error_and_exits_2(arguments: tuple[object, ...], why: str) -> None:
    result = invoke(*arguments, code=2)
    assert why in result.stderr
    assert result.stdout == ""


def test_the_json_report_is_the_same_bytes_each_time(command: Command, made: Path) -> None:
    again = command("run", SEEDS, "--format", "json", env={"PYTHONHASHSEED": "7"})
    assert again.stdout == made.read_text(encoding="utf-8")
    assert again.stderr == ""


def test_the_terminal_report_has_no_escapes_where_there_is_no_terminal(command: Command, tmp_path: Path) -> None:
    done = command("run", SEEDS)
    assert done.stdout.startswith("5 articles · ")
    assert "\x1b" not in done.stdout
    invoke("run", SEEDS, "--output", tmp_path / "report.txt")
    assert (tmp_path / "report.txt").read_text(encoding="utf-8") == done.stdout


@pytest.mark.parametrize("width", [60, 140])
def test_no_line_is_wider_than_asked_for(width: int) -> None:
    shown = invoke("run", SEEDS, "--width", width, "--bidi", "visual").stdout
    assert max(map(len, shown.splitlines())) <= width


def test_a_report_of_one_topic_has_no_other() -> None:
    assert "only topic arrested" in invoke("run", SEEDS, "--topic", "arrested").stdout


@pytest.mark.parametrize("verdict", ["contradict", "diverge", "agree", "single"])
def test_every_verdict_can_be_drawn_in_full(verdict: str) -> None:
    assert invoke("run", SEEDS, "--only", verdict).stdout.count("k-")


def test_the_extra_that_a_format_needs_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    told = invoke("run", SEEDS, "--format", "parquet", "--output", tmp_path / "claims.parquet", code=2).stderr
    assert "pip install 'reconcile[parquet]'" in told


def test_a_picture_is_an_svg() -> None:
    assert invoke("run", SEEDS, "--format", "svg", "--width", 80).stdout.startswith("<svg ")


def test_the_graph_opens_in_other_tools(made: Path, tmp_path: Path) -> None:
    invoke("run", SEEDS, "--graph", tmp_path / "claims.graphml", "--quiet")
    graph = nx.read_graphml(tmp_path / "claims.graphml")
    assert set(graph.nodes) == {c["id"] for c in json.loads(made.read_text(encoding="utf-8"))["claims"]}
    assert all(data["weight"] > 0 and data["why"] for _, _, data in graph.edges(data=True))


@pytest.mark.parametrize(("threshold", "code"), [("never", 0), ("contradict", 1), ("diverge", 1)])
def test_findings_at_the_threshold_exit_1(tmp_path: Path, threshold: str, code: int) -> None:
    path = wire(tmp_path, DISMISSED, RESIGNED)
    assert "1 contradiction in 1 matter" in invoke("run", path, "--fail-on", threshold, code=code).stdout


def test_agreement_fails_no_threshold(tmp_path: Path) -> None:
    path = wire(tmp_path, DAM, ALSO)
    assert "agreement in 1 matter" in invoke("run", path, "--fail-on", "diverge").stdout


def test_only_one_verdict_is_drawn(tmp_path: Path) -> None:
    path = wire(tmp_path, DAM, ALSO, DISMISSED, RESIGNED)
    shown = invoke("run", path, "--only", "agree").stdout
    assert DAM in shown  # asked for by name, it is drawn in full
    assert RESIGNED not in shown
    both = invoke("run", path, "--only", "agree", "--only", "contradict").stdout
    assert DAM in both
    assert RESIGNED in both


def test_quiet_says_nothing_on_standard_error(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    assert invoke("run", tmp_path / "empty.txt", "--format", "json", "--quiet", code=2).stderr == ""


def test_a_claim_is_explained_down_to_the_rule_and_its_place(made: Path) -> None:
    claim = next(c for c in json.loads(made.read_text(encoding="utf-8"))["claims"] if c["topic"] == "arrested")
    shown = " ".join(invoke("explain", claim["id"], made, "--width", 200).stdout.split())
    assert claim["text"] in shown
    assert claim["detail"]["rule"] in shown
    assert re.search(r"rules/\S+\.yaml:\d+:\d+: ", shown)
    assert invoke("explain", "c-", made, code=2).stderr.startswith("reconcile: 'c-' begins ")


def test_with_other_rules_it_is_said_that_the_place_is_left_out(made: Path, tmp_path: Path) -> None:
    (tmp_path / "topics").mkdir()
    more = "id: strike\nexamples:\n  - {text: Nothing happened, lang: en}\n"
    (tmp_path / "topics" / "strike.yaml").write_text(more, encoding="utf-8")
    claim = json.loads(made.read_text(encoding="utf-8"))["claims"][0]["id"]
    assert "the rules have changed" in invoke("explain", claim, made, "--rules", tmp_path).stderr
    assert "strike has no words in 'en'" in invoke("rules", "test", "--rules", tmp_path, code=1).stdout


def test_rules_are_listed_shown_and_tested() -> None:
    assert "\nkilled " in invoke("rules", "list").stdout
    assert invoke("rules", "show", "killed").stdout.startswith("# topic killed")
    assert re.fullmatch(r"\d+ topics hold on \d+ examples\n", invoke("rules", "test").stdout)


@pytest.mark.skipif(sys.platform == "win32", reason="a closed pipe is told otherwise there")
@pytest.mark.parametrize("arguments", [("run", "seeds"), ("run", "seeds", "--format", "json"), ("rules", "show", "ar")])
def test_a_reader_that_goes_away_gets_no_traceback(arguments: tuple[str, ...]) -> None:
    line = [sys.executable, "-m", "reconcile", *arguments]
    with subprocess.Popen(line, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""


@pytest.mark.skipif(sys.platform == "win32", reason="the shell is another there")
@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-"])
def test_a_closed_stream_does_no_harm(closed: str) -> None:
    line = f"{sys.executable} -m reconcile run seeds --limit 1 {closed}"
    done = subprocess.run(line, shell=True, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.skipif(sys.platform == "win32", reason="there is no pseudo-terminal there")
def test_on_a_terminal_colours_are_used_unless_not_wanted() -> None:
    line = ("-m", "reconcile", "run", "seeds")
    assert "\x1b[" in on_terminal(*line)
    assert not re.search("\x1b\\[[0-9;]*3[0-9]", on_terminal(*line, NO_COLOR="1"))


@pytest.mark.skipif(sys.platform == "win32", reason="there is no pseudo-terminal there")
def test_long_work_shows_how_far_it_is_and_short_work_does_not(tmp_path: Path) -> None:
    line = ("run", "seeds", "--format", "json", "--output", str(tmp_path / "report.json"))
    assert "extract" in on_terminal("-c", "from reconcile.cli import main, options; options._LATE = 0.0; main.main()", *line)
    assert on_terminal("-c", "from reconcile.cli import main, options; options._LATE = 60.0; main.main()", *line) == ""


def on_terminal(*line: str, **environment: str) -> str:
    """What a Python that is started so sends to a terminal."""
    import pty

    leader, follower = pty.openpty()
    told = {k: v for k, v in os.environ.items() if k != "NO_COLOR"} | {"TERM": "xterm-256color"} | environment
    with subprocess.Popen([sys.executable, *line], cwd=ROOT, env=told, stdout=follower, stderr=follower):
        os.close(follower)
        data = b""
        while chunk := _read(leader):
            data += chunk
    os.close(leader)
    return data.decode()


def _read(leader: int) -> bytes:
    try:
        return os.read(leader, 65536)
    except OSError:  # Linux says so where the last writer is gone
        return b""
