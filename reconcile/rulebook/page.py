"""The shape of `rules/languages/CODE/page.yaml`: the words by which a page's furniture is told from its article.

Cues are spelled as in `rulebook.words`; `#` in one stands for any number. They hold for articles in any
language: an Arabic page may begin with "Skip to main content".
"""

from __future__ import annotations

from dataclasses import dataclass, fields

from reconcile.rulebook.words import expand_all


@dataclass(frozen=True, slots=True)
class PageExample:
    """A text of one or more lines, and what of it is dropped: whole lines, or a line's last part."""

    text: str
    drops: tuple[str, ...] = ()
    title: str | None = None
    at: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """Cues by where they stand in a line, and what falls with them."""

    alone: tuple[str, ...] = ()  # is the whole line, marks aside
    opens: tuple[str, ...] = ()  # begins a line, which falls with it
    within: tuple[str, ...] = ()  # stands anywhere in a short line, which falls with it
    credit: tuple[str, ...] = ()  # opens a bracket in a short line, which falls with it: (Photo: …)
    label: tuple[str, ...] = ()  # is or begins a line; a short line after it (the name) falls too
    heading: tuple[str, ...] = ()  # is or begins a line; all lines after it that are no sentences fall too
    stamp: tuple[str, ...] = ()  # begins a line, or follows the title in it, with a date or time
    tail: tuple[str, ...] = ()  # follows the last sentence, in its line; all to the end of the line falls
    examples: tuple[PageExample, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a cue that is empty or whose brackets do not close, so that the error names the file."""
        for kind in fields(self):
            if kind.name != "examples" and "" in expand_all(getattr(self, kind.name)):
                raise ValueError(f"{kind.name}: a cue must not be empty")
