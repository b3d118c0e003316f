"""Which texts are versions of one article, and what adding does."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from reconcile.model import Article
from reconcile.read import read
from reconcile.store.add import add, identity_of
from reconcile.store.contents import versions
from tests.store.make import accident, put, reader, store

FIRST = Article("a", "text", source="outlet", url="https://example.org/1", path="wire.jsonl")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (FIRST, replace(FIRST, text="other", id="b", source="another"), True),  # one address
        (FIRST, replace(FIRST, url="https://example.org/2"), False),
        (replace(FIRST, url=None), replace(FIRST, url=None, text="other", path="tomorrow.jsonl"), True),  # one id of one outlet
        (replace(FIRST, url=None), replace(FIRST, url=None, source="another"), False),
        (Article("a.txt", "x", path="one/a.txt"), Article("a.txt", "y", path="one/a.txt"), True),  # one file
        (Article("a.txt", "x", path="one/a.txt"), Article("a.txt", "y", path="./one/../one/a.txt"), True),
        (Article("a.txt", "x", path="one/a.txt"), Article("a.txt", "y", path="two/a.txt"), False),
        (Article("w.jsonl:1", "x", path="w.jsonl"), Article("w.jsonl:2", "x", path="w.jsonl"), False),
    ],
)
def test_what_makes_two_texts_versions_of_one_article(one: Article, other: Article, same: bool) -> None:
    assert (identity_of(one) == identity_of(other)) == same


def test_the_same_text_from_another_path_changes_nothing(tmp_path: Path) -> None:
    with store(tmp_path / "s.db") as db:
        assert add(db, Article("a.txt", "A text.", path="one/a.txt"), reader()).what == "added"
        assert add(db, Article("a.txt", "A text.", path="two/a.txt"), reader()).what == "unchanged"
        assert add(db, Article("a.txt", "A text of another.", path="two/a.txt"), reader()).id == "a.txt#2"
        assert add(db, Article("a.txt", "A text of another.", path="two/a.txt"), reader()).what == "unchanged"


def test_an_id_that_another_article_has_is_said_and_gets_a_number(tmp_path: Path) -> None:
    with store(tmp_path / "s.db") as db:
        put(db, accident("a", 12))
        made = add(db, replace(accident("a", 14), source="another"), reader())
    assert (made.id, made.what) == ("a#2", "added")
    assert "'a'" in made.problems[0].why


def test_every_version_is_kept_as_it_was_given(tmp_path: Path) -> None:
    with store(tmp_path / "s.db") as db:
        put(db, accident("a", 12), accident("a", 14), accident("a", 15))
        first, second, third = versions(db, "a", ended=True)
        assert [v.article.text for v in (first, second, third)] == [accident("a", n).text for n in (12, 14, 15)]
        assert (first.successor, second.successor, third.ended) == (second.number, third.number, None)
        assert [v.number for v in versions(db)] == [third.number]


def test_an_article_in_a_language_without_rules_is_kept_and_said(tmp_path: Path) -> None:
    with store(tmp_path / "s.db") as db:
        made = add(db, Article("a", "Η πυρκαγιά στην αποθήκη σκότωσε δώδεκα ανθρώπους την Παρασκευή."), reader())
        assert (made.what, made.claims) == ("added", 0)
        assert "no rules for the language" in made.problems[0].why


def test_a_name_of_bytes_that_are_no_text_is_no_obstacle(tmp_path: Path) -> None:
    odd = tmp_path / "caf\udce9.txt"
    odd.write_text(accident("a", 12).text)
    articles, _ = read([tmp_path])
    with store(tmp_path / "s.db") as db:
        assert [add(db, a, reader()).what for a in articles] == ["added"]
