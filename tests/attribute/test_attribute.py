from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from reconcile.attribute.attribute import attribute
from reconcile.attribute.origins import canonical
from reconcile.extract.document import read_document
from reconcile.extract.quotes import quotes
from reconcile.extract.sayings import read_voices
from reconcile.model import Article, Claim
from reconcile.rulebook.speech import Spoken
from tests.extract.telling import book, compiled

SHARED = Path(__file__).resolve().parents[2].parent / "shared"


def claim_of(text: str, words: str, field: str = "text") -> Claim:
    start = text.index(words)
    return Claim("", "a", "killed", field, start, start + len(words), words, "", 0)


def said(text: str, words: str, lang: str = "ar") -> Claim:
    grammar, actors = compiled(lang)
    document = read_document(Article("a", text, language=lang), grammar)
    return attribute([claim_of(text, words)], document, read_voices(document, actors))[0]


def examples() -> list[tuple[str, Spoken]]:
    return [(code, e) for code, pack in book().packs.items() if pack.speech for e in pack.speech.examples]


@pytest.mark.parametrize(("lang", "example"), examples(), ids=lambda v: v if isinstance(v, str) else v.text[:40])
def test_every_example_of_the_rules_holds(lang: str, example: Spoken):
    claim = said(example.text, example.claim, lang)
    stance = claim.detail.get("stance")
    assert (claim.origin, claim.hedged, claim.negated, stance) == (example.origin, example.hedged, example.negated, example.stance)
    assert claim.update == (stance == "corrects")


@pytest.mark.parametrize(
    ("text", "words", "origin"),
    [
        # one saying covers all that is joined to it
        ("قالت وزارة الصحة الكينية إن 26 شخصا قتلوا، وأصيب 18، واعتقل 40.", "اعتقل 40", ("Kenyan Health Ministry",)),
        # a sentence without a speaker is the article's own
        ("قالت وزارة الصحة الكينية إن 26 شخصا قتلوا. وأصيب 18 آخرون.", "أصيب 18", ()),
        # … unless a verb carries the speaker on
        ("أعلنت وزارة الصحة الكينية الحصيلة. وأضافت أن 18 أصيبوا.", "18 أصيبوا", ("Kenyan Health Ministry",)),
        ("أعلنت وزارة الصحة الكينية الحصيلة. وأضاف البيان أن 18 أصيبوا.", "18 أصيبوا", ("Kenyan Health Ministry",)),
        # two speakers in one sentence
        ("قالت الشرطة إن 3 قتلوا، وأعلنت وزارة الصحة إصابة 9.", "إصابة 9", ("Health Ministry",)),
        ("قالت الشرطة إن 3 قتلوا، وأعلنت وزارة الصحة إصابة 9.", "3 قتلوا", ("Police",)),
        # said by one, passed on by another, told to a third
        ("نقلت وكالة تاس عن مصدر طبي أن 3 قتلوا.", "3 قتلوا", ("medical sources", "TASS")),
        ("قال شاهد عيان لوكالة فرانس برس إن 3 قتلوا.", "3 قتلوا", ("eyewitnesses", "AFP")),
        # at the sentence's end
        ("قتل 3 أشخاص، وفق إعلام محلي.", "قتل 3", ("local media",)),
        ("قتل 3 أشخاص في الهجوم، كما أفاد مصدر أمني.", "قتل 3", ("security sources",)),
        ("قتل 3 أشخاص في حصيلة جديدة أعلنتها وزارة الصحة.", "قتل 3", ("Health Ministry",)),
        ("لقي 3 أشخاص مصرعهم بحسب مصدر طبي وشهود عيان.", "لقي 3", ("medical sources", "eyewitnesses")),
        # at its beginning
        ("ووفقا لوكالة رويترز، قتل 3 أشخاص.", "قتل 3", ("Reuters",)),
        # in a heading
        ("وزارة الصحة: مقتل 3", "مقتل 3", ("Health Ministry",)),
        # a quotation of several sentences
        ("قال المحافظ سمير عادل: «الوضع هادئ. قتل 3 أشخاص». وقتل 4 في مكان آخر.", "قتل 3", ("سمير عادل",)),
        ("قال المحافظ سمير عادل: «الوضع هادئ. قتل 3 أشخاص». وقتل 4 في مكان آخر.", "وقتل 4", ()),
        # what everybody knows of the event is not the speaker's news
        ("أعلنت الحكومة إدانتها للهجوم الذي أوقع 30 قتيلا.", "30 قتيلا", ()),
        # but where somebody says it at the sentence's end, it is his
        ("تكررت الحوادث التي أوقعت 30 قتيلا هذا العام، بحسب الشرطة.", "30 قتيلا", ("Police",)),
        # a quotation right behind the name
        ("قال المحافظ سمير عادل «في الوادي قتل 3 أشخاص». وقتل 4 في مكان آخر.", "قتل 3", ("سمير عادل",)),
        ("قال المحافظ سمير عادل «في الوادي قتل 3 أشخاص». وقتل 4 في مكان آخر.", "وقتل 4", ()),
        # what is done by announcing it reports nothing
        ("أعلنت الحكومة استقالتها بعد مقتل 5 محتجين.", "مقتل 5", ()),
        # words behind a quotation are the article's own
        ('قال المحافظ سمير عادل: "الوضع هادئ اليوم"، بعد يومين على مقتل 5 أشخاص.', "مقتل 5", ()),
        # nobody says it
        ("قالت الشرطة إن الوضع هادئ. كما تم الإبلاغ عن مقتل 18.", "مقتل 18", ()),
        # a state speaks under its capital's name
        ("حذرت أوسلو من أن 3 سفن غرقت.", "3 سفن", ("Norway",)),
    ],
)
def test_who_says_it(text: str, words: str, origin: tuple[str, ...]):
    assert said(text, words).origin == origin


