"""Places as data: the shape of `rules/languages/CODE/places.yaml`, and the gazetteer in `rules/places/`.

The gazetteer is a table of places (`places.tsv`, one a line, each naming its parent by line) and, per
language, a table of written names (`names.CODE.tsv`). How they were made is told in their README.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from reconcile.text.skeleton import skeletons


@dataclass(frozen=True, slots=True)
class PlaceRules:
    """What a language knows of places. Words are spelled as in `rulebook.words`.

    `countries` and `nationalities` are keyed by the code of a country (ISO 3166) or region in the gazetteer.
    """

    cues: Mapping[str, tuple[str, ...]]  # kind of place -> words before its name: city: [town of]
    cues_after: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # … and after it: division: [province]
    prepositions: tuple[str, ...] = ()  # in, at: a place may follow, or any noun
    relations: tuple[str, ...] = ()  # to, of, from: the same, but nothing is said to happen there
    directions: tuple[str, ...] = ()  # north of, near: a place follows
    glued_prepositions: tuple[str, ...] = ()  # the same, as clitics
    pairs: tuple[str, ...] = ()  # words, cues among them, that announce two names: what is a sign for the first is one for the second
    within: tuple[str, ...] = ()  # words between a place and what it is part of: X in Y, X capital of Y
    references: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # the country, the capital, the city
    followers: tuple[str, ...] = ()  # words that a place's name qualifies: X police, X residents
    heads: tuple[str, ...] = ()  # first words of names of two words: Mount, Tell
    stops: tuple[str, ...] = ()  # words that are no part of an unknown place's name
    others: tuple[str, ...] = ()  # words after a name that make it another thing's: X Avenue, the X Times
    others_before: tuple[str, ...] = ()  # the same, before it
    features: tuple[str, ...] = ()  # river, lake: a name they begin or end is the water's or land's, not the division's called after it
    people: tuple[str, ...] = ()  # titles and kinship after or before which a name is a person's
    capitals: bool = False  # names are written with a capital letter
    article: str = ""  # the definite article, where it is glued
    nationality_endings: tuple[str, ...] = ("",)
    countries: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # canonical name -> what else is written for it
    nationalities: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    abbreviations: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # read only after a place and a comma: Austin, TX
    sounds: Mapping[str, str] = field(default_factory=dict)  # sound -> letters that writers of foreign names swap; vowels have none
    digraphs: Mapping[str, str] = field(default_factory=dict)  # two letters that stand for one of those


class Place(NamedTuple):
    """One line of the gazetteer. `parent` is the canonical name of what it lies in, `population` in thousands."""

    name: str
    kind: str  # region, country, division, city, capital
    parent: str
    population: int
    position: str  # latitude and longitude in twentieths of a degree, "601,627"; a division's are its largest city's; may be empty
    code: str  # ISO code of a country, short name of a region, else empty


NEAR = 30  # km
_PAGE = 50  # lines of the table in one text
_CITIES = frozenset({"city", "capital"})
_KINDS = {"r": "region", "n": "country", "d": "division", "c": "city", "C": "capital"}


class Gazetteer:
    """The table of places, and per language the names that are written for them. Read on first use.

    Its forty thousand names are kept in few long texts, which are loaded from the shelf at once and searched for the few
    names that an article asks for: to sort them all into a dictionary takes longer than to read the article.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._row: dict[str, int | None] = {}
        self._place: dict[int, Place] = {}

    def whole(self) -> Gazetteer:
        """This gazetteer with all its tables made, so that they can be kept."""
        for made in (self._pages, self._named, self._cities, self._codes, self._capitals):
            len(made)
        return self

    def _lines(self) -> list[str]:
        path = self.folder / "places.tsv"
        return path.read_text(encoding="utf-8").splitlines() if path.exists() else []

    @cached_property
    def _pages(self) -> list[str]:
        lines = self._lines()
        return ["\n".join(lines[at : at + _PAGE]) for at in range(0, len(lines), _PAGE)]

    @cached_property
    def _named(self) -> dict[str, str]:
        """The lines of canonical names, by their first two letters."""
        names = (line.partition("\t")[0] for line in self._lines())
        return _listed((name[:2], name, str(row)) for row, name in enumerate(names))

    def at(self, row: int) -> Place:
        """The place on a line of the table, counted from 0."""
        if row not in self._place:
            name, kind, parent, population, position, code = (self._line(row) + "\t\t\t").split("\t")[:6]
            above = self._line(int(parent)).partition("\t")[0] if parent else ""
            self._place[row] = Place(name, _KINDS[kind], above, int(population or 0), position, code)
        return self._place[row]

    def _line(self, row: int) -> str:
        return self._pages[row // _PAGE].split("\n")[row % _PAGE]

    def row(self, name: str) -> int | None:
        """The line of a canonical name, counted from 0."""
        if name not in self._row:
            found = next(_look_up(name, self._named.get(name[:2], "")), None)
            self._row[name] = None if found is None else int(found)
        return self._row[name]

    def get(self, name: str) -> Place | None:
        """The place of a canonical name."""
        row = self.row(name)
        return None if row is None else self.at(row)

    def parents(self, name: str) -> tuple[str, ...]:
        """What a place lies in, nearest first; empty where the gazetteer does not know it.

        >>> gazetteer.parents("Houston")  # doctest: +SKIP
        ('Texas', 'United States', 'Northern America', 'Americas')
        """
        return tuple(self._up(name))

    def _up(self, name: str) -> Iterator[str]:
        place = self.get(name)
        while place and place.parent:
            yield place.parent
            place = self.get(place.parent)

    def country(self, name: str) -> str | None:
        """The country that a place lies in, or is; None where it lies in none, or the gazetteer does not know it."""
        return next((p for p in (name, *self._up(name)) if self.kind(p) == "country"), None)

    def sounding(self, bones: str, within: str) -> tuple[str, ...]:
        """The canonical names of the cities and capitals of a country or division that have these consonants (`skeleton`)."""
        found = _look_up(bones, self._cities.get(self.country(within) or "", ""))
        return tuple(city for city in found if self.kind(within) == "country" or within in self.parents(city))

    @cached_property
    def _cities(self) -> dict[str, str]:
        """The cities by their country and their consonants."""
        rows = [line.split("\t", 3)[:3] for line in self._lines()]
        cities: dict[str, str] = {}
        for name, kind, parent in rows:
            if kind in ("c", "C"):
                above = parent
                while above and rows[int(above)][1] != "n":
                    above = rows[int(above)][2]
                cities[name] = rows[int(above)][0] if above else ""
        return _listed(zip(cities.values(), skeletons(map(plain, cities)), cities, strict=True))

    def by_code(self, code: str) -> str | None:
        """The canonical name of a country or region."""
        return self._codes.get(code)

    @cached_property
    def _codes(self) -> dict[str, str]:
        rows = (line.split("\t") for line in self._lines() if line.count("\t") == 5)
        return {row[5]: row[0] for row in rows}

    def capital(self, country: str) -> str | None:
        """The canonical name of a country's capital."""
        return self._capitals.get(country)

    @cached_property
    def _capitals(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for name in (line.partition("\t")[0] for line in self._lines() if "\tC\t" in line):
            found.setdefault(self.country(name) or "", name)
        return found

    def distance(self, a: str, b: str) -> float | None:
        """Kilometres between two places, good to about 5; between divisions, from largest city to largest city.

        None where the position of one is not known: countries and regions have none.
        """
        one, other = self.get(a), self.get(b)
        if not (one and other and one.position and other.position):
            return None
        return _kilometres(_radians(one.position), _radians(other.position))

    def kind(self, name: str) -> str:
        """The kind of a place; empty where the gazetteer does not know it."""
        place = self.get(name)
        return place.kind if place else ""

    def names(self, language: str) -> str:
        """The raw table of a language's names: name, lines of its places, class; empty where there is no table."""
        path = self.folder / f"names.{language}.tsv"
        return path.read_text(encoding="utf-8") if path.exists() else ""


def plain(canonical: str) -> str:
    """A canonical name without what tells it from others of the name: Gombe, Central."""
    return canonical.partition(",")[0]


def _listed(rows: Iterable[tuple[str, str, str]]) -> dict[str, str]:
    """Texts of keys and values, a line each, by where they belong."""
    found: dict[str, list[str]] = {}
    for where, key, value in rows:
        found.setdefault(where, []).append(f"\n{key}\t{value}")
    return {where: "".join(lines) for where, lines in found.items()}


def _look_up(key: str, listed: str) -> Iterator[str]:
    """The values of a key in such a text."""
    wanted = f"\n{key}\t"
    at = listed.find(wanted)
    while at >= 0:
        start = at + len(wanted)
        at = listed.find("\n", start)
        yield listed[start : at if at >= 0 else None]
        at = listed.find(wanted, start)


def _radians(position: str) -> tuple[float, float]:
    latitude, _, longitude = position.partition(",")
    return math.radians(int(latitude) / 20), math.radians(int(longitude) / 20)


def _kilometres(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Along a great circle, by the haversine."""
    half = math.sin((a[0] - b[0]) / 2) ** 2 + math.cos(a[0]) * math.cos(b[0]) * math.sin((a[1] - b[1]) / 2) ** 2
    return 2 * 6371 * math.asin(math.sqrt(half))


def relation(a: str, b: str, gazetteer: Gazetteer, *, within_a: str | None = None, within_b: str | None = None) -> str:
    """How place a lies to place b: same, inside, contains, near, apart, or unknown where the gazetteer cannot tell.

    Near are two cities of one country at most 30 km apart, or such a city and the division called after the other:
    newspapers name a suburb and its metropolis for each other, as Giza and Cairo. Two divisions never are.

    `within_a` and `within_b` are what the text says a place lies in, for places that the gazetteer does not know.
    """
    if a == b:
        return "same"
    above_a, above_b = _chain(a, within_a, gazetteer), _chain(b, within_b, gazetteer)
    if b in above_a:
        return "inside"
    if a in above_b:
        return "contains"
    known_a, known_b = gazetteer.get(a) is not None, gazetteer.get(b) is not None
    if known_a and known_b:
        return "near" if _near(a, b, gazetteer) else "unknown" if _namesake(a, b, gazetteer) or _namesake(b, a, gazetteer) else "apart"
    if above_a and above_b and not _nested(above_a, above_b):
        return "apart"
    return "unknown"


def _near(a: str, b: str, gazetteer: Gazetteer) -> bool:
    cities = [gazetteer.kind(name) in _CITIES for name in (a, b)]
    if not any(cities) or not all(city or _called_after_its_city(name, gazetteer) for city, name in zip(cities, (a, b), strict=True)):
        return False
    if gazetteer.country(a) != gazetteer.country(b):
        return False
    far = gazetteer.distance(a, b)
    return far is not None and far <= NEAR


def _namesake(city: str, other: str, gazetteer: Gazetteer) -> bool:
    """Whether a city's name may mean the division called after it, in which the other lies: Aleppo may mean all of it."""
    place = gazetteer.get(city)
    if place is None or place.kind not in _CITIES or place.parent.partition(",")[0] != city:
        return False
    return place.parent in gazetteer.parents(other)


def _called_after_its_city(name: str, gazetteer: Gazetteer) -> bool:
    """Whether a place is a division whose seat bears its name, as Cairo, Egypt."""
    city = gazetteer.get(name.partition(",")[0])
    return city is not None and city.kind in _CITIES and city.parent == name


def _chain(name: str, within: str | None, gazetteer: Gazetteer) -> tuple[str, ...]:
    own = gazetteer.parents(name)
    return own if own or not within else (within, *gazetteer.parents(within))


def _nested(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether one chain's nearest place lies on the other chain: then one may still hold the other."""
    return a[0] in b or b[0] in a


def parents(name: str, gazetteer: Gazetteer) -> tuple[str, ...]:
    """What a place lies in, nearest first; empty where it is not known."""
    return gazetteer.parents(name)
