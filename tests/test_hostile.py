"""A hostile article, through every format that there is: nothing in it is obeyed, and all of it can be seen."""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
from collections.abc import Callable
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pandas as pd
import pytest
from lxml import html as page
from markdown_it import MarkdownIt

from reconcile.check.model import Checked, Diagnostic, Place, Seen
from reconcile.cli import outputs
from reconcile.model import Article, Claim, Cluster, Drop, Finding, Interval, Link, Position, Problem, Report, TimeSpan
from reconcile.report.formats import FORMATS, Asked, write
from reconcile.review.decisions import Decision
from reconcile.review.subjects import subjects
from tests.report.draw import drawn

# What an article may hold, in every string of it; `SHOWN` is how a person may be given to see it.
HOSTILE = "=cmd|' /C calc'!A0 <script>alert(1)</script> [red]26[/red] [x](javascript:alert(2)) a\x1b[2J \u202e26\u202c \"><img src=x>\nend"
SHOWN = (
    "=cmd|' /C calc'!A0", "<script>alert(1)</script>", "[red]26[/red]", "[x](javascript:alert(2))", "a␛[2J", "<U+202E>26<U+202C>",
    '"><img src=x> end',
)  # fmt: skip
EXACT = " ".join(HOSTILE.split())
WIDE = 3000  # cells: no word of it is wrapped


def hostile() -> Report:
    """Two articles that contradict each other, with hostile text wherever an article's words can come to stand."""
    articles = tuple(
        Article(f"{n}{HOSTILE}", HOSTILE, f"{n}{HOSTILE}", f"{n}{HOSTILE}", HOSTILE, "javascript:alert(3)", "en", date(2031, 5, 6),
                "metadata", (Drop(0, 4, HOSTILE),)) for n in "12"
    )  # fmt: skip
    claims = tuple(
        Claim(f"c-{n}", a.id, "killed", "text", 0, len(HOSTILE), HOSTILE, HOSTILE, 0, Interval(n, n, "person", HOSTILE), HOSTILE,
              (HOSTILE,), HOSTILE, TimeSpan(None, None, HOSTILE),
              detail={"rule": "killed/en/1", "manner": HOSTILE}, origin=(HOSTILE,), speaker=HOSTILE)
        for n, a in enumerate(articles, 1)
    )  # fmt: skip
    positions = tuple(Position(f"p-{n}", HOSTILE, (f"c-{n}",), (HOSTILE,), 1) for n in (1, 2))
    cluster = Cluster("k-1", "killed", HOSTILE, ("c-1", "c-2"), positions, None, "contradict")
    finding = Finding("f-1", "k-1", ("p-1", "p-2"), "contradict", "value", HOSTILE)
    links = (Link(("c-1", "c-2"), 3.0, (HOSTILE,)),)
    return Report(articles, claims, (cluster,), (finding,), (Problem(HOSTILE, HOSTILE),), links=links)


def as_csv(made: bytes) -> str:
    rows = list(csv.reader(io.StringIO(made.decode("utf-8-sig"))))
    assert len({len(row) for row in rows}) == 1
    assert [cell for row in rows for cell in row if cell.lstrip().startswith(("=", "+", "-", "@"))] == []
    assert len(made.decode().splitlines()) == len(rows)
    return "\n".join(cell for row in rows for cell in row)


def as_parquet(made: bytes) -> str:
    return "\n".join(str(cell) for cell in pd.read_parquet(io.BytesIO(made)).to_numpy().ravel())


def as_page(made: bytes) -> str:
    """HTML and all that is made of it: no script of the article's, no picture, and nothing that leads to one."""
    tree = page.document_fromstring(made.decode())
    elements = [e for e in tree.iter() if isinstance(e.tag, str)]
    assert [e for e in elements if e.tag == "img" or (e.tag == "script" and (e.text or "").startswith("alert("))] == []
    assert [value for e in elements for value in e.attrib.values() if value.strip().lower().startswith("javascript:")] == []
    return "".join(tree.itertext())


