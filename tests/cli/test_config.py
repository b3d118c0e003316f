"""reconcile.toml: read from the nearest folder above, strictly, and written by `init`."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from reconcile.cli.config import find_config, read_config, settings
from reconcile.cli.init import template
from reconcile.cli.main import app

TEXT = "وأقال ملك النرويج الحكومة يوم الثلاثاء."


def invoke(*arguments: object, code: int = 0) -> Result:
    result = CliRunner().invoke(app, [*map(str, arguments)])
    assert result.exit_code == code, result.output
    return result


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with an article, and one below it, which commands are called in."""
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "below").mkdir()
    monkeypatch.chdir(tmp_path / "below")
    return tmp_path


def write(desk: Path, text: str) -> Path:
    path = desk / "reconcile.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_file_above_sets_what_the_command_line_does_not_say(desk: Path) -> None:
    write(desk, '[run]\nformat = "json"\noutput = "report.json"\n')
    assert invoke("run", "../a.txt").stdout == ""
    assert json.loads((desk / "report.json").read_text(encoding="utf-8"))["schema"] == "reconcile-report/2"
    assert invoke("run", "../a.txt", "--format", "csv", "--output", "told.csv").stdout == ""
    assert (desk / "below" / "told.csv").read_text(encoding="utf-8").startswith("\ufeffclaim,")


def test_paths_are_taken_from_the_files_folder_and_lists_stay_lists(desk: Path) -> None:
    path = write(desk, '[check]\nagainst = ["old", "/abs"]\nformat = ["lines", "sarif=out/c.sarif"]\n[rules.test]\nrules = "mine"\n')
    assert read_config(path, app) == {
        "check": {"against": [str(desk / "old"), "/abs"], "format": ["lines", f"sarif={desk / 'out' / 'c.sarif'}"]},
        "rules": {"test": {"rules": [str(desk / "mine")]}},
    }


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ('[run]\n\nformt = "json"', ":3: unknown option 'formt'; known here: all, "),
        ("[runs]\nquiet = true", ":1: unknown command 'runs'; known here: check, "),
        ("quiet = true", ":1: unknown command 'quiet'"),
        ("[rules.list]\nfoo = 1", ":2: unknown option 'foo'"),
        ("rules.list.foo = 1", ":1: unknown option 'foo'"),
        ('[check]\nfail-on = "always"', ":2: fail-on is 'always', expected one of contradict, diverge, uncorroborated, never"),
        ('[run]\nquiet = "yes"', ":2: quiet is 'yes', expected true or false"),
        ("[run]\nlimit = true", ":2: limit is True, expected a whole number"),
        ('[run]\noutput = ["a"]', ":2: output is ['a'], expected a text"),
        ("[check]\nagainst = [1]", ":2: against is 1, expected a list of texts"),
        ("[run\n", ": Expected ']'"),
    ],
)
def test_what_it_does_not_know_is_an_error_with_its_line(desk: Path, text: str, why: str) -> None:
    path = write(desk, text)
    assert invoke("rules", "list", code=2).stderr.startswith(f"reconcile: {path}{why}")


def test_without_a_file_nothing_is_set(desk: Path) -> None:
    assert find_config(desk / "below") is None


def test_init_writes_every_option_of_every_command_and_what_it_writes_is_valid(desk: Path) -> None:
    assert invoke("init").stdout == "reconcile.toml\n"
    path = desk / "below" / "reconcile.toml"
    written = path.read_text(encoding="utf-8")
    assert not re.search("[^{}:, ]", re.sub(r'"[a-z]+"', "", json.dumps(read_config(path, app))))  # tables, and nothing in them
    said = re.sub(r"^# ([a-z-]+ = )", r"\1", written, flags=re.MULTILINE)
    path.write_text(said, encoding="utf-8")
    assert len(re.findall(r"^[a-z-]+ = ", said, re.MULTILINE)) == sum(map(len, settings(app).values())) > 30
    made = read_config(path, app)
    assert made["check"]["fail_on"] == "contradict"
    assert made["run"]["all_singles"] is False


def test_init_writes_over_nothing_unless_told(desk: Path) -> None:
    write(desk, "[broken")
    assert "is there already; --force writes over it" in invoke("init", "..", code=2).stderr
    invoke("init", "..", "--force")
    assert (desk / "reconcile.toml").read_text(encoding="utf-8") == template(settings(app))
    assert "No such file" in invoke("init", "no-such-folder", code=2).stderr


def test_what_the_readme_shows_is_valid(desk: Path, root: Path) -> None:
    [shown] = re.findall(r"```toml\n(.*?)```", (root / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    assert read_config(write(desk, shown), app)["check"]["store"] == str(desk / "news.db")
