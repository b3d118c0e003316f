"""Whom a speaker speaks for: a ministry and its spokesman are one origin."""

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
