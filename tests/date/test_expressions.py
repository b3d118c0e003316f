"""What is found and what it means, read on Wednesday 15 May 2024 unless a case says otherwise."""

from collections.abc import Mapping
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile.date.expressions import Calendar, find_dates, resolve
from reconcile.text.fold import Table, fold
from reconcile.text.tokens import tokenize

TODAY = date(2024, 5, 15)


def read(text: str, calendar: Calendar, folding: Table, anchor: date = TODAY, named: date | None = None) -> list[tuple[str, str]]:
    """Each expression's words, and its days as text: one day, first..last, or an open side."""
    tokens = tokenize(fold(text, folding).text)
    found = []
    for e in find_dates(tokens, calendar):
        span = resolve(e, anchor=anchor, named=named)
        days = "?" if span is None else str(span[0]) if span[0] == span[1] else f"{span[0] or ''}..{span[1] or ''}"
        found.append((" ".join(t.text for t in tokens[e.start : e.end]), days))
    return found


ARABIC = [
    # weekdays
    ("أعلنت البلدية الأربعاء عن الخطة", "2024-05-15"),
    ("أعلنت البلدية الخميس عن الخطة", "2024-05-09"),
    ("يوم الأحد الماضي", "2024-05-12"),
    ("الأربعاء الماضي", "2024-05-08"),
    ("الأربعاء المقبل", "2024-05-22"),
    ("من المقرر أن يجتمع المجلس الجمعة", "2024-05-17"),
    ("فجر الثلاثاء", "2024-05-14"),
    ("يومي الاثنين والثلاثاء", "2024-05-13..2024-05-14"),
    ("بين السبت والاثنين", "2024-05-11..2024-05-13"),
    ("ليلة السبت الأحد", "2024-05-11..2024-05-12"),
    ("أيام السبت والأحد والاثنين", "2024-05-11..2024-05-13"),
    ("منذ يوم الجمعة", "2024-05-10.."),
    ("الأحد من الأسبوع الماضي", "2024-05-12"),
    # days counted from today
    ("مساء أمس", "2024-05-14"),
    ("أمس الثلاثاء", "2024-05-14"),
    ("اليوم (الأربعاء)", "2024-05-15"),
    ("أول من أمس", "2024-05-13"),
    ("أمس الأول", "2024-05-13"),
    ("غدا الخميس", "2024-05-16"),
    ("أمس واليوم", "2024-05-14..2024-05-15"),
    ("حتى الآن", "..2024-05-15"),
    ("قبل ثلاثة أيام", "2024-05-12"),
    ("منذ يومين", "2024-05-13"),
    ("قبل أسبوع", "2024-05-08"),
    ("قبل أكثر من 3 أشهر", "2024-02-01..2024-02-29"),
    ("منذ عدة أيام", "2024-05-06..2024-05-13"),
    ("قبل يومين من الآن", "2024-05-13"),
    ("قبل ساعات", "2024-05-14..2024-05-15"),
    ("خلال الأيام الثلاثة الماضية", "2024-05-12..2024-05-15"),
    ("خلال اليومين المقبلين", "2024-05-16..2024-05-17"),
    ("خلال الـ24 ساعة الماضية", "2024-05-14..2024-05-15"),
    # dates
    ("19 مايو الجاري", "2024-05-19"),
    ("في الثالث من فبراير", "2024-02-03"),
    ("مساء يوم 4 مايو", "2024-05-04"),
    ("12 ديسمبر الماضي", "2023-12-12"),
    ("25 كانون الأول/ ديسمبر", "2023-12-25"),
    ("3 مارس (آذار) 2020", "2020-03-03"),
    ("6 أغسطس آب", "2024-08-06"),
    ("14 جويلية 2021", "2021-07-14"),
    ("9 غشت 2021", "2021-08-09"),
    ("الثلاثاء 7 مايو", "2024-05-07"),
    ("من 3 إلى 7 مايو", "2024-05-03..2024-05-07"),
    ("بين 28 أبريل و2 مايو", "2024-04-28..2024-05-02"),
    ("22/7/2015", "2015-07-22"),
    ("2022-01-08", "2022-01-08"),
    ("في العاشر من الشهر الجاري", "2024-05-10"),
    ("في 10 الجاري", "2024-05-10"),
    ("العشرين من الشهر الماضي", "2024-04-20"),
    ("السابع من أغسطس من العام الماضي", "2023-08-07"),
    ("5 شوال 1436هـ", "2015-07-21"),
    ("يوم السبت 9 شوال 1436هـ الموافق 25 يوليو 2015م", "2015-07-25"),
    ("9/10/1436هـ", "2015-07-25"),
    # months, years and their parts
    ("في يونيو", "2024-06-01..2024-06-30"),
    ("في منتصف يونيو 2023", "2023-06-11..2023-06-20"),
    ("أواخر أبريل", "2024-04-21..2024-04-30"),
    ("مطلع مايو", "2024-05-01..2024-05-04"),
    ("الشهر الماضي", "2024-04-01..2024-04-30"),
    ("الأسبوع الماضي", "2024-05-06..2024-05-12"),
    ("منذ بداية الأسبوع الماضي", "2024-05-06.."),
    ("العام الماضي", "2023-01-01..2023-12-31"),
    ("عام 2013", "2013-01-01..2013-12-31"),
    ("في 2009", "2009-01-01..2009-12-31"),
    ("منذ عام 2009", "2009-01-01.."),
    ("منذ 2009", "2009-01-01.."),
    ("حتى 19 مايو", "..2024-05-19"),
    ("بين عامي 2009 و2011", "2009-01-01..2011-12-31"),
    ("ثالث ثلاثاء في سبتمبر 2014", "2014-09-16"),
    ("آخر يوم من شهر فبراير 2020", "2020-02-29"),
    ("31 فبراير 2020", "?"),
]

