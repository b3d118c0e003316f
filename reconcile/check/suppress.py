"""Suppressions: what somebody has looked at and does not want to be told again, kept beside the articles.

A file of them is a YAML list:

    - key: 1f0c2a9b7d3e            # as `check` prints it
      reason: the ministry took the figure back on the phone
      until: 2031-07-01            # inclusive; without it, for ever
    - article: gazette-*.txt       # or an article's id or path, with a rule or without
      rule: diverge/*
      reason: a column of opinion
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from fnmatch import fnmatchcase
from pathlib import Path

from reconcile.check.model import Diagnostic
from reconcile.rulebook.strict import load


@dataclass(frozen=True, slots=True)
class Suppression:
    """Which diagnostics are not to fail or be shown, and why. `article` and `rule` are patterns of file names (`*`, `?`, `[…]`)."""

    reason: str
    key: str = ""
    article: str = ""
    rule: str = "*"
    until: str = ""  # the last day on which it holds
    at: str = ""

    def __post_init__(self) -> None:
        if not self.reason.strip():
            raise ValueError("a suppression needs a reason")
        if not (self.key or self.article):
            raise ValueError("a suppression needs the key of a diagnostic, or an article")
        if self.until:
            date.fromisoformat(self.until)


def read_suppressions(path: Path) -> tuple[Suppression, ...]:
    """The suppressions of a file. Raises OSError, and RuleError with file, line and column for what is none."""
    found: tuple[Suppression, ...] = load(path, tuple[Suppression, ...])
    return found


def suppress(diagnostics: Sequence[Diagnostic], given: Sequence[Suppression], today: date) -> tuple[list[Diagnostic], list[str]]:
    """The diagnostics, those marked that a suppression is for; and a note on each suppression that is over or not needed."""
    in_force = [s for s in given if not s.until or date.fromisoformat(s.until) >= today]
    made = []
    used: set[str] = set()
    for one in diagnostics:
        holding = [s for s in in_force if _is_for(s, one)]
        used |= {s.at for s in holding}
        made.append(replace(one, suppressed=holding[0].reason) if holding else one)
    notes = [f"{s.at}: this suppression is over since {s.until}: {s.reason}" for s in given if s not in in_force]
    notes += [f"{s.at}: this suppression is for nothing that was found: {s.reason}" for s in in_force if s.at not in used]
    return made, notes


def _is_for(suppression: Suppression, one: Diagnostic) -> bool:
    article = one.at.article
    named = not suppression.article or any(fnmatchcase(name, suppression.article) for name in (article.id, article.path or ""))
    return named and suppression.key in ("", one.key) and fnmatchcase(one.rule, suppression.rule)
