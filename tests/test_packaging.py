"""The wheel: it can be built without a network, and an installed copy outside the checkout finds its rules."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

import reconcile

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that holds what the built wheel holds."""
    made = tmp_path_factory.mktemp("wheel")
    subprocess.run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(made)], cwd=ROOT, check=True, capture_output=True)
    [wheel] = made.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(made / "site")
    return made / "site"


def run(installed: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"PYTHONPATH": str(installed)}
    line = [sys.executable, "-P", "-m", "reconcile", *arguments]
    return subprocess.run(line, cwd=installed.parent, env=environment, capture_output=True, text=True, encoding="utf-8", check=False)


def test_the_wheel_holds_the_rules_and_the_contract_and_no_tests(installed: Path) -> None:
    assert sorted(p.name for p in installed.iterdir()) == ["reconcile", f"reconcile-{reconcile.__version__}.dist-info"]
    shipped = {p.relative_to(ROOT / "rules") for p in (ROOT / "rules").rglob("*") if p.is_file()}
    assert {p.relative_to(installed / "reconcile/rules") for p in (installed / "reconcile/rules").rglob("*") if p.is_file()} == shipped
    assert (installed / "reconcile/report/report.schema.json").is_file()
    assert (installed / "reconcile/py.typed").is_file()
    page = {p.name for p in (ROOT / "reconcile/report/html").iterdir() if p.is_file()}
    assert {p.name for p in (installed / "reconcile/report/html").iterdir()} == page


def test_an_installed_copy_does_the_main_job_by_its_own_rules(installed: Path) -> None:
    assert run(installed, "--version").stdout == f"{reconcile.__version__}\n"
    shown = run(installed, "rules", "show", "killed")
    assert shown.stdout.startswith(f"# topic killed, {installed / 'reconcile/rules/topics/killed.yaml'}"), shown.stderr
    done = run(installed, "run", str(ROOT / "seeds"), "--format", "json")
    assert done.returncode == 0, done.stderr
    assert '"schema": "reconcile-report/2"' in done.stdout


def test_every_dependency_is_pinned_and_nothing_is_fetched_by_address() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *(d for extra in project["optional-dependencies"].values() for d in extra)]
    rows = [row for row in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines() if not row.startswith("#")]
    pinned = {row.split("==")[0].lower().replace("_", "-") for row in rows}
    assert all(row.count("==") == 1 and "://" not in row and "@" not in row for row in rows)
    assert {d.split(">")[0].split("[")[0].lower().replace("_", "-") for d in wanted} - {"reconcile"} <= pinned
