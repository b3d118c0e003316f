"""Find every act of saying in an article: who says it, through whom, and which words it covers.

A saying covers the clause that it governs: from its verb to the end of the sentence or to the next
speaker, back over the sentence where it stands at its end (", police said"), and on through a quotation
that runs over several sentences.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from reconcile.extract.actors import ActorMention, Actors
from reconcile.extract.document import Document
from reconcile.extract.names import possessive
from reconcile.extract.people import Mentions, read_actors
from reconcile.extract.quoted import quoted
from reconcile.extract.sentence import Sentence
from reconcile.extract.speakers import (
    BARRIERS,
    Row,
    joined_before,
    only_article,
    opening,
    passed_on,
    speaker_after,
    speaker_before,
    together,
    words_behind,
)
from reconcile.text.flow import flowing
from reconcile.text.lexicon import Mark
from reconcile.text.tokens import COMMAS

STANCES = ("denies", "doubts", "corrects")  # roles of verbs that do more than say
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
    stance: str = ""  # denies, doubts or corrects; empty where it only says
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


def read_voices(document: Document, actors: Actors) -> Voices:
    """Read who speaks in an article, from its first sentence to its last: a speaker carries on."""
    mentions = read_actors(document, actors)
    last: tuple[ActorMention, ...] = ()
    made: list[tuple[Saying, ...]] = []
    spans = {f: quoted(flowing(document.original(f))) for f in document.fields}
    open_quotes: dict[tuple[str, int], Saying] = {}
    for sentence, found in zip(document.sentences, mentions, strict=True):
        row = Row(sentence, found, actors)
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


def _running(
    document: Document, sentence: Sentence, spans: Sequence[tuple[int, int]], governed: Mapping[tuple[str, int], Saying]
) -> list[Saying]:
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


def _sayings(row: Row, last: tuple[ActorMention, ...]) -> Iterator[Saying]:
    end, speaker, own = 0, last, False
    for at in sorted({*row.roles, *row.starts}):
        if at < end:
            continue
        saying = next((s for s in (read(row, at) for read in _FORMS) if s), None)
        saying = saying or _verb(row, at, speaker if own else _subject(row, at, speaker)) or _reports(row, at)
        if saying:
            yield saying
            if saying.origin and not saying.backward:
                speaker, own = saying.origin, True
            end = max(at + 1, saying.end)


def _subject(row: Row, at: int, last: tuple[ActorMention, ...]) -> tuple[ActorMention, ...]:
    """Who goes on to speak where nobody has spoken in the sentence yet: whom it is about, else the last speaker.

    `استقبل الوزير وفدا، مضيفا أن`: the minister adds it.
    """
    first = next((m for m in row.mentions if m.end <= at and m.kind == "person" and (not m.glued or only_article(row, m))), None)
    return (first,) if first and at - first.end > 1 else last


def _nobody(row: Row, at: int) -> Saying | None:
    """A formula that tells that nobody in particular says it: the article's own voice."""
    mark = row.has(at, "impersonal")
    return Saying(at, mark.end, mark.end, len(row.tokens), ()) if mark else None


def _stance(row: Row, at: int) -> Saying | None:
    """Somebody who condemns, welcomes or demands: covers nothing, but speaks on in what follows."""
    mark = row.has(at, "stance")
    if mark is None or row.has(at, "says"):
        return None
    first = speaker_before(row, at) if row.actors.subject_first else speaker_after(row, mark.end)
    return Saying(at, max(mark.end, first.end), len(row.tokens), len(row.tokens), (first,)) if first else None


def _headline(row: Row, at: int) -> Saying | None:
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


