"""Independent origins: outlets that pass on one ministry's statement, or one text, are one origin."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from rapidfuzz import fuzz

from reconcile.model import Article, Claim, Interval, Shared
from reconcile.text.fold import Table

COPY = 80.0  # how alike two sentences are, of 100, that are one text passed on
SHORT = 60  # characters below which two sentences are alike by chance
_CLOSE = 1.5  # times: figures farther apart are told of two counts
_OWN = "own voice of "
ONE_TEXT = 0.2  # the part of the shorter article from which what both say in their own voice is one text's


@dataclass(frozen=True)
class Texts:
    """The articles of a run, and what their texts share."""

    articles: Mapping[str, Article]
    shared: Mapping[tuple[str, str], Shared]
    folding: Table
    _folded: dict[str, str] = field(default_factory=dict)

    def folded(self, sentence: str) -> str:
        """A sentence as it is compared with others, again and again."""
        if sentence not in self._folded:
            self._folded[sentence] = sentence.translate(self.folding)
        return self._folded[sentence]

    def between(self, one: str, other: str) -> Shared | None:
        """What two articles share, if anything."""
        return self.shared.get((min(one, other), max(one, other)))


def texts(articles: Iterable[Article], shared: Iterable[Shared], folding: Table) -> Texts:
    """The articles and what they share, ready to be looked up."""
    return Texts({a.id: a for a in articles}, {s.articles: s for s in shared}, folding)


def origin_key(claim: Claim, articles: Mapping[str, Article]) -> str:
    """The canonical origin of a claim: the innermost named one, else the agency's whose text it is, else its owner's or outlet's voice."""
    if claim.detail.get("institution"):
        return str(claim.detail["institution"])
    if claim.origin:
        return claim.origin[0]
    article = articles[claim.article]
    return article.agency or _OWN + (article.owner or article.source or article.id)


def sources(matter: Sequence[Claim], articles: Mapping[str, Article]) -> dict[str, str]:
    """The origin behind each claim of a matter, by the claim's id.

    A headline or a summary repeats what its own article attributes: what an article says in its own voice is from
    whom it names for the same figure, or for one that can be the same.
    """
    named: dict[str, list[Claim]] = defaultdict(list)
    for claim in matter:
        if claim.origin and not claim.negated:
            named[claim.article].append(claim)
    return {c.id: origin_key(_repeated(c, named[c.article]) if not c.origin else c, articles) for c in matter}


def _repeated(claim: Claim, named: Sequence[Claim]) -> Claim:
    """The attributed claim that one without a source repeats: the same figure first; the claim itself where there is none."""
    same = [c for c in named if (c.value and c.value.key) == (claim.value and claim.value.key)]
    near = [c for c in named if meet(c.value, claim.value) and _close(c.value, claim.value)]
    return next(iter(same or near), claim)


def _close(a: Interval | None, b: Interval | None) -> bool:
    """Whether two figures are near enough for one to sum up the other: "more than 50" does not stand for 100."""
    low, high = sorted(v.min or 0 for v in (a, b) if v) if a and b else (0, 0)
    return high <= low * _CLOSE or high - low <= 1


def meet(a: Interval | None, b: Interval | None) -> bool:
    """Whether two figures can be the same one; where there is none, they can."""
    if a is None or b is None:
        return True
    low = max(x for x in (a.min, b.min, float("-inf")) if x is not None)
    high = min(x for x in (a.max, b.max, float("inf")) if x is not None)
    return low <= high


def one_text(a: Claim, b: Claim, known: Texts) -> bool:
    """Whether two claims of two articles are one text passed on: their sentences share a long run of words, or are nearly the same."""
    if a.article == b.article:
        return False
    both = known.between(a.article, b.article)
    if both and _inside(a, b, both):
        return True
    one, other = known.folded(a.sentence), known.folded(b.sentence)
    return min(len(one), len(other)) > SHORT and fuzz.token_set_ratio(one, other, score_cutoff=COPY) >= COPY


def one_story(a: Claim, b: Claim, known: Texts) -> bool:
    """Whether the articles of two claims have much of their text in common."""
    both = known.between(a.article, b.article)
    return both is not None and both.share >= ONE_TEXT


def _inside(a: Claim, b: Claim, both: Shared) -> bool:
    """Whether one shared passage touches the sentences of both claims."""
    first, last = (a, b) if a.article == both.articles[0] else (b, a)
    if "title" in (a.field, b.field):
        return False
    return any(_touches(first, p.starts[0], p.ends[0]) and _touches(last, p.starts[1], p.ends[1]) for p in both.passages)


def _touches(claim: Claim, start: int, end: int) -> bool:
    return start < claim.sentence_start + len(claim.sentence) and claim.sentence_start < end


def independent(claims: Sequence[Claim], known: Texts, *, behind: Mapping[str, str] | None = None) -> int:
    """How many independent origins stand behind some claims: by name, and by the texts that they share.

    Two names that one article tells apart stay two, though another copies its sentence. Articles that have much of
    their text in common and name nobody have it from one text, an agency's, though each writes its own lead.
    `behind` are the origins by claim, as `sources` finds them in the whole matter; in these claims alone, where not given.
    """
    behind = sources(claims, known.articles) if behind is None else behind
    keyed = [(behind[c.id], c) for c in claims]
    parent = {key: key for key, _ in keyed}

    def root(key: str) -> str:
        while parent[key] != key:
            key = parent[key]
        return key

    apart = _apart(keyed)
    for (one, a), (other, b) in combinations(keyed, 2):
        if root(one) == root(other) or frozenset((one, other)) in apart:
            continue
        if one_text(a, b, known) or (one.startswith(_OWN) and other.startswith(_OWN) and one_story(a, b, known)):
            parent[max(root(one), root(other))] = min(root(one), root(other))
    return len({root(key) for key in parent})


def _apart(keyed: Iterable[tuple[str, Claim]]) -> set[frozenset[str]]:
    by_article: dict[str, set[str]] = defaultdict(set)
    for key, claim in keyed:
        by_article[claim.article].add(key)
    return {frozenset(pair) for keys in by_article.values() for pair in combinations(sorted(keys), 2)}
