"""The seeds and three labelled stories, scored against their labels: no figure may fall below its floor.

The floors stand in floors.json beside this file, measured and rounded down to two digits. To raise them
after a gain, measure again: `python tests/corpus/test_labelled_stories.py` prints the file.
"""

from __future__ import annotations

import json
import math
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
SCORE = SHARED / "tools" / "score.py"
FLOORS = Path(__file__).with_name("floors.json")
JOBS = {"kazakhstan-2022": (SHARED / "gold" / "kazakhstan-2022.yaml", SHARED / "seeds")} | {
    g.parent.name: (g, g.with_name("articles.jsonl")) for g in sorted(SHARED.glob("stories/*/gold.yaml"))
}

needs_shared = pytest.mark.skipif(not SCORE.is_file(), reason="the labelled stories are not here")


@cache
def figures(name: str) -> dict[str, float]:
    """All figures of one story; a share such as 15/21 is its number, `false` counts alarms. NaN: nothing to measure."""
    gold, source = JOBS[name]
    line = [
        sys.executable,
        str(SCORE),
        "--json",
        "--gold",
        str(gold),
        "--input",
        str(source),
        "--command",
        f"{sys.executable} -m reconcile",
    ]
    done = subprocess.run(line, cwd=ROOT, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr[-2000:]
    found = json.loads(done.stdout)
    return {k: share(v) for k, v in found.items() if k not in ("name", "labels")}


def share(value: float | str) -> float:
    if isinstance(value, str):
        part, _, whole = value.partition("/")
        return int(part) / int(whole)
    return value


def floors() -> dict[str, dict[str, float]]:
    loaded: dict[str, dict[str, float]] = json.loads(FLOORS.read_text(encoding="utf-8"))
    return loaded


def rounded(name: str) -> dict[str, float]:
    """The floors that a measurement gives; of false alarms, how many are borne."""
    return {k: v if k == "false" else math.floor(v * 100 + 1e-9) / 100 for k, v in figures(name).items() if not math.isnan(v)}


@needs_shared
@pytest.mark.parametrize("name", sorted(floors()))
def test_no_figure_falls_below_its_floor(name: str) -> None:
    measured, wanted = figures(name), floors()[name]
    fallen = {
        k: (measured.get(k), v)
        for k, v in wanted.items()
        if not math.isnan(measured[k]) and (measured[k] > v if k == "false" else measured[k] < v)
    }
    assert fallen == {}
    assert {k for k, v in measured.items() if not math.isnan(v)} <= set(wanted), "a figure without its floor"


@needs_shared
def test_every_story_has_its_floors() -> None:
    assert set(floors()) == set(JOBS)


if __name__ == "__main__":
    FLOORS.write_text(json.dumps({name: rounded(name) for name in sorted(JOBS)}, indent=2) + "\n", encoding="utf-8")
    sys.stdout.write(FLOORS.read_text(encoding="utf-8"))
