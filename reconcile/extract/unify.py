"""Decide which names of several articles are one actor.

An office with its country and the names of its holder are one, and so are the spellings of one name.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from reconcile.extract.people import SAME_NAME, Mentions
from reconcile.text.skeleton import script, skeleton

FEWEST = 2  # consonants of a surname that another script's can be known by


@dataclass(frozen=True, slots=True, order=True)
class Naming:
    """How an article names somebody, without where: all that its names tell other articles'.

    `name` is canonical in its article, `kind` as in ActorMention, `named` whether it is the name of a person
    and not of an office; `office`, `of` and `institution` are empty where they are not told.
    """

    name: str
    kind: str
    named: bool = False
    office: str = ""
    of: str = ""
    institution: str = ""


def namings(mentions: Mentions) -> Counter[Naming]:
    """How often an article names somebody in each way."""
    return Counter(Naming(m.name, m.kind, bool(m.names), m.office or "", m.of or "", m.institution or "") for row in mentions for m in row)


def unify(articles: Iterable[Mapping[Naming, int]]) -> Mapping[str, str]:
    """Which canonical names of several articles are one actor: a name to the name to use in its place.

    The spellings of one name join where they share a surname or an office; an office of a country joins
    its holder where one name holds it in most articles of the run. The order of the articles changes nothing.
    """
    persons: Counter[str] = Counter()
    offices: dict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
    unnamed: dict[tuple[str, str], set[str]] = defaultdict(set)
    for naming, times in ((n, times) for told in articles for n, times in told.items() if n.kind == "person"):
        key = (naming.office, naming.of)
        if naming.named:
            persons[naming.name] += times
            if all(key):
                offices[naming.name][key] += times
        elif all(key):
            unnamed[key].add(naming.name)
    merged = _spellings(persons, offices)
    holders: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for name, keys in offices.items():
        for key, count in keys.items():
            holders[key][merged.get(name, name)] += count
    for seat, nameless in unnamed.items():
        if seat in holders:
            count, name = max((n, name) for name, n in holders[seat].items())
            if count * 3 >= holders[seat].total() * 2:
                merged |= dict.fromkeys(nameless, name)
    return merged


def _spellings(persons: Counter[str], offices: Mapping[str, Counter[tuple[str, str]]]) -> dict[str, str]:
    """Names onto the commonest fullest spelling; compared only inside blocks of one surname or one office."""
    blocks: dict[object, list[str]] = defaultdict(list)
    scripts = {script(name) for name in persons}
    for name in sorted(persons, key=lambda n: (-len(n.split()), -persons[n], n)):
        blocks[name.split()[-1]].append(name)
        if len(scripts) > 1 and len(bones := skeleton(name.split()[-1])) >= FEWEST:
            blocks["sound", bones].append(name)
        for key in offices.get(name, ()):
            blocks[key].append(name)
    merged: dict[str, str] = {}
    for block, names in blocks.items():
        for i, name in enumerate(names):
            office = isinstance(block, tuple) and block[0] != "sound"
            into = next((o for o in names[:i] if _same(name, o, office)), None)
            if into and name not in merged and merged.get(into, into) != name:
                merged[name] = merged.get(into, into)
    return merged


@lru_cache(maxsize=8192)
def _same(short: str, full: str, office: bool) -> bool:
    if script(short) != script(full):
        return _sound_alike(short, full, office)
    a, b = short.split(), full.split()
    if len(a) == 1:
        return office and (a[0] in b or fuzz.ratio(a[0], b[-1]) >= SAME_NAME)
    return set(a) <= set(b) or fuzz.ratio("".join(a), "".join(b)) >= SAME_NAME


def _sound_alike(short: str, full: str, office: bool) -> bool:
    """Whether names in two scripts are one by their consonants: a surname alone needs the same office, and first names
    that both have must agree too."""
    a, b = ([skeleton(word) for word in name.split()] for name in (short, full))
    if a[-1] != b[-1] and fuzz.ratio(a[-1], b[-1]) < SAME_NAME:
        return False
    if len(a) == 1 or len(b) == 1:
        return office
    return a[0] == b[0] or fuzz.ratio("".join(a), "".join(b)) >= SAME_NAME
