"""The report as one HTML file: nothing is fetched, nothing of an article's text is obeyed, the same report gives the same bytes.

What others wrote passes `safe` and Jinja's escaping on every way into the page. Should both fail, the page's policy
(Content-Security-Policy) runs only the script and applies only the style whose digests it names.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from reconcile import __version__
from reconcile.model import Report
from reconcile.report.blocks import Index, index
from reconcile.report.html import graph, timeline
from reconcile.report.html.articles import readable
from reconcile.report.html.matrix import matrix
from reconcile.report.html.matters import Matter, matters
from reconcile.report.safe import safe
from reconcile.report.wording import SYMBOLS, VERDICTS, chain, count, when
from reconcile.review.decisions import HIDDEN, Decision, escape, fields
from reconcile.review.standing import standings
from reconcile.review.subjects import subjects

_HERE = Path(__file__).parent
_SCRIPTS = ("filters.js", "reader.js", "lines.js", "decisions.js", "keys.js")
_HEADINGS = {"contradict": "Contradictions", "diverge": "Divergences", "agree": "Agreements", "single": "In one article only"}
_APART = {"contradict": "contradiction", "diverge": "divergence"}


@dataclass(frozen=True, slots=True)
class Save:
    """Where the page posts each decision as it is made: an address of the page's own server, and a token to show it.

    The page sends one line of the decision file as JSON, with the token in the header `X-Reconcile-Token`, and
    takes any status but 2xx for a failure whose text it shows.
    """

    url: str
    token: str


def to_html(report: Report, *, decisions: Sequence[Decision] = (), save: Save | None = None) -> str:
    """The report as one self-contained page, with what was decided on its findings.

    Without `save`, decisions made in the page stay in the browser until they are downloaded.
    """
    known = index(report)
    found = matters(report, known)
    style, scripts = _asset("page.css"), [_asset(name) for name in _SCRIPTS]
    told = {
        "report": report,
        "policy": _policy(style, scripts, connect=save is not None),
        "style": Markup(style),
        "scripts": [Markup(script) for script in scripts],
        "matters": found,
        "sections": [(v, _HEADINGS[v], [m for m in found if m.verdict == v]) for v in VERDICTS],
        "tally": {v: _tally(v, found) for v in VERDICTS},
        "choices": _choices(report, found),
        "told": _told(report),
        "matrix": matrix(found, known),
        "timeline": partial(timeline.timeline, known=known),
        "graph": partial(graph.graph, known=known),
        "outlet": partial(_outlet, known),
        "reader": readable(report, known),
        "review": _review(report, decisions),
        "save": save,
    }
    return _environment().get_template("page.html").render(told)


@cache
def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(_HERE), autoescape=True, undefined=StrictUndefined, finalize=_harmless, trim_blocks=True, lstrip_blocks=True
    )
    made.policies["json.dumps_function"] = _json
    made.globals |= {"SYMBOLS": SYMBOLS, "version": __version__, "timeline_size": (timeline.WIDTH, timeline.HEIGHT), "draw": graph}
    made.filters |= {"chain": chain, "counted": count, "when": when, "web": _web}
    return made


def _harmless(value: object) -> object:
    """Every text that a template puts into the page, with controls and overrides made visible."""
    return safe(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _outlet(known: Index, article: str) -> str:
    """An article's outlet; one without stands for itself."""
    return known.articles[article].source or article


def _json(value: object, **_: object) -> str:
    """JSON as the page holds it; marks that hide or turn text are escapes, so that the page's source reads as it is."""
    return HIDDEN.sub(escape, json.dumps(value, ensure_ascii=False, separators=(",", ":")))


def _web(url: str | None) -> str | None:
    """An address that may be followed; others, such as `javascript:`, are shown as text only."""
    return url if url and url.lower().startswith(("https://", "http://")) else None


def _asset(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")


def _policy(style: str, scripts: Sequence[str], *, connect: bool) -> str:
    ours = " ".join(_digest(s) for s in scripts)
    rules = ["default-src 'none'", f"style-src {_digest(style)}", f"script-src {ours}", "base-uri 'none'", "form-action 'none'"]
    return "; ".join([*rules, "connect-src 'self'"] if connect else rules)


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _tally(verdict: str, found: Sequence[Matter]) -> tuple[int, str]:
    """How often a verdict was found, and what is counted: pairs of positions where they are apart, else matters."""
    inside = sum(verdict in m.verdicts for m in found)
    if noun := _APART.get(verdict):
        pairs = sum(b.finding.verdict == verdict for m in found for b in m.between)
        return pairs, f"{noun}{'' if pairs == 1 else 's'} in {count(inside, 'matter')}"
    return inside, "told alike" if verdict == "agree" else "in one article only"


def _choices(report: Report, found: Sequence[Matter]) -> Mapping[str, Sequence[str]]:
    """What the page can be narrowed down to."""
    return {
        "topic": sorted({m.cluster.topic for m in found}),
        "place": sorted({p for m in found for p in m.places}),
        "outlet": sorted({a.source or a.id for a in report.articles}),
        "origin": sorted({name for m in found for name in m.origins}),
    }


def _told(report: Report) -> Mapping[str, int]:
    """How many claims each article makes."""
    made = dict.fromkeys((a.id for a in report.articles), 0)
    for claim in report.claims:
        made[claim.article] += 1
    return made


def _review(report: Report, decisions: Sequence[Decision]) -> dict[str, Any]:
    """Each finding as the decision file names it, what was decided on it, and the file's other lines, which are kept."""
    standing = standings(report, decisions)
    return {
        "findings": {key: fields(subject) for key, subject in subjects(report).items()},
        "found": {key: {"row": _row(s.decision), "changes": s.changes} for key, s in sorted(standing.found.items())},
        "gone": [_row(d) for d in standing.gone],
    }


def _row(decision: Decision) -> dict[str, Any]:
    return {**fields(decision.subject), "decision": decision.decision, "reason": decision.reason, "by": decision.by}
