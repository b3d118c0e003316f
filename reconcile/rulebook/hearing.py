"""Names of places by their sound: which spellings are one name, and which known place an unknown spelling means."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from rapidfuzz import fuzz

from reconcile.rulebook.gazetteer import Places, choose, entry, key

_ALIKE = 80  # least likeness, of 100, of two names of one script with the same consonants
_ACROSS = {2: 85, 3: 75}  # … and of a name and its Latin spelling, by how many consonants they share; one with fewer is too short
_CLEARER = 10  # by how much the best of several must be more alike than the next


def same_name(a: str, b: str, places: Places) -> bool:
    """Whether two folded or canonical names are spellings of one name.

    The gazetteer first: two places that it knows are the same only if they are one place. Else the consonants
    decide, and rapidfuzz where they differ in one: كورندا, كورنده and قورندا are one, الجزائر and الجزيرة two.
    """
    if a == b:
        return True
    known_a, known_b = known_name(a, places), known_name(b, places)
    if known_a and known_b:
        return known_a == known_b
    if (known_a or known_b) and (known_a or known_b) in (a, b) and places.roman:
        return _sounds_like(known_a or known_b or "", b if known_a else a, places)
    bones_a, bones_b = (_skeleton(_bare(n, places), places.sounds) for n in (a, b))
    likeness = fuzz.ratio(_spelled(a, places), _spelled(b, places))
    if bones_a == bones_b:
        # A short known name has many lookalikes: the Algeria that is no Jazeera.
        return likeness >= (88 if (known_a or known_b) and len(bones_a) < 4 else 55 if len(bones_a) > 2 else 75)
    return min(len(bones_a), len(bones_b)) > 3 and likeness >= 88


def _sounds_like(canonical: str, name: str, places: Places) -> bool:
    """Whether a name is a spelling of a known place's canonical name, which is in Latin letters."""
    said, other = _heard(name, places), _romanized(canonical, places)
    least = _ACROSS.get(min(len(_bones(said, places)), max(_ACROSS)))
    return least is not None and _bones(said, places) == _bones(other, places) and fuzz.ratio(said, other) >= least


def known_name(name: str, places: Places) -> str | None:
    """The gazetteer's canonical name for a canonical or folded name, if it has one that stands without a cue's help."""
    if places.gazetteer.get(name):
        return name
    found = entry(key(name.casefold()), 0, 1, "", places)
    return choose(found.rows, None, "", frozenset(), places) if found and found.rows else None


def heard_name(name: str, within: Iterable[str], kinds: Sequence[str], places: Places) -> str | None:
    """The one place of these kinds in those countries or divisions that a folded name is another spelling of, if there is one.

    So "the Nigerian town of Kadunah" is Kaduna, and مدينة باخموت الأوكرانية is Bakhmut, whose Arabic name no table has.
    Where two places there sound alike, neither is meant.
    """
    lands = tuple(within)
    found = {_written(name, land, kinds, places) for land in lands} - {None} or {_across(name, land, kinds, places) for land in lands}
    return _clear(sorted(f for f in found if f))


def _clear(found: Sequence[tuple[float, str]]) -> str | None:
    """The most alike of places with their likeness, in ascending order, where it is clearly so."""
    return found[-1][1] if found and (len(found) == 1 or found[-1][0] >= found[-2][0] + _CLEARER) else None


def _written(name: str, within: str, kinds: Sequence[str], places: Places) -> tuple[float, str] | None:
    """The place whose name in the same script has the consonants of this one, and how alike the two are."""
    bones = _skeleton(_bare(name, places), places.sounds)
    if len(bones) < 3:
        return None
    if not places.heard:
        _hear(places)
    found: dict[str, float] = {}
    for written in places.heard.get(bones, ()):
        for row in places.index[written].partition("\t")[0].split(","):
            place = places.gazetteer.at(int(row))
            if place.kind in kinds and within in places.gazetteer.parents(place.name):
                likeness = fuzz.ratio(_spelled(written, places), _spelled(name, places))
                found[place.name] = max(likeness, found.get(place.name, 0.0))
    [(place_name, most)] = found.items() if len(found) == 1 else [("", 0.0)]
    return (most, place_name) if most >= _ALIKE else None


