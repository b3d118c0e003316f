"""Find every act of saying in an article: who says it, through whom, and which words it covers.

A saying covers the clause that it governs: from its verb to the end of the sentence or to the next
speaker, back over the sentence where it stands at its end (", police said"), and on through a quotation
that runs over several sentences.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from reconcile.extract.actors import ActorMention, Actors
from reconcile.extract.document import Document
from reconcile.extract.people import Mentions, read_actors
from reconcile.extract.quoted import quoted
from reconcile.extract.sentence import Sentence
from reconcile.text.lexicon import Mark

_COMMAS = frozenset(",،")
_BARRIERS = frozenset(':"')
_REACH = 8  # tokens between a verb of saying and its speaker
_TAIL = 5  # words behind an attribution that closes a sentence: "police said in a statement on Monday"


@dataclass(frozen=True, slots=True)
class Saying:
    """An act of saying, in tokens. `low`..`high` is what it covers; `origin` is innermost first."""

    start: int
    end: int
    low: int
    high: int
    origin: tuple[ActorMention, ...]
    via: tuple[ActorMention, ...] = ()
    denied: bool = False
    backward: bool = False
    own: bool = True  # has a speaker of its own, not the last one

    @property
    def chain(self) -> tuple[ActorMention, ...]:
        """Speakers, then those who pass it on."""
        return (*self.origin, *self.via)


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation: its original span in a field, and the saying that governs it, if any."""

    field: str
    start: int
    end: int
    saying: Saying | None


@dataclass(frozen=True)
class Voices:
    """Who speaks in an article: actors and sayings by sentence, and its quotations."""

    mentions: Mentions
    sayings: tuple[tuple[Saying, ...], ...]
    quotations: tuple[Quoted, ...]


class _Row:
    """A sentence's words of saying and its actors."""

    def __init__(self, sentence: Sentence, mentions: Sequence[ActorMention], actors: Actors) -> None:
        self.sentence, self.mentions, self.actors = sentence, mentions, actors
        self.tokens = sentence.tokens
        self.starts = {m.start: m for m in mentions}

    @cached_property
    def roles(self) -> Mapping[int, Mapping[str, Mark]]:
        """By token: role of speech -> its longest mark there, none inside a name."""
        found: dict[int, dict[str, Mark]] = {}
        inside = {i for m in self.mentions for i in range(m.start + 1, m.end)}
        for at, marks in self.sentence.marks.items():
            for mark in marks:
                if mark.name.startswith("speech:") and at not in inside:
                    role = mark.name.removeprefix("speech:")
                    here = found.setdefault(at, {})
                    if role not in here or mark.end > here[role].end:
                        here[role] = mark
        return found

    def has(self, at: int, *roles: str) -> Mark | None:
        """The mark of one of these roles at a token."""
        return next((self.roles[at][r] for r in roles if r in self.roles.get(at, ())), None)

    def dated(self, at: int) -> bool:
        """Whether a token belongs to a date."""
        return any(d.start <= at < d.end for d in self.sentence.dates)

    def stops(self, at: int) -> bool:
        """Whether a token ends the clause."""
        return self.tokens[at].text in self.sentence.stops


def read_voices(document: Document, actors: Actors) -> Voices:
    """Read who speaks in an article, from its first sentence to its last: a speaker carries on."""
    mentions = read_actors(document, actors)
    last: tuple[ActorMention, ...] = ()
    made: list[tuple[Saying, ...]] = []
    spans = {f: quoted(document.original(f)) for f in document.fields}
    open_quotes: dict[tuple[str, int], Saying] = {}
    for sentence, found in zip(document.sentences, mentions, strict=True):
        row = _Row(sentence, found, actors)
        sayings = _coordinated(row, list(_sayings(row, last)))
        running = _running(document, sentence, spans[sentence.field], open_quotes)
        sayings = [*running, *sayings]
        for span in spans[sentence.field]:
            if (key := (sentence.field, span[0])) not in open_quotes and (saying := _governing(document, sentence, sayings, span)):
                open_quotes[key] = saying
        last = next((s.origin for s in reversed(sayings) if s.origin), last)
        made.append(tuple(sayings))
    quotations = [Quoted(f, a, b, open_quotes.get((f, a))) for f in document.fields for a, b in spans[f]]
    return Voices(mentions, tuple(made), tuple(quotations))


def _running(document: Document, sentence: Sentence, spans: Sequence[tuple[int, int]], governed: Mapping[tuple[str, int], Saying]) -> list[Saying]:
    """The saying of a quotation that began in an earlier sentence."""
    start = document.span(sentence, 0, 1)[0]
    for a, b in spans:
        saying = governed.get((sentence.field, a))
        if a < start < b and saying:
            high = sum(1 for i in range(len(sentence.tokens)) if document.span(sentence, i, i + 1)[0] < b)
            return [replace(saying, start=0, end=0, low=0, high=high, backward=False, own=False)]
    return []


