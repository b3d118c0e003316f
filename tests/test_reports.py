"""The seeds' reports that are kept in reports/ are what the command makes now."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.make_reports import REPORTS, make

KEPT = Path(__file__).resolve().parents[1] / "reports"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("reports")
    make(folder)
    return folder


@pytest.mark.parametrize("name", REPORTS)
def test_a_kept_report_is_what_the_command_makes(made: Path, name: str) -> None:
    kept, now = (folder.joinpath(name).read_text(encoding="utf-8") for folder in (KEPT, made))
    assert now == kept, f"reports/{name} has changed: look at what did, then run python benchmarks/make_reports.py"
