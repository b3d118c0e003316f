"""A matter's graph as a picture: origins at the left, the claims by position in the middle, findings at the right."""

from __future__ import annotations

from dataclasses import dataclass

from reconcile.model import Claim
from reconcile.report.blocks import Index, outlets
from reconcile.report.html.matters import Matter, Saying
from reconcile.report.wording import when

WIDTH = 760
ORIGINS, CLAIMS, EDGES = 210, 300, 590  # where the origins end, and where the claims begin and end, across
_LINE, _HEAD, _GAP = 20, 24, 14
_CLAIMS = 8  # drawn for a position
_FINDINGS = 24  # drawn for a matter
_ROOM = 30  # characters of a name


@dataclass(frozen=True, slots=True)
class Node:
    """An origin or a claim: its name, cut to fit, its whole name, and where its middle is."""

    name: str
    whole: str
    y: float


@dataclass(frozen=True, slots=True)
class Box:
    """A position with its claims. `more` claims are not drawn."""

    saying: Saying
    y: float
    height: float
    claims: tuple[Node, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Edge:
    """A finding: its verdict, the letters that it joins, its path, and where its sign is put."""

    verdict: str
    letters: str
    path: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Graph:
    """All that is drawn, and its height in pixels. `lines` lead from an origin to a claim that it is behind."""

    height: float
    origins: tuple[Node, ...]
    lines: tuple[str, ...]
    boxes: tuple[Box, ...]
    edges: tuple[Edge, ...]
    left_out: int  # findings that are not drawn


def graph(matter: Matter, known: Index) -> Graph:
    """The graph of one matter."""
    boxes: list[Box] = []
    behind: dict[str, list[float]] = {}
    at = 4.0
    for saying in matter.sayings:
        claims = [known.claims[c] for c in saying.position.claims]
        nodes = []
        for number, claim in enumerate(claims[:_CLAIMS]):
            nodes.append(_node(_told(claim, known), at + _HEAD + _LINE * number + _LINE / 2))
            if claim.origin:
                behind.setdefault(claim.origin[0], []).append(nodes[-1].y)
        more = len(claims) - len(nodes)
        height = _HEAD + _LINE * (len(nodes) + (more > 0)) + 4
        boxes.append(Box(saying, at, height, tuple(nodes), more))
        at += height + _GAP
    origins = _spread(behind)
    lines = tuple(_line(o.y, y) for o in origins for y in behind[o.whole])
    edges = _edges(matter, boxes)
    below = origins[-1].y + _LINE / 2 if origins else 0
    return Graph(max(at - _GAP + 4, below + 4), origins, lines, tuple(boxes), edges, len(matter.between) - len(edges))


def _told(claim: Claim, known: Index) -> str:
    [outlet] = outlets([claim.id], known)
    return f"{when(known.articles[claim.article])} {outlet}"


def _node(name: str, y: float) -> Node:
    return Node(name if len(name) <= _ROOM + 8 else name[: _ROOM + 7] + "…", name, y)


def _spread(behind: dict[str, list[float]]) -> tuple[Node, ...]:
    """Each origin level with the middle of its claims, and none upon another."""
    wanted = sorted((sum(ys) / len(ys), name) for name, ys in behind.items())
    made: list[Node] = []
    for y, name in wanted:
        free = made[-1].y + _LINE + 4 if made else _LINE / 2 + 4
        made.append(Node(name if len(name) <= _ROOM else name[: _ROOM - 1] + "…", name, max(y, free)))
    return tuple(made)


def _line(start: float, end: float) -> str:
    half = (ORIGINS + CLAIMS) / 2
    return f"M{ORIGINS} {start:g}C{half:g} {start:g} {half:g} {end:g} {CLAIMS} {end:g}"


def _edges(matter: Matter, boxes: list[Box]) -> tuple[Edge, ...]:
    """Findings as arcs at the right of the positions; the further apart two are, the wider the arc."""
    place = {box.saying.letter: number for number, box in enumerate(boxes)}
    middle = {box.saying.letter: box.y + _HEAD / 2 for box in boxes}
    widest = max((abs(place[b.one.letter] - place[b.other.letter]) for b in matter.between), default=1)
    made = []
    for between in matter.between[:_FINDINGS]:
        one, other = between.one.letter, between.other.letter
        out = 24 + (WIDTH - EDGES - 60) * (place[other] - place[one]) / max(widest, 1)
        start, end = middle[one] + 3, middle[other] - 3
        path = f"M{EDGES} {start:g}C{EDGES + out * 4 / 3:g} {start:g} {EDGES + out * 4 / 3:g} {end:g} {EDGES} {end:g}"
        made.append(Edge(between.finding.verdict, f"{one} and {other}", path, round(EDGES + out, 1), round((start + end) / 2, 1)))
    return tuple(made)
