"""PDF files: an Arabic page as a browser printed it, and what is no page."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pypdfium2
import pytest

from reconcile.read.given import Given
from reconcile.read.pdf import in_order, paragraphs, read_pdf

PRINTED = Path(__file__).parent / "pages" / "report.pdf"  # by Chromium, in a font whose words come from the left
TEXT = """انهيار جسر في مدينة الرملة
قالت الشرطة إن 14 عاملا قتلوا في انهيار جسر في مدينة الرملة يوم الثلاثاء 7 مارس 2034، وأصيب ٣٠ آخرون نقلوا إلى المستشفى القريب من المكان.
وأضافت الشرطة أن فرق الإنقاذ ما زالت تبحث عن ناجين تحت الأنقاض، وأن السلطات أغلقت الطريق المؤدي إلى الجسر حتى إشعار آخر."""


def test_arabic_comes_out_in_order_with_its_figures_in_place():
    [article] = read_pdf("report.pdf", PRINTED.read_bytes(), Given())
    assert (article.id, article.text, article.published) == ("report.pdf", TEXT, None)


def placed(text, *places):
    return list(zip(text, places, strict=True))


@pytest.mark.parametrize(
    ("characters", "line"),
    [
        (placed("جسر", 30, 20, 10), "جسر"),
        (placed("رسج", 10, 20, 30), "جسر"),
        (placed("رسج،", 10, 20, 30, 5), "جسر،"),
        (placed("،34 جسر", 10, 20, 30, 9, 8, 7, 6), "34، جسر"),
        (placed("جسر 3.5", 30, 20, 10, 9, 6, 7, 8), "جسر 3.5"),
        (placed("الماع", 10, 10, 20, 30, 40), "عاملا"),  # lam and alif are one sign, in one place
        (placed("ادج\u064b", 10, 20, 30, 10.5), "جدا\u064b"),
        (placed("abc", 30, 20, 10), "abc"),
        (placed("ab\r\nجر", 1, 2, 0, 0, 2, 1), "ab|جر"),
    ],
)
def test_letters_are_put_in_order_by_where_they_stand(characters, line):
    assert "|".join(in_order((c, x) for c, x in characters if c != "\r")) == line


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["Title", "a line as long as lines get", "is long.", "Another one"], "Title|a line as long as lines get is long.|Another one"),
        (["a long line", "", "a long line"], "a long line|a long line"),
        ([], ""),
    ],
)  # fmt: skip
def test_lines_become_paragraphs(lines, text):
    assert paragraphs(lines) == text.replace("|", "\n")


def blank():
    with pypdfium2.PdfDocument.new() as document:
        document.new_page(200, 200)
        made = io.BytesIO()
        document.save(made)
        return made.getvalue()


@pytest.mark.parametrize(
    ("data", "why"),
    [(b"", "the file is empty"), (b"%PDF-1.7\n%\xe2\xe3", "cannot be read as a PDF"), (b"text", "cannot be read as a PDF"),
     (blank(), "there is no text in it; are its pages pictures?")],
)  # fmt: skip
def test_what_cannot_be_read_is_named(data, why):
    [problem] = read_pdf("x.pdf", data, Given())
    assert why in problem.why


def test_without_the_extra_it_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    [problem] = read_pdf("x.pdf", PRINTED.read_bytes(), Given())
    assert problem.why == "PDF is read by an extra that is not installed here: pip install 'reconcile[pdf]'"
