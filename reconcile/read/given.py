"""What a person says of the files where they do not say it themselves, and what a reader of a format is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from reconcile.model import Article, Problem


@dataclass(frozen=True, slots=True)
class Given:
    """How files are to be read. `fields` gives for a name of ours (text, title, …) the name that records have for it."""

    format: str | None = None  # one of `formats.READERS`; else by suffix or by what the data begins with
    encoding: str | None = None  # as Python knows it; else as the file declares, UTF-8, or as detected
    fields: Mapping[str, str] = field(default_factory=dict)


# What a file holds: a reader never raises for it. What it cannot use is a `Problem` with path, reason
# and, where there is one, line; the rest of the file is still read.
Reader = Callable[[str, bytes, Given], Iterator[Article | Problem]]
