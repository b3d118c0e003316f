"""The committed gazetteer: its shape, its chains, its names in Arabic and English."""

from __future__ import annotations

import time
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile.rulebook.gazetteer import Places, choose, compile_places
from reconcile.rulebook.hearing import same_name
from reconcile.rulebook.language import Language
from reconcile.rulebook.places import Gazetteer, PlaceRules, parents, relation
from reconcile.rulebook.strict import load
from reconcile.text.fold import table

RULES = Path(__file__).resolve().parents[2] / "rules"


@cache
def compiled(code: str) -> Places:
    language = load(RULES / f"languages/{code}/language.yaml", Language)
    rules = load(RULES / f"languages/{code}/places.yaml", PlaceRules)
    return compile_places(Gazetteer(RULES / "places"), rules, language, table(language.fold, language.drop))


def fold(code: str, word: str) -> str:
    language = load(RULES / f"languages/{code}/language.yaml", Language)
    return word.translate(table(language.fold, language.drop))


def every_place() -> list[str]:
    return [line.split("\t")[0] for line in (RULES / "places/places.tsv").read_text(encoding="utf-8").splitlines()]


PLACES = every_place()


def test_the_tables_stay_small() -> None:
    assert sum(f.stat().st_size for f in (RULES / "places").glob("*.tsv")) < 2_600_000


def test_canonical_names_are_unique_and_ascii() -> None:
    assert len(set(PLACES)) == len(PLACES)
    assert not [name for name in PLACES if not name.isascii()]


@pytest.mark.parametrize("code", ["ar", "en"])
def test_compiling_is_quick(code: str) -> None:
    language = load(RULES / f"languages/{code}/language.yaml", Language)
    rules = load(RULES / f"languages/{code}/places.yaml", PlaceRules)
    folding = table(language.fold, language.drop)

    def once() -> float:
        start = time.process_time()
        compile_places(Gazetteer(RULES / "places"), rules, language, folding)
        return time.process_time() - start

    assert min(once() for _ in range(4)) < 0.15  # 0.04 s on a quiet machine


@given(st.sampled_from(PLACES))
def test_every_chain_ends_in_a_region_or_country(name: str) -> None:
    gazetteer = compiled("en").gazetteer
    chain = [name, *gazetteer.parents(name)]
    assert len(chain) == len(set(chain))
    assert gazetteer.kind(chain[-1]) in ("region", "country")


@given(st.sampled_from(PLACES), st.sampled_from(PLACES))
def test_relation_is_symmetric(a: str, b: str) -> None:
    gazetteer = compiled("en").gazetteer
    turned = {"inside": "contains", "contains": "inside"}
    there, back = relation(a, b, gazetteer), relation(b, a, gazetteer)
    assert there == turned.get(back, back)
    assert there != "unknown"


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("Aleppo", "Aleppo", "same"),
        ("Aleppo", "Syria", "inside"),
        ("Aleppo", "Asia", "inside"),
        ("Texas", "Austin", "contains"),
        ("Aleppo", "Damascus", "apart"),
        ("Harris County", "Texas", "inside"),
        ("Aleppo", "zarkum", "unknown"),
        ("zarkum", "dorvand", "unknown"),
        ("Cairo", "Giza", "near"),
        ("Giza", "Cairo, Egypt", "near"),
        ("Dallas", "Irving", "near"),
        ("Dallas", "Houston", "apart"),
        ("Kinshasa", "Brazzaville", "apart"),  # of two countries
        ("Cairo, Egypt", "Giza, Egypt", "apart"),  # two divisions
        ("Newark", "New York", "apart"),
        ("New York City", "New Jersey", "apart"),  # not called after its city
    ],
)
def test_relation(a: str, b: str, expected: str) -> None:
    assert relation(a, b, compiled("en").gazetteer) == expected


