"""`reconcile store`, as a person types it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from reconcile.cli.main import app

TEXT = "A fire at a warehouse in Lisbon killed {} people on Friday, officials said.\n\nFirefighters were still at work."


def run(*line: object, code: int = 0) -> str:
    result = CliRunner().invoke(app, ["store", *map(str, line)], env={"COLUMNS": "100"})
    assert (result.exit_code, result.exception if result.exit_code not in (0, 1, 2, 3) else None) == (code, None), result.output
    return result.output


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a store of two articles, one of them in two versions."""
    folder = tmp_path_factory.mktemp("made")
    rows = [{"id": n, "source": f"outlet {n}", "published": "2031-05-03", "text": TEXT.format(dead)} for n, dead in (("a", 12), ("b", 14))]
    for row in rows:
        (folder / f"{row['id']}.jsonl").write_text(json.dumps(row))
    run("add", folder / "a.jsonl", folder / "b.jsonl", "--store", folder / "s.db")
    (folder / "b.jsonl").write_text(json.dumps(rows[1] | {"text": TEXT.format(15)}))
    assert run("add", folder / "b.jsonl", "--store", folder / "s.db").startswith("updated\tb\t1 claims\n")
    return folder


@pytest.fixture
def kept(made: Path, tmp_path: Path) -> Path:
    """A copy of that store, beside its articles."""
    shutil.copytree(made, tmp_path / "kept")
    return tmp_path / "kept" / "s.db"


def test_adding_again_changes_nothing(kept: Path) -> None:
    before = run("export", "--store", kept)
    assert run("add", kept.parent / "a.jsonl", "--store", kept) == "unchanged\ta\n"
    assert run("export", "--store", kept) == before


def test_files_are_read_as_told(kept: Path) -> None:
    path = kept.parent / "day.log"
    path.write_bytes(f"id;body\nc;{TEXT.splitlines()[0].format(15)} – they said".encode("cp1252"))
    told = ("--from", "csv", "--map", "text=body", "--encoding", "windows-1252")
    assert run("add", path, *told, "--store", kept).startswith("added\tc\t1 claims\n")


def test_articles_and_matters_are_listed(kept: Path) -> None:
    rows = [line.split("\t") for line in run("list", "--store", kept).splitlines()]
    assert [row[:4] for row in rows] == [["a", "2031-05-03", "outlet a", "1 claims"], ["b", "2031-05-03", "outlet b", "1 claims"]]
    assert "superseded" in run("list", "--versions", "--store", kept)
    [matter] = run("list", "--matters", "--store", kept).splitlines()
    assert matter.split("\t")[2:] == ["2 articles", "2 claims", "people killed in Lisbon on 2031-05-02"]


def test_an_article_a_matter_and_a_claim_are_shown(kept: Path) -> None:
    matter = run("list", "--matters", "--store", kept).split("\t")[0]
    assert "15 people" in run("show", matter[:6], "--store", kept)
    shown = run("show", "b", "--store", kept)
    assert "superseded" in shown.splitlines()[0]
    assert "c-" in shown
    claim = json.loads(run("export", "--store", kept))["claims"][0]["id"]
    assert "killed/en" in run("show", claim, "--store", kept)
    assert "not in this store" in run("show", "zz", "--store", kept, code=2)


def test_what_is_exported_can_be_added_again(kept: Path) -> None:
    articles = kept.parent / "articles.jsonl"
    run("export", "--format", "jsonl", "--output", articles, "--store", kept)
    run("add", articles, "--store", kept.parent / "other.db")
    one, other = (json.loads(run("export", "--store", path)) for path in (kept, kept.parent / "other.db"))
    assert [one[part] for part in ("claims", "clusters", "findings")] == [other[part] for part in ("claims", "clusters", "findings")]


def test_what_is_removed_is_gone_from_the_findings_and_kept(kept: Path) -> None:
    assert json.loads(run("export", "--store", kept))["findings"]
    assert run("remove", "b", "--store", kept).startswith("removed\tb\n")
    assert json.loads(run("export", "--store", kept))["findings"] == []
    assert "removed" in run("list", "--versions", "--store", kept)
    assert "not in this store" in run("remove", "b", "--store", kept, code=2)


def test_a_store_is_verified_and_compacted(kept: Path) -> None:
    assert "is whole: 3 versions of articles, 2 claims, 1 matters" in run("verify", "--store", kept)
    assert "bytes, now" in run("compact", "--store", kept)


def test_what_cannot_be_read_is_said(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"%PDF-1.4 and so on")
    assert "not a text file but a PDF" in run("add", tmp_path / "a.txt", "--store", tmp_path / "s.db", code=2)
    assert not (tmp_path / "s.db").exists()
    assert "no such store" in run("list", "--store", tmp_path / "none.db", code=2)
    (tmp_path / "calm.txt").write_text("The weather in the valley stayed as it was, and nothing else is to be told of the day.")
    run("add", tmp_path / "calm.txt", "--store", tmp_path / "s.db", code=3)


def test_hostile_text_is_shown_and_not_obeyed(tmp_path: Path) -> None:
    row = {"id": "a\u001b[2J\nb\u202e", "source": "\u001b]0;x\u0007", "published": "2031-05-03", "text": TEXT.format(12)}
    (tmp_path / "a.jsonl").write_text(json.dumps(row))
    added = run("add", tmp_path / "a.jsonl", "--store", tmp_path / "s.db")
    listed = run("list", "--store", tmp_path / "s.db")
    assert len(listed.splitlines()) == len(added.splitlines()) == 1
    assert not {"\u001b", "\u202e", "\u0007"} & set(added + listed + run("show", row["id"], "--store", tmp_path / "s.db"))
