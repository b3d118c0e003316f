"""Load all rules: the shipped folder, then a user's own folders, which may add but not silently replace."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache, partial
from pathlib import Path
from typing import Any, TypeVar

from reconcile import __version__
from reconcile.rulebook.advice import Advice
from reconcile.rulebook.dates import Dates
from reconcile.rulebook.gazetteer import Places, compile_places
from reconcile.rulebook.hearing import same_name, sort_by_sound
from reconcile.rulebook.language import Language
from reconcile.rulebook.numbers import Numbers
from reconcile.rulebook.page import Page
from reconcile.rulebook.places import Gazetteer, PlaceRules, relation
from reconcile.rulebook.speech import Speech
from reconcile.rulebook.strict import RuleError, load
from reconcile.rulebook.topic import Topic
from reconcile.rulebook.vocabulary import Group, Groups, Kind, Kinds, Small
from reconcile.shelf import Shelf, kept, shelf_for
from reconcile.text.fold import Table, table

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Pack:
    """All that is known of one language; a part that a language lacks is None."""

    language: Language
    small: Small | None = None
    numbers: Numbers | None = None
    dates: Dates | None = None
    places: PlaceRules | None = None
    page: Page | None = None
    speech: Speech | None = None
    advice: Advice | None = None


@dataclass(frozen=True)
class Rulebook:
    """The rules in force. `digest` changes with any byte of any rule file; on `shelf` is what was compiled from them."""

    packs: Mapping[str, Pack]
    topics: Mapping[str, Topic]
    groups: Mapping[str, Group]
    kinds: Mapping[str, Kind]
    digest: str
    folders: tuple[Path, ...]
    shelf: Shelf | None = field(default=None, compare=False, repr=False)

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """The shipped table of places; its files are read when first asked for."""
        gazetteer = Gazetteer(self.folders[0] / "places")
        return kept(self.shelf, "gazetteer", gazetteer.whole) if self.shelf else gazetteer

    @cached_property
    def _places(self) -> dict[str, Places]:
        return {}

    def places(self, code: str) -> Places | None:
        """A language's place names, compiled when first asked for; None where it has no rules for them."""
        rules = self.packs[code].places
        if rules and code not in self._places:
            shared = {"gazetteer": self.gazetteer}
            self._places[code] = kept(self.shelf, f"places-{code}", partial(self._compiled, code, rules), shared)
        return self._places.get(code)

    def _compiled(self, code: str, rules: PlaceRules) -> Places:
        return sort_by_sound(compile_places(self.gazetteer, rules, self.packs[code].language, self.folding))

    def lies(self, a: str, b: str, *, within_a: str | None = None, within_b: str | None = None) -> str:
        """How place a lies to place b: same, inside, contains, near, apart or unknown.

        As `places.relation` says, and for names that the gazetteer does not know by their spelling: كورندا and
        كورنده are one town.
        """
        return self._known_lies(a, b, within_a, within_b, len(self._places))

    @cached_property
    def _known_lies(self) -> Callable[[str, str, str | None, str | None, int], str]:
        """Linking asks this of the same few places for every two claims; the answer changes with the languages at hand."""
        return lru_cache(maxsize=100_000)(self._lies)

    def _lies(self, a: str, b: str, within_a: str | None, within_b: str | None, _languages: int) -> str:
        how = relation(a, b, self.gazetteer, within_a=within_a, within_b=within_b)
        if how == "unknown" and any(same_name(a, b, p) for p in self._places.values()):
            return "same"
        return how

    @cached_property
    def folding(self) -> Table:
        """The folding table of all languages together."""
        maps: dict[str, str] = {}
        for pack in self.packs.values():
            for target, sources in pack.language.fold.items():
                maps[target] = maps.get(target, "") + sources
        return table(maps, "".join(p.language.drop for p in self.packs.values()))

    def inside(self, part: str, whole: str) -> bool:
        """Whether one group of people lies wholly within another, or is it."""
        at: str | None = part
        while at is not None and at != whole:
            at = self.groups[at].part_of if at in self.groups else None
        return at is not None


