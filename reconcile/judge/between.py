"""What stands between two sides of a matter: the gravest judgement between a claim of one and a claim of the other."""

from __future__ import annotations

from collections.abc import Sequence

from reconcile.judge.comparisons import ORDER, compare
from reconcile.judge.judgement import Context, Judgement
from reconcile.model import Claim

GRAVITY = {"contradict": 3, "diverge": 2, "agree": 1}
MOST_CLAIMS = 40  # of a side, that are compared one by one with the other's


def between(one: Sequence[Claim], other: Sequence[Claim], context: Context) -> tuple[Judgement, Claim, Claim]:
    """The gravest judgement, and the first two claims that give it; but a toll that one pair shows to have
    grown is not called fallen because another pair was printed in another order. Neither side may be empty."""
    found = [(compare(a, b, context), a, b) for a in one[:MOST_CLAIMS] for b in other[:MOST_CLAIMS]]
    if any(j.reason == "update" and j.verdict == "diverge" for j, _, _ in found):
        found = [f for f in found if not (f[0].verdict == "contradict" and f[0].reason in ("update", "value"))] or found
    return max(found, key=lambda f: (GRAVITY[f[0].verdict], -ORDER[f[0].row], f[0].reason))
