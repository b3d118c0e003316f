"""Timelines, graphs and the matrix: what stands where, so that one can read them."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile.model import Silence
from reconcile.report.blocks import index
from reconcile.report.html import graph, timeline
from reconcile.report.html.matrix import matrix
from reconcile.report.html.matters import matters
from tests.report.sample import CLAIMS, REPORT, growing, people


def matter(report, name=None):
    known = index(report)
    return next(m for m in matters(report, known) if name in (None, m.cluster.id)), known


def test_a_figure_that_grows_rises_to_the_right():
    line = timeline.timeline(*matter(growing(9)))
    assert [p.letter for p in line.points] == list("ABCDEFGHI")
    assert [p.x for p in line.points] == sorted({p.x for p in line.points})
    assert [p.y for p in line.points] == sorted({p.y for p in line.points}, reverse=True)
    assert line.figures[0][1] == "0"
    assert line.figures[-1][1] == "100"


def test_days_are_named_where_there_is_room_and_the_last_always():
    line = timeline.timeline(*matter(growing(20)))
    assert line.days[-1][1] == date(2031, 5, 20)
    assert all(b[0] - a[0] >= 72 for a, b in pairwise(line.days))


def test_an_open_end_is_open_and_only_figures_that_are_updated_are_drawn():
    """From `at least 12` to `31`; `dozens` in a headline agrees with it, and is no step on the way."""
    at_least, exact = timeline.timeline(*matter(REPORT, "k-killed01")).points
    assert (at_least.figure, at_least.high) == ("≥\xa012", None)
    assert exact.low == exact.high == exact.y


def test_a_range_is_a_bar():
    report = growing(3)
    claims = tuple(replace(c, value=people(20, 99)) if c.id.endswith("2") else c for c in report.claims)
    low, dozens, high = timeline.timeline(*matter(replace(report, claims=claims))).points
    assert dozens.high < high.y < low.y  # pixels count down
    assert dozens.low > dozens.y > dozens.high


@pytest.mark.parametrize("name", ["k-dam00001", "k-missing1", "k-injured1"])
def test_nothing_that_does_not_grow_has_a_timeline(name):
    assert timeline.timeline(*matter(REPORT, name)) is None


@given(st.lists(st.integers(0, 10**9), min_size=2, max_size=8))
def test_all_points_lie_inside_the_picture(figures):
    report = growing(len(figures))
    claims = tuple(replace(c, value=people(n, n)) for c, n in zip(report.claims, figures, strict=True))
    line = timeline.timeline(*matter(replace(report, claims=claims)))
    assert all(0 <= p.x <= timeline.WIDTH and 0 <= p.y <= timeline.HEIGHT for p in line.points)
    assert len(line.figures) <= 6


def test_labels_of_one_day_do_not_lie_on_each_other():
    report = growing(6)
    articles = tuple(replace(a, published=date(2031, 5, 1) + timedelta(days=n // 5)) for n, a in enumerate(report.articles))
    claims = tuple(replace(c, value=people(20, 20 + n)) for n, c in enumerate(report.claims))
    line = timeline.timeline(*matter(replace(report, articles=articles, claims=claims)))
    labels = sorted(p.label for p in line.points if p.day == date(2031, 5, 1))
    assert all(b - a >= 14.9 for a, b in pairwise(labels))


def test_a_graph_leads_from_origins_to_claims_and_between_positions():
    net = graph.graph(*matter(REPORT, "k-killed01"))
    assert [o.whole for o in net.origins] == ["وزارة الصحة"]
    assert len(net.lines) == sum(bool(c.origin) for c in CLAIMS if c.topic == "killed")
    assert [[c.whole.split()[0] for c in box.claims] for box in net.boxes] == [["2031-05-01"], ["2031-05-02"] * 2, ["2031-05-02"]]
    assert [e.verdict for e in net.edges] == ["diverge", "agree"]


def test_boxes_and_origins_do_not_lie_on_each_other():
    net = graph.graph(*matter(growing(12)))
    assert all(a.y + a.height < b.y for a, b in pairwise(net.boxes))
    assert net.boxes[-1].y + net.boxes[-1].height <= net.height
    assert (len(net.edges), net.left_out) == (24, 66 - 24)


def test_the_matrix_says_who_says_what_and_who_is_silent():
    known = index(REPORT)
    made = matrix(matters(REPORT, known), known)
    assert made.outlets == ("Harbour Post", "صحيفة النهر", "وكالة الساحل")
    assert [(r.matter.cluster.id, r.cells) for r in made.rows] == [
        ("k-dam00001", ((), ((0, "A", ""),), ((1, "B", ""),))),
        ("k-killed01", (((1, "B", "31"), (2, "C", "20–99")), ((0, "A", "≥\xa012"),), ((1, "B", "31"),))),
    ]
    assert made.left_out == 0


def test_an_outlet_that_tells_the_story_without_it_is_not_merely_silent():
    report = replace(REPORT, silences=(Silence("a3", "k-dam00001", 2, 2), Silence("a2", "k-killed01", 1, 2)))
    known = index(report)
    dam, killed = matrix(matters(report, known), known).rows
    assert (dam.silent, killed.silent) == ({0}, set())  # the second says it in another article


def test_a_matrix_is_no_wider_than_one_can_read():
    report = growing(31)
    articles = tuple(replace(a, source=f"{a.source}/{n}") for n, a in enumerate(report.articles))
    more = tuple(replace(a, id=f"{a.id}b", source=f"{a.source}b") for a in articles)
    claims = (*report.claims, *(replace(c, id=f"{c.id}b", article=f"{c.article}b") for c in report.claims))
    cluster = replace(report.clusters[0], claims=tuple(c.id for c in claims))
    wide = replace(report, articles=(*articles, *more), claims=claims, clusters=(cluster,))
    known = index(wide)
    made = matrix(matters(wide, known), known)
    assert (len(made.outlets), made.left_out) == (40, 22)
