"""Find the passages that articles share: long runs of the same words, found by what one contains of the other.

Two articles can have twenty-five runs of eight words in common and be alike by 0.08 as whole documents: an
agency's text inside a longer report. So runs are looked up in an index of all runs, and no two texts are compared.
"""

from __future__ import annotations

import re
from array import array
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


@dataclass(frozen=True, slots=True)
class _Words:
    """An article's words, folded, and where each begins and ends in its folded text: few are ever asked where in the given one."""

    words: tuple[str, ...]
    starts: array[int]
    ends: array[int]


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
            if _apart(ordered[a], ordered[b]) and texts[a].words[i : i + RUN] == texts[b].words[j : j + RUN]:
                met[a, b].add((i, j))
    folded = {i: fold(ordered[i].text, folding) for i in {i for pair in met for i in pair}}
    sides = {i: (ordered[i], texts[i], folded[i]) for i in folded}
    return tuple(_shared(sides[a], sides[b], starts) for (a, b), starts in sorted(met.items()))


def _words(article: Article, folding: Table, known: dict[str, str]) -> _Words:
    folded = fold(article.text, folding)
    words, starts, ends = [], array("L"), array("L")
    for found in _WORD.finditer(folded.text):
        if article.dropped and _dropped(folded.original(found.start()), article):
            continue
        word = "0" if found.group()[0].isdecimal() else found.group()
        words.append(known.setdefault(word, word))
        starts.append(found.start())
        ends.append(found.end())
    return _Words(tuple(words), starts, ends)


def _dropped(at: int, article: Article) -> bool:
    return any(d.start <= at < d.end for d in article.dropped)


def _repeated(texts: Sequence[_Words]) -> Iterator[_Places]:
    """Where each run of words stands, for those that stand in more than one place."""
    first: dict[int, int] = {}  # where a run stands in all texts one after another: one number is smaller than two
    more: dict[int, list[int]] = {}
    begins = [0, *accumulate(len(text.words) for text in texts)]
    for begin, text in zip(begins, texts, strict=False):
        for at, run in enumerate(zip(*(text.words[n:] for n in range(RUN)), strict=False)):
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


_Side = tuple[Article, _Words, Folded]


def _shared(one: _Side, other: _Side, starts: set[tuple[int, int]]) -> Shared:
    (a, mine, its), (b, theirs, others) = one, other
    shorter = 0 if len(mine.words) <= len(theirs.words) else 1
    covered = {pair[shorter] + n for pair in starts for n in range(RUN)}
    found = []
    for i, j, size in _runs(starts):
        here = its.span(mine.starts[i], mine.ends[i + size - 1])
        there = others.span(theirs.starts[j], theirs.ends[j + size - 1])
        found.append(Passage(starts=(here[0], there[0]), ends=(here[1], there[1]), words=size))
    return Shared((a.id, b.id), round(len(covered) / len((mine, theirs)[shorter].words), 3), tuple(found))
