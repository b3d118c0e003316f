"""What several test files need: the shipped rules, their compiled grammars, and the command in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path

import pytest
from hypothesis import settings

from reconcile.extract.grammar import Grammar, compile_grammar
from reconcile.rulebook.book import Rulebook, load_rules

ROOT = Path(__file__).resolve().parents[1]

# Processes that the tests start share what they compile of the rules, and leave nothing in the user's own folder.
os.environ.setdefault("RECONCILE_CACHE", str(ROOT / ".pytest_cache" / "rules"))

# The same examples every time, so that a check depends on what it checks; SEARCH=1 looks for new ones.
# No deadline: an example's first run may load all rules, on a busy machine.
settings.register_profile("house", max_examples=50, deadline=None, derandomize="SEARCH" not in os.environ)
settings.load_profile("house")


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def book() -> Rulebook:
    """The shipped rules."""
    return load_rules()


@pytest.fixture(scope="session")
def grammar(book: Rulebook) -> Callable[[str], Grammar]:
    """The compiled grammar of a language: `grammar("ar")`."""
    return cache(partial(compile_grammar, book))


@pytest.fixture(scope="session")
def command() -> Callable[..., subprocess.CompletedProcess[str]]:
    """The command line in a process of its own: `command("run", path, cwd=folder)`; `prefix` stands before `-m reconcile`."""

    def run(*arguments: object, prefix: tuple[str, ...] = (), **options: object) -> subprocess.CompletedProcess[str]:
        told = {"PYTHONPATH": str(ROOT), "COLUMNS": "100", **options.pop("env", {})}
        kept = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "RECONCILE_BIDI", "FORCE_COLOR")}
        line = [sys.executable, *prefix, "-m", "reconcile", *map(str, arguments)]
        return subprocess.run(
            line, env=kept | told, text=True, encoding="utf-8", stdin=subprocess.DEVNULL if "input" not in options else None,
            capture_output=True, check=False, timeout=60, **options,
        )

    return run
