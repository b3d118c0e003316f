"""Places, nationalities and references found in sentences."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile.extract.places import PlaceMention, Places, compile_places, find_places
from reconcile.rulebook.language import Language
from reconcile.rulebook.places import Gazetteer, PlaceRules
from reconcile.rulebook.strict import load
from reconcile.text.fold import Table, fold, table
from reconcile.text.tokens import tokenize

RULES = Path(__file__).resolve().parents[2] / "rules"


@cache
def compiled(code: str) -> tuple[Table, Places]:
    language = load(RULES / f"languages/{code}/language.yaml", Language)
    rules = load(RULES / f"languages/{code}/places.yaml", PlaceRules)
    folding = table(language.fold, language.drop)
    return folding, compile_places(Gazetteer(RULES / "places"), rules, language, folding)


def find(text: str) -> tuple[PlaceMention, ...]:
    folding, places = compiled("en" if text.isascii() else "ar")
    folded = fold(text, folding)
    return find_places(tokenize(folded.text), folded, text, places)


def names(text: str, role: str = "place") -> list[str]:
    return [m.name for m in find(text) if m.role == role]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("انفجار في حلب", ["Aleppo"]),
        ("انفجار بحلب", ["Aleppo"]),
        ("وصلت الطائرة إلى القاهرة", ["Cairo"]),
        ("وصل الوفد للقاهرة وللخرطوم", ["Cairo", "Khartoum"]),
        ("اشتباكات شمال محافظة نينوى", ["Nineveh"]),
        ("زلزال في ولاية كاليفورنيا الأميركية", ["California"]),
        ("بين الولايات المتحدة وإيران", ["United States", "Iran"]),
        ("هجوم على قرغيزستان وقيرغيزيا", ["Kyrgyzstan", "Kyrgyzstan"]),
        ("حريق في العاصمة الفرنسية", ["Paris"]),
        ("حريق في العاصمة الفرنسية باريس", ["Paris"]),
        # words that are names of places somewhere
        ("قال الوزير في بيان إن ذلك كان متوقعا يوم الخميس", []),
        ("وقف إطلاق النار", []),
        ("دفع مبلغ مالي كبير", []),
        ("اشتباكات في شمال مالي", ["Mali"]),
        ("طلاب المدينة الجامعية", []),
        ("حادث في شارع الرياض", []),
        # open names
        ("هجوم على قرية زرقوما شمال البلاد", ["زرقوما"]),
        ("قتل ثلاثة في بلدة بني دلهوم أمس", ["بني دلهوم"]),
        ("نقلوا إلى مدينة صناعية جديدة", []),
        ("في المدينة التي شهدت القتال", []),
        ("انتخب لولاية ثانية", []),
    ],
)
def test_arabic_places(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A bomb went off in Aleppo on Friday.", ["Aleppo"]),
        ("Two men died in Austin, Texas, police said.", ["Austin"]),
        ("Fire crews from Fort Worth and St. Louis came.", ["Fort Worth", "St. Louis"]),
        ("FLAGSTAFF, Ariz. - Police said", ["Flagstaff"]),
        ("He was seen in Newark, N.J., on Monday.", ["Newark"]),
        ("They met in Paris.", ["Paris"]),
        ("Chicago police said so.", ["Chicago"]),
        ("The flood hit N'Djamena and Guinea-Bissau.", ["N'Djamena", "Guinea-Bissau"]),
        ("Kenya Dorsey met Jordan Dorsey at home.", []),
        ("Then Michael Houston and Paris Dorsey left.", []),
        ("It was nice of him to go on reading by mobile.", []),
        ("She rang us. It told us nothing.", []),
        ("She flew back to the US yesterday.", ["United States"]),
        ("He lives on Texas Avenue now.", []),
        ("the village of Zarkum was shelled", ["zarkum"]),
        ("the mayor of the city said", []),
        ("a shop in Orange County, California, burned", ["Orange County"]),
        ("a fire in Reading, Pennsylvania", ["Reading, Pennsylvania"]),
    ],
)
def test_english_places(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("الشرطة التركية", ["Turkey"]),
        ("جندي تشادي وجنديان فرنسيان", ["Chad", "France"]),
        ("الرئيس الكيني ونظيره القرغيزي", ["Kenya", "Kyrgyzstan"]),
        ("قوات جنوب أفريقية", ["South Africa"]),
        ("للمواطنين المصريين", ["Egypt"]),
        ("الشركات السعودية", ["Saudi Arabia"]),
        ("مسار الأحداث ومجرى الأمور", []),
        ("Turkish police and two Kenyans", ["Turkey", "Kenya"]),
        ("North Korean and South African troops", ["North Korea", "South Africa"]),
        ("he likes polish and swiss cheese in english", []),
    ],
)
def test_nationalities_are_no_places(text: str, expected: list[str]) -> None:
    assert names(text, "nationality") == expected
    assert names(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وانتشرت القوات في البلاد", ["country"]),
        ("عاد الهدوء إلى المدينة", ["city"]),
        ("نقلوا إلى العاصمة", ["capital"]),
        ("العاصمة صنعاء", []),
        ("المعارضة المحافظة", []),
        ("Troops spread across the country.", ["country"]),
        ("the city of Aleppo", ["city"]),
    ],
)
def test_references(text: str, expected: list[str]) -> None:
    assert names(text, "reference") == expected


@pytest.mark.parametrize(
    ("text", "name", "within"),
    [
        # other spellings of a known city of the country told
        ("في مدينة عينطاب التركية", "Gaziantep", "Gaziantep, Turkey"),
        ("في مدينة كادونه في نيجيريا", "Kaduna", "Kaduna, Nigeria"),
        ("في مدينة بيشوار الباكستانية", "Peshawar", "Khyber Pakhtunkhwa"),
        ("قتل ثلاثة في نيجيريا بعد هجوم على مدينة كادونه", "Kaduna", "Kaduna, Nigeria"),
        ("في مدينة كادونه التركية", "كادونه", "Turkey"),
        ("في قرية بيشورا الباكستانية", "بيشورا", "Pakistan"),
        ("في بلدة زرقوما التركية", "زرقوما", "Turkey"),
        ("في قرية زرقوما في محافظة نينوى", "زرقوما", "Nineveh"),
        ("في بلدة كورندا الصومالية", "كورندا", "Somalia"),
        ("the town of Zarkum in northern Iraq", "zarkum", "Iraq"),
        ("in Jackson, Tennessee", "Jackson, Tennessee", "Tennessee"),
        ("shot in Houston", "Houston", "Texas"),
    ],
)
def test_within(text: str, name: str, within: str) -> None:
    assert (name, within) in [(m.name, m.within) for m in find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وفي مصر قالت الحكومة إن مدينة الإسكندرية هادئة", ["Egypt", "Alexandria"]),
        ("اجتمع الوزير الأردني مع ضيفه في عمان", ["Amman"]),
        ("قال الوزير العماني إن عمان تدعم المحادثات", ["Oman"]),
        ("قال الوزير الأمريكي في واشنطن", ["Washington"]),
        ("قالت الهند إن حريقا اندلع في مدينة بالا كولو", ["India", "Palakollu"]),  # Pala is a town in Chad
        ("قالت تشاد إن حريقا اندلع في مدينة بالا", ["Chad", "Pala"]),
        ("زار تونس ولقي الرئيس التونسي", ["Tunisia"]),
        ("Police in Virginia said the crash was in Alexandria.", ["Virginia", "Alexandria, Virginia"]),
        ("In Egypt, a building fell in Alexandria.", ["Egypt", "Alexandria"]),
    ],
)
def test_the_rest_of_the_article_tells_which(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("انفجار في حلب", True),
        ("انفجار بحلب", True),
        ("شمال حلب", True),
        ("في مدينة حلب", True),
        ("قالت دمشق", False),
        ("died in Aleppo", True),
    ],
)
def test_preposition(text: str, expected: bool) -> None:
    assert [m.preposition for m in find(text)] == [expected]


def test_a_headline_in_capitals_hides_no_place() -> None:
    assert names("Bomb Kills Twelve Soldiers Near Aleppo Market") == ["Aleppo"]


WORDS = [
    "في",
    "مدينة",
    "بلدة",
    "حلب",
    "زرقوما",
    "التركية",
    "،",
    "العاصمة",
    "الجزائر",
    "وللقاهرة",
    "in",
    "Austin",
    ",",
    "Texas",
    ".",
    "the",
    "city",
    "of",
]


@given(st.lists(st.sampled_from(WORDS), max_size=14))
def test_mentions_are_in_order_and_apart(words: list[str]) -> None:
    for code in ("ar", "en"):
        folding, places = compiled(code)
        text = " ".join(words)
        folded = fold(text, folding)
        tokens = tokenize(folded.text)
        ends = 0
        for mention in find_places(tokens, folded, text, places):
            assert ends <= mention.start < mention.end <= len(tokens)
            assert mention.name
            ends = mention.end


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("غرق قارب في نهر النيل", []),
        ("سيول في ولاية نهر النيل", ["River Nile"]),
        ("حريق في محافظة جبل لبنان", ["Mount Lebanon"]),
        ("عبرت السفينة البحر الأحمر", []),
        ("حريق في محافظة البحر الأحمر", ["Red Sea"]),
        ("صيادون في البحيرة", []),
        ("حريق في محافظة البحيرة", ["Beheira"]),
        ("إعصار في خليج المكسيك", []),
        ("غرق ستة في نهر الأردن", []),
        ("اشتباكات في وادي الفرات", []),
        ("عبر الجنود النهر إلى الموصل", ["Mosul"]),
        ("A boat sank in the River Nile.", []),
        ("Floods hit River Nile state.", ["River Nile"]),
        ("The storm crossed the Gulf of Mexico.", []),
        ("Two swimmers drowned in the Mississippi River.", []),
        ("A man drowned in Salt Lake City.", ["Salt Lake City"]),
    ],
)
def test_a_river_is_not_the_division_called_after_it(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قصف على مدينتي حلب وإدلب", ["Aleppo", "Idlib"]),
        ("هجوم على بلدتي زرقوما ودلهوما", ["زرقوما", "دلهوما"]),
        ("هجوم على قريتي زرقوما والدلهومة أمس", ["زرقوما", "الدلهومه"]),
        ("في محافظتي نينوى والأنبار", ["Nineveh", "Al Anbar"]),
        ("طريق بين الموصل وكركوك", ["Mosul", "Kirkuk"]),
        ("قطار بين مدينتي باريس ونيس", ["Paris", "Nice"]),
        ("قرية زرقوما وقتل ثلاثة", ["زرقوما"]),
        ("the towns of Zarkum and Dorvand were shelled", ["zarkum", "dorvand"]),
        ("in the cities of Reading and Mobile", ["Reading", "Mobile"]),
        ("a road between Jackson and Franklin", ["Jackson", "Franklin"]),
        ("the village of Zarkum and Mark Dorvand", ["zarkum"]),
    ],
)
def test_a_word_for_two_places(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize("text", ["من شركة كبرى في الصناعة", "حضره وفد كبير", "بوجود كمين", "لديه لجنة وكالة"])
def test_a_common_word_is_no_clitic_and_a_place(text: str) -> None:
    assert names(text) == []
