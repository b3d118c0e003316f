"""Where and when: a claim takes what its own clause names, else its paragraph, else the lead."""

from __future__ import annotations

from datetime import date

import pytest

from reconcile.model import Claim
from tests.extract.telling import claims

# All articles are of Wednesday 14 May 2031.
Days = tuple[date | None, date | None] | None


def may(first: int, last: int | None = -1) -> Days:
    """Days of May 2031; `last` None: open."""
    return date(2031, 5, first), None if last is None else date(2031, 5, first if last == -1 else last)


def days(claim: Claim) -> Days:
    return (claim.time.start, claim.time.end) if claim.time else None


def told(text: str, title: str | None = None) -> list[tuple[float | None, str | None, Days]]:
    """Figure, place and days of every count."""
    return [(c.value.min if c.value else None, c.place, days(c)) for c in claims(text, title=title)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "قتل 12 شخصا في انفجار بمدينة الرباط يوم الاثنين.\nوفي صفاقس، أصيب 7 عمال في حريق اندلع أمس.",
            [(12, "Rabat", may(12)), (7, "Sfax", may(13))],
        ),
        (
            "انفجار في مدينة الرباط يوم الاثنين أوقع 12 قتيلا. وفي عام 2013 قتل 51 شخصا في تفجير بالدار البيضاء.",
            [(12, "Rabat", may(12)), (51, "Casablanca", (date(2013, 1, 1), date(2013, 12, 31)))],
        ),
        ("وقع انفجار في الرباط الاثنين الماضي. وقتل فيه 12 شخصا.", [(12, "Rabat", may(12))]),
        ("قتل 12 شخصا في الخرطوم يوم الأحد. وقتل 9 في الرباط.", [(12, "Khartoum", may(11)), (9, "Rabat", None)]),
        ("قتل 20 شخصا الأسبوع الماضي في الخرطوم.", [(20, "Khartoum", may(5, 11))]),
        ("Police in Khartoum arrested 14 people on Monday.", [(14, "Khartoum", may(12))]),
    ],
    ids=["two events", "background of another year", "the sentence before", "another town leaves its day behind", "last week", "English"],
)
def test_every_claim_has_its_own_place_and_days(text: str, expected: list[tuple[float, str, Days]]) -> None:
    assert told(text) == expected


def test_an_english_clause_has_its_own_place_and_day() -> None:
    text = "Twelve people were killed in a blast in Rabat on Monday. In Sfax, seven workers were injured in a fire on Tuesday."
    assert told(text) == [(12, "Rabat", may(12)), (7, "Sfax", may(13))]


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("مقتل 9 في انهيار مبنى", "لقي 9 أشخاص مصرعهم، أمس، في انهيار مبنى بمدينة صفاقس."),
        ("حريق في مدينة صفاقس يوم الثلاثاء", "قتل 9 في حريق."),
    ],
    ids=["a title without a place takes the text's", "a text without a place takes the title's"],
)
def test_title_and_text_complete_each_other(title: str, text: str) -> None:
    found = told(text, title)
    assert found
    assert {(number, place) for number, place, _ in found} == {(9, "Sfax")}
    assert all(when == may(13) for _, _, when in found)


@pytest.mark.parametrize(
    ("text", "as_of", "when"),
    [
        ("أعلنت الوزارة الأربعاء أن 12 شخصا قتلوا في فيضانات الخرطوم يوم الاثنين.", date(2031, 5, 14), may(12)),
        ("قالت الشرطة أمس إن 12 شخصا قتلوا في الخرطوم.", date(2031, 5, 13), None),
        ("قتل 12 شخصا في الخرطوم أمس.", None, may(13)),
    ],
    ids=["said on one day of another", "said on a day", "happened on a day"],
)
def test_the_day_of_the_telling_is_not_the_day_of_the_event(text: str, as_of: date | None, when: Days) -> None:
    (found,) = claims(text, "killed")
    assert (found.as_of, days(found)) == (as_of, when)


