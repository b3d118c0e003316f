"""Stores of any size that resemble a real one, and how long a check takes against them.

    python benchmarks/store.py make LIKE TARGET --claims N      a store of N claims, a day like LIKE's after another
    python benchmarks/store.py time STORE… --new FILE           seconds of `check` of one article, a process each
    python benchmarks/store.py day STORE FILE --output TEXT     check every article of FILE, and write the contradictions

LIKE is a store made from real articles (`reconcile store add`), none of which is part of the project. Each made
day has its articles, topics, figures, places and names; its stories live five days, after which their rarer
words are others, so that words are as rare as in a real store of that size.
"""

from __future__ import annotations

import argparse
import hashlib
import resource
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Set
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from reconcile.link.features import Spread, features
from reconcile.model import Cluster, Finding, Report
from reconcile.reading import Reader, Reading
from reconcile.rulebook.book import load_rules
from reconcile.store.check import check_store
from reconcile.store.codec import from_json, to_json
from reconcile.store.database import opened, opened_to_read, transaction
from reconcile.store.index import add_blocks, count_namings
from reconcile.store.rows import digest_of, readings, write_reading

STORY = 5  # days that a story lives
RARE = 50  # articles of a day that hold a word which belongs to its story, at most
RUNS = 7


def make(like: Path, target: Path, claims: int) -> None:
    """Write a store of so many claims."""
    reader = Reader(load_rules(quick=True))
    target.unlink(missing_ok=True)
    with opened_to_read(like) as source, opened(target, create=True) as db:
        day = list(readings(source))
        clusters = [from_json(Cluster, row[0]) for row in source.execute("SELECT content FROM cluster")]
        findings = [from_json(Finding, row[0]) for row in source.execute("SELECT content FROM finding")]
        holding = dict(source.execute("SELECT text, articles FROM word"))
        db.execute("PRAGMA synchronous = OFF")
        db.execute("PRAGMA cache_size = -500000")
        number = done = 0
        words: Counter[str] = Counter()
        while done < claims:
            with transaction(db):
                for _, reading in day:
                    made = _on(reading, number, holding)
                    _add(db, made, reader, holding)
                    words.update(["", *made.words])
                    done += len(made.claims)
                _add_clusters(db, clusters, findings, number)
            number += 1
            print(f"\r{done:,} claims, {number} days", end="", file=sys.stderr, flush=True)
        with transaction(db):
            db.executemany("INSERT INTO word VALUES (?, ?)", sorted(words.items()))
            for _, reading in day:
                count_namings(db, {n: times * number for n, times in reading.named.items()}, 1)
            db.execute("UPDATE reading SET indexed = 1")
    print(f"\n{target}: {done:,} claims of {number} days, {target.stat().st_size / 1e6:,.0f} MB")


def _on(reading: Reading, number: int, holding: dict[str, int]) -> Reading:
    """A reading of the first day as it would be on another day."""
    later = timedelta(days=number)
    name = f"{reading.article.id}-{number}"
    published = reading.article.published + later if reading.article.published else None
    moved = [
        replace(
            c,
            id=_id(c.id, number),
            article=name,
            time=c.time and replace(c.time, start=c.time.start and c.time.start + later, end=c.time.end and c.time.end + later),
            as_of=c.as_of and c.as_of + later,
        )
        for c in reading.claims
    ]
    words = {_word(w, number, holding): n for w, n in reading.words.items()}
    article = replace(reading.article, id=name, url=reading.article.url and f"{reading.article.url}?{number}", published=published)
    return Reading(article, tuple(moved), reading.named, words)


def _word(word: str, number: int, holding: dict[str, int]) -> str:
    return word if number < STORY or holding.get(word, 0) > RARE else f"{word}{number // STORY}"


def _id(identity: str, number: int) -> str:
    head, _, tail = identity.partition("-")
    return identity if number == 0 else f"{head}-{hashlib.sha256(f'{tail}{number}'.encode()).hexdigest()[:12]}"


def _add(db: sqlite3.Connection, reading: Reading, reader: Reader, holding: dict[str, int]) -> None:
    given = replace(reading.article, dropped=(), language="und")
    content = to_json(given)
    row = db.execute(
        "INSERT INTO article (id, identity, digest, content, added) VALUES (?, ?, ?, ?, ?) RETURNING number",
        (given.id, f"id {given.id}", digest_of(to_json(replace(given, path=None))), content, "2026-01-01T00:00:00+00:00"),
    ).fetchone()
    write_reading(db, row[0], reading, reader.rules)
    spread = Spread(holding.get("", 1), holding)
    found = features(reading.claims, [reading.article], reader.book, words={reading.article.id: reading.words}, spread=spread)
    rows = db.execute("SELECT number FROM claim WHERE article = ? ORDER BY number", (row[0],))
    for (claim,), its in zip(rows.fetchall(), found, strict=True):
        add_blocks(db, claim, its, reader.book)


