"""The pattern grammar: every element with sentences that it matches and that it does not, and what is no pattern."""

from __future__ import annotations

from collections import defaultdict
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile.extract.patterns import Match, lists_used, match, parse
from reconcile.extract.sentence import Quantity, Sentence
from reconcile.text.lexicon import Lexicon, Mark
from reconcile.text.tokens import tokenize

# A language of the test's own: nouns with their group and number, a topic's nouns, and word lists.
GROUPS = {"guards": "guards", "guard": "guards", "cooks": "cooks", "twocooks": "cooks"}
TAGS = {"losses": "toll.victims", "dead": "toll.victims", "corpse": "toll.victims", "hurt": "wounds.victims"}
IMPLIED = {"guard": 1.0, "twocooks": 2.0, "corpse": 1.0, "losses": 2.0}
SOME = "losses"
LISTS = {"die": ["died", "lost their lives"], "kill": ["killed"], "total": ["in all"], "no": ["never"]}
NAMES = {role: frozenset({f"topic:toll.{role}"}) for role in LISTS}
SORTS = {"victims": "toll.victims"}


def sentence(text: str) -> Sentence:
    """An analysed sentence of that language: digits are numerals, `and` and a glued `wa` join, `.` and `;` end a clause."""
    tokens = tuple(tokenize(text))
    lexicon = Lexicon(("wa", ""))
    for role, words in LISTS.items():
        lexicon.add(f"topic:toll.{role}", words)
    marks: dict[int, list[Mark]] = defaultdict(list)
    for mark in lexicon.find(tokens):
        marks[mark.start].append(mark)
    where: dict[str, list[int]] = defaultdict(list)
    for at, found in marks.items():
        for mark in found:
            where[mark.name].append(at)
    quantities, noun_of_numeral = {}, set()
    for i, token in enumerate(tokens):
        after = tokens[i + 1].text if i + 1 < len(tokens) else ""
        if token.is_number:
            noun = after if after in GROUPS or after in TAGS else ""
            others = after == "others"
            end = i + 1 + bool(noun or others)
            noun_of_numeral.add(i + 1 if noun else -1)
            number = float(token.text)
            tags = frozenset({TAGS[noun]} if noun in TAGS else ())
            quantities[i] = (Quantity(i, end, number, number, GROUPS.get(noun), noun or None, tags, others=others),)
        elif token.text in IMPLIED and i not in noun_of_numeral:
            number = IMPLIED[token.text]
            tags = frozenset({TAGS[token.text]} if token.text in TAGS else ())
            some = token.text == SOME
            high = None if some else number
            quantities[i] = (Quantity(i, i + 1, number, high, GROUPS.get(token.text), token.text, tags, implied=True, vague=some),)
    return Sentence(
        field="text",
        index=0,
        paragraph=0,
        start=0,
        end=len(text),
        tokens=tokens,
        marks={k: tuple(v) for k, v in marks.items()},
        where={k: tuple(v) for k, v in where.items()},
        quantities=quantities,
        dates=(),
        places=(),
        stops=frozenset(".;"),
        conjunctions=("and", "wa"),
    )