@pytest.mark.parametrize(
    ("text", "when", "period"),
    [
        ("قتل 240 شخصا في السودان منذ الأول من أبريل.", (date(2031, 4, 1), None), True),
        ("منذ بداية العام، قتل 240 شخصا في السودان.", (date(2031, 1, 1), None), True),
        ("قتل مئة شخص خلال العام الماضي في السودان.", (date(2030, 1, 1), date(2030, 12, 31)), True),
        ("قتل 3 أشخاص في السودان أمس.", may(13), False),
    ],
)
def test_a_total_since_a_date_is_of_a_period(text: str, when: Days, period: bool) -> None:
    (found,) = claims(text, "killed")
    assert (days(found), found.detail.get("period") == "true") == (when, period)


def test_a_total_over_months_does_not_date_what_follows() -> None:
    total, new = claims("قتل 240 شخصا في السودان منذ الأول من أبريل.\nوقتل أمس 3 أشخاص في الخرطوم.", "killed")
    assert total.detail.get("period") == "true"
    assert (new.place, days(new), new.detail.get("period")) == ("Khartoum", may(13), None)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("قتل 30 شخصا في فيضانات في العراق وسوريا.", "Iraq and Syria"),
        ("قتل 30 شخصا في فيضانات في سوريا والعراق.", "Iraq and Syria"),
        ("قتل 30 شخصا في فيضانات في العراق.", "Iraq"),
    ],
)
def test_joined_countries_are_one_place_of_both(text: str, place: str) -> None:
    (found,) = claims(text, "killed")
    assert found.place == place


def test_a_digest_of_bullets_keeps_its_reports_apart() -> None:
    text = (
        "أبرز أخبار اليوم:\n* قتل 4 أشخاص في حريق بمدينة الرباط أمس.\n* أصيب 9 أشخاص في تصادم بمدينة الخرطوم.\n* اعتقل 20 متظاهرا في صفاقس."
    )
    assert told(text) == [(4, "Rabat", may(13)), (9, "Khartoum", None), (20, "Sfax", None)]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("أصيب 5 أشخاص في حادث سير قرب مدينة صفاقس أمس.", "Sfax"),
        ("وقال رئيس تونس قيس الجبالي إن 5 قتلوا في الرباط.", "Tunisia"),
        ("وصل الوفد من تونس بعد أن قتل 5 أشخاص في الرباط.", "Tunisia"),
    ],
)
def test_what_is_only_near_or_acts_is_no_place_of_it(text: str, place: str) -> None:
    assert all(c.place != place for c in claims(text))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("قتل 12 شخصا في تفجير بالرباط.", "bombing"),
        ("قتل 12 شخصا في زلزال.", "disaster"),
        ("قتل 12 شخصا خلال احتجاجات.", "unrest"),
        ("قتل 12 شخصا.", None),
    ],
)
def test_the_kind_of_event_is_the_nearest_word_for_one(text: str, kind: str | None) -> None:
    (found,) = claims(text, "killed")
    assert found.detail.get("event") == kind


def test_without_a_day_of_the_article_no_day_is_made_up() -> None:
    (found,) = claims("قتل 12 شخصا في الرباط أمس.", published=None)
    assert found.time is None
    assert found.place == "Rabat"


def test_what_the_text_does_not_tell_is_left_open() -> None:
    (found,) = claims("قتل 12 شخصا في تدافع.")
    assert (found.place, found.time, found.as_of) == (None, None, None)
    assert "told" not in found.detail


def test_where_a_setting_stands_is_told() -> None:
    own, paragraph = claims("وقع انفجار في الرباط الاثنين، وقتل 3 أشخاص في الرباط الاثنين. وأصيب 12 شخصا.")
    assert (own.detail["told"], own.detail["dated"]) == ("clause", "clause")
    assert (paragraph.detail["told"], paragraph.detail["dated"]) == ("paragraph", "paragraph")


def test_a_whole_and_its_parts_are_of_one_place_and_day() -> None:
    assert set(told("قتل 13 شخصا بينهم 10 جنود و3 عمال في انهيار منجم في مدينة صفاقس التونسية يوم الثلاثاء.")) == {
        (n, "Sfax", may(13)) for n in (13, 10, 3)
    }


