from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile.model import Finding, Position
from reconcile.report.blocks import blocks, by_article, first_day, in_time, index, letters, outlets
from tests.report.draw import drawn
from tests.report.sample import ARTICLES, CLUSTERS, REPORT, growing

KNOWN = index(REPORT)


@pytest.mark.parametrize(
    ("verdict", "found"),
    [
        ("contradict", [("k-dam00001", ["p-fell", "p-stood"])]),
        ("diverge", [("k-killed01", ["p-12", "p-31"]), ("k-missing1", ["p-200", "p-90"])]),
        ("agree", [("k-killed01", ["p-31", "p-dozens"])]),
        ("single", [("k-injured1", ["p-40"]), ("k-rescued1", ["p-17"])]),
    ],
)
def test_blocks(verdict, found):
    assert [(b.cluster.id, [p.id for p in b.positions]) for b in blocks(REPORT, KNOWN, verdict)] == found


def test_a_part_that_is_held_against_its_whole_comes_from_another_matter():
    across = Finding("f-sum", "k-killed01", ("p-31", "p-17"), "contradict", "sum", "17 of 31.")
    report = replace(REPORT, findings=(*REPORT.findings, across))
    [block] = [b for b in blocks(report, index(report), "contradict") if b.cluster.id == "k-killed01"]
    assert [p.id for p in block.positions] == ["p-31", "p-17"]
    assert "D ✗" in drawn(report) or "✗ D" in drawn(report)


def test_one_growing_figure_is_one_block_in_time_order():
    report = growing(11)
    (block,) = blocks(report, index(report), "diverge")
    assert [p.id for p in block.positions] == [f"p-{d}" for d in range(1, 12)]
    assert [block.letters[p.id] for p in block.positions] == list("ABCDEFGHIJK")
    assert block.timeline
    assert len(block.findings) == 55


def test_outlets_and_articles():
    assert outlets(CLUSTERS[0].claims, KNOWN) == ("صحيفة النهر", "وكالة الساحل", "Harbour Post")
    grouped = by_article(reversed(CLUSTERS[0].claims), KNOWN)
    assert [(a.id, [c.id for c in claims]) for a, claims in grouped] == [
        ("a1", ["c-k0000001"]), ("a2", ["c-k0000002"]), ("a3", ["c-t0000001", "c-k0000003"]),
    ]


def test_a_position_without_a_date_comes_last():
    undated = Position("p-none", "", (), (), 0)
    assert first_day(undated, KNOWN) is None
    assert first_day(CLUSTERS[0].positions[0], KNOWN) == ARTICLES[0].published
    assert [p.id for p in in_time(CLUSTERS[0], KNOWN)] == ["p-12", "p-31", "p-dozens"]


@given(st.integers(0, 800))
def test_letters_are_distinct(number):
    made = letters(Position(f"p{i}", "", (), (), 0) for i in range(number))
    assert len(set(made.values())) == number
    assert list(made.values())[:28][25:] == ["Z", "AA", "AB"][: max(0, number - 25)]
