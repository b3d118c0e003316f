"""A difference as one HTML file: nothing is fetched, and nothing of an article's text is obeyed."""

from __future__ import annotations

import base64
import hashlib
from functools import partial
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from reconcile.diff.model import Difference
from reconcile.report.diff.wording import SILENT, articles, heading, moved, named, sources, summary, told
from reconcile.report.safe import safe
from reconcile.report.wording import SYMBOLS, count

_HERE = Path(__file__).parent
_STYLES = (_HERE.parent / "html" / "page.css", _HERE / "page.css")


def to_html(found: Difference) -> str:
    """The difference as one page. The same difference gives the same bytes."""
    made = Environment(
        loader=FileSystemLoader(_HERE), autoescape=True, undefined=StrictUndefined, finalize=_harmless, trim_blocks=True, lstrip_blocks=True
    )
    made.filters |= {"named": named, "counted": count, "heading": heading, "sources": sources}
    style = "".join(path.read_text(encoding="utf-8") for path in _STYLES)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return made.get_template("page.html").render(
        found=found,
        summary=summary(found),
        moved=moved(found),
        edited=articles(found),
        told=partial(told, found=found),
        silent=SILENT,
        style=Markup(style),
        policy=f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'",
        SYMBOLS=SYMBOLS,
    )


def _harmless(value: object) -> object:
    """Every text that the template puts into the page, with controls and overrides made visible."""
    return safe(value) if isinstance(value, str) and not isinstance(value, Markup) else value
