"""The whole way: the examples that the tool was asked for, and what holds of every run."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations
from pathlib import Path

import pytest

from reconcile.model import Claim, Finding, Position, Report
from reconcile.pipeline import reconcile
from reconcile.report.json import from_json, to_json
from reconcile.rulebook.book import Rulebook, load_rules

ROOT = Path(__file__).resolve().parents[1]
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))
STORIES = sorted((ROOT.parent / "shared" / "stories").glob("*/articles.jsonl"))
UNRELATED = "\n".join(
    (
        "افتتح وزير الثقافة في الرباط معرضا للكتاب يوم الأربعاء 9 مارس 2016.",
        "وأصيب 3 عمال في حريق صغير في مطبعة بالدار البيضاء، بحسب الوقاية المدنية المغربية.",
    )
)


@cache
def book() -> Rulebook:
    return load_rules()


def run(paths: Sequence[Path]) -> Report:
    return reconcile(paths, book())


@cache
def seeds() -> Report:
    return run(SEEDS)


@cache
def story(path: Path) -> Report:
    return run([path])


def said(report: Report, topic: str, words: str) -> list[Claim]:
    """The claims of a topic whose words, white space folded, hold these."""
    return [c for c in report.claims if c.topic == topic and words in " ".join(c.text.split())]


def position_of(report: Report, claim: Claim) -> Position:
    (found,) = [p for k in report.clusters for p in k.positions if claim.id in p.claims]
    return found


def between(report: Report, one: Claim, other: Claim) -> Finding | None:
    """The finding between the positions of two claims; None where they are one position or nowhere compared."""
    wanted = {position_of(report, one).id, position_of(report, other).id}
    return next((f for f in report.findings if set(f.positions) == wanted), None)


def test_all_five_articles_are_read() -> None:
    assert [a.id for a in seeds().articles] == [p.name for p in SEEDS]
    assert seeds().problems == ()


def test_the_same_dead_of_one_ministry_agree_with_one_independent_origin() -> None:
    """26 protesters killed, in two outlets, both from the Interior Ministry: an agreement of one origin, not of two."""
    killed = [c for c in said(seeds(), "killed", "26") if c.who == "protesters" and c.value and c.value.key == (26, 26)]
    assert len({c.article for c in killed}) == 2
    positions = {position_of(seeds(), c) for c in killed}
    assert len(positions) == 1
    (position,) = positions
    assert position.independent == 1
    assert len(position.origins) == 1
    (cluster,) = [k for k in seeds().clusters if position in k.positions]
    assert cluster.verdict in ("agree", "diverge")  # dozens, told by another, may stand beside it; nothing contradicts


def test_arrests_in_the_city_and_in_the_land_diverge_by_place() -> None:
    """2000 in Almaty, more than 3000 in Kazakhstan: both can be true."""
    city = next(c for c in said(seeds(), "arrested", "2000") if c.place == "Almaty")
    land = next(c for c in said(seeds(), "arrested", "3000"))
    assert land.value is not None
    assert (land.place, land.value.key) == ("Kazakhstan", (3001, None))
    found = between(seeds(), city, land)
    assert found is not None
    assert (found.verdict, found.reason, found.within_article) == ("diverge", "place", False)
    assert all(w in found.explanation for w in ("Almaty", "Kazakhstan", "2,000", "3,000"))


def test_a_first_call_on_saturday_contradicts_several_calls_by_friday() -> None:
    first = [c for c in seeds().claims if c.topic == "phone_call" and c.detail.get("order") == "first"]
    assert len(first) == 1
    before = [
        c
        for c in seeds().claims
        if c.topic == "phone_call" and c.value and c.value.key == (2, None) and set(c.actors) == set(first[0].actors)
    ]
    assert len({c.article for c in before}) >= 2
    for claim in before:
        found = between(seeds(), first[0], claim)
        assert found is not None
        assert (found.verdict, found.reason) == ("contradict", "order")


def test_running_again_gives_the_same_bytes() -> None:
    assert to_json(run(SEEDS)) == to_json(seeds())


def test_the_order_of_the_articles_changes_no_byte() -> None:
    assert to_json(run(SEEDS[::-1])) == to_json(seeds())
    assert to_json(run([*SEEDS[2:], *SEEDS[:2]])) == to_json(seeds())


def test_the_order_of_a_files_records_changes_no_claim_and_no_finding(tmp_path: Path) -> None:
    rows = [{"id": p.stem, "text": p.read_text(encoding="utf-8"), "source": p.stem} for p in SEEDS]
    reports = []
    for order in (rows, rows[::-1]):
        (tmp_path / "all.jsonl").write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in order), encoding="utf-8")
        reports.append(run([tmp_path / "all.jsonl"]))
    assert reports[0].claims == reports[1].claims
    assert reports[0].clusters == reports[1].clusters
    assert reports[0].findings == reports[1].findings


def test_an_unrelated_article_changes_no_id(tmp_path: Path) -> None:
    more = tmp_path / "unrelated.txt"
    more.write_text(UNRELATED, encoding="utf-8")
    report = run([*SEEDS, more])
    added = {c.id for c in report.claims if c.article == "unrelated.txt"}
    assert added
    assert {c.id for c in report.claims} - added == {c.id for c in seeds().claims}
    assert {k.id for k in seeds().clusters} <= {k.id for k in report.clusters}
    assert {f.id for f in seeds().findings} == {f.id for f in report.findings}


def reports() -> Iterator[object]:
    yield pytest.param(None, id="seeds")
    yield from (pytest.param(p, id=p.parent.name) for p in STORIES)


@pytest.fixture(params=reports(), scope="module")
def report(request: pytest.FixtureRequest) -> Report:
    """The seeds, and one after the other the labelled stories where they are there."""
    return story(request.param) if request.param else seeds()


def test_every_claim_quotes_its_article_exactly(report: Report) -> None:
    articles = {a.id: a for a in report.articles}
    assert report.claims
    for claim in report.claims:
        article = articles[claim.article]
        field = article.text if claim.field == "text" else article.title or ""
        assert claim.text == field[claim.start : claim.end]
        assert claim.sentence == field[claim.sentence_start : claim.sentence_start + len(claim.sentence)]
        assert claim.sentence_start <= claim.start < claim.end
        assert claim.start < claim.sentence_start + len(claim.sentence)


def test_dropped_stretches_make_no_claim(report: Report) -> None:
    dropped = {a.id: a.dropped for a in report.articles}
    assert any(dropped.values())
    for claim in report.claims:
        if claim.field == "text":
            assert not any(d.start <= claim.start < d.end for d in dropped[claim.article])


def test_the_report_holds_together(report: Report) -> None:
    claims = {c.id: c for c in report.claims}
    assert len(claims) == len(report.claims)
    assert sorted(i for k in report.clusters for i in k.claims) == sorted(claims)
    positions = {p.id: p for k in report.clusters for p in k.positions}
    for cluster in report.clusters:
        assert {claims[i].topic for i in cluster.claims} == {cluster.topic}
        assert sorted(i for p in cluster.positions for i in p.claims) == sorted(cluster.claims)
        assert cluster.leading is None or cluster.leading in {p.id for p in cluster.positions}
        several = len({claims[i].article for i in cluster.claims}) > 1
        assert cluster.verdict != "single" or not several
    for finding in report.findings:
        one, other = (positions[p] for p in finding.positions)
        assert finding.explanation.strip()
        here, there = ({claims[i].article for i in p.claims} for p in (one, other))
        assert here & there or not finding.within_article
        assert finding.within_article or len(here | there) > 1
    assert len({f.id for f in report.findings}) == len(report.findings)


def test_an_agreement_never_has_more_independent_origins_than_names(report: Report) -> None:
    for cluster in report.clusters:
        for position in cluster.positions:
            assert 0 < position.independent <= len(position.origins)


def test_a_report_is_read_back_as_it_was_written() -> None:
    assert to_json(from_json(to_json(seeds()))) == to_json(seeds())


@pytest.mark.parametrize("pair", list(combinations(["claims", "clusters", "findings"], 2)), ids="-".join)
def test_ids_of_one_kind_are_none_of_another(pair: tuple[str, str]) -> None:
    one, other = ({x.id for x in getattr(seeds(), name)} for name in pair)
    assert not one & other


def test_progress_is_told_stage_by_stage() -> None:
    seen: list[tuple[str, int, int]] = []
    reconcile(SEEDS[:2], book(), progress=lambda stage, done, of: seen.append((stage, done, of)))
    for stage in dict.fromkeys(s for s, _, _ in seen):
        steps = [(done, of) for s, done, of in seen if s == stage]
        assert steps == [(i, 2) for i in range(1, len(steps) + 1)]
        assert steps[-1] == (2, 2)


def test_a_run_over_nothing_is_empty_and_says_why(tmp_path: Path) -> None:
    report = run([tmp_path / "none.txt"])
    assert (report.articles, report.claims, report.clusters, report.findings) == ((), (), (), ())
    assert len(report.problems) == 1


def test_an_article_in_a_language_without_rules_makes_no_claim_and_no_error(tmp_path: Path) -> None:
    file = tmp_path / "other.txt"
    file.write_text("Двенадцать человек погибли при взрыве в порту во вторник, сообщила полиция.\n" * 3, encoding="utf-8")
    report = run([file])
    assert [a.id for a in report.articles] == ["other.txt"]
    assert report.claims == ()


TWO = (
    ("one", "2031-05-14", "قتل 10 جنود و3 عمال في انهيار منجم في صفاقس الثلاثاء، حسب وزارة الصحة. وبلغ عدد القتلى في صفاقس 13 شخصا."),
    ("two", "2031-05-15", "ارتفعت حصيلة ضحايا انهيار المنجم في مدينة صفاقس إلى 16 قتيلا، وفق وزارة الصحة التونسية."),
)


def test_an_invented_accident_is_told_by_parts_and_grows(tmp_path: Path) -> None:
    file = tmp_path / "two.jsonl"
    file.write_text(
        "".join(json.dumps({"id": i, "source": i, "published": d, "text": t}, ensure_ascii=False) + "\n" for i, d, t in TWO),
        encoding="utf-8",
    )
    report = run([file])
    told = {(f.verdict, f.reason) for f in report.findings}
    assert ("agree", "sum") in told
    assert ("diverge", "update") in told
    assert not any(verdict == "contradict" for verdict, _ in told)
    cluster = next(k for k in report.clusters if len(k.positions) == 2)
    assert next(p.says for p in cluster.positions if p.id == cluster.leading) == "16 people killed"


SPEECH = (
    (
        "صحيفة المرفأ",
        "قال رئيس الوزراء الكيني جون كاريوكي: «قتل 14 جنديا في نيروبي أمس ولن نتفاوض مع المسلحين».\n"
        "وأضاف كاريوكي: «سنبني 300 منزل في مومباسا قبل الشتاء بمساعدة من النرويج».",
    ),
    (
        "Harbour Wire",
        '"We will build 300 houses in Mombasa before the winter with help from Norway," Kenyan Prime Minister John Kariuki said.\n'
        '"We will not leave Nairobi, whatever happens there," Kariuki said.',
    ),
)


def test_a_quotation_in_two_languages_is_one_and_another_of_that_day_is_none(tmp_path: Path) -> None:
    path = tmp_path / "speech.jsonl"
    records = ({"id": f"a{i}", "source": s, "published": "2031-05-14", "text": t} for i, (s, t) in enumerate(SPEECH))
    path.write_text("\n".join(map(json.dumps, records)))
    report = run([path])
    (one,), (other,) = said(report, "quote", "مومباسا"), said(report, "quote", "Mombasa")
    (found,) = [f for f in report.findings if f.reason == "translation"]
    assert found == between(report, one, other)
    assert (found.verdict, set(found.claims)) == ("agree", {one.id, other.id})
    assert len({k.id for k in report.clusters if k.topic == "quote"}) == 3


WARNING = "الجسر القديم لم يخضع لأي فحص منذ تسع سنوات ولم يكن أحد في المدينة يريد أن يدفع ثمن ذلك"
BRIDGE = (
    f"قتل شخصان في انهيار جسر في مومباسا الثلاثاء.\n\nوقال وزير النقل الكيني سمير عادل: «{WARNING}».",
    f"قتل شخصان الثلاثاء في مومباسا حين انهار جسر.\n\n{WARNING}.\n\nوأغلقت الطريق.",
    f"قتل شخصان الثلاثاء في مومباسا حين انهار جسر.\n\nوقال الوزير سمير عادل إن {WARNING}.\n\nوأغلقت الطريق.",
)


def test_a_quotation_that_another_tells_as_its_own_is_found_and_a_paraphrase_is_none(tmp_path: Path) -> None:
    path = tmp_path / "bridge.jsonl"
    records = ({"id": f"a{i}", "source": f"صحيفة {i}", "published": "2031-05-14", "text": t} for i, t in enumerate(BRIDGE))
    path.write_text("\n".join(map(json.dumps, records)))
    report = run([path])
    (quotation,) = said(report, "quote", "الجسر القديم")
    (found,) = [f for f in report.findings if f.claims == (quotation.id,)]
    assert (found.verdict, found.reason) == ("diverge", "attribution-dropped")
    assert "صحيفة 1 has the same words as its own" in found.explanation
