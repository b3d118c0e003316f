"""What a check says, a diagnostic each: drawn as a line, an annotation, a test case or a SARIF result."""

from __future__ import annotations

from dataclasses import dataclass

from reconcile.model import Article, Claim, Report

# From the gravest. An `uncorroborated` figure has one origin alone behind it; `advice` is on a draft's wording and never fails.
LEVELS = ("contradict", "diverge", "uncorroborated", "advice")


@dataclass(frozen=True, slots=True)
class Place:
    """Where words stand: a file and, if they are found in it, their lines and columns.

    Both count from 1, columns in code points; the end column is the one behind the last character.
    """

    path: str
    line: int | None = None
    column: int | None = None
    end_line: int | None = None
    end_column: int | None = None


@dataclass(frozen=True, slots=True)
class Seen:
    """A claim, its article, and where it stands in that article's file."""

    claim: Claim
    article: Article
    place: Place


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One thing to say of a new article's claim.

    `rule` is the verdict with its reason: contradict/value, diverge/place, uncorroborated, advice/bound.
    `key` names it by its content and survives other lines, other old articles and another order.
    """

    rule: str
    level: str
    message: str
    key: str
    at: Seen
    others: tuple[Seen, ...] = ()
    suggestion: str = ""  # a wording for the draft, in its language
    known: bool = False  # whether the baseline has it
    suppressed: str | None = None  # the reason given for it

    @property
    def is_open(self) -> bool:
        """Whether it is neither suppressed nor known."""
        return self.suppressed is None and not self.known


@dataclass(frozen=True, slots=True)
class Checked:
    """A report over new and known articles, narrowed to what concerns the new ones, and what to say of them."""

    report: Report
    new: frozenset[str]
    diagnostics: tuple[Diagnostic, ...] = ()
    absent: tuple[tuple[str, str, str], ...] | None = None  # rule, key, path of what the baseline alone has; None: there is no baseline
    notes: tuple[str, ...] = ()  # suppressions that are over or not needed

    def failing(self, fail_on: str) -> tuple[Diagnostic, ...]:
        """The diagnostics at or above a level, or none for `never`, that are open."""
        grave = LEVELS[: LEVELS.index(fail_on) + 1] if fail_on in LEVELS else ()
        return tuple(d for d in self.diagnostics if d.level in grave and d.is_open)
