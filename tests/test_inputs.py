"""Bad input through the command line: a clear word on standard error, nothing lost, and never a traceback."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from reconcile.cli.main import app

Make = Callable[[Path], Path]

STORY = "أعلنت وزارة الداخلية أن 14 عاملا قتلوا في انهيار مبنى في المدينة، وأصيب 30 آخرون."
PLAIN = "اجتمع مجلس إدارة المكتبة في القاعة الكبرى وناقش خطة شراء الكتب التي قدمها الأمين إلى الأعضاء من قبل."


def ran(*paths: object, given: str | None = None) -> tuple[int, dict[str, list[dict[str, object]]], str]:
    """The exit code, the JSON report, and what stood on standard error."""
    done = CliRunner().invoke(app, ["run", *map(str, paths), "--format", "json"], input=given)
    assert done.exception is None or isinstance(done.exception, SystemExit)
    return done.exit_code, json.loads(done.stdout), done.stderr


def empty_file(folder: Path) -> Path:
    (folder / "empty.txt").touch()
    return folder / "empty.txt"


def empty_folder(folder: Path) -> Path:
    (folder / "nothing").mkdir()
    return folder / "nothing"


def written(name: str, data: bytes) -> Callable[[Path], Path]:
    def make(folder: Path) -> Path:
        (folder / name).write_bytes(data)
        return folder / name

    return make


UNREADABLE = {
    "no such path": (lambda folder: folder / "none.txt", "no such file or folder"),
    "nothing matches": (lambda folder: folder / "*.html", "nothing matches this pattern"),
    "empty folder": (empty_folder, "there are no files in this folder"),
    "empty file": (empty_file, "the file is empty"),
    "blank file": (written("blank.txt", b" \n\n"), "there is no text in it, only blanks"),
    "not UTF-8": (written("old.txt", STORY.encode("cp1256")), "not UTF-8 at byte"),
    "a PDF renamed": (written("paper.txt", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"), "not a text file but a PDF"),
    "a binary file": (written("data.txt", bytes(range(256)) * 40), "not a text file"),
    "no reader": (written("table.parquet", b"PAR1"), "no reader for .parquet"),
    "broken JSON Lines": (written("wire.jsonl", b'{"text": '), "not JSON"),
    "50 MB": (written("dump.txt", b"killed 20 people \n" * (50_000_000 // 18)), "longer than 1,000,000 characters"),
}


@pytest.mark.parametrize(("make", "why"), UNREADABLE.values(), ids=UNREADABLE.keys())
def test_what_cannot_be_read_is_named_with_why_and_exits_2(tmp_path: Path, make: Make, why: str) -> None:
    path = make(tmp_path)
    code, report, told = ran(path)
    assert code == 2
    assert told.startswith(str(path))
    assert why in told
    assert [why in str(p["why"]) for p in report["problems"]] == [True]
    assert report["articles"] == []


def test_beside_all_of_it_the_good_is_still_read(tmp_path: Path) -> None:
    good = tmp_path / "folder" / "good.txt"
    good.parent.mkdir()
    good.write_text(STORY, encoding="utf-8")
    code, report, told = ran(*(make(tmp_path) for make, _ in UNREADABLE.values()), good)
    assert code == 2  # what was asked for by name could not be given
    assert [why for _, why in UNREADABLE.values() if why not in told] == []
    assert [c["topic"] for c in report["claims"]] == ["killed", "injured"]


def test_what_a_folder_holds_besides_is_told_and_does_no_harm(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    empty_file(tmp_path)
    code, report, told = ran(tmp_path)
    assert code == 0
    assert f"{tmp_path / 'gone.txt'}: cannot be read: No such file or directory" in told
    assert f"{tmp_path / 'empty.txt'}: the file is empty" in told
    assert (len(report["articles"]), len(report["problems"])) == (1, 2)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "secret.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "secret.txt").chmod(0)
    code, _, told = ran(tmp_path)
    assert code == 0
    assert "secret.txt: cannot be read: Permission denied" in told


def test_a_broken_line_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    lines = [json.dumps({"id": "one", "text": STORY}), "{broken", json.dumps({"id": "two", "text": STORY, "published": "2031-05-06"})]
    path = tmp_path / "wire.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    code, report, told = ran(path)
    assert code == 0
    assert told.startswith(f"{path}:2: not JSON")
    assert [a["id"] for a in report["articles"]] == ["one", "two"]


def test_articles_that_claim_nothing_exit_3(tmp_path: Path) -> None:
    (tmp_path / "library.txt").write_text(PLAIN, encoding="utf-8")
    code, report, _ = ran(tmp_path)
    assert code == 3
    assert len(report["articles"]) == 1
    assert report["claims"] == []


def test_standard_input_is_read_and_its_absence_is_told() -> None:
    code, report, _ = ran("-", given=STORY)
    assert (code, len(report["claims"])) == (0, 2)
    code, _, told = ran("-")
    assert code == 2
    assert told == "-: the file is empty\n"
