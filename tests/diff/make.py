"""Two versions of an invented report on a dam, made by hand: no rules are read for them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from reconcile.model import Article, Claim, Interval, Report

ARTICLE = Article("a1", "", source="River Daily", title="The dam", language="en", published=date(2031, 5, 3))


def claim(sentence: str, words: str, low: float | None, high: float | None, *, id: str = "", article: str = "a1", **slots: Any) -> Claim:
    """A claim that stands in its sentence, at the sentence's own place."""
    at = slots.pop("at", 0)
    start = at + sentence.index(words)
    value = None if low is None and high is None else Interval(low, high, "person", words)
    name = id or f"c-{article}-{sentence}-{words}"
    topic, who = slots.pop("topic", "killed"), slots.pop("who", "people")
    return Claim(name, article, topic, "text", start, start + len(words), words, sentence, at, value=value, who=who, **slots)


def report(*claims: Claim, articles: Sequence[Article] = (ARTICLE,)) -> Report:
    """A report of some claims, with nothing found between them."""
    return Report(tuple(articles), claims, (), ())