ENGLISH = [
    ("Police said Wednesday", "2024-05-15"),
    ("early Sunday", "2024-05-12"),
    ("on Thursday night", "2024-05-09"),
    ("last Wednesday", "2024-05-08"),
    ("next Friday", "2024-05-17"),
    ("The council will meet on Friday", "2024-05-17"),
    ("Monday and Tuesday", "2024-05-13..2024-05-14"),
    ("since Friday", "2024-05-10.."),
    ("until Monday", "..2024-05-13"),
    ("shaken by Monday's attack", "2024-05-13"),
    ("yesterday", "2024-05-14"),
    ("yesterday, Tuesday", "2024-05-14"),
    ("last night", "2024-05-14"),
    ("the day before yesterday", "2024-05-13"),
    ("two days ago", "2024-05-13"),
    ("three weeks ago", "2024-04-24"),
    ("several days ago", "2024-05-06..2024-05-13"),
    ("two years ago", "2022-01-01..2022-12-31"),
    ("the past 24 hours", "2024-05-14..2024-05-15"),
    ("over the weekend", "2024-05-11..2024-05-12"),
    ("May 7", "2024-05-07"),
    ("set for June 3", "2024-06-03"),
    ("Tuesday, May 7, 2024", "2024-05-07"),
    ("Dec. 27", "2023-12-27"),
    ("the 7th of March 2014", "2014-03-07"),
    ("March 3-7, 2014", "2014-03-03..2014-03-07"),
    ("19 January of this year", "2024-01-19"),
    ("3/7/2014", "2014-03-07"),
    ("in June 2014", "2014-06-01..2014-06-30"),
    ("in mid-June 2014", "2014-06-11..2014-06-20"),
    ("late April", "2024-04-21..2024-04-30"),
    ("last December", "2023-12-01..2023-12-31"),
    ("last year", "2023-01-01..2023-12-31"),
    ("since the start of last week", "2024-05-06.."),
    ("in 2009", "2009-01-01..2009-12-31"),
    ("since 2009", "2009-01-01.."),
    ("between 2009 and 2011", "2009-01-01..2011-12-31"),
]

NOTHING = [
    ("ar", "احتل المركز الثاني بين 30 فريقا"),
    ("ar", "في اليوم العالمي للمياه"),
    ("ar", "سجل 3000 شخص"),
    ("ar", "نقلت روسيا اليوم عن مصدر"),
    ("ar", "بداية العام الدراسي"),
    ("ar", "قبل عام من الانتخابات"),
    ("ar", "قتل 12 شخصا في 3 هجمات"),
    ("en", "prices may rise"),
    ("en", "on Good Friday"),
    ("en", "he sat near the sun"),
    ("en", "they march on"),
    ("en", "in the 1990s"),
]


@pytest.mark.parametrize(("text", "days"), ARABIC)
def test_arabic(text: str, days: str, calendars: Mapping[str, Calendar], folding: Table) -> None:
    assert [d for _, d in read(text, calendars["ar"], folding)] == [days]


