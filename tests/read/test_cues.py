from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile.model import Article
from reconcile.read.boilerplate import drop_boilerplate
from reconcile.read.cues import compile_cues
from reconcile.rulebook.page import Page
from reconcile.rulebook.strict import RuleError, load
from reconcile.text.fold import table

PAGES = [load(path, Page) for path in sorted((Path(__file__).resolve().parents[2] / "rules" / "languages").glob("*/page.yaml"))]


@pytest.mark.parametrize("example", [e for page in PAGES for e in page.examples], ids=lambda e: Path(e.at).parent.name + e.at[-6:])
def test_the_rules_own_examples(cues, example):
    article = drop_boilerplate(Article(id="e", text=example.text, title=example.title), cues)
    assert [example.text[d.start : d.end] for d in article.dropped] == list(example.drops), example.at


@pytest.mark.parametrize("page", PAGES)
def test_every_language_shows_what_is_kept(page):
    assert any(not e.drops for e in page.examples)
    assert any(e.drops for e in page.examples)


@pytest.mark.parametrize(
    ("cue", "line", "found"),
    [
        ("image # of #", "image 3 of 12", True),
        ("image # of #", "image of god", False),
        ("read (more|on)", "read  more", True),
        ("tag(s|)", "tagging", False),
        ("photo:", "photo:ap", True),
        ("photo:", "photos of", False),
    ],
)
def test_a_cue_is_whole_words(cue, line, found):
    compiled = compile_cues([Page(opens=(cue,))], table({}, ""))
    assert (compiled.opens.match(line) is not None) == found


def test_no_cues_find_nothing():
    compiled = compile_cues([], table({}, ""))
    assert not any(cues.match("read more") for cues in (compiled.alone, compiled.opens, compiled.label, compiled.heading))
    assert not any(pattern.search("read more") for pattern in (compiled.within, compiled.credit, compiled.stamp, compiled.tail))


WORDS = st.lists(st.sampled_from(["read", "more", "ads", "3", ":", "©", "a", "_"]), min_size=1, max_size=4)


@given(st.lists(WORDS.map(" ".join), min_size=1, max_size=4), WORDS.map(" ".join))
def test_of_the_cues_that_begin_as_a_line_does_the_longest_is_found(cues, line):
    """Sorted by their first words, cues find what one pattern of them all would find."""
    found = compile_cues([Page(label=tuple(cues))], table({}, "")).label.match(line)
    whole = [cue for cue in cues if line == cue or (line.startswith(cue) and not (cue[-1].isalnum() and line[len(cue)].isalnum()))]
    assert (found[0] if found else None) == max(whole, key=len, default=None)


def test_cues_are_folded_like_the_text():
    folding = table({"ا": "أ"}, "\u064b")
    assert compile_cues([Page(opens=("أخبار",))], folding).opens.match("أخبارً".translate(folding))


@pytest.mark.parametrize(
    ("yaml", "why"),
    [
        ("opens: ['read (more']", "page.yaml:1:1: '(' is not closed"),
        ("alone: [home, '(|menu)']", "page.yaml:1:1: alone: a cue must not be empty"),
        ("begins: [read]", "page.yaml:1:1: unknown key 'begins'"),
        ("examples: [{drops: [a]}]", "page.yaml:1:12: missing key 'text'"),
    ],
)
def test_a_page_that_cannot_be_used_names_its_place(tmp_path, yaml, why):
    path = tmp_path / "page.yaml"
    path.write_text(yaml)
    with pytest.raises(RuleError) as error:
        load(path, Page)
    assert why in str(error.value)
