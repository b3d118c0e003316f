"""Killed while adding, and two adding at once: nothing that was reported is lost, and the store is whole.

STORE_ROUNDS sets how often; a hundred is what the README tells of.
"""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from reconcile.model import Report
from reconcile.store.contents import versions
from reconcile.store.settle import settle
from reconcile.store.verify import verify
from tests.store.make import accident, held, one_run, reader, store

ROOT = Path(__file__).resolve().parents[2]
ROUNDS = int(os.environ.get("STORE_ROUNDS", "1"))
GIVEN = [accident(f"a{n}", 10 + n % 3, town=town) for n, town in enumerate(("Lisbon", "Osaka", "Quito", "Perth") * 5)]


def records(path: Path, part: slice = slice(None)) -> Path:
    rows = ({"id": a.id, "source": a.source, "published": str(a.published), "text": a.text} for a in GIVEN[part])
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def adding(path: Path, kept: Path) -> subprocess.Popen[str]:
    line = [sys.executable, "-m", "reconcile", "store", "add", str(path), "--store", str(kept)]
    return subprocess.Popen(line, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def reported(output: str) -> set[str]:
    """The ids of all lines that came out whole."""
    return {line.split("\t")[1] for line in output.split("\n")[:-1] if line.startswith(("added", "updated", "unchanged"))}


def said(report: Report) -> tuple[object, ...]:
    return report.claims, report.clusters, report.findings


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL there")
@pytest.mark.parametrize("turn", range(ROUNDS))
def test_killed_while_adding(turn: int, tmp_path: Path) -> None:
    process = adding(records(tmp_path / "in.jsonl"), tmp_path / "s.db")
    assert process.stdout is not None
    begun = process.stdout.readline()
    time.sleep(random.Random(turn).uniform(0, 0.5))
    process.send_signal(signal.SIGKILL)
    rest, _ = process.communicate()
    with store(tmp_path / "s.db") as db:
        assert verify(db) == []
        assert reported(begun + rest) <= {v.article.id for v in versions(db)}
        settle(db, reader())
        assert verify(db) == []
    again = adding(tmp_path / "in.jsonl", tmp_path / "s.db")
    again.communicate()
    with store(tmp_path / "s.db") as db:
        assert [again.returncode, verify(db)] == [0, []]
        if turn == 0:
            assert said(held(db)) == said(one_run(GIVEN))


@pytest.mark.parametrize("turn", range(ROUNDS))
def test_two_adding_at_once(turn: int, tmp_path: Path) -> None:
    """Each adds most of the articles, and many of them both."""
    parts = [records(tmp_path / "one.jsonl", slice(0, 14)), records(tmp_path / "two.jsonl", slice(6, 20))]
    both = [adding(part, tmp_path / "s.db") for part in parts]
    told = [process.communicate() for process in both]
    assert [p.returncode for p in both] == [0, 0], told
    with store(tmp_path / "s.db") as db:
        assert verify(db) == []
        assert set.union(*(reported(out) for out, _ in told)) == {v.article.id for v in versions(db)} == {a.id for a in GIVEN}
        if turn == 0:
            assert said(held(db)) == said(one_run(GIVEN))
