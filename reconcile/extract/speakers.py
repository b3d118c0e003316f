"""Words of saying in a sentence, and the actors around them: who stands before or behind, and what is said where."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

from reconcile.extract.actors import ActorMention, Actors
from reconcile.extract.sentence import Sentence
from reconcile.text.lexicon import Mark
from reconcile.text.tokens import COMMAS

BARRIERS = frozenset(':"')
_REACH = 8  # tokens between a verb of saying and its speaker
_REACH_BACK = 4  # the same, before the verb, where the verb stands first
_FARTHEST_OPENING = 24  # tokens between a verb of saying and what is said


class Row:
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


def together(row: Row, first: ActorMention) -> tuple[ActorMention, ...]:
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
        if joins and all(t.text in row.sentence.conjunctions or t.text in COMMAS for t in gap):
            found.append(mention)
    return tuple(found)


def speaker_after(row: Row, at: int) -> ActorMention | None:
    """The speaker behind a verb of saying; only dates, adverbs and commas may stand between."""
    for here in range(at, min(at + _REACH, len(row.tokens))):
        if mention := row.starts.get(here):
            return mention if not mention.glued.strip() or row.sentence.joins(mention.glued) or only_article(row, mention) else None
        token = row.tokens[here]
        if here + 1 in row.starts and (token.text == '"' or row.sentence.quantities.get(here)):  # three witnesses
            continue
        if row.stops(here) or token.text in BARRIERS or row.has(here, "that", "relative", "says") or row.sentence.quantities.get(here):
            return None
        if token.is_word and not (row.dated(here) or row.has(here, "auxiliaries") or token.text in row.actors.stops):
            return None
        if any(m.name.startswith("topic:") for m in row.sentence.marks.get(here, ())):
            return None
    return None


def only_article(row: Row, mention: ActorMention) -> bool:
    """Whether nothing but the article is glued to a mention."""
    return mention.glued in row.actors.articles and mention.glued == row.actors.articles[0]


def speaker_before(row: Row, at: int) -> ActorMention | None:
    """The speaker before a verb of saying."""
    reach = _REACH if row.actors.subject_first else _REACH_BACK
    for here in range(at - 1, max(-1, at - 1 - reach), -1):
        mention = next((m for m in row.mentions if m.start <= here < m.end), None)
        if mention:
            return mention
        token = row.tokens[here]
        if row.stops(here) or token.text in BARRIERS or row.has(here, "that", "says", "pronouns", "relative", "contrast"):
            return None
        if row.actors.subject_first and token.text in row.sentence.conjunctions:
            return None
        light = row.dated(here) or row.has(here, "auxiliaries") or token.text in row.actors.stops
        if not row.actors.subject_first and token.is_word and not light:
            return None
    return None


def opening(row: Row, at: int) -> int:
    """Where what is said begins: behind "that", a colon or an opening quotation mark, else at once."""
    for here in range(at, min(at + _FARTHEST_OPENING, len(row.tokens))):
        if mark := row.has(here, "that"):
            return mark.end
        if row.tokens[here].text in BARRIERS and not _around_name(row, here):
            return here + 1
        if row.stops(here) or (here > at and row.has(here, "says")):
            break
    return at


def _around_name(row: Row, at: int) -> bool:
    """Whether a mark of quotation stands around a name, `الوزير "سمير عادل"`, and not behind it: `قال سمير "غدا"`."""
    if row.tokens[at].text != '"':
        return False
    opened = {m.end for m in row.mentions if m.start and row.tokens[m.start - 1].text == '"'}
    return at in opened or any(m.start - 1 <= at < m.end for m in row.mentions)


def passed_on(row: Row, at: int, opening: int, speakers: Sequence[ActorMention]) -> tuple[ActorMention, ...]:
    """The outlets that were told, and those who carry the statement, between the verb and what is said."""
    found = []
    for mention in row.mentions:
        if at <= mention.start < opening and mention not in speakers:
            passed = any(row.has(here, "passed_on", "said_it") for here in range(max(at, mention.start - 3), mention.start))
            if passed or mention.kind == "outlet":
                found.append(mention)
    return tuple(found)


def words_behind(row: Row, at: int) -> int:
    """How many words stand from a token to the clause's end, dates and back-references left out."""
    words = 0
    for here in range(at, len(row.tokens)):
        if row.stops(here) or row.tokens[here].text in COMMAS:
            break
        covered = row.dated(here) or any(m.start <= here < m.end for m in row.mentions)
        words += row.tokens[here].is_word and not covered
    return words


def joined_before(row: Row, nearest: ActorMention) -> tuple[ActorMention, ...]:
    """The speakers before a verb: the nearest, and those that it is joined to."""
    for mention in row.mentions:
        group = together(row, mention)
        if nearest in group:
            return group
    return (nearest,)
