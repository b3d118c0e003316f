from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from reconcile.text.escape import escaped


@given(st.text())
def test_the_strings_are_the_same_and_nothing_in_them_commands(text):
    document = escaped(json.dumps(text, ensure_ascii=False))
    assert json.loads(document) == text
    assert not set("\x7f\x9b\u2028\u202e\u2066\U000e0041") & set(document)


def test_arabic_stays_as_it_is():
    assert escaped('"مقتل 26 محتجا"') == '"مقتل 26 محتجا"'
    assert escaped('"26\u202e"') == '"26\\u202e"'