@pytest.mark.xfail(strict=True, reason="a country after `on` is no place: `غارات على العراق وسوريا`")
def test_struck_countries_joined_are_the_place_of_airstrikes() -> None:
    (found,) = claims("قتل 30 شخصا في غارات على العراق وسوريا.", "killed")
    assert found.place == "Iraq and Syria"


def test_the_day_of_sending_troops_is_a_day_of_the_event() -> None:
    (found,) = claims("ونشرت تشاد أمس قوات في السودان.", "troops_deployed")
    assert days(found) == may(13)


def test_the_next_sentence_is_of_the_same_place_and_day() -> None:
    text = "قتل 10 جنود في انهيار منجم في مدينة صفاقس يوم الثلاثاء، بحسب وزارة الصحة التونسية. وبلغ عدد القتلى 13 شخصا."
    assert told(text) == [(10, "Sfax", may(13)), (13, "Sfax", may(13))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what an attack follows is another event: earlier, and not at the attack's place
        (
            "قتل شرطي في هجوم بمدينة صفاقس التونسية أمس.\nويأتي الهجوم غداة مقتل 7 أشخاص في تفجير.",
            [(1, "Sfax", may(13)), (7, "Tunisia", may(12))],
        ),
        (
            "قتل شرطي في هجوم بمدينة صفاقس التونسية أمس.\nويأتي الهجوم بعد أيام على مقتل 7 أشخاص في تفجير.",
            [(1, "Sfax", may(13)), (7, "Tunisia", None)],
        ),
        (
            "قتل شرطي في هجوم بمدينة صفاقس التونسية أمس.\nوبعد يومين على مقتل 7 أشخاص في الرباط، خرج الناس إلى الشوارع.",
            [(1, "Sfax", may(13)), (7, "Rabat", may(11))],
        ),
        (
            "A policeman was killed in an attack in Sfax, Tunisia on Tuesday.\nIt came two days after seven people died in a bombing.",
            [(1, "Sfax", may(13)), (7, "Tunisia", may(11))],
        ),
        # what an attack answers is another event too, and its place no place of the attack
        ("قصف الجيش مواقع في ليبيا ردا على تفجير أوقع 5 قتلى في صفاقس أمس.", [(5, "Sfax", may(13))]),
        ("قتل 3 جنود تونسيين في انفجار احتجاجا على غارات في ليبيا.\nوقالت تونس إنها سترد.", [(3, "Tunisia", None)]),
        # the only place or day of a clause, however long that is
        (
            "وفي صفاقس دارت أمس مواجهات عنيفة بين الشرطة ومهربين كانوا قد دخلوا البلاد من الحدود الجنوبية قبل أن تغلق، ما أدى إلى مصرع 34.",
            [(34, "Sfax", may(13))],
        ),
        # a day before "that" dates the telling
        ("وقالت الجمعية في بيان نشرته صحف كثيرة في تونس والجزائر اليوم الأربعاء إن 17 عاملا قتلوا في صفاقس.", [(17, "Sfax", None)]),
        # since when something is the worst is no day of its toll, but of what it is compared with
        ("وأدى الحريق إلى مقتل 12 في صفاقس، في ما يعد من أسوأ الحرائق منذ عام 2019.", [(12, "Sfax", None)]),
        ("ويعد هذا أسوأ حريق منذ عام 2019، حين قتل 30 شخصا في الرباط.", [(30, "Rabat", (date(2019, 1, 1), date(2019, 12, 31)))]),
        # "in the country" is the town named before, but not on another day
        (
            "قتل 5 عمال في حريق في صفاقس أمس. ووقع الحريق في تونس فيما كانت تستعد للعيد وأوقع 9 جرحى.",
            [(5, "Sfax", may(13)), (9, "Sfax", may(13))],
        ),
        (
            "قتل 5 عمال في حريق في صفاقس أمس. وفي 2 مايو قتل 9 في حريق في تونس.",
            [(5, "Sfax", may(13)), (9, "Tunisia", may(2))],
        ),
        # in an area of a town's surroundings that no table has
        ("قتل 3 عمال في حريق اندلع في منطقة زرقوم شمال صفاقس.", [(3, "زرقوم", None)]),
        # others are where those before them are, whatever else is told of them behind a comma
        (
            "أدى انفجار في مدينة صفاقس إلى مقتل 8 عمال وجرح 20 آخرين، كانوا يستعدون للمشاركة في معرض في بلدة زرقوم.",
            [(8, "Sfax", None), (20, "Sfax", None)],
        ),
        # what a clause tells of happens after the killing, and elsewhere
        ("وقع أمس انفجار في مدينة صفاقس.\nوأغلقت السلطات المدارس في الرباط بعد مقتل 3 عمال.", [(3, "Sfax", may(13))]),
        # what comes the day after is no new event
        (
            "قتل 3 عمال في انفجار في مدينة صفاقس.\nوغداة الانفجار، أقيم حفل تأبين في الرباط. وقال الوزير إن 9 أصيبوا.",
            [(3, "Sfax", None), (9, "Sfax", None)],
        ),
        # on the way to a town is not in it, on arrival is
        ("أصيب 4 عمال في حادث في صفاقس وهم في طريقهم إلى مدينة زرقوم.", [(4, "Sfax", None)]),
        ("أصيب 4 عمال في حادث عند وصولهم إلى مدينة زرقوم.", [(4, "زرقوم", None)]),
        # of two dates of a clause, the day that lies in the other
        ("وكانت المدينة شهدت حريقا مطلع مايو حين قتل 27 عاملا في صفاقس خلال العام الجاري.", [(27, "Sfax", may(1, 4))]),
        # nobody says anything since six years ago
        ("المصانع التي أدى إهمال أصحابها منذ تسع سنوات إلى مقتل 90 في صفاقس.", [(90, "Sfax", (date(2022, 1, 1), None))]),
        # roads are called after where they lead, and who speaks in a city speaks of elsewhere
        ("لقي 3 عمال مصرعهم في حادث على طريق تونس – صفاقس أمس.", [(3, None, may(13))]),
        ("وقال الوزير في مؤتمر صحافي عقده في الرباط إن 4 عمال قتلوا.\nووقع الحادث في صفاقس.", [(4, "Sfax", None)]),
        # a village that somebody holds is not called so
        ("قتل 12 شخصا في غارات على قرية يسيطر عليها مسلحون في محافظة صفاقس.", [(12, "Sfax, Tunisia", None)]),
        # a sentence that turns to something else leaves the place behind
        (
            "قتل شرطي في هجوم بمدينة صفاقس التونسية أمس. من جهة ثانية، قتل 4 عمال في حريق.",
            [(1, "Sfax", may(13)), (4, "Tunisia", None)],
        ),
        # one clause tells two figures of one place
        (
            "انفجرت عبوة في دورية للجيش بمدينة صفاقس، ما أسفر عن مقتل ضابط و4 جنود وإصابة 5.",
            [(1, "Sfax", None), (4, "Sfax", None), (5, "Sfax", None)],
        ),
        # the second attack is not where the first was
        ("الانفجار في الرباط والانفجار الذي أوقع ستة قتلى في صفاقس متشابهان.", [(6, "Sfax", None)]),
        # in clashes, in a town: where the clashes are
        ("لقي 7 من المهربين مصرعهم في اشتباكات مع الجمارك في صفاقس.", [(7, "Sfax", None)]),
        # near a border, in a town: in the town
        ("وقع انفجار قرب الحدود في بلدة صفاقس، مما أسفر عن سقوط 20 قتيلا.", [(20, "Sfax", None)]),
        # so long before something else is no day
        ("قتل 5 أشخاص في صفاقس قبل يومين على افتتاح المعرض.", [(5, "Sfax", None)]),
        ("قتل 5 أشخاص في صفاقس الليلة قبل الماضية.", [(5, "Sfax", may(12))]),
        ("قتل 5 أشخاص في صفاقس الليل قبل الماضي.", [(5, "Sfax", may(12))]),
        # "since the day before yesterday" is no period
        ("قتل 5 أشخاص منذ أمس الأول في صفاقس.", [(5, "Sfax", may(12, 14))]),
        # a comma may stand between "since" and its date where they open the sentence
        ("ومنذ تسلم الشركة التي وعدت بإصلاح الأنفاق، المنجم في 2 مايو، قتل 240 شخصا في صفاقس.", [(240, "Sfax", may(2, None))]),
        # two states that something is between are nowhere
        ("رغم الخلاف بين الرباط ومدريد، أدانت الوزارة التفجير الذي أوقع 5 قتلى في بلدة زرقوم.", [(5, "زرقوم", None)]),
        # as agencies tell where in the country a town is
        ("قتل 5 أشخاص في زرقوم (جنوب) أمس.", [(5, "زرقوم", may(13))]),
        ("قتل 5 أشخاص في زرقوم (شرقا) أمس.", [(5, "زرقوم", may(13))]),
        # a name of two words
        ("قتل 5 أشخاص في محافظة أبي زرقوم أمس.", [(5, "ابي زرقوم", may(13))]),
        # a village that no gazetteer knows lies in the country that the lead names
        ("قتل 9 أشخاص في انهيار منجم شمالي تونس. وأغلق العمال 30 نفقا بقرية زرقوم أمس.", [(9, "Tunisia", may(13))]),
    ],
)
def test_other_events_in_a_sentence_keep_their_places_and_days(text: str, expected: list[tuple[float, str, Days]]) -> None:
    assert sorted(told(text), key=str) == sorted(expected, key=str)


