"""What to ask about a finding: `rules/questions.yaml`, by the finding's reason."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from reconcile.rulebook.strict import load


@dataclass(frozen=True, slots=True)
class Question:
    """How a question reads that is asked of a source, and of an outlet (where it lacks: the same)."""

    source: str
    outlet: str | None = None


@dataclass(frozen=True, slots=True)
class _Questions:
    questions: Mapping[str, Question]


def load_questions(folders: Iterable[Path]) -> Mapping[str, Question]:
    """The templates of all folders by reason; a later folder's stand in place of an earlier one's. Raises RuleError."""
    made: dict[str, Question] = {}
    for path in (f / "questions.yaml" for f in folders):
        if path.is_file():
            made |= load(path, _Questions).questions
    return made
