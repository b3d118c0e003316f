"""Make the reports of the seeds again: python benchmarks/make_reports.py

They are what `reconcile run` gives a user, so a change in them is a change that users see.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
REPORTS = {
    "seeds.json": ("--format", "json"),
    "seeds.html": ("--format", "html"),
    "seeds.txt": ("--width", "100"),
    "seeds.svg": ("--format", "svg", "--width", "100", "--only", "contradict"),
}


def make(folder: Path) -> None:
    """Write the seeds' reports into a folder."""
    for name, options in REPORTS.items():
        subprocess.run([sys.executable, "-m", "reconcile", "run", "seeds", *options, "--output", folder / name], cwd=ROOT, check=True)


if __name__ == "__main__":
    make(ROOT / "reports")
