"""What a comparison may look up, and what it says."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from reconcile.judge.origins import Texts
from reconcile.model import Article, Claim
from reconcile.rulebook.book import Rulebook
from reconcile.rulebook.topic import Topic


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict, its reason, and why, in one sentence. `row` is the comparison that held."""

    verdict: str
    reason: str
    why: str
    row: str = ""


@dataclass(frozen=True, slots=True)
class Context:
    """What a comparison may look up. `members` are all claims of the matter."""

    topic: Topic
    book: Rulebook
    texts: Texts
    members: Sequence[Claim] = ()

    @property
    def articles(self) -> Mapping[str, Article]:
        """The articles of the run, by id."""
        return self.texts.articles


Comparison = Callable[[Claim, Claim, Context], Judgement | None]