def _verb(row: Row, at: int, last: tuple[ActorMention, ...]) -> Saying | None:
    mark = row.has(at, *STANCES, "adds", "says")
    if mark is None or any(m.name == "small:negation" for m in row.sentence.marks.get(at - 1, ())):
        return None
    relative = row.has(at - 1, "relative")
    continuing = mark.name == "speech:adds"
    speakers = _antecedent(row, relative) if relative else () if continuing else _speakers(row, mark)
    if not speakers and relative:
        return None
    own = bool(speakers)
    start = min([at, *(m.start for m in speakers)])
    end = max([mark.end, *(m.end for m in speakers)])
    if not speakers:
        if not (continuing or _carries_on(row, at, mark.end)):
            return None
        speakers = last[:1]
        start = next((h for h in range(max(0, at - 3), at) if row.has(h, "pronouns")), start)
    low = opening(row, end)
    via = passed_on(row, min(end, mark.end), low, speakers)
    high = _closing(row, low) if low > end else len(row.tokens)
    if not row.actors.subject_first and end < high and possessive(row.tokens[end].text, row.actors):
        high = low = end  # `أعلنت الحكومة استقالتها`: done by saying so, nothing is reported
    role = mark.name.removeprefix("speech:")
    saying = Saying(start, end, max(end, low), high, speakers, via, stance=role if role in STANCES else "", own=own)
    return _trailing(row, saying, at, mark.end) or saying


def _closing(row: Row, low: int) -> int:
    """Where what is said ends: words in quotation marks end with them, others with the sentence."""
    first = low + 1 if row.tokens[low - 1].text == ":" else low
    if first > len(row.tokens) or row.tokens[first - 1].text != '"':
        return len(row.tokens)
    return next((i + 1 for i in range(first, len(row.tokens)) if row.tokens[i].text == '"'), len(row.tokens))


def _antecedent(row: Row, relative: Mark) -> tuple[ActorMention, ...]:
    """Whom a relative pronoun before the verb stands for: `المحافظ، الذي قال`."""
    return tuple(m for m in row.mentions if relative.start - 1 <= m.end <= relative.start)


def _speakers(row: Row, verb: Mark) -> tuple[ActorMention, ...]:
    """The speakers of a verb of saying: the nearest on the side where the language puts them, else on the other."""
    behind = speaker_after(row, verb.end)
    ahead = None if row.sentence.joins(verb.prefix) else speaker_before(row, verb.start)
    first = (ahead or behind) if row.actors.subject_first else (behind or ahead)
    if first is None:
        return ()
    return together(row, first) if first.start >= verb.start else joined_before(row, first)


def _carries_on(row: Row, at: int, end: int) -> bool:
    """Whether a verb of saying without a speaker goes on with the last one: `وأضاف أن`, "he said"."""
    if row.actors.subject_first:
        return any(row.has(here, "pronouns") for here in range(max(0, at - 3), at))
    for here in range(end, min(end + 4, len(row.tokens))):
        if row.has(here, "that") or row.tokens[here].text in BARRIERS:
            return True
        if row.tokens[here].is_word and row.tokens[here].text not in row.actors.stops and not _reference(row, here):
            return False
    return False


def _reference(row: Row, at: int) -> bool:
    """A definite noun for what was said before: `البيان`."""
    word = row.tokens[at].text
    return any(word.startswith(a) and word[len(a) :] in row.actors.stops for a in row.actors.articles)


def _trailing(row: Row, saying: Saying, at: int, end: int) -> Saying | None:
    """The same saying, covering the sentence before it, where it closes or interrupts the sentence."""
    before = row.tokens[saying.start - 1].text if saying.start else ""
    as_said = any(m for m in row.roles.get(at - 1, {}).values() if m.name == "speech:as_said") or any(
        "as_said" in row.roles.get(h, {}) and row.roles[h]["as_said"].end == at for h in range(max(0, at - 3), at)
    )
    behind = words_behind(row, max(saying.end, end))
    if saying.start < 3 or behind > _TAIL or row.has(saying.end, "that") or saying.low > saying.end + behind + 1:
        return None
    closes = as_said or (row.actors.subject_first and (before in COMMAS or before == '"'))
    return replace(saying, low=0, high=len(row.tokens), backward=True) if closes else None


