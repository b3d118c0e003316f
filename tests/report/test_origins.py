"""Origins as a person reads them, and as a graph."""

from __future__ import annotations

import io
import json
from pathlib import Path

import networkx as nx
from rich.console import Console
from typer.testing import CliRunner

from reconcile.cli.main import app
from reconcile.report.json import to_json
from reconcile.report.origins import origins_graph, print_origins
from tests.report.sample import CLAIMS, REPORT


def drawn(**options: str) -> str:
    out = io.StringIO()
    print_origins(REPORT, CLAIMS, Console(file=out, width=100), **options)
    return out.getvalue()


def test_trees_and_shared_texts() -> None:
    text = drawn(bidi="raw")
    assert text.startswith("10 claims · 3 articles · 4 named origins\n")
    assert "└─ 1 claim  via وكالة الساحل\n   └─ 1 claim of killed  2031-05-02 (inferred)  [a2] وكالة الساحل" in text
    assert "1 claim  one text, in 2 articles that name nobody for it" in text
    assert "35% of the shorter, 14 words on end: [a1] 2031-05-01 and [a2] 2031-05-02 (inferred)" in text


def test_the_graph_goes_from_origins_to_articles() -> None:
    graph = nx.parse_graphml(origins_graph(REPORT, CLAIMS))
    assert nx.has_path(graph, "name وزارة الصحة", "article a3")
    assert graph.edges["name وكالة الساحل", "article a2"]["claims"] == 1
    assert graph.edges["article a1", "article a2"]["share"] == 0.35
    assert {graph.nodes[n]["kind"] for n in graph if graph.in_degree(n) == 0} <= {"origin", "voice", "text"}


def test_the_command(tmp_path: Path) -> None:
    report, graph = tmp_path / "r.json", tmp_path / "g.graphml"
    report.write_text(to_json(REPORT), encoding="utf-8")
    run = CliRunner().invoke
    done = run(app, ["origins", str(report), "--matter", "k-dam", "--graph", str(graph)])
    assert done.exit_code == 0
    assert done.output.startswith("2 claims")
    assert set(nx.read_graphml(graph)) == {"name Police", "name مدير السدود", "article a1", "article a2"}
    for options, why in ((["--matter", "k-"], "5 matters"), (["--topic", "flown"], "no claim of topic 'flown'")):
        done = run(app, ["origins", str(report), *options])
        assert done.exit_code == 2
        assert why in done.output
    report.write_text(json.dumps({"schema": "reconcile-report/1"}), encoding="utf-8")
    assert run(app, ["origins", str(report)]).exit_code == 2
