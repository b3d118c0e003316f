"""Commands that are called in this process share the rules, which are loaded and compiled once."""

from __future__ import annotations

from functools import cache

import pytest

from reconcile import pipeline, reading
from reconcile.rulebook import book as books

_load = cache(books.load_rules)
_readers: dict[str, reading.Reader] = {}
_Reader = reading.Reader


def _reader(book: books.Rulebook) -> reading.Reader:
    return _readers.setdefault(book.digest, _Reader(book))


@pytest.fixture(autouse=True)
def _once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(books, "load_rules", lambda extra=(), quick=False: _load(tuple(extra)))
    for module in (pipeline, reading):
        monkeypatch.setattr(module, "Reader", _reader)
