from dataclasses import replace

import pytest

from reconcile.model import Finding, Report
from reconcile.report.blocks import index
from reconcile.report.html.matters import matters
from tests.report.sample import FINDINGS, REPORT, growing


def drawn(report: Report):
    return matters(report, index(report))


def test_the_gravest_comes_first_and_no_matter_is_lost():
    assert [(m.cluster.id, m.verdict) for m in drawn(REPORT)] == [
        ("k-dam00001", "contradict"), ("k-killed01", "diverge"), ("k-missing1", "diverge"),
        ("k-injured1", "single"), ("k-rescued1", "single"),
    ]  # fmt: skip


def test_a_claim_is_cut_out_of_its_sentence():
    dam, *_ = drawn(REPORT)
    (fell,) = dam.sayings[0].evidence
    assert fell.words == "السد (القديم) انهار"
    assert fell.before + fell.words + fell.after == fell.claim.sentence


def test_a_matter_is_as_grave_as_a_sum_that_was_found_in_it_later():
    """Parts that are more than their whole: the whole's own cluster has a single claim, and the parts stand elsewhere."""
    sums = Finding("f-sum", "k-injured1", ("p-40", "p-17"), "contradict", "sum", "17 are more than 40.", True)
    matter = next(m for m in drawn(replace(REPORT, findings=(*FINDINGS, sums))) if m.cluster.id == "k-injured1")
    assert (matter.verdict, matter.verdicts) == ("contradict", ("contradict",))
    assert [s.position.id for s in matter.own] == ["p-40"]
    assert {s.elsewhere.id for s in matter.sayings if s.elsewhere} == {"k-rescued1"}


def test_a_finding_inside_one_position_names_the_two_claims_that_it_was_read_from():
    """Two tellings of one quotation are one position, and can differ in their words."""
    wording = Finding("f-words", "k-killed01", ("p-31", "p-31"), "diverge", "wording", "Other words.", False, ("c-k0000003", "c-k0000002"))
    matter = next(m for m in drawn(replace(REPORT, findings=(*FINDINGS, wording))) if m.cluster.id == "k-killed01")
    between = next(b for b in matter.between if b.finding is wording)
    assert between.one is between.other is matter.sayings[1]
    assert [c.article for c in between.claims] == ["a3", "a2"]


def test_a_growing_figure_is_read_step_by_step():
    (matter,) = drawn(growing(4))
    assert [b.one.letter + b.other.letter for b in matter.between] == ["AB", "BC", "CD", "AC", "BD", "AD"]
    assert matter.leading is matter.sayings[-1]


@pytest.mark.parametrize(
    ("of", "outlets", "places"),
    [(0, ("صحيفة النهر", "وكالة الساحل"), ()), (1, ("صحيفة النهر", "وكالة الساحل", "Harbour Post"), ("Al Waha",))],
)
def test_what_it_can_be_found_by(of, outlets, places):
    matter = drawn(REPORT)[of]
    assert (matter.outlets, matter.places) == (outlets, places)
