"""`watch`: a draft is checked when it is written, and Ctrl-C ends it quietly."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from queue import Empty, Queue
from threading import Thread

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is sent otherwise there")
def test_a_draft_is_checked_when_it_is_written(tmp_path: Path) -> None:
    row = {"id": "old", "source": "Outlet", "published": "2031-05-07", "body": "وأقال ملك النرويج الحكومة يوم الثلاثاء."}
    (tmp_path / "desk").mkdir()
    (tmp_path / "in").symlink_to("desk")
    (tmp_path / "in" / "wire.jsonl").write_text(json.dumps(row), encoding="utf-8")
    line = [sys.executable, "-u", "-m", "reconcile", "watch", "in", "--min-level", "contradict", "--map", "text=body"]
    told = os.environ | {"PYTHONPATH": str(ROOT), "NO_COLOR": "1", "COLUMNS": "100"}
    with subprocess.Popen(line, cwd=tmp_path, env=told, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as watching:
        assert watching.stdout is not None
        assert watching.stderr is not None
        assert watching.stderr.readline() == "reconcile: watching in; Ctrl-C ends\n"
        lines: Queue[str] = Queue()
        Thread(target=lambda: [lines.put(text) for text in watching.stdout or ()], daemon=True).start()
        draft = tmp_path / "in" / "draft.txt"
        first = ""
        for _ in range(30):  # the watch may not stand yet when it is announced: write until it is seen
            draft.write_text("7 May 2031\n\nوأعلنت الحكومة في النرويج استقالتها يوم الثلاثاء.\n", encoding="utf-8")
            try:
                first = lines.get(timeout=1)
                break
            except Empty:
                continue
        assert first.startswith("✗ in/draft.txt:3:8  contradict/manner  ")
        watching.send_signal(signal.SIGINT)
        assert watching.wait(timeout=10) == 0
        assert "Traceback" not in watching.stderr.read()