@pytest.mark.parametrize(
    ("a", "within_a", "b", "within_b", "expected"),
    [
        ("zarkum", "Texas", "United States", None, "inside"),
        ("zarkum", "Texas", "dorvand", "France", "apart"),
        ("zarkum", "Texas", "dorvand", "United States", "unknown"),
        ("zarkum", "Texas", "dorvand", "Texas", "unknown"),
        ("zarkum", "Texas", "Paris", None, "apart"),
        ("zarkum", "Texas", "Austin", None, "unknown"),
    ],
)
def test_relation_by_what_the_text_tells(a: str, within_a: str, b: str, within_b: str | None, expected: str) -> None:
    assert relation(a, b, compiled("en").gazetteer, within_a=within_a, within_b=within_b) == expected


@pytest.mark.parametrize(
    ("a", "b", "least", "most"),
    [
        ("Cairo", "Giza", 2, 12),
        ("Cairo", "Alexandria", 170, 190),
        ("Dallas", "Fort Worth", 45, 55),
        ("Paris", "Sydney", 16_900, 17_000),
        ("Suva", "Apia", 1_100, 1_200),  # across the date line
    ],
)
def test_distance(a: str, b: str, least: float, most: float) -> None:
    far = compiled("en").gazetteer.distance(a, b)
    assert far is not None
    assert least <= far <= most


@given(st.sampled_from(PLACES), st.sampled_from(PLACES))
def test_distance_is_a_distance(a: str, b: str) -> None:
    gazetteer = compiled("en").gazetteer
    far = gazetteer.distance(a, b)
    assert far == gazetteer.distance(b, a)
    assert far is None or 0 <= far <= 20_100
    assert gazetteer.distance(a, a) in (0, None)


def test_every_city_has_a_position_and_no_country() -> None:
    gazetteer = compiled("en").gazetteer
    places = [gazetteer.at(row) for row in range(len(PLACES))]
    assert not [p.name for p in places if p.kind in ("city", "capital") and not p.position]
    assert not [p.name for p in places if p.kind in ("country", "region") and p.position]


def test_parents() -> None:
    gazetteer = compiled("en").gazetteer
    assert parents("Houston", gazetteer) == ("Texas", "United States", "Northern America", "Americas")
    assert parents("zarkum", gazetteer) == ()


@pytest.mark.parametrize(
    ("code", "written", "name"),
    [
        ("ar", "طهران", "Tehran"),
        ("ar", "السويد", "Sweden"),
        ("ar", "الولايات المتحدة", "United States"),
        ("ar", "كاليفورنيا", "California"),
        ("en", "Bombay", "Mumbai"),
        ("en", "Ivory Coast", "Ivory Coast"),
        ("en", "Burma", "Myanmar"),
        ("ar", "نور سلطان", "Astana"),
        ("ar", "لينينجراد", "Saint Petersburg"),
        ("ar", "سايغون", "Ho Chi Minh City"),
        ("ar", "نايبيداو", "Nay Pyi Taw"),
        ("ar", "البحيرة", "Beheira"),
        ("ar", "شمال سيناء", "North Sinai"),
        ("ar", "خيرسون", "Kherson"),
        ("en", "Leningrad", "Saint Petersburg"),
        ("en", "Rangoon", "Yangon"),
        ("en", "Naypyidaw", "Nay Pyi Taw"),
    ],
)
def test_names_lead_to_places(code: str, written: str, name: str) -> None:
    places = compiled(code)
    rows = places.index[fold(code, written).replace("-", " ")].partition("\t")[0]
    assert choose([int(r) for r in rows.split(",")], None, "", frozenset(), places) == name


@pytest.mark.parametrize("word", ["المدينة", "كان", "بيان", "وقف", "جمال", "الخميس"])
def test_arabic_words_that_are_names_too_need_a_cue(word: str) -> None:
    assert compiled("ar").index.get(fold("ar", word), "\tc").endswith("\tc")


@pytest.mark.parametrize("word", ["of", "reading", "mobile", "nice", "orange", "march"])
def test_english_words_that_are_names_too_need_a_cue(word: str) -> None:
    assert compiled("en").index.get(word, "\tc").endswith("\tc")


