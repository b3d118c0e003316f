"""The graph of claims as GraphML, which Gephi, yEd and networkx open."""

from __future__ import annotations

from reconcile.link.graph import graph
from reconcile.link.link import link
from reconcile.model import Report
from reconcile.report.safe import safe
from reconcile.rulebook.book import Rulebook


def graphml(report: Report, book: Rulebook) -> str:
    """The claims with their cluster and verdict, and the edges with weight and reasons, as an XML document."""
    import networkx as nx

    drawn = graph(report.claims, link(report.claims, report.articles, book).edges)
    for cluster in report.clusters:
        for claim in cluster.claims:
            drawn.nodes[claim].update(cluster=cluster.label, verdict=cluster.verdict)
    for _, _, data in drawn.edges(data=True):
        data.update(why=safe(data["why"]))
    for _, data in drawn.nodes(data=True):  # XML has no place for control characters
        data.update({key: safe(value) for key, value in data.items()})
    return "\n".join(nx.generate_graphml(drawn, named_key_ids=True)) + "\n"
