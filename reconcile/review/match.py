"""Find the findings of one report again in another, by an ordered list of levels.

| level | the two are about one topic, and |
| --- | --- |
| claims | on either side at least one claim stands in both, word for word |
| edited | one side has such a claim, and on the other the same article now says something else |
| retold | on both sides the same article speaks, in other words, of the matter of the same name |
| said | the same two things are said at one place and day, by others |

A subject is matched once, at the first level that finds it. What a match means for a decision is not said here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from reconcile.review.subjects import Side, Subject

LEVELS = ("claims", "edited", "retold", "said")
_Rank = tuple[int, bool, bool, int]  # level; whether verdict or reason, and the matter's name, are others; minus how much is shared


def match(old: Sequence[Subject], new: Sequence[Subject]) -> dict[int, tuple[int, str]]:
    """For the index of each old subject that is found again: the index of the new one, and the level."""
    found: list[tuple[_Rank, int, int]] = []
    by_handle = _by_handle(new)
    for i, subject in enumerate(old):
        near = {j for handle in _handles(subject) for j in by_handle.get(handle, ())}
        found += [(ranked, i, j) for j in near if (ranked := _rank(subject, new[j]))]
    made: dict[int, tuple[int, str]] = {}
    taken: set[int] = set()
    for rank, i, j in sorted(found, key=lambda f: (f[0], old[f[1]].key, old[f[1]].evidence, new[f[2]].key, new[f[2]].evidence)):
        if i not in made and j not in taken:
            made[i] = (j, LEVELS[rank[0]])
            taken.add(j)
    return made


def _handles(subject: Subject) -> Iterable[tuple[str, str]]:
    """What two subjects must share at least one of."""
    yield subject.topic, subject.key
    for side in subject.sides:
        yield from ((subject.topic, claim) for claim in side.claims)
        yield from ((subject.topic, f"[{article}]") for article in side.articles)


def _by_handle(subjects: Sequence[Subject]) -> Mapping[tuple[str, str], set[int]]:
    made: dict[tuple[str, str], set[int]] = {}
    for index, subject in enumerate(subjects):
        for handle in _handles(subject):
            made.setdefault(handle, set()).add(index)
    return made


def _rank(old: Subject, new: Subject) -> _Rank | None:
    """How near two subjects of one topic are; None where they are not the same at any level."""
    (a, b), (c, d) = old.sides, new.sides
    ways = (((a, c), (b, d)), ((a, d), (b, c)))
    found = [near for one, other in ways if (near := _level(one, other, same_name=old.about == new.about))]
    if old.key == new.key:
        found.append((LEVELS.index("said"), 0))
    if not found:
        return None
    level, shared = min(found)
    return (level, old.finding != new.finding, old.about != new.about, shared)


def _level(one: tuple[Side, Side], other: tuple[Side, Side], *, same_name: bool) -> tuple[int, int] | None:
    claims = [_shared(x.claims, y.claims) for x, y in (one, other)]
    articles = [_shared(x.articles, y.articles) for x, y in (one, other)]
    if all(claims):
        return 0, -sum(claims)
    if any(claims) and all(articles):
        return 1, -sum(claims) - sum(articles)
    return (2, -sum(articles)) if same_name and all(articles) else None


def _shared(one: Sequence[str], other: Sequence[str]) -> int:
    return len(set(one) & set(other))
