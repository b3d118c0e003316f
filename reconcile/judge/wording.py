"""How figures, days and tellers read in an explanation."""

from __future__ import annotations

from collections.abc import Mapping

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


def bounded(value: Interval | None) -> float | None:
    """The number that a lower bound is written with: 3000 of [3001, None], which reads "more than 3,000"; None for no such bound."""
    if value is None or value.min is None or value.max is not None:
        return None
    return value.min - 1 if figure(value).startswith("more than") else value.min


def _zeros(number: int) -> int:
    return len(str(number)) - len(str(number).rstrip("0"))


def outlet(claim: Claim, articles: Mapping[str, Article]) -> str:
    """Whose article it stands in; the article itself where no outlet is known."""
    article = articles[claim.article]
    return article.source or article.id


def said(claim: Claim, articles: Mapping[str, Article]) -> str:
    """Who says it: the innermost origin and the outlet, or the outlet alone."""
    told = outlet(claim, articles)
    return f"{claim.origin[0]} (in {told})" if claim.origin else told


def since(claim: Claim) -> str:
    """The days that a claim gives."""
    if claim.time is None or (claim.time.start is None and claim.time.end is None):
        return "on no day"
    if claim.time.start == claim.time.end:
        return f"on {claim.time.start}"
    if claim.time.end is None:
        return f"from {claim.time.start}"
    return f"between {claim.time.start} and {claim.time.end}" if claim.time.start else f"by {claim.time.end}"
