"""The graph of claims, as other tools read it."""

from __future__ import annotations

import io
from dataclasses import replace

import networkx as nx

from reconcile.model import Link
from reconcile.report.graphml import graphml
from tests.report.sample import REPORT

LINKS = (Link(("c-k0000001", "c-k0000002"), 4.5, ("same place", "one day apart")),)


def test_every_claim_is_a_node_and_every_link_an_edge_with_its_reasons() -> None:
    drawn = nx.read_graphml(io.BytesIO(graphml(replace(REPORT, links=LINKS)).encode()))
    assert set(drawn.nodes) == {c.id for c in REPORT.claims}
    assert list(drawn.edges(data=True)) == [("c-k0000001", "c-k0000002", {"weight": 4.5, "why": "same place; one day apart"})]
    node = drawn.nodes["c-k0000001"]
    assert (node["value"], node["who"], node["verdict"]) == ("12..None", "people", "diverge")


def test_a_report_without_links_has_a_graph_without_edges() -> None:
    assert "<edge" not in graphml(REPORT)
