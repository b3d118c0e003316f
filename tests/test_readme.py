"""What the README says is so: its commands, options, links, and the rule that it teaches."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer import Typer
from typer.testing import CliRunner

from reconcile import cli
from reconcile.cli.main import app
from reconcile.cli.options import ALL
from reconcile.read.sources import load_sources
from reconcile.rulebook.book import load_rules
from reconcile.rulecheck import check_rules

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
FIRST_SCREEN = "\n".join(README.splitlines()[:25])


def help_of(*command: str) -> str:
    result = CliRunner().invoke(app, [*command, "--help"], env={"COLUMNS": "200"})
    assert result.exit_code == 0
    return result.output


def commands(app: Typer = app) -> Iterator[str]:
    """The names of all commands, those of a group after its own: `rules list`."""
    for command in app.registered_commands:
        yield command.name or command.callback.__name__
    for group in app.registered_groups:
        yield from (f"{group.name} {command}" for command in commands(group.typer_instance))


def test_every_command_is_there() -> None:
    named = set(re.findall(r"`reconcile ((?:rules|store) \w+|\w+)", README))
    assert named == set(commands())
    for command in named:
        assert "Usage:" in help_of(*command.split())


def test_every_option_is_there_and_every_option_of_run_is_told() -> None:
    known: dict[str, set[str]] = {command: set(re.findall(r"--[a-z-]+", help_of(*command.split()))) for command in commands()}
    told = set(re.findall(r"(?<![\w-])--[a-z-]+", "".join(re.findall(r"`[^`\n]+`", README))))
    assert told <= set().union(*known.values())
    assert known["run"] <= told


def test_the_first_screen_has_two_commands_of_one_line_each() -> None:
    blocks = re.findall(r"```sh\n(.*?)```", FIRST_SCREEN, re.DOTALL)
    lines = [[line for line in block.splitlines() if not line.startswith("#")] for block in blocks]
    assert [len(block) for block in lines] == [1, 1]
    assert lines[0][0].endswith("reconcile run seeds/")
    assert lines[1] == ["bash .ci/run"]


@pytest.mark.parametrize("link", re.findall(r"\]\(([^):]+)\)", README))
def test_every_link_into_the_repository_leads_somewhere(link: str) -> None:
    headings = {f"#{h.lower().replace(' ', '-')}" for h in re.findall(r"^#+ ([\w ]+)$", README, re.MULTILINE)}
    assert link in headings or (ROOT / link).exists()


def test_every_format_is_told() -> None:
    told = re.findall(r"`([\w-]+)`", "".join(re.findall(r"^\| (`[^|]+`) \|[^|]+\| `reconcile run", README, re.MULTILINE)))
    assert told == list(ALL)


def test_the_rule_that_it_teaches_holds(tmp_path: Path) -> None:
    [topic] = re.findall(r"```yaml\n(id:.*?)```", README, re.DOTALL)
    (tmp_path / "topics").mkdir()
    (tmp_path / "topics" / "strike.yaml").write_text(topic, encoding="utf-8")
    assert [f for f in check_rules(load_rules([tmp_path])) if str(tmp_path) in f] == []


def test_the_sources_that_it_shows_can_be_loaded(tmp_path: Path) -> None:
    [known] = re.findall(r"```yaml\n(  - outlet:.*?)```", README, re.DOTALL)
    (tmp_path / "sources.yml").write_text(known, encoding="utf-8")
    [sidecar], problems = load_sources([str(tmp_path)])
    assert ([s.outlet for s in sidecar.sources], problems) == (["River Daily", "Coast News"], [])


def test_the_id_that_it_explains_is_in_the_kept_report() -> None:
    [begun] = re.findall(r"^reconcile explain (\S+)", README, re.MULTILINE)
    claims = json.loads((ROOT / "reports" / "seeds.json").read_text(encoding="utf-8"))["claims"]
    assert len([c for c in claims if c["id"].startswith(begun)]) == 1


def test_the_exit_codes_are_those_that_the_command_line_gives() -> None:
    codes = re.findall(r"^\| (\d) \|", README, re.MULTILINE)
    assert codes == re.findall(r"(\d) (?=done|findings|usage|articles)", cli.__doc__ or "") == ["0", "1", "2", "3"]
