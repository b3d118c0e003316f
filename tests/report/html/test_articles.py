from hypothesis import given
from hypothesis import strategies as st

from reconcile.report.blocks import index
from reconcile.report.html.articles import lines, pieces, readable
from tests.report.sample import CLAIMS, REPORT, S8


def test_overlapping_claims_and_what_was_left_out():
    text = "Menu. At least 12 dead, 30 hurt."
    assert pieces(text, [(6, 22, "c-1"), (15, 31, "c-2")], [(0, 5, "menu")]) == [
        ["Menu.", [], "menu"], " ", ["At least ", ["c-1"], ""], ["12 dead", ["c-1", "c-2"], ""], [", 30 hurt", ["c-2"], ""], ".",
    ]  # fmt: skip


def test_offsets_count_code_points_and_line_breaks_stay():
    assert pieces("🌊🌊 12 dead\r\nMore", [(3, 10, "c-1")], []) == ["🌊🌊 ", ["12 dead", ["c-1"], ""], "\nMore"]


def test_an_offset_outside_the_text_marks_nothing():
    assert pieces("short", [(2, 99, "c-1"), (-3, 2, "c-2"), (3, 3, "c-3")], []) == ["short"]
    assert pieces("", [(0, 0, "c-1")], []) == []


STRETCHES = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40), st.sampled_from("abc")), max_size=6)


@given(st.text("ab ج\n🌊", max_size=40), STRETCHES, STRETCHES)
def test_no_text_is_lost_and_none_is_told_twice(text, claims, dropped):
    made = pieces(text, claims, dropped)
    assert "".join(p if isinstance(p, str) else p[0] for p in made) == text
    assert all(p if isinstance(p, str) else p[1] or p[2] for p in made)


def test_text_is_harmless_and_keeps_its_lines():
    assert lines("a\x1b[2J\r\nb\u202ec") == "a␛[2J\nb<U+202E>c"


def test_an_article_without_text_is_read_by_its_sentences():
    made = readable(REPORT, index(REPORT))
    assert made["articles"]["a3"]["text"] == []
    assert made["articles"]["a3"]["only"] == [c.id for c in CLAIMS if c.article == "a3"]
    assert made["claims"]["c-r0000001"] == ["k-rescued1", "rescued: people", S8]
