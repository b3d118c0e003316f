"""Which articles tell one story, by the rare words that they repeat: only those lend each other a date."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from math import log, sqrt

from reconcile.model import Article
from reconcile.text.fold import Table

# Names and topics of a story are long words that it repeats; what every article repeats is weighed down by
# how many articles do. In a run of few articles that count means little, hence the imagined others.
_WORD = re.compile(r"[^\W\d_]{5,}")
_OTHERS = 30
_SHARED = 3  # words of the story's own, names mostly, that both must repeat
_FEW = 5  # articles at most that repeat such a word; in a large run one in fifty


def _bar(total: int) -> float:
    """How alike two articles of one story are at least: in a large run, where rare words are known, much more than in a small one.

    Of 3,000 random pairs of articles of one day one in 200 is more alike than 0.15.
    """
    return 0.15 + min(0.1, total / 5000)


def story_of(articles: Sequence[Article], wanted: Sequence[int], folding: Table) -> dict[int, list[tuple[int, float]]]:
    """For each wanted index the other articles of its story, each with a likeness above 0 and up to 1."""
    counts = [_repeated(article, folding) for article in articles]
    spread = Counter(word for count in counts for word in count)
    weighed = [_weighed(count, spread, len(articles)) for count in counts]
    holders: dict[str, list[int]] = {}
    for i, weights in enumerate(weighed):
        for word in weights:
            holders.setdefault(word, []).append(i)
    return {i: _alike(i, weighed, holders) for i in wanted}


def _repeated(article: Article, folding: Table) -> Counter[str]:
    """The long words that stand at least twice in an article, title included."""
    text = f"{article.title or ''}\n{article.text}".translate(folding)
    return Counter({word: n for word, n in Counter(_WORD.findall(text)).items() if n > 1})


def _weighed(count: Mapping[str, int], spread: Mapping[str, int], total: int) -> dict[str, float]:
    """Weights of unit length: a word's repetitions, times how rare it is in the run."""
    raw = {word: log(1 + n) * log((total + _OTHERS) / spread[word]) for word, n in count.items()}
    length = sqrt(sum(w * w for w in raw.values())) or 1.0
    return {word: w / length for word, w in raw.items()}


def _alike(i: int, weighed: Sequence[Mapping[str, float]], holders: Mapping[str, Sequence[int]]) -> list[tuple[int, float]]:
    bar, rare = _bar(len(weighed)), max(_FEW, len(weighed) // 50)
    found: dict[int, float] = {}
    shared: Counter[int] = Counter()
    for word, weight in weighed[i].items():
        for other in holders[word]:
            found[other] = found.get(other, 0.0) + weight * weighed[other][word]
            shared[other] += len(holders[word]) <= rare
    alike = ((j, likeness) for j, likeness in found.items() if j != i and likeness >= bar and shared[j] >= _SHARED)
    return sorted(alike, key=lambda pair: (-pair[1], pair[0]))
