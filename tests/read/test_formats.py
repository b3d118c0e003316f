from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile.model import Article
from reconcile.read.formats import READERS, SUFFIXES, sniff
from reconcile.read.given import Given


@pytest.mark.parametrize(
    ("data", "format"),
    [
        (b'{"text": "a"}', "jsonl"),
        (b'\xef\xbb\xbf\n {"text": "a"}\n{"text": "b"}', "jsonl"),
        (b'{\n "text": "a"\n}', "json"),
        (b'[{"text": "a"}]', "json"),
        (b"[]", "json"),
        (b"[Agency] Three died.", "text"),
        (b"%PDF-1.7", "pdf"),
        (b'<?xml version="1.0"?>\n<rss version="2.0">', "feed"),
        (b'<!-- made by hand --><feed xmlns="http://www.w3.org/2005/Atom">', "feed"),
        (b"<!DOCTYPE html><html>", "html"),
        (b"\n<HTML lang=ar>", "html"),
        (b"<i>Three died.</i>", "text"),
        (b"id,text\n1,Three died.", "csv"),
        (b"id;text\n1;Three died.", "csv"),
        (b"text\n", "text"),
        (b"Police, army and others\nThree died.", "text"),
        (b"Three died.", "text"),
        (b"", "text"),
        ('{"text": "غرق"}'.encode("utf-16"), "jsonl"),
    ],
)
def test_data_without_a_name_tells_what_it_is(data, format):
    assert sniff(data, Given()) is READERS[format]


def test_what_was_told_holds():
    assert sniff(b'{"text": "a"}', Given("text")) is READERS["text"]
    assert sniff(b"id,content\n", Given(fields={"text": "content"})) is READERS["csv"]


def test_every_suffix_has_a_reader():
    assert set(SUFFIXES.values()) == set(READERS)


JSON = st.recursive(st.none() | st.booleans() | st.integers() | st.floats() | st.text(), st.lists, max_leaves=4)
NAMES = st.sampled_from(["id", "text", "title", "published", "url", "source"])
RECORDS = st.dictionaries(NAMES, JSON).map(lambda record: json.dumps(record).encode())
PIECES = ["<html>", "<p>", "</p>", "<rss>", "<item>", "<description>", "&", "<!--", "<![CDATA[", "]]>", '"', "a", ",\n"]
MARKUP = st.lists(st.sampled_from(PIECES)).map(lambda pieces: "".join(pieces).encode())


@given(st.one_of(st.binary(), st.text().map(str.encode), RECORDS, MARKUP), st.sampled_from(sorted(READERS)))
def test_no_data_raises_and_none_vanishes(data, format):
    found = list(READERS[format]("x", data, Given()))
    assert found
    for item in found:
        if isinstance(item, Article):
            assert item.text.strip()
            assert item.id
            item.text.encode()
        else:
            assert item.why
