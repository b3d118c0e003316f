"""`origins`: who passes on whom in a report."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reconcile.cli.options import NoColor, Turning, Width, console, read_report, stop, write

if TYPE_CHECKING:
    from reconcile.model import Claim, Report


def origins(
    report: Annotated[Path, typer.Argument(metavar="REPORT", help="A JSON report of `run`; - is standard input.")],
    matter: Annotated[str | None, typer.Option(metavar="ID", help="One matter alone, by its id's beginning.")] = None,
    topic: Annotated[str | None, typer.Option(help="One topic alone: killed, arrested, …")] = None,
    graph: Annotated[Path | None, typer.Option(metavar="FILE", help="Also write it there as a graph, as GraphML.")] = None,
    width: Width = None,
    bidi: Turning = "auto",
    no_color: NoColor = False,
) -> None:
    """Who passes on whom: from each origin, by those who carry it, to the articles that tell it."""
    from reconcile.report.origins import origins_graph, print_origins

    known = read_report(report)
    claims = _chosen(known, matter, topic)
    if graph:
        write(origins_graph(known, claims), graph)
    with console(None, width=width, no_color=no_color) as drawn:
        print_origins(known, claims, drawn, bidi=bidi)


def _chosen(report: Report, matter: str | None, topic: str | None) -> list[Claim]:
    """The claims that are asked for. A matter or topic that the report does not have ends the program with 2."""
    clusters = [c for c in report.clusters if matter is None or c.id.startswith(matter)]
    if matter is not None and len(clusters) != 1:
        stop(f"{len(clusters)} matters have an id that begins with {matter!r}")
    kept = {claim for cluster in clusters for claim in cluster.claims}
    chosen = [c for c in report.claims if c.id in kept and topic in (None, c.topic)]
    if not chosen and (matter or topic):
        stop(f"no claim of topic {topic!r}; there are: {', '.join(sorted({c.topic for c in report.claims}))}")
    return chosen
