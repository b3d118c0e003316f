"""What was compiled is used again only where it is whole, of these files, and nobody else's."""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from reconcile.reading import Reader
from reconcile.rulebook.book import load_rules
from reconcile.shelf import Shelf, kept, shelf_for
from tests.store.make import accident, one_run


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shelf:
    monkeypatch.setenv("RECONCILE_CACHE", str(tmp_path / "cache"))
    found = shelf_for([], version="1")
    assert found is not None
    return found


def test_a_thing_is_made_once(shelf: Shelf) -> None:
    assert kept(shelf, "thing", lambda: {"made": 1}) == {"made": 1}
    assert kept(shelf, "thing", lambda: {"made": 2}) == {"made": 1}
    assert kept(None, "thing", lambda: {"made": 3}) == {"made": 3}


def test_what_is_shared_is_not_copied(shelf: Shelf) -> None:
    places = ["a long table"]
    shelf.put("thing", {"of": places}, {"places": places})
    other = ["the same table, of this run"]
    assert shelf.get("thing", {"places": other})["of"] is other


def half(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


def foreign(path: Path) -> None:
    path.write_bytes(pickle.dumps("put there by another program"))


def open_to_all(path: Path) -> None:
    path.chmod(0o666)


@pytest.mark.parametrize("spoil", [half, foreign, open_to_all, Path.unlink, lambda path: path.write_bytes(b"")])
def test_what_is_not_whole_or_not_private_is_made_again(shelf: Shelf, spoil: Callable[[Path], object]) -> None:
    shelf.put("thing", "old")
    [path] = shelf.folder.iterdir()
    spoil(path)
    assert shelf.get("thing") is None
    assert kept(shelf, "thing", lambda: "new") == "new"


def test_a_folder_that_others_can_write_to_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "cache").mkdir()
    (tmp_path / "cache").chmod(0o777)
    monkeypatch.setenv("RECONCILE_CACHE", str(tmp_path / "cache"))
    assert shelf_for([], version="1") is None
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("RECONCILE_CACHE", str(tmp_path / "file"))
    assert shelf_for([], version="1") is None
    monkeypatch.setenv("RECONCILE_CACHE", "")
    assert shelf_for([], version="1") is None


def test_another_version_and_a_changed_file_have_another_key(shelf: Shelf, tmp_path: Path) -> None:
    path = tmp_path / "rule.yaml"
    path.write_text("a")
    keys = [shelf_for([path], version="1"), shelf_for([path], version="2")]
    path.write_text("ab")
    os.utime(path, (1, 1))
    keys.append(shelf_for([path], version="1"))
    assert len({k.key for k in keys if k}) == 3


def test_what_is_long_unused_is_thrown_away(shelf: Shelf) -> None:
    shelf.put("old", 1)
    [path] = shelf.folder.iterdir()
    os.utime(path, (1, 1))
    shelf.put("new", 2)
    assert [p.name for p in shelf.folder.iterdir()] == [f"{shelf.key}-new"]


def test_rules_from_the_shelf_read_as_rules_from_their_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RECONCILE_CACHE", str(tmp_path / "cache"))
    arabic = "حريق في مستودع في لشبونة أسفر عن مقتل 12 شخصا يوم الجمعة، بحسب الشرطة."
    articles = [replace(accident("a", 12), text=arabic), accident("b", 14)]
    plain, first, second = (one_run(articles, Reader(load_rules(quick=quick))) for quick in (False, True, True))
    kept_now = sorted(path.name.partition("-")[2] for path in (tmp_path / "cache").iterdir())
    assert kept_now == ["book", "cues", "gazetteer", "language-ar", "language-en", "places-ar", "places-en"]
    assert plain == first == second
    assert len(plain.claims) == 2
