"""Where and when each claim is set: by its own clause, else by what its paragraph speaks of, else by the lead.

An article speaks of several events: this bombing, last week's, a total since 2009. A scene is the place
and the days that one point of the text is about, with how it is known.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import TypeVar

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
    dated: str = ""  # where the days stand: clause, or what was spoken of before
    kind: str = ""  # the kind of event: bombing, protest

    @property
    def detail(self) -> Mapping[str, str | float | None]:
        """The scene's slots that have no field of their own in a claim."""
        found = {
            "within": self.within,
            "told": self.told or None,
            "dated": self.dated or None,
            "event": self.kind or None,
            "period": "true" if self.period else None,
        }
        return {k: v for k, v in found.items() if v}


@dataclass(frozen=True, slots=True)
class _Day:
    """A date expression of a sentence, resolved."""

    start: int
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


Stretch = tuple[int, int]
Key = tuple[str, int, Stretch]


def scenes(document: Document, book: Rulebook, points: Iterable[tuple[Sentence, Stretch]]) -> dict[Key, Scene]:
    """The scene of every point (a sentence and a stretch of its tokens), by field, sentence index and stretch."""
    wanted: dict[tuple[str, int], list[Stretch]] = {}
    for sentence, at in points:
        wanted.setdefault((sentence.field, sentence.index), []).append(at)
    settings = _settings(document, book)
    state, found = _State(), {}
    leads = {n: _lead([s for s in settings if s.section == n], document, book.gazetteer) for n in {s.section for s in settings}}
    for setting in settings:
        sentence, state.lead = setting.sentence, leads[setting.section]
        if (sentence.field, sentence.paragraph) != state.paragraph:
            state.last, state.paragraph = _returned(state, book.gazetteer), (sentence.field, sentence.paragraph)
        if any(sentence.has(at, "small:earlier") for at in (0, 1)):  # `وكانت انتحارية …`: what happened before that
            state.last = replace(state.last, start=None, end=None, words=None, dated="", period=False)
        for at in wanted.get((sentence.field, sentence.index), ()):
            found[sentence.field, sentence.index, at] = _scene(at, setting, state.last, book.gazetteer)
        if (setting.places or any(not d.telling for d in setting.days)) and _eventful(sentence):
            state.last = _scene(_event_at(sentence), setting, state.last, book.gazetteer)
    return found


def _eventful(sentence: Sentence) -> bool:
    """Whether a sentence tells of an event at all: only then does it move the scene."""
    return any(name == "kind" or name.startswith("topic:") for name in sentence.where)


def _event_at(sentence: Sentence) -> Stretch:
    """The first word of a sentence that tells of an event, or its beginning."""
    first = min((at for name, places in sentence.where.items() if name == "kind" or name.startswith("topic:") for at in places), default=0)
    return first, first


@dataclass(frozen=True, slots=True)
class _Setting:
    """A sentence with the places and the days that it names."""

    sentence: Sentence
    places: tuple[PlaceMention, ...]
    days: tuple[_Day, ...]
    events: frozenset[str]  # names of the words that tell of an event of its own
    section: int = 0
    moved: bool = False  # the article's own day is not sure


def _settings(document: Document, book: Rulebook) -> list[_Setting]:
    named: date | None = None
    made: list[_Setting] = []
    section = 0
    events = frozenset(
        f"topic:{t.id}.{role}" for t in book.topics.values() if t.kind == "event" for w in t.languages.values() for role in w.words
    )
    for sentence in document.sentences:
        days, named = _days(sentence, document, named)
        if _rises(sentence):  # `ارتفع العدد أمس إلى 31`: the day of the rise, not of the event
            days = [replace(d, telling=d.span[1] is not None) for d in days]
        section += sentence.field == "text" and sentence.tokens[0].text in BULLETS  # a digest: the next of several reports
        made.append(_Setting(sentence, _locating(sentence), tuple(days), events, section, document.moved))
    return made


