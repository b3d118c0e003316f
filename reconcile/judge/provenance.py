"""Who passes on whom: from every origin, by those who carry it, to the articles that tell it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from reconcile.judge.origins import ONE_TEXT, origin_key
from reconcile.model import Article, Claim, Shared


@dataclass(frozen=True, slots=True)
class Branch:
    """One that says or passes on: an origin, a speaker for it, a carrier, one shared text, or an article.

    `claims` are all that come this way, by id, in the order of the report; `branches` those who have it from here.
    """

    name: str
    kind: str  # origin, speaker, carrier, voice, text, article
    claims: tuple[str, ...]
    branches: tuple[Branch, ...] = ()


Path = tuple[tuple[str, str], ...]  # kind and name, from the origin to the article


def provenance(claims: Iterable[Claim], articles: Mapping[str, Article], shared: Sequence[Shared]) -> tuple[Branch, ...]:
    """The trees of some claims, those with most claims first; what nobody is named for stands last.

    Articles that share much of their text and name nobody have it from one text: they are one branch.
    """
    texts = one_texts(shared)
    paths = [(_path(c, articles, texts), c.id) for c in claims]
    return _branches(paths)


def one_texts(shared: Iterable[Shared]) -> dict[str, tuple[str, ...]]:
    """For every article that shares much of its text with others, the group of them, sorted."""
    groups: dict[str, frozenset[str]] = {}
    for both in shared:
        if both.share >= ONE_TEXT:
            joined = frozenset().union(*(groups.get(a, frozenset((a,))) for a in both.articles))
            groups |= dict.fromkeys(joined, joined)
    return {a: tuple(sorted(group)) for a, group in groups.items()}


def _path(claim: Claim, articles: Mapping[str, Article], texts: Mapping[str, Sequence[str]]) -> Path:
    article = ("article", claim.article)
    if not claim.origin:
        if agency := articles[claim.article].agency:
            return (("origin", agency), article)
        group = texts.get(claim.article)
        return (("text", " ".join(group)), article) if group else (("voice", ""), article)
    key, first = origin_key(claim, articles), claim.origin[0]
    joint = str(claim.detail.get("also") or "").split("; ")
    with_them = tuple(name for name in claim.origin[1:] if name in joint)
    speaker = (("speaker", " and ".join((first, *with_them))),) if first != key or with_them else ()
    return (("origin", key), *speaker, *(("carrier", via) for via in claim.origin[1:] if via not in joint), article)


def _branches(paths: Sequence[tuple[Path, str]]) -> tuple[Branch, ...]:
    met: dict[tuple[str, str], list[tuple[Path, str]]] = defaultdict(list)
    for path, claim in paths:
        if path:
            met[path[0]].append((path[1:], claim))
    made = [Branch(name, kind, tuple(c for _, c in rest), _branches(rest)) for (kind, name), rest in met.items()]
    return tuple(sorted(made, key=lambda b: (_KINDS.index(b.kind), -len(b.claims), b.name)))


_KINDS = ("article", "speaker", "carrier", "origin", "text", "voice")
