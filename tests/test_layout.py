"""The sizes that keep the package readable, and a docstring on all that others call."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[1] / "reconcile"
MODULES = sorted(PACKAGE.rglob("*.py"))
Function = ast.FunctionDef | ast.AsyncFunctionDef


def lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def name(path: Path) -> str:
    return str(path.relative_to(PACKAGE))


def functions(path: Path) -> list[Function]:
    return [n for n in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(n, Function)]


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_no_module_is_above_400_lines(path: Path) -> None:
    assert lines(path) <= 400


def test_half_the_modules_are_under_150_lines() -> None:
    short = [p for p in MODULES if lines(p) < 150]
    assert len(short) * 2 >= len(MODULES)


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_no_function_is_above_50_lines(path: Path) -> None:
    long = {f.name: length for f in functions(path) if (length := (f.end_lineno or f.lineno) - f.lineno + 1) > 50}
    assert long == {}


def test_half_the_functions_are_under_12_lines() -> None:
    lengths = sorted((f.end_lineno or f.lineno) - f.lineno + 1 for path in MODULES for f in functions(path))
    assert lengths[len(lengths) // 2] < 12


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_modules_and_public_functions_and_classes_have_docstrings(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    public = [n for n in tree.body if isinstance(n, Function | ast.ClassDef) and not n.name.startswith("_")]
    assert ast.get_docstring(tree)
    assert [n.name for n in public if not ast.get_docstring(n)] == []