def test_a_bullet_of_one_sentence_heads_the_next_and_no_other_report_lends_its_country() -> None:
    text = (
        "* تونس تستضيف قمة\n* صفاقس: عقدت في تونس أمس قمة. وقالت تونس إنها ناجحة.\n"
        "* مقتل 4 جنود\n* قتل 4 جنود في هجوم. وقال السودان إنه سيرد."
    )
    assert [c.place for c in claims(text, "killed")] == ["Sudan", "Sudan"]


def test_a_town_is_known_by_its_other_name_in_brackets() -> None:
    text = "وقع انفجار في مدينة زرقوم (صفاقس) أمس.\nوقتل 5 أشخاص في زرقوم."
    assert [c.place for c in claims(text, "killed")] == ["Sfax"]


def test_a_quarter_lies_in_the_town_that_the_article_speaks_of() -> None:
    (found,) = claims("اندلع حريق في شقة في مدينة صفاقس أمس.\nوقال المتحدث إن الحريق في حي زرقوم أوقع 3 جرحى.", "injured")
    assert (found.place, found.detail["within"]) == ("زرقوم", "Sfax")


def test_a_dateline_behind_another_report_begins_one_and_the_line_above_it_is_its_heading() -> None:
    text = (
        "صفاقس - رويترز: قتل 3 عمال في حريق أمس.\n\nحادث في السودان يوقع 7 قتلى\n"
        "الخرطوم - أ ف ب: قتل 7 أشخاص في حادث أمس.\nوقالت وسائل إعلام إنه وقع ليلا."
    )
    assert [(c.value.min, c.place) for c in claims(text, "killed") if c.value] == [(3, "Tunisia"), (7, "Sudan"), (7, "Sudan")]


@pytest.mark.parametrize(
    ("past", "dated"),
    [
        ("وكان حريق آخر أودى بحياة 5 عمال.", "earlier"),
        ("وكانت الوزارة أعلنت أن 5 عمال قتلوا.", None),
        ("وكانت حصيلة سابقة أشارت إلى 5 قتلى.", None),
    ],
)
def test_what_was_before_is_told_apart_from_what_was_said_before(past: str, dated: str | None) -> None:
    found = claims(f"قتل 9 عمال في حريق في مدينة صفاقس أمس.\n{past}", "killed")
    assert [c.detail.get("dated") for c in found] == ["clause", dated]