def _returned(state: _State, gazetteer: Gazetteer) -> Scene:
    """What a new paragraph is about: the lead again, unless that names a country or two and the text has gone
    on to one place in them; a look back at an older event is over with its paragraph."""
    last, lead = state.last, state.lead
    inside = any(_inside(last, replace(lead, place=part), gazetteer) for part in (lead.place or "").split(AND))
    older = last.start and lead.start and last.start < lead.start - SLACK
    return last if last.place and inside and not last.period and not older and state.paragraph[0] == "text" else lead


def _rises(sentence: Sentence) -> bool:
    """Whether a sentence says that a toll rose, `ارتفع عدد القتلى`; not that a price did."""
    toll = sentence.names(["small:number_of", "small:toll", *(n for n in sentence.where if n.endswith(".victims"))])
    return any(0 < t - at <= 3 for at in sentence.where.get("small:rise", ()) for t in toll)


def _locating(sentence: Sentence) -> tuple[PlaceMention, ...]:
    """The places where something happens, and those joined to one: `في العراق وسوريا`."""
    found: list[PlaceMention] = []
    for mention in sentence.places:
        if _locates(mention, sentence) or (mention.role == "place" and found and _joined(found[-1], mention, sentence)):
            found.append(mention)
    return tuple(found)


def _locates(mention: PlaceMention, sentence: Sentence) -> bool:
    """Whether a place says where something happens: not what it is near, not where it is told, and not a
    country that acts (`حذرت أمريكا`); `احتجاجات فرنسا` is a place, after the word for an event."""
    if mention.role != "place" or _beside(mention, sentence) or _tells(mention.start, sentence):
        return False
    if any(sentence.has(at, "small:bound_for") for at in (mention.start - 1, mention.start - 2)):
        return False  # `يستعدون للسفر إلى مدينة …`: nothing has happened there
    if mention.kind not in ("country", "region", "capital"):
        return True
    if mention.preposition:
        return not sentence.has(mention.start - 1, "small:between")  # relations between two states are nowhere
    return sentence.has(mention.start - 1, "kind") is not None


def _lead(settings: Sequence[_Setting], document: Document, gazetteer: Gazetteer) -> Scene:
    """What the article is about: its first sentences, and its title where they name nothing.

    Where none of them says where (`حذرت واشنطن من …` is no place of an event), the country that the
    article names most is taken.
    """
    text = [s for s in settings if s.sentence.field == "text"][:3]
    lead = Scene()
    for setting in [*text, *(s for s in settings if s.sentence.field == "title")]:
        lead = _fuller(lead, _scene(_event_at(setting.sentence), setting, Scene(), gazetteer), gazetteer)
    if lead.place is None and (country := _country(document, gazetteer)):
        return replace(lead, place=country, within=None, told="guess")
    return replace(lead, told="lead") if lead.place or lead.start else lead


def _country(document: Document, gazetteer: Gazetteer) -> str | None:
    """The country that an article names most, as a place or by its people; None where two stand equal."""
    named: Counter[str] = Counter()
    for mention in (m for s in document.sentences for m in s.places if m.role in ("place", "nationality")):
        above = (mention.name, *gazetteer.parents(mention.name))
        named.update(p for p in above if gazetteer.kind(p) == "country")
    best = named.most_common(2)
    return best[0][0] if best and (len(best) == 1 or best[0][1] > best[1][1]) else None


def _fuller(lead: Scene, more: Scene, gazetteer: Gazetteer) -> Scene:
    """The lead's scene, completed by another sentence where that speaks of the same place."""
    if more.period:
        return lead
    lead = replace(lead, kind=lead.kind or more.kind)
    if lead.place is None:
        return replace(
            more, kind=lead.kind, start=lead.start or more.start, end=lead.end or more.end, words=lead.words or more.words, as_of=None
        )
    if more.place and _inside(more, lead, gazetteer):
        lead = replace(lead, place=more.place, within=more.within)
    if lead.start is None and (more.place is None or _related(more, lead, gazetteer)):
        lead = replace(lead, start=more.start, end=more.end, words=more.words)
    return lead


def _inside(part: Scene, whole: Scene, gazetteer: Gazetteer) -> bool:
    return relation(part.place or "", whole.place or "", gazetteer, within_a=part.within, within_b=whole.within) == "inside"


