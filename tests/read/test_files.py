from __future__ import annotations

import io
import os

import pytest

from reconcile.read import files
from reconcile.read.files import read
from reconcile.read.given import Given


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "b.txt").write_text("Two died.")
    (tmp_path / "a.txt").write_text("One died.")
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "c.jsonl").write_text('{"id": "x", "text": "Three died."}\n')
    (tmp_path / ".hidden.txt").write_text("No.")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "d.txt").write_text("No.")
    return tmp_path


def ids(articles):
    return [article.id for article in articles]


def test_a_folder_is_read_with_all_below_it_in_order(folder):
    articles, problems = read([folder])
    assert ids(articles) == ["a.txt", "b.txt", "x"]
    assert problems == []


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [("*.txt", ["a.txt", "b.txt"]), ("**/*.jsonl", ["x"]), ("[b]*", ["b.txt"]), ("d*", ["x"])],
)
def test_patterns(folder, pattern, expected):
    articles, problems = read([folder / pattern])
    assert (ids(articles), problems) == (expected, [])


def test_a_file_reached_twice_is_read_once(folder):
    articles, problems = read([folder / "a.txt", str(folder), folder / "*.txt", folder / "deep" / ".." / "a.txt"])
    assert (ids(articles), problems) == (["a.txt", "b.txt", "x"], [])


def test_the_order_given_is_kept(folder):
    assert ids(read([folder / "b.txt", folder / "a.txt"])[0]) == ["b.txt", "a.txt"]


@pytest.mark.parametrize(("data", "expected"), [(b"Three died.", ["stdin"]), (b'{"text": "Three died."}', ["stdin:1"])])
def test_standard_input(data, expected):
    articles, problems = read(["-"], stdin=io.BytesIO(data))
    assert (ids(articles), problems) == (expected, [])
    assert articles[0].path == "-"


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("nowhere.txt", "no such file or folder"),
        ("*.nothing", "nothing matches this pattern"),
        ("empty", "no files in this folder"),
        ("dangling.txt", "cannot be read: No such file or directory"),
        ("loop.txt", "cannot be read: Too many levels"),
        ("table.xyz", "no reader for .xyz"),
        ("void.txt", "the file is empty"),
        ("x" * 300, "no such file or folder"),
        ("a\0b", "no such file or folder"),
    ],
)
def test_what_cannot_be_read_is_named(tmp_path, name, why):
    (tmp_path / "empty").mkdir()
    (tmp_path / "dangling.txt").symlink_to(tmp_path / "gone")
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    (tmp_path / "table.xyz").write_text("1")
    (tmp_path / "void.txt").write_text("")
    articles, [problem] = read([os.path.join(tmp_path, name)])
    assert articles == []
    assert problem.path == os.path.join(tmp_path, name)
    assert why in problem.why


def test_a_folder_names_what_it_passes_over(folder):
    (folder / "README").write_text("Not an article.")
    (folder / "scan.png").write_bytes(b"PNG")
    os.mkfifo(folder / "pipe.txt")
    articles, problems = read([folder])
    assert ids(articles) == ["a.txt", "b.txt", "x"]
    assert [(os.path.basename(p.path), p.why) for p in problems] == [
        ("README", "no reader for a file without a suffix"),
        ("pipe.txt", "cannot be read: not a regular file"),
        ("scan.png", "no reader for .png"),
    ]


def test_a_file_named_without_a_suffix_is_looked_into(tmp_path):
    (tmp_path / "wire").write_text('{"id": "w", "text": "Three died."}')
    assert ids(read([tmp_path / "wire"])[0]) == ["w"]


def test_files_are_read_as_told_whatever_their_names(folder):
    (folder / "wire.log").write_text('{"id": "w", "content": "Three died."}')
    articles, problems = read([folder / "wire.log"], given=Given("jsonl", None, {"text": "content"}))
    assert (ids(articles), problems) == (["w"], [])


def test_an_encoding_is_taken_as_told(tmp_path):
    (tmp_path / "old.txt").write_bytes("مقتل ثلاثة".encode("cp1256"))
    assert [a.text for a in read([tmp_path], given=Given(encoding="windows-1256"))[0]] == ["مقتل ثلاثة"]


def test_no_standard_input_is_a_problem():
    assert [p.why for p in read(["-"])[1]] == ["there is no standard input"]


def test_a_name_that_is_no_unicode_can_be_printed(tmp_path):
    path = os.fsencode(tmp_path) + b"/\xff.txt"
    with open(path, "wb") as file:
        file.write(b"Three died.")
    [article], problems = read([tmp_path])
    assert problems == []
    article.id.encode()
    article.path.encode()


def test_ids_are_made_distinct_and_both_named(tmp_path):
    lines = ['{"id": "a", "text": "One."}', '{"id": "a#2", "text": "Two."}', '{"id": "a", "text": "Three."}']
    (tmp_path / "1.jsonl").write_text("\n".join(lines))
    (tmp_path / "2.jsonl").write_text(lines[0])
    articles, problems = read([tmp_path])
    assert ids(articles) == ["a", "a#2", "a#3", "a#4"]
    assert [a.text for a in articles] == ["One.", "Two.", "Three.", "One."]
    assert problems[1].path.endswith("2.jsonl")
    assert f"the id 'a' is taken by {tmp_path / '1.jsonl'}; this article is called 'a#4'" in problems[1].why


def test_a_large_file_is_refused_with_a_reason(tmp_path, monkeypatch):
    (tmp_path / "huge.txt").write_bytes(b"word " * 10_000_000)
    articles, [problem] = read([tmp_path / "huge.txt"])
    assert articles == []
    assert "longer than 1,000,000 characters" in problem.why
    monkeypatch.setattr(files, "MAX_BYTES", 1024 * 1024)
    assert "larger than 1 MB" in read([tmp_path / "huge.txt"])[1][0].why
