import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile.model import Article, Claim
from reconcile.report.contract import schema
from reconcile.report.wording import VERDICTS, chain, could_both_be_true, count, quote, span, when
from tests.report.sample import ARTICLES

D = ARTICLES[0].published
SENTENCE = "one two three four five six seven eight nine ten"


def claim(words, sentence=SENTENCE, shift=0):
    start = max(0, sentence.find(words)) + shift
    return Claim("c", "a", "killed", "text", start + 7, start + 7 + len(words), words, sentence, 7)


@pytest.mark.parametrize(
    ("words", "room", "shown", "lit"),
    [
        ("five", 99, SENTENCE, "five"),
        ("five", 24, "… four five six seven …", "five"),
        ("one", 12, "one two …", "one"),
        ("ten", 12, "… nine ten", "ten"),
        ("two three four five six", 10, "… two … six …", "two … six"),
        ("eleven", 99, "eleven", "eleven"),
    ],
)
def test_quote(words, room, shown, lit):
    made = quote(claim(words), room=room)
    assert made.plain == shown
    assert [made.plain[s.start : s.end] for s in made.spans if "reverse" in str(s.style)] == [lit]


def test_of_two_equal_words_the_claim_is_lit():
    twice = "12 dead, then 12 dead"
    made = quote(Claim("c", "a", "killed", "text", 14, 21, "12 dead", twice, 0), room=99)
    assert [(s.start, s.end) for s in made.spans if "reverse" in str(s.style)] == [(14, 21)]


def test_a_wrong_offset_is_mended_from_the_words():
    made = quote(claim("five", shift=3), room=99)
    assert [made.plain[s.start : s.end] for s in made.spans if "reverse" in str(s.style)] == ["five"]


@given(st.text("ab ", max_size=40), st.text("xy ", min_size=1, max_size=30), st.text("ab ", max_size=40), st.integers(8, 60))
def test_a_quote_fits_its_room_and_keeps_the_claim(before, words, after, room):
    made = quote(Claim("c", "a", "killed", "text", len(before), len(before + words), words, before + words + after, 0), room=room)
    # two ellipses, a space each and one before the claim, at most; a third one inside a claim that is cut itself
    assert len(made.plain) <= room + (6 if len(words) <= room else 7)
    if len(words) <= room:
        assert words in made.plain


@pytest.mark.parametrize(
    ("origin", "shown"),
    [((), ""), (("Police",), "Police"), (("وزارة", "الساحل"), "وزارة ← via الساحل"), (("A", "B", "C"), "A ← via B ← via C")],
)
def test_chain(origin, shown):
    assert chain(origin) == shown


def test_dates():
    assert [when(a) for a in ARTICLES] == ["2031-05-01", "2031-05-02 (inferred)", "2031-05-02"]
    assert when(Article("x", "")) == "undated"
    assert [span(D, D), span(D, None), span(None, D), span(None, None)] == ["2031-05-01", "since 2031-05-01", "until 2031-05-01", "unknown"]
    assert span(D, D.replace(day=4)) == "2031-05-01 to 2031-05-04"
    assert [count(0, "claim"), count(1, "claim"), count(2, "claim")] == ["0 claims", "1 claim", "2 claims"]


@pytest.mark.parametrize("reason", schema()["$defs"]["finding"]["properties"]["reason"]["enum"])
def test_every_reason_has_an_answer(reason):
    answers = {verdict: could_both_be_true(verdict, reason) for verdict in VERDICTS[:3]}
    assert answers["contradict"].startswith("No: ")
    assert answers["diverge"].startswith("Yes")
    assert answers["agree"].startswith("Yes")
