"""Encodings: declared, marked, UTF-8, or old and plain to see."""

from __future__ import annotations

import pytest

from reconcile.read.decode import Unusable, decode

ARABIC = "أعلنت وزارة الداخلية أن 14 عاملا قتلوا في انهيار مبنى في المدينة، وأصيب 30 آخرون."
ENGLISH = "The mayor’s office said “14 people” were killed in the café on the bank of the river."


@pytest.mark.parametrize(
    ("text", "encoding", "named"),
    [(ARABIC, "cp1256", "windows-1256"), (ARABIC, "iso8859_6", "ISO-8859-6"), (ENGLISH, "cp1252", "windows-1252")],
)
def test_an_old_encoding_is_detected_and_said(text, encoding, named):
    assert decode(text.encode(encoding)) == (text, f"not UTF-8; read as {named}, which --encoding declares")


def test_a_declared_encoding_is_no_guess():
    assert decode(ARABIC.encode("cp1256"), encoding="windows-1256") == (ARABIC, None)


@pytest.mark.parametrize("data", [ARABIC.encode(), ARABIC.encode("utf-8-sig"), ARABIC.encode("utf-16")])
def test_unicode_is_no_guess(data):
    assert decode(data) == (ARABIC, None)


def test_a_byte_order_mark_outweighs_what_is_declared():
    assert decode(ARABIC.encode("utf-8-sig"), encoding="cp1256") == (ARABIC, None)


@pytest.mark.parametrize(
    ("data", "declared", "why"),
    [
        ("Взрыв произошёл утром".encode("cp1251"), None, "not UTF-8 at byte 0; save it as UTF-8, or name its encoding by --encoding"),
        ("مقتل".encode("cp1256"), None, "not UTF-8 at byte 0"),
        (ARABIC.encode("cp1256"), "ascii", "not ascii at byte 0"),
        (b"\x1f\x8b\x08\x00", None, "a gzip archive"),
    ],
)
def test_what_leaves_a_doubt_is_not_read(data, declared, why):
    with pytest.raises(Unusable, match=why):
        decode(data, encoding=declared)


def test_a_limit_is_in_bytes():
    with pytest.raises(Unusable, match="larger than 1 MB"):
        decode(b"a" * (1024 * 1024 + 1), limit=1024 * 1024)