def first(pattern: str, text: str) -> tuple[str, list[float | None]] | None:
    """The words and the figures of a pattern's first match in a text."""
    elements, s = parse(pattern, NAMES, SORTS, "toll"), sentence(text)
    for at in range(len(s.tokens)):
        if found := match(elements, s, at):
            return " ".join(t.text for t in s.tokens[found.start : found.end]), [q.min for q in found.counts]
    return None


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        # a word of a list, phrases too
        ("{kill} {count}", "the fire killed 12 guards today", ("killed 12 guards", [12])),
        ("{count} {die}", "12 guards lost their lives today", ("12 guards lost their lives", [12])),
        ("{kill} {count}", "the fire hurt 12 guards", None),
        ("{count} {die}", "12 guards lost their", None),
        # a joined word begins another clause, save at the pattern's front
        ("{count} {die}", "12 guards wadied", None),
        ("{kill} {count}", "it wakilled 12", ("wakilled 12", [12])),
        ("only {kill}", "only wakilled", None),
        ("only {kill}", "only killed", ("only killed", [])),
        ("{count} !{die}", "12 guards wadied", None),
        # words themselves, and marks
        ("only {count}", "only 12", ("only 12", [12])),
        ("only {count}", "just 12", None),
        ("{count} , {die}", "12 guards , died", ("12 guards , died", [12])),
        ("{count} , {die}", "12 guards died", None),
        # figures of every sort
        ("{kill} {count:who}", "killed 12 guards", ("killed 12 guards", [12])),
        ("{kill} {count:who}", "killed guard", ("killed guard", [1])),
        ("{kill} {count:who}", "killed 12 others", ("killed 12 others", [12])),
        ("{kill} {count:who}", "killed 12", None),
        ("{kill} {count:who}", "killed 12 houses", None),
        ("{kill} {count:figure}", "killed 12", ("killed 12", [12])),
        ("{kill} {count:figure}", "killed guard", None),
        ("{kill} {count:implied}", "killed twocooks", ("killed twocooks", [2])),
        ("{kill} {count:implied}", "killed 2 cooks", None),
        ("{kill} {count:some}", "killed cooks", None),
        ("{kill} {count:some}", "killed losses", ("killed losses", [2])),
        ("{kill} {count}", "killed losses", None),
        ("{kill} {count:some}", "killed 12 guards", None),
        ("{count:victims}", "it left 12 dead behind", ("12 dead", [12])),
        ("{count:victims}", "it left corpse behind", ("corpse", [1])),
        ("{count:victims}", "it left 12 hurt behind", None),
        ("{count:victims}", "it left 12 guards", None),
        # a noun of another topic alone is not of this one
        ("{kill} {count}", "killed 12 hurt", None),
        ("{kill} {count:figure}", "killed 12 hurt", None),
        ("{kill} {count:victims}", "killed 12 dead", ("killed 12 dead", [12])),
        # joined figures come together
        ("{kill} {count}", "killed 12 guards and 3 cooks today", ("killed 12 guards and 3 cooks", [12, 3])),
        ("{kill} {count}", "killed 12 guards , 3 cooks and guard", ("killed 12 guards , 3 cooks and guard", [12, 3, 1])),
        ("{kill} {count}", "killed 12 guards and 3 hurt", ("killed 12 guards", [12])),
        ("{count} {die}", "12 guards and 3 cooks died", ("12 guards and 3 cooks died", [12, 3])),
        # gaps: six tokens, or as many as told, within the clause, over no other figure
        ("{kill} ... {count}", "killed 12", ("killed 12", [12])),
        ("{kill} ... {count}", "killed a b c d e f 12", ("killed a b c d e f 12", [12])),
        ("{kill} ... {count}", "killed a b c d e f g 12", None),
        ("{kill} ...2 {count}", "killed a b 12", ("killed a b 12", [12])),
        ("{kill} ...2 {count}", "killed a b c 12", None),
        ("{kill} ...12 {count}", "killed a b c d e f g h i j k l 12", ("killed a b c d e f g h i j k l 12", [12])),
        ("{kill} ... {count}", "killed a ; 12", None),
        ("{kill} ... {count}", "killed a . 12", None),
        ("{kill} ... {count:victims}", "killed 3 guards 12 dead", None),
        ("{kill} ... {count:victims}", "killed guard 12 dead", None),
        ("{kill} ... {count:victims}", "killed twocooks 12 dead", ("killed twocooks 12 dead", [12])),
        # behind a gap a singular noun is too little
        ("{kill} ... {count}", "killed in a guard", None),
        ("{kill} ... {count}", "killed in a twocooks", ("killed in a twocooks", [2])),
        # a gap over figures that only a noun carries
        ("{kill} ~4 {count:victims}", "killed guard 12 dead", ("killed guard 12 dead", [12])),
        ("{kill} ~4 {count:victims}", "killed 3 guards 12 dead", None),
        ("{kill} ~2 {count:victims}", "killed a b c 12 dead", None),
        # figures that stand there and are not counted: who did it, and parts told before the verb
        ("{kill} {count:doer} {count}", "killed guard 12 cooks", ("killed guard 12 cooks", [12])),
        ("{kill} {count:doer} {count}", "killed guard twocooks 12 cooks", ("killed guard twocooks 12 cooks", [12])),
        ("{kill} {count:doer} {count}", "killed 3 guards 12 cooks", None),
        ("{kill} {count:doer} a {count}", "killed guard and 3 cooks a 12", None),
        ("{count} of {count:parts} {die}", "12 of 3 guards and 2 cooks died", ("12 of 3 guards and 2 cooks died", [12])),
        # what must not stand
        ("{count} {die} !{count}", "12 guards died", ("12 guards died", [12])),
        ("{count} {die} !{count}", "12 guards died 3 cooks", None),
        ("!{no} {count}", "12", ("12", [12])),
        ("{count:figure} !{die}", "12 died", None),
        ("{count:figure} !{die}", "12 fell", ("12", [12])),
        ("{count} !{total} {die}", "12 in all died", None),
        # alternatives and optional parts
        ("({kill}|only) {count}", "killed 12", ("killed 12", [12])),
        ("({kill}|only) {count}", "only 12", ("only 12", [12])),
        ("({kill}|only) {count}", "never 12", None),
        ("{kill} ({total})? {count}", "killed in all 12", ("killed in all 12", [12])),
        ("{kill} ({total})? {count}", "killed 12", ("killed 12", [12])),
        ("{kill} ({total})? {count}", "killed so 12", None),
        ("({count:victims}|{count} {die})", "12 guards died", ("12 guards died", [12])),
        ("{kill} (a (b|c)?)? {count}", "killed a c 12", ("killed a c 12", [12])),
        ("{kill} (a (b|c)?)? {count}", "killed c 12", None),
        ("{kill} {count} | {count} {die}", "12 guards died", ("12 guards died", [12])),
    ],
)
def test_an_element_matches_what_it_says(pattern: str, text: str, expected: tuple[str, list[float | None]] | None) -> None:
    assert first(pattern, text) == expected


