"""Measure the page of whole days of newspapers in a browser: python -m benchmarks.page FOLDER [DAY …]

FOLDER is as for corpus.py. Prints for each day the page's size, when the browser first painted, when all of it could be
used, and how long a search and a filter took from the key to the screen. Each is the median of five.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

from benchmarks.corpus import records
from tests.report.html.browser import start

ROUNDS = 5
OPENED = """
    const whole = performance.getEntriesByType("navigation")[0];
    return [performance.getEntriesByName("first-contentful-paint")[0].startTime, whole.loadEventEnd];
"""
NARROWED = """
    const [name, value, done] = arguments, before = performance.now();
    filters.elements[name].value = value;
    narrow();
    requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - before)));
"""


def page(folder: Path, day: str, scratch: Path) -> tuple[Path, int]:
    """The page of one day, and how many articles it is of."""
    articles = records(folder, day)
    source, target = scratch / f"{day}.jsonl", scratch / f"{day}.html"
    source.write_text("".join(json.dumps(a, ensure_ascii=False) + "\n" for a in articles), encoding="utf-8")
    command = [sys.executable, "-m", "reconcile", "run", str(source), "--format", "html", "--output", str(target), "--quiet"]
    subprocess.run(command, check=False)
    return target, len(articles)


def measured(path: Path, scratch: Path) -> list[float]:
    """Milliseconds to the first paint and until it was loaded, of a search for a word, and of a topic chosen."""
    browser = start(scratch)
    rounds = []
    try:
        for _ in range(ROUNDS):
            browser.get(path.as_uri())
            times = list(browser.execute_script(OPENED))
            topics = browser.execute_script("return [...filters.elements.topic.options].map(o => o.value)")
            word = browser.execute_script("return document.querySelector('mark').textContent.trim().split(/\\s+/)[0]")
            times += [browser.execute_async_script(NARROWED, name, value) for name, value in (("text", word), ("topic", topics[1]))]
            rounds.append(times)
    finally:
        browser.quit()
    return [median(column) for column in zip(*rounds, strict=True)]


def main() -> None:
    """Read the arguments and measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("days", nargs="*")
    args = parser.parse_args()
    for day in args.days or sorted(p.stem for p in args.folder.glob("*.zip")):
        with tempfile.TemporaryDirectory() as scratch:
            path, articles = page(args.folder, day, Path(scratch))
            painted, loaded, searched, chosen = measured(path, Path(scratch))
            size = path.stat().st_size / 1e6
            opened = f"first paint {painted:5.0f} ms  loaded {loaded:5.0f} ms"
            print(f"{day}  {articles:5} articles  {size:5.1f} MB  {opened}  search {searched:4.0f} ms  filter {chosen:4.0f} ms", flush=True)


if __name__ == "__main__":
    main()
