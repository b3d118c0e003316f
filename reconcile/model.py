"""What the stages hand to each other: articles, claims, clusters, findings, and the report they make.

Frozen dataclasses only. This module imports nothing of the package and every other module may import
it. Offsets count Unicode code points in the field that they belong to (an article's `title` or
`text`), exactly as it was given.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

NAMED = ("person", "institution")  # kinds of source that are one and the same under one name; "officials" may be others


@dataclass(frozen=True, slots=True)
class Drop:
    """A stretch of an article's text that is not the article (menu, caption, related headline), and why."""

    start: int
    end: int
    why: str


@dataclass(frozen=True, slots=True)
class Spoken:
    """A stretch of an article's text that it gives as somebody's words; `speaker` is None where nobody is named for them."""

    start: int
    end: int
    speaker: str | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """One report of one outlet, as read. `published` is set by the date stage, with its basis.

    `stamp` is a date that was given with the article in words, for the date stage to read. `owner` is who
    owns the outlet, `agency` whose text it carries: both are known from `sources.yml` alone. `attributed` is set when
    the article is read for claims, and None where it is not known.
    """

    id: str
    text: str
    path: str | None = None
    source: str | None = None
    title: str | None = None
    url: str | None = None
    language: str = "und"
    published: date | None = None
    published_basis: str = "unknown"  # metadata, stated, inferred, unknown
    dropped: tuple[Drop, ...] = ()
    stamp: str | None = None
    owner: str | None = None
    agency: str | None = None
    attributed: tuple[Spoken, ...] | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """A long run of the same words in the texts of two articles; `starts` and `ends` are its place in each."""

    starts: tuple[int, int]
    ends: tuple[int, int]
    words: int


@dataclass(frozen=True, slots=True)
class Shared:
    """What two articles of different outlets have in common: `share` is the part of the shorter one, from 0 to 1."""

    articles: tuple[str, str]
    share: float
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Problem:
    """An input that could not be read, or not wholly, and why. `line` counts from 1."""

    path: str
    why: str
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Interval:
    """A closed interval of what the words allow; None is an open side. 'more than 3000' is [3001, None]."""

    min: float | None
    max: float | None
    unit: str | None = None
    words: str = ""

    @property
    def key(self) -> tuple[float | None, float | None]:
        """The ends alone: what two figures must share to be the same figure."""
        return (self.min, self.max)

    @property
    def exact(self) -> bool:
        """Whether the words name one number."""
        return self.min is not None and self.min == self.max


@dataclass(frozen=True, slots=True)
class TimeSpan:
    """The days that a claim is about, both inclusive; None is an open or unknown side."""

    start: date | None
    end: date | None
    words: str | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing that one article says, in typed slots, with the words it was read from."""

    id: str
    article: str
    topic: str
    field: str  # title or text
    start: int
    end: int
    text: str
    sentence: str
    sentence_start: int
    value: Interval | None = None
    who: str | None = None
    actors: tuple[str, ...] = ()
    place: str | None = None
    time: TimeSpan | None = None
    as_of: date | None = None
    detail: Mapping[str, str | float | None] = dataclasses.field(default_factory=dict)
    origin: tuple[str, ...] = ()
    speaker: str | None = None
    hedged: bool = False
    negated: bool = False
    update: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """Two claims, by id, that could be about the same thing: how strongly, and why."""

    claims: tuple[str, str]
    weight: float
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Position:
    """One of the different things said in a cluster, with the claims that say it."""

    id: str
    says: str
    claims: tuple[str, ...]
    origins: tuple[str, ...]
    independent: int


@dataclass(frozen=True, slots=True)
class Cluster:
    """Claims about the same thing. `verdict` is the gravest of its findings, or single."""

    id: str
    topic: str
    label: str
    claims: tuple[str, ...]
    positions: tuple[Position, ...] = ()
    leading: str | None = None
    verdict: str = "single"


@dataclass(frozen=True, slots=True)
class Finding:
    """What stands between two positions (one twice: inside it): agree, diverge or contradict, the reason, and a sentence why."""

    id: str
    cluster: str
    positions: tuple[str, str]
    verdict: str
    reason: str
    explanation: str
    within_article: bool = False
    claims: tuple[str, ...] = ()  # the two that it was read from, the fuller first; one where the other is none


@dataclass(frozen=True, slots=True)
class Silence:
    """An article that leaves out a figure which `carried` of the `of` other articles of its story have."""

    article: str
    cluster: str
    carried: int
    of: int


@dataclass(frozen=True, slots=True)
class Report:
    """All that one run found, in a stable order; every output format is drawn from it.

    `links` are the edges of the graph of claims; a report that was read back from JSON has none.
    """

    articles: tuple[Article, ...]
    claims: tuple[Claim, ...]
    clusters: tuple[Cluster, ...]
    findings: tuple[Finding, ...]
    problems: tuple[Problem, ...] = ()
    rules_digest: str = ""
    shared: tuple[Shared, ...] = ()
    silences: tuple[Silence, ...] = ()
    links: tuple[Link, ...] = ()
