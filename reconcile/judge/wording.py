"""How figures, days and tellers read in an explanation."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import SequenceMatcher

from rapidfuzz import fuzz

from reconcile.model import Article, Claim, Interval


def figure(value: Interval | None) -> str:
    """A figure in words: 26, at least 12, more than 3000, at most 40, 20 to 25."""
    if value is None or value.key == (None, None):
        return "some"
    low, high = (None if v is None else f"{v:,.0f}" if v == int(v) else f"{v:,}" for v in value.key)
    if low is None:
        return f"at most {high}"
    if high is None:
        return f"at least {low}"
    return low if low == high else f"{low} to {high}"


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
    """The words in which a quotation differs from the stretch of the fuller one that it is nearest to.

    At most three stretches; nothing for what the fuller one only has besides.
    """
    near = fuzz.partial_ratio_alignment(short, full)
    a, b = short.split(), (_whole_words(full, near.dest_start, near.dest_end) if near else full).split()
    found = [
        f"“{' '.join(a[i1:i2]) or '–'}” against “{' '.join(b[j1:j2]) or '–'}”"
        for tag, i1, i2, j1, j2 in SequenceMatcher(None, a, b, autojunk=False).get_opcodes()
        if tag != "equal"
    ]
    return "; ".join(found[:3]) or "the order of the words"


def _whole_words(text: str, start: int, end: int) -> str:
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return text[start:end]
