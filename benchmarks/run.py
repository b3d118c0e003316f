"""How long things take: python benchmarks/run.py [PATHS of further articles…]

Prints a table. The best of several runs each, in a process of its own, on this machine.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
COMMAND = (sys.executable, "-m", "reconcile")
LIBRARIES = "import pandas, networkx, rich, typer, rapidfuzz"


def seconds(*line: str, runs: int = 5) -> float:
    """The least time that a command took."""
    times = []
    for _ in range(runs):
        begun = time.perf_counter()
        subprocess.run(line, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
        times.append(time.perf_counter() - begun)
    return min(times)


def row(what: str, took: float, base: float) -> None:
    print(f"| {what} | {took * 1000:,.0f} ms | {took / base:.2f} |")


def at_scale(paths: list[str]) -> None:
    """One run over further articles: how much they hold, and how fast it went."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        begun = time.perf_counter()
        subprocess.run([*COMMAND, "run", *paths, "--format", "json", "--quiet", "--output", str(report)], check=True)
        took = time.perf_counter() - begun
        made = json.loads(report.read_text(encoding="utf-8"))
    size = sum(Path(p).stat().st_size for p in {a["path"] for a in made["articles"]}) / 1e6
    counts = ", ".join(f"{len(made[part]):,} {part}" for part in ("articles", "claims", "clusters", "findings"))
    print(f"\n{counts}; {size:.1f} MB in {took:.1f} s: {len(made['articles']) / took:,.0f} articles/s")


def main() -> None:
    base = seconds(sys.executable, "-c", LIBRARIES)
    print("| | time | times the libraries |\n| --- | ---: | ---: |")
    row(f"`{LIBRARIES}`", base, base)
    row("`reconcile --help`", seconds(*COMMAND, "--help"), base)
    row("`reconcile rules test`", seconds(*COMMAND, "rules", "test"), base)
    row("`reconcile run seeds/`", seconds(*COMMAND, "run", "seeds"), base)
    if sys.argv[1:]:
        at_scale(sys.argv[1:])


if __name__ == "__main__":
    main()
