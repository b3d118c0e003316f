"""Subjects for the tests of reviewing: two things said about an invented dam."""

from __future__ import annotations

from reconcile.review.decisions import Decision
from reconcile.review.subjects import Side, Subject


def side(says: str, *claims: str) -> Side:
    """A side whose claims are named `article/claim`."""
    articles = tuple(sorted({c.partition("/")[0] for c in claims}))
    return Side(says, tuple(f"[{a}]" for a in articles), tuple(sorted(claims)), articles)


def subject(one: Side, other: Side, *, topic: str = "killed", about: str = "people killed in Wahat", evidence: str = "e1") -> Subject:
    """A finding that the two sides contradict each other."""
    return Subject(f"d-{topic}-{one.says}-{other.says}", topic, about, "contradict: value", (one, other), evidence)


def decision(one: Subject, decided: str = "dismissed", reason: str = "", by: str = "Noor") -> Decision:
    """What Noor decided."""
    return Decision(one, decided, reason, by)  # type: ignore[arg-type]
