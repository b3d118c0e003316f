"""Imports run one way, and only the command line and the report print."""

from __future__ import annotations

import ast
from pathlib import Path

import networkx as nx
import pytest

PACKAGE = Path(__file__).resolve().parents[1] / "reconcile"

# From the bottom up; a part may import from those before it and from itself. Those in one row may not import each other.
ORDER = (
    ("__init__", "model"),
    ("text", "shelf"),
    ("rulebook",),
    ("read",),
    ("date",),
    ("extract",),
    ("attribute",),
    ("link",),
    ("judge",),
    ("review", "check"),
    ("diff",),
    ("report",),
    ("reading",),
    ("pipeline", "rulelist", "serve"),
    ("store",),
    ("rulecheck", "against"),
    ("cli",),
    ("__main__",),
)
LEVEL = {part: level for level, row in enumerate(ORDER) for part in row}


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def dotted(path: Path) -> str:
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" and len(parts) > 2 else parts)


def imported(path: Path) -> set[str]:
    """The package's own modules that a module imports, wherever in it the import stands."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import"
            base = node.module or ""
            inside = PACKAGE.parent.joinpath(*base.split("."))
            found |= {f"{base}.{a.name}" if (inside / f"{a.name}.py").is_file() else base for a in node.names}
    return {"reconcile.__init__" if name == "reconcile" else name for name in found if name.split(".")[0] == "reconcile"}


def part(module: str) -> str:
    return module.split(".")[1]


@pytest.mark.parametrize("path", modules(), ids=dotted)
def test_a_module_imports_only_from_below_itself(path: Path) -> None:
    mine = dotted(path)
    for other in imported(path):
        if part(other) != part(mine):
            assert LEVEL[part(other)] < LEVEL[part(mine)], f"{mine} imports {other}"


def test_no_module_imports_itself_by_way_of_others() -> None:
    graph = nx.DiGraph([(dotted(path), other) for path in modules() for other in imported(path)])
    graph.remove_edges_from([e for e in graph.edges if e[0] == e[1]])
    assert list(nx.simple_cycles(graph)) == []


def test_every_part_has_its_place_in_the_order() -> None:
    assert {part(dotted(path)) for path in modules()} <= set(LEVEL)


@pytest.mark.parametrize("path", modules(), ids=dotted)
def test_only_the_command_line_and_the_report_print(path: Path) -> None:
    calls = [n.func for n in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(n, ast.Call)]
    assert part(dotted(path)) in ("cli", "report") or "print" not in {f.id for f in calls if isinstance(f, ast.Name)}
