"""What a person knows of their sources: the outlet's name, its owner, the agency whose text it carries.

A file `sources.yml` in a folder that is read, or beside a file that is read by name:

    - outlet: River Daily          # as reports shall call it
      also: [river.example, RD]    # what records call it, or the host of its pages
      files: ["river-*"]           # files below this one's folder; * stands for any letters, / too
      owner: Delta Media           # outlets of one owner, in their own voice, are one origin
      agency: Coast News Agency    # what it says in its own voice is that agency's; for an agency, its own name
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from functools import lru_cache
from pathlib import Path
from urllib.parse import urlsplit

from reconcile.model import Article, Problem
from reconcile.rulebook.strict import RuleError, load

NAMES = ("sources.yml", "sources.yaml")
_AT = re.compile(r":(\d+):\d+: ")


@dataclass(frozen=True, slots=True)
class Source:
    """One outlet, and by what its articles are known."""

    outlet: str
    also: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    owner: str | None = None
    agency: str | None = None

    def __post_init__(self) -> None:
        """Refuse an empty name, so that the error names the line."""
        if not all(map(str.strip, (self.outlet, *self.also, *self.files))):
            raise ValueError("a name must not be empty")


@dataclass(frozen=True, slots=True)
class Sidecar:
    """The sources that one file names, and the folder that its file names count from."""

    folder: str
    sources: tuple[Source, ...]


def load_sources(given: Iterable[str]) -> tuple[list[Sidecar], list[Problem]]:
    """The sidecars of folders and files given, each once, and what is wrong with those that cannot be used."""
    folders = dict.fromkeys(path if os.path.isdir(path) else os.path.dirname(path) for path in given if path != "-")
    sidecars, problems = [], []
    for path in (Path(folder, name) for folder in folders for name in NAMES if os.path.isfile(os.path.join(folder, name))):
        try:
            sidecars.append(Sidecar(str(path.parent), load(path, tuple[Source, ...])))
        except RuleError as error:
            _, line, why = _AT.split(str(error), maxsplit=1) if _AT.search(str(error)) else ("", None, str(error))
            problems.append(Problem(str(path), why, int(line) if line else None))
        except OSError as error:
            problems.append(Problem(str(path), f"cannot be read: {error.strerror}"))
    return sidecars, problems


def with_source(article: Article, sidecars: Sequence[Sidecar]) -> Article:
    """The article with the outlet, owner and agency of the first source that it is known to be of."""
    for sidecar in sidecars:
        for source in sidecar.sources:
            if _is_of(article, source, sidecar.folder):
                return replace(article, source=source.outlet, owner=source.owner, agency=source.agency)
    return article


def _is_of(article: Article, source: Source, folder: str) -> bool:
    names = _names(source)
    if article.source and article.source.casefold() in names:
        return True
    host = _host(article.url)
    if host and any(host == name or host.endswith("." + name) for name in names):
        return True
    inside = _below(article.path, folder) if source.files else None
    return inside is not None and any(fnmatchcase(inside, pattern) for pattern in source.files)


@lru_cache(maxsize=1024)
def _names(source: Source) -> frozenset[str]:
    return frozenset(name.casefold() for name in (source.outlet, *source.also))


def _host(url: str | None) -> str | None:
    try:
        return urlsplit(url or "").hostname
    except ValueError:  # a bracket that only looks like an address of version 6
        return None


def _below(path: str | None, folder: str) -> str | None:
    """A path as seen from a folder; None where it does not lie below it."""
    if path is None or path == "-":
        return None
    inside = os.path.relpath(path, folder or ".").replace(os.sep, "/")
    return None if inside.startswith("../") else inside
