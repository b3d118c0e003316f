"""Read articles from files, folders, patterns and standard input. What cannot be read is said, never raised."""

from __future__ import annotations

import glob
import itertools
import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from reconcile.model import Article, Problem
from reconcile.read.formats import SUFFIXES, sniff
from reconcile.read.given import Given
from reconcile.read.sources import NAMES, load_sources, with_source

# The largest file that is read, in bytes: all of it is held in memory while its records are taken out.
MAX_BYTES = 256 * 1024 * 1024


def read(
    paths: Sequence[str | Path], *, stdin: BinaryIO | None = None, given: Given | None = None
) -> tuple[list[Article], list[Problem]]:
    """The articles in files, folders and glob patterns, in that order; `-` is what `stdin` holds.

    Folders are read with all below them, sorted, hidden files left aside. A file reached twice is read
    once. An id that is already taken gets a number (`a.txt#2`) and a problem that names both. `given` is
    what a person says of the files; what they know of outlets stands in `sources.yml`, see `sources`.
    """
    articles: list[Article] = []
    sidecars, problems = load_sources(map(str, paths))
    for found in _items(paths, stdin, given or Given()):
        if isinstance(found, Article):
            articles.append(with_source(found, sidecars))
        else:
            problems.append(found)
    distinct, clashes = _distinct(articles)
    return distinct, problems + clashes


def _items(paths: Sequence[str | Path], stdin: BinaryIO | None, said: Given) -> Iterator[Article | Problem]:
    seen: set[str] = set()
    for given in map(str, paths):
        for path in _files(given):
            if isinstance(path, Problem):
                yield path
            elif path == "-":
                yield from _data("-", stdin, said) if stdin else [Problem("-", "there is no standard input")]
            elif (real := os.path.realpath(path)) not in seen:
                seen.add(real)
                yield from _file(path, said, named=path == given)


def _files(given: str) -> Iterator[str | Problem]:
    if os.path.isdir(given):
        yield from _folder(given)
    elif given == "-" or os.path.lexists(given):
        yield given
    elif glob.has_magic(given):
        matches = sorted(glob.glob(given, recursive=True))
        if not matches:
            yield Problem(_shown(given), "nothing matches this pattern")
        for match in matches:
            yield from _folder(match) if os.path.isdir(match) else [match]
    else:
        yield Problem(_shown(given), "no such file or folder")


def _folder(folder: str) -> Iterator[str | Problem]:
    """The files below a folder: each folder's own files before those of the folders in it."""
    errors: list[OSError] = []
    empty = True
    for root, folders, names in os.walk(folder, onerror=errors.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith("."):
                empty = False
                yield os.path.join(root, name)
    yield from (Problem(_shown(str(error.filename)), f"cannot be read: {error.strerror}") for error in errors)
    if empty and not errors:
        yield Problem(_shown(folder), "there are no files in this folder")


def _file(path: str, said: Given, *, named: bool) -> Iterator[Article | Problem]:
    """One file. What a person named is opened whatever it is (a pipe has no suffix); in a folder, only regular files are."""
    suffix = os.path.splitext(path)[1].lower()
    told = said.format or SUFFIXES.get(suffix)
    if told is None and not (named and not suffix):
        if os.path.basename(path) not in NAMES:
            yield Problem(_shown(path), f"no reader for {suffix or 'a file without a suffix'}")
    elif not named and os.path.exists(path) and not os.path.isfile(path):
        yield Problem(_shown(path), "cannot be read: not a regular file")
    else:
        try:
            with open(path, "rb") as stream:
                yield from _data(path, stream, replace(said, format=told))
        except OSError as error:
            yield Problem(_shown(path), f"cannot be read: {error.strerror}")


def _data(path: str, stream: BinaryIO, said: Given) -> Iterator[Article | Problem]:
    data = stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        yield Problem(_shown(path), f"larger than {MAX_BYTES // 1024**2} MB, the limit for one file")
        return
    yield from sniff(data, said)(_shown(path), data, said)


def _shown(path: str) -> str:
    """A path that can be printed: a file name need not be valid Unicode."""
    return os.fsencode(path).decode("utf-8", "replace")


def _distinct(articles: Sequence[Article]) -> tuple[list[Article], list[Problem]]:
    """The articles with ids that differ: whoever comes second to an id gets a number."""
    taken = {article.id for article in articles}
    first: dict[str, Article] = {}
    made, problems = [], []
    for article in articles:
        if (other := first.setdefault(article.id, article)) is article:
            made.append(article)
            continue
        name = next(name for n in itertools.count(2) if (name := f"{article.id}#{n}") not in taken)
        taken.add(name)
        made.append(replace(article, id=name))
        problems.append(Problem(article.path or "-", f"the id {article.id!r} is taken by {other.path}; this article is called {name!r}"))
    return made, problems
