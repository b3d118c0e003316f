"""Tell independent origins apart: a ministry and its spokesman are one, so are the copies of an agency's text."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from reconcile.extract.people import Mentions


def institutions(articles: Iterable[Mentions], names: Mapping[str, str]) -> Mapping[str, str]:
    """For every canonical name of a run the institution that it speaks for, where it speaks for one.

    `names` are the run's canonical names (`people.unify`); where articles differ, what most of them say holds.
    """
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for mention in (m for ms in articles for row in ms for m in row):
        if mention.institution:
            seen[names.get(mention.name, mention.name)][mention.institution] += 1
    return {name: counts.most_common(1)[0][0] for name, counts in seen.items()}


def origin_key(origin: tuple[str, ...], source: str | None, known: Mapping[str, str]) -> str:
    """Whose word a claim is, as one key an institution; the outlet's own where nobody is named.

    `known` is what `institutions` made. Two claims are of independent origin where their keys differ.

    >>> origin_key(("John Smith", "Reuters"), "Daily", {"John Smith": "Kremlin"})
    'Kremlin'
    """
    if not origin:
        return source or ""
    return known.get(origin[0], origin[0])
