"""The report as a reporter reads it in a terminal: contradictions first, each with the words it comes from.

A verdict that is asked for by name is drawn in full; otherwise agreements are one line for each
position, and what only one article says is one line each.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby

from rich.console import Console

from reconcile.model import Report
from reconcile.report.blocks import Block, Index, blocks, index
from reconcile.report.matter import draw_agreement, draw_block, draw_single
from reconcile.report.page import Page, gap, page, put, text
from reconcile.report.wording import HEADINGS, STYLES, SYMBOLS, VERDICTS, count, when

_TALLIES = {
    "contradict": "{pairs} contradiction{s} in {matters}",
    "diverge": "{pairs} divergence{s} in {matters}",
    "agree": "agreement in {matters}",
    "single": "{matters} in one article only",
}
_NONE = {"contradict": "no contradiction", "diverge": "no divergence", "agree": "no agreement", "single": "nothing in one article only"}
_SINGLES = 10  # drawn unless all are asked for


def print_report(
    report: Report,
    console: Console,
    *,
    only: frozenset[str] = frozenset(),
    topic: str | None = None,
    limit: int | None = None,
    bidi: str = "auto",
    all_singles: bool = False,
) -> None:
    """Draw a report. `only` names verdicts (all where empty), `topic` one topic, `limit` the most blocks of a verdict.

    `bidi` is auto, raw or visual. Raises ValueError for a verdict or a bidi that is none.
    """
    if unknown := only - set(VERDICTS):
        raise ValueError(f"no such verdict: {', '.join(sorted(unknown))}; expected some of {', '.join(VERDICTS)}")
    sheet = page(console, bidi=bidi)
    if topic is not None:
        report = _of_topic(report, topic)
    known = index(report)
    found = {verdict: blocks(report, known, verdict) for verdict in VERDICTS}
    _summary(sheet, report, found, topic)
    for verdict in VERDICTS:
        if found[verdict] and (not only or verdict in only):
            most = _SINGLES if verdict == "single" and verdict not in only and not all_singles else None
            shortest = min((n for n in (limit, most) if n is not None), default=None)
            _section(sheet, known, verdict, found[verdict], shortest, full=verdict in only)
    if not only:
        _silences(sheet, report, known)
    _problems(sheet, report)


def _of_topic(report: Report, topic: str) -> Report:
    clusters = tuple(c for c in report.clusters if c.topic == topic)
    kept = {c.id for c in clusters}
    return replace(report, clusters=clusters, findings=tuple(f for f in report.findings if f.cluster in kept))


def _summary(sheet: Page, report: Report, found: dict[str, list[Block]], topic: str | None) -> None:
    """How much was read, and how many matters each verdict has."""
    outlets = {a.source or a.id for a in report.articles}
    counts = [count(len(report.articles), "article"), count(len(outlets), "outlet"), count(len(report.claims), "claim")]
    put(sheet, text(" · ".join([*counts, f"only topic {topic}"] if topic else counts), "bold"))
    if not report.claims:
        put(sheet, text("No claim was found, so nothing was compared."))
    for verdict in VERDICTS:
        pairs, matters = sum(len(block.findings) for block in found[verdict]), count(len(found[verdict]), "matter")
        line = _TALLIES[verdict].format(pairs=pairs, matters=matters, s="" if pairs == 1 else "s") if found[verdict] else _NONE[verdict]
        put(sheet, text(line, STYLES[verdict]), indent=4, mark=f"  {SYMBOLS[verdict]}", style=STYLES[verdict])
    if report.problems:
        put(sheet, text(f"{count(len(report.problems), 'input')} not read, or not wholly: see the end", "bold"), indent=4, mark="  !")


def _section(sheet: Page, known: Index, verdict: str, found: list[Block], most: int | None, *, full: bool) -> None:
    gap(sheet)
    put(sheet, text(f"{SYMBOLS[verdict]} {HEADINGS[verdict]}", f"bold {STYLES[verdict]}"))
    for block in found[:most]:
        if full or verdict in ("contradict", "diverge"):
            gap(sheet)
            draw_block(sheet, known, block)
        elif verdict == "agree":
            draw_agreement(sheet, known, block)
        else:
            draw_single(sheet, known, block)
    if most is not None and len(found) > most:
        put(sheet, text(f"… and {count(len(found) - most, 'more matter')}", "dim"), indent=2)


def _silences(sheet: Page, report: Report, known: Index) -> None:
    """Which articles leave out what most others of their story have."""
    found = [s for s in report.silences if s.cluster in known.clusters]
    if not found:
        return
    gap(sheet)
    put(sheet, text("LEFT OUT", "bold"))
    for key, group in groupby(found, key=lambda s: s.cluster):
        silent = list(group)
        told = f"  {count(silent[0].carried, 'article')} with a figure  {key}"
        put(sheet, text(known.clusters[key].label, "bold").append_text(text(told, "dim")), indent=2)
        for article in (known.articles[s.article] for s in silent):
            put(sheet, text(f"{when(article)}  [{article.id}] {article.source or ''} has none"), indent=5)


def _problems(sheet: Page, report: Report) -> None:
    if not report.problems:
        return
    gap(sheet)
    put(sheet, text("! PROBLEMS", "bold"))
    for problem in report.problems:
        where = problem.path if problem.line is None else f"{problem.path}:{problem.line}"
        put(sheet, text(f"{where}: {problem.why}"), indent=2)