@pytest.mark.parametrize(
    ("text", "words", "origin"),
    [
        ("Three men died and nine were hurt, police said Monday.", "nine were hurt", ("Police",)),
        ("According to Sgt. John Smith, three men died.", "three men", ("John Smith",)),
        ("Police said three men died, and the hospital said nine were hurt.", "three men", ("Police",)),
        ("Police said three men died, and the hospital said nine were hurt.", "nine were hurt", ("hospital",)),
        ('"Three men are dead," Sheriff Ann Carter said. "Nine are in hospital," she said.', "Nine are", ("Ann Carter",)),
        ("Mayor Ann Carter told reporters that three men died.", "three men", ("Ann Carter",)),
        ("Mayor Ann Carter told Reuters that three men died.", "three men", ("Ann Carter", "Reuters")),
        ("Police: 3 dead", "3 dead", ("Police",)),
        ("Reuters quoted a medical source as saying three men died.", "three men", ("medical sources", "Reuters")),
        ("The ministry spoke. Three men died on the road.", "Three men", ()),
    ],
)
def test_who_says_it_in_english(text: str, words: str, origin: tuple[str, ...]):
    assert said(text, words, "en").origin == origin


@pytest.mark.parametrize(
    ("text", "language", "hedged", "certain"),
    [
        ("قتل 3 أشخاص على الأرجح، وأصيب 9.", "ar", "قتل 3", "أصيب 9"),
        ("يعتقد أن 3 قتلوا، وأصيب 9.", "ar", "3 قتلوا", "أصيب 9"),
        ("أصيب 9 في هجوم يعتقد أن 3 قتلوا فيه.", "ar", "3 قتلوا", "أصيب 9"),
        ("Nine were hurt, and 3 people apparently died.", "en", "3 people", "Nine were"),
        ("Nine were hurt in a fire which it appears that 3 people did not survive.", "en", "3 people", "Nine were"),
    ],
)
def test_a_hedge_reaches_no_further_than_its_clause_and_not_before_its_that(text: str, language: str, hedged: str, certain: str):
    assert said(text, hedged, language).hedged
    assert not said(text, certain, language).hedged


@pytest.mark.parametrize(
    ("text", "words", "detail"),
    [
        ("أعلنت وزارة الصحة مقتل 3.", "مقتل 3", {"source": "institution"}),
        ("قتل 3، بحسب مصدر طبي وشهود عيان.", "قتل 3", {"source": "unnamed", "also": "eyewitnesses"}),
        ("قال المحافظ سمير عادل: «الوضع هادئ. قتل 3 أشخاص».", "قتل 3", {"source": "person", "quoted": "true"}),
        ("قتل 3.", "قتل 3", {}),
    ],
)
def test_what_kind_of_source_says_it_with_whom_and_in_whose_words(text: str, words: str, detail: dict[str, str]):
    assert said(text, words).detail == detail


def test_the_run_s_names_are_used():
    grammar, actors = compiled("ar")
    text = "قال الرئيس الكيني إن 3 أشخاص قتلوا."
    document = read_document(Article("a", text, language="ar"), grammar)
    [claim] = attribute([claim_of(text, "3 أشخاص")], document, read_voices(document, actors))
    assert canonical(claim, {"Kenyan president": "جون كاريوكي"}).origin == ("جون كاريوكي",)


WORDS = ["قالت", "الشرطة", "إن", "3", "قتلوا", "،", ".", "وأضافت", "أن", "بحسب", "رويترز", "«", "»", "عن", "نقلت"]


@settings(max_examples=50, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=16))
def test_attribution_changes_nothing_else(words: list[str]):
    text = " ".join([*words, "قتل 5"])
    before = claim_of(text, "قتل 5")
    after = said(text, "قتل 5")
    kept = {k: v for k, v in after.detail.items() if k not in ("source", "also", "quoted", "stance")}
    assert replace(after, origin=(), detail=kept, hedged=False, negated=False, update=False) == before
    assert len(set(after.origin)) == len(after.origin)


@pytest.mark.skipif(not SHARED.is_dir(), reason="the labelled texts are not here")
def test_the_seeds_quotations_are_all_found():
    gold = yaml.safe_load((SHARED / "gold/kazakhstan-2022.yaml").read_text(encoding="utf-8"))
    grammar, actors = compiled("ar")
    texts = [(SHARED / "seeds" / a["file"]).read_text(encoding="utf-8") for a in gold["articles"]]
    documents = [read_document(Article(str(i), t, language="ar"), grammar) for i, t in enumerate(texts)]
    voices = [read_voices(d, actors) for d in documents]
    found = [[q.text.replace("\u00a0", " ") for q in quotes(d, v)] for d, v in zip(documents, voices, strict=True)]
    labels = [c for c in gold["claims"] if c["topic"] == "quote"]
    missed = [c["id"] for c in labels if not any(c["evidence"] in text or text in c["evidence"] for text in found[c["article"]])]
    assert len(labels) == 9
    assert missed == []
