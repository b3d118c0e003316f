"""The report as Markdown: what is written is what is shown, once a renderer has been over it."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from reconcile.model import Report
from reconcile.report.markdown import escaped, markdown
from reconcile.report.safe import safe
from tests.report.sample import REPORT

RENDERED = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


def test_each_verdict_has_its_heading_and_each_matter_its_table() -> None:
    lines = markdown(REPORT).splitlines()
    assert [line for line in lines if line.startswith("## ")] == [
        "## ✗ Contradictions", "## ≠ Divergences", "## ✓ Agreements", "## · In one article only", "## ! Problems",
    ]
    assert "| A | 2031-05-01 | the dam collapsed | صحيفة النهر | 1 |" in lines
    assert "| B | 2031-05-02 | 31 people ★ | وكالة الساحل, Harbour Post | 1 |" in lines
    assert "**A ✗ B contradict: polarity** `f-dam00001`  " in lines
    assert "  > وقالت الشرطة إن <b>السد (القديم) انهار</b> فجر الخميس." in lines


def test_one_verdict_alone() -> None:
    shown = markdown(REPORT, only=frozenset({"single"}))
    assert re.findall("^## (.+)", shown, re.MULTILINE) == ["· In one article only", "! Problems"]
    assert "<b>saved \\[red\\]17\\[/red\\] people</b>" in shown


def test_an_empty_report_says_so() -> None:
    assert markdown(Report((), (), (), ())).startswith("# 0 articles · 0 outlets · 0 claims\n")


def test_no_table_is_broken_by_a_name() -> None:
    (first, *others) = REPORT.articles
    shown = RENDERED.render(markdown(replace(REPORT, articles=(replace(first, source="A | B\n| C"), *others))))
    assert "<td>A | B | C</td>" in shown


@pytest.mark.parametrize(
    "text",
    ["[x](javascript:y)", "www.x.org", "![x](http://y)", "<b>", "a **b** _c_ `d`", "~~e~~", "# none", "&lt;", "http://example.org", "a\\"],
)
def test_markup_is_shown_and_not_obeyed(text: str) -> None:
    assert re.sub("<[^>]+>", "", shown_of(text)) == text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def shown_of(text: str) -> str:
    return RENDERED.render(f"- said: {escaped(text)}").replace("\u2060", "").split("said: ")[1].split("</li>")[0]


@given(st.text("<>[]()`*_!#&|\\~ab:/\n.@"))
def test_nothing_but_letters_comes_of_any_text(text: str) -> None:
    shown = RENDERED.render(f"- said: {escaped(text)}.")
    assert set(re.findall("<(/?[a-z0-9]+)", shown)) <= {"ul", "/ul", "li", "/li"}
    plain = re.sub("<[^>]+>", "", shown).strip().removeprefix("said:").removesuffix(".").replace("\u2060", "")
    for entity, letter in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&amp;", "&")):
        plain = plain.replace(entity, letter)
    assert plain.split() == safe(text).split()
