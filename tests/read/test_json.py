"""JSON and JSON Lines, with any names of fields."""

from __future__ import annotations

import json
from datetime import date

import pytest

from reconcile.model import Article, Problem
from reconcile.read.decode import MAX_TEXT
from reconcile.read.given import Given
from reconcile.read.json import read_json, read_json_lines


def record(**fields):
    return json.dumps({"text": "Three died.", **fields}, ensure_ascii=False)


@pytest.mark.parametrize(
    ("line", "article"),
    [
        (record(), Article(id="w.jsonl:1", text="Three died.", path="w.jsonl")),
        (record(id="a7", source="Post", title="T", url="http://x"), Article("a7", "Three died.", "w.jsonl", "Post", "T", "http://x")),
        (record(id=12), Article(id="12", text="Three died.", path="w.jsonl")),
        (record(id="", title=None), Article(id="w.jsonl:1", text="Three died.", path="w.jsonl")),
    ],
)
def test_a_record_gives_an_article(line, article):
    assert list(read_json_lines("w.jsonl", line.encode(), Given())) == [article]


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2031-03-05", date(2031, 3, 5)),
        ("2031-03-05T23:30:00Z", date(2031, 3, 5)),
        (" 2031-03-05T00:10:00+03:00", date(2031, 3, 5)),
        ("Wed, 05 Mar 2031 23:30:00 +0300", date(2031, 3, 5)),
    ],
)
def test_published_is_metadata(written, day):
    [article] = read_json_lines("w.jsonl", record(published=written).encode(), Given())
    assert (article.published, article.published_basis) == (day, "metadata")


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"published": 20310305}, "published is not a string"),
        ({"title": ["a"]}, "title is not a string"),
        ({"id": True}, "id is not a string"),
        ({"source": "\ud800"}, "source is not a string"),
    ],
)
def test_a_field_that_cannot_be_used_costs_only_itself(fields, why):
    line = json.dumps({"text": "Three died.", **fields})
    problem, article = read_json_lines("w.jsonl", line.encode(), Given())
    assert why in problem.why
    assert problem.line == 1
    assert article == Article(id="w.jsonl:1", text="Three died.", path="w.jsonl")


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (b"{broken", "not JSON"),
        (b"[1, 2]", "not an object"),
        (b'"text"', "not an object"),
        (b"{}", "no text"),
        (b'{"text": null}', "no text"),
        (b'{"text": 5}', "text is not a string"),
        (b'{"text": ""}', "text is empty"),
        (b'{"text": "  "}', "only blanks"),
        (b'{"text": "\\ud800 died"}', "half a surrogate pair at character 0"),
        (b'{"text": "\xff"}', "not UTF-8 at byte 10"),
        (b"[" * 100_000, "not JSON"),
        (b'{"text": "' + b"a" * (MAX_TEXT + 1) + b'"}', "longer than"),
    ],
)
def test_a_broken_line_costs_only_itself(line, why):
    good = record(id="good").encode()
    found = list(read_json_lines("w.jsonl", b"\n".join([good, b"", line, good]), Given()))
    assert [f.id for f in found if isinstance(f, Article)] == ["good", "good"]
    [problem] = [f for f in found if isinstance(f, Problem)]
    assert problem.line == 3
    assert why in problem.why


@pytest.mark.parametrize(("data", "why"), [(b"", "empty"), (b"\n \n", "empty"), (b"%PDF-1.4", "a PDF")])
def test_a_file_without_records_is_named(data, why):
    [problem] = read_json_lines("w.jsonl", data, Given())
    assert why in problem.why


def test_records_in_utf_16_are_read():
    [article] = read_json_lines("w.jsonl", record(text="غرق مركب").encode("utf-16"), Given())
    assert article.text == "غرق مركب"


def test_a_date_in_words_is_left_to_the_date_stage():
    [article] = read_json_lines("w.jsonl", record(published="الأربعاء 5 مارس 2031").encode(), Given())
    assert (article.stamp, article.published, article.published_basis) == ("الأربعاء 5 مارس 2031", None, "unknown")


def test_a_file_of_which_no_line_is_a_record_is_not_read_to_its_end():
    found = list(read_json_lines("w.jsonl", b"20 people were killed\n" * 50_000, Given()))
    assert len(found) == 1001
    assert found[-1].why == "1000 records in a row are no articles; the rest is not read"


def read(document, **fields):
    return list(read_json("d.json", json.dumps(document).encode(), Given(fields=fields)))


@pytest.mark.parametrize(
    ("document", "ids"),
    [
        ({"text": "One."}, ["d.json"]),
        ([{"text": "One."}], ["d.json"]),
        ([{"text": "One."}, {"text": "Two.", "id": 7}], ["d.json:1", "7"]),
        ({"status": "ok", "tags": ["a"], "articles": [{"text": "One."}, {"text": "Two."}]}, ["d.json:1", "d.json:2"]),
    ],
)
def test_an_object_or_an_array(document, ids):
    assert [article.id for article in read(document)] == ids


def test_fields_may_have_other_names_and_stand_inside_others():
    row = {"content": "Three died.", "source": {"id": None, "name": "Post"}, "publishedAt": "2031-03-05T10:00:00Z", "a.b": "T"}
    [article] = read([row], text="content", source="source.name", published="publishedAt", title="a.b")
    assert (article.text, article.source, article.published, article.title) == ("Three died.", "Post", date(2031, 3, 5), "T")


@pytest.mark.parametrize(
    ("document", "why"),
    [
        ([{"text": "A."}, {"body": "B.", "n": 1}], "record 2: the record has no text: no 'text' among body, n; --map text=NAME names it"),
        ({"a": [{"b": 1}], "c": [{"d": 2}]}, "record 1: the record has no text: no 'text' among a, c; --map text=NAME names it"),
        (["One."], "record 1: not an object with a text"),
        (5, "record 1: not an object with a text"),
        ([], "there are no records in it"),
        ([{"text": "One.", "url": 5}], "record 1: url is not a string and is left out"),
    ],
)
def test_a_record_that_cannot_be_used_is_named(document, why):
    assert [item.why for item in read(document) if isinstance(item, Problem)] == [why]


def test_broken_json_is_named_with_its_line():
    [problem] = read_json("d.json", b'[\n{"text": "One."},\n{broken', Given())
    assert (problem.line, problem.why[:9]) == (3, "not JSON:")