@pytest.mark.parametrize(
    ("code", "a", "b", "expected"),
    [
        ("ar", "كورندا", "كورنده", True),
        ("ar", "كورندا", "قورندا", True),
        ("ar", "زرقوما", "زركومه", True),
        ("ar", "تشورلو", "جورلو", True),
        ("ar", "الجزائر", "الجزيرة", False),
        ("ar", "لاتفيا", "لاهاي", False),
        ("ar", "بني زرقوم", "بني دلهوم", False),
        ("ar", "زرقوما", "دلهوما", False),
        ("en", "zarkum", "zarkoum", True),
        ("en", "Kabul", "Karbala", False),
        ("en", "Austria", "Australia", False),
        ("en", "Bombay", "Mumbai", True),
    ],
)
def test_same_name(code: str, a: str, b: str, expected: bool) -> None:
    places = compiled(code)
    assert same_name(fold(code, a) if code == "ar" else a, fold(code, b) if code == "ar" else b, places) is expected


@given(st.text("كورندازقسمى ", min_size=1, max_size=12), st.text("كورندازقسمى ", min_size=1, max_size=12))
def test_same_name_is_symmetric_and_reflexive(a: str, b: str) -> None:
    places = compiled("ar")
    assert same_name(a, a, places)
    assert same_name(a, b, places) == same_name(b, a, places)


@pytest.mark.parametrize("code", ["ar", "en"])
def test_every_country_code_in_the_rules_is_known(code: str) -> None:
    rules = load(RULES / f"languages/{code}/places.yaml", PlaceRules)
    known = compiled(code).gazetteer
    codes = {*rules.countries, *rules.nationalities, *rules.abbreviations}
    assert not [c for c in codes if known.by_code(c) is None]


@pytest.mark.parametrize("code", ["ar", "en"])
def test_every_place_named_in_the_rules_is_known(code: str) -> None:
    rules = load(RULES / f"languages/{code}/places.yaml", PlaceRules)
    assert rules.names
    assert not [name for name in rules.names if compiled(code).gazetteer.row(name) is None]


def test_a_name_for_no_place_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "places.tsv").write_text("Utopia\tn\t\t5\t\tUT\n", encoding="utf-8")
    rules = PlaceRules(cues={}, names={"Amaurot": ("Amaurote",)})
    with pytest.raises(ValueError, match="Amaurot"):
        compile_places(Gazetteer(tmp_path), rules, Language("xx", "X", "LATIN"), table({}, ""))


def test_a_language_without_a_table_has_its_nationalities(tmp_path: Path) -> None:
    (tmp_path / "places.tsv").write_text("Utopia\tn\t\t5\t\tUT\nAmaurot\tC\t0\t100\n", encoding="utf-8")
    rules = PlaceRules(cues={}, nationalities={"UT": ("utopian~",)}, nationality_endings=("", "s"))
    places = compile_places(Gazetteer(tmp_path), rules, Language("xx", "X", "LATIN"), table({}, ""))
    assert places.nationalities == {"utopian": "Utopia", "utopians": "Utopia"}
    assert places.gazetteer.capital("Utopia") == "Amaurot"


def test_every_place_of_the_table_is_found_by_its_name(tmp_path: Path) -> None:
    rows = ["Somewhere\tn\t\t5\t\tSW", "Y\tc\t0\t1\t1,1", "Yam\tc\t0\t1\t1,1", "Yam, North\td\t0\t1\t1,1"]
    (tmp_path / "places.tsv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    small, shipped = Gazetteer(tmp_path), compiled("en").gazetteer
    assert [small.row(name) for name in ("Somewhere", "Y", "Yam", "Yam, North", "Ya", "", "No")] == [0, 1, 2, 3, None, None, None]
    assert small.sounding("m", "Somewhere") == ("Yam",)
    names = [line.partition("\t")[0] for line in (RULES / "places" / "places.tsv").read_text(encoding="utf-8").splitlines()]
    assert [shipped.row(name) for name in names] == list(range(len(names)))
