"""Whether one quotation renders another in a second language, by what no translator changes.

No dictionary: figures, days, places, names, and what the rules of both languages call by one name. Most quotations
have too little of it, and then nothing is said: a false translation costs more than a missed one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

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
_FEW = 10  # below which a figure may stand anywhere


def rendering(a: Claim, b: Claim, book: Rulebook) -> float:
    """What the anchors weigh that two quotations in two languages share; 0 where that does not make one a rendering of the other."""
    lengths = sorted((len(a.text), len(b.text)))
    if lengths[1] > _LENGTHS * lengths[0]:
        return 0.0
    mine, theirs = _anchors(a), _anchors(b)
    both = mine & theirs
    if any(_of(kind, mine - both, book) and _of(kind, theirs - both, book) for kind in _EXACT):
        return 0.0
    heard = _WEIGHTS["name"] * len(_heard(mine, b.text) | _heard(theirs, a.text))
    shared, *wholes = (heard + sum(_weight(x, book) for x in found) for found in (both, _telling(mine, both), _telling(theirs, both)))
    return shared if shared >= ENOUGH and shared >= _WHOLE * max(wholes) else 0.0


def _anchors(claim: Claim) -> set[str]:
    return set(filter(None, str(claim.detail.get("anchors") or "").split("; ")))


def _of(kind: str, found: Iterable[str], book: Rulebook) -> bool:
    return any(anchor.startswith(kind) and _weight(anchor, book) for anchor in found)


def _telling(found: set[str], both: set[str]) -> set[str]:
    """The anchors that count against a rendering that lacks them: who acts is too often called by another name."""
    return both | {anchor for anchor in found if not anchor.startswith(("actor", "name"))}


def _weight(anchor: str, book: Rulebook) -> float:
    kind, _, name = anchor.partition(" ")
    few = kind == "figure" and name.isdecimal() and int(name) < _FEW
    wide = kind == "place" and book.gazetteer.kind(name) in ("country", "region")
    return 1.0 if few or wide else 0.0 if kind == "name" else _WEIGHTS.get(kind, _SOFT)


def _heard(found: Iterable[str], text: str) -> set[str]:
    """The names among some anchors, by their consonants, that a text has a word for that sounds alike."""
    bones = {skeleton(anchor.partition(" ")[2]) for anchor in found if anchor.startswith("name")}
    wanted = {b for b in bones if len(b) >= _BONES}
    words = {skeleton(word) for word in _WORD.findall(text)} if wanted else set()
    return {b for b in wanted if any(word.endswith(b) and len(word) - len(b) <= _GLUED for word in words)}
