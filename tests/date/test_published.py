from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from reconcile.date.expressions import Calendar, find_dates
from reconcile.date.published import anchor, date_articles
from reconcile.model import Article, Drop
from reconcile.text.fold import Table, fold
from reconcile.text.tokens import tokenize

SEEDS = Path(__file__).resolve().parents[2].parent / "shared" / "seeds"

STORY = """انهيار سد الزيتونة في محافظة الوادي
غمرت المياه قرى الوادي بعد انهيار سد الزيتونة {day}، وقالت وزارة الموارد إن سد الزيتونة انهار بعد أمطار غزيرة على الوادي.
وأضافت الموارد أن فرق الإنقاذ وصلت إلى الزيتونة."""


def article(number: int, text: str, published: date | None = None) -> Article:
    return Article(id=str(number), text=text, language="ar", published=published)


def dated(articles: list[Article], calendars: Mapping[str, Calendar], folding: Table) -> list[tuple[date | None, str]]:
    return [(a.published, a.published_basis) for a in date_articles(articles, calendars, folding)]


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the seeds are not here")
def test_the_seeds(calendars: Mapping[str, Calendar], folding: Table) -> None:
    articles = [Article(id=p.name, text=p.read_text(encoding="utf-8"), language="ar") for p in sorted(SEEDS.glob("*.txt"))]
    assert dated(articles, calendars, folding) == [
        (date(2022, 1, 7), "inferred"),
        (date(2022, 1, 8), "stated"),
        (date(2022, 1, 8), "inferred"),
        (date(2022, 1, 7), "inferred"),
        (date(2022, 1, 7), "stated"),
    ]


@pytest.mark.parametrize(
    ("text", "published", "basis"),
    [
        ("الاثنين 6 مايو 2024\nوقع الانفجار اليوم الاثنين.", date(2024, 5, 6), "stated"),
        ("الاثنين 6 مايو 2024\nوقع الانفجار أمس الأحد.", date(2024, 5, 6), "stated"),
        ("الاثنين 6 مايو 2024\nوقع الانفجار اليوم الجمعة.", None, "unknown"),  # the header is the day of rendering
        ("الثلاثاء 6 مايو 2024\nوقع الانفجار.", None, "unknown"),  # that day was a Monday
        ("6 مايو 2024\nالأحد 5 مايو 2024\nوقع الانفجار اليوم الأحد.", date(2024, 5, 5), "stated"),
        ("وقع الانفجار اليوم الأحد.", None, "unknown"),
        ("كانت الحرب قد اندلعت في 6 مايو 2014 في أعقاب خلاف طويل بين الطرفين على الحدود.", None, "unknown"),
    ],
)
def test_a_stated_date(text: str, published: date | None, basis: str, calendars: Mapping[str, Calendar], folding: Table) -> None:
    assert dated([article(1, text)], calendars, folding) == [(published, basis)]


@pytest.mark.parametrize(
    ("stamp", "published"),
    [
        ("الاثنين، 6 مايو 2024 10:15 م", date(2024, 5, 6)),
        ("٦ أيار ٢٠٢٤", date(2024, 5, 6)),
        ("اليوم", None),
        ("مايو 2024", None),
        ("lately", None),
    ],
)
def test_a_date_given_in_words(stamp: str, published: date | None, calendars: Mapping[str, Calendar], folding: Table) -> None:
    [made] = date_articles([replace(article(1, "وقع الانفجار."), stamp=stamp)], calendars, folding)
    assert (made.published, made.published_basis) == (published, "metadata" if published else "unknown")
    assert made.stamp == (None if published else stamp)


@pytest.mark.parametrize(
    ("day", "published"),
    [("اليوم السبت", date(2024, 5, 4)), ("أمس الأحد", date(2024, 5, 6)), ("الجمعة", date(2024, 5, 3)), ("مؤخرا", None)],
)
def test_a_date_lent_by_the_story(day: str, published: date | None, calendars: Mapping[str, Calendar], folding: Table) -> None:
    lender = article(1, STORY.format(day="اليوم الأحد"), date(2024, 5, 5))
    made = dated([lender, article(2, STORY.format(day=day))], calendars, folding)
    assert made == [(date(2024, 5, 5), "metadata"), (published, "inferred" if published else "unknown")]


def test_another_story_lends_nothing(calendars: Mapping[str, Calendar], folding: Table) -> None:
    text = "فاز فريق المدينة بالبطولة. البطولة انتهت اليوم الأحد، وفريق المدينة احتفل في الملعب، والملعب كان ممتلئا."
    articles = [article(1, text, date(2024, 5, 5)), article(2, STORY.format(day="اليوم السبت"))]
    assert dated(articles, calendars, folding)[1] == (None, "unknown")


def test_dropped_text_is_no_evidence_but_may_hold_the_date(calendars: Mapping[str, Calendar], folding: Table) -> None:
    text = "الاثنين 6 مايو 2024\nاقرأ أيضا: ما قاله الوزير اليوم الجمعة\nوقع الانفجار في الميناء."
    cut = Drop(0, text.index("وقع"), "menu")
    assert dated([article(1, text)], calendars, folding) == [(None, "unknown")]
    assert dated([replace(article(1, text), dropped=(cut,))], calendars, folding) == [(date(2024, 5, 6), "stated")]


def test_a_given_date_stays_as_given(calendars: Mapping[str, Calendar], folding: Table) -> None:
    given = article(1, "الاثنين 6 مايو 2024\nوقع الانفجار اليوم الاثنين.", date(2024, 5, 9))
    assert dated([given], calendars, folding) == [(date(2024, 5, 9), "metadata")]


def test_the_order_of_the_articles_does_not_matter(calendars: Mapping[str, Calendar], folding: Table) -> None:
    articles = [
        article(1, STORY.format(day="اليوم الأحد"), date(2024, 5, 5)),
        article(2, STORY.format(day="أمس الأحد")),
        article(3, STORY.format(day="الجمعة")),
    ]
    forth = {a.id: a.published for a in date_articles(articles, calendars, folding)}
    back = {a.id: a.published for a in date_articles(articles[::-1], calendars, folding)}
    assert forth == back


@pytest.mark.parametrize(
    ("text", "published", "today"),
    [
        ("وقع الانفجار أمس", date(2024, 5, 9), date(2024, 5, 9)),
        ("وقع الانفجار اليوم (الاثنين)", date(2024, 5, 9), date(2024, 5, 6)),
        ("وقع الانفجار أمس الأحد", date(2024, 5, 9), date(2024, 5, 6)),
        ("قال الخميس إن الانفجار وقع أمس الأربعاء", date(2024, 5, 9), date(2024, 5, 9)),
        ("قال اليوم الاثنين، وكان قال أمس الأحد، إنه يلتقي اليوم الثلاثاء", date(2024, 5, 9), date(2024, 5, 6)),
        ("وقع الانفجار اليوم الاثنين", None, None),
    ],
)
def test_the_day_that_today_means(
    text: str, published: date | None, today: date | None, calendars: Mapping[str, Calendar], folding: Table
) -> None:
    expressions = find_dates(tokenize(fold(text, folding).text), calendars["ar"])
    assert anchor(article(1, text, published), expressions) == today
