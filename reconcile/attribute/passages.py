"""Find the passages that articles share: long runs of the same words, found by what one contains of the other.

Two articles can have twenty-five runs of eight words in common and be alike by 0.08 as whole documents: an
agency's text inside a longer report. So runs are looked up in an index of all runs, and no two texts are compared.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, combinations, pairwise

from reconcile.model import Article, Passage, Shared
from reconcile.text.fold import Folded, Table, fold

RUN = 8  # words: shorter runs are formulas, which everybody uses
CROWD = 8  # articles with one run, above which only neighbours in the list are paired: the same groups come of it

_WORD = re.compile(r"[^\W_]+")
_Places = list[tuple[int, int]]  # article, word


_Words = tuple[str, ...]  # an article's, folded


@dataclass(frozen=True, slots=True)
class _Side:
    """One of two articles that share something, with where its words stand in its folded text."""

    article: Article
    words: _Words
    folded: Folded
    at: tuple[tuple[int, int], ...]

    def span(self, first: int, size: int) -> tuple[int, int]:
        """Where a run of words stands in the text as given."""
        return self.folded.span(self.at[first][0], self.at[first + size - 1][1])


def shared_passages(articles: Sequence[Article], folding: Table) -> tuple[Shared, ...]:
    """The longest runs of at least `RUN` words that two articles of different outlets share, in a stable order.

    Any figure is the same as any other: a text that is passed on with a new toll is still that text. What was
    dropped as not the article is no part of it.
    """
    ordered = sorted(articles, key=lambda a: a.id)
    known: dict[str, str] = {}  # every word once: a day has millions
    texts = [_words(a, folding, known) for a in ordered]
    met: dict[tuple[int, int], set[tuple[int, int]]] = defaultdict(set)
    for places in _repeated(texts):
        for (a, i), (b, j) in _paired(places):
            if _apart(ordered[a], ordered[b]) and texts[a][i : i + RUN] == texts[b][j : j + RUN]:
                met[a, b].add((i, j))
    sides = {i: _side(ordered[i], texts[i], folding) for i in {i for pair in met for i in pair}}
    return tuple(_shared(sides[a], sides[b], starts) for (a, b), starts in sorted(met.items()))


def _words(article: Article, folding: Table, known: dict[str, str]) -> _Words:
    whole = not article.dropped  # then nobody needs to know where each stands
    found = _WORD.findall(article.text.translate(folding)) if whole else [m.group() for m in _kept(article, fold(article.text, folding))]
    return tuple(known.setdefault(word, word) for word in ("0" if w[0].isdecimal() else w for w in found))


def _kept(article: Article, folded: Folded) -> Iterator[re.Match[str]]:
    """The words of an article, without those that were dropped as not its own."""
    return (m for m in _WORD.finditer(folded.text) if not (article.dropped and _dropped(folded.original(m.start()), article)))


def _side(article: Article, words: _Words, folding: Table) -> _Side:
    folded = fold(article.text, folding)
    return _Side(article, words, folded, tuple(m.span() for m in _kept(article, folded)))


def _dropped(at: int, article: Article) -> bool:
    return any(d.start <= at < d.end for d in article.dropped)


def _repeated(texts: Sequence[_Words]) -> Iterator[_Places]:
    """Where each run of words stands, for those that stand in more than one place."""
    first: dict[int, int] = {}  # where a run stands in all texts one after another: one number is smaller than two
    more: dict[int, list[int]] = {}
    begins = [0, *accumulate(len(text) for text in texts)]
    for begin, text in zip(begins, texts, strict=False):
        for at, run in enumerate(zip(*(text[n:] for n in range(RUN)), strict=False)):
            key = hash(run)
            if first.setdefault(key, begin + at) != begin + at:
                more.setdefault(key, [first[key]]).append(begin + at)
    for places in more.values():
        yield [(article := bisect_right(begins, place) - 1, place - begins[article]) for place in places]


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


def _shared(one: _Side, other: _Side, starts: set[tuple[int, int]]) -> Shared:
    shorter = 0 if len(one.words) <= len(other.words) else 1
    covered = {pair[shorter] + n for pair in starts for n in range(RUN)}
    found = []
    for i, j, size in _runs(starts):
        here, there = one.span(i, size), other.span(j, size)
        found.append(Passage(starts=(here[0], there[0]), ends=(here[1], there[1]), words=size))
    share = round(len(covered) / len((one, other)[shorter].words), 3)
    return Shared((one.article.id, other.article.id), share, tuple(found))
