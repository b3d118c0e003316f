from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile.model import Article, Drop
from reconcile.read.title import headline

BODY = "The coast guard said on Sunday that a ferry had sunk off the northern coast with 60 people aboard."


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"Ferry sinks off northern coast\n{BODY}", "Ferry sinks off northern coast"),
        (f"\n\n  Ferry sinks off northern coast  \n\n{BODY}\n", "Ferry sinks off northern coast"),
        (f"Home\nWorld news\nFerry sinks off northern coast, 14 missing\n{BODY}", "Ferry sinks off northern coast, 14 missing"),
        (f"Monday 3 June 2031\nFerry sinks off northern coast\n{BODY}", "Ferry sinks off northern coast"),
        (f"Ferry sinks\nFourteen missing\n{BODY}", None),
        (f"Did the ferry have to sink?\n{BODY}", "Did the ferry have to sink?"),
        ("Ferry sinks off northern coast\nFourteen people are missing", "Ferry sinks off northern coast"),
        (f"{BODY}\nRescue went on through the night", None),
        (BODY, None),
        ("Ferry sinks off northern coast", None),
        ("", None),
    ],
)
def test_headline(text, title):
    span = headline(Article(id="a", text=text))
    assert (span and text[slice(*span)]) == title


def test_dropped_lines_are_passed_over():
    text = f"Our best stories this week\nFerry sinks off northern coast\n{BODY}"
    assert headline(Article(id="a", text=text, dropped=(Drop(0, 26, "menu"),))) == (27, 57)


@given(st.text(alphabet="ab .\n:12", max_size=300))
def test_a_headline_is_one_line_of_the_text(text):
    span = headline(Article(id="a", text=text))
    if span:
        found = text[slice(*span)]
        assert found == found.strip() != ""
        assert "\n" not in found
