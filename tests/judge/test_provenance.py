"""The trees from the origins to the articles."""

from __future__ import annotations

import pytest

from reconcile.judge.provenance import Branch, one_texts, provenance
from reconcile.model import Passage, Shared
from tests.judge.make import ARTICLES, claim

BY_ID = {a.id: a for a in ARTICLES}
RUN = (Passage((0, 0), (50, 50), 9),)
SHARED = (Shared(("a", "b"), 0.5, RUN), Shared(("b", "c"), 0.1, RUN))


def outline(branches: tuple[Branch, ...], depth: int = 0) -> list[str]:
    lines = []
    for b in branches:
        lines.append(f"{'  ' * depth}{b.kind} {b.name} {len(b.claims)}".replace("  1", " 1"))
        lines += outline(b.branches, depth + 1)
    return lines


@pytest.mark.parametrize(
    ("claims", "lines"),
    [
        ([], []),
        ([claim("a", origin=("Ministry",))], ["origin Ministry 1", "  article a 1"]),
        ([claim("a", origin=("Ministry", "Agency")), claim("b", origin=("Ministry", "Agency")), claim("c", origin=("Ministry",))],
         ["origin Ministry 3", "  article c 1", "  carrier Agency 2", "    article a 1", "    article b 1"]),
        ([claim("a", origin=("Spokesman", "Agency"), detail={"institution": "Palace"}), claim("c", origin=("Palace",))],
         ["origin Palace 2", "  article c 1", "  speaker Spokesman 1", "    carrier Agency 1", "      article a 1"]),
        ([claim("c"), claim("c", (1, 1)), claim("d")], ["voice 3", "  article c 2", "  article d 1"]),
        ([claim("a"), claim("b"), claim("c")], ["text a b 2", "  article a 1", "  article b 1", "voice 1", "  article c 1"]),
        ([claim("a"), claim("b", origin=("Police",))], ["origin Police 1", "  article b 1", "text a b 1", "  article a 1"]),
    ],
)  # fmt: skip
def test_trees(claims: list, lines: list[str]) -> None:
    drawn = outline(provenance(claims, BY_ID, SHARED))
    assert [" ".join(x.split()) for x in drawn] == [" ".join(x.split()) for x in lines]
    assert [len(x) - len(x.lstrip()) for x in drawn] == [len(x) - len(x.lstrip()) for x in lines]
    assert drawn == outline(provenance(claims[::-1], BY_ID, SHARED[::-1]))


def test_texts_that_share_much_chain_into_one() -> None:
    rows = [Shared(("a", "b"), 0.4, RUN), Shared(("c", "d"), 0.3, RUN), Shared(("b", "c"), 0.2, RUN), Shared(("d", "e"), 0.19, RUN)]
    assert one_texts(rows) == dict.fromkeys("abcd", ("a", "b", "c", "d"))
