"""Where a sentence ends, and where a full stop ends none."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile.text.sentences import sentences

SHORT = frozenset({"د", "dr", "u", "s", "jan"})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("انتهى البحث. عاد الرجال.", ["انتهى البحث.", "عاد الرجال."]),
        ("انتهى البحث.عاد الرجال", ["انتهى البحث.", "عاد الرجال"]),
        ("هل انتهى؟ لا! نعم…", ["هل انتهى؟", "لا!", "نعم…"]),
        ("قال د. سامي الخبر. وعاد", ["قال د. سامي الخبر.", "وعاد"]),
        ("dr. smith of the u.s. navy left. he came", ["dr. smith of the u.s. navy left.", "he came"]),
        ("it rose by 2.5 points. so", ["it rose by 2.5 points.", "so"]),
        ("hit.com is a site", ["hit.com is a site"]),
        ('he said "stop." then left', ['he said "stop."', "then left"]),
        ("عنوان\nنص بلا نقطة\r\nنص آخر", ["عنوان", "نص بلا نقطة", "نص آخر"]),
        ("القائمة: واحد، اثنان؛ ثلاثة", ["القائمة: واحد، اثنان؛ ثلاثة"]),
        ("   \n  ", []),
        ("", []),
    ],
)
def test_a_text_falls_into_sentences(text: str, expected: list[str]) -> None:
    assert [text[a:b] for a, b in sentences(text, SHORT)] == expected


@given(st.text(st.sampled_from("ab د.!?؟…\"')\n\r 12") | st.characters(codec="utf-8"), max_size=80))
def test_sentences_hold_everything_in_order_and_cross_no_line(text: str) -> None:
    found = sentences(text, SHORT)
    assert all(a < b for a, b in found)
    assert all(one[1] <= other[0] for one, other in pairwise(found))
    assert all(not text[a].isspace() and not text[b - 1].isspace() for a, b in found)
    assert not any("\n" in text[a:b] or "\r" in text[a:b] for a, b in found)
    covered = {i for a, b in found for i in range(a, b)}
    assert all(c.isspace() for i, c in enumerate(text) if i not in covered)
