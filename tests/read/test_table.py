"""CSV as spreadsheets and databases write it."""

from __future__ import annotations

from datetime import date

import pytest

from reconcile.model import Article, Problem
from reconcile.read.decode import MAX_TEXT
from reconcile.read.given import Given
from reconcile.read.table import read_csv


def read(table, encoding="utf-8", /, **fields):
    return list(read_csv("w.csv", table.encode(encoding), Given(fields=fields)))


def test_a_row_is_an_article():
    [article] = read("id,source,published,title,url,text\na7,Post,2031-03-05,T,http://x,Three died.\n")
    assert article == Article("a7", "Three died.", "w.csv", "Post", "T", "http://x", published=date(2031, 3, 5), published_basis="metadata")


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_cells_may_hold_lines_and_commas_and_ids_count_lines(delimiter):
    found = read(f'text{delimiter}n\r\n"Three, died;\nin two | lines"{delimiter}1\r\n\r\nFour died.{delimiter}2\r\n')
    assert [(a.id, a.text) for a in found] == [("w.csv:2", "Three, died;\nin two | lines"), ("w.csv:5", "Four died.")]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_what_excel_saves(encoding):
    [article] = read("text;source\nغرق مركب;النهر\n", encoding)
    assert (article.text, article.source) == ("غرق مركب", "النهر")


def test_columns_may_have_other_names():
    [article] = read(" body ,Zeitung\nThree died.,Post", text="body", source="Zeitung")
    assert (article.text, article.source) == ("Three died.", "Post")


@pytest.mark.parametrize(
    ("text", "why", "line"),
    [
        ("", "the file is empty", None),
        ("a,b\n1,2\n", "no column 'text' among a, b; --map text=NAME names it", None),
        ("text,b\n", "there are no rows in it", None),
        ("text,b\n,2\n", "the record's text is empty", 2),
        ("text,b\nThree died.,2,3\n", "the row has more cells than there are columns; the rest is left out", 2),
        ('text,b\n"' + "a" * (4 * MAX_TEXT + 1) + '",2\n', "not a table from here on: field larger than field limit (4000000)", 2),
        ('text,b\n"' + "a" * (MAX_TEXT + 1) + '",2\n', "longer than 1,000,000 characters, the limit for one article", 2),
    ],
)
def test_what_cannot_be_used_is_named_with_its_line(text, why, line):
    assert [(p.why, p.line) for p in read(text) if isinstance(p, Problem)] == [(why, line)]


def test_a_pdf_by_another_name():
    [problem] = read_csv("w.csv", b"%PDF-1.7", Given())
    assert problem.why == "not a text file but a PDF"
