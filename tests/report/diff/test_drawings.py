"""A difference drawn four ways: what each says, and that hostile text is harmless and visible in all."""

from __future__ import annotations

import io
import json
from dataclasses import replace

import pytest
from rich.console import Console

from reconcile.diff.diff import diff
from reconcile.diff.model import Difference
from reconcile.model import Article
from reconcile.report.diff.html import to_html
from reconcile.report.diff.json import to_json
from reconcile.report.diff.markdown import to_markdown
from reconcile.report.diff.terminal import print_difference
from reconcile.report.diff.wording import SILENT
from tests.diff.make import ARTICLE, claim, report
from tests.report.sample import REPORT


def to_terminal(found: Difference, *, width: int = 80, bidi: str = "raw") -> str:
    console = Console(file=io.StringIO(), width=width, color_system=None, _environ={})
    print_difference(found, console, bidi=bidi)
    return console.file.getvalue()


FORMATS = {"terminal": to_terminal, "json": to_json, "markdown": to_markdown, "html": to_html}
S1, S2 = "قال المحافظ إن 12 عاملا قتلوا في السد.", "قال المحافظ إن 13 عاملا قتلوا في السد."
EDIT = diff(report(claim(S1, "12 عاملا قتلوا", 12, 12)), report(claim(S2, "13 عاملا قتلوا", 13, 13)))
COME = diff(report(), report(claim(S1, "12 عاملا", 12, 12), articles=[ARTICLE, Article("a2", "", source="Coast Agency")]))
FINDINGS = diff(replace(REPORT, findings=REPORT.findings[1:]), replace(REPORT, findings=REPORT.findings[:3]))


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("terminal", ["~ killed: value: was 12, is 13", "قال المحافظ إن [-12-]{+13+} عاملا قتلوا في السد.", "a silent edit"]),
        ("markdown", ["- changed **killed**: value: was 12, is 13", "إن <del>12</del> <ins>13</ins> عاملا", SILENT]),
        ("html", ["changed <b>killed</b>: <bdi>value: was 12, is 13</bdi>", "إن <del>12</del><ins>13</ins> عاملا", SILENT]),
        ("json", ['"silent": true', '"name": "value"']),
    ],
)
def test_an_edit(name: str, words: list[str]) -> None:
    drawn = FORMATS[name](EDIT)
    assert [w for w in words if w not in drawn] == []


@pytest.mark.parametrize("name", ["terminal", "markdown", "html"])
def test_what_came_and_what_is_found(name: str) -> None:
    come, found = FORMATS[name](COME), FORMATS[name](FINDINGS)
    assert "claims: 1 added" in come
    assert "Coast Agency" in come
    assert "12 عاملا قتلوا" in come
    assert "findings: 1 new, 1 resolved" in found
    assert "at least 12 people" in found
    assert "200 people" in found


@pytest.mark.parametrize("name", ["terminal", "markdown", "html"])
def test_nothing_different_is_said_in_words(name: str) -> None:
    assert "No difference." in FORMATS[name](Difference())


def test_the_json_is_of_a_stated_version() -> None:
    made = json.loads(to_json(FINDINGS))
    assert made["schema"] == "reconcile-diff/1"
    assert [f["kind"] for f in made["findings"]] == ["new", "resolved"]
    assert json.loads(to_json(Difference()))["claims"] == []


EVIL = (
    "<script>alert(1)</script> \x1b[2J [red]x[/red] \u202e12\u202c @everyone #1 ![i](javascript:x) "
    "www.evil.example https://evil.example =cmd| `x`"
)
HOSTILE = diff(
    report(claim(f"{EVIL} 12 dead", "12 dead", 12, 12), articles=[replace(ARTICLE, source=EVIL)]),
    report(claim(f"{EVIL} 13 dead", "13 dead", 13, 13, origin=(EVIL,)), articles=[replace(ARTICLE, source=EVIL)]),
)


@pytest.mark.parametrize(
    ("name", "barred", "seen"),
    [
        ("terminal", ["\x1b", "\u202e"], ["<script>", "␛[2J", "[red]x[/red]", "<U+202E>"]),
        ("json", ["\x1b"], ["<script>"]),
        ("markdown", ["\x1b", "\u202e", " <script", "@everyone", "#1", " ![i]", "www.e", "s://", " `x"], [r"\<script\>", "␛"]),
        ("html", ["\x1b", "\u202e", "<script", "<img", "href"], ["&lt;script&gt;", "␛"]),
    ],
)
def test_hostile_text_is_harmless_and_visible(name: str, barred: list[str], seen: list[str]) -> None:
    drawn = FORMATS[name](HOSTILE)
    assert [b for b in barred if b in drawn] == []
    assert [s for s in seen if s not in drawn] == []


@pytest.mark.parametrize("start", ["- a", "+ a", "1. a", "1) a", "# a", "> a", "= a", "    a"])
def test_a_sentence_never_starts_a_list_or_a_heading(start: str) -> None:
    quoted = to_markdown(diff(report(), report(claim(f"{start} 12 dead", "12 dead", 12, 12)))).rpartition("\n  > ")[2]
    assert not quoted.startswith(("- ", "+ ", "1. ", "1) ", "# ", "> ", "= ", "    "))


def test_no_line_of_a_terminal_is_wider_than_it() -> None:
    assert max(map(len, to_terminal(FINDINGS, width=60, bidi="visual").splitlines())) <= 60
