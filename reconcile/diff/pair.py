"""Find the articles and claims of an older report again in a newer one, each by an ordered list of levels.

| an article is the same | a claim of it is the same |
| --- | --- |
| of one id | of the same words, in the same sentence |
| of one address | of the same words, in another sentence |
| of one path | of one topic, in sentences that are much alike |
| of one outlet and title | |
| the only one on either side | |
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence

from rapidfuzz import fuzz, utils

from reconcile.model import Article, Claim

_ALIKE = 55.0  # how alike two sentences are, of 100, that are two versions of one; unrelated ones of one topic stay below 50
_NEAR = 300  # characters of a sentence on either side of a claim that are compared; some pages come without a full stop
_WINDOW = 50  # claims before and after, in order, among which an edited one is looked for
Handle = Callable[[Article], Hashable]
_HANDLES: tuple[Handle, ...] = (
    lambda a: a.id,
    lambda a: a.url,
    lambda a: a.path,
    lambda a: (a.source, a.title) if a.source and a.title else None,
)


def pair_articles(old: Sequence[Article], new: Sequence[Article]) -> dict[str, str]:
    """The id of each older article that is found again, with its newer id."""
    made: dict[str, str] = {}
    for handle in _HANDLES:
        known = _only(handle, (a for a in new if a.id not in made.values()))
        for key, one in _only(handle, (a for a in old if a.id not in made)).items():
            if key in known:
                made[one] = known[key]
    return made or ({old[0].id: new[0].id} if len(old) == len(new) == 1 else {})


def _only(handle: Handle, articles: Iterable[Article]) -> dict[Hashable, str]:
    """The ids of articles by something that no other of them has."""
    found: dict[Hashable, list[str]] = defaultdict(list)
    for article in articles:
        if (key := handle(article)) is not None:
            found[key].append(article.id)
    return {key: ids[0] for key, ids in found.items() if len(ids) == 1}


def pair_claims(old: Sequence[Claim], new: Sequence[Claim]) -> tuple[list[tuple[Claim, Claim]], list[Claim], list[Claim]]:
    """The claims of two versions of one article: those found again, those gone, those added; each in order of place."""
    pairs: list[tuple[Claim, Claim]] = []
    left, right = sorted(old, key=_place), sorted(new, key=_place)
    for words in (_all_of_it, _own_words):
        left, right = _take_equal(words, left, right, pairs)
    left, right = _take_alike(left, right, pairs)
    return sorted(pairs, key=lambda pair: _place(pair[1])), left, right


def _place(claim: Claim) -> tuple[bool, int, int, str, str]:
    return (claim.field == "text", claim.start, claim.end, claim.topic, claim.id)


def _own_words(claim: Claim) -> Hashable:
    return (claim.topic, claim.field, claim.who, " ".join(claim.text.split()))


def _all_of_it(claim: Claim) -> Hashable:
    return (_own_words(claim), " ".join(claim.sentence.split()))


def _take_equal(
    words: Callable[[Claim], Hashable], old: list[Claim], new: list[Claim], pairs: list[tuple[Claim, Claim]]
) -> tuple[list[Claim], list[Claim]]:
    """Pair those of equal words, in the order of their places; hand back those that are left."""
    waiting: dict[Hashable, list[Claim]] = defaultdict(list)
    for claim in reversed(new):
        waiting[words(claim)].append(claim)
    left, taken = [], set()
    for claim in old:
        if found := waiting[words(claim)]:
            pairs.append((claim, found.pop()))
            taken.add(pairs[-1][1].id)
        else:
            left.append(claim)
    return left, [c for c in new if c.id not in taken]


def _take_alike(old: list[Claim], new: list[Claim], pairs: list[tuple[Claim, Claim]]) -> tuple[list[Claim], list[Claim]]:
    """Pair those of one topic whose sentences are most alike, then those nearest in order."""
    ranked = sorted(
        (-_alike(a, b), a.who != b.who, abs(i - j), i, j)
        for i, a in enumerate(old)
        for j, b in enumerate(new[max(0, i - _WINDOW) : i + _WINDOW], max(0, i - _WINDOW))
        if a.topic == b.topic and _alike(a, b) >= _ALIKE
    )
    gone, added = dict(enumerate(old)), dict(enumerate(new))
    for *_, i, j in ranked:
        if i in gone and j in added:
            pairs.append((gone.pop(i), added.pop(j)))
    return list(gone.values()), list(added.values())


def _alike(one: Claim, other: Claim) -> float:
    return fuzz.ratio(_around(one), _around(other), processor=utils.default_process, score_cutoff=_ALIKE)


def _around(claim: Claim) -> str:
    at = claim.start - claim.sentence_start
    return claim.sentence[max(0, at - _NEAR) : at + len(claim.text) + _NEAR]
