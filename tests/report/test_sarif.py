"""SARIF, held against the schema that OASIS publishes (sarif-schema-2.1.0.json beside this file, as it is there)."""

import json
from functools import cache
from pathlib import Path

import pytest
from jsonschema import Draft7Validator

from reconcile.check.model import Checked
from reconcile.model import Report
from reconcile.report.sarif import to_sarif
from tests.report.checks import CHECKED, PLAIN


@cache
def validator():
    return Draft7Validator(json.loads(Path(__file__).with_name("sarif-schema-2.1.0.json").read_text(encoding="utf-8")))


def run(checked):
    document = json.loads(to_sarif(checked))
    assert [e.message for e in validator().iter_errors(document)] == []
    return document["runs"][0]


@pytest.mark.parametrize("checked", [CHECKED, PLAIN, Checked(Report((), (), (), ()), frozenset())], ids=["baseline", "plain", "empty"])
def test_it_is_valid_by_the_published_schema_and_the_same_each_time(checked):
    run(checked)
    assert to_sarif(checked) == to_sarif(checked)


def test_the_schema_is_not_toothless():
    broken = json.loads(to_sarif(CHECKED))
    broken["runs"][0]["results"][0]["level"] = "grave"
    assert [e.validator for e in validator().iter_errors(broken)] == ["enum"]


def test_a_result_points_at_the_words_in_the_draft_and_at_those_of_the_other_side():
    result = run(PLAIN)["results"][0]
    [location] = result["locations"]
    assert (result["ruleId"], result["level"]) == ("contradict/value", "error")
    region = location["physicalLocation"]["region"]
    assert {k: v for k, v in region.items() if k != "snippet"} == {"startLine": 2, "startColumn": 5, "endLine": 2, "endColumn": 11}
    assert location["physicalLocation"]["artifactLocation"]["uri"] == "drafts/a%20b%2Cc%3Ad%25%5B%C3%A9%5D.txt"
    [other] = result["relatedLocations"]
    assert other["physicalLocation"]["artifactLocation"]["uri"] == "known/old.txt"
    assert other["message"]["text"].startswith("صحيفة النهر: 4 قتلى")
    assert result["partialFingerprints"] == {"reconcile/v1": "aaa"}


def test_words_that_were_not_found_have_a_file_and_no_region():
    [lonely] = [r for r in run(PLAIN)["results"] if r["ruleId"] == "uncorroborated"]
    assert "region" not in lonely["locations"][0]["physicalLocation"]


def test_what_is_suppressed_is_marked_with_its_reason_and_not_dropped():
    results = run(PLAIN)["results"]
    assert len(results) == 6
    assert [r["suppressions"][0]["justification"][:13] for r in results if "suppressions" in r] == ["told by phone"]


def test_a_baseline_gives_every_result_a_state_and_without_one_none_has():
    states = [r["baselineState"] for r in run(CHECKED)["results"]]
    assert states == ["new", "new", "new", "unchanged", "new", "new", "absent"]
    assert not any("baselineState" in r for r in run(PLAIN)["results"])
    assert all(r["locations"] for r in run(CHECKED)["results"])  # code scanning takes none without


def test_rules_and_problems_are_there():
    told = run(CHECKED)
    rules = told["tool"]["driver"]["rules"]
    assert all(rules[r["ruleIndex"]]["id"] == r["ruleId"] for r in told["results"])
    [invocation] = told["invocations"]
    assert len(invocation["toolExecutionNotifications"]) == 2
    assert [n["message"]["text"][:9] for n in invocation["toolConfigurationNotifications"]] == ["over: ::e", "0 of 1 ar"]


def test_no_text_of_an_article_is_a_link_a_placeholder_or_a_control():
    written = to_sarif(CHECKED)
    messages = [r["message"]["text"] for r in run(CHECKED)["results"]]
    assert "[a] (1) {{0}}" in messages[0]
    assert not any(ord(c) < 32 and c != "\n" for c in written)
    assert "\u202e" not in written
