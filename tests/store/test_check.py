"""A check says of a new article what one run over it and all stored articles would say of it."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import pytest

from reconcile.against import check_stored
from reconcile.model import Article, Finding
from reconcile.read import read
from reconcile.store.add import add
from reconcile.store.check import check_store
from reconcile.store.database import opened_to_read
from tests.store.make import accident, article, one_run, put, reader, store

SEEDS = sorted((Path(__file__).resolve().parents[2] / "seeds").glob("*.txt"))


def findings_about(articles: list[Article], new: str) -> set[Finding]:
    report = one_run(articles)
    mine = {c.id for c in report.claims if c.article == new}
    told = {p.id for k in report.clusters for p in k.positions if mine & set(p.claims)}
    return {f for f in report.findings if told & set(f.positions)}


# The last one alone is dated: added, it would lend the others their days, which a check leaves as they are.
@pytest.mark.parametrize("new", SEEDS[:-1], ids=lambda p: p.name[:3])
def test_a_seed_against_the_others(new: Path, tmp_path: Path) -> None:
    others, _ = read([p for p in SEEDS if p != new])
    own, _ = read([new])
    with store(tmp_path / "s.db") as db:
        for given in others:
            add(db, given, reader())
        put(db, others[0])
        report, found = check_store([new], db, reader())
    assert found == {new.name}
    assert set(report.findings) == findings_about([*others, *own], new.name)
    assert report.problems == ()


def record(folder: Path, article: Article) -> Path:
    path = folder / f"{article.id}.jsonl"
    fields = {k: v for k, v in asdict(article).items() if k in ("id", "text", "source")}
    path.write_text(json.dumps(fields | {"published": str(article.published)}))
    return path


def test_only_what_concerns_the_new_article_is_said_and_the_store_stays(tmp_path: Path) -> None:
    with store(tmp_path / "s.db") as db:
        put(db, accident("a", 12), accident("b", 14), accident("far", 3, town="Osaka"), accident("there", 5, town="Osaka"))
    before = (tmp_path / "s.db").read_bytes()
    with opened_to_read(tmp_path / "s.db") as db:
        report, _ = check_store([record(tmp_path, accident("c", 14))], db, reader())
    assert {a.id for a in report.articles} == {"a", "b", "c"}
    stored = [accident("a", 12), accident("b", 14), accident("far", 3, town="Osaka"), accident("there", 5, town="Osaka")]
    assert set(report.findings) == findings_about([*stored, accident("c", 14)], "c") != set()
    assert (tmp_path / "s.db").read_bytes() == before


def test_what_a_new_article_has_lost_of_a_stored_one_is_said_of_it(tmp_path: Path) -> None:
    told = "A fire at a warehouse in Lisbon killed {} people on Friday, the Portuguese Health Ministry said."
    stored, new = article("a", told.format("more than 30")), article("b", told.format("30"))
    with store(tmp_path / "s.db") as db:
        put(db, stored)
        checked = check_stored([record(tmp_path, new)], db, reader())
    assert set(checked.report.findings) == findings_about([stored, new], "b")
    assert "diverge/bound-dropped" in {d.rule for d in checked.diagnostics}


SPEECHES = (
    "قال رئيس الوزراء الكيني جون كاريوكي: «سنبني 300 منزل في مومباسا قبل الشتاء بمساعدة من النرويج».",
    '"We will build 300 houses in Mombasa before the winter with help from Norway," Kenyan Prime Minister John Kariuki said.',
)


@pytest.mark.parametrize("texts", [SPEECHES, SPEECHES[::-1]], ids=["English to Arabic", "Arabic to English"])
def test_a_stored_quotation_is_found_by_its_translation(texts: tuple[str, str], tmp_path: Path) -> None:
    stored, new = article("a", texts[0]), article("b", texts[1])
    with store(tmp_path / "s.db") as db:
        put(db, stored)
        report, _ = check_store([record(tmp_path, new)], db, reader())
    assert set(report.findings) == findings_about([stored, new], "b")
    assert [f.reason for f in report.findings] == ["translation"]


def test_an_article_is_not_checked_against_its_own_earlier_version(tmp_path: Path) -> None:
    with store(tmp_path / "s.db") as db:
        put(db, accident("a", 12))
        report, _ = check_store([record(tmp_path, accident("a", 14))], db, reader())
    assert report.findings == ()
    assert [a.text for a in report.articles] == [accident("a", 14).text]


def test_a_store_that_is_not_settled_is_said(tmp_path: Path) -> None:
    with store(tmp_path / "s.db") as db:
        add(db, accident("a", 12), reader())
        report, _ = check_store([record(tmp_path, accident("b", 14))], db, reader())
    assert "compact" in report.problems[0].why


def test_an_undated_draft_takes_its_day_from_stored_articles_of_its_story(tmp_path: Path) -> None:
    others, _ = read(SEEDS[1:])
    with store(tmp_path / "s.db") as db:
        put(db, *others)
        report, _ = check_store([SEEDS[0]], db, reader())
    [own] = [a for a in report.articles if a.id == SEEDS[0].name]
    assert own.published_basis == "inferred"
