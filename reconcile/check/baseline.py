"""A baseline: the diagnostics that were there already, so that only what is new fails.

Its file is JSON Lines, sorted, one diagnostic a line, without line numbers: it changes when what is said
changes, and it merges.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from reconcile.check.model import Checked, Diagnostic
from reconcile.text.escape import escaped

Baseline = Mapping[tuple[str, str], str]  # by rule and key, the path of the article


def to_lines(diagnostics: Iterable[Diagnostic]) -> str:
    """The file of a baseline that knows these."""
    rows = ({"path": path, "rule": rule, "key": key} for (rule, key), path in known_by(diagnostics).items())
    return "".join(sorted(f"{escaped(json.dumps(row, ensure_ascii=False))}\n" for row in rows))


def read_baseline(path: Path) -> Baseline:
    """What a baseline knows. Raises OSError, and ValueError with the line for what is no baseline."""
    known = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        if line.strip():
            name, path_of = _entry(line, number)
            known[name] = path_of
    return known


def known_by(diagnostics: Iterable[Diagnostic]) -> Baseline:
    """What a baseline that is made of these knows."""
    return {(d.rule, d.key): d.at.place.path for d in diagnostics}


def against_baseline(checked: Checked, known: Baseline) -> Checked:
    """The check with what the baseline knows marked, and what it alone has beside."""
    marked = tuple(replace(d, known=(d.rule, d.key) in known) for d in checked.diagnostics)
    absent = tuple((*name, known[name]) for name in sorted(known.keys() - known_by(marked).keys()))
    return replace(checked, diagnostics=marked, absent=absent)


def _entry(line: str, number: int) -> tuple[tuple[str, str], str]:
    try:
        row = json.loads(line)
        rule, key, path = row["rule"], row["key"], row["path"]
    except (ValueError, TypeError, KeyError, RecursionError):
        raise ValueError(f"line {number}: not an entry of a baseline") from None
    if not all(isinstance(part, str) for part in (rule, key, path)):
        raise ValueError(f"line {number}: not an entry of a baseline")
    return (rule, key), path
