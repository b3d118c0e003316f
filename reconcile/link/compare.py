"""Compare two claims' settings: each comparison is an ordered list of levels, the first that holds counts.

A level gives a weight and a few words; None is a veto: the two are not about the same thing.
"""

from __future__ import annotations

from datetime import timedelta

from reconcile.link.features import Features, Vector, cosine
from reconcile.rulebook.book import Rulebook

Level = tuple[float, str]

EXACT = 4.0  # what one exact place weighs
ALIKE = 5.0  # what the same words weigh, of two sentences or of two articles
SLACK = timedelta(days=1)  # "yesterday" of a night's event may be two days
LOOSE = timedelta(days=6)  # "last week" is not always the calendar's


def compare(a: Features, b: Features, book: Rulebook) -> list[Level] | None:
    """The levels that hold between two claims of one topic; None where something keeps them apart."""
    levels = settings(a, b, book)
    if levels is None:
        return None
    levels += [words(a, b), story(a, b)]
    if a.claim.article != b.claim.article and levels[0][0] < EXACT and levels[-1][0] + levels[-2][0] < a.alike:
        levels.append((-1.5, "neither place nor words tell them for one"))
    return [level for level in levels if level[1]]


def settings(a: Features, b: Features, book: Rulebook) -> list[Level] | None:
    """The levels of place, day and event, those that say nothing too; None where people, place or day keep the two apart."""
    if a.people != b.people or _looks_back(a, b):
        return None
    dated = book.topics[a.topic].kind == "count" or "time" in book.topics[a.topic].about
    when = day(a, b) if dated else published(a, b)  # first, since it is told apart at once
    where = None if when is None else place(a, b, book)
    return None if where is None or when is None else [where, when, event(a, b, book)]


def _looks_back(a: Features, b: Features) -> bool:
    """Whether one article tells another figure of what was before: `أوقع الهجوم 20 قتيلا … وكان انتحاري قتل 13`."""
    earlier = (a.dated == "earlier") != (b.dated == "earlier")
    return earlier and a.claim.article == b.claim.article and a.claim.value != b.claim.value


def place(a: Features, b: Features, book: Rulebook) -> Level | None:
    """Where: the same exact place, one inside the other, the same country, neighbours, unknown, or apart."""
    if not a.places or not b.places or (a.period and b.period and not _sure(a, b)):
        return 0.0, ""  # a total since some day is told anywhere
    if len(a.places) > 1 or len(b.places) > 1:
        return (2.0, "the same places") if a.places == b.places else _kept_apart(a, b, "other places")
    one, other = a.places[0], b.places[0]
    how = book.lies(one, other, within_a=a.within, within_b=b.within)
    if how == "same":
        return (1.0, f"both in {one}") if book.gazetteer.kind(one) in ("country", "region") else (4.0, f"both at {one}")
    if how in ("inside", "contains"):
        return 1.0, f"{one} lies in {other}" if how == "inside" else f"{other} lies in {one}"
    return _elsewhere(a, b, how)


def _elsewhere(a: Features, b: Features, how: str) -> Level | None:
    """Two places that are not one, or not known to be."""
    one, other = a.places[0], b.places[0]
    if how == "near":
        return 1.0, f"{one} and {other} are neighbours"
    if how == "unknown" and (one in b.words or other in a.words):
        return 1.5, f"one is at {one}, the other at {other}, and its sentence names both"
    if how == "unknown" and not (_sure(a, b) and a.claim.article == b.claim.article):
        # They may be one place under two names; but where each clause names its own, more likely not.
        return (-1.0, f"{one} and {other} may be apart") if _sure(a, b) else (0.0, "")
    return _kept_apart(a, b, f"{one} and {other} are apart")


def _sure(a: Features, b: Features) -> bool:
    return a.told == "clause" == b.told


def _kept_apart(a: Features, b: Features, why: str) -> Level | None:
    """A veto where both clauses name their places; where one has it from its paragraph, a mere doubt."""
    return None if _sure(a, b) else (-2.0, f"{why}, but one is not told in its clause")