def _according(row: Row, at: int) -> Saying | None:
    mark = row.has(at, "according")
    if mark is None:
        return None
    end = mark.end
    while inner := row.has(end, "says", "that", "as_said", "said_it"):
        end = inner.end
    mention = row.starts.get(end) or speaker_after(row, end) or next((row.starts[h] for h in (end, end + 1) if h in row.starts), None)
    if mention is None:
        return None
    speakers = together(row, mention)
    stop = speakers[-1].end
    if at <= 2:
        return Saying(at, stop, stop, len(row.tokens), speakers, via=())
    contrast = [m.end for h, found in row.roles.items() if h < at for r, m in found.items() if r == "contrast" and "hedges" not in found]
    return Saying(at, stop, max(contrast, default=0), at, speakers, backward=True)


def _quoting(row: Row, at: int) -> Saying | None:
    """A quoted B as saying: B said it, A passes it on."""
    mark = row.has(at, "quotes")
    if mark is None:
        return None
    if row.actors.subject_first:
        passes, says = speaker_before(row, at), speaker_after(row, mark.end)
    else:
        source = next((h for h in range(mark.end, min(mark.end + 14, len(row.tokens))) if row.has(h, "source")), None)
        if source is None or any(row.stops(h) for h in range(mark.end, source)):
            return None
        passes, says = speaker_after(row, mark.end), speaker_after(row, source + 1)
        passes = passes if passes and passes.end <= source else None
    if says is None:
        return None
    speakers = together(row, says)
    end = speakers[-1].end
    start, via = (min(at, passes.start), (passes,)) if passes else (at, ())
    return Saying(start, end, max(end, opening(row, end)), len(row.tokens), speakers, via)


def _object(row: Row, at: int) -> Saying | None:
    """A verb whose object stands before it: "a toll announced by the ministry"."""
    mark = row.has(at, "said_it", "passed_on")
    mention = speaker_after(row, mark.end) if mark else None
    if mark is None or mention is None:
        return None
    speakers = together(row, mention)
    return Saying(at, speakers[-1].end, 0, at, speakers, backward=True)


def _reports(row: Row, at: int) -> Saying | None:
    """Sources that are followed by what they say: "reports that"."""
    mention = row.starts.get(at)
    if mention is None or mention.kind != "unnamed":
        return None
    that = row.has(mention.end, "that")
    return Saying(at, mention.end, that.end, len(row.tokens), (mention,)) if that else None


def _coordinated(row: Row, sayings: list[Saying]) -> list[Saying]:
    """End what a saying covers where the next speaker is joined to it; leave a saying inside a saying."""
    made = list(sayings)
    for i, saying in enumerate(made):
        for other in () if _passes_on(row, saying) else sayings[i + 1 :]:
            if not saying.backward and not other.backward and other.start >= saying.end and _joined(row, other.start):
                made[i] = replace(saying, high=min(saying.high, other.start))
                break
        alone = not any(s.start < saying.start and not s.backward for s in sayings)
        if saying.backward and alone:
            made[i] = replace(saying, low=0)
    return made


def _passes_on(row: Row, saying: Saying) -> bool:
    """Whether an outlet opens the sentence, "According to Reuters, three died, and the mayor said": it has the mayor's words too."""
    return bool(row.has(saying.start, "according")) and not saying.backward and saying.origin[0].kind == "outlet"


def _joined(row: Row, at: int) -> bool:
    """Whether the clause that begins here is joined to the one before; a small word may stand between: "and the police"."""
    token, marks = row.tokens[at].text, row.roles.get(at, {}).values()
    glued = any(m.prefix and row.sentence.joins(m.prefix) for m in marks)
    if glued or (row.actors.clitics and not marks and token.startswith(row.sentence.conjunctions)):
        return True
    for here in range(at - 1, max(-1, at - 3), -1):
        if row.tokens[here].text in COMMAS or row.tokens[here].text in row.sentence.conjunctions or row.has(here, "contrast"):
            return True
        if row.tokens[here].text not in row.actors.stops or row.has(here, "that"):
            return False
    return False


_FORMS = (_nobody, _stance, _headline, _according, _quoting, _object)