def as_markdown(made: bytes) -> str:
    rendered = MarkdownIt("commonmark", {"html": True}).enable("table").render(made.decode())
    return as_page(rendered.encode()).replace("\u2060", "")


def as_xml(made: bytes) -> str:
    root = ElementTree.fromstring(made)
    assert [e for e in root.iter() if e.tag.rpartition("}")[2] in ("script", "img")] == []
    values = [a for e in root.iter() for a in e.attrib.values()]
    assert [value for value in values if value.startswith("javascript:")] == []
    return "".join(root.itertext()) + "\n".join(values)


def as_json(made: bytes) -> str:
    """Exact words: what commands is there for programs alone, escaped in the document."""
    return "\n".join(strings(json.loads(made)))


def as_sarif(made: bytes) -> str:
    """SARIF's messages have links: a space keeps apart what would be one."""
    return as_json(made).replace("] (", "](")


def strings(value: object) -> list[str]:
    if isinstance(value, dict):
        value = [*value, *value.values()]
    return [s for v in value for s in strings(v)] if isinstance(value, list) else [value] if isinstance(value, str) else []


READ: dict[str, Callable[[bytes], str]] = {
    "json": as_json, "csv": as_csv, "findings-csv": as_csv, "parquet": as_parquet, "findings-parquet": as_parquet,
    "markdown": as_markdown, "graphml": as_xml, "svg": as_xml, "html": as_page, "claimreview": as_json, "sarif": as_sarif,
    "gitlab": as_json, "junit": as_xml, "baseline": lambda made: "\n".join(map(as_json, made.splitlines())),
}  # fmt: skip


@pytest.mark.parametrize("format", FORMATS)
def test_it_comes_out_harmless_and_visible(format: str) -> None:
    report = hostile()
    decided = [Decision(s, "accepted", HOSTILE, HOSTILE) for s in subjects(report).values()]
    given = write(report, format, Asked(width=WIDE, decisions=decided))
    made = given.encode() if isinstance(given, str) else given
    if isinstance(given, str):
        assert commands(given) == set()
    shown = " ".join(READ[format](made).replace("\xa0", " ").split())
    assert EXACT in shown or [sign for sign in SHOWN if sign not in shown] == []


@pytest.mark.parametrize("format", outputs.FORMATS)
def test_a_check_of_it_comes_out_harmless_and_visible(format: str, tmp_path: Path) -> None:
    report, target = hostile(), tmp_path / "check"
    mine, other = (Seen(c, a, Place(a.path)) for c, a in zip(report.claims, report.articles, strict=True))
    told = Diagnostic("contradict/value", "contradict", HOSTILE, "k", mine, (other,), suggestion=HOSTILE)
    checked = Checked(report, frozenset({report.articles[0].id}), (told,), notes=(HOSTILE,))
    outputs.draw(checked, [(format, target)], outputs.Look(width=WIDE))
    made = target.read_bytes()
    assert commands(made.decode()) == set()
    shown = " ".join(READ.get(format, bytes.decode)(made).split())
    assert EXACT in shown or [sign for sign in SHOWN if sign not in shown] == []


def test_a_terminal_shows_it_and_gets_no_escape_but_its_own() -> None:
    shown = drawn(hostile(), WIDE, terminal=True)
    assert commands(re.sub("\x1b\\[[0-9;]*m", "", shown)) == set()
    assert [sign for sign in SHOWN if sign not in re.sub("\x1b\\[[0-9;]*m", "", shown)] == []


def commands(text: str) -> set[str]:
    """The characters that move a cursor or reorder words, as they stand in a document."""
    return {c for c in text if unicodedata.category(c) in ("Cc", "Cf", "Zl", "Zp")} - {"\n", "\t", "\u200c", "\u200d", "\u2060", "\ufeff"}
