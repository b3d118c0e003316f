"""`sources.yml`: what a person knows of their outlets."""

from __future__ import annotations

from pathlib import Path

import pytest

from reconcile.read.files import read

KNOWN = """
- outlet: River Daily
  also: [RD, river.example]
  files: ["river-*", old/*]
  owner: Delta Media
- outlet: Coast News
  files: [coast.txt]
  agency: Coast News Agency
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "sources.yml").write_text(KNOWN, encoding="utf-8")
    (tmp_path / "old" / "deep").mkdir(parents=True)
    for name in ("river-1.txt", "coast.txt", "other.txt", "old/deep/x.txt"):
        (tmp_path / name).write_text("Three died.")
    rows = [
        '{"id": "a", "text": "x y", "source": "rd"}',
        '{"id": "b", "text": "x y", "url": "https://www.river.example/1"}',
        '{"id": "c", "text": "x y", "source": "Nobody", "url": "https://notriver.example/"}',
        '{"id": "d", "text": "x y", "url": "http://[/"}',
    ]
    (tmp_path / "wire.jsonl").write_text("\n".join(rows))
    return tmp_path


def told(articles):
    return {a.id: (a.source, a.owner, a.agency) for a in articles}


RIVER, COAST, NONE = ("River Daily", "Delta Media", None), ("Coast News", None, "Coast News Agency"), (None, None, None)


def test_articles_are_known_by_file_by_name_and_by_host(folder):
    articles, problems = read([folder])
    assert problems == []
    assert told(articles) == {
        **dict.fromkeys(("river-1.txt", "x.txt", "a", "b"), RIVER), "coast.txt": COAST, "other.txt": NONE,
        "c": ("Nobody", None, None), "d": NONE,
    }  # fmt: skip


def test_it_holds_for_a_file_beside_it(folder):
    assert told(read([folder / "coast.txt"])[0]) == {"coast.txt": COAST}
    assert told(read([folder / "old" / "deep" / "x.txt"])[0]) == {"x.txt": NONE}  # a file in another folder: not beside it


def test_it_holds_in_the_working_directory(folder, monkeypatch):
    monkeypatch.chdir(folder)
    assert told(read(["coast.txt"])[0]) == {"coast.txt": COAST}


@pytest.mark.parametrize(
    ("text", "why", "line"),
    [
        ("- outlet: A\n  onwer: B\n", "unknown key 'onwer'; known here: agency, also, files, outlet, owner", 2),
        ("- owner: B\n", "missing key 'outlet'", 1),
        ("- outlet: A\n- outlet: ' '\n", "a name must not be empty", 2),
        ("outlet: A\n", "expected a list, found a mapping", 1),
        ("- outlet: [A\n", "expected ',' or ']'", 2),
        ("", "the file is empty", 1),
    ],
)
def test_a_mistake_in_it_is_named_with_its_line_and_the_articles_are_read(folder, text, why, line):
    (folder / "sources.yml").write_text(text, encoding="utf-8")
    articles, [problem] = read([folder / "coast.txt"])
    assert (problem.path, problem.line) == (str(folder / "sources.yml"), line)
    assert why in problem.why
    assert told(articles) == {"coast.txt": NONE}
