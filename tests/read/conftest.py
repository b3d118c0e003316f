from __future__ import annotations

from pathlib import Path

import pytest

from reconcile.read.cues import Cues, compile_cues
from reconcile.rulebook.language import Language
from reconcile.rulebook.page import Page
from reconcile.rulebook.strict import load
from reconcile.text.fold import table

RULES = Path(__file__).resolve().parents[2] / "rules" / "languages"


@pytest.fixture(scope="session")
def languages() -> dict[str, Language]:
    return {path.parent.name: load(path, Language) for path in sorted(RULES.glob("*/language.yaml"))}


@pytest.fixture(scope="session")
def cues(languages: dict[str, Language]) -> Cues:
    maps: dict[str, str] = {}
    for language in languages.values():
        for target, sources in language.fold.items():
            maps[target] = maps.get(target, "") + sources
    folding = table(maps, "".join(language.drop for language in languages.values()))
    return compile_cues([load(path, Page) for path in sorted(RULES.glob("*/page.yaml"))], folding)
