"""Plain text, and the front matter that may stand over it."""

from __future__ import annotations

from datetime import date

import pytest

from reconcile.model import Article, Drop, Problem
from reconcile.read.decode import MAX_TEXT
from reconcile.read.given import Given
from reconcile.read.plain import read_text


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("مقتل 3 أشخاص".encode(), "مقتل 3 أشخاص"),
        ("\ufeffThree died.".encode(), "Three died."),
        ("غرق مركب".encode("utf-16"), "غرق مركب"),
        (b"One line.\r\n\r\nAnother.\n", "One line.\r\n\r\nAnother.\n"),
        (b"a stray \x1a mark in an otherwise good text. " + b"It goes on and on. " * 10, None),
    ],
)
def test_text_is_taken_as_it_is(data, text):
    [article] = read_text("in/one.txt", data, Given())
    assert article == Article(id="one.txt", text=text or data.decode(), path="in/one.txt")


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "empty"),
        (b" \n\t\r\n", "only blanks"),
        ("مقتل ثلاثة".encode("windows-1256"), "not UTF-8 at byte 0"),  # too few words to tell
        (b"<!DOCTYPE html><html><body>Three died.", "a web page"),
        (b"fine until \xff", "not UTF-8 at byte 11"),
        (b"\xff\xfeo\x00d", "not UTF-16 at byte"),
        (b"%PDF-1.7\n%\xe2\xe3", "a PDF"),
        (b"PK\x03\x04rest", "a zip archive"),
        (b"\x00\x01\x02\xff", "NUL"),
        (b"\x00\x01\x02\x03 text", "control characters"),
        (b"a" * (MAX_TEXT + 1), "longer than 1,000,000 characters"),
        (b"a" * (4 * MAX_TEXT + 1), "longer than 1,000,000 characters"),
    ],
)
def test_what_is_no_text_is_named(data, why):
    [problem] = read_text("one.txt", data, Given())
    assert isinstance(problem, Problem)
    assert why in problem.why


FRONT = "---\nsource: River Daily\npublished: 2031-05-06\nlayout: post\n---\n"


def test_front_matter_tells_of_the_article_and_is_dropped_where_it_stands():
    [article] = read_text("one.md", (FRONT + "Three died.").encode(), Given())
    assert (article.source, article.published, article.published_basis) == ("River Daily", date(2031, 5, 6), "metadata")
    assert article.dropped == (Drop(0, len(FRONT), "front matter"),)
    assert article.text == FRONT + "Three died."


def test_front_matter_may_have_other_names():
    [article] = read_text("one.md", b"---\ndate: 2031-05-06\n---\nThree died.", Given(fields={"published": "date"}))
    assert article.published == date(2031, 5, 6)


@pytest.mark.parametrize(
    "text", ["---\nThree died.\n---\nFour died.", "--- Three died.\n---", "---\n: [\n---\nThree died.", "---\na: b\nno end"]
)
def test_what_only_looks_like_front_matter_is_text(text):
    [article] = read_text("one.txt", text.encode(), Given())
    assert (article.text, article.dropped) == (text, ())


def test_front_matter_that_cannot_be_used_is_named():
    problem, article = read_text("one.md", b"---\ntitle: [a, b]\n---\nThree died.", Given())
    assert (problem.why, problem.line) == ("title is not a string and is left out", 1)
    assert article.title is None