def test_the_shortest_gap_is_taken() -> None:
    s = sentence("killed a b 12 dead and 5 dead")
    found = match(parse("{kill} ... {count:victims}", NAMES, SORTS, "toll"), s, 0)
    assert found == Match(0, 8, (*s.quantities[3], *s.quantities[6]), 2)


def test_a_match_tells_how_far_its_gaps_reached() -> None:
    s = sentence("killed a b 12 guards")
    assert [
        getattr(match(parse(p, NAMES, SORTS, "toll"), s, 0), "gap", None)
        for p in ("{kill} ... {count}", "{kill} a b {count}", "{kill} {count}")
    ] == [2, 0, None]


@pytest.mark.parametrize(
    ("pattern", "why"),
    [
        ("{fall} {count}", "no word list 'fall'; there are: die, kill, no, total"),
        ("{count:wounds}", "no nouns 'wounds'; there are: victims"),
        ("({kill} {count}", r"'\(' is not closed"),
        ("({kill}|(a) {count}", r"'\(' is not closed"),
        ("{kill}) {count}", r"stray '\)'"),
        ("{kill} !only", "'!' wants a {list} after it"),
        ("{kill} !", "'!' wants a {list} after it"),
        ("!({kill})", "'!' wants a {list} after it"),
        ("{kill {count}", "cannot read"),
        ("kill} {count}", "cannot read"),
        ("{kill} {}", "cannot read"),
        ("{two words}", "cannot read"),
    ],
)
def test_what_is_no_pattern_is_a_value_error_that_says_why(pattern: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        parse(pattern, NAMES, SORTS)


@pytest.mark.parametrize(
    ("pattern", "lists"),
    [
        ("{kill} ...4 ({total})? {count:victims} !{no}", {"kill", "total", "victims", "no"}),
        ("{count} {count:who} {count:figure} {count:implied} {count:some} {count:doer} {count:parts}", set()),
        ("only words", set()),
    ],
)
def test_the_lists_of_a_pattern_are_known(pattern: str, lists: set[str]) -> None:
    assert lists_used(pattern) == lists


COUNTS = ["{count}", "{count:who}", "{count:victims}", "{count:doer}", "{count:parts}"]
PIECES = st.lists(
    st.sampled_from(["{kill}", "{die}", *COUNTS, "...", "~4", "!{no}", "(a|{kill})", "({total})?", "only", ","]),
    min_size=1,
    max_size=5,
)
ROWS = st.lists(
    st.sampled_from(["killed", "died", "12", "3", "guards", "dead", "guard", "in", "all", "and", "only", ",", ".", "never", "x"]),
    max_size=10,
)


@given(PIECES, ROWS)
def test_a_match_lies_inside_the_sentence_and_its_figures_inside_the_match(pieces: list[str], row: list[str]) -> None:
    s = sentence(" ".join(row))
    for at in range(len(s.tokens) + 1):
        found = match(parse(" ".join(pieces), NAMES, SORTS, "toll"), s, at)
        if found:
            assert found.start == at <= found.end <= len(s.tokens)
            assert all(found.start <= q.start < q.end <= found.end for q in found.counts)
            assert found.gap >= 0


@given(st.text("{}()|!.~ ?:countwhkil1", max_size=25))
def test_any_text_is_a_pattern_or_a_value_error(text: str) -> None:
    with suppress(ValueError):
        assert isinstance(parse(text, NAMES, SORTS), tuple)