def _across(name: str, within: str, kinds: Sequence[str], places: Places) -> tuple[float, str] | None:
    """The place whose canonical name, which is in Latin letters, sounds like this one, and how alike the two are."""
    if not places.roman or not kinds:
        return None
    said = _heard(name, places)
    bones = _bones(said, places)
    least = _ACROSS.get(min(len(bones), max(_ACROSS)))
    if least is None:
        return None
    cities = (c for c in _cities(within, places).get(bones, ()) if places.gazetteer.kind(c[0]) in kinds)
    ranked = sorted((fuzz.ratio(said, other), place) for place, other in cities)
    place = _clear(ranked)
    return (ranked[-1][0], place) if place and ranked[-1][0] >= least else None


def _cities(within: str, places: Places) -> dict[str, list[tuple[str, str]]]:
    """The cities of a country or division by the consonants of their canonical names, with how those sound."""
    found = places.cities.get(within)
    if found is None:
        found = places.cities[within] = {}
        for city in places.gazetteer.cities(within):
            said = _romanized(city, places)
            found.setdefault(_bones(said, places), []).append((city, said))
    return found


def _heard(name: str, places: Places) -> str:
    """The sounds of a name in the language's own letters."""
    return "".join(_said(_bare(name, places), (*places.sounds, *places.vowels)))


def _romanized(canonical: str, places: Places) -> str:
    """The sounds of a canonical name, without what tells it from others of the name: Gombe, Central."""
    return "".join(_said(canonical.partition(",")[0].casefold(), places.roman))


def _said(name: str, sounds: Sequence[tuple[str, str]]) -> Iterator[str]:
    """The sounds of a name, the longest spelling first; what has no sound is left out."""
    known, at = dict(sounds), 0
    longest = max(map(len, known), default=1)
    while at < len(name):
        width = next((n for n in range(longest, 0, -1) if name[at : at + n] in known), 0)
        if width:
            yield known[name[at : at + width]]
        at += width or 1


def _bones(said: str, places: Places) -> str:
    vowels = {sound for _, sound in places.vowels}
    return re.sub(r"(.)\1+", r"\1", "".join(c for c in said if c not in vowels))


def _hear(places: Places) -> None:
    """Sort the written names by their consonants."""
    sound = dict(places.sounds)
    names = [name for name in places.index if name]
    text = _paired("".join(["\n" + name.removeprefix(places.article) for name in names]), places)
    bones = re.sub(r"([^\n])\1+", r"\1", "".join([sound.get(c, "\n" if c == "\n" else "") for c in text]))
    for name, bone in zip(names, bones[1:].split("\n"), strict=True):
        places.heard.setdefault(bone, []).append(name)


@lru_cache(maxsize=4096)
def _skeleton(name: str, sounds: tuple[tuple[str, str], ...]) -> str:
    """The consonants of a name, letters that writers swap as one; doubled ones once."""
    sound = dict(sounds)
    made = ""
    for letter in name.casefold():
        heard = sound.get(letter, "")
        if heard and not made.endswith(heard):
            made += heard
    return made


def _spelled(name: str, places: Places) -> str:
    """A name with swapped letters and the article made alike."""
    sound = dict(places.sounds)
    return "".join(sound.get(c, c) for c in _bare(name, places))


def _bare(name: str, places: Places) -> str:
    """A name without its article, with one letter for those that are written with two: تشورلو as جورلو."""
    return _paired(name.casefold().removeprefix(places.article), places)


def _paired(text: str, places: Places) -> str:
    for two, one in places.digraphs:
        text = text.replace(two, one)
    return text
