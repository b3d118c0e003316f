"""Whom a speaker speaks for, and the one name of everybody whom the articles of a run name in several ways."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from reconcile.extract.unify import Naming
from reconcile.model import Claim

_JOINT = "; "  # between the names of one slot, as `quotes` joins them


def institutions(articles: Iterable[Mapping[Naming, int]], names: Mapping[str, str]) -> Mapping[str, str]:
    """For every canonical name of a run the institution that it speaks for, where it speaks for one.

    `names` are the run's canonical names (`unify`); where articles differ, what most of them say holds.
    """
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for naming, times in ((n, times) for told in articles for n, times in told.items() if n.institution):
        seen[names.get(naming.name, naming.name)][naming.institution] += times
    return {name: max((n, house) for house, n in counts.items())[1] for name, counts in seen.items()}


def canonical(claim: Claim, names: Mapping[str, str], institution: Mapping[str, str] | None = None) -> Claim:
    """The claim with the run's names for who acts, who speaks and who is named in a quotation, and in `detail` whom its innermost origin
    speaks for, where that is another name."""
    origin = _each(claim.origin, names)
    speaker = names.get(claim.speaker, claim.speaker) if claim.speaker else claim.speaker
    detail = dict(claim.detail)
    for slot in ("also", "via"):
        if told := _each(str(detail.pop(slot, "") or "").split(_JOINT), names):
            said = _JOINT.join(n for n in told if n and not (slot == "also" and n == speaker))
            detail |= {slot: said} if said else {}
    if held := detail.get("anchors"):
        detail["anchors"] = _JOINT.join(sorted({_anchor(anchor, names) for anchor in str(held).split(_JOINT)}))
    house = (institution or {}).get(origin[0]) if origin else None
    detail |= {"institution": house} if house and house != origin[0] else {}
    return replace(claim, actors=tuple(sorted(_each(claim.actors, names))), origin=origin, speaker=speaker, detail=detail)


def _anchor(anchor: str, names: Mapping[str, str]) -> str:
    kind, _, name = anchor.partition(" ")
    return f"{kind} {names.get(name, name)}" if kind == "actor" else anchor


def _each(found: Iterable[str], names: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names.get(name, name) for name in found))
