"""Read a person's name from a row of tokens: by what may stand in a name and what ends one, not by a list of names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reconcile.extract.titles import ActorMention, Actors, Row
from reconcile.text.tokens import COMMAS

LONGEST_NAME = 4
_SHORTEST_NOUN = 4  # letters: a shorter word that ends like a possessive is none
_JOINTS = frozenset("-.'")
_NO_NAME = ("date", "kind", "noun", "speech:says", "speech:adds", "speech:that")


def with_name(row: Row, mention: ActorMention) -> ActorMention:
    """The mention with the name behind it, honorifics and marks of quotation skipped."""
    at = mention.end
    tokens = row.sentence.tokens
    comma = at < len(tokens) and tokens[at].text in COMMAS and mention.office is not None
    at = _name_start(row, at + 1 if comma else at, mention)
    quoted = at < len(tokens) and tokens[at].text == '"'
    names, end = names_at(row, at + 1 if quoted else at, LONGEST_NAME, apposed=comma)
    closes = end < len(tokens) and tokens[end].text == '"'
    strong = end >= len(tokens) or not tokens[end].is_word or tokens[end].text in row.actors.stops
    if len(names) == 1 and names[0].startswith(row.actors.conjunctions) and not row.upper:  # `الرئيس وفدا`
        names = ()
    if not names or (quoted and not closes) or (comma and not (strong and len(names) > 1)):
        if at > mention.end and not comma and (place := next((p for p in row.sentence.places if p.end == at), None)):
            mention = replace(mention, end=at, of=mention.of or place.name)
        return replace(mention, name=office_name(mention, row.actors), kind="person")
    return replace(mention, end=end + 1 if quoted else end, names=names, name=" ".join(names), kind="person")


def _name_start(row: Row, at: int, mention: ActorMention) -> int:
    """Where a name can begin: behind the office's place and honorifics, `محافظ الجبل اللواء سمير`."""
    while at < len(row.sentence.tokens):
        place = row.places.get(at)
        cue = row.places.get(at + 1) if row.sentence.tokens[at].text in row.actors.cues else None
        if at in row.honorifics:
            at = row.honorifics[at].end
        elif at in row.qualities and at not in row.places and mention.office:
            at = row.qualities[at].end
        elif place and place.role != "nationality" and not row.actors.capitals and mention.office:
            at = place.end
        elif row.sentence.tokens[at].text in row.actors.cues and mention.office:
            at = cue.end if cue else at + 2
        else:
            break
    return at


def office_name(mention: ActorMention, actors: Actors) -> str:
    """The canonical name of an office whose holder is not named."""
    title = actors.titles[mention.title]
    if title.relation == "spokesman":
        return f"{mention.institution} {title.canonical}" if mention.institution else title.canonical
    return f"{actors.adjectives.get(mention.of, mention.of)} {title.canonical}" if mention.of else title.canonical


def names_at(row: Row, at: int, most: int, *, apposed: bool = False) -> tuple[tuple[str, ...], int]:
    """A run of words that can be a name, and where it ends. `apposed`: nothing can be joined to it by a clitic."""
    tokens, end = row.sentence.tokens, at
    names: list[str] = []
    while at < len(tokens) and sum(n not in row.actors.particles for n in names) < most:
        if row.upper and tokens[at].text in _JOINTS and names and tokens[at].start == tokens[at - 1].end:
            at += 1
            continue
        if names and at in row.honorifics:
            names, at = [], row.honorifics[at].end
        if at >= len(tokens) or not nameable(row, at, bool(names) and not apposed) or _ended(names, tokens[at].text, row.actors):
            break
        names.append(tokens[at].text)
        at += 1
        end = at
    return tuple(names), end


def _ended(names: Sequence[str], following: str, actors: Actors) -> bool:
    """Whether a surname has ended the name, so that the next word is none of it: `كمال الزواري أجرى`."""
    surname = len(names) > 1 and names[-1].startswith(actors.articles or ("\0",)) and names[-1].endswith(actors.surnames or ("\0",))
    return surname and not following.startswith(actors.articles) and following not in actors.particles


def nameable(row: Row, at: int, inside: bool) -> bool:
    """Whether a token can stand in a name; `inside`: behind another of its words."""
    token = row.sentence.tokens[at]
    if not token.is_word or at in row.titles or at in row.sentence.quantities or token.text in row.actors.stops | row.actors.cues:
        return False
    if row.upper:
        return row.upper[at] and not any(m.name == "date" for m in row.sentence.marks.get(at, ()))
    glue = next((c for c in row.actors.conjunctions if token.text.startswith(c)), "")
    if (glue and inside) or possessive(token.text, row.actors) or _glued(token.text, row.actors):
        return False
    if (place := row.places.get(at)) and not (inside and place.role == "place" and not place.preposition):
        return False
    return not any(m.name in _NO_NAME or m.name.startswith("topic:") for m in row.sentence.marks.get(at, ()))


def _glued(word: str, actors: Actors) -> bool:
    """Whether a word is one that no name has with something glued to it, `بضرورة`, or any with more than its article: `للمحامي`."""
    glued = [c for c in actors.clitics if word.startswith(c) and len(word) > len(c) + 1]
    return any(word[len(c) :] in actors.stops or c in actors.definite for c in glued)


def possessive(word: str, actors: Actors) -> bool:
    """Whether a word ends in a possessive pronoun: `استقالتها`, her resignation."""
    return len(word) > _SHORTEST_NOUN and word.endswith(actors.not_endings)


def quoted_name(row: Row, at: int) -> tuple[str, int] | None:
    """A short name between quotation marks that open here, and where they close."""
    tokens = row.sentence.tokens
    if at >= len(tokens) or tokens[at].text != '"':
        return None
    close = next((i for i in range(at + 1, min(at + 7, len(tokens))) if tokens[i].text == '"'), None)
    return (" ".join(t.text for t in tokens[at + 1 : close]), close + 1) if close and close > at + 1 else None
