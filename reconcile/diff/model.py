"""What two reports differ in: articles, claims and findings, each change with what it was and what it is."""

from __future__ import annotations

from dataclasses import dataclass

from reconcile.diff.words import Piece
from reconcile.model import Article, Claim, Finding
from reconcile.review.subjects import Subject


@dataclass(frozen=True, slots=True)
class Slot:
    """One thing about a claim that has changed: `value`, `bound`, `hedge`, `denial`, `attribution`, or a slot's name."""

    name: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class ClaimChange:
    """A claim that is `added`, `gone` or `changed`. One of the two claims is None where it is not there.

    `wording` holds the two sentences word by word; empty where no word has changed, and other articles or
    other rules let the same words be read otherwise. `silent`: the article gives neither a later date nor
    a word of correction for its other figure.
    """

    kind: str
    article: Article
    old: Claim | None
    new: Claim | None
    slots: tuple[Slot, ...] = ()
    wording: tuple[Piece, ...] = ()
    silent: bool = False

    @property
    def claim(self) -> Claim:
        """The claim as it is, or as it was where it is gone."""
        claim = self.new or self.old
        assert claim is not None
        return claim


@dataclass(frozen=True, slots=True)
class FindingChange:
    """A finding that is `new`, `resolved`, `graver` or `milder`, or `changed`: as grave, between other sayings.

    `changes` say what is different, a short sentence each.
    """

    kind: str
    old: tuple[Finding, Subject] | None
    new: tuple[Finding, Subject] | None
    changes: tuple[str, ...] = ()

    @property
    def shown(self) -> tuple[Finding, Subject]:
        """The finding as it is, or as it was where it is resolved."""
        shown = self.new or self.old
        assert shown is not None
        return shown


@dataclass(frozen=True, slots=True)
class Difference:
    """All that is different in the newer of two reports. `rules_changed` is no difference, but may be the cause of some."""

    added: tuple[Article, ...] = ()
    gone: tuple[Article, ...] = ()
    claims: tuple[ClaimChange, ...] = ()
    findings: tuple[FindingChange, ...] = ()
    rules_changed: bool = False

    def __bool__(self) -> bool:
        """Whether anything that was read or found is different."""
        return bool(self.added or self.gone or self.claims or self.findings)
