import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile.report.safe import safe


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("مقتل 12 شخصاً", "مقتل 12 شخصاً"),
        ("a\x1b[31mb\x07", "a␛[31mb␇"),
        ("\x7f\x9b2J", "␡<U+009B>2J"),
        ("12\u202e34\u202c\u2066x\u2069", "12<U+202E>34<U+202C><U+2066>x<U+2069>"),
        ("\u200fنعم\u200e\ufeff", "نعم"),
        ("می\u200cروم", "می\u200cروم"),
        ("a\n\t b\u2028c\r\nd", "a b c d"),
        ("a  b", "a  b"),
        ("\ud800\ue000", "<U+D800><U+E000>"),
        ("[red]x[/red]", "[red]x[/red]"),
    ],
)
def test_safe(text, shown):
    assert safe(text) == shown


@given(st.text())
def test_nothing_that_commands_is_left_and_nothing_changes_twice(text):
    shown = safe(text)
    assert not {c for c in shown if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp")} - {"\u200c", "\u200d"}
    assert safe(shown) == shown
