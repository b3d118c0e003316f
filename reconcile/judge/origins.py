"""Independent origins: outlets that pass on one ministry's statement, or one text, are one origin."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from rapidfuzz import fuzz

from reconcile.model import Article, Claim, Shared
from reconcile.text.fold import Table

COPY = 80.0  # how alike two sentences are, of 100, that are one text passed on
SHORT = 60  # characters below which two sentences are alike by chance
ONE_TEXT = 0.2  # the part of the shorter article from which what both say in their own voice is one text's


@dataclass(frozen=True)
class Texts:
    """The articles of a run, and what their texts share."""

    articles: Mapping[str, Article]
    shared: Mapping[tuple[str, str], Shared]
    folding: Table


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
    return article.agency or "own voice of " + (article.owner or article.source or article.id)


def told(claims: Sequence[Claim]) -> list[Claim]:
    """The claims that tell who is behind them: a headline repeats what its text attributes."""
    named = {c.article for c in claims if c.origin}
    return [c for c in claims if c.origin or c.article not in named]


def names(claims: Sequence[Claim], articles: Mapping[str, Article]) -> tuple[str, ...]:
    """The origins behind some claims, each once, sorted; an article's own voice only where it names nobody for it."""
    return tuple(sorted({origin_key(c, articles) for c in told(claims)}))


def one_text(a: Claim, b: Claim, known: Texts) -> bool:
    """Whether two claims of two articles are one text passed on.

    Their sentences share a long run of words or are nearly the same; or nobody is named for either, and the
    articles have much of their text in common: an agency's story, its lead written anew.
    """
    if a.article == b.article:
        return False
    both = known.shared.get((min(a.article, b.article), max(a.article, b.article)))
    if both and ((both.share >= ONE_TEXT and not a.origin and not b.origin) or _inside(a, b, both)):
        return True
    one, other = (c.sentence.translate(known.folding) for c in (a, b))
    return min(len(one), len(other)) > SHORT and fuzz.token_set_ratio(one, other, score_cutoff=COPY) >= COPY


def _inside(a: Claim, b: Claim, both: Shared) -> bool:
    """Whether one shared passage touches the sentences of both claims."""
    first, last = (a, b) if a.article == both.articles[0] else (b, a)
    if "title" in (a.field, b.field):
        return False
    return any(_touches(first, p.starts[0], p.ends[0]) and _touches(last, p.starts[1], p.ends[1]) for p in both.passages)


def _touches(claim: Claim, start: int, end: int) -> bool:
    return start < claim.sentence_start + len(claim.sentence) and claim.sentence_start < end


def independent(claims: Sequence[Claim], known: Texts) -> int:
    """How many independent origins stand behind some claims: by name, and by the texts that they share.

    Two names that one article tells apart stay two, though another copies its sentence.
    """
    claims = told(claims)
    keyed = [(origin_key(c, known.articles), c) for c in claims]
    parent = {key: key for key, _ in keyed}

    def root(key: str) -> str:
        while parent[key] != key:
            key = parent[key]
        return key

    apart = _apart(keyed)
    for (one, a), (other, b) in combinations(keyed, 2):
        if root(one) != root(other) and frozenset((one, other)) not in apart and one_text(a, b, known):
            parent[max(root(one), root(other))] = min(root(one), root(other))
    return len({root(key) for key in parent})


def _apart(keyed: Iterable[tuple[str, Claim]]) -> set[frozenset[str]]:
    by_article: dict[str, set[str]] = defaultdict(set)
    for key, claim in keyed:
        by_article[claim.article].add(key)
    return {frozenset(pair) for keys in by_article.values() for pair in combinations(sorted(keys), 2)}
