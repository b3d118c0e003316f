"""All rules together: the shipped folder, and a user's own that add to it but replace nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile.rulebook.book import Rulebook, load_rules, shipped
from reconcile.rulebook.strict import RuleError

BOOK = load_rules()
TOPIC = "id: {id}\nlanguages:\n  {lang}:\n    words: {{happening: [word]}}\nexamples:\n  - {{text: word, lang: {lang}}}\n"
GROUP = "groups:\n  - id: {id}\n    part_of: people\n    languages:\n      {lang}: {{one: [noun]}}\n"
KIND = "kinds:\n  - id: {id}\n    languages: {{{lang}: [word]}}\n"
LANGUAGE = "code: tlh\nname: Klingon\nscript: LATIN\nfold: {h: ꟸ}\n"


def write(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_the_shipped_rules_have_what_reading_needs(book: Rulebook) -> None:
    assert {"ar", "en"} <= set(book.packs)
    assert {"killed", "injured", "arrested", "missing", "rescued", "phone_call", "government_ended", "quote"} <= set(book.topics)
    assert {"people", "protesters", "security forces", "children"} <= set(book.groups)
    assert all(t.id == name for name, t in book.topics.items())
    for code in ("ar", "en"):
        pack = book.packs[code]
        assert pack.language.code == code
        assert None not in (pack.small, pack.numbers, pack.dates, pack.places, pack.page, pack.speech)


def test_a_users_folder_adds_topics_groups_kinds_and_languages(tmp_path: Path) -> None:
    files = {
        "topics/strike.yaml": TOPIC.format(id="strike", lang="en"),
        "topics/killed.tlh.yaml": TOPIC.format(id="killed", lang="tlh"),
        "vocabulary/who.mine.yaml": GROUP.format(id="divers", lang="en"),
        "vocabulary/who.tlh.yaml": GROUP.format(id="people", lang="tlh").replace("    part_of: people\n", ""),
        "vocabulary/kinds.mine.yaml": KIND.format(id="avalanche", lang="en"),
        "languages/tlh/language.yaml": LANGUAGE,
    }
    made = load_rules([write(tmp_path, files)])
    assert made.topics["strike"].languages.keys() == {"en"}
    assert made.topics["killed"].languages.keys() == {*BOOK.topics["killed"].languages, "tlh"}
    assert len(made.topics["killed"].examples) == len(BOOK.topics["killed"].examples) + 1
    assert made.topics["killed"].cumulative
    assert made.inside("divers", "people")
    assert "tlh" in made.groups["people"].languages
    assert "avalanche" in made.kinds
    assert made.packs["tlh"].small is None
    assert "ꟸ".translate(made.folding) == "h"
    assert set(made.topics) == {*BOOK.topics, "strike"}
    assert made.folders == (shipped(), tmp_path)


@pytest.mark.parametrize(
    ("files", "why"),
    [
        ({"topics/killed.yaml": TOPIC.format(id="killed", lang="ar")}, r"topics/killed\.yaml:1:1: topic 'killed' has ar already"),
        ({"vocabulary/who.yaml": GROUP.format(id="people", lang="ar")}, r"who\.yaml:1:1: group 'people' has ar already"),
        ({"vocabulary/kinds.yaml": KIND.format(id="fire", lang="ar")}, r"kinds\.yaml:1:1: kind 'fire' has ar already"),
        ({"languages/ar/language.yaml": LANGUAGE}, r"ar/language\.yaml:1:1: .*/ar/language\.yaml gives this already"),
        ({"languages/tlh/small.yaml": "words: {}\n"}, r"tlh/small\.yaml:1:1: there is no language\.yaml beside it"),
        ({"languages/ar/verbs.yaml": "words: {}\n"}, r"ar/verbs\.yaml:1:1: unknown file; a language has language, small"),
        ({"topics/strike.yaml": "id: strike\nword: [x]\n"}, r"strike\.yaml:2:1: unknown key 'word'"),
        ({"topics/strike.yaml": "id: strike\nid: strike\n"}, r"strike\.yaml:2:1: duplicate key 'id'"),
        ({"topics/strike.yaml": "label: strikes\n"}, r"strike\.yaml:1:1: missing key 'id'"),
        ({"topics/strike.yaml": "id: strike\nonce: maybe\n"}, r"strike\.yaml:2:7: expected true or false, found 'maybe'"),
    ],
)
def test_what_a_users_folder_must_not_do_is_said_with_its_place(tmp_path: Path, files: dict[str, str], why: str) -> None:
    with pytest.raises(RuleError, match=why):
        load_rules([write(tmp_path, files)])


def test_two_of_a_users_folders_may_not_give_the_same_twice(tmp_path: Path) -> None:
    one, two = (write(tmp_path / name, {"topics/strike.yaml": TOPIC.format(id="strike", lang="en")}) for name in ("one", "two"))
    with pytest.raises(RuleError, match=r"two/topics/strike\.yaml:1:1: topic 'strike' has en already"):
        load_rules([one, two])


def test_a_folder_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="none: no such folder of rules"):
        load_rules([tmp_path / "none"])


def test_the_digest_changes_with_any_byte_and_with_nothing_else(tmp_path: Path) -> None:
    folder = write(tmp_path, {"topics/strike.yaml": TOPIC.format(id="strike", lang="en")})
    first = load_rules([folder]).digest
    assert load_rules([folder]).digest == first != BOOK.digest
    write(tmp_path, {"topics/strike.yaml": TOPIC.format(id="strike", lang="en") + "# a remark\n"})
    assert load_rules([folder]).digest != first


@pytest.mark.parametrize(
    ("part", "whole", "inside"),
    [
        ("people", "people", True),
        ("police", "security forces", True),
        ("police", "people", True),
        ("security forces", "police", False),
        ("people", "police", False),
        ("children", "women", False),
        ("no such group", "people", False),
        ("no such group", "no such group", True),
    ],
)
def test_one_group_lies_within_another(book: Rulebook, part: str, whole: str, inside: bool) -> None:
    assert book.inside(part, whole) is inside


GROUPS = st.sampled_from(sorted(BOOK.groups))


@given(GROUPS, GROUPS, GROUPS)
def test_lying_within_is_an_order(a: str, b: str, c: str) -> None:
    assert BOOK.inside(a, a)
    assert not (a != b and BOOK.inside(a, b) and BOOK.inside(b, a))
    assert BOOK.inside(a, c) or not (BOOK.inside(a, b) and BOOK.inside(b, c))
