"""Which decisions hold for a report, and which must be looked at again because what lies under them has changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reconcile.model import Report
from reconcile.review.decisions import Decision
from reconcile.review.match import match
from reconcile.review.subjects import Side, Subject, subjects


@dataclass(frozen=True, slots=True)
class Standing:
    """A decision that concerns a finding. `changes` say in words what is new since; empty where it holds as it was."""

    decision: Decision
    changes: tuple[str, ...]

    @property
    def holds(self) -> bool:
        """Whether what was decided on is what is there now."""
        return not self.changes


@dataclass(frozen=True, slots=True)
class Standings:
    """The decisions on a report: by the id of the finding, and those whose finding the report no longer has."""

    found: Mapping[str, Standing]
    gone: tuple[Decision, ...]


def standings(report: Report, decisions: Sequence[Decision]) -> Standings:
    """Lay decisions on a report's findings. Each concerns one finding at most, and none is lost."""
    known = subjects(report)
    ids, now = list(known), list(known.values())
    matched = match([d.subject for d in decisions], now)
    found = {ids[j]: Standing(decisions[i], changes(decisions[i].subject, now[j])) for i, (j, _) in matched.items()}
    return Standings(found, tuple(d for i, d in enumerate(decisions) if i not in matched))


def changes(old: Subject, new: Subject) -> tuple[str, ...]:
    """What is different about a finding since it was decided, a short sentence each; empty where nothing is."""
    if old.evidence == new.evidence:
        return ()
    told = [f"was {old.finding}, is {new.finding}"] if old.finding != new.finding else []
    for before, after in _facing(old, new):
        told += [f"was “{before.says}”, is “{after.says}”"] if before.says != after.says else []
        told += [f"“{after.says}”: no longer {source}" for source in before.sources if source not in after.sources]
        told += [f"“{after.says}”: now also {source}" for source in after.sources if source not in before.sources]
    return tuple(told) or ("a sentence behind it reads otherwise",)


def _facing(old: Subject, new: Subject) -> list[tuple[Side, Side]]:
    """The old sides, each with the new one that shares most with it."""
    (a, b), (c, d) = old.sides, new.sides
    straight, crossed = [(a, c), (b, d)], [(a, d), (b, c)]
    return max(straight, crossed, key=lambda pairs: sum(_alike(x, y) for x, y in pairs))


def _alike(one: Side, other: Side) -> int:
    shared = len(set(one.claims) & set(other.claims)) * 4 + len(set(one.articles) & set(other.articles))
    return 2 * shared + (one.says == other.says)
