"""English counts and events, on invented sentences from many kinds of news."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reconcile.extract.counts import Counted, counts
from reconcile.extract.document import Document, read_document
from reconcile.extract.grammar import Grammar, compile_grammar
from reconcile.extract.happenings import happenings
from reconcile.model import Article
from reconcile.rulebook.book import Rulebook, load_rules

BOOK = load_rules()
ENGLISH = compile_grammar(BOOK, "en")

Row = tuple[str, float | None, float | None, str]  # topic, min, max, who


def read(text: str, grammar: Grammar = ENGLISH) -> Document:
    return read_document(Article("a", text, language="en"), grammar)


def counted(text: str, book: Rulebook = BOOK) -> list[Counted]:
    return [c for s in read(text).sentences for c in counts(s, ENGLISH, book)]


def rows(text: str) -> list[Row]:
    return [(c.topic, c.quantity.min, c.quantity.max, c.group) for c in counted(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # headlines
        ("4 dead, 2 injured in fire at harbour hotel", [("killed", 4, 4, "people"), ("injured", 2, 2, "people")]),
        ("1 dead, 3 others wounded in bus fire", [("killed", 1, 1, "people"), ("injured", 3, 3, "people")]),
        ("Bombing kills 12", [("killed", 12, 12, "people")]),
        ("Quake kills 230, injures thousands", [("killed", 230, 230, "people"), ("injured", 2000, 9999, "people")]),
        ("6 shot, 2 fatally, at lakeside fair", [("shot", 6, 6, "people"), ("killed", 2, 2, "people")]),
        ("3 arrested as farmers march on port", [("arrested", 3, 3, "people")]),
        ("5 killed, 20 missing after dam bursts", [("killed", 5, 5, "people"), ("missing", 20, 20, "people")]),
        # disasters
        (
            "The earthquake killed at least 230 people and injured more than 1,500 others, officials said.",
            [("killed", 230, None, "people"), ("injured", 1501, None, "people")],
        ),
        ("At least nine villagers have died in the landslide.", [("killed", 9, None, "villagers")]),
        ("The cyclone has claimed at least 60 lives.", [("killed", 60, None, "people")]),
        ("The fire claimed the lives of seven nurses.", [("killed", 7, 7, "medics")]),
        ("Rescuers pulled 17 survivors from the rubble.", [("rescued", 17, 17, "people")]),
        ("Between 20 and 25 miners are trapped underground.", [("missing", 20, 25, "workers")]),
        ("More than 100,000 people have been displaced.", [("displaced", 100001, None, "people")]),
        ("Thousands of people fled their homes.", [("displaced", 2000, 9999, "people")]),
        ("More than 500 people are feared dead.", [("killed", 501, None, "people")]),
        ("The storm killed a dozen people; two dozen are missing.", [("killed", 12, 12, "people"), ("missing", 24, 24, "people")]),
        ("Forty miners were hospitalized with burns.", [("injured", 40, 40, "workers")]),
        # the sea, the road, the air
        ("Divers recovered 22 bodies.", [("bodies", 22, 22, "people")]),
        ("Three Yemeni fishermen drowned.", [("killed", 3, 3, "farmers and fishers")]),
        ("The ferry was carrying 350 passengers when it sank.", [("aboard", 350, 350, "passengers")]),
        ("The coast guard has rescued 120 migrants.", [("rescued", 120, 120, "migrants")]),
        ("All 58 people on board survived.", [("aboard", 58, 58, "people")]),
        # war and attacks
        (
            "A car bomb exploded in a market, killing 26 people and wounding 60.",
            [("killed", 26, 26, "people"), ("injured", 60, 60, "people")],
        ),
        ("The army said it had killed 35 militants.", [("killed", 35, 35, "attackers")]),
        ("Airstrikes have killed some 3,000 civilians since March.", [("killed", 2700, 3300, "civilians")]),
        ("Shelling left 18 dead and dozens wounded.", [("killed", 18, 18, "people"), ("injured", 20, 99, "people")]),
        ("Two soldiers and six insurgents were killed.", [("killed", 2, 2, "soldiers"), ("killed", 6, 6, "attackers")]),
        ("Two suicide bombers blew themselves up.", [("attackers", 2, 2, "attackers")]),
        ("Gunmen kidnapped 12 teachers near the border.", [("kidnapped", 12, 12, "people")]),
        ("Up to 50 were killed or wounded.", [("casualties", None, 50, "people")]),
        ("The gunman killed himself after killing three guards.", [("killed", 3, 3, "security forces")]),
        # protests and police
        (
            "At least 40 protesters were hurt and 130 detained.",
            [("injured", 40, None, "protesters"), ("arrested", 130, 130, "protesters")],
        ),
        ("Police have arrested more than 2,000 demonstrators.", [("arrested", 2001, None, "protesters")]),
        ("Two suspects were taken into custody on Friday.", [("arrested", 2, 2, "suspects")]),
        ("Three police officers and four civilians were injured.", [("injured", 3, 3, "police"), ("injured", 4, 4, "civilians")]),
        # shootings: who is shot is not yet dead or injured
        ("Four people were shot, two fatally.", [("shot", 4, 4, "people"), ("killed", 2, 2, "people")]),
        ("Three men were shot and killed.", [("killed", 3, 3, "people")]),
        ("Two women were fatally shot; four people were shot and wounded.", [("killed", 2, 2, "women"), ("injured", 4, 4, "people")]),
        ("Two of the passengers died at the hospital.", [("killed", 2, 2, "passengers")]),
        ("One person was pronounced dead at the scene.", [("killed", 1, 1, "people")]),
        ("Three victims were listed in critical condition.", [("critical", 3, 3, "people")]),
        # one that only a noun carries, others, more, again
        ("A man was shot dead outside the bank.", [("killed", 1, 1, "people")]),
        ("Another 12 were injured.", [("injured", 12, 12, "people")]),
        ("Two soldiers were killed and three others wounded.", [("killed", 2, 2, "soldiers"), ("injured", 3, 3, "soldiers")]),
        ("Two others were hurt and three more people are missing.", [("injured", 2, 2, "people"), ("missing", 3, 3, "people")]),
        ("One was killed and three were hurt.", [("killed", 1, 1, "people"), ("injured", 3, 3, "people")]),
        ("A 19-year-old nurse was killed.", [("killed", 1, 1, "medics")]),
        (
            "A 19-year-old woman, a 30-year-old man and a child were wounded.",
            [("injured", 1, 1, "women"), ("injured", 1, 1, "people"), ("injured", 1, 1, "children")],
        ),
        ("An off-duty guard was injured by a mob.", [("injured", 1, 1, "security forces")]),
        ("A minister's aide was kidnapped.", [("kidnapped", 1, 1, "aides")]),
        ("Seven off-duty police officers were injured.", [("injured", 7, 7, "police")]),
        ("Two 19-year-old sailors drowned.", [("killed", 2, 2, "crew")]),
        ("Five U.S. soldiers were wounded.", [("injured", 5, 5, "soldiers")]),
        ("Police hunt a gunman after one woman was killed.", [("killed", 1, 1, "women")]),
        ("Two gunmen stormed the hall, killing nine.", [("attackers", 2, 2, "attackers"), ("killed", 9, 9, "people")]),
        ("The bus was carrying 45 people, 12 of whom died.", [("aboard", 45, 45, "people"), ("killed", 12, 12, "people")]),
        ("A nurse died, which brings the death toll to 14.", [("killed", 1, 1, "medics"), ("killed", 14, 14, "people")]),
        # parts
        (
            "Nine people were killed in the stampede at the station, including three children.",
            [("killed", 9, 9, "people"), ("killed", 3, 3, "children")],
        ),
        (
            "The raid left a woman dead and five people injured, including two guards.",
            [("killed", 1, 1, "women"), ("injured", 5, 5, "people"), ("injured", 2, 2, "security forces")],
        ),
        ("Twelve people were killed, including two children.", [("killed", 12, 12, "people"), ("killed", 2, 2, "children")]),
        (
            "Fourteen people, including four firefighters, were killed when the warehouse exploded.",
            [("killed", 14, 14, "people"), ("killed", 4, 4, "firefighters")],
        ),
    ],
)
def test_counts(text: str, expected: list[Row]) -> None:
    assert rows(text) == expected


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The death toll climbed to 31 from 29.", 31),
        ("The new deaths bring the death toll to 45.", 45),
        ("The number of dead rose to 14 on Monday.", 14),
        ("The death toll from the flood has risen to 112.", 112),
        ("The mudslide pushed the death toll to 9.", 9),
    ],
)
def test_a_toll_told_anew_is_an_update(text: str, value: int) -> None:
    (claim,) = counted(text)
    assert (claim.topic, claim.quantity.min, claim.quantity.max, claim.set.get("update")) == ("killed", value, value, "true")


@pytest.mark.parametrize(
    "text",
    [
        "No one was killed.",
        "The blast could kill hundreds.",
        "The leak might have killed 20 people.",
        "He threatened to kill 10 hostages.",
        "If 20 people died, the dam would be blamed.",
        "They plotted to kidnap two ministers.",
        "The mayor, 54, was not hurt.",
        "Neither of the two pilots was hurt.",
        "None of the 14 passengers died.",
        "Eight of the dead were children.",
        "The court heard that three witnesses were threatened.",
        "Three shots were fired from two cars.",
        "The trial lasted 12 days and cost 3 million dollars.",
        "The attack hit two villages and destroyed 30 houses.",
        "He faces four counts of murder.",
        "Two robbers fled on foot.",
        "The team is missing 3 players.",
        "The siren sent 400 guests running.",
        "About 200 people die every year.",
        "The gunman then killed himself.",
    ],
)
def test_what_is_no_toll_makes_no_claim(text: str) -> None:
    assert rows(text) == []


@pytest.mark.parametrize(
    ("text", "negated"),
    [("The minister denied that 5 soldiers were killed.", True), ("The minister said that 5 soldiers were killed.", False)],
)
def test_a_denied_count_is_negated(text: str, negated: bool) -> None:
    assert [c.negated for c in counted(text)] == [negated]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The government resigned on Wednesday.", [("government_ended", {"how": "resigned"})]),
        ("The king has dismissed his cabinet.", [("government_ended", {"how": "dismissed"})]),
        ("The general ordered troops to open fire on the protesters.", [("shoot_order", {"target": "demonstrations"})]),
        ("Parliament extended the state of emergency.", [("emergency_declared", {})]),
        ("Soldiers retook the airport before dawn.", [("control_regained", {})]),
        ("The two leaders spoke by phone for the first time.", [("phone_call", {"order": "first"})]),
        ("Riot police clashed with dockers.", [("clashes", {})]),
        ("He ordered a ceasefire.", []),
        ("The pilot lost control of the plane.", []),
        ("She was taken to the emergency ward.", []),
        ("The club dismissed its manager.", []),
    ],
)
def test_events(text: str, expected: list[tuple[str, dict[str, str]]]) -> None:
    found = [(h.topic, dict(h.detail)) for s in read(text).sentences for h in happenings(s, ENGLISH, BOOK)]
    assert found == expected


TELLINGS = {
    "killed": ["{} people were killed", "the blast killed {} people", "{} people died", "{} dead", "the deaths of {} people"],
    "injured": ["{} people were injured", "the blast wounded {} people", "{} hurt", "{} people were taken to hospital"],
    "arrested": ["{} people were arrested", "police arrested {} people", "{} people are in custody"],
    "missing": ["{} people are missing", "{} people went missing"],
    "rescued": ["{} people were rescued", "troops rescued {} people", "{} people survived"],
}
BOUNDS = {"": (0, 0), "at least ": (0, None), "more than ": (1, None), "up to ": (None, 0)}


@settings(max_examples=60, deadline=None)
@given(st.sampled_from([(t, told) for t, many in TELLINGS.items() for told in many]), st.integers(2, 999), st.sampled_from(sorted(BOUNDS)))
def test_every_telling_gives_its_topic_and_figure(telling: tuple[str, str], number: int, bound: str) -> None:
    low, high = BOUNDS[bound]
    topic, told = telling
    expected = (topic, None if low is None else number + low, None if high is None else number + high, "people")
    assert rows("Officials said " + told.format(f"{bound}{number}") + ".") == [expected]


WORDS = ["a", "the", "3", "12", "people", "man", "guards", "and", ",", "were", "killed", "injured", "who", "shot", "dead", "including"]
WORDS += ["others", "of", "in", "fatally", "toll", "to", "rose", "not"]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=14))
def test_whatever_the_words_a_claim_stands_in_its_sentence_and_no_figure_makes_two(words: list[str]) -> None:
    for sentence in read(" ".join(words)).sentences:
        found = counts(sentence, ENGLISH, BOOK)
        assert all(0 <= c.start < c.end <= len(sentence.tokens) for c in found)
        assert len({c.quantity.start for c in found}) == len(found)
