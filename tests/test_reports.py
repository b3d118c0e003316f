"""The seeds' reports that are kept in reports/ are what the command makes now."""

from __future__ import annotations

from itertools import zip_longest
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
    changed = [f"- {old}\n+ {new}" for old, new in zip_longest(kept.splitlines(), now.splitlines()) if old != new]
    if changed:
        first = "\n".join(changed[:3])[:1000]
        remake = "Look at them, then run python benchmarks/make_reports.py"
        pytest.fail(f"{len(changed)} lines of reports/{name} have changed. {remake}\n{first}", pytrace=False)
