"""The shape of a topic's rule file: `rules/topics/*.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Forms:
    """A noun that counts its own kind, by grammatical number: one قتيل, two قتيلان, many قتلى.

    `some` are the plurals that tell several where no figure stands: `سقوط قتلى`.
    """

    one: tuple[str, ...] = ()
    two: tuple[str, ...] = ()
    many: tuple[str, ...] = ()
    some: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pattern:
    """One way of saying it. `set` fills slots of the claim; the grammar is in `extract.patterns`."""

    match: str
    set: Mapping[str, str] = field(default_factory=dict)
    at: str = ""


@dataclass(frozen=True, slots=True)
class Wording:
    """A topic in one language: its word lists by role, its nouns, and patterns beyond the language's frames.

    Two roles rule a claim out: words of `unless` in it or right before it, and of `unless_later` behind it in the clause.
    """

    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    nouns: Mapping[str, Forms] = field(default_factory=dict)
    patterns: tuple[Pattern, ...] = ()
    details: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)  # slot -> value -> words


@dataclass(frozen=True, slots=True)
class Expected:
    """A claim that an example must give; only the slots named are compared."""

    value: tuple[float | None, float | None] | None = None
    who: str | None = None
    text: str | None = None
    detail: Mapping[str, str] = field(default_factory=dict)
    update: bool | None = None
    negated: bool | None = None
    speaker: str | None = None


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence and the claims of this topic that it makes; an empty list is a negative example."""

    text: str
    lang: str
    claims: tuple[Expected, ...] = ()
    at: str = ""


@dataclass(frozen=True, slots=True)
class Rest:
    """What a count of people comes to without those of them whom another topic counts: the shot `less` the killed `gives` the injured."""

    less: str
    gives: str


@dataclass(frozen=True, slots=True)
class Topic:
    """What a claim can be about."""

    id: str
    label: str = ""
    kind: str = "count"  # count: how many of whom; event: that it happened; quote: somebody's words
    says: str = ""  # how a position reads: "{value} {who} killed"
    unit: str | None = None
    cumulative: bool = False  # a count that, for one event, only grows
    once: bool = False  # happens once in an event
    slots: tuple[str, ...] = ()  # what an event claim is looked up for: time, place, land, agent, parties, senders, until
    about: tuple[str, ...] = ()  # the slots that must agree for two claims to be about the same thing
    requires: tuple[str, ...] = ()  # the slots without which there is no claim
    differs: Mapping[str, str] = field(default_factory=dict)  # slot in which two tellings are two positions -> the reason
    varies: bool = False  # a count that rises and falls: the missing
    values: Mapping[str, tuple[float | None, float | None]] = field(default_factory=dict)  # slot=value -> how often it happened
    excludes: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)  # slot -> pairs that cannot both hold
    rest: Rest | None = None
    languages: Mapping[str, Wording] = field(default_factory=dict)
    examples: tuple[Example, ...] = ()
    at: str = ""
