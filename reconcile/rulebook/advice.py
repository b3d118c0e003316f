"""The shape of a language's wordings for advice on a draft: `rules/languages/CODE/advice.yaml`."""

from __future__ import annotations

from dataclasses import dataclass, fields
from string import Formatter

Ends = tuple[float | None, float | None]
_SLOTS = {"text", "source", "figure"}
KINDS = ("unattributed", "bound", "hedge", "replaced", "uncorroborated")


@dataclass(frozen=True, slots=True)
class Advised:
    """An example: `reads` is the wording with these slots filled. `figure` is the source's or the later one."""

    advice: str
    text: str
    reads: str
    words: str = ""  # the draft's figure, a part of `text`
    number: float | None = None  # and its value
    figure: Ends | None = None
    source: str = ""
    at: str = ""

    def __post_init__(self) -> None:
        if self.advice not in KINDS:
            raise ValueError(f"no advice {self.advice!r}; there are: {', '.join(KINDS)}")
        if self.words not in self.text:
            raise ValueError(f"the words {self.words!r} are no part of the example")


@dataclass(frozen=True, slots=True)
class Advice:
    """Wordings with `{text}` for the words of the draft's claim, `{source}` for a name, `{figure}` for a figure.

    Those from `at_least` on say how a bound reads: for a figure that lost its bound, they take its place in the text.
    """

    source: str  # stands for a name that is not known in this language: [source]
    unattributed: str
    hedge: str
    replaced: str
    uncorroborated: str
    at_least: str
    more_than: str
    at_most: str
    fewer_than: str
    about: str
    examples: tuple[Advised, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a wording that has another slot than those known, so that the error names the file."""
        for wording in fields(self):
            if wording.name not in ("examples", "source"):
                named = {name for _, name, _, _ in Formatter().parse(getattr(self, wording.name)) if name is not None}
                if unknown := named - _SLOTS:
                    raise ValueError(f"{wording.name}: unknown slot {', '.join(sorted(unknown))}; there are: {', '.join(sorted(_SLOTS))}")