def shipped() -> Path:
    """The folder of the shipped rules: beside the package in a checkout, inside it when installed."""
    inside = Path(__file__).resolve().parents[1] / "rules"
    return inside if inside.is_dir() else Path(__file__).resolve().parents[2] / "rules"


def load_rules(extra: Iterable[Path] = (), *, quick: bool = False) -> Rulebook:
    """Load the shipped rules and then the given folders, laid out alike.

    A topic or group of an earlier folder may be given further languages and examples; a language's file
    may be new, not given twice. Raises RuleError, with file and line, for anything else. `quick` takes what an
    earlier run has compiled of the same files, and keeps for the next one what it has not (`shelf`).
    """
    folders = (shipped(), *extra)
    for folder in folders:
        if not folder.is_dir():
            raise RuleError(f"{folder}: no such folder of rules")
    shelf = shelf_for((p for f in folders for p in sorted(f.rglob("*"))), version=__version__) if quick else None
    book: Rulebook = kept(shelf, "book", partial(_load, folders))
    return replace(book, shelf=shelf)


def _load(folders: Sequence[Path]) -> Rulebook:
    files = [p for f in folders for p in sorted(f.rglob("*.yaml"))]
    digest = hashlib.sha256()
    for path in files:
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return Rulebook(
        packs=_packs(folders),
        topics=_merge("topic", [(p, load(p, Topic)) for f in folders for p in _files(f / "topics")]),
        groups=_merge("group", [(p, g) for p in _vocabulary(folders, "who") for g in load(p, Groups).groups]),
        kinds=_merge("kind", [(p, k) for p in _vocabulary(folders, "kinds") for k in load(p, Kinds).kinds]),
        digest=digest.hexdigest()[:16],
        folders=tuple(folders),
    )


def _vocabulary(folders: Sequence[Path], name: str) -> list[Path]:
    return [p for f in folders for p in _files(f / "vocabulary") if p.name.split(".")[0] == name]


def _files(folder: Path) -> list[Path]:
    """The rule files of a folder: `killed.yaml` before `killed.fr.yaml`, which adds to it."""
    return sorted(folder.glob("*.yaml"), key=lambda p: (p.name.count("."), p.name))


_PARTS: dict[str, Any] = {
    "small": Small,
    "numbers": Numbers,
    "dates": Dates,
    "places": PlaceRules,
    "page": Page,
    "speech": Speech,
    "advice": Advice,
}


def _packs(folders: Sequence[Path]) -> dict[str, Pack]:
    found: dict[str, dict[str, Path]] = {}
    for folder in folders:
        for path in sorted((folder / "languages").glob("*/*.yaml")):
            parts = found.setdefault(path.parent.name, {})
            if path.stem in parts:
                raise RuleError(f"{path}:1:1: {parts[path.stem]} gives this already")
            if path.stem != "language" and path.stem not in _PARTS:
                raise RuleError(f"{path}:1:1: unknown file; a language has {', '.join(['language', *_PARTS])}")
            parts[path.stem] = path
    packs = {}
    for code, parts in sorted(found.items()):
        if "language" not in parts:
            raise RuleError(f"{next(iter(parts.values()))}:1:1: there is no language.yaml beside it")
        pack = Pack(load(parts["language"], Language))
        made: dict[str, Any] = {name: load(parts[name], shape) for name, shape in _PARTS.items() if name in parts}
        packs[code] = replace(pack, **made)
    return packs


def _merge(what: str, items: list[tuple[Path, T]]) -> dict[str, T]:
    """By id; a later file of the same id may only add languages and examples."""
    merged: dict[str, T] = {}
    for path, item in items:
        identity: str = item.id  # type: ignore[attr-defined]
        first = merged.get(identity)
        if first is None:
            merged[identity] = item
            continue
        both = set(first.languages) & set(item.languages)  # type: ignore[attr-defined]
        if both:
            raise RuleError(f"{path}:1:1: {what} {identity!r} has {', '.join(sorted(both))} already")
        more = {"languages": {**first.languages, **item.languages}}  # type: ignore[attr-defined]
        if isinstance(first, Topic) and isinstance(item, Topic):
            more["examples"] = (*first.examples, *item.examples)  # type: ignore[assignment]
        merged[identity] = replace(first, **more)  # type: ignore[type-var]
    return merged