def _governing(document: Document, sentence: Sentence, sayings: Sequence[Saying], span: tuple[int, int]) -> Saying | None:
    first, last = document.span(sentence, 0, len(sentence.tokens))
    if not first <= span[0] < last or not sayings:
        return None
    at = next((i for i in range(len(sentence.tokens)) if document.span(sentence, i, i + 1)[0] >= span[0]), None)
    covering = [s for s in sayings if at is not None and s.low <= at < s.high and s.origin]
    return max(covering, key=lambda s: (not s.backward, s.start), default=None)


def _sayings(row: _Row, last: tuple[ActorMention, ...]) -> Iterator[Saying]:
    at, speaker, own = 0, last, False
    while at < len(row.tokens):
        saying = _nobody(row, at) or _stance(row, at) or _headline(row, at) or _according(row, at) or _quoting(row, at) or _object(row, at) or _verb(row, at, speaker if own else _subject(row, at, speaker)) or _reports(row, at)
        if saying:
            yield saying
            if saying.origin and not saying.backward:
                speaker, own = saying.origin, True
            at = max(at + 1, saying.end)
        else:
            at += 1


def _subject(row: _Row, at: int, last: tuple[ActorMention, ...]) -> tuple[ActorMention, ...]:
    """Who goes on to speak where nobody has spoken in the sentence yet: whom it is about, else the last speaker.

    `استقبل الوزير وفدا، مضيفا أن`: the minister adds it.
    """
    first = next((m for m in row.mentions if m.end <= at and m.kind == "person" and (not m.glued or _only_article(row, m))), None)
    return (first,) if first and at - first.end > 1 else last


def _nobody(row: _Row, at: int) -> Saying | None:
    """A formula that tells that nobody in particular says it: the article's own voice."""
    mark = row.has(at, "impersonal")
    return Saying(at, mark.end, mark.end, len(row.tokens), ()) if mark else None


def _stance(row: _Row, at: int) -> Saying | None:
    """Somebody who condemns, welcomes or demands: covers nothing, but speaks on in what follows."""
    mark = row.has(at, "stance")
    first = (_before(row, at) if row.actors.subject_first else _after(row, mark.end)) if mark and not row.has(at, "says") else None
    return Saying(at, max(mark.end, first.end), len(row.tokens), len(row.tokens), (first,)) if mark and first else None


def _headline(row: _Row, at: int) -> Saying | None:
    """`الشرطة: مقتل 3`, and "3 dead: police"."""
    mention = row.starts.get(at)
    if mention is None:
        return None
    end, size = mention.end, len(row.tokens)
    if at == 0 and end < size and row.tokens[end].text == ":":
        return Saying(at, end, end, size, (mention,))
    if at > 1 and end >= size and row.tokens[at - 1].text == ":":
        return Saying(at, end, 0, at, (mention,), backward=True)
    return None


def _together(row: _Row, first: ActorMention) -> tuple[ActorMention, ...]:
    """A speaker and those joined to it: `مصدر طبي وشهود عيان`."""
    found = [first]
    for mention in row.mentions:
        gap = row.tokens[found[-1].end : mention.start]
        if mention.name == found[-1].name and 0 <= mention.start - found[-1].end <= 1:  # named twice: "Smith, Mayor John Smith"
            found[-1] = mention
            continue
        if mention.start < found[-1].end or len(gap) > 2:
            continue
        joins = (row.sentence.joins(mention.glued) and mention.glued) or any(t.text in row.sentence.conjunctions for t in gap)
        if joins and all(t.text in row.sentence.conjunctions or t.text in _COMMAS for t in gap):
            found.append(mention)
    return tuple(found)


def _after(row: _Row, at: int) -> ActorMention | None:
    """The speaker behind a verb of saying; only dates, adverbs and commas may stand between."""
    for here in range(at, min(at + _REACH, len(row.tokens))):
        if mention := row.starts.get(here):
            return mention if not mention.glued.strip() or row.sentence.joins(mention.glued) or _only_article(row, mention) else None
        token = row.tokens[here]
        if token.text == '"' and here + 1 in row.starts:
            continue
        if row.stops(here) or token.text in _BARRIERS or row.has(here, "that", "relative", "says") or row.sentence.quantities.get(here):
            return None
        if token.is_word and not (row.dated(here) or row.has(here, "auxiliaries") or token.text in row.actors.stops):
            return None
        if any(m.name.startswith("topic:") for m in row.sentence.marks.get(here, ())):
            return None
    return None


