"""A difference as JSON, `reconcile-diff/1`: the same difference gives the same bytes."""

from __future__ import annotations

import json
from typing import Any

from reconcile.diff.model import ClaimChange, Difference, FindingChange
from reconcile.model import Claim, Finding
from reconcile.review.subjects import Subject


def to_json(found: Difference) -> str:
    """The difference as JSON; ends with a newline. `wording` is a list of [same, gone or new, words]."""
    document = {
        "schema": "reconcile-diff/1",
        "rules_changed": found.rules_changed,
        "articles": {"added": [a.id for a in found.added], "gone": [a.id for a in found.gone]},
        "claims": [_change(c) for c in found.claims],
        "findings": [_finding_change(f) for f in found.findings],
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _change(change: ClaimChange) -> dict[str, Any]:
    return {
        "kind": change.kind,
        "article": change.article.id,
        "topic": change.claim.topic,
        "old": _claim(change.old),
        "new": _claim(change.new),
        "slots": [{"name": s.name, "old": s.old, "new": s.new} for s in change.slots],
        "wording": [list(piece) for piece in change.wording],
        "silent": change.silent,
    }


def _claim(claim: Claim | None) -> dict[str, Any] | None:
    return {name: getattr(claim, name) for name in ("id", "field", "start", "end", "text", "sentence")} if claim else None


def _finding_change(change: FindingChange) -> dict[str, Any]:
    _, subject = change.shown
    shown = {"kind": change.kind, "key": subject.key, "topic": subject.topic, "about": subject.about}
    return {**shown, "old": _finding(change.old), "new": _finding(change.new), "changes": list(change.changes)}


def _finding(told: tuple[Finding, Subject] | None) -> dict[str, Any] | None:
    if told is None:
        return None
    finding, subject = told
    sides = [{"says": s.says, "sources": list(s.sources)} for s in subject.sides]
    return {"id": finding.id, "verdict": finding.verdict, "reason": finding.reason, "explanation": finding.explanation, "sides": sides}
