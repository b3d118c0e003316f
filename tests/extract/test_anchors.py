"""What of a quotation a translator leaves as it is, read alike in two languages."""

from __future__ import annotations

import pytest

from tests.extract.telling import claims


def found(text: str) -> set[str]:
    """The anchors of an article's one quotation."""
    (quotation,) = claims(text, "quote")
    return set(str(quotation.detail.get("anchors") or "").split("; ")) - {""}


ALIKE = [
    (
        "قال المحافظ سمير عادل: «قتل 14 جنديا في نيروبي أمس ولن نتفاوض مع المسلحين».",
        '"Fourteen soldiers were killed in Nairobi yesterday and we will not negotiate with the gunmen," said Mayor John Carter.',
        {"figure 14", "group soldiers", "topic killed", "place Nairobi", "days 2031-05-13/2031-05-13", "not", "group attackers"},
    ),
    (
        "قال المحافظ سمير عادل: «سنبني أكثر من 300 منزل في مومباسا مع الحكومة النرويجية».",
        '"We will build more than 300 houses in Mombasa with the Norwegian government," said Mayor John Carter.',
        {"figure 301..", "place Mombasa", "place Norway", "actor Norwegian government"},
    ),
    (
        "قال المحافظ سمير عادل: «دمر التفجير البيت الأبيض القديم قرب الميناء».",
        '"The bombing destroyed the old white house near the harbour," said Mayor John Carter.',
        {"kind bombing"},
    ),
    (
        "قال المحافظ سمير عادل: «لم نستطع فتح الطريق القديمة قرب الميناء».",
        '"We couldn’t open the old road near the harbour," said Mayor John Carter.',
        {"not"},
    ),
]


@pytest.mark.parametrize(("arabic", "english", "expected"), ALIKE)
def test_both_languages_have_them_alike(arabic: str, english: str, expected: set[str]) -> None:
    assert expected <= found(arabic)
    assert expected <= found(english)


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ('"The road stays open for everybody tonight, whatever comes," said Mayor John Carter of 14 men.', "figure"),
        ('"Several people and one man have told me of it already," said Mayor John Carter.', "figure"),
        ('"We have waited for this road since 2012, and still wait," said Mayor John Carter.', "figure"),
        ('In Nairobi "we will build the road before the winter comes," said Mayor John Carter.', "place"),
        ('"Nobody will take this old road from us again," said Mayor John Carter.', "name"),
    ],
)
def test_what_is_no_anchor(text: str, missing: str) -> None:
    """What stands outside the quotation, what is said of everything, a year that dates, and a capital that opens a sentence."""
    assert not [anchor for anchor in found(text) if anchor.startswith(missing)]


def test_a_name_that_nothing_else_reads_is_known_by_its_capital() -> None:
    assert "name Sarkandel" in found('"We will open the Sarkandel tunnel before the winter comes," said Mayor John Carter.')
