"""The shared vocabulary: groups of people, kinds of events, and the small words of a language."""

from __future__ import annotations

import pytest

from reconcile.extract.patterns import lists_used
from reconcile.rulebook.book import load_rules
from reconcile.rulebook.words import expand_all

BOOK = load_rules()
# What Small's own documentation says that the code looks for.
ROLES = {"of", "among", "others", "negation", "denial", "irrealis", "rate", "function"}


@pytest.mark.parametrize("part", [*BOOK.groups.values(), *BOOK.kinds.values()], ids=lambda p: p.id)
def test_what_something_is_part_of_is_there_and_leads_to_an_end(part: object) -> None:
    known = BOOK.groups if getattr(part, "id", "") in BOOK.groups else BOOK.kinds
    seen, at = set(), getattr(part, "id", None)
    while at is not None:
        assert at in known
        assert at not in seen
        seen.add(at)
        at = known[at].part_of


def test_every_group_is_of_people() -> None:
    assert all(BOOK.inside(g, "people") for g in BOOK.groups)


@pytest.mark.parametrize("code", ["ar", "en"])
def test_the_first_languages_name_every_group_and_kind_by_some_word(code: str) -> None:
    for group in BOOK.groups.values():
        forms = group.languages.get(code)
        assert forms, group.id
        assert expand_all((*forms.one, *forms.two, *forms.many)), group.id
    assert [k.id for k in BOOK.kinds.values() if not expand_all(k.languages.get(code, ()))] == []


@pytest.mark.parametrize("code", sorted(c for c, p in BOOK.packs.items() if p.small))
def test_every_language_has_the_small_words_that_the_code_looks_for(code: str) -> None:
    small = BOOK.packs[code].small
    assert small is not None
    assert set(small.words) >= ROLES
    assert small.frames


@pytest.mark.parametrize("code", sorted(c for c, p in BOOK.packs.items() if p.small))
def test_every_frame_can_be_used_by_some_topic(code: str) -> None:
    """A frame that names a list which no topic and no small word has would never match, and nobody would know."""
    small = BOOK.packs[code].small
    assert small is not None
    for frame in small.frames:
        known = [
            set(small.words)
            | set(t.languages[code].words)
            | set(t.languages[code].nouns)
            | set(t.languages[code].details)
            | {"date", "place"}
            for t in BOOK.topics.values()
            if code in t.languages and t.kind == "count"
        ]
        assert any(lists_used(frame.match) <= names for names in known), frame.at
