"""Which of today's clusters is which of yesterday's matters: a cluster's own id depends on what it holds, a matter's stays."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Set
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Event:
    """What became of a matter: `merged into` another or `split from` one, `took claims of` one that goes on without
    them, or `ended`, since none of its claims is left."""

    matter: str
    what: str
    other: str | None = None


def follow(before: Mapping[str, str], after: Mapping[str, Set[str]], *, taken: Callable[[str], bool]) -> tuple[dict[str, str], list[Event]]:
    """The matter of every cluster, and what became of the matters.

    `before` has the matter of every claim, `after` the claims of every cluster; `taken` says whether another
    matter has, or had, an id. A matter goes on in the cluster that has most of its claims; where several matters go on in one,
    that which brought most keeps its id, and the others are merged into it.
    """
    shared = {cluster: Counter(before[c] for c in claims if c in before) for cluster, claims in after.items()}
    heirs: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for cluster, brought in shared.items():
        for matter, count in brought.items():
            heirs[matter].append((-count, cluster))
    heir = {matter: min(found)[1] for matter, found in heirs.items()}
    made: dict[str, str] = {}
    events = [Event(m, "ended") for m in set(before.values()) - set(heir)]
    used = set(before.values())
    for cluster in sorted(after):
        kept = sorted((-count, matter) for matter, count in shared[cluster].items() if heir[matter] == cluster)
        made[cluster] = kept[0][1] if kept else _new(cluster, lambda m: m in used or taken(m))
        used.add(made[cluster])
        events += [Event(matter, "merged into", made[cluster]) for _, matter in kept[1:]]
    for cluster, matter in made.items():
        what = "took claims of" if matter in heir else "split from"
        events += [Event(matter, what, other) for other in shared[cluster] if heir[other] != cluster]
    return made, sorted(events, key=lambda e: (e.matter, e.what, e.other or ""))


def _new(cluster: str, taken: Callable[[str], bool]) -> str:
    """An id that no matter has had, from the cluster that it begins with."""
    number = 0
    while taken(made := "m-" + hashlib.sha256(f"{cluster}\0{number}".encode()).hexdigest()[:12]):
        number += 1
    return made
