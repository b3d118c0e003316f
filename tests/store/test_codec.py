"""What is written is read back as it was."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile.extract.unify import Naming
from reconcile.model import Article, Claim, Cluster, Finding
from reconcile.store.codec import from_json, to_json
from reconcile.store.rows import Kept
from tests.report.sample import REPORT as SAMPLE


@pytest.mark.parametrize("part", [*SAMPLE.articles, *SAMPLE.claims, *SAMPLE.clusters, *SAMPLE.findings], ids=lambda p: p.id)
def test_the_parts_of_a_report_come_back(part: Article | Claim | Cluster | Finding) -> None:
    assert from_json(type(part), to_json(part)) == part


texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)


@given(st.builds(Naming, texts, texts, st.booleans(), texts, texts, texts), st.integers(1, 9))
def test_namings_come_back(naming: Naming, times: int) -> None:
    kept = Kept(Article("a", "", published=date(2031, 5, 3)), ((naming, times),))
    assert from_json(Kept, to_json(kept)) == kept


def test_equal_values_are_equal_bytes_and_a_default_takes_none() -> None:
    assert to_json(Article("a", "text")) == '{"id":"a","text":"text"}'


def test_what_a_later_version_wrote_is_passed_over() -> None:
    assert from_json(Article, '{"id":"a","text":"text","mood":"calm"}') == Article("a", "text")


@dataclass(frozen=True)
class Flagged:
    flag: bool = False
    number: float = 0


def test_a_number_is_not_taken_for_a_flag() -> None:
    assert from_json(Flagged, to_json(Flagged(number=0.0))).number == 0.0
    assert to_json(Flagged(flag=False)) == "{}"


@pytest.mark.parametrize("text", ["", "[]", "7", '{"id":"a"}', "{", '{"id":"a","text":"x","published":"soon"}'])
def test_what_is_no_article_is_an_error(text: str) -> None:
    with pytest.raises((ValueError, TypeError)):
        from_json(Article, text)
