"""Accepted findings as ClaimReview: valid by schema.org's terms, and saying of neither side that it is right."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from reconcile.report.claimreview import claimreview
from reconcile.review.decisions import Decision
from reconcile.review.subjects import subjects
from tests.report.sample import REPORT

TYPES = json.loads(Path(__file__).with_name("claimreview-terms.json").read_text(encoding="utf-8"))["types"]
DAM = subjects(REPORT)["f-dam00001"]
ACCEPTED = Decision(DAM, "accepted", "Both spoke on the same morning.", "Mona")


def graph(*decisions, report=REPORT):
    document = json.loads(claimreview(report, decisions=decisions))
    assert document["@context"] == "https://schema.org"
    return document["@graph"]


def parents(name):
    while name:
        yield name
        name = TYPES[name]["parent"]


def faults(value, expected):
    """Where a value is none of the types that its property takes; recursively."""
    if isinstance(value, list):
        return [f for v in value for f in faults(v, expected)]
    if isinstance(value, dict):
        own = value["@type"]
        if not set(parents(own)) & set(expected):
            return [f"{own} is none of {expected}"]
        known = {k: v for t in parents(own) for k, v in TYPES[t]["properties"].items()}
        unknown = [f"{own} has no {key}" for key in value if key not in known and key != "@type"]
        return unknown + [f for key, v in value.items() if key in known for f in faults(v, known[key])]
    fits = {"Text": True, "URL": bool(re.match("https?://", value)), "Date": bool(re.fullmatch(r"\d{4}-\d\d-\d\d", value))}
    return [] if any(fits.get(t) for t in expected) else [f"{value!r} is none of {expected}"]


@pytest.mark.parametrize("finding", [f.id for f in REPORT.findings])
def test_it_is_valid_by_the_terms_of_schema_org(finding):
    rows = graph(Decision(subjects(REPORT)[finding], "accepted", "", ""))
    assert len(rows) == 2
    assert faults(rows, ["ClaimReview"]) == []
    assert all(row["claimReviewed"] and row["reviewRating"]["alternateName"] for row in rows)


def test_both_sides_are_reviewed_in_the_same_words():
    one, other = graph(ACCEPTED)
    assert [one["claimReviewed"], other["claimReviewed"]] == [
        "collapse of the dam, Al Waha, 1 May 2031: the dam collapsed",
        "collapse of the dam, Al Waha, 1 May 2031: the dam did not collapse",
    ]
    assert one["reviewRating"] == other["reviewRating"] == {
        "@type": "Rating", "alternateName": "Contradicted by other reports", "ratingExplanation": "Both spoke on the same morning.",
    }  # fmt: skip
    assert one["author"] == {"@type": "Person", "name": "Mona"}
    assert "ratingValue" not in json.dumps([one, other])


def test_where_and_by_whom_a_claim_was_made():
    _, denied = graph(ACCEPTED)
    assert denied["itemReviewed"]["creditText"] == "مدير السدود"
    [appearance] = denied["itemReviewed"]["appearance"]
    assert (appearance["url"], appearance["datePublished"]) == ("https://example.org/2", "2031-05-02")
    assert appearance["text"] == "ونفى مدير السدود أن يكون السد قد انهار."


def test_without_a_reason_the_other_side_is_named():
    one, _ = graph(replace(ACCEPTED, reason=""))
    assert one["reviewRating"]["ratingExplanation"] == "وكالة الساحل: the dam did not collapse"


@pytest.mark.parametrize(
    "decision",
    [*(replace(ACCEPTED, decision=d) for d in ("dismissed", "pending")), replace(ACCEPTED, subject=replace(DAM, evidence="other"))],
    ids=["dismissed", "pending", "accepted before its evidence changed"],
)
def test_nothing_else_is_published(decision):
    assert graph(decision) == []


def test_nothing_is_published_without_a_decision():
    assert graph() == []


def test_an_address_that_is_none_of_the_web_is_left_out():
    articles = tuple(replace(a, url="javascript:alert(1)") for a in REPORT.articles)
    assert "javascript" not in json.dumps(graph(ACCEPTED, report=replace(REPORT, articles=articles)))
