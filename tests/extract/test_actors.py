from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reconcile.extract.document import read_document
from reconcile.extract.people import Mentions, read_actors
from reconcile.extract.unify import namings, unify
from reconcile.model import Article
from reconcile.rulebook.book import shipped
from reconcile.rulebook.offices import Offices, Portrait, load_offices
from reconcile.rulebook.strict import RuleError, load
from tests.extract.telling import compiled


def mentions(text: str, lang: str = "ar") -> Mentions:
    grammar, actors = compiled(lang)
    return read_actors(read_document(Article("a", text, language=lang), grammar), actors)


def names(text: str, lang: str = "ar") -> list[str]:
    return [m.name for row in mentions(text, lang) for m in row]


def portraits() -> list[Portrait]:
    return [e for p in sorted((shipped() / "vocabulary").glob("offices*.yaml")) for e in load(p, Offices).examples]


@pytest.mark.parametrize("example", portraits(), ids=lambda e: e.text[:40])
def test_every_example_of_the_rules_holds(example: Portrait):
    assert tuple(names(example.text, example.lang)) == example.actors


@pytest.mark.parametrize(
    ("text", "name", "institution"),
    [
        ("أعلن الكرملين الخبر.", "Kremlin", "Kremlin"),
        ("أعلنت الرئاسة الروسية الخبر.", "Kremlin", "Kremlin"),
        ("أعلنت وزارة الدفاع الأمريكية الخبر.", "Pentagon", "Pentagon"),
        ("قال الناطق باسم الشرطة الكينية إن البحث انتهى.", "Kenyan Police spokesman", "Kenyan Police"),
        ("قال وزير الداخلية النرويجي كنوت هانسن إن البحث انتهى.", "كنوت هانسن", "Norwegian Interior Ministry"),
        ("قال الوزير السابق إن البحث انتهى.", "minister", None),
        ("وزارة الداخلية في اليابان", "Japanese Interior Ministry", "Japanese Interior Ministry"),
        ("نقلت وكالة رويترز الخبر.", "Reuters", None),
        ("نقلت صحيفة «الفجر الجديد» الخبر.", "الفجر الجديد", None),
        ("قالت مصادر أمنية نرويجية إن البحث انتهى.", "Norwegian security sources", None),
        ("قال مصدر بالنيابة العامة إن البحث انتهى.", "public prosecution sources", "public prosecution"),
    ],
)
def test_first_actor(text: str, name: str, institution: str | None):
    first = mentions(text)[0][0]
    assert (first.name, first.institution) == (name, institution)


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        # a surname stands for the person, a title for its holder, a short title for the one last named
        ("قال الرئيس الكيني جون كاريوكي إن الوضع هادئ. وشدد كاريوكي على ذلك.", "ar", ["جون كاريوكي", "جون كاريوكي"]),
        ("التقى الرئيس الكيني جون كاريوكي نظيره النرويجي.", "ar", ["جون كاريوكي", "Norwegian president"]),
        ("أعلنت وزارة الصحة الكينية الخبر. ونفت الوزارة ذلك.", "ar", ["Kenyan Health Ministry", "Kenyan Health Ministry"]),
        ("أعلنت مصادر طبية الخبر. وقالت المصادر إن البحث انتهى.", "ar", ["medical sources", "medical sources"]),
        # a word behind a surname is no part of the name, nor a noun behind an office a name
        ("قال الرئيس الكيني جون كاريوكي، الأحد، إنه باق. وصل الرئيس كاريوكي بشكل مفاجئ إلى المطار.", "ar", ["جون كاريوكي"] * 2),
        ("بحث الرئيس الكيني الملف مع وفد.", "ar", ["Kenyan president"]),
        ("Kenyan President John Kariuki spoke. Kariuki said nothing new.", "en", ["John Kariuki", "John Kariuki"]),
        ("Peru's Health Ministry said so. The ministry said more.", "en", ["Peruvian Health Ministry", "Peruvian Health Ministry"]),
        ("John Carter, a police spokesman, said so.", "en", ["John Carter"]),
    ],
)
def test_later_mentions_are_the_first(text: str, lang: str, expected: list[str]):
    assert names(text, lang) == expected


def test_leaders_of_an_organisation_are_a_group():
    group = [m for row in mentions("تحدث إلى قادة دول أعضاء في منظمة أوبك") for m in row if m.kind == "group"]
    assert [m.name for m in group] == ["OPEC leaders"]


def test_a_run_joins_spellings_and_titles():
    one = mentions("قال الرئيس الكيني جوزيف كاريوكي، الأحد، إن الوضع هادئ.")
    two = mentions("قال الرئيس الكيني جوزف كاريوكي، الأحد، إن الوضع هادئ.")
    three = mentions("التقى الرئيس الكيني وفدا.")
    merged = unify(map(namings, [one, one, two, three]))
    assert merged == {"جوزف كاريوكي": "جوزيف كاريوكي", "Kenyan president": "جوزيف كاريوكي"}


def test_a_run_joins_a_name_in_two_scripts():
    arabic = mentions("قال الرئيس الكيني جوزيف كاريوكي، الأحد، إن الوضع هادئ. وقال الوزير بطرس مطر إنه باق.")
    english = mentions("Kenyan President Joseph Kariuki said all was quiet. Police spokesman Paul Matar said so too.", "en")
    assert unify(map(namings, [arabic, english])) == {"جوزيف كاريوكي": "Joseph Kariuki"}


def test_a_run_leaves_two_holders_apart():
    one = mentions("قال الرئيس الكيني جوزيف كاريوكي، الأحد، إن الوضع هادئ.")
    two = mentions("قال الرئيس الكيني سامي أوتينو، الأحد، إن الوضع هادئ.")
    assert unify(map(namings, [one, two, mentions("التقى الرئيس الكيني وفدا.")])) == {}


def test_a_title_given_twice_is_an_error(tmp_path):
    folder = tmp_path / "vocabulary"
    folder.mkdir()
    (folder / "offices.yaml").write_text("titles:\n  - {id: duke, kind: office}\n  - {id: duke, kind: office}\n", encoding="utf-8")
    with pytest.raises(RuleError, match=r"offices.yaml:3:5: 'duke' stands at"):
        load_offices([tmp_path])


def test_a_seat_of_nothing_is_an_error(tmp_path):
    folder = tmp_path / "vocabulary"
    folder.mkdir()
    (folder / "offices.yaml").write_text("titles:\n  - {id: Castle, kind: institution, seat_of: dukedom}\n", encoding="utf-8")
    with pytest.raises(RuleError, match="names 'dukedom'"):
        load_offices([tmp_path])


WORDS = ["قال", "الرئيس", "الكيني", "وزارة", "الصحة", "كاريوكي", "،", "إن", "«", "»", "مصادر", "طبية", "و", "رويترز", "نظيره", "عن", ":"]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=14))
@example(["الصحة", "الصحة", "الرئيس", "الصحة", "الصحة"])  # a surname that is the first name too
def test_mentions_never_overlap_and_stay_inside(words: list[str]):
    grammar, actors = compiled("ar")
    document = read_document(Article("a", " ".join(words), language="ar"), grammar)
    for sentence, row in zip(document.sentences, read_actors(document, actors), strict=True):
        assert all(0 <= m.start < m.end <= len(sentence.tokens) and m.name for m in row)
        assert all(a.end <= b.start for a, b in pairwise(row))