def _apart(a: Scene, b: Scene, gazetteer: Gazetteer) -> bool:
    """Whether two scenes are known to be in different places; joined places are apart only if all are."""
    pairs = [(x, y) for x in (a.place or "").split(AND) for y in (b.place or "").split(AND)]
    return all(relation(x, y, gazetteer, within_a=a.within, within_b=b.within) in ("apart", "near") for x, y in pairs)


def _related(a: Scene, b: Scene, gazetteer: Gazetteer) -> bool:
    return relation(a.place or "", b.place or "", gazetteer, within_a=a.within, within_b=b.within) in ("same", "inside", "contains")


def _days(sentence: Sentence, document: Document, named: date | None) -> tuple[list[_Day], date | None]:
    """The sentence's dates, resolved, and the day named last."""
    found: list[_Day] = []
    for expression in sentence.dates if document.today else ():
        if expression.open == "until":
            continue  # how long something holds says nothing of when it began
        span = resolve(expression, anchor=document.today, named=named) if document.today else None
        if span is None or span == (None, None) or (span[0] and document.today and span[0] > document.today):
            continue  # nothing has happened on a day to come
        if span[0] and span[0] == span[1]:
            named = span[0]
        if _since(expression, sentence) and span[0] and span[1] != document.today:
            span = (span[0], None) if _long(span) or not _opens(expression, sentence) else span
        words = document.text(sentence, expression.start, expression.end)
        found.append(_Day(expression.start, expression.end, span, words, _tells(expression.start, sentence)))
    return found, named


def _long(span: Span) -> bool:
    return span[0] is None or span[1] is None or span[1] - span[0] > LONG


def _opens(expression: DateExpression, sentence: Sentence) -> bool:
    """Whether the expression itself begins with "since": `منذ يومين` names a day, `منذ توليه في 29 مايو` a stretch."""
    return any(sentence.has(at, "small:since") for at in (expression.start - 1, expression.start))


SINCE = 20  # tokens back from a date to the "since" that opens it: `منذ تولي الرئيس الجديد مهامه في 29 مايو`


def _since(expression: DateExpression, sentence: Sentence) -> bool:
    """Whether "since" stands before a date, at once or with a few words between, in the clause."""
    for at in range(expression.start, max(-1, expression.start - SINCE), -1):
        if sentence.tokens[at].text in sentence.stops or sentence.tokens[at].text in COMMAS:
            return False
        if sentence.has(at, "small:since"):
            return True
    return False


def _tells(start: int, sentence: Sentence) -> bool:
    """Whether a day or place is that of the telling: a verb of saying close before, no event between
    (`أعلنت الوزارة أمس أن`, "said in the capital")."""
    for at in range(start - 1, max(-1, start - 8), -1):
        names = {m.name for m in sentence.marks.get(at, ())}
        if names & TELLING:
            return True
        if any(n.startswith("topic:") for n in names) or sentence.tokens[at].text in sentence.stops:
            return False
    return False


def _scene(at: Stretch, setting: _Setting, base: Scene, gazetteer: Gazetteer) -> Scene:
    """The scene at a token: what its clause names, over what was spoken of before."""
    s = setting.sentence
    day = _nearest(at, s, [d for d in setting.days if not d.telling], setting.events)
    telling = next((d.span[0] for d in setting.days if d.telling and d.span[0] == d.span[1]), None)
    here = _place(at, setting, gazetteer)
    if here and base.place and _apart(here, base, gazetteer):
        base = Scene()  # another place: the days of what was spoken of before are not its days
    period = day is not None and day.span[0] != day.span[1] and _long(day.span)
    if here and base.place and _inside(base, here, gazetteer) and not period:
        here = replace(base, told="paragraph")  # "in the country", after its town was named
    told = "clause" if here and here.told != "paragraph" else "guess" if base.told == "guess" else base.told and "paragraph"
    made = replace(here or base, told=told, as_of=telling, kind=_kind(at, s) or base.kind)
    if day is not None:
        return replace(
            made, start=day.span[0], end=day.span[1], words=day.words, period=period, dated="moved" if setting.moved else "clause"
        )
    if base.period or base.start is None:
        return replace(made, start=None, end=None, words=None, period=False, dated="")
    return replace(made, start=base.start, end=base.end, words=base.words, dated="moved" if base.dated == "moved" else "paragraph")


