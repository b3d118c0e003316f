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
    "nothing matches": (lambda folder: folder / "*.nothing", "nothing matches this pattern"),
    "empty folder": (empty_folder, "there are no files in this folder"),
    "empty file": (empty_file, "the file is empty"),
    "blank file": (written("blank.txt", b" \n\n"), "there is no text in it, only blanks"),
    "not UTF-8": (written("old.txt", "Взрыв произошёл утром".encode("cp1251")), "not UTF-8 at byte"),
    "a PDF renamed": (written("paper.txt", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"), "not a text file but a PDF: name it .pdf, or say --from pdf"),
    "a binary file": (written("data.txt", bytes(range(256)) * 40), "not a text file"),
    "no reader": (written("table.parquet", b"PAR1"), "no reader for .parquet"),
    "broken JSON": (written("day.json", b'[{"text": '), "not JSON"),
    "a table without a text": (written("day.csv", b"id,body\n1,A.\n"), "no column 'text' among id, body; --map text=NAME names it"),
    "a page without an article": (written("page.html", b"<html><body></body></html>"), "there is no article in this page"),
    "a feed that is none": (written("feed.xml", b"<menu><food>Bread</food></menu>"), "neither an RSS nor an Atom feed"),
    "a broken PDF": (written("paper.pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"), "cannot be read as a PDF"),
    "a zip renamed": (written("letter.html", b"PK\x03\x04rest"), "not a text file but a zip archive or office document"),
    "a page in a text file": (written("saved.txt", b"<!DOCTYPE html><html><body>Three died."), "name it .html, or say --from html"),
    "broken JSON Lines": (written("wire.jsonl", b'{"text": '), "not JSON"),
    "50 MB of HTML": (written("dump.html", b"<p>killed 20 people</p>\n" * (50_000_000 // 24)), "larger than 8 MB"),
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


ITEM = f"<item><pubDate>الثلاثاء 7 آذار 2034</pubDate><description>{STORY}</description></item>"
FEED = f"<rss version='2.0'><channel><title>النهر</title>{ITEM}</channel></rss>"
PAGE = f"<!DOCTYPE html><html><body><article><h1>انهيار مبنى في المدينة</h1><p>{STORY}</p><p>{PLAIN}</p></article></body></html>"
GIVEN = {
    "text": (STORY, ()),
    "json": (json.dumps({"content": STORY}), ("--map", "text=content")),
    "jsonl": (json.dumps({"text": STORY}) + "\n" + json.dumps({"text": PLAIN}), ()),
    "csv": (f'id,body\n1,"{STORY}"\n', ("--map", "text=body")),
    "feed": (FEED, ()),
    "html": (PAGE, ()),
}


@pytest.mark.parametrize(("format", "told"), [*((format, False) for format in GIVEN), ("csv", True)])
def test_standard_input_in_each_format(format: str, told: bool) -> None:
    text, options = GIVEN[format]
    code, report, said = ran("-", *options, *(("--from", format) if told else ()), given=text)
    assert (code, said) == (0, "reconcile: 1 of 2 articles gave claims; no claim in: stdin:2\n" if format == "jsonl" else "")
    assert [c["topic"] for c in report["claims"]] == ["killed", "injured"]


def test_an_old_encoding_is_read_and_told_unless_it_is_declared(tmp_path: Path) -> None:
    path = written("old.txt", STORY.encode("cp1256"))(tmp_path)
    assert ran(path)[0::2] == (0, f"{path}: not UTF-8; read as windows-1256, which --encoding declares\n")
    assert ran(path, "--encoding", "windows-1256")[0::2] == (0, "")


def test_a_date_in_arabic_words_is_read_and_one_in_no_words_is_told() -> None:
    code, report, said = ran("-", given=FEED)
    assert [(a["published"], a["published_basis"]) for a in report["articles"]] == [("2034-03-07", "metadata")]
    code, report, said = ran("-", given=json.dumps({"text": STORY, "published": "lately"}))
    assert (code, report["articles"][0]["published"]) == (0, None)
    assert said == "-: the date of 'stdin:1' is in no words that are known: 'lately'\n"


def test_outlets_of_one_owner_are_one_origin(tmp_path: Path) -> None:
    (tmp_path / "nahr.txt").write_text("قتل 14 عاملا في انهيار جسر في عمان يوم الثلاثاء 7 مارس 2034.", encoding="utf-8")
    (tmp_path / "bahr.txt").write_text("مقتل 14 عاملا في عمان في انهيار جسر الثلاثاء 7 مارس 2034.", encoding="utf-8")

    def independent() -> list[int]:
        return [p["independent"] for k in ran(tmp_path)[1]["clusters"] if len(k["claims"]) == 2 for p in k["positions"]]

    assert independent() == [2]
    known = "".join(f"- {{outlet: {name}, files: [{name}.txt], owner: Delta Media}}\n" for name in ("nahr", "bahr"))
    (tmp_path / "sources.yml").write_text(known, encoding="utf-8")
    assert independent() == [1]


@pytest.mark.parametrize(
    ("options", "why"),
    [
        (("--from", "docx"), "--from docx: it is one of text, jsonl, json, csv, html, feed, pdf"),
        (("--encoding", "klingon"), "--encoding klingon: no such encoding"),
        (("--map", "body=text"), "--map body=text: expected one of text, id, source, title, url, published"),
        (("--map", "text"), "--map text: expected"),
    ],
)
def test_what_is_told_wrongly_is_said(options: tuple[str, ...], why: str) -> None:
    done = CliRunner().invoke(app, ["run", "-", *options])
    assert (done.exit_code, why in done.stderr) == (2, True)


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
