"""Offices, institutions, outlets and unnamed sources: the shape of `rules/vocabulary/offices*.yaml`.

One title is one line of the world's org chart, with its words in every language. A canonical name is
short English: "Kremlin", "Kenyan Interior Ministry", "security sources".
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from reconcile.rulebook.strict import RuleError, load

KINDS = ("office", "institution", "outlet", "unnamed", "quality", "honorific")


@dataclass(frozen=True, slots=True)
class Title:
    """A title that somebody or something can bear.

    `kind`: office (a person holds it), institution, outlet, unnamed (sources without a name), quality
    (what qualifies a source: medical), honorific (Dr., General). Words are spelled as in `rulebook.words`.
    """

    id: str
    kind: str
    name: str = ""  # canonical name, where it is not the id
    speaks_for: str | None = None  # the institution that an office speaks for
    seat_of: str | None = None  # the institution that this is another name for: Kremlin, of the presidency
    country: str | None = None  # ISO code, where it is one country's alone
    national: bool = False  # every country has one: its canonical name begins with the nationality
    family: str | None = None  # what a short second mention calls it: ministry, minister, agency
    generic: bool = False  # only a second mention: "the ministry"
    relation: str | None = None  # spokesman: stands before an institution; counterpart: another country's holder
    languages: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    several: str = ""  # canonical name of several holders: leaders
    state: bool = False  # speaks where a country or its capital is said to speak
    plurals: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # several holders: leaders
    at: str = ""

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise ValueError(f"unknown kind {self.kind!r}; one of {', '.join(KINDS)}")
        if self.plurals and not self.several:
            raise ValueError(f"{self.id!r} has plurals, and no name for several holders")

    @property
    def canonical(self) -> str:
        """The short English name."""
        return self.name or self.id


@dataclass(frozen=True, slots=True)
class Portrait:
    """An example: the actors that a text names, in order; an empty list is a negative example."""

    text: str
    lang: str
    actors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Offices:
    """A file of titles."""

    titles: tuple[Title, ...]
    examples: tuple[Portrait, ...] = ()


def load_offices(folders: Iterable[Path]) -> dict[str, Title]:
    """All titles of the folders' `vocabulary/offices*.yaml`, by id. Raises RuleError for an id given twice or not at all."""
    titles: dict[str, Title] = {}
    for path in (p for f in folders for p in sorted((f / "vocabulary").glob("offices*.yaml"))):
        for title in load(path, Offices).titles:
            if title.id in titles:
                raise RuleError(f"{title.at}: {title.id!r} stands at {titles[title.id].at} already")
            titles[title.id] = title
    for title in titles.values():
        for other in (title.speaks_for, title.seat_of):
            if other is not None and other not in titles:
                raise RuleError(f"{title.at}: {title.id!r} names {other!r}, which no file gives")
    return titles
