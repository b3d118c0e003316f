from __future__ import annotations

import base64

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reconcile.model import Article
from reconcile.read.boilerplate import drop_boilerplate
from reconcile.read.clean import clean

HEAD = "Ferry sinks off northern coast, 14 missing"
ONE = "A ferry sank off the northern coast on Sunday with 60 people aboard, the coast guard said."
TWO = "Fourteen of those who were aboard are still missing, and divers will go on looking for them today."
THREE = "The ferry had left the harbour at noon although a storm was forecast for the whole of the afternoon."
LINKS = ["Storm closes two harbours", "Ferry line has new owners"]
LISTED = [f"- {link}" for link in LINKS]
SCRAPS = ["***", "editor@example.org", "https://example.org/a", "# # #"]
MARK = base64.b64encode(b"ip: 203.0.113.77 at noon").decode()


def dropped(cues, *lines, title=None):
    text = "\n".join(lines)
    return [text[d.start : d.end] for d in drop_boilerplate(Article(id="a", text=text, title=title), cues).dropped]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([HEAD, ONE, TWO], []),
        ([HEAD, ONE, "Divers at work", TWO, "60 aboard", THREE], []),
        (["Our Paper", "The north", "Isles and coasts", HEAD, ONE], ["Our Paper", "The north", "Isles and coasts"]),
        (["Monday 3 June 2031", HEAD, ONE], ["Monday 3 June 2031"]),
        (["Two killed in harbour", HEAD, ONE], []),
        ([HEAD, "The captain", "The captain", ONE], ["The captain", "The captain"]),
        ([HEAD, "The captain and his", "The captain and his mate", ONE], ["The captain and his", "The captain and his mate"]),
        ([HEAD, HEAD, ONE], [HEAD]),
        ([HEAD, "14 missing", ONE, "14 missing", TWO], ["14 missing"]),
        ([HEAD, ONE, *LISTED, TWO], LISTED),
        ([HEAD, ONE, "- Storm closes two harbours", TWO], []),
        ([HEAD, ONE, "- Storm closes two harbours.", "- Ferry line sold to rivals.", TWO], []),
        ([HEAD, ONE, f"{TWO[:-1]}:", "- Storm closed two harbours", "- Two boats went down", THREE], []),
        ([HEAD, ONE, TWO, THREE, *LINKS], LINKS),
        ([HEAD, ONE, TWO, THREE, "Storm closes two harbours"], []),
        ([HEAD, ONE, TWO[:-1], THREE[:-1], *LINKS], []),
        ([HEAD, ONE, TWO, THREE, "The dead by harbour:", "Northport twelve dead so far", "Southport two dead so far"], []),
        ([HEAD, ONE, f"{MARK} island of names"], [f"{MARK} island of names"]),
        ([HEAD, ONE, "internationalisation misunderstandings"], []),
        ([HEAD, ONE, *SCRAPS], SCRAPS),
        ([HEAD, ONE, "Home | World | Sport | Weather"], ["Home | World | Sport | Weather"]),
        ([HEAD, ONE, "18"], []),
        ([HEAD, ONE, f"{TWO} {ONE}"], [ONE]),
        ([HEAD, f"{ONE} {TWO} {ONE}"], [ONE]),
        ([HEAD, "مقتل 12 شخصا في غرق العبارة", ONE], []),
    ],
)
def test_what_falls_by_its_shape(cues, lines, expected):
    assert dropped(cues, *lines) == expected


def test_the_title_said_again_falls(cues):
    assert dropped(cues, HEAD, ONE, title=HEAD) == [HEAD]
    assert dropped(cues, HEAD, ONE, title=f"{HEAD} | The Post") == [HEAD]
    assert dropped(cues, f"{HEAD}, says coast guard", ONE, title=HEAD) == []


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([f"{ONE} Tags"], []),
        ([f"{ONE} Read more: Storm closes two harbours"], ["Read more: Storm closes two harbours"]),
        ([f"{ONE} Read more: the storm. It closed two harbours on Sunday night."], []),
        ([ONE, f"{TWO} All rights reserved"], ["All rights reserved"]),
        ([ONE, "The Post 2031. All rights reserved."], ["The Post 2031. All rights reserved."]),
        ([ONE, "Divers at the harbour on Monday. (Photo: A. Mason)"], ["Divers at the harbour on Monday. (Photo: A. Mason)"]),
        ([ONE, f"{TWO} He saw nothing of the storm that night. (Photo: A. Mason)"], []),
        (["Read more than one paper", ONE], []),
    ],
)
def test_what_follows_the_last_sentence_falls(cues, lines, expected):
    assert dropped(cues, *lines) == expected


def test_offsets_count_in_the_text_as_given(cues):
    text = "\u200fأعلنت الشرطةُ أمس أن المركب غرق قرب الميناء.\r\n\r\n  شارِك القصة \r\n"
    [drop] = drop_boilerplate(Article(id="a", text=text), cues).dropped
    assert text[drop.start : drop.end] == "شارِك القصة"


def test_clean_sets_language_title_and_drops(cues, languages):
    arabic = "القائمة الرئيسية\nغرق عبارة قبالة الساحل الشمالي\nقالت الشرطة أمس إن عبارة غرقت قبالة الساحل الشمالي وعلى متنها ستون شخصا."
    [made, foreign], [problem] = clean(
        [Article(id="a", text=arabic), Article(id="f", text="Двенадцать человек погибли.", path="f.txt")], languages=languages, cues=cues
    )
    assert (made.language, made.title, len(made.dropped)) == ("ar", "غرق عبارة قبالة الساحل الشمالي", 1)
    assert made.text == arabic
    assert foreign.language == "und"
    assert problem.path == "f.txt"
    assert "'f'" in problem.why


LINES = st.sampled_from([HEAD, ONE, TWO, THREE, *LINKS, *LISTED, *SCRAPS, MARK, "Read more", "The captain", "", "Tags: a", "وكالات", "12"])
FURNITURE = st.lists(st.sampled_from(["Read more", "Share this", "***", "Home | World | Sport"]), max_size=4)


@settings(max_examples=60)
@given(st.lists(LINES, max_size=14).map("\n".join) | st.text(max_size=200), st.none() | st.just(HEAD))
def test_drops_are_in_order_apart_and_inside(cues, text, title):
    article = Article(id="a", text=text, title=title)
    made = drop_boilerplate(article, cues)
    assert made.text == text
    assert drop_boilerplate(made, cues) == made
    ends = [0, *(d.end for d in made.dropped)]
    assert all(end <= d.start < d.end <= len(text) for end, d in zip(ends, made.dropped, strict=False))
    assert all(d.why and text[d.start : d.end].strip() for d in made.dropped)


@settings(max_examples=40)
@given(st.permutations([ONE, TWO, THREE]), FURNITURE)
def test_paragraphs_survive_whatever_stands_around_them(cues, paragraphs, furniture):
    text = "\n".join([*furniture, HEAD, paragraphs[0], *furniture, *paragraphs[1:], *furniture])
    gone = dropped(cues, text)
    assert not set(gone) & {HEAD, ONE, TWO, THREE}
    assert set(gone) >= set(furniture)
