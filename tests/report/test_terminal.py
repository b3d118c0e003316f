import os
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from rich.cells import cell_len

from reconcile.model import Cluster, Report
from reconcile.report import formats
from tests.report.draw import drawn
from tests.report.sample import ARTICLES, CLAIMS, REPORT, S2, S3, S4, growing

GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize(
    ("name", "report", "options"),
    [
        ("sample-80", REPORT, {"width": 80}),
        ("sample-120", REPORT, {"width": 120}),
        ("visual-80", REPORT, {"width": 80, "bidi": "visual"}),
        ("agree-and-single-80", REPORT, {"width": 80, "only": frozenset(("agree", "single"))}),
        ("growing-80", growing(12), {"width": 80}),
    ],
)
def test_golden(name, report, options):
    """Run with RECONCILE_GOLDEN=write to write them anew, and read the difference."""
    path, text = GOLDEN / f"{name}.txt", drawn(report, **options)
    if os.environ.get("RECONCILE_GOLDEN") == "write":
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("width", [40, 80, 120])
@pytest.mark.parametrize("bidi", ["raw", "visual"])
@pytest.mark.parametrize("only", [frozenset(), frozenset(("agree", "single"))])
def test_no_line_is_too_long(width, bidi, only):
    for report in (REPORT, growing(30)):
        assert max(cell_len(line) for line in drawn(report, width, bidi=bidi, only=only).splitlines()) <= width


def test_raw_arabic_can_be_searched():
    text = drawn(REPORT, 120)
    for sentence in (S2, S3, S4, "أعلنت وزارة الصحة يوم الخميس مقتل 12 شخصا على الأقل في فيضان"):
        assert sentence in text


def test_order_and_words_without_colour():
    text = drawn(REPORT)
    headings = ["✗ CONTRADICTIONS", "≠ DIVERGENCES", "✓ AGREEMENTS", "· IN ONE ARTICLE ONLY", "! PROBLEMS"]
    at = [text.index(heading) for heading in headings]
    assert at == sorted(at)
    assert "\x1b" not in text


def test_on_a_terminal_the_claim_is_lit_inside_its_sentence():
    text = drawn(REPORT, 120, terminal=True)
    assert "وقالت الشرطة إن \x1b[1;7mالسد (القديم) انهار\x1b[0m فجر الخميس." in text
    lit = drawn(REPORT, 120, terminal=True, bidi="visual").split("\x1b[1;7m")[1].split("\x1b[0m")[0]
    assert lit == "\ufead\ufe8e\ufeec\ufee7\ufe8d (\ufee2\ufef3\ufeaa\ufed8\ufedf\ufe8d) \ufeaa\ufeb4\ufedf\ufe8d"


def test_hostile_text_is_harmless_and_visible():
    text = drawn(REPORT, 120, only=frozenset(("single",)), terminal=True)
    assert "\x1b[31mب" not in text
    assert "\u202e" not in text
    plain = drawn(REPORT, 120, only=frozenset(("single",)))
    assert "␛[31mبجروح<U+202E>." in plain
    assert "Rescuers saved [red]17[/red] people from a roof." in plain


def test_one_growing_figure_is_one_block():
    text = drawn(growing(12))
    assert text.count("k-grow") == 1
    assert [line.split()[0] for line in text.splitlines() if "2031-05-" in line and "█" in line] == list("ABCDEFGHIJKL")
    assert "65 more pairs for this reason" in text
    assert text.count("Could both be true?") == 1


def test_leading_is_named_where_its_position_is_not_in_the_block():
    cluster = replace(REPORT.clusters[1], positions=(*REPORT.clusters[1].positions, REPORT.clusters[0].positions[1]), leading="p-31")
    report = replace(REPORT, clusters=(cluster,), findings=tuple(f for f in REPORT.findings if f.cluster == cluster.id))
    assert "★ leading: C, 31 people" in drawn(report)


@pytest.mark.parametrize(
    ("options", "there", "gone"),
    [
        ({"only": frozenset(("contradict",))}, ["k-dam00001", "PROBLEMS"], ["k-killed01", "DIVERGENCES", "AGREEMENTS", "ONE ARTICLE ONLY"]),
        ({"topic": "missing"}, ["only topic missing", "k-missing1", "no contradiction"], ["k-dam00001", "k-killed01"]),
        ({"limit": 1}, ["k-killed01", "… and 1 more matter"], ["k-missing1", "k-rescued1"]),
        ({"topic": "no_such_topic"}, ["nothing in one article only"], ["CONTRADICTIONS", "ONE ARTICLE ONLY\n"]),
    ],
)
def test_options(options, there, gone):
    text = drawn(REPORT, **options)
    assert [word for word in there if word not in text] == []
    assert [word for word in gone if word in text] == []


def test_singles_are_cut_at_ten_unless_all_are_asked_for():
    clusters = tuple(Cluster(f"k-{n}", "killed", f"matter {n}", (CLAIMS[0].id,)) for n in range(14))
    report = Report(ARTICLES, CLAIMS, clusters, ())
    assert "… and 4 more matters" in drawn(report)
    assert "matter 13" not in drawn(report)
    assert "matter 13" in drawn(report, all_singles=True)
    assert "matter 13" in drawn(report, only=frozenset(("single",)))


def test_a_run_over_nothing_is_not_called_agreement():
    text = drawn(Report((), (), (), ()))
    assert "No claim was found, so nothing was compared." in text
    assert "agree" not in text.replace("no agreement", "")


@pytest.mark.parametrize("options", [{"only": frozenset(("grave",))}, {"bidi": "both"}])
def test_an_unknown_word_is_refused(options):
    with pytest.raises(ValueError, match=r"grave|both"):
        drawn(REPORT, **options)


@pytest.mark.parametrize("write", [drawn, partial(formats.write, format="markdown"), partial(formats.write, format="html")])
def test_a_figure_that_was_worked_out_says_so(write):
    claims = tuple(replace(c, detail={**c.detail, "worked_out": "90 less 0 dead"}) if c.hedged else c for c in REPORT.claims)
    assert "worked out" not in write(REPORT)
    assert "worked out" in write(replace(REPORT, claims=claims))
