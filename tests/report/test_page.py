import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from reconcile.report.page import page, put, text
from tests.report.draw import canvas

ARABIC = "وقالت الشرطة إن السد القديم انهار فجر الخميس بعد أمطار غزيرة"


def put_on(width, *args, bidi="raw", **options):
    console = canvas(width)
    put(page(console, bidi=bidi), *args, **options)
    return console.file.getvalue()


def test_mark_and_indent():
    assert put_on(20, text("one two three four five"), indent=5, mark="  A") == "  A  one two three\n     four five\n"


def test_arabic_is_raw_and_at_the_left():
    assert put_on(40, text(ARABIC), indent=2, turn=True).replace("\n ", "").strip() == ARABIC


def test_visual_arabic_is_wrapped_first_and_stands_at_the_right():
    lines = put_on(40, text(ARABIC), bidi="visual", turn=True).splitlines()
    assert [cell_len(line) for line in lines] == [40, 40]
    assert lines[0].endswith("\ufe96\ufedf\ufe8e\ufed7\ufeed")  # the first word is at the right end of the first line
    assert put_on(40, text("from " + ARABIC[:6]), bidi="visual").startswith("from ")


def test_markup_is_text():
    assert put_on(40, text("[red]x[/red] :smile: 12")) == "[red]x[/red] :smile: 12\n"


@given(st.text(max_size=60), st.integers(20, 50), st.integers(0, 6), st.sampled_from(["raw", "visual"]), st.booleans())
def test_no_line_is_too_long(content, width, indent, bidi, turn):
    lines = put_on(width, text(content), indent=indent, bidi=bidi, turn=turn).split("\n")
    assert all(cell_len(line) <= width for line in lines)


@pytest.mark.parametrize("bidi", ["raw", "visual"])
def test_an_unbroken_word_is_folded(bidi):
    assert put_on(20, text("x" * 45), bidi=bidi) == f"{'x' * 20}\n{'x' * 20}\n{'x' * 5}\n"
