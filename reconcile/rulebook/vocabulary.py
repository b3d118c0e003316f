"""The shapes of what all topics share: whom a count is of, kinds of events, and a language's small words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from reconcile.rulebook.topic import Forms, Pattern


@dataclass(frozen=True, slots=True)
class Group:
    """Whom a count is of. `apart`: counted apart from other people (children), not merely described (villagers).
    `natural`: by sex or age, and not by what they do. `single`: what reports call one of them."""

    id: str
    part_of: str | None = None
    apart: bool = False
    natural: bool = False
    single: str = ""
    languages: Mapping[str, Forms] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of event that tolls are of: bombing, sinking, protest. `wide`: it happens in many places at once."""

    id: str
    part_of: str | None = None
    wide: bool = False
    languages: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Small:
    """A language's words that belong to no topic, by role, and the frames that all counts share.

    The roles that the code looks for: `of` (18 of the guards), `among` (including), `others`, `negation`,
    `denial`, `irrealis` (may, if, fears that), `rate` (a day, every year), `function` (words that are no
    noun), `filler` (a total of). All further roles are for frames and patterns.
    """

    words: Mapping[str, tuple[str, ...]]
    later: Mapping[int, tuple[str, ...]] = field(default_factory=dict)  # days -> two days after; 0: some days after
    things: tuple[str, ...] = ()  # nouns that count no people: vehicles, houses, attacks
    frames: tuple[Pattern, ...] = ()


@dataclass(frozen=True, slots=True)
class Groups:
    """A file of groups: `rules/vocabulary/who*.yaml`."""

    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Kinds:
    """A file of kinds of events: `rules/vocabulary/kinds*.yaml`."""

    kinds: tuple[Kind, ...]