def _kind(at: Stretch, s: Sentence) -> str:
    """The kind of event that the nearest word for one names."""
    found = [
        (max(0, at[0] - i, i - at[1]), -m.end + m.start, str(m.value)) for i, marks in s.marks.items() for m in marks if m.name == "kind"
    ]
    return min(found)[2] if found else ""


def _place(at: Stretch, setting: _Setting, gazetteer: Gazetteer) -> Scene | None:
    """The place of the clause: the nearest named, of a chain the most exact, of joined ones all."""
    s, places = setting.sentence, setting.places
    near = _nearest(at, s, places, setting.events)
    if near is None:
        return None
    for other in places:  # `in Sidon, in the south of Lebanon`: the exact one of a chain
        if (
            other is not near
            and abs(other.start - near.start) <= 8
            and relation(other.name, near.name, gazetteer, within_a=other.within) == "inside"
        ):
            return Scene(other.name, other.within)
    joined = [m for m in places if m is near or (m.kind == near.kind and _joined(m, near, s))]
    if len(joined) > 1:
        return Scene(AND.join(sorted({m.name for m in joined})))
    return Scene(near.name, near.within)


AND = " and "
SLACK = timedelta(days=2)
BULLETS = frozenset("*•●■▪")
EXACT = frozenset({"city", "capital", "village"})  # "in the north of" one of these is beside it
TELLING = frozenset({"speech:says", "speech:said_it"})
COMMAS = frozenset({",", "،"})
T = TypeVar("T", PlaceMention, _Day)


def _joined(a: PlaceMention, b: PlaceMention, s: Sentence) -> bool:
    """Whether a conjunction joins two places, a comma between or not."""
    first, second = sorted((a, b), key=lambda m: m.start)
    between = [t.text for t in s.tokens[first.end : second.start] if t.text not in COMMAS]
    glued = second.start < len(s.tokens) and s.joins(s.tokens[second.start].text)
    return glued if not between else len(between) == 1 and between[0] in s.conjunctions


def _beside(mention: PlaceMention, s: Sentence) -> bool:
    """Whether the place only says what the scene is near: `قرب الحدود مع سوريا`."""
    for at in range(mention.start, max(-1, mention.start - 4), -1):
        if s.tokens[at].text in s.stops or s.tokens[at].text in COMMAS:
            return False
        if s.has(at, "small:near") or (mention.kind in EXACT and s.has(at, "small:toward")):
            return True
    return False


def _nearest(at: Stretch, s: Sentence, found: Sequence[T], events: frozenset[str]) -> T | None:
    """The nearest to a token of those in its clause; None where all stand too far."""
    best = min(found, key=lambda m: (_distance(at, m, s, events), m.start), default=None)
    return best if best is not None and _distance(at, best, s, events) < FAR else None


FAR = 40
OPENING = 2  # tokens before a day that opens its sentence
OTHER = 20  # what another event's word between adds: `اعتقال 20 في احتجاجات اندلعت منذ يومين`


def _distance(at: Stretch, found: PlaceMention | _Day, s: Sentence, events: frozenset[str]) -> int:
    """Tokens between, more where it stands before, where a clause ends or another event stands between."""
    if isinstance(found, _Day) and found.start <= OPENING and found.end <= at[0]:
        return OPENING  # `وفي 12 يوليو …`: a day that opens a sentence is its day
    low, high = (at[1], found.start) if found.start >= at[0] else (found.end, at[0])
    between = range(low, min(high, len(s.tokens)))
    cost = len(between) + (4 if found.start < at[0] else 0)
    for i in between:
        text = s.tokens[i].text
        cost += FAR if text in s.stops else 4 if text in COMMAS else 0
        cost += 6 if i in s.quantities and not s.quantities[i][0].implied else 0
        cost += max((OTHER if m.name in events else 2 for m in s.marks.get(i, ()) if m.name.startswith("topic:")), default=0)
    if isinstance(found, PlaceMention) and not found.preposition:
        cost += 8  # `نشرت روسيا قوات في …`: who does it is not where it is done
    return cost
