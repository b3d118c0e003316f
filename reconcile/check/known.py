"""A report as a check looks into it: by its ids, with the rules, and with the places of its claims in their files."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from reconcile.check.locate import locator
from reconcile.check.model import Place, Seen
from reconcile.judge.origins import Texts, texts
from reconcile.model import Article, Claim, Cluster, Finding, Position, Report
from reconcile.rulebook.advice import Advice
from reconcile.rulebook.book import Rulebook


@dataclass(frozen=True, slots=True)
class Known:
    """A report by its ids, with the rules, and how a claim is found in its file."""

    book: Rulebook
    texts: Texts
    claims: Mapping[str, Claim]
    positions: Mapping[str, tuple[Cluster, Position]]
    findings: Sequence[Finding]
    locate: Callable[[Claim, Article], Place]

    def told(self, position: str, article: str | None = None) -> list[Claim]:
        """The claims of a position, or those of one article in it: those in the text before those in its title."""
        found = (self.claims[c] for c in self.positions[position][1].claims)
        return sorted((c for c in found if article in (None, c.article)), key=lambda c: (c.article, c.field == "title", c.start, c.id))

    def wordings(self, article: str) -> Advice | None:
        """The wordings for drafts in an article's language, where it has any."""
        pack = self.book.packs.get(self.texts.articles[article].language)
        return pack.advice if pack else None

    def seen(self, claim: Claim) -> Seen:
        """A claim with its place."""
        article = self.texts.articles[claim.article]
        return Seen(claim, article, self.locate(claim, article))


def look_up(report: Report, book: Rulebook) -> Known:
    """A report as diagnostics look into it."""
    return Known(
        book,
        texts(report.articles, report.shared, book.folding),
        {c.id: c for c in report.claims},
        {p.id: (k, p) for k in report.clusters for p in k.positions},
        report.findings,
        locator(),
    )


def key(*parts: str) -> str:
    """A diagnostic's name from its content: rule, topic, article, and what is said."""
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:12]


def is_figure(claim: Claim, book: Rulebook) -> bool:
    """Whether a claim gives a number of people or things in words of its own, and does not deny it."""
    counted = book.topics[claim.topic].kind == "count"
    return counted and claim.value is not None and not claim.negated and claim.detail.get("number") != "implied"
