from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile.extract.document import read_document
from reconcile.extract.quoted import quoted
from reconcile.extract.quotes import quotes
from reconcile.extract.sayings import read_voices
from reconcile.model import Article, Claim
from tests.extract.telling import compiled

LONG = "مشى في الطريق الطويل " * 20  # a quotation of several sentences


def found(text: str, lang: str = "ar") -> list[Claim]:
    grammar, actors = compiled(lang)
    document = read_document(Article("a", text, language=lang), grammar)
    return quotes(document, read_voices(document, actors))


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ('He said "one two" then', ["one two"]),
        ("قال «واحد اثنان» ثم", ["واحد اثنان"]),
        ("said “one ‘two’ three” then", ["one ‘two’ three"]),
        ("قال «واحد «اثنان» ثلاثة» ثم", ["واحد «اثنان» ثلاثة"]),
        ("said 'one two' then", ["one two"]),
        ("the minister's dog's bone", []),
        ('never closed: "one two\nnext "three" line', ["one two", "three"]),
        ('"a" and "b"', ["a", "b"]),
        ("nobody opened» this, and »this« is another", ["this"]),
        (f"قال «{LONG} وعاد. وكان «الحي» هادئا", [f"{LONG} وعاد.", "الحي"]),
        (f"قال «{LONG} وعاد. وكان «الحي» هادئا» ثم", [f"{LONG} وعاد. وكان «الحي» هادئا"]),
        ("", []),
    ],
)
def test_what_stands_between_marks(text: str, inside: list[str]):
    assert [text[a:b] for a, b in quoted(text)] == inside


@given(st.text(alphabet="ab \n\"'«»“”‘’", max_size=40))
def test_spans_are_ordered_apart_and_inside(text: str):
    spans = quoted(text)
    assert all(0 <= a <= b <= len(text) for a, b in spans)
    assert all(b <= c for (_, b), (c, _) in pairwise(spans))


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ('قال الرئيس الكيني جون كاريوكي، الأحد: "سنواصل العمل حتى النهاية".', "ar", [("جون كاريوكي", "سنواصل العمل حتى النهاية")]),
        ('وصف الوزير الحادث بأنه "عمل جبان".', "ar", []),
        ("قال المحافظ سمير عادل: «لن نتراجع عن القرار. القانون فوقنا».", "ar", [("سمير عادل", "لن نتراجع عن القرار. القانون فوقنا")]),
        ('"We will go on until the end," Mayor John Carter said.', "en", [("John Carter", "We will go on until the end,")]),
        ('The so-called "road of the four winds" was shut.', "en", []),
        (
            '"We will go on tonight," said Mayor John Carter. "We will not stop before dawn," he said.',
            "en",
            [("John Carter", "We will go on tonight,"), ("John Carter", "We will not stop before dawn,")],
        ),
    ],
)
def test_speech_and_its_speaker(text: str, lang: str, expected: list[tuple[str, str]]):
    assert [(c.speaker, c.text) for c in found(text, lang)] == expected


def test_joint_speakers_and_who_passed_it_on():
    text = 'نقلت وكالة رويترز عن الرئيس الكيني جون كاريوكي ووزير الصحة النرويجي كنوت هانسن قولهما: "لن نتراجع عن القرار أبدا".'
    (claim,) = found(text)
    assert (claim.speaker, claim.detail) == ("جون كاريوكي", {"source": "person", "also": "كنوت هانسن", "via": "Reuters", "anchors": "not"})


def test_offsets_and_sentence_are_the_article_s_own():
    text = "صدر القرار أمس.\nقال المحافظ سمير عادل: «لن نتراجَع عن القرار. القانون فوق الجميع»."
    (claim,) = found(text)
    assert text[claim.start : claim.end] == claim.text == "لن نتراجَع عن القرار. القانون فوق الجميع"
    assert claim.sentence == text[claim.sentence_start : claim.sentence_start + len(claim.sentence)]
    assert claim.text in claim.sentence
    assert claim.topic == "quote"
    assert claim.value is None
