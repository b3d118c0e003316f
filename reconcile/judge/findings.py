"""The finding between two positions, with an id that depends on them and the reason alone."""

from __future__ import annotations

import hashlib

from reconcile.judge.comparisons import Judgement
from reconcile.model import Finding, Position


def finding(p: Position, q: Position, cluster: str, judgement: Judgement, *, within: bool) -> Finding:
    """What a judgement makes of two positions; `within` where one article tells both sides of it."""
    first, second = sorted((p.id, q.id))
    digest = hashlib.sha256(f"{first}\0{second}\0{judgement.reason}".encode()).hexdigest()[:12]
    return Finding("f-" + digest, cluster, (first, second), judgement.verdict, judgement.reason, judgement.why, within)
