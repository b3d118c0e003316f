"""The graph of claims as GraphML, which Gephi, yEd and networkx open."""

from __future__ import annotations

from reconcile.model import Report
from reconcile.report.safe import safe


def graphml(report: Report) -> str:
    """The claims with their cluster and verdict, and the edges with weight and reasons, as an XML document."""
    import networkx as nx

    drawn = nx.Graph()
    clusters = {claim: cluster for cluster in report.clusters for claim in cluster.claims}
    for claim in report.claims:
        cluster = clusters.get(claim.id)
        slots = {
            "label": claim.text,
            "topic": claim.topic,
            "article": claim.article,
            "value": f"{claim.value.min}..{claim.value.max}" if claim.value else "",
            "who": claim.who or "",
            "place": claim.place or "",
            "cluster": cluster.label if cluster else "",
            "verdict": cluster.verdict if cluster else "",
        }
        drawn.add_node(claim.id, **{key: safe(value) for key, value in slots.items()})  # XML has no place for control characters
    for link in report.links:
        drawn.add_edge(*link.claims, weight=link.weight, why=safe("; ".join(link.why)))
    return "\n".join(nx.generate_graphml(drawn, named_key_ids=True)) + "\n"
