"""The other drawings of a check, each with hostile text in every field."""

import io
import json
from dataclasses import replace
from functools import partial
from xml.etree import ElementTree as ET

import pytest
from rich.console import Console

from reconcile.check.model import Checked
from reconcile.model import Report
from reconcile.report.checked import print_check
from reconcile.report.github import to_github
from reconcile.report.gitlab import to_gitlab
from reconcile.report.junit import to_junit
from reconcile.report.lines import to_lines
from tests.report.checks import CHECKED, DIAGNOSTICS, PLAIN

EMPTY = Checked(Report((), (), (), ()), frozenset())
OPEN = [d for d in DIAGNOSTICS if d.suppressed is None and not d.known]


def drawn(checked, width=80):
    console = Console(file=io.StringIO(), width=width, color_system=None, _environ={})
    print_check(checked, console)
    return console.file.getvalue()


def test_lines_are_one_a_diagnostic_with_place_verdict_and_key():
    lines = to_lines(PLAIN).split("\n")
    assert len(lines) == len(OPEN) + 1
    assert lines[0].startswith("drafts/a b,c:d%[é].txt:2:5: contradict: One has 3, the other 4. ")
    assert lines[0].endswith(" [contradict/value aaa]")
    assert lines[2] == "drafts/a b,c:d%[é].txt: uncorroborated: Nobody else has it. [uncorroborated eee]"
    assert "Suggested wording: “1 held, police said" in lines[3]


def test_no_line_begins_with_what_a_runner_takes_for_a_command():
    [one] = [replace(d, at=replace(d.at, place=replace(d.at.place, path="::error::x.txt"))) for d in OPEN[:1]]
    assert to_lines(replace(PLAIN, diagnostics=(one,))).startswith("./::error::x.txt:2:5: ")


def test_github_commands_are_one_line_each_and_nothing_in_them_is_another():
    lines = to_github(CHECKED).splitlines()
    assert len(lines) == len(OPEN) + 2 + 2
    properties, _, message = lines[0].removeprefix("::error ").partition("::")
    assert properties == "file=drafts/a b%2Cc%3Ad%25[é].txt,line=2,endLine=2,col=5,endColumn=11,title=contradict/value aaa"
    assert message.startswith("One has 3, the other 4. ::error::no ::set-output name=x::y␛[2J")
    assert "%250A,:" in message  # a message keeps its colons; its per cent signs are escaped
    assert all(line.startswith(("::error ", "::warning ", "::notice ")) for line in lines)
    assert lines[-1].startswith("::warning title=reconcile::0 of 1 articles gave claims; no claim in: draft")
    assert lines[-3].startswith("::warning file=in/b.pdf,title=not read::")
    assert "file=in/%3A%3Aerror%3A%3Ax.txt,line=3," in lines[-4]


def test_gitlab_entries_have_what_it_asks_for():
    entries = json.loads(to_gitlab(CHECKED))
    assert [e["fingerprint"] for e in entries] == [d.key for d in OPEN]
    assert [e["severity"] for e in entries] == ["major", "minor", "info", "info"]
    assert entries[0]["location"] == {"path": "drafts/a b,c:d%[é].txt", "lines": {"begin": 2, "end": 2}}
    assert entries[2]["location"]["lines"] == {"begin": 1, "end": 1}


@pytest.mark.parametrize(("fail_on", "failures"), [("never", 0), ("contradict", 1), ("diverge", 2), ("uncorroborated", 3)])
def test_junit_fails_what_fails_the_check(fail_on, failures):
    suites = ET.fromstring(to_junit(CHECKED, fail_on=fail_on))
    assert len(suites.findall(".//failure")) == failures
    first, unread = suites.findall("testsuite")
    assert (first.get("tests"), first.get("failures"), first.get("skipped")) == ("6", str(failures), "2")
    assert (unread.get("tests"), unread.get("errors")) == ("2", "2")
    assert suites.find(".//skipped").get("message").startswith("told by phone")


def test_an_article_that_gave_no_claims_is_no_test_that_passed():
    silent = ET.fromstring(to_junit(replace(CHECKED, diagnostics=()), fail_on="diverge"))
    assert silent.find(".//skipped").get("message") == "no claim was found in it"


def test_a_check_with_nothing_to_say_says_so_in_every_format():
    assert (to_lines(EMPTY), to_github(EMPTY), json.loads(to_gitlab(EMPTY))) == ("", "", [])
    assert ET.fromstring(to_junit(EMPTY, fail_on="diverge")).findall("testsuite") == []
    assert drawn(EMPTY) == "0 new articles: nothing to say\n"


def test_the_terminal_shows_both_sides_and_counts_the_rest():
    shown = drawn(CHECKED)
    assert "drafts/a b,c:d%[é].txt:2:5  contradict/value  aaa" in shown
    assert "4 قتلى" in shown
    assert "It rose." not in shown  # suppressed
    tally = "1 contradiction, 1 divergence, 1 uncorroborated figure, 1 note, 1 suppressed, 1 known already, 1 there no more"
    assert " ".join(shown.split()).endswith(f"1 new article: {tally}")


@pytest.mark.parametrize("draw", [drawn, to_lines, to_github, to_gitlab, partial(to_junit, fail_on="never")])
def test_nothing_in_a_text_is_obeyed(draw):
    text = draw(CHECKED)
    assert not {c for c in text if ord(c) < 32} - {"\n"}
    assert not {"\x7f", "\u202e", "\ufffe"} & set(text)
