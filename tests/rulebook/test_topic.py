"""What every shipped topic must hold, whatever it is about."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reconcile.model import Claim
from reconcile.report.contract import schema
from reconcile.rulebook.book import load_rules
from reconcile.rulebook.strict import load
from reconcile.rulebook.topic import Topic

BOOK = load_rules()
TOPICS = sorted(BOOK.topics.values(), key=lambda t: t.id)
REASONS = set(schema()["$defs"]["finding"]["properties"]["reason"]["enum"])
FIELDS = {"value", "who", "place", "time", "actors", "text"}


def detail_slots(topic: Topic) -> set[str]:
    """The slots of a topic's own that its words or its patterns fill."""
    words = topic.languages.values()
    return {s for w in words for s in w.details} | {s for w in words for p in w.patterns for s in p.set}


@pytest.mark.parametrize("topic", TOPICS, ids=lambda t: t.id)
def test_a_topic_speaks_only_of_slots_that_it_can_fill(topic: Topic) -> None:
    assert topic.kind in ("count", "event", "quote")
    own = detail_slots(topic) | FIELDS | set(topic.slots)
    assert set(topic.differs) <= own
    assert set(topic.differs.values()) <= REASONS
    assert set(topic.excludes) <= own
    assert set(topic.requires) <= own
    assert set(re.findall(r"\{(\w+)\}", topic.says)) <= own
    assert {key.partition("=")[0] for key in topic.values} <= own


@pytest.mark.parametrize("topic", TOPICS, ids=lambda t: t.id)
def test_manners_that_exclude_each_other_are_manners_that_the_words_give(topic: Topic) -> None:
    given: dict[str, set[str]] = {}
    for wording in topic.languages.values():
        for slot, values in wording.details.items():
            given.setdefault(slot, set()).update(values)
        for pattern in wording.patterns:
            for slot, value in pattern.set.items():
                given.setdefault(slot, set()).add(value)
    for slot, pairs in topic.excludes.items():
        assert {v for pair in pairs for v in pair} <= given[slot]


@pytest.mark.parametrize("topic", TOPICS, ids=lambda t: t.id)
def test_a_count_is_of_a_unit_and_an_event_does_not_grow(topic: Topic) -> None:
    assert topic.says
    assert topic.label
    if topic.kind == "count":
        assert topic.unit
        assert not (topic.cumulative and topic.varies)
    else:
        assert not topic.cumulative


@pytest.mark.parametrize("topic", TOPICS, ids=lambda t: t.id)
def test_every_language_of_a_topic_has_examples_of_it_and_of_what_is_none(topic: Topic) -> None:
    for code in topic.languages:
        examples = [e for e in topic.examples if e.lang == code]
        assert any(e.claims for e in examples), code
        assert any(not e.claims for e in examples), code


def test_a_fields_name_is_one_of_a_claims() -> None:
    assert set(Claim.__dataclass_fields__) >= FIELDS


def test_an_examples_value_may_be_open_and_knows_where_it_stands(tmp_path: Path) -> None:
    path = tmp_path / "t.yaml"
    path.write_text("id: t\nexamples:\n  - {text: x, lang: en, claims: [{value: [3, null]}, {detail: {how: no}}]}\n", encoding="utf-8")
    (example,) = load(path, Topic).examples
    assert [c.value for c in example.claims] == [(3.0, None), None]
    assert example.claims[1].detail == {"how": "no"}
    assert example.at == f"{path}:3:5"
