"""How figures, days and tellers read in an explanation."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import SequenceMatcher

from reconcile.model import Article, Claim, Interval


def figure(value: Interval | None) -> str:
    """A figure in words: 26, at least 12, more than 3000, at most 40, 20 to 25."""
    if value is None or value.key == (None, None):
        return "some"
    low, high = (None if v is None else f"{v:,.0f}" if v == int(v) else f"{v:,}" for v in value.key)
    if low is None:
        return f"at most {high}"
    if high is None:
        below = int(value.min or 0) - 1
        more = below >= 10 and _zeros(below) > _zeros(below + 1)
        return f"more than {below:,}" if more else f"at least {low}"
    return low if low == high else f"{low} to {high}"


def _zeros(number: int) -> int:
    return len(str(number)) - len(str(number).rstrip("0"))


def said(claim: Claim, articles: Mapping[str, Article]) -> str:
    """Who says it: the innermost origin and the outlet, or the outlet alone."""
    article = articles[claim.article]
    outlet = article.source or article.id
    return f"{claim.origin[0]} (in {outlet})" if claim.origin else outlet


def since(claim: Claim) -> str:
    """The days that a claim gives."""
    if claim.time is None or (claim.time.start is None and claim.time.end is None):
        return "on no day"
    if claim.time.start == claim.time.end:
        return f"on {claim.time.start}"
    if claim.time.end is None:
        return f"from {claim.time.start}"
    return f"between {claim.time.start} and {claim.time.end}" if claim.time.start else f"by {claim.time.end}"


def changes(short: str, full: str) -> str:
    """The words in which a quotation differs from a fuller one, at most three stretches.

    Words that only the fuller one has are no difference; empty where there is none.
    """
    a, b = short.split(), full.split()
    found = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if tag in ("replace", "delete"):
            near = b[max(j1, j2 - (i2 - i1)) : j2] if i1 == 0 else b[j1 : j1 + (i2 - i1)]
            found.append(f"“{' '.join(a[i1:i2])}” against “{' '.join(near) or '–'}”")
    return "; ".join(found[:3])
