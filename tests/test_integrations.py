"""What other repositories take from this one, run as far as it can be without a network: the hook, the action, the job."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
DISMISSED = "وأقال ملك النرويج الحكومة يوم الثلاثاء."
RESIGNED = "7 May 2031\n\nوأعلنت الحكومة في النرويج استقالتها يوم الثلاثاء.\n"
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
JOB = yaml.safe_load((ROOT / "integrations" / "gitlab-ci.yml").read_text(encoding="utf-8"))["reconcile"]

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="they are for bash")


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A newsroom's repository with one known article, committed, a draft that contradicts it, and `reconcile` on the path."""
    (tmp_path / "articles").mkdir()
    row = {"id": "old", "source": "Outlet", "published": "2031-05-07", "text": DISMISSED}
    (tmp_path / "articles" / "wire.jsonl").write_text(json.dumps(row, ensure_ascii=False), encoding="utf-8")
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-q", "-m", "known")
    (tmp_path / "articles" / "a new.txt").write_text(RESIGNED, encoding="utf-8")
    program = tmp_path / "temp" / "reconcile" / "bin" / "reconcile"
    program.parent.mkdir(parents=True)
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m reconcile "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    return tmp_path


def git(folder: Path, *arguments: str) -> str:
    told = {"GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null"}
    named = ("-c", "user.name=Desk", "-c", "user.email=desk@example.org")
    line = ["git", *named, *arguments]
    return subprocess.run(line, cwd=folder, env=os.environ | told, check=True, capture_output=True, text=True).stdout.strip()


def bash(script: str, folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """A step as a runner starts it."""
    path = f"{folder / 'temp' / 'reconcile' / 'bin'}:{os.environ['PATH']}"
    told = {"PATH": path, "PYTHONPATH": str(ROOT), "RUNNER_TEMP": str(folder / "temp"), "GITHUB_ACTION_PATH": str(ROOT)}
    line = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script]
    return subprocess.run(line, cwd=folder, env=os.environ | told | variables, capture_output=True, text=True, check=False, timeout=60)


def with_inputs(**given: str) -> dict[str, str]:
    """The check step's environment, its inputs filled in."""
    inputs = {name: str(about.get("default", "")) for name, about in ACTION["inputs"].items()} | given
    return {k: re.sub(r"\$\{\{ inputs\.([\w-]+) \}\}", lambda m: inputs[m[1]], v) for k, v in ACTION["runs"]["steps"][1]["env"].items()}


def test_the_hook_checks_the_files_that_it_is_given(desk: Path) -> None:
    [hook] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert re.search(hook["files"], "articles/a new.txt")
    done = bash(f"{hook['entry']} --against articles --format lines 'articles/a new.txt'", desk)
    assert (done.returncode, done.stdout.split(": ")[1]) == (1, "contradict"), done.stderr
    assert f"id: {hook['id']}" in README


def test_the_action_annotates_writes_sarif_and_fails(desk: Path) -> None:
    step = ACTION["runs"]["steps"][1]
    done = bash(step["run"], desk, **with_inputs(paths="articles/a new.txt\n\n", against="articles\n", args="--min-level\ndiverge"))
    assert done.returncode == 1, done.stderr
    assert done.stdout.startswith("::error file=articles/a new.txt,line=3,")
    results = json.loads((desk / "reconcile.sarif").read_text(encoding="utf-8"))["runs"][0]["results"]
    assert [r["level"] for r in results] == ["error"]


def test_an_input_of_the_action_is_never_run_and_arrives_as_it_is(desk: Path) -> None:
    program = desk / "temp" / "reconcile" / "bin" / "reconcile"
    program.write_text('#!/bin/sh\nprintf "<%s>" "$@"\n', encoding="utf-8")
    hostile = '"; touch owned; $(touch owned) `touch owned` *'
    step = ACTION["runs"]["steps"][1]
    given = with_inputs(paths=f"{hostile}\n--help", against=hostile, args=hostile, sarif=hostile, **{"fail-on": hostile})
    told = bash(step["run"], desk, **given).stdout
    formats = f"<--format><github><--format><sarif={hostile}>"
    assert told == f"<check><--quiet><--fail-on><{hostile}>{formats}<--against><{hostile}><{hostile}><--><{hostile}><--help>"
    assert not (desk / "owned").exists()
    assert all("${{" not in step["run"] for step in ACTION["runs"]["steps"])


def test_the_action_installs_this_repository_as_it_is_pinned(desk: Path) -> None:
    python = desk / "temp" / "reconcile" / "bin" / "python3"
    python.write_text('#!/bin/sh\necho "$@" >> told\nprintf \'#!/bin/sh\\necho "$@" >> told\' > "$3/bin/pip"; chmod +x "$3/bin/pip"\n')
    python.chmod(0o755)
    assert bash(ACTION["runs"]["steps"][0]["run"], desk).returncode == 0
    made, installed = (desk / "told").read_text(encoding="utf-8").splitlines()
    assert made == f"-m venv {desk}/temp/reconcile"
    assert installed == f"install --quiet --constraint {ROOT}/constraints.txt {ROOT}"
    assert all((ROOT / name).exists() for name in ("constraints.txt", "pyproject.toml"))


def test_the_job_checks_what_a_merge_request_adds(desk: Path) -> None:
    base = git(desk, "rev-parse", "HEAD")
    git(desk, "add", "articles")
    git(desk, "commit", "-q", "-m", "draft")
    [script] = JOB["script"]
    done = bash(script, desk, CI_MERGE_REQUEST_DIFF_BASE_SHA=base, ARTICLES=JOB["variables"]["ARTICLES"])
    assert done.stdout.startswith("articles/a new.txt:3:8: contradict: "), done.stderr
    assert done.returncode != 0
    reports = JOB["artifacts"]["reports"]
    assert json.loads((desk / reports["codequality"]).read_text(encoding="utf-8"))[0]["severity"] == "major"
    assert "<failure" in (desk / reports["junit"]).read_text(encoding="utf-8")
    nothing = bash(script, desk, CI_MERGE_REQUEST_DIFF_BASE_SHA="HEAD", ARTICLES="articles")
    assert (nothing.returncode, nothing.stdout) == (0, "")


@pytest.mark.parametrize("named", [".pre-commit-hooks.yaml", "action.yml", "integrations/gitlab-ci.yml"])
def test_each_is_in_the_readme(named: str) -> None:
    assert f"({named})" in README
