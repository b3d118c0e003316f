"""Where and when each claim is set: by its own clause, else by what its paragraph speaks of, else by the lead.

An article speaks of several events: this bombing, last week's, a total since 2009. A scene is the place
and the days that one point of the text is about, with how it is known.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from reconcile.date.model import DateExpression
from reconcile.date.resolve import Span, resolve
from reconcile.extract.document import Document
from reconcile.extract.places import PlaceMention, relation
from reconcile.extract.sentence import Sentence
from reconcile.rulebook.book import Rulebook
from reconcile.rulebook.places import Gazetteer

LONG = timedelta(days=6)  # a stretch longer than this is a period that totals are told of, not a day


@dataclass(frozen=True, slots=True)
class Scene:
    """A place and days. `told` says where the place stands: clause, paragraph or lead; `as_of` the day that
    the figure is of, where the text dates its telling ("the ministry said on Thursday")."""

    place: str | None = None
    within: str | None = None
    start: date | None = None
    end: date | None = None
    words: str | None = None
    as_of: date | None = None
    period: bool = False
    told: str = ""

    @property
    def detail(self) -> Mapping[str, str | float | None]:
        """The scene's slots that have no field of their own in a claim."""
        found = {"within": self.within, "told": self.told or None, "period": "true" if self.period else None}
        return {k: v for k, v in found.items() if v}


@dataclass(frozen=True, slots=True)
class _Day:
    """A date expression of a sentence, resolved."""

    at: int
    end: int
    span: Span
    words: str
    telling: bool  # it dates the telling: "said on Thursday"


@dataclass
class _State:
    """What the text spoke of last."""

    lead: Scene = field(default_factory=Scene)
    last: Scene = field(default_factory=Scene)
    paragraph: tuple[str, int] = ("", -1)
    named: date | None = None


Key = tuple[str, int, int]


def scenes(document: Document, book: Rulebook, points: Iterable[tuple[Sentence, int]]) -> dict[Key, Scene]:
    """The scene of every point (a sentence and a token), by field, sentence index and token."""
    wanted: dict[tuple[str, int], list[int]] = {}
    for sentence, at in points:
        wanted.setdefault((sentence.field, sentence.index), []).append(at)
    state, found = _State(), {}
    for number, sentence in enumerate(document.sentences):
        days = _days(sentence, document, state)
        here = [m for m in sentence.places if m.role == "place"]
        where = (sentence.field, sentence.paragraph)
        if where != state.paragraph:
            state.last, state.paragraph = state.lead, where
        for at in wanted.get((sentence.field, sentence.index), ()):
            found[sentence.field, sentence.index, at] = _scene(at, sentence, here, days, state, book.gazetteer)
        whole = _scene(0, sentence, here, days, state, book.gazetteer)
        if here or any(not d.telling for d in days):
            state.last = whole
        if number < 3:
            state.lead = _fuller(state.lead, whole, book.gazetteer)
            state.last = state.lead if not here else state.last
    return found


def _fuller(lead: Scene, more: Scene, gazetteer: Gazetteer) -> Scene:
    """The lead's scene, completed by its next sentence where that speaks of the same place."""
    if lead.place is None:
        return replace(more, told="lead")
    if more.place and relation(more.place, lead.place, gazetteer, within_a=more.within, within_b=lead.within) == "inside":
        lead = replace(lead, place=more.place, within=more.within)
    if lead.start is None and not more.period:
        lead = replace(lead, start=more.start, end=more.end, words=more.words)
    return lead


def _days(sentence: Sentence, document: Document, state: _State) -> list[_Day]:
    if document.today is None:
        return []
    found = []
    for expression in sentence.dates:
        span = resolve(expression, anchor=document.today, named=state.named)
        if span is None or span == (None, None):
            continue
        if span[0] and span[0] == span[1]:
            state.named = span[0]
        words = document.text(sentence, expression.start, expression.end)
        found.append(_Day(expression.start, expression.end, span, words, _dates_telling(expression, sentence)))
    return found


def _dates_telling(expression: DateExpression, sentence: Sentence) -> bool:
    """Whether a verb of saying stands close by, with no event between: `أعلنت الوزارة أمس أن`."""
    for at in range(expression.start - 1, max(-1, expression.start - 8), -1):
        names = [m.name for m in sentence.marks.get(at, ())]
        if any(n.startswith("topic:") for n in names) or sentence.tokens[at].text in sentence.stops:
            return False
        if any(n == "speech:says" for n in names):
            return True
    return False


def _scene(at: int, s: Sentence, here: Sequence[PlaceMention], days: Sequence[_Day], state: _State, gazetteer: Gazetteer) -> Scene:
    place = _nearest_place(at, s, here)
    day = _nearest_day(at, s, [d for d in days if not d.telling])
    telling = next((d.span[0] for d in days if d.telling and d.span[0] == d.span[1]), None)
    base = state.last
    if place is not None and base.place and not _meets(place, base, gazetteer):
        base = Scene()  # another place: the days of what was spoken of before are not its days
    made = Scene(base.place, base.within, base.start, base.end, base.words, telling, base.period and day is None, base.told and "paragraph")
    if place is not None:
        made = replace(made, place=place.name, within=place.within, told="clause")
    if day is not None:
        start, end = day.span
        period = (start is None or end is None or end - start > LONG) and start != end
        made = replace(made, start=start, end=end, words=day.words, period=period)
    elif made.period:
        made = replace(made, start=None, end=None, words=None, period=False)
    return made


def _meets(place: PlaceMention, scene: Scene, gazetteer: Gazetteer) -> bool:
    return relation(place.name, scene.place or "", gazetteer, within_a=place.within, within_b=scene.within) in ("same", "inside", "contains")


def _nearest_place(at: int, s: Sentence, here: Sequence[PlaceMention]) -> PlaceMention | None:
    """The place nearest to a token, those after it first; of two in one breath the more exact stands first."""
    if not here:
        return None
    return min(here, key=lambda m: (_distance(at, m.start, m.end, s), m.start))


def _nearest_day(at: int, s: Sentence, days: Sequence[_Day]) -> _Day | None:
    if not days:
        return None
    return min(days, key=lambda d: (_distance(at, d.at, d.end, s), d.at))


def _distance(at: int, start: int, end: int, s: Sentence) -> int:
    """Tokens between, more where it stands before, or where a clause ends between."""
    low, high = (at, start) if start >= at else (end, at)
    stops = sum(s.tokens[i].text in s.stops for i in range(low, min(high, len(s.tokens))))
    commas = sum(s.tokens[i].text in ",،" for i in range(low, min(high, len(s.tokens))))
    return high - low + (6 if start < at else 0) + 20 * stops + 5 * commas