@pytest.mark.parametrize(("text", "days"), ENGLISH)
def test_english(text: str, days: str, calendars: Mapping[str, Calendar], folding: Table) -> None:
    assert [d for _, d in read(text, calendars["en"], folding)] == [days]


@pytest.mark.parametrize(("code", "text"), NOTHING)
def test_what_only_looks_like_a_date_is_none(code: str, text: str, calendars: Mapping[str, Calendar], folding: Table) -> None:
    assert read(text, calendars[code], folding) == []


@pytest.mark.parametrize(
    ("code", "text", "days"),
    [
        ("ar", "وفي اليوم نفسه", "2024-05-02"),
        ("ar", "في اليوم التالي", "2024-05-03"),
        ("ar", "اليوم السابق", "2024-05-01"),
        ("en", "the same day", "2024-05-02"),
        ("en", "the following day", "2024-05-03"),
    ],
)
def test_the_day_last_named(code: str, text: str, days: str, calendars: Mapping[str, Calendar], folding: Table) -> None:
    assert [d for _, d in read(text, calendars[code], folding, named=date(2024, 5, 2))] == [days]
    assert [d for _, d in read(text, calendars[code], folding)] == ["?"]


@pytest.mark.parametrize(
    ("code", "text", "words"),
    [
        ("ar", "وقتل ثلاثة مساء أمس الخميس في القرية", ["مساء امس الخميس"]),
        ("ar", "أصيب عشرة السبت، وتوفي اثنان في 3 مايو.", ["السبت", "في 3 مايو"]),
        ("ar", "والجمعة، حذر الوزير", ["والجمعه"]),
        ("en", "Three were hurt late on Friday; two died Saturday morning.", ["late on friday", "saturday morning"]),
    ],
)
def test_the_words_that_belong_to_a_date(code: str, text: str, words: list[str], calendars: Mapping[str, Calendar], folding: Table) -> None:
    assert [w for w, _ in read(text, calendars[code], folding)] == words


@pytest.mark.parametrize(("anchor", "year"), [("2024-01-08", "2023-12-27"), ("2023-12-28", "2023-12-27"), ("2024-12-20", "2024-12-27")])
def test_a_date_without_its_year_is_the_nearest(anchor: str, year: str, calendars: Mapping[str, Calendar], folding: Table) -> None:
    assert read("27 ديسمبر", calendars["ar"], folding, date.fromisoformat(anchor)) == [("27 ديسمبر", year)]


WORDS = [text for text, _ in ARABIC] + ["،", ".", "و", "12", "قتلى", "في", "من", "حتى", "2015", "/", "(", ")"]


@given(pieces=st.lists(st.sampled_from(WORDS), max_size=6), shift=st.integers(-4000, 4000))
def test_expressions_never_overlap_and_spans_run_forward(
    pieces: list[str], shift: int, calendars: Mapping[str, Calendar], folding: Table
) -> None:
    tokens = tokenize(fold(" ".join(pieces), folding).text)
    anchor = TODAY + timedelta(days=shift)
    end = 0
    for e in find_dates(tokens, calendars["ar"]):
        assert end <= e.start < e.end <= len(tokens)
        end = e.end
        span = resolve(e, anchor=anchor)
        assert span is None or None in span or span[0] <= span[1]  # type: ignore[operator]


@given(day=st.dates(date(1980, 1, 1), date(2060, 12, 31)), offset=st.integers(-3, 3))
def test_a_bare_weekday_is_within_the_week_before(day: date, offset: int, calendars: Mapping[str, Calendar], folding: Table) -> None:
    (expression,) = find_dates(tokenize(fold("السبت", folding).text), calendars["ar"])
    span = resolve(expression, anchor=day)
    assert span is not None
    assert span[0] == span[1]
    assert span[0] is not None
    assert 0 <= (day - span[0]).days < 7
    assert span[0].weekday() == 5


@given(day=st.dates(date(1950, 1, 1), date(2060, 12, 31)), anchor=st.dates(date(1950, 1, 1), date(2060, 12, 31)))
def test_a_full_date_does_not_depend_on_the_anchor(day: date, anchor: date, calendars: Mapping[str, Calendar], folding: Table) -> None:
    spelled = {"ar": f"{day.day}/{day.month}/{day.year}", "en": f"{day:%B} {day.day}, {day.year}"}
    for code, text in spelled.items():
        assert read(text, calendars[code], folding, anchor)[0][1] == str(day)
