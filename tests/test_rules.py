"""The shipped rules hold on their own examples, and what is wrong with a rule is said with file, line and column."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest

from reconcile.rulebook.book import Rulebook, load_rules
from reconcile.rulecheck import check_rules
from reconcile.rulelist import list_rules, rule_text, show_rule

TOPIC = """\
id: strike
label: strikes
kind: event
says: "strike{place}"
slots: [place]
about: [place]
languages:
  en:
    words:
      walk: [walked off, walk off]
      job: [job(|s), posts]
    details:
      length: {open-ended: [until further notice]}
    patterns:
      - match: "{walk} ...2 {job}"
examples:
  - {text: "Nurses walked off their jobs until further notice", lang: en, claims: [{detail: {length: open-ended}}]}
  - {text: "A bridge was opened in the town", lang: en, claims: []}
"""


DETAIL = "{detail: {length: open-ended}}"


def failures(folder: Path, topic: str) -> list[str]:
    """What is wrong with one topic of a user's own folder."""
    (folder / "topics").mkdir(exist_ok=True)
    file = folder / "topics" / "strike.yaml"
    file.write_text(topic, encoding="utf-8")
    return [found.removeprefix(f"{file}:") for found in check_rules(load_rules([folder])) if found.startswith(str(file))]


def test_the_shipped_rules_hold_on_their_examples_in_seconds(book: Rulebook) -> None:
    begun = time.process_time()
    assert check_rules(book) == []
    assert time.process_time() - begun < 3


def test_a_good_topic_of_a_users_own_folder_has_no_failure(tmp_path: Path) -> None:
    assert failures(tmp_path, TOPIC) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("off their jobs", "to their jobs", ["17:5: strike: expected 1 claim, found no claims", "15:9: strike: no example"]),
        ("A bridge", "Staff walk off the job, a bridge", ["18:5: strike: expected no claims, found 1 claim; 'walk off the job'"]),
        (DETAIL, "{detail: {length: brief}}", ["17:5: strike: expected length brief, found open-ended"]),
        (DETAIL, "{text: jobs}", ["17:5: strike: expected text jobs, found walked off their jobs"]),
        (DETAIL, "{value: [3, null]}", ["17:5: strike: expected value [3, null], found None"]),
        ('town", lang: en', 'town", lang: tlh', ["1:1: strike has no example that makes none", "18:5: strike has no words in 'tlh'"]),
        ('{job}"', '{job}"\n      - match: "{job} {walk}"', ["16:9: strike: no example that makes a claim matches '{job} {walk}'"]),
    ],
)
def test_what_is_wrong_is_said_with_its_place(tmp_path: Path, old: str, new: str, expected: list[str]) -> None:
    found = failures(tmp_path, TOPIC.replace(old, new))
    assert len(found) == len(expected)
    assert all(any(f.startswith(e) for f in found) for e in expected), found


def test_a_pattern_that_cannot_be_read_is_said_with_its_place(tmp_path: Path) -> None:
    assert failures(tmp_path, TOPIC.replace("{job}\"", "{jobs}\"")) == ["15:9: strike: no word list 'jobs'; there are: " + _lists()]


def _lists() -> str:
    small = load_rules().packs["en"].small
    return ", ".join(sorted({"date", "place", "walk", "job", "length", *(small.words if small else ())}))


def test_the_list_has_every_topic_with_its_counts(book: Rulebook) -> None:
    rows = dict(re.findall(r"^(\w+) +(.*)$", list_rules(book).split("\n\n")[0], re.MULTILINE))
    assert set(rows) == {"topic", *book.topics}
    topic = book.topics["government_ended"]
    patterns = sum(len(w.patterns) for w in topic.languages.values())
    assert rows["government_ended"].split() == ["event", *sorted(topic.languages), str(patterns), str(len(topic.examples))]


@pytest.mark.parametrize(("name", "kind"), [("killed", "topic"), ("police", "group"), ("bombing", "kind"), ("ar", "language")])
def test_one_rule_is_shown_in_full(book: Rulebook, name: str, kind: str) -> None:
    assert show_rule(book, name).startswith(f"# {kind} {name}")


def test_a_shown_topic_has_its_words_patterns_and_examples(book: Rulebook, tmp_path: Path) -> None:
    shown = show_rule(book, "cause")
    topic = book.topics["cause"]
    parts = [*(e.text for e in topic.examples), *(p.match for w in topic.languages.values() for p in w.patterns)]
    assert [p for p in parts if p not in shown] == []
    # What is shown is itself a rule file: a user can begin from it.
    (tmp_path / "topics").mkdir()
    (tmp_path / "topics" / "mine.yaml").write_text(shown.replace("id: cause", "id: mine"), encoding="utf-8")
    assert load_rules([tmp_path]).topics["mine"].examples[0].text == topic.examples[0].text


def test_an_unknown_name_is_refused_with_what_comes_near(book: Rulebook) -> None:
    with pytest.raises(LookupError, match=r"no topic, group, kind or language 'kiled'; is it killed\?"):
        show_rule(book, "kiled")


def test_every_rule_of_a_claim_can_be_found_again(book: Rulebook) -> None:
    place = re.compile(r".*\.yaml:\d+:\d+: .+")
    assert place.fullmatch(rule_text(book, "cause/ar/1") or "")
    assert "small.yaml" in (rule_text(book, "killed/ar/frame1") or "")
    assert rule_text(book, "no-such/ar/1") is None
