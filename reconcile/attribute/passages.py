"""Find the passages that articles share: long runs of the same words, found by what one contains of the other.

Two articles can have twenty-five runs of eight words in common and be alike by 0.08 as whole documents: an
agency's text inside a longer report. So runs are looked up in an index of all runs, and no two texts are compared.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from reconcile.model import Article, Passage, Shared
from reconcile.text.fold import Table, fold

RUN = 8  # words: shorter runs are formulas, which everybody uses
CROWD = 8  # articles with one run, above which only neighbours in the list are paired: the same groups come of it

_WORD = re.compile(r"[^\W_]+")
_Places = list[tuple[int, int]]  # article, word


@dataclass(frozen=True, slots=True)
class _Words:
    """An article's words, folded, and where each stands in the text as given."""

    words: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]


def shared_passages(articles: Sequence[Article], folding: Table) -> tuple[Shared, ...]:
    """The longest runs of at least `RUN` words that two articles of different outlets share, in a stable order.

    Any figure is the same as any other: a text that is passed on with a new toll is still that text. What was
    dropped as not the article is no part of it.
    """
    ordered = sorted(articles, key=lambda a: a.id)
    texts = [_words(a, folding) for a in ordered]
    met: dict[tuple[int, int], set[tuple[int, int]]] = defaultdict(set)
    for places in _repeated(texts):
        for (a, i), (b, j) in _paired(places):
            if _apart(ordered[a], ordered[b]) and texts[a].words[i : i + RUN] == texts[b].words[j : j + RUN]:
                met[a, b].add((i, j))
    return tuple(_shared((ordered[a], texts[a]), (ordered[b], texts[b]), starts) for (a, b), starts in sorted(met.items()))


def _words(article: Article, folding: Table) -> _Words:
    folded = fold(article.text, folding)
    words, spans = [], []
    for found in _WORD.finditer(folded.text):
        start, end = folded.span(found.start(), found.end())
        if not any(d.start <= start < d.end for d in article.dropped):
            words.append("0" if found.group()[0].isdecimal() else found.group())
            spans.append((start, end))
    return _Words(tuple(words), tuple(spans))


def _repeated(texts: Sequence[_Words]) -> Iterator[_Places]:
    """Where each run of words stands, for those that stand in more than one place."""
    first: dict[int, tuple[int, int]] = {}
    more: dict[int, _Places] = {}
    for article, text in enumerate(texts):
        for at in range(len(text.words) - RUN + 1):
            key = hash(text.words[at : at + RUN])
            if first.setdefault(key, (article, at)) != (article, at):
                more.setdefault(key, [first[key]]).append((article, at))
    yield from more.values()


def _paired(places: _Places) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    once = list({a: (a, i) for a, i in reversed(places)}.values())[::-1]  # the first place in each article
    yield from combinations(once, 2) if len(once) <= CROWD else pairwise(once)


def _apart(one: Article, other: Article) -> bool:
    """Whether two articles are of two outlets: an outlet repeats its own background."""
    return not one.source or one.source != other.source


def _runs(starts: set[tuple[int, int]]) -> Iterator[tuple[int, int, int]]:
    """Runs that follow one another word by word, as one: where it begins in both, and how many words it has."""
    for i, j in sorted(starts):
        if (i - 1, j - 1) not in starts:
            more = next(n for n in range(len(starts) + 1) if (i + n, j + n) not in starts)
            yield i, j, more + RUN - 1


def _shared(one: tuple[Article, _Words], other: tuple[Article, _Words], starts: set[tuple[int, int]]) -> Shared:
    (a, mine), (b, theirs) = one, other
    shorter = 0 if len(mine.words) <= len(theirs.words) else 1
    covered = {pair[shorter] + n for pair in starts for n in range(RUN)}
    found = [
        Passage(
            starts=(mine.spans[i][0], theirs.spans[j][0]),
            ends=(mine.spans[i + size - 1][1], theirs.spans[j + size - 1][1]),
            words=size,
        )
        for i, j, size in _runs(starts)
    ]
    return Shared((a.id, b.id), round(len(covered) / len((mine, theirs)[shorter].words), 3), tuple(found))
