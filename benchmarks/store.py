"""Stores of any size that resemble a real one, and how long a check takes against them.

    python benchmarks/store.py make LIKE TARGET --claims N      a store of N claims, a day like LIKE's after another
    python benchmarks/store.py time STORE… --new FILE           seconds of `check` of one article, a process each
    python benchmarks/store.py day STORE FILE --output TEXT     check articles of FILE one by one, and write contradictions

LIKE is a store made from real articles (`reconcile store add`), none of which is part of the project. Each made
day has its claims, with their topics, figures, places and names; its stories live five days, after which their
rarer words are others, so that words are as rare as in a real store of that size.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import resource
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Set
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from reconcile.link.features import features
from reconcile.model import Report
from reconcile.reading import Reader
from reconcile.rulebook.book import load_rules
from reconcile.store.check import check_store
from reconcile.store.database import opened, opened_to_read, transaction
from reconcile.store.index import block_number
from reconcile.store.rows import readings

STORY = 5  # days that a story lives
RARE = 50  # articles of a day that hold a word which belongs to its story, at most
RUNS = 7


@dataclass(frozen=True)
class Day:
    """The rows of the first day: all others are made of them."""

    articles: list[tuple[str, str]]  # content as given, and as read
    words: list[dict[str, int]]
    claims: list[tuple[int, str]]  # the article, by its place in the list, and the content
    clusters: list[str]
    findings: list[tuple[str, str]]
    blocks: list[tuple[int, int, int]]  # key, day, claim, by its place in the list
    own: set[int]  # keys of words that are a story's own
    rare: set[str]  # these words


def make(like: Path, target: Path, claims: int) -> None:
    """Write a store of so many claims. Its rows are copies, so that its checksums do not hold."""
    target.unlink(missing_ok=True)
    with opened_to_read(like) as source, opened(target, create=True) as db:
        day = _day(source)
        names = source.execute("SELECT key, content, times FROM naming").fetchall()
        holding = dict(source.execute("SELECT text, articles FROM word WHERE articles > 0"))
        rules = source.execute("SELECT max(rules) FROM reading").fetchone()[0]
        days = -(-claims // len(day.claims))
        for pragma in ("synchronous = OFF", "cache_size = -400000", "foreign_keys = OFF"):
            db.execute(f"PRAGMA {pragma}")
        for number in range(days):
            with transaction(db):
                _add_day(db, day, number, rules)
            print(f"\r{(number + 1) * len(day.claims):,} claims", end="", file=sys.stderr, flush=True)
        with transaction(db):
            db.executemany("INSERT INTO naming VALUES (?, ?, ?)", [(key, content, times * days) for key, content, times in names])
            common = [(w, n * days) for w, n in holding.items() if w not in day.rare]
            db.executemany("INSERT INTO word VALUES (?, ?)", common)
            lives = range(-(-days // STORY))
            db.executemany(
                "INSERT INTO word VALUES (?, ?)", ((_word(w, k * STORY, day.rare), holding[w] * STORY) for k in lives for w in day.rare)
            )
    print(f"\n{target}: {days * len(day.claims):,} claims of {days} days, {target.stat().st_size / 1e6:,.0f} MB")


def _day(source: sqlite3.Connection) -> Day:
    rows = source.execute(
        "SELECT number, article.content, reading.content, words FROM article JOIN reading ON article = number"
        " WHERE number IN (SELECT article FROM claim) ORDER BY number"
    ).fetchall()
    place = {row[0]: at for at, row in enumerate(rows)}
    claims = source.execute("SELECT number, article, content FROM claim ORDER BY number").fetchall()
    at = {number: i for i, (number, _, _) in enumerate(claims)}
    rare = {w for w, n in source.execute("SELECT text, articles FROM word") if 0 < n <= RARE}
    book = load_rules(quick=True)
    found = (f for _, r in readings(source) for f in features(r.claims, [r.article], book, words={r.article.id: r.words}))
    own = {block_number(f.topic, f.people, "word", word) for f in found for word in rare & f.story.keys()}
    return Day(
        articles=[(given, read) for _, given, read, _ in rows],
        words=[json.loads(words) for *_, words in rows],
        claims=[(place[article], content) for _, article, content in claims],
        clusters=[row[0] for row in source.execute("SELECT content FROM cluster")],
        findings=source.execute("SELECT cluster, content FROM finding").fetchall(),
        blocks=[(key, day, at[claim]) for key, day, claim in source.execute("SELECT key, day, claim FROM block") if claim in at],
        own=own,
        rare=rare,
    )


def _add_day(db: sqlite3.Connection, day: Day, number: int, rules: str) -> None:
    """Put the first day's rows into the store as those of another day."""
    first = number * len(day.articles) + 1
    claim = number * len(day.claims) + 1
    for at, ((given, read), words) in enumerate(zip(day.articles, day.words, strict=True)):
        name = f"{json.loads(given)['id']}-{number}"
        told = json.dumps({_word(w, number, day.rare): n for w, n in words.items()}, ensure_ascii=False)
        db.execute(
            "INSERT INTO article (number, id, identity, digest, content, added) VALUES (?, ?, ?, '', ?, '2026-01-01T00:00:00+00:00')",
            (first + at, name, f"id {name}", _moved(given, number)),
        )
        db.execute("INSERT INTO reading VALUES (?, ?, ?, ?, '', 1)", (first + at, rules, _moved(read, number), told))
    moved = [(claim + at, first + article, _moved(content, number)) for at, (article, content) in enumerate(day.claims)]
    db.executemany("INSERT INTO claim VALUES (?, ?, ?, ?)", [(n, article, json.loads(c)["id"], c) for n, article, c in moved])
    shift = number // STORY
    db.executemany(
        "INSERT OR IGNORE INTO block VALUES (?, ?, ?)",
        sorted((key ^ shift if key in day.own else key, d and d + number, claim + at) for key, d, at in day.blocks),
    )
    for content in day.clusters:
        made = _moved(content, number)
        cluster = json.loads(made)
        db.execute("INSERT INTO cluster VALUES (?, ?, ?)", (cluster["id"], f"m{cluster['id'][1:]}", made))
        db.executemany("INSERT INTO member VALUES (?, ?)", [(c, cluster["id"]) for c in cluster["claims"]])
    rows = [(_moved(f'"{cluster}"', number)[1:-1], _moved(content, number)) for cluster, content in day.findings]
    db.executemany("INSERT INTO finding (cluster, content) VALUES (?, ?)", rows)


