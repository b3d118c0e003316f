"""The file of decisions: JSON Lines, sorted, one decision a line, made to be committed and merged.

A line says first what it is about, so that a diff of it can be read:

    {"topic":"arrested","about":"people arrested in …","key":"d-…","finding":"diverge: place",
     "sides":[{"says":"2,000 people arrested","sources":["[a1] Daily Herald, from police"],"claims":["c-…"],"articles":["a1"]},…],
     "evidence":"…","decision":"accepted","reason":"…","by":"…"}

There is no time in it: whoever keeps the file under git has that. Controls and marks that turn text
round are written as escapes, so that no article can disguise a line.
"""

from __future__ import annotations

import json
import os
import re
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, get_args

from reconcile.review.subjects import Side, Subject

Verdict = Literal["accepted", "dismissed", "pending"]
_KEPT = 8  # claims of a side that a line names: enough to find it again
# Controls, marks that turn text round, and halves of signs.
HIDDEN = re.compile("[\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")
_TEXTS = ("topic", "about", "key", "finding", "evidence", "decision")


@dataclass(frozen=True, slots=True)
class Decision:
    """What somebody decided on a finding, and the finding as they saw it."""

    subject: Subject
    decision: Verdict
    reason: str = ""
    by: str = ""


def fields(subject: Subject) -> dict[str, Any]:
    """A subject as a line has it; `decision`, `reason` and `by` come after."""
    sides = [
        {"says": s.says, "sources": list(s.sources), "claims": list(s.claims[:_KEPT]), "articles": list(s.articles)} for s in subject.sides
    ]
    named = {"topic": subject.topic, "about": subject.about, "key": subject.key, "finding": subject.finding}
    return {**named, "sides": sides, "evidence": subject.evidence}


def to_lines(decisions: Iterable[Decision]) -> str:
    """The file's text: the same decisions give the same bytes, in whatever order they are given."""
    rows = ({**fields(d.subject), "decision": d.decision, "reason": d.reason, "by": d.by} for d in decisions)
    lines = {HIDDEN.sub(escape, json.dumps(row, ensure_ascii=False, separators=(",", ":"))) for row in rows}
    return "".join(f"{line}\n" for line in sorted(lines))


def from_lines(text: str) -> list[Decision]:
    """Read decisions back; keys that are not known are passed over.

    Raises ValueError, with the number of the line, for what is no decision, and where two lines decide
    one finding in two ways, as a merge of two people's files may leave it.
    """
    made: dict[tuple[str, str], tuple[int, Decision]] = {}
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            decision = _decision(line, number)
            first, earlier = made.setdefault((decision.subject.key, decision.subject.evidence), (number, decision))
            if earlier.decision != decision.decision:
                raise ValueError(f"lines {first} and {number} decide one finding in two ways: keep one of them")
    return [decision for _, decision in made.values()]


def decide(decisions: Iterable[Decision], new: Iterable[Decision], *, instead_of: Iterable[str]) -> list[Decision]:
    """The decisions with new ones, in place of those with the keys that are given."""
    gone = set(instead_of)
    return [*(d for d in decisions if d.subject.key not in gone), *new]


def read_decisions(path: Path) -> list[Decision]:
    """The decisions of a file; none where there is no such file. Raises OSError, and ValueError as `from_lines`."""
    try:
        return from_lines(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        return []


def update(path: Path, instead_of: Iterable[str], new: Iterable[Decision]) -> None:
    """Put new decisions into a file in place of those with some keys. What somebody else has saved there meanwhile stays."""
    write_decisions(path, decide(read_decisions(path), new, instead_of=instead_of))


def write_decisions(path: Path, decisions: Iterable[Decision]) -> None:
    """Replace the file in one step: whoever reads it meanwhile, and a machine that stops, sees the old or the new."""
    path = path.resolve()
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with open(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(to_lines(decisions))
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(path.stat().st_mode & 0o777 if path.exists() else 0o644)
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def escape(found: re.Match[str]) -> str:
    """A sign of `HIDDEN` as an escape of JSON."""
    return f"\\u{ord(found[0]):04x}"


def _decision(line: str, number: int) -> Decision:
    try:
        row = json.loads(line)
        texts = [row[name] for name in _TEXTS] + [row.get("reason", ""), row.get("by", "")]
        if not all(isinstance(t, str) for t in texts) or row["decision"] not in get_args(Verdict):
            raise ValueError
        one, other = (_side(s) for s in row["sides"])
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        merge = line.startswith(("<<<<<<<", "=======", ">>>>>>>", "|||||||"))
        raise ValueError(f"line {number}: {'a merge has left its marks' if merge else 'not a decision'}") from None
    subject = Subject(row["key"], row["topic"], row["about"], row["finding"], (one, other), row["evidence"])
    return Decision(subject, row["decision"], *texts[-2:])


def _side(given: dict[str, Any]) -> Side:
    lists: list[Sequence[str]] = [given[name] for name in ("sources", "claims", "articles")]
    if not isinstance(given["says"], str) or not all(isinstance(v, list) and all(isinstance(t, str) for t in v) for v in lists):
        raise ValueError
    return Side(given["says"], *(tuple(v) for v in lists))