def _only_article(row: _Row, mention: ActorMention) -> bool:
    return mention.glued in row.actors.articles and mention.glued == row.actors.articles[0]


def _before(row: _Row, at: int) -> ActorMention | None:
    """The speaker before a verb of saying."""
    reach = _REACH if row.actors.subject_first else 4
    for here in range(at - 1, max(-1, at - 1 - reach), -1):
        mention = next((m for m in row.mentions if m.start <= here < m.end), None)
        if mention:
            return mention
        token = row.tokens[here]
        if row.stops(here) or token.text in _BARRIERS or row.has(here, "that", "says", "pronouns", "relative", "contrast"):
            return None
        if row.actors.subject_first and token.text in row.sentence.conjunctions:
            return None
        if not row.actors.subject_first and token.is_word and not (row.dated(here) or row.has(here, "auxiliaries") or token.text in row.actors.stops):
            return None
    return None


def _opening(row: _Row, at: int) -> int:
    """Where what is said begins: behind "that", a colon or an opening quotation mark, else at once."""
    for here in range(at, min(at + 24, len(row.tokens))):
        if mark := row.has(here, "that"):
            return mark.end
        if row.tokens[here].text in _BARRIERS and not any(m.start - 1 <= here <= m.end and row.tokens[here].text == '"' for m in row.mentions):
            return here + 1
        if row.stops(here) or (here > at and row.has(here, "says")):
            break
    return at


def _via(row: _Row, at: int, opening: int, speakers: Sequence[ActorMention]) -> tuple[ActorMention, ...]:
    """The outlets that were told, and those who carry the statement, between the verb and what is said."""
    found = []
    for mention in row.mentions:
        if at <= mention.start < opening and mention not in speakers:
            passed = any(row.has(here, "passed_on", "said_it") for here in range(max(at, mention.start - 3), mention.start))
            if passed or mention.kind == "outlet":
                found.append(mention)
    return tuple(found)


def _tail(row: _Row, at: int) -> int:
    """How many words stand from a token to the clause's end, dates and back-references left out."""
    words = 0
    for here in range(at, len(row.tokens)):
        if row.stops(here) or row.tokens[here].text in _COMMAS:
            break
        covered = row.dated(here) or any(m.start <= here < m.end for m in row.mentions)
        words += row.tokens[here].is_word and not covered
    return words


def _verb(row: _Row, at: int, last: tuple[ActorMention, ...]) -> Saying | None:
    mark = row.has(at, "denies", "adds", "says")
    if mark is None or any(m.name == "small:negation" for m in row.sentence.marks.get(at - 1, ())):
        return None
    relative = row.has(at - 1, "relative")
    denied, continuing = mark.name == "speech:denies", mark.name == "speech:adds"
    speakers: tuple[ActorMention, ...] = ()
    if relative:
        speakers = tuple(m for m in row.mentions if relative.start - 1 <= m.end <= relative.start)
        if not speakers:
            return None
    elif not continuing:
        behind = _after(row, mark.end)
        ahead = None if row.sentence.joins(mark.prefix) else _before(row, at)
        order = (ahead, behind) if row.actors.subject_first else (behind, ahead)
        first = next((m for m in order if m), None)
        speakers = _together(row, first) if first and first.start >= at else _joined_before(row, first) if first else ()
    start = min([at, *(m.start for m in speakers)])
    end = max([mark.end, *(m.end for m in speakers)])
    opening = _opening(row, end)
    if not speakers:
        if not (continuing or _carries_on(row, at, mark.end)):
            return None
        speakers = last[:1]
    via = _via(row, min(end, mark.end), opening, speakers)
    saying = Saying(start, end, max(end, opening), len(row.tokens), speakers, via, denied=denied, own=bool(speakers) and not continuing)
    return _trailing(row, saying, at, mark.end) or saying


def _joined_before(row: _Row, nearest: ActorMention) -> tuple[ActorMention, ...]:
    for mention in row.mentions:
        group = _together(row, mention)
        if nearest in group:
            return group
    return (nearest,)


def _carries_on(row: _Row, at: int, end: int) -> bool:
    """Whether a verb of saying without a speaker goes on with the last one: `وأضاف أن`, "he said"."""
    if row.actors.subject_first:
        return any(row.has(here, "pronouns") for here in range(max(0, at - 3), at))
    for here in range(end, min(end + 4, len(row.tokens))):
        if row.has(here, "that") or row.tokens[here].text in _BARRIERS:
            return True
        if row.tokens[here].is_word and row.tokens[here].text not in row.actors.stops and not _reference(row, here):
            return False
    return False


