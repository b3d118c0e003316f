"""What of the input a run says nothing of, and why: silence is not agreement."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from reconcile.model import Report


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many articles gave claims, of how many; and those that did not, by why."""

    articles: int
    telling: int
    unread: tuple[str, ...]  # paths of inputs that gave no article, or of which a record could not be read
    without_rules: tuple[str, ...]  # ids of articles in a language that there are no rules for
    without_claims: tuple[str, ...]  # ids of articles in which nothing was found

    @property
    def whole(self) -> bool:
        """Whether everything was read and gave claims."""
        return not self.unread and not self.silent

    @property
    def silent(self) -> bool:
        """Whether an article gave no claims, which no problem tells."""
        return bool(self.without_rules or self.without_claims)

    def __str__(self) -> str:
        """`3 of 5 articles gave claims; no claim in: a.txt; …`"""
        told = {"no rules for the language of": self.without_rules, "no claim in": self.without_claims}
        parts = [f"{why}: {', '.join(which)}" for why, which in told.items() if which]
        return "; ".join([f"{self.telling} of {self.articles} articles gave claims", *parts])


def coverage(report: Report, new: Collection[str] | None = None) -> Coverage:
    """The coverage of a run, or of its new articles alone."""
    articles = [a for a in report.articles if new is None or a.id in new]
    telling = {c.article for c in report.claims}
    foreign = [a for a in articles if a.language == "und"]
    read = {a.path or "-" for a in report.articles}
    return Coverage(
        len(articles),
        sum(a.id in telling for a in articles),
        tuple(sorted({p.path for p in report.problems if p.path not in read or p.line is not None})),
        tuple(a.id for a in foreign),
        tuple(a.id for a in articles if a.id not in telling and a.language != "und"),
    )