def _add_clusters(db: sqlite3.Connection, clusters: list[Cluster], findings: list[Finding], number: int) -> None:
    for k in clusters:
        held = tuple(_id(c, number) for c in k.claims)
        positions = tuple(replace(p, id=_id(p.id, number), claims=tuple(_id(c, number) for c in p.claims)) for p in k.positions)
        leading = k.leading and _id(k.leading, number)
        made = replace(k, id=_id(k.id, number), claims=held, positions=positions, leading=leading)
        db.execute("INSERT INTO cluster VALUES (?, ?, ?)", (made.id, f"m-{made.id[2:]}", to_json(made)))
        db.executemany("INSERT INTO member VALUES (?, ?)", [(c, made.id) for c in held])
    for f in findings:
        sides = (_id(f.positions[0], number), _id(f.positions[1], number))
        made = replace(f, id=_id(f.id, number), cluster=_id(f.cluster, number), positions=sides)
        db.execute("INSERT INTO finding (cluster, content) VALUES (?, ?)", (made.cluster, to_json(made)))


def clock(stores: list[Path], new: Path) -> None:
    """Print the least and the median of several checks: wall, and processor time, which others on the machine disturb less."""
    print("| store | claims | wall, least | median | user + system |\n| --- | ---: | ---: | ---: | ---: |")
    for store in stores:
        with opened_to_read(store) as db:
            claims = db.execute("SELECT max(number) FROM claim").fetchone()[0]
        walls, spent = [], []
        for _ in range(RUNS):
            before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
            line = [sys.executable, "-m", "reconcile", "check", str(new), "--store", str(store), "--format", "json"]
            subprocess.run(line, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
            walls.append(time.perf_counter() - begun)
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            spent.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
        print(f"| {store.name} | {claims:,} | {min(walls):.3f} s | {statistics.median(walls):.3f} s | {min(spent):.3f} s |")


def day(store: Path, new: Path, output: Path) -> None:
    """Check every article of a file by itself, and write the contradictions between it and stored ones, for a person to read."""
    reader = Reader(load_rules(quick=True))
    written: list[str] = []
    spent: list[float] = []
    with opened_to_read(store) as db, tempfile.TemporaryDirectory() as folder:
        for line in new.read_text(encoding="utf-8").splitlines():
            one = Path(folder) / "one.jsonl"
            one.write_text(line, encoding="utf-8")
            begun = time.process_time()
            report, ids = check_store([one], db, reader)
            spent.append(time.process_time() - begun)
            written += _contradictions(report, ids)
    output.write_text("\n".join(written), encoding="utf-8")
    spent.sort()
    print(f"{len(spent):,} articles, {len(written)} contradictions; processor time of a check, without start-up: ", end="")
    print(f"median {statistics.median(spent):.3f} s, of a hundred the slowest {spent[len(spent) * 99 // 100]:.3f} s")


def _contradictions(report: Report, new: Set[str]) -> Iterator[str]:
    claims = {c.id: c for c in report.claims}
    positions = {p.id: [claims[c] for c in p.claims] for k in report.clusters for p in k.positions}
    labels = {k.id: f"{k.label} ({len(k.claims)} claims)" for k in report.clusters}
    for f in report.findings:
        sides = [positions[p] for p in f.positions]
        if f.verdict != "contradict" or f.within_article:
            continue
        told = [next((c for c in side if c.article in new), side[0]) for side in sides]
        lines = [f"{f.id} {f.reason}: {f.explanation}", f"    {labels[f.cluster]}"]
        for c in told:
            day = c.time and f"{c.time.start}..{c.time.end}"
            where = f"{c.place} {day} {c.detail.get('told')}/{c.detail.get('dated')} {c.who} {c.detail.get('rule')}"
            lines.append(f"    {'NEW' if c.article in new else 'old'} {c.article} | {where} | «{c.text}»\n        {c.sentence}")
        yield "\n".join(lines) + "\n"


def main() -> None:
    """Read the arguments, and make or measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parts = parser.add_subparsers(dest="what", required=True)
    making = parts.add_parser("make")
    making.add_argument("like", type=Path)
    making.add_argument("target", type=Path)
    making.add_argument("--claims", type=int, required=True)
    timing = parts.add_parser("time")
    timing.add_argument("stores", type=Path, nargs="+")
    timing.add_argument("--new", type=Path, required=True)
    checking = parts.add_parser("day")
    checking.add_argument("store", type=Path)
    checking.add_argument("new", type=Path)
    checking.add_argument("--output", type=Path, required=True)
    args = parser.parse_args()
    if args.what == "make":
        make(args.like, args.target, args.claims)
    elif args.what == "time":
        clock(args.stores, args.new)
    else:
        day(args.store, args.new, args.output)


if __name__ == "__main__":
    main()