_CHANGED = re.compile(r'"([ckpf]-[0-9a-f]{12})"|"(\d{4}-\d\d-\d\d)"|("(?:id|article)":")((?![ckpf]-[0-9a-f]{12}")[^"]+)"')


def _moved(content: str, number: int) -> str:
    """JSON of the first day with the ids and the dates of another."""

    def change(found: re.Match[str]) -> str:
        one, day, key, name = found.groups()
        if one:
            return f'"{one}-{number}"'
        return f'"{date.fromisoformat(day) + timedelta(days=number)}"' if day else f'{key}{name}-{number}"'

    return _CHANGED.sub(change, content)


def _word(word: str, number: int, rare: Set[str]) -> str:
    return f"{word}{number // STORY}" if word in rare and number >= STORY else word


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


def day(store: Path, new: Path, output: Path, most: int) -> None:
    """Check the articles of a file one by one, in a random order, and write the contradictions between them and stored ones.

    Stops once there are enough for a person to read.
    """
    reader = Reader(load_rules(quick=True))
    written: list[str] = []
    spent: list[float] = []
    with opened_to_read(store) as db, tempfile.TemporaryDirectory() as folder:
        lines = new.read_text(encoding="utf-8").splitlines()
        for line in random.Random(1).sample(lines, len(lines)):
            one = Path(folder) / "one.jsonl"
            one.write_text(line, encoding="utf-8")
            begun = time.process_time()
            report, ids = check_store([one], db, reader)
            spent.append(time.process_time() - begun)
            written += _contradictions(report, ids)
            output.write_text("\n".join(written), encoding="utf-8")
            if len(written) >= most:
                break
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
    checking.add_argument("--most", type=int, default=30, help="contradictions to write")
    args = parser.parse_args()
    if args.what == "make":
        make(args.like, args.target, args.claims)
    elif args.what == "time":
        clock(args.stores, args.new)
    else:
        day(args.store, args.new, args.output, args.most)


if __name__ == "__main__":
    main()
