"""What the page's source holds, whatever a browser makes of it."""

import base64
import hashlib
import json
import re
from dataclasses import replace

import pytest
from lxml import html

from reconcile.model import Report, Silence
from reconcile.report.html.page import Save, to_html
from reconcile.review.decisions import Decision
from reconcile.review.subjects import subjects
from tests.report.html.hostile import SHOWN, hostile
from tests.report.sample import REPORT, growing

EMPTY = Report((), (), (), ())


def tree(report, **options):
    return html.document_fromstring(to_html(report, **options))


def text(element):
    return " ".join(element.text_content().split())


def test_the_same_report_gives_the_same_bytes():
    assert to_html(REPORT) == to_html(REPORT)


@pytest.mark.parametrize("report", [REPORT, growing(30), EMPTY, hostile()], ids=["sample", "growing", "empty", "hostile"])
def test_every_id_is_there_once_and_every_link_inside_leads_somewhere(report):
    page = tree(report)
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in page.xpath("//a/@href") if link.startswith("#")} <= set(ids)
    assert {name for names in page.xpath("//@aria-labelledby") for name in names.split()} <= set(ids)


def test_nothing_is_fetched_and_only_its_own_script_may_run():
    page = tree(REPORT)
    assert page.xpath("//link | //img | //iframe | //object | //*[@src] | //*[@style] | //base") == []
    [policy] = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    assert rules["default-src"] == "'none'"
    assert "connect-src" not in rules
    scripts = [s.text for s in page.xpath("//script[not(@type)]")]
    assert rules["script-src"].split() == [digest(s) for s in scripts]
    assert rules["style-src"] == digest(page.xpath("//style")[0].text)


def digest(source):
    return f"'sha256-{base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()}'"


def test_a_server_of_ours_is_named_with_its_token_and_may_be_spoken_to():
    page = tree(REPORT, save=Save("/decisions", "t0k3n"))
    assert page.xpath("//meta[@name='reconcile-save']/@content") == ["/decisions"]
    assert page.xpath("//meta[@name='reconcile-token']/@content") == ["t0k3n"]
    assert "connect-src 'self'" in page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]


def test_contradictions_come_first_and_all_is_said_of_a_finding():
    page = tree(REPORT)
    assert page.xpath("//section[contains(@class, 'verdict')]/@id") == ["contradict", "diverge", "single"]
    [dam] = page.xpath("//article[@id='k-dam00001']")
    said = text(dam)
    for words in (
        "the dam collapsed", "the dam did not collapse", "صحيفة النهر", "from Police", "2031-05-01", "2031-05-02 (inferred)", "denied",
        "contradict: polarity", "Police say that the dam collapsed", "No: one denies what the other asserts.",
    ):  # fmt: skip
        assert words in said, words
    assert [text(m) for m in dam.xpath(".//mark")] == ["السد (القديم) انهار", "ونفى مدير السدود أن يكون السد قد انهار"]
    assert dam.xpath(".//blockquote/@dir") == ["auto", "auto"]


def test_an_outlet_that_leaves_it_out_is_named():
    page = tree(replace(REPORT, silences=(Silence("a3", "k-dam00001", 2, 2),)))
    assert "Left out by Harbour Post; 2 of the 2 other articles of its story have it." in text(page.xpath("//article[@id='k-dam00001']")[0])
    assert text(page.xpath("//section[@id='matrix']//tbody/tr[1]/td[1]")[0]) == "left out"


def test_a_chief_editor_reads_the_head():
    head = text(tree(REPORT).xpath("//body/header")[0])
    for words in (
        "3 articles, 3 outlets, 10 claims", "1 ✗ contradiction in 1 matter", "2 ≠ divergences in 2 matters", "1 ✓ told alike",
        "the dam collapsed ✗ the dam did not collapse", "★ killed: people, Al Waha, 1 May 2031: 31 people", "2 inputs not read",
    ):  # fmt: skip
        assert words in head, words


def test_a_report_of_nothing_is_a_page_that_says_so():
    assert "No claim was found, so nothing was compared." in text(tree(EMPTY))


def test_hostile_text_is_shown_and_not_obeyed():
    page = tree(hostile())
    assert [s.get("type") for s in page.xpath("//script")] == ["application/json"] * 2 + [None] * 5
    assert page.xpath("//img | //@onerror") == []
    assert [link for link in page.xpath("//@href") if not link.startswith("#")] == []
    assert "javascript:alert(3)" in text(page.xpath("//section[@id='articles']")[0])
    for place in ("h3", "h4", "blockquote", "option", "header", "*[@id='problems']", "th/bdi", "p[@class='from']", "svg/g/title"):
        assert any(SHOWN in text(e) for e in page.xpath(f"//{place}")), place
    assert re.findall("[\x00-\x09\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", to_html(hostile())) == []


def test_the_texts_for_the_reader_are_there_once():
    report = replace(REPORT, articles=tuple(replace(a, text=f"{'.' * 900}Only here: {a.id}.") for a in REPORT.articles))
    source = to_html(report)
    assert [source.count(f"Only here: {a.id}.") for a in report.articles] == [1, 1, 1]


def test_what_was_decided_is_in_the_page_and_what_the_file_holds_besides():
    subject = subjects(REPORT)["f-dam00001"]
    made = [Decision(subject, "accepted", "both called", "Amal"), Decision(replace(subject, topic="other"), "pending")]
    [data] = tree(REPORT, decisions=made).xpath("//script[@id='review-data']")
    review = json.loads(data.text)
    assert review["found"]["f-dam00001"]["row"]["by"] == "Amal"
    assert review["found"]["f-dam00001"]["changes"] == []
    assert [row["topic"] for row in review["gone"]] == ["other"]
    assert set(review["findings"]) == {f.id for f in REPORT.findings}
