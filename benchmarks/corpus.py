"""Measure on real newspapers: time and memory of whole days, and claims and contradictions drawn for reading.

    python benchmarks/corpus.py time   FOLDER [DAY …]          seconds, memory and counts a day, and of all days in one run
    python benchmarks/corpus.py draw   FOLDER DAY [--seed N]   100 claims and 30 contradictions, with their sentences
    python benchmarks/corpus.py missed FOLDER DAY [--seed N]   100 sentences with a figure of people beside a topic's word,
                                                               of which no claim was made

FOLDER holds a zip a day, one JSON array in it (source, url, date_extracted, title, content), as SaudiNewsNet
comes; none of it is part of the project. The draw depends on the seed alone.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

from reconcile.extract.counts import counts
from reconcile.extract.document import read_document
from reconcile.extract.grammar import compile_grammar
from reconcile.model import Article
from reconcile.rulebook.book import load_rules

CLAIMS, CONTRADICTIONS, SENTENCES = 100, 30, 100
BESIDE = 12  # tokens between a figure and a topic's word


def records(folder: Path, day: str) -> list[dict]:
    """One day's articles as the records that `reconcile run` reads."""
    with zipfile.ZipFile(folder / f"{day}.zip") as archive:
        rows = [r for name in archive.namelist() for r in json.loads(archive.read(name))]
    return [
        {
            "id": f"{day}-{r['source']}-{i:04}",
            "source": r["source"],
            "published": day,
            "title": (r.get("title") or "").strip() or None,
            "url": r["url"],
            "text": r.get("content") or "",
        }
        for i, r in enumerate(rows)
    ]


def report(articles: list[dict], scratch: Path) -> tuple[dict, float, float]:
    """The report of some articles, from files to JSON, with wall seconds and peak memory in MB."""
    source, target = scratch / "articles.jsonl", scratch / "report.json"
    source.write_text("".join(json.dumps(a, ensure_ascii=False) + "\n" for a in articles), encoding="utf-8")
    before = time.perf_counter()
    command = [sys.executable, "-m", "reconcile", "run", str(source), "--format", "json", "--output", str(target), "--quiet"]
    subprocess.run(command, check=False)
    took = time.perf_counter() - before
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    return json.loads(target.read_text(encoding="utf-8")), took, memory


def timed(folder: Path, days: list[str], scratch: Path) -> None:
    """Print a line a day, and one for all of them together."""
    every: list[dict] = []
    first = None
    for day in days:
        articles = records(folder, day)
        every += articles
        made, took, memory = report(articles, scratch)
        first = first or took
        print(f"{day}  {len(articles):6} articles  {len(made['claims']):6} claims  {took:7.1f} s  {memory:6.0f} MB", flush=True)
    if len(days) > 1:
        made, took, memory = report(every, scratch)
        print(f"all         {len(every):6} articles  {len(made['claims']):6} claims  {took:7.1f} s  {memory:6.0f} MB", flush=True)


def draw(folder: Path, day: str, seed: int, scratch: Path) -> None:
    """Print claims and contradictions for a person to read."""
    made, _, _ = report(records(folder, day), scratch)
    choose = random.Random(seed)
    counted = [c for c in made["claims"] if c["value"] and c["topic"] != "phone_call"]
    for number, claim in enumerate(choose.sample(counted, min(CLAIMS, len(counted))), 1):
        value = claim["value"]
        time_ = claim["time"] or {}
        span = f"{time_.get('start')}..{time_.get('end')}"
        print(f"\n[{number}] {claim['topic']} {value['min']}..{value['max']} {claim['who']} | {claim['place']} {span}")
        print(f"    {claim['article']} from {claim['origin']}: «{claim['text']}»\n    {claim['sentence']}")
    claims = {c["id"]: c for c in made["claims"]}
    positions = {p["id"]: p for k in made["clusters"] for p in k["positions"]}
    against = [f for f in made["findings"] if f["verdict"] == "contradict"]
    for number, finding in enumerate(choose.sample(against, min(CONTRADICTIONS, len(against))), 1):
        print(f"\n({number}) {finding['reason']}: {finding['explanation']}")
        for position in finding["positions"]:
            claim = claims[positions[position]["claims"][0]]
            print(f"    {claim['article']}: {claim['sentence']}")


def unclaimed(articles: list[dict]) -> Iterator[str]:
    """The sentences with a numeral that counts people near a topic's word and is in no claim, the figure marked; each once."""
    book = load_rules()
    grammar = compile_grammar(book, "ar")
    roles = tuple(f"topic:{t.id}." for t in book.topics.values() if t.kind == "count")
    seen: set[str] = set()
    for row in articles:
        document = read_document(Article(row["id"], row["text"], title=row["title"], language="ar"), grammar)
        for sentence in document.sentences:
            told = {c.quantity.start for c in counts(sentence, grammar, book)}
            words = [at for name, found in sentence.where.items() if name.startswith(roles) for at in found]
            for at, (quantity, *_) in sorted(sentence.quantities.items()):
                if at in told or quantity.implied or not (quantity.group or quantity.tags or quantity.others):
                    continue
                text = document.text(sentence, 0, len(sentence.tokens))
                if text not in seen and any(abs(word - at) < BESIDE for word in words):
                    seen.add(text)
                    yield f"«{document.text(sentence, at, quantity.end)}» in {row['id']}: {text}"


def missed(folder: Path, day: str, seed: int) -> None:
    """Print sentences of which a reader may say that a claim is missing."""
    found = list(unclaimed(records(folder, day)))
    print(f"{len(found)} sentences")
    for number, line in enumerate(random.Random(seed).sample(found, min(SENTENCES, len(found))), 1):
        print(f"[{number}] {line}")


def main() -> None:
    """Read the arguments and measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["time", "draw", "missed"])
    parser.add_argument("folder", type=Path)
    parser.add_argument("days", nargs="*")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    days = args.days or sorted(p.stem for p in args.folder.glob("*.zip"))
    if args.what == "missed":
        missed(args.folder, days[0], args.seed)
        return
    with tempfile.TemporaryDirectory() as scratch:
        if args.what == "time":
            timed(args.folder, days, Path(scratch))
        else:
            draw(args.folder, days[0], args.seed, Path(scratch))


if __name__ == "__main__":
    main()
