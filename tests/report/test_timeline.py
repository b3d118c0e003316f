"""A growing figure as bars."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from rich.console import Console

from reconcile.model import Interval
from reconcile.report.blocks import blocks, index
from reconcile.report.page import page
from reconcile.report.timeline import draw_timeline
from tests.report.sample import growing


def chart(values: list[Interval | None], width: int) -> list[str]:
    report = growing(len(values))
    report = replace(report, claims=tuple(replace(c, value=v) for c, v in zip(report.claims, values, strict=True)))
    out, known = io.StringIO(), index(report)
    [block] = blocks(report, known, "diverge")
    assert block.growing
    assert block.timeline
    draw_timeline(page(Console(file=out, width=width), bidi="raw"), known, block)
    return out.getvalue().splitlines()


def test_bars_grow_with_their_figures() -> None:
    lines = chart([Interval(10, 10), Interval(20, 40), Interval(30, None), None], 96)
    bars = [line[17:42].rstrip() for line in lines]
    assert [line[2] for line in lines] == ["A", "B", "C", "D"], lines
    assert [line[5:15] for line in lines] == [f"2031-05-0{d}" for d in (1, 2, 3, 4)]
    assert bars[:3] == ["█" * 6, "█" * 12 + "░" * 12, "█" * 18 + "▸"]
    assert bars[3] == ""
    assert "★" in lines[3]


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_every_line_fits(width: int) -> None:
    lines = chart([Interval(n, n) for n in (1, 900, 12000)], width)
    assert max(map(len, lines)) <= width
    assert sum("█" in line for line in lines) == 3
