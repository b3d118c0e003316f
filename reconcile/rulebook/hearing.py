"""Names of places by their sound: which spellings are one name, and which known place an unknown spelling means."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from rapidfuzz import fuzz

from reconcile.rulebook.gazetteer import Places, choose, entry, key
from reconcile.rulebook.places import plain
from reconcile.text.skeleton import skeleton, sounds

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
    if known_a == a or known_b == b:  # a canonical name, which is in Latin letters
        return _alike_across(known_a or known_b or "", b if known_a else a, places) is not None
    bones_a, bones_b = (_skeleton(_bare(n, places), places.sounds) for n in (a, b))
    likeness = fuzz.ratio(_spelled(a, places), _spelled(b, places))
    if bones_a == bones_b:
        # A short known name has many lookalikes: the Algeria that is no Jazeera.
        return likeness >= (88 if (known_a or known_b) and len(bones_a) < 4 else 55 if len(bones_a) > 2 else 75)
    return min(len(bones_a), len(bones_b)) > 3 and likeness >= 88


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
    found: dict[str, float] = {}
    for written in filter(None, sort_by_sound(places).heard.get(bones, "").split("\n")):
        for row in places.index[written].partition("\t")[0].split(","):
            place = places.gazetteer.at(int(row))
            if place.kind in kinds and within in places.gazetteer.parents(place.name):
                likeness = fuzz.ratio(_spelled(written, places), _spelled(name, places))
                found[place.name] = max(likeness, found.get(place.name, 0.0))
    [(place_name, most)] = found.items() if len(found) == 1 else [("", 0.0)]
    return (most, place_name) if most >= _ALIKE else None


def _across(name: str, within: str, kinds: Sequence[str], places: Places) -> tuple[float, str] | None:
    """The place whose canonical name, which is in Latin letters, sounds like this one, and how alike the two are."""
    sounding = places.gazetteer.sounding(skeleton(_bare(name, places)), within)
    found = ((_alike_across(city, name, places), city) for city in sounding)
    ranked = sorted((likeness, city) for likeness, city in found if likeness is not None and places.gazetteer.kind(city) in kinds)
    place = _clear(ranked)
    return (ranked[-1][0], place) if place else None


def _alike_across(canonical: str, name: str, places: Places) -> float | None:
    """How alike a canonical name and a name in the language's letters sound; None where that is too little to be one name."""
    bare, latin = _bare(name, places), plain(canonical)
    least = _ACROSS.get(min(len(skeleton(bare)), max(_ACROSS)))
    likeness = fuzz.ratio(sounds(bare), sounds(latin))
    return likeness if least is not None and skeleton(bare) == skeleton(latin) and likeness >= least else None


def sort_by_sound(places: Places) -> Places:
    """A language's places, with their written names sorted by their consonants, if they are not yet."""
    if not places.heard:
        sound = dict(places.sounds)
        names = [name for name in places.index if name]
        text = _paired("".join(["\n" + name.removeprefix(places.article) for name in names]), places)
        bones = re.sub(r"([^\n])\1+", r"\1", "".join([sound.get(c, "\n" if c == "\n" else "") for c in text]))
        found: dict[str, list[str]] = {}
        for name, bone in zip(names, bones[1:].split("\n"), strict=True):
            found.setdefault(bone, []).append(name)
        places.heard.update((bone, "\n".join(some)) for bone, some in found.items())
    return places


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
