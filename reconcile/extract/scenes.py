"""Where and when each claim is set: by its own clause, else by what its paragraph speaks of, else by the lead.

An article speaks of several events: this bombing, last week's, a total since 2009. A scene is the place
and the days that one point of the text is about, with how it is known.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from reconcile.extract.document import Document
from reconcile.extract.nearness import Stretch, joined, nearest
from reconcile.extract.places import relation
from reconcile.extract.sentence import Sentence
from reconcile.extract.setting import EXACT, Day, Setting, is_long, read_settings
from reconcile.rulebook.book import Rulebook
from reconcile.rulebook.places import Gazetteer
from reconcile.text.tokens import COMMAS


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
    dated: str = ""  # where the days stand: clause, or what was spoken of before; "earlier": they are none, but lie before those
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


@dataclass
class _State:
    """What the text spoke of last."""

    lead: Scene = field(default_factory=Scene)
    last: Scene = field(default_factory=Scene)
    paragraph: tuple[str, int] = ("", -1)


Key = tuple[str, int, Stretch]


def scenes(document: Document, book: Rulebook, points: Iterable[tuple[Sentence, Stretch]]) -> dict[Key, Scene]:
    """The scene of every point (a sentence and a stretch of its tokens), by field, sentence index and stretch."""
    wanted: dict[tuple[str, int], list[Stretch]] = {}
    for sentence, at in points:
        wanted.setdefault((sentence.field, sentence.index), []).append(at)
    settings = read_settings(document, book)
    state, found = _State(), {}
    leads = {n: _lead([s for s in settings if s.section == n], book.gazetteer) for n in {s.section for s in settings}}
    for setting in settings:
        sentence, state.lead = setting.sentence, leads[setting.section]
        if (sentence.field, sentence.paragraph) != state.paragraph:
            state.last, state.paragraph = _returned(state, book.gazetteer), (sentence.field, sentence.paragraph)
        if any(sentence.has(at, "small:aside") for at in range(ASIDE)):
            state.last = _earlier(state.last, 0, book.gazetteer)
        if any(sentence.has(at, "small:earlier") for at in (0, 1)):  # `وكانت انتحارية …`: what happened before that
            past = "" if _told_of_it(sentence) else "earlier"
            state.last = replace(state.last, start=None, end=None, words=None, dated=past, period=False)
        here = {at: _scene(at, setting, state.last, book.gazetteer) for at in sorted(wanted.get((sentence.field, sentence.index), ()))}
        for at, scene in here.items():
            found[sentence.field, sentence.index, at] = _shared(at, scene, here, sentence)
        if (setting.places or any(not d.telling for d in setting.days)) and _eventful(sentence) and not _aftermath(sentence):
            state.last = _scene(_event_at(sentence), setting, state.last, book.gazetteer)
    return found


ASIDE = 4  # tokens in which a sentence says that it turns to something else: `من جهة ثانية، أعلن …`
NEXT = 8  # tokens between two figures that one clause tells: `مقتل سائق و4 ركاب وإصابة 6`


def _shared(at: Stretch, scene: Scene, here: Mapping[Stretch, Scene], sentence: Sentence) -> Scene:
    """The scene with the place, and the days, of the figure next to it in the clause, where its own are not told there.

    "Others" are where those before them are: `مقتل 8 وجرح 20 آخرين، كانوا في طريقهم إلى معرض في …`.
    """
    if scene.told == "clause":
        before = [other for other in here if other[1] <= at[0] and _one_clause(at, other, sentence)]
        same = before and here[before[-1]].place and _others(at, sentence) and _behind_comma(at, sentence)
        return here[before[-1]] if same else scene
    told = [(_gap(at, other), other) for other in here if here[other].told == "clause" and _one_clause(at, other, sentence)]
    if not told or min(told)[0] > NEXT:
        return scene
    other = here[min(told)[1]]
    place = replace(scene, place=other.place, within=other.within, told="clause")
    if scene.dated == "clause" or other.dated != "clause":
        return place
    return replace(place, start=other.start, end=other.end, words=other.words, period=other.period, dated="clause")


def _others(at: Stretch, sentence: Sentence) -> bool:
    return any(q.others for i in range(*at) for q in sentence.quantities.get(i, ()))


def _behind_comma(at: Stretch, sentence: Sentence) -> bool:
    """Whether a comma ends the clause at once, so that what is told behind it is of something else."""
    return at[1] < len(sentence.tokens) and sentence.tokens[at[1]].text in COMMAS


def _gap(a: Stretch, b: Stretch) -> int:
    return max(0, a[0] - b[1], b[0] - a[1])


def _one_clause(a: Stretch, b: Stretch, sentence: Sentence) -> bool:
    first, second = sorted((a, b))
    return _later(a, sentence) == _later(b, sentence) and not any(t.text in sentence.stops for t in sentence.tokens[first[1] : second[0]])


def _told_of_it(sentence: Sentence) -> bool:
    """Whether a sentence about the past tells what was said, or counted, of the same event: `وكانت الوزارة أعلنت أن …`."""
    return any(name.startswith("speech:says") or name in ("small:toll", "small:number_of") for name in sentence.where)


def _eventful(sentence: Sentence) -> bool:
    """Whether a sentence tells of an event at all: only then does it move the scene."""
    return any(name == "kind" or name.startswith("topic:") for name in sentence.where)


def _aftermath(sentence: Sentence) -> bool:
    """Whether a sentence opens with what it comes after, `وغداة الهجوم، أقيمت صلاة في …`: it tells of no new event."""
    return any(sentence.has(at, "later") for at in (0, 1))


def _event_at(sentence: Sentence) -> Stretch:
    """The first word of a sentence that tells of an event, or its beginning."""
    first = min((at for name, places in sentence.where.items() if name == "kind" or name.startswith("topic:") for at in places), default=0)
    return first, first


def _returned(state: _State, gazetteer: Gazetteer) -> Scene:
    """What a new paragraph is about: the lead again, unless that names a country or two and the text has gone
    on to one place in them; a look back at an older event is over with its paragraph."""
    last, lead = state.last, state.lead
    parts = (lead.place or "").split(AND)
    inside = any(_inside(last, replace(lead, place=part), gazetteer) for part in parts) or (len(parts) > 1 and last.place in parts)
    older = last.start and lead.start and last.start < lead.start - SLACK
    return last if last.place and inside and not last.period and not older and state.paragraph[0] == "text" else lead


def _lead(settings: Sequence[Setting], gazetteer: Gazetteer) -> Scene:
    """What the article is about: its first sentences, and its title where they name nothing.

    Where none of them says where (`حذرت واشنطن من …` is no place of an event), the country that the
    article names most is taken.
    """
    text = [s for s in settings if s.sentence.field == "text"][:3]
    lead = Scene()
    for setting in [*text, *(s for s in settings if s.sentence.field == "title")]:
        lead = _fuller(lead, _scene(_event_at(setting.sentence), setting, Scene(), gazetteer), gazetteer)
    if lead.place is None and (country := _country([s.sentence for s in settings], gazetteer)):
        return replace(lead, place=country, within=None, told="guess")
    return replace(lead, told="lead") if lead.place or lead.start else lead


def _country(sentences: Iterable[Sentence], gazetteer: Gazetteer) -> str | None:
    """The country that an article names most, as a place or by its people; None where two stand equal."""
    mentions = (m for s in sentences for m in s.places if m.role in ("place", "nationality"))
    named = Counter(country for m in mentions if (country := gazetteer.country(m.name)))
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
    if more.place and (_inside(more, lead, gazetteer) or _may_lie(more, lead, gazetteer)):
        lead = replace(lead, place=more.place, within=more.within)
    if lead.start is None and (more.place is None or _related(more, lead, gazetteer)):
        lead = replace(lead, start=more.start, end=more.end, words=more.words)
    return lead


def _may_lie(part: Scene, whole: Scene, gazetteer: Gazetteer) -> bool:
    """Whether a place that no gazetteer knows may lie in the country that the article is about."""
    known = gazetteer.get(part.place or "") is not None or part.within or AND in (part.place or "")
    return not known and gazetteer.kind(whole.place or "") == "country"


def _inside(part: Scene, whole: Scene, gazetteer: Gazetteer) -> bool:
    return relation(part.place or "", whole.place or "", gazetteer, within_a=part.within, within_b=whole.within) == "inside"


def _apart(a: Scene, b: Scene, gazetteer: Gazetteer) -> bool:
    """Whether two scenes are known to be in different places; joined places are apart only if all are."""
    pairs = [(x, y) for x in (a.place or "").split(AND) for y in (b.place or "").split(AND)]
    return all(relation(x, y, gazetteer, within_a=a.within, within_b=b.within) in ("apart", "near") for x, y in pairs)


def _related(a: Scene, b: Scene, gazetteer: Gazetteer) -> bool:
    return relation(a.place or "", b.place or "", gazetteer, within_a=a.within, within_b=b.within) in ("same", "inside", "contains")


def _scene(at: Stretch, setting: Setting, base: Scene, gazetteer: Gazetteer) -> Scene:
    """The scene at a token: what its clause names, over what was spoken of before."""
    s = setting.sentence
    lag = _later(at, s)
    if lag is not None:
        base = _earlier(base, lag, gazetteer)
    day = _day(at, setting)
    telling = next((d.span[0] for d in setting.days if d.telling and d.span[0] == d.span[1]), None)
    here = _place(at, setting, base, gazetteer)
    if here and base.place and _apart(here, base, gazetteer):
        # another place: the days of what was spoken of before are not its days, unless told from them
        base = replace(base, place=None, within=None) if lag else Scene()
    period = day is not None and day.span[0] != day.span[1] and is_long(day.span)
    if here and base.place and _inside(base, here, gazetteer) and not (period or _its_own(here, day, base, gazetteer)):
        here = replace(base, told="paragraph")  # "in the country", after its town was named
    told = "clause" if here and here.told != "paragraph" else "guess" if base.told == "guess" else base.told and "paragraph"
    made = replace(here or base, told=told, as_of=telling, kind=_kind(at, s) or base.kind)
    if day is not None:
        return replace(
            made, start=day.span[0], end=day.span[1], words=day.words, period=period, dated="moved" if setting.moved else "clause"
        )
    if base.period or base.start is None:
        return replace(made, start=None, end=None, words=None, period=False, dated=base.dated if base.dated == "earlier" else "")
    return replace(made, start=base.start, end=base.end, words=base.words, dated="moved" if base.dated == "moved" else "paragraph")


def _its_own(here: Scene, day: Day | None, base: Scene, gazetteer: Gazetteer) -> bool:
    """Whether what happens in a wider place is another event: on another day, and in no region of many countries."""
    return day is not None and day.span[0] != base.start and gazetteer.kind(here.place or "") != "region"


def _day(at: Stretch, setting: Setting) -> Day | None:
    """The nearest day of the clause, or one that lies in it, `مطلع يوليو … خلال شهر رمضان`."""
    days = [d for d in setting.days if not d.telling and not (d.bounds and d.start >= at[0])]
    found = nearest(at, setting.sentence, days, setting.events)
    if found is None or not is_long(found.span):
        return found
    inside = [d for d in days if d is not found and not is_long(d.span) and found.holds(d)]
    return inside[0] if len(inside) == 1 else found


def _later(at: Stretch, s: Sentence) -> int | None:
    """How many days before what the text speaks of a clause is: `ويأتي الهجوم بعد يومين على مقتل …`; 0 where it does not say.

    Opening a sentence, the words reach not far: its main clause, of today, follows.
    """
    for mark in (m for marks in s.marks.values() for m in marks if m.name == "later"):
        reaches = mark.end <= at[0] and (mark.start > 1 or at[0] - mark.end <= REACH)
        if reaches and not any(t.text in s.stops for t in s.tokens[mark.end : at[0]]):
            return int(str(mark.value))
    return None


REACH = 8  # tokens of an opening "two days after …" that are of the earlier event


def _earlier(base: Scene, days: int, gazetteer: Gazetteer) -> Scene:
    """The scene of an event that long before: somewhere in the country, on a day that only a number of days tells."""
    country = gazetteer.country(base.place or "")
    nowhere = Scene(country, told="guess" if country else "")
    if not days or base.start is None or base.start != base.end:
        return nowhere
    on = base.start - timedelta(days=days)
    return replace(nowhere, start=on, end=on, dated="paragraph")


def _kind(at: Stretch, s: Sentence) -> str:
    """The kind of event that the nearest word for one names."""
    found = [
        (max(0, at[0] - i, i - at[1]), -m.end + m.start, str(m.value)) for i, marks in s.marks.items() for m in marks if m.name == "kind"
    ]
    return min(found)[2] if found else ""


def _place(at: Stretch, setting: Setting, base: Scene, gazetteer: Gazetteer) -> Scene | None:
    """The place of the clause: the nearest named, of a chain the most exact, of joined ones all."""
    s, places = setting.sentence, setting.places
    if base.place and s.has(at[0] - 1, "small:after"):
        places = tuple(p for p in places if p.start >= at[0])  # `قصف مواقع في … بعد مقتل جندي`: not there
    near = nearest(at, s, places, setting.events)
    if near is None:
        return None
    for other in places:  # `in Sidon, in the south of Lebanon`: the exact one of a chain
        if (
            other is not near
            and abs(other.start - near.start) <= CHAIN
            and relation(other.name, near.name, gazetteer, within_a=other.within) == "inside"
        ):
            return Scene(other.name, other.within)
    several = [m for m in places if m is near or (m.kind == near.kind and joined(m, near, s))]
    if len(several) > 1:
        return Scene(AND.join(sorted({m.name for m in several})))
    quarter = near.kind == "area" and not near.known and gazetteer.kind(base.place or "") in EXACT  # of the town that was spoken of
    return Scene(near.name, near.within or (base.place if quarter else None))


AND = " and "
CHAIN = 20  # tokens between a place and one inside it that the same clause names
SLACK = timedelta(days=2)
