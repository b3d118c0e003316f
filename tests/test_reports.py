"""The seeds' reports that are kept in reports/ are what the command makes now."""

from __future__ import annotations

from difflib import unified_diff
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
    changed = list(unified_diff(kept.splitlines(), now.splitlines(), "kept", "now", lineterm="", n=0))
    if changed:
        first = "\n".join(line[:200] for line in changed[:12])
        pytest.fail(f"reports/{name} has changed. Look at it, then run python benchmarks/make_reports.py\n{first}", pytrace=False)
