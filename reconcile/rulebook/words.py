"""Expand the compact spelling of word lists: `قتل(|ت|وا)` is three words, `law (and|&) order` two phrases."""

from __future__ import annotations

from collections.abc import Iterable


def expand(spelling: str) -> tuple[str, ...]:
    """All words that a spelling stands for, in the order written. Groups may nest.

    Raises ValueError where a bracket is not closed.

    >>> expand("kill(s|ed|)")
    ('kills', 'killed', 'kill')
    """
    words, rest = _sequence(spelling, 0)
    if rest != len(spelling):
        raise ValueError(f"stray ')' in {spelling!r}")
    return tuple(dict.fromkeys(" ".join(w.split()) for w in words))


def expand_all(spellings: Iterable[str]) -> tuple[str, ...]:
    """All words of several spellings, each once."""
    return tuple(dict.fromkeys(word for spelling in spellings for word in expand(spelling)))


def _sequence(text: str, at: int) -> tuple[list[str], int]:
    """The strings of text from `at` to the next unopened ')' or '|', and where that stands."""
    made = [""]
    while at < len(text) and text[at] not in ")|":
        if text[at] == "(":
            choices, at = _choices(text, at + 1)
            made = [m + c for m in made for c in choices]
        else:
            made = [m + text[at] for m in made]
            at += 1
    return made, at


def _choices(text: str, at: int) -> tuple[list[str], int]:
    found: list[str] = []
    while True:
        some, at = _sequence(text, at)
        found += some
        if at >= len(text):
            raise ValueError(f"'(' is not closed in {text!r}")
        if text[at] == ")":
            return found, at + 1
        at += 1
