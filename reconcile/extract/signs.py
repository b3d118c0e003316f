"""The words around names that make them places: cues, prepositions, what follows, what makes them something else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reconcile.rulebook.gazetteer import NameFound, Places
from reconcile.text.lexicon import Mark
from reconcile.text.tokens import Token

_DASHES = frozenset("-–—/")


@dataclass(frozen=True, slots=True)
class Signs:
    """What the word lists found, by where it starts or ends."""

    cues: dict[int, Mark]  # end -> cue before a name
    cue_ends: dict[int, int]  # start -> end of the same
    in_: frozenset[int]  # ends of prepositions of place
    to: frozenset[int]  # ends of other words that a place follows
    seconds: frozenset[int]  # where the second name of a pair would start
    after: dict[int, Mark]  # start -> cue after a name
    followers: frozenset[int]  # starts
    within: dict[int, int]  # start -> end
    not_place: frozenset[int]  # where a name would start after شارع, or a title
    not_before: frozenset[int]  # where a name would end before Avenue
    references: dict[int, Mark]  # start
    features: dict[int, int]  # start -> end of river, lake
    feature_ends: frozenset[int]  # where a name would start after gulf of


def read_signs(marks: Sequence[Mark], finds: Sequence[NameFound], tokens: Sequence[Token], places: Places) -> Signs:
    """The signs in a token row with these marks and names."""
    partners, article = _partners(marks, finds, tokens, places), places.article

    def of(*names: str) -> list[Mark]:
        return [mark for mark in marks if mark.name in names]

    def ends(*names: str) -> frozenset[int]:
        found = {m.end for m in of(*names)}
        return frozenset(found | {second for first, second in partners.items() if first in found})

    cues = {m.end: m for m in sorted(of("cue"), key=lambda m: -m.start)}  # the longest wins
    return Signs(
        cues=cues | {second: cues[first] for first, second in partners.items() if first in cues},
        cue_ends={m.start: m.end for m in sorted(of("cue"), key=lambda m: m.end)},
        in_=ends("in", "near"),
        to=ends("to"),
        seconds=frozenset(partners.values()),
        after={m.start: m for m in of("after")},
        followers=frozenset(m.start for m in of("follower")),
        within={m.start: m.end for m in sorted(of("within"), key=lambda m: m.end)},
        not_place=_along({m.end for m in of("person", "other before")}, finds, tokens),
        not_before=frozenset(m.start for m in of("other")),
        references={m.start: m for m in sorted(of("reference"), key=lambda m: m.end)},
        features={m.start: m.end for m in of("feature")},
        feature_ends=frozenset(m.end for m in of("feature") if not m.prefix.endswith(article or "\0")),
    )


def _along(starts: set[int], finds: Sequence[NameFound], tokens: Sequence[Token]) -> frozenset[int]:
    """Where a name would start after one of those, and where one would that a dash joins to it: `طريق الرياض – الدمام`."""
    ends = (f.end for f in finds if f.start in starts)
    return frozenset(starts | {end + 1 for end in ends if end < len(tokens) and tokens[end].text in _DASHES})


def _partners(marks: Sequence[Mark], finds: Sequence[NameFound], tokens: Sequence[Token], places: Places) -> dict[int, int]:
    """Where the first name of a pair starts -> where the second does: "the towns of X and Y", "between X and Y"."""
    found: dict[int, int] = {}
    ends = {f.start: f.end for f in finds}
    for start in {m.end for m in marks if m.name == "pair"}:
        end = ends.get(start, start + 1)
        if end < len(tokens) and tokens[end].text in places.joints:
            found[start] = end + 1
        elif end < len(tokens) and places.conjunctions and tokens[end].text.startswith(places.conjunctions):
            found[start] = end
    return found