def day(a: Features, b: Features) -> Level | None:
    """When: the same day, the next, days that cannot be one event's, or a date that one of them lacks."""
    if a.period or b.period:
        return _period(a, b)
    if a.start and b.start and a.end and b.end:
        return _days(a, b, max(a.start, b.start) - min(a.end, b.end), max(a.end - a.start, b.end - b.start))
    known, other = (a, b) if a.start else (b, a)
    if not known.start or not other.published:
        return published(a, b)
    late = other.published - known.start
    if -SLACK <= late <= timedelta(days=10):
        return (1.0, "written within three days of it") if late <= timedelta(days=3) else (0.0, "")
    sure = known.dated == "clause" or late < -SLACK * 3 or late > timedelta(days=30)
    return None if sure else (-2.0, "dated after the other was written")


def _days(a: Features, b: Features, gap: timedelta, longest: timedelta) -> Level | None:
    if "moved" in (a.dated, b.dated):
        return _moved(a, b, gap.days)
    if gap <= SLACK:
        return (3.0, f"both on {max(a.start, b.start)}") if gap <= timedelta() and a.start and b.start else (1.5, "a day apart")
    if longest >= timedelta(days=4):
        return (0.0, "") if gap <= LOOSE else None
    told = (a.dated, b.dated)
    sure = told == ("clause", "clause") or gap > SLACK * 5 or (gap > SLACK * 2 and "clause" in told)
    return None if sure else (-2.0 if gap <= SLACK * 2 else -4.0, f"{gap.days} days apart, but one is not told in its clause")


def _moved(a: Features, b: Features, gap: int) -> Level | None:
    """Days of which one may be whole weeks off: its article was found later than it was written."""
    if gap <= 1:
        return (1.5, "on one day, of which one article is not sure")
    return (-1.5, "whole weeks apart, of which one article is not sure") if gap % 7 in (0, 1, 6) and gap <= 15 else None


def _period(a: Features, b: Features) -> Level | None:
    if not (a.period and b.period and a.start and b.start):
        return None
    near = abs((a.start - b.start).days) <= 31
    return (2.5, f"both since {min(a.start, b.start)}") if near else None


def published(a: Features, b: Features) -> Level | None:
    """When they were written, where nothing else dates the event: more than a month apart they tell of two."""
    if not a.published or not b.published:
        return 0.0, ""
    days = abs((a.published - b.published).days)
    if days > 30:
        return None
    return (1.0, "written within three days") if days <= 3 else (0.0, "") if days <= 14 else (-2.0, "written more than two weeks apart")


def event(a: Features, b: Features, book: Rulebook) -> Level:
    """What kind of event: the same, one a kind of the other, or two kinds."""
    if not a.event or not b.event:
        return 0.0, ""
    if a.event == b.event:
        return 0.5, f"both of a {a.event}"
    related = book.kinds[a.event].part_of == b.event or book.kinds[b.event].part_of == a.event
    return (0.0, "") if related else (-1.0, f"of a {a.event} and a {b.event}")


def words(a: Features, b: Features) -> Level:
    """How alike the sentences are, rare words counting most."""
    alike = cosine(a.words, b.words)
    return round(ALIKE * alike, 3), f"sentences alike by {alike:.2f}" if alike >= 0.1 else ""


def story(a: Features, b: Features) -> Level:
    """How alike the articles are; in two languages, by what their claims name beside topic and place of these two."""
    if a.claim.article == b.claim.article:
        return 2.0, "one article"
    if a.language != b.language:
        own = {a.topic, *a.places, *b.places}
        alike = cosine(Vector({t: v for t, v in a.facts.items() if t not in own}), b.facts)
        return round(ALIKE * alike, 3), f"articles name the same by {alike:.2f}" if alike >= 0.1 else ""
    alike = cosine(a.story, b.story)
    return round(ALIKE * alike, 3), f"articles alike by {alike:.2f}" if alike >= 0.1 else ""
