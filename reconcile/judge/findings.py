"""The finding between two positions, with an id that depends on them and the reason alone."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from reconcile.judge.judgement import Judgement
from reconcile.model import Claim, Finding, Position


def finding(p: Position, q: Position, cluster: str, judgement: Judgement, *, within: bool, claims: Sequence[Claim] = ()) -> Finding:
    """What a judgement makes of two positions; `within` where one article tells both sides of it; `claims` are the two it was read from."""
    first, second = sorted((p.id, q.id))
    digest = hashlib.sha256(f"{first}\0{second}\0{judgement.reason}".encode()).hexdigest()[:12]
    read_from = tuple(c.id for c in claims)
    return Finding("f-" + digest, cluster, (first, second), judgement.verdict, judgement.reason, judgement.why, within, read_from)
