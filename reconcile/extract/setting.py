"""What each sentence of an article names of places and days, and which of those say where and when something happens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from reconcile.date.model import DateExpression
from reconcile.date.resolve import Span, resolve
from reconcile.extract.document import Document
from reconcile.extract.nearness import joined
from reconcile.extract.places import PlaceMention
from reconcile.extract.sentence import Sentence
from reconcile.rulebook.book import Rulebook
from reconcile.text.tokens import COMMAS

RECENT = timedelta(days=3)  # "since the day before yesterday" is no period
LONG = timedelta(days=6)  # a stretch longer than this is a period that totals are told of, not a day
AGO = timedelta(days=30)  # "since" a day further back than this may bound a superlative: "the deadliest since June"
BULLETS = frozenset("*•●■▪")
DATELINE = frozenset("-–—:")
EXACT = frozenset({"city", "capital", "village"})  # "in the north of" one of these is beside it
TELLING = frozenset({"speech:says", "speech:said_it"})


@dataclass(frozen=True, slots=True)
class Day:
    """A date expression of a sentence, resolved."""

    start: int
    end: int
    span: Span
    words: str
    telling: bool  # it dates the telling: "said on Thursday"
    bounds: bool = False  # it is the day of what follows it alone: "the deadliest since June, when 22 died"

    def holds(self, other: Day) -> bool:
        """Whether another's days all lie in these; False where an end is open."""
        (first, last), (start, end) = self.span, other.span
        return first is not None and last is not None and start is not None and end is not None and first <= start <= end <= last


@dataclass(frozen=True, slots=True)
class Setting:
    """A sentence with the places and the days that it names."""

    sentence: Sentence
    places: tuple[PlaceMention, ...]
    days: tuple[Day, ...]
    events: frozenset[str]  # names of the words that tell of an event of its own
    section: int = 0
    moved: bool = False  # the article's own day is not sure


def read_settings(document: Document, book: Rulebook) -> list[Setting]:
    """Every sentence of an article, with the places and days that it names."""
    named: date | None = None
    made: list[Setting] = []
    events = frozenset(
        f"topic:{t.id}.{role}" for t in book.topics.values() if t.kind == "event" for w in t.languages.values() for role in w.words
    )
    for sentence, section in zip(document.sentences, _sections(document.sentences), strict=True):
        days, named = _days(sentence, document, named)
        if _rises(sentence):  # `ارتفع العدد أمس إلى 31`: the day of the rise, not of the event
            days = [replace(d, telling=d.span[1] is not None) for d in days]
        made.append(Setting(sentence, _locating(sentence), tuple(days), events, section, document.moved))
    return made


def _sections(sentences: Sequence[Sentence]) -> list[int]:
    """Which of the reports of a digest each sentence is of: one begins with a bullet, or with a dateline after another's end.

    A bullet of one sentence is the heading of the next, and a line without a full stop that of the dateline below it.
    """
    made: list[int] = []
    section, headed, ended = 0, False, False
    for i, sentence in enumerate(sentences):
        if sentence.field == "text" and sentence.tokens[0].text in BULLETS:
            section += not headed
            headed = not headed
        elif sentence.field == "text":
            headed = False
            above = sentences[i - 1] if i else sentence
            if ended and above.paragraph != sentence.paragraph and _dateline(sentence):
                section += 1
                if above.tokens[-1].text not in sentence.stops:
                    made[-1] = section
            ended = ended or sentence.tokens[-1].text in sentence.stops
        made.append(section)
    return made


def _dateline(sentence: Sentence) -> bool:
    """Whether a sentence begins with where it was written and by whom: `تونس - رويترز:`."""
    marks = [t.text if t.text in DATELINE else "" for t in sentence.tokens[:10]]
    dash = next((i for i in range(1, min(4, len(marks))) if marks[i] and marks[i] != ":"), 0)
    return dash > 0 and ":" in marks[dash + 1 :]


def _rises(sentence: Sentence) -> bool:
    """Whether a sentence says that a toll rose, `ارتفع عدد القتلى`; not that a price did."""
    toll = sentence.names(["small:number_of", "small:toll", *(n for n in sentence.where if n.endswith(".victims"))])
    return any(0 < t - at <= 3 for at in sentence.where.get("small:rise", ()) for t in toll)


def _locating(sentence: Sentence) -> tuple[PlaceMention, ...]:
    """The places where something happens, and those joined to one: `في العراق وسوريا`."""
    found: list[PlaceMention] = []
    for mention in sentence.places:
        if _between(mention, sentence):
            continue
        if _locates(mention, sentence) or (mention.role == "place" and found and joined(found[-1], mention, sentence)):
            found.append(mention)
    return tuple(found)


def _between(mention: PlaceMention, sentence: Sentence) -> bool:
    """Whether it is one of two states that something is between: `بين الرباط ومدريد`."""
    if mention.kind not in ("country", "region", "capital"):
        return False
    first = next((m for m in sentence.places if m.end == mention.start), mention)
    return sentence.has(first.start - 1, "small:between") is not None