def _reference(row: _Row, at: int) -> bool:
    """A definite noun for what was said before: `البيان`."""
    word = row.tokens[at].text
    return any(word.startswith(a) and word[len(a) :] in row.actors.stops for a in row.actors.articles)


def _trailing(row: _Row, saying: Saying, at: int, end: int) -> Saying | None:
    """The same saying, covering the sentence before it, where it closes or interrupts the sentence."""
    before = row.tokens[saying.start - 1].text if saying.start else ""
    as_said = any(m for m in row.roles.get(at - 1, {}).values() if m.name == "speech:as_said") or any(
        "as_said" in row.roles.get(h, {}) and row.roles[h]["as_said"].end == at for h in range(max(0, at - 3), at)
    )
    behind = _tail(row, max(saying.end, end))
    if saying.start < 3 or behind > _TAIL or row.has(saying.end, "that") or saying.low > saying.end + behind + 1:
        return None
    closes = as_said or (row.actors.subject_first and (before in _COMMAS or before == '"'))
    return replace(saying, low=0, high=len(row.tokens), backward=True) if closes else None


def _according(row: _Row, at: int) -> Saying | None:
    mark = row.has(at, "according")
    if mark is None:
        return None
    end = mark.end
    while inner := row.has(end, "says", "that", "as_said", "said_it"):
        end = inner.end
    mention = row.starts.get(end) or _after(row, end) or next((row.starts[h] for h in (end, end + 1) if h in row.starts), None)
    if mention is None:
        return None
    speakers = _together(row, mention)
    stop = speakers[-1].end
    if at <= 2:
        return Saying(at, stop, stop, len(row.tokens), speakers, via=())
    contrast = [m.end for h, found in row.roles.items() if h < at for r, m in found.items() if r == "contrast" and "hedges" not in found]
    return Saying(at, stop, max(contrast, default=0), at, speakers, backward=True)


def _quoting(row: _Row, at: int) -> Saying | None:
    """A quoted B as saying: B said it, A passes it on."""
    mark = row.has(at, "quotes")
    if mark is None:
        return None
    if row.actors.subject_first:
        passes, says = _before(row, at), _after(row, mark.end)
    else:
        source = next((h for h in range(mark.end, min(mark.end + 14, len(row.tokens))) if row.has(h, "source")), None)
        if source is None or any(row.stops(h) for h in range(mark.end, source)):
            return None
        passes, says = _after(row, mark.end), _after(row, source + 1)
        passes = passes if passes and passes.end <= source else None
    if says is None:
        return None
    speakers = _together(row, says)
    end = speakers[-1].end
    return Saying(min(at, passes.start if passes else at), end, max(end, _opening(row, end)), len(row.tokens), speakers, (passes,) if passes else ())


def _object(row: _Row, at: int) -> Saying | None:
    """A verb whose object stands before it: "a toll announced by the ministry"."""
    mark = row.has(at, "said_it", "passed_on")
    mention = _after(row, mark.end) if mark else None
    if mark is None or mention is None:
        return None
    speakers = _together(row, mention)
    return Saying(at, speakers[-1].end, 0, at, speakers, backward=True)


def _reports(row: _Row, at: int) -> Saying | None:
    """Sources that are followed by what they say: "reports that"."""
    mention = row.starts.get(at)
    if mention is None or mention.kind != "unnamed":
        return None
    that = row.has(mention.end, "that")
    return Saying(at, mention.end, that.end, len(row.tokens), (mention,)) if that else None


def _coordinated(row: _Row, sayings: list[Saying]) -> list[Saying]:
    """End what a saying covers where the next speaker is joined to it; leave a saying inside a saying."""
    made = list(sayings)
    for i, saying in enumerate(made):
        for other in sayings[i + 1 :]:
            if not saying.backward and not other.backward and other.start >= saying.end and _joined(row, other.start):
                made[i] = replace(saying, high=min(saying.high, other.start))
                break
        alone = not any(s.start < saying.start and not s.backward for s in sayings)
        if saying.backward and alone:
            made[i] = replace(saying, low=0)
    return made


def _joined(row: _Row, at: int) -> bool:
    """Whether the clause that begins here is joined to the one before."""
    token = row.tokens[at].text
    before = row.tokens[at - 1].text if at else ""
    marks = row.roles.get(at, {}).values()
    return (
        before in _COMMAS
        or before in row.sentence.conjunctions
        or row.has(at - 1, "contrast") is not None
        or any(m.prefix and row.sentence.joins(m.prefix) for m in marks)
        or (not marks and any(token.startswith(c) for c in row.sentence.conjunctions))
    )
