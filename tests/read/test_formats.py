from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile.model import Article, Problem
from reconcile.read.formats import MAX_TEXT, READERS, read_json_lines, read_text, sniff


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
    [article] = read_text("in/one.txt", data)
    assert article == Article(id="one.txt", text=text or data.decode(), path="in/one.txt")


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "empty"),
        (b" \n\t\r\n", "only blanks"),
        ("مقتل ثلاثة".encode("windows-1256"), "not UTF-8 at byte 0"),
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
    [problem] = read_text("one.txt", data)
    assert isinstance(problem, Problem)
    assert why in problem.why


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
    assert list(read_json_lines("w.jsonl", line.encode())) == [article]


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2031-03-05", date(2031, 3, 5)),
        ("2031-03-05T23:30:00Z", date(2031, 3, 5)),
        (" 2031-03-05T00:10:00+03:00", date(2031, 3, 5)),
    ],
)
def test_published_is_metadata(written, day):
    [article] = read_json_lines("w.jsonl", record(published=written).encode())
    assert (article.published, article.published_basis) == (day, "metadata")


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"published": "last Friday"}, "published is no ISO date"),
        ({"published": 20310305}, "published is not a string"),
        ({"title": ["a"]}, "title is not a string"),
        ({"id": True}, "id is not a string"),
        ({"source": "\ud800"}, "source is not a string"),
    ],
)
def test_a_field_that_cannot_be_used_costs_only_itself(fields, why):
    line = json.dumps({"text": "Three died.", **fields})
    problem, article = read_json_lines("w.jsonl", line.encode())
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
    found = list(read_json_lines("w.jsonl", b"\n".join([good, b"", line, good])))
    assert [f.id for f in found if isinstance(f, Article)] == ["good", "good"]
    [problem] = [f for f in found if isinstance(f, Problem)]
    assert problem.line == 3
    assert why in problem.why


@pytest.mark.parametrize(("data", "why"), [(b"", "empty"), (b"\n \n", "empty"), (b"%PDF-1.4", "a PDF")])
def test_a_file_without_records_is_named(data, why):
    [problem] = read_json_lines("w.jsonl", data)
    assert why in problem.why


def test_records_in_utf_16_are_read():
    [article] = read_json_lines("w.jsonl", record(text="غرق مركب").encode("utf-16"))
    assert article.text == "غرق مركب"


@pytest.mark.parametrize(
    ("data", "reader"),
    [(b'{"text": "a"}', read_json_lines), (b'\xef\xbb\xbf\n {"text"', read_json_lines), (b"Three died.", read_text), (b"", read_text)],
)
def test_sniff(data, reader):
    assert sniff(data) is reader


JSON = st.recursive(st.none() | st.booleans() | st.integers() | st.floats() | st.text(), st.lists, max_leaves=4)
NAMES = st.sampled_from(["id", "text", "title", "published", "url", "source"])
RECORDS = st.dictionaries(NAMES, JSON).map(lambda record: json.dumps(record).encode())


@given(st.one_of(st.binary(), st.text().map(str.encode), RECORDS), st.sampled_from(sorted(READERS)))
def test_no_data_raises_and_none_vanishes(data, suffix):
    found = list(READERS[suffix]("x" + suffix, data))
    assert found
    for item in found:
        if isinstance(item, Article):
            assert item.text.strip()
            assert item.id
            item.text.encode()
        else:
            assert item.why