def _locates(mention: PlaceMention, sentence: Sentence) -> bool:
    """Whether a place says where something happens: not what it is near, not where it is told, and not a
    country that acts (`حذرت أمريكا`); `احتجاجات فرنسا` is a place, after the word for an event."""
    if mention.start > 1 and sentence.tokens[mention.start - 1].text == "(" and any(m.end == mention.start - 1 for m in sentence.places):
        return False  # another name of the place before it
    if mention.role != "place" or _beside(mention, sentence) or _tells(mention.start, sentence):
        return False
    press = any(sentence.has(at, "small:press") for at in range(mention.start - 8, mention.start))
    if mention.kind in EXACT and (press or _opens_that(mention.start, mention.end, sentence)):
        return False  # `قال في مؤتمر صحافي في الرباط إن`; but the province that a witness is of is often the event's
    bound = (at for at in (mention.start - 1, mention.start - 2) if sentence.has(at, "small:bound_for"))
    if any(not sentence.has(at - 1, "small:arrive") for at in bound):
        return False  # `كانوا في طريقهم إلى مدينة …`: nothing has happened there; but `عند وصولهم إلى` is there
    if mention.kind not in ("country", "region", "capital") or mention.preposition:
        return True
    return sentence.has(mention.start - 1, "kind") is not None


def _days(sentence: Sentence, document: Document, named: date | None) -> tuple[list[Day], date | None]:
    """The sentence's dates, resolved, and the day named last."""
    found: list[Day] = []
    today = document.today
    if today is None:
        return found, named
    for expression in sentence.dates:
        if expression.open == "until":
            continue  # how long something holds says nothing of when it began
        since = _since(expression, sentence)
        span = resolve(expression, anchor=today, named=named)
        bounds = since and _long_ago(span, today) and _most(expression, sentence)
        if bounds:
            span = resolve(replace(expression, open=None), anchor=today, named=named)
        if span is None or span == (None, None) or (span[0] and span[0] > today):
            continue  # nothing has happened on a day to come
        if span[0] and span[0] == span[1]:
            named = span[0]
        if since and not bounds and span[0] and span[1] != today and (is_long(span) or not _opens(expression, sentence)):
            span = (span[0], today if today - span[0] <= RECENT else None)
        words = document.text(sentence, expression.start, expression.end)
        telling = not since and (_tells(expression.start, sentence) or _opens_that(expression.start, expression.end, sentence))
        found.append(Day(expression.start, expression.end, span, words, telling, bounds))
    return found, named


def _long_ago(span: Span | None, today: date) -> bool:
    """Whether a stretch of days began so long ago that it is no news: `أكبر مدن البلاد … منذ يومين` names a day."""
    return span is not None and span[0] is not None and today - span[0] > AGO


def is_long(span: Span) -> bool:
    """Whether a stretch of days is a period that totals are told of."""
    return span[0] is None or span[1] is None or span[1] - span[0] > LONG


def _opens(expression: DateExpression, sentence: Sentence) -> bool:
    """Whether the expression itself begins with "since": `منذ يومين` names a day, `منذ افتتاحه في 2 مارس` a stretch."""
    return any(sentence.has(at, "small:since") for at in (expression.start - 1, expression.start))


SINCE = 20  # tokens back from a date to the "since" that opens it: `منذ بدء أعمال الحفر في المنجم في 2 مارس`


def _since(expression: DateExpression, sentence: Sentence) -> bool:
    """Whether "since" stands before a date, at once or with a few words between, in the clause."""
    opened = any(sentence.has(at, "small:since") for at in (0, 1))  # then a comma may part the two: `منذ تسلم الشركة التي …، المنجم في`
    for at in range(expression.start, max(-1, expression.start - SINCE), -1):
        if sentence.tokens[at].text in sentence.stops or (sentence.tokens[at].text in COMMAS and not opened):
            return False
        if sentence.has(at, "small:since"):
            return True
    return False


MOST = 12  # tokens back from a date to the superlative that it bounds


def _most(expression: DateExpression, sentence: Sentence) -> bool:
    """Whether a date only says since when something is the greatest: `أعنف هجوم منذ عام 2019`, "the deadliest since 2019"."""
    return sentence.before(expression.start + 1, MOST, "small:most")


def _tells(start: int, sentence: Sentence) -> bool:
    """Whether a day or place is that of the telling: a verb of saying close before, no event between
    (`أعلنت الوزارة أمس أن`, "said in the capital")."""
    for at in range(start - 1, max(-1, start - 8), -1):
        names = {m.name for m in sentence.marks.get(at, ())}
        if names & TELLING:
            return True
        if any(n.startswith("topic:") or n == "speech:that" for n in names) or sentence.tokens[at].text in sentence.stops:
            return False
    return False


def _opens_that(start: int, end: int, sentence: Sentence) -> bool:
    """Whether a day or place stands between a verb of saying, however far before, and its "that": `قالت في بيان نشرته صحف اليوم إن`."""
    said = any(m.name in TELLING for at in range(start) for m in sentence.marks.get(at, ()))
    behind = end + (end < len(sentence.tokens) and sentence.tokens[end].text in COMMAS)
    return said and sentence.has(behind, "speech:that") is not None


def _beside(mention: PlaceMention, s: Sentence) -> bool:
    """Whether the place only says what the scene is near: `قرب الحدود مع سوريا`."""
    for at in range(mention.start, max(-1, mention.start - 4), -1):
        if at < mention.start and s.has(at, "small:in"):
            return False  # `قرب الحدود في بلدة …`: in the town, wherever the border is
        if s.tokens[at].text in s.stops or s.tokens[at].text in COMMAS:
            return False
        if s.has(at, "small:near") or (mention.kind in EXACT and s.has(at, "small:toward")):
            return True
    return False
