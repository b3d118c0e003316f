"""Figures in digits: what may part their thousands, by language."""

from __future__ import annotations

import pytest

from reconcile.extract.figures import Marks, read_figure
from reconcile.text.tokens import tokenize

SPACED = Marks(". ", ",")
COMMAS = Marks(",", ".")


@pytest.mark.parametrize(
    ("text", "marks", "value", "end"),
    [
        ("3 000 habitants", SPACED, 3000, 2),
        ("3\u202f000 habitants", SPACED, 3000, 2),
        ("1 250 000 euros", SPACED, 1250000, 3),
        ("3.000 habitants", SPACED, 3000, 1),
        ("3  000", SPACED, 3, 1),
        ("3 00", SPACED, 3, 1),
        ("2031 000", SPACED, 2031, 1),
        ("3 000", COMMAS, 3, 1),
        ("3,000", COMMAS, 3000, 1),
    ],
)
def test_a_space_parts_thousands_where_the_language_writes_it(text: str, marks: Marks, value: float, end: int) -> None:
    figure = read_figure(tokenize(text), 0, marks)
    assert (figure.value, figure.end) == (value, end)
