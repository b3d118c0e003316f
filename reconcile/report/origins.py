"""Who passes on whom, as a tree on a page and as a graph."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.text import Text

from reconcile.judge.provenance import Branch, provenance
from reconcile.model import Claim, Report, Shared
from reconcile.report.blocks import Index, index
from reconcile.report.page import Page, gap, page, put, text
from reconcile.report.safe import safe
from reconcile.report.wording import count, when

_TEXTS = 20  # pairs of articles drawn with what they share
_STYLES = {"origin": "bold", "speaker": "", "carrier": "", "voice": "bold", "text": "bold", "article": "cyan"}


def print_origins(report: Report, claims: Sequence[Claim], console: Console, *, bidi: str = "auto") -> None:
    """Draw the trees from the origins of some of a report's claims to the articles, then the texts that were passed on."""
    sheet, known = page(console, bidi=bidi), index(report)
    told = {c.article for c in claims}
    shared = [s for s in report.shared if told.issuperset(s.articles)]
    trees = provenance(claims, known.articles, shared)
    named = [t for t in trees if t.kind == "origin"]
    counts = (count(len(claims), "claim"), count(len(told), "article"), count(len(named), "named origin"))
    put(sheet, text(" · ".join(counts), "bold"))
    for tree in trees:
        gap(sheet)
        _draw(sheet, known, tree, "", "")
    _texts(sheet, known, shared)


def _draw(sheet: Page, known: Index, branch: Branch, lead: str, rest: str) -> None:
    """A branch and, below it, those who have it from there; `lead` stands before it, `rest` before what is below."""
    put(sheet, _line(known, branch), indent=len(lead), mark=lead)
    for at, inner in enumerate(branch.branches):
        last = at == len(branch.branches) - 1
        _draw(sheet, known, inner, rest + ("└─ " if last else "├─ "), rest + ("   " if last else "│  "))


def _line(known: Index, branch: Branch) -> Text:
    """How many claims come this way, then the name: behind an Arabic one a number would move."""
    topics = f" of {', '.join(sorted({known.claims[c].topic for c in branch.claims}))}" if branch.kind == "article" else ""
    line = text(f"{count(len(branch.claims), 'claim')}{topics}  ", "dim")
    return line.append_text(text(_label(known, branch), _STYLES[branch.kind]))


def _label(known: Index, branch: Branch) -> str:
    if branch.kind == "article":
        article = known.articles[branch.name]
        return f"{when(article)}  [{article.id}] {article.source or 'unnamed outlet'}"
    if branch.kind == "text":
        return f"one text, in {count(len(branch.name.split()), 'article')} that name nobody for it"
    return {"voice": "in their own voice", "speaker": f"by {branch.name}", "carrier": f"via {branch.name}"}.get(branch.kind, branch.name)


def _texts(sheet: Page, known: Index, shared: Sequence[Shared]) -> None:
    if not shared:
        return
    gap(sheet)
    put(sheet, text("THE SAME WORDS IN TWO ARTICLES", "bold"))
    for both in sorted(shared, key=lambda s: (-s.share, s.articles))[:_TEXTS]:
        first, later = sorted(both.articles, key=lambda a: (str(known.articles[a].published or "9"), a))
        longest = max(p.words for p in both.passages)
        line = text(f"{both.share:.0%} of the shorter, {longest} words on end: ", "dim")
        put(sheet, line.append_text(text(f"[{first}] {when(known.articles[first])} and [{later}] {when(known.articles[later])}")), indent=2)
    if len(shared) > _TEXTS:
        put(sheet, text(f"… and {count(len(shared) - _TEXTS, 'more pair')}", "dim"), indent=2)


def origins_graph(report: Report, claims: Sequence[Claim]) -> str:
    """The same as GraphML: an edge from whoever says or carries to whoever has it from there, and between shared texts."""
    import networkx as nx

    known = index(report)
    told = {c.article for c in claims}
    shared = [s for s in report.shared if told.issuperset(s.articles)]
    drawn = nx.DiGraph()
    for branch, source in _all(provenance(claims, known.articles, shared), None):
        node = _node(branch)
        drawn.add_node(node, kind=branch.kind, label=safe(_label(known, branch)))
        if source is not None:
            weight = drawn.get_edge_data(_node(source), node, {"claims": 0})["claims"]
            drawn.add_edge(_node(source), node, claims=weight + len(branch.claims), share=0.0)
    for both in shared:
        one, other = (f"article {safe(a)}" for a in both.articles)
        drawn.add_edge(one, other, claims=0, share=both.share)
    return "\n".join(nx.generate_graphml(drawn, named_key_ids=True)) + "\n"


def _node(branch: Branch) -> str:
    kind = branch.kind if branch.kind in ("article", "text", "voice") else "name"
    return f"{kind} {safe(branch.name)}"


def _all(branches: Sequence[Branch], source: Branch | None) -> Iterator[tuple[Branch, Branch | None]]:
    for branch in branches:
        yield branch, source
        yield from _all(branch.branches, branch)
