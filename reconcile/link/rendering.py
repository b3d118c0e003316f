"""Whether one quotation renders another in a second language, by what no translator changes.

No dictionary: figures, days, places, names, and what the rules of both languages call by one name. Most quotations
have too little of it, and then nothing is said: a false translation costs more than a missed one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from reconcile.model import Claim
from reconcile.rulebook.book import Rulebook
from reconcile.text.skeleton import skeleton

ENOUGH = 2.5  # what the anchors that both have must weigh
_WHOLE = 0.6  # of what either has, how much both must have
_LENGTHS = 1.75  # times: a language may be half as long again as another, and no more
_EXACT = ("figure", "place", "days")  # kinds of which a rendering has no other: it may leave out 12, it does not say 13
_BONES = 4  # consonants by which a name is known in another script
_GLUED = 1  # consonants that may be glued to its front there: an article

_WORD = re.compile(r"[^\W\d_]+")
_WEIGHTS = {"figure": 2.0, "days": 1.5, "place": 1.5, "name": 1.5, "actor": 1.0, "not": 0.25}
_SOFT = 0.5  # a topic, a kind of event or a group: their words are common ones
_SHOWN = 5  # anchors that an explanation names
_FEW = 10  # below which a figure may stand anywhere


@dataclass(frozen=True, slots=True)
class Rendering:
    """What two quotations share that no translator changes, the weightiest first, and what it weighs."""

    weight: float
    shared: tuple[str, ...]

    def __str__(self) -> str:
        """`300, Mombasa, Norway`"""
        return ", ".join(dict.fromkeys(anchor.partition(" ")[2] for anchor in self.shared[:_SHOWN]))


def rendering(a: Claim, b: Claim, book: Rulebook) -> Rendering | None:
    """What makes one of two quotations in two languages a rendering of the other; None where too little does."""
    lengths = sorted((len(a.text), len(b.text)))
    if lengths[1] > _LENGTHS * lengths[0]:
        return None
    mine, theirs = _anchors(a), _anchors(b)
    both = mine & theirs
    if any(_of(kind, mine - both) and _of(kind, theirs - both) for kind in _EXACT) or "not" in mine ^ theirs:
        return None
    heard = dict(sorted(_heard(theirs, a.text) | _heard(mine, b.text), reverse=True))
    spelled = _WEIGHTS["name"] * len(heard)
    weight, *wholes = (spelled + sum(_weight(x, book) for x in found) for found in (both, _telling(mine, both), _telling(theirs, both)))
    if weight < ENOUGH or weight < _WHOLE * max(wholes):
        return None
    told = both - {"not"}
    return Rendering(weight, (*sorted(heard.values()), *sorted(told, key=lambda x: (-_weight(x, book), x))))


def _anchors(claim: Claim) -> set[str]:
    return set(filter(None, str(claim.detail.get("anchors") or "").split("; ")))


def _of(kind: str, found: Iterable[str]) -> bool:
    return any(anchor.startswith(kind) for anchor in found)


def _telling(found: set[str], both: set[str]) -> set[str]:
    """The anchors that count against a rendering that lacks them: who acts is too often called by another name."""
    return both | {anchor for anchor in found if not anchor.startswith(("actor", "name"))}


def _weight(anchor: str, book: Rulebook) -> float:
    kind, _, name = anchor.partition(" ")
    few = kind == "figure" and name.isdecimal() and int(name) < _FEW
    wide = kind == "place" and book.gazetteer.kind(name) in ("country", "region")
    return 1.0 if few or wide else 0.0 if kind == "name" else _WEIGHTS.get(kind, _SOFT)


def _heard(found: Iterable[str], text: str) -> set[tuple[str, str]]:
    """The names among some anchors that a text has too, letter by letter or by a word that sounds alike, with their consonants."""
    names = {anchor.partition(" ")[2]: anchor for anchor in found if anchor.startswith("name")}
    words = _WORD.findall(text) if names else []
    bones = {skeleton(word) for word in words}
    return {(skeleton(name), anchor) for name, anchor in names.items() if name in words or _sounds(skeleton(name), bones)}


def _sounds(name: str, words: Iterable[str]) -> bool:
    return len(name) >= _BONES and any(word.endswith(name) and len(word) - len(name) <= _GLUED for word in words)
