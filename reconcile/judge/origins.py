"""Independent origins: outlets that pass on one ministry's statement, or one text, are one origin."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rapidfuzz import fuzz

from reconcile.model import Article, Claim
from reconcile.rulebook.book import Rulebook

COPY = 80.0  # how alike two sentences are, of 100, that are one text passed on


def origin_key(claim: Claim, articles: Mapping[str, Article]) -> str:
    """The canonical origin of a claim: the innermost named one, else the outlet's own voice."""
    if claim.detail.get("institution"):
        return str(claim.detail["institution"])
    if claim.origin:
        return claim.origin[0]
    article = articles[claim.article]
    return "own voice of " + (article.source or article.id)


def names(claims: Sequence[Claim], articles: Mapping[str, Article]) -> tuple[str, ...]:
    """The origins behind some claims, each once, sorted; an article's own voice only where it names nobody for it."""
    named = {c.article for c in claims if c.origin}
    return tuple(sorted({origin_key(c, articles) for c in claims if c.origin or c.article not in named}))


def independent(claims: Sequence[Claim], articles: Mapping[str, Article], book: Rulebook) -> int:
    """How many independent origins stand behind some claims: by name, and by the sentences they share."""
    named = {c.article for c in claims if c.origin}
    claims = [c for c in claims if c.origin or c.article not in named]  # a headline repeats what its text attributes
    keys = names(claims, articles)
    parent = {k: k for k in keys}

    def root(key: str) -> str:
        while parent[key] != key:
            key = parent[key]
        return key

    folded = [(origin_key(c, articles), c.sentence.translate(book.folding)) for c in claims]
    for i, (one, text) in enumerate(folded):
        for other, copy in folded[i + 1 :]:
            if root(one) != root(other) and fuzz.token_set_ratio(text, copy, score_cutoff=COPY) >= COPY and min(len(text), len(copy)) > 60:
                parent[max(root(one), root(other))] = min(root(one), root(other))
    return len({root(k) for k in keys})
