"""Find who takes part and who speaks: offices, institutions, outlets, unnamed sources and persons.

A person is found by what stands with the name (an office, an honorific, a verb of saying), never by a
list of names. What a mention stands for in its article is decided by `people`.
"""

from __future__ import annotations

from dataclasses import replace

from reconcile.extract.names import LONGEST_NAME, names_at, quoted_name, with_name
from reconcile.extract.places import PlaceMention
from reconcile.extract.sentence import Sentence
from reconcile.extract.titles import ActorMention, Actors, Row, compile_actors, read_row
from reconcile.rulebook.offices import Title
from reconcile.text.fold import Folded
from reconcile.text.lexicon import Mark
from reconcile.text.tokens import COMMAS

_LONGEST_SPEAKER = 6
_LONGEST_SUFFIX = 3  # letters of an abbreviation behind a name


def find_actors(sentence: Sentence, folded_field: Folded, original: str, actors: Actors) -> tuple[ActorMention, ...]:
    """The actors of one sentence, in order, not overlapping; names as they stand there."""
    row = read_row(sentence, folded_field, original, actors)
    found: list[ActorMention] = []
    end = 0
    for at in _starts(row):
        if at < end:
            continue
        mention = _titled(row, at, end) or _honoured(row, at) or _subject(row, at)
        if mention and mention.start >= end:
            found.append(mention)
            end = mention.end
    return tuple(found)


def _starts(row: Row) -> list[int]:
    """Where an actor can begin: at a title, an honorific, behind a verb of saying, or at a capital letter."""
    spoken = {m.end for marks in row.sentence.marks.values() for m in marks if m.name == "speech:says"}
    capitals = (i for i, upper in enumerate(row.upper) if upper)
    return sorted(i for i in {0, *row.titles, *row.honorifics, *spoken, *capitals} if i < len(row.sentence.tokens))


def _titled(row: Row, at: int, low: int) -> ActorMention | None:
    """The actor whose title begins at a token; nothing before `low` belongs to it."""
    mark = row.titles.get(at)
    if mark is None:
        return None
    title: Title = mark.value
    if mark.name == "plural":
        return _group(row, mark, title)
    if title.kind == "unnamed":
        return _unnamed(row, mark, title, low)
    return _official(row, mark, title, low)


def _official(row: Row, mark: Mark, title: Title, low: int) -> ActorMention | None:
    start, end, of = _country(row, mark, title, low)
    mention = ActorMention(start, end, title.canonical, "institution", of=of, title=title.id, family=title.family, glued=mark.prefix)
    mention = replace(mention, definite=_definite(row, mark))
    if title.kind == "office":
        return _office(row, mark, title, mention)
    if title.kind == "outlet":
        return replace(mention, kind="outlet")
    named = row.actors.named(title, of) if title.national or of else title.canonical
    spokesman = _qualifies(row, end, named, of)
    return replace(spokesman, start=start) if spokesman else replace(mention, name=named, institution=named)


def _definite(row: Row, mark: Mark) -> bool:
    return bool(row.actors.articles) and mark.prefix.endswith(row.actors.articles)


def _qualifies(row: Row, at: int, institution: str, of: str | None) -> ActorMention | None:
    """What an institution's name qualifies: "Interior Ministry spokesman John Smith", "police sources"."""
    mark = row.titles.get(at)
    if not row.actors.subject_first or mark is None or (mark.value.relation != "spokesman" and mark.value.kind != "unnamed"):
        return None
    if mark.value.kind == "unnamed":
        name = f"{institution} {mark.value.canonical}"
        return ActorMention(at, mark.end, name, "unnamed", of=of, institution=institution, title=mark.value.id, family=mark.value.family)
    office = mark.value.id
    held = ActorMention(at, mark.end, "", "person", office=office, of=of, institution=institution, title=office, family=mark.value.family)
    return with_name(row, held)


def _office(row: Row, mark: Mark, title: Title, mention: ActorMention) -> ActorMention | None:
    """An office with whom it speaks for and the name of its holder."""
    speaks = row.actors.titles.get(title.speaks_for or "")
    institution = row.actors.named(speaks, mention.of) if speaks and mention.of else None
    end = mention.end
    if title.relation == "spokesman" and (inner := _institution(row, end)):
        institution, end = inner.institution or inner.name, inner.end
        mention = replace(mention, of=inner.of or mention.of)
    elif title.relation == "spokesman" and (named := quoted_name(row, end)):
        institution, end = named
    made = with_name(row, replace(mention, kind="person", office=title.id, end=end, institution=institution))
    bare = mark.end - mark.start == 1 and not mention.definite
    if bare and title.national and not made.of and not made.names:
        return None
    return made


def _institution(row: Row, at: int) -> ActorMention | None:
    """The institution that begins here, or behind a preposition or a mark of quotation."""
    for here in (at, at + 1):
        mark = row.titles.get(here)
        if mark and mark.value.kind in ("institution", "office") and mark.name != "plural":
            found = _titled(row, here, here)
            return found if found and (found.institution or found.kind == "institution") else None
    return None


def _group(row: Row, mark: Mark, title: Title) -> ActorMention | None:
    """Several holders of an office: of an organisation named nearby, else of a country."""
    start, end, of = _country(row, mark, title, mark.start)
    stop = min(len(row.sentence.tokens), end + 8)
    for at in range(end, stop):
        near = row.titles.get(at)
        if row.sentence.tokens[at].text in row.sentence.stops:
            break
        if near and near.value.kind == "institution" and not near.value.national and not near.value.generic:
            of = near.value.canonical
            return ActorMention(start, near.end, f"{of} {title.several}", "group", office=title.id, of=of, title=title.id)
    name = f"{row.actors.adjectives.get(of, of)} {title.several}" if of else title.several
    return ActorMention(start, end, name, "group", office=title.id, of=of, title=title.id)


def _unnamed(row: Row, mark: Mark, title: Title, low: int) -> ActorMention:
    """Sources without a name, with their qualities and country: "Turkish security sources"."""
    if title.family in ("media", "agency", "television") and (outlet := _outlet(row, mark)):
        return outlet
    start, end, of = _country(row, mark, title, low)
    start, end, qualities, of = _qualified(row, start, end, low, of)
    inner = _institution(row, end)
    words = [row.actors.adjectives.get(of, of)] if of else []
    words += [" and ".join(sorted(qualities))] if qualities else []
    institution = None
    if inner and inner.kind == "institution" and inner.start <= end + 1:
        institution, end, words = inner.name, inner.end, [inner.name]
    definite = _definite(row, mark)
    names, stop = names_at(row, end, LONGEST_NAME) if definite and not institution else ((), end)
    if len(names) > 1:
        return ActorMention(start, stop, " ".join(names), "person", of=of, names=names, family=title.family, glued=mark.prefix)
    return ActorMention(
        start,
        end,
        " ".join([*words, title.canonical]),
        "unnamed",
        of=of,
        institution=institution,
        title=title.id,
        family=title.family,
        definite=definite,
        glued=mark.prefix,
    )


def _outlet(row: Row, mark: Mark) -> ActorMention | None:
    """An outlet behind its kind: `صحيفة "الوطن"`; one that the rules do not know goes by the name as written."""
    tokens = row.sentence.tokens
    quoted = mark.end < len(tokens) and tokens[mark.end].text == '"'
    at = mark.end + quoted
    known = row.titles.get(at) or row.titles.get(at - 1)
    if known and known.start >= mark.end and known.value.kind == "outlet":
        held: Title = known.value
        return ActorMention(mark.start, known.end, held.canonical, "outlet", title=held.id, family=held.family, glued=mark.prefix)
    named = quoted_name(row, mark.end)
    return ActorMention(mark.start, named[1], named[0], "outlet", family=mark.value.family, glued=mark.prefix) if named else None


def _qualified(row: Row, start: int, end: int, low: int, of: str | None) -> tuple[int, int, set[str], str | None]:
    qualities: set[str] = set()
    while True:
        after, place = row.qualities.get(end), row.places.get(end)
        if after and row.titles.get(end, after).end <= after.end:
            qualities.add(after.value.canonical)
            end = after.end
        elif place and place.role == "nationality" and of is None:
            of, end = place.name, place.end
        elif row.sentence.tokens[end : end + 1] and row.sentence.tokens[end].text in row.actors.conjunctions and end + 1 in row.qualities:
            end += 1
        else:
            break
    while start - 1 >= low and row.actors.subject_first:
        before = row.qualities.get(start - 1)
        place = next((p for p in row.sentence.places if p.end == start and p.start >= low), None)
        if before:
            qualities.add(before.value.canonical)
            start -= 1
        elif place and of is None:
            of, start = place.name, place.start
        elif row.sentence.tokens[start - 1].text in row.actors.conjunctions and start - 2 in row.qualities:
            start -= 1
        else:
            break
    return start, end, qualities - {""}, of


def _country(row: Row, mark: Mark, title: Title, low: int) -> tuple[int, int, str | None]:
    """The country beside a title, and the stretch of both: `وزارة الداخلية في اليابان`, "Japan's police"."""
    start, end, tokens, adjectives = mark.start, mark.end, row.sentence.tokens, row.actors.adjectives
    for at in (end - 1, end):
        place = row.places.get(at)
        if place and place.role == "reference" and place.kind == "country" and at >= start:
            return start, max(end, place.end), ""
    for at in (end, end + 1):
        place = row.places.get(at)
        if not place or place.role == "reference":
            continue
        if at > end and (place.role == "nationality" or tokens[end].text not in row.actors.stops):
            continue
        if place.name in adjectives or (at == end and not title.national):
            return start, place.end, place.name
    before = [p for p in row.sentence.places if low <= p.start and p.end <= start] if row.actors.subject_first else []
    for place in before[-1:]:
        if place.name in adjectives and all(t.text in row.actors.possessive for t in tokens[place.end : start]):
            return place.start, end, place.name
    return start, end, None


def _honoured(row: Row, at: int) -> ActorMention | None:
    """A person with nothing but an honorific."""
    if at not in row.honorifics:
        return None
    end = at
    while end in row.honorifics:
        end = row.honorifics[end].end
    names, stop = names_at(row, end, LONGEST_NAME)
    return _with_office(row, ActorMention(at, stop, " ".join(names), "person", names=names)) if names else None


def _subject(row: Row, at: int) -> ActorMention | None:
    """A speaker whom only a verb of saying tells: `وقال سمير عادل إن`, "John Smith said"."""
    behind = any(m.end == at and m.name == "speech:says" for m in row.sentence.marks.get(at - 1, ()))
    place = row.places.get(at)
    if place:
        ahead = row.sentence.has(place.end, "speech:says") and (at == 0 or row.actors.subject_first)
        return _state(row, place) if ahead or (behind and not row.actors.subject_first) else None
    return _speaker_first(row, at, behind) if row.actors.subject_first else _verb_first(row, at) if behind else None


def _speaker_first(row: Row, at: int, behind: bool) -> ActorMention | None:
    tokens = row.sentence.tokens
    names, end = names_at(row, at, LONGEST_NAME)
    if not names:
        return None
    if end < len(tokens) - 1 and tokens[end].text == "." and len(names[-1]) <= _LONGEST_SUFFIX:  # "John Smith Sr. said"
        end += 1
    ahead = any(row.sentence.has(end, f"speech:{role}") for role in ("says", "denies"))
    made = _with_office(row, ActorMention(at, end, " ".join(names), "person", names=names))
    return made if ahead or behind or (made.office and len(names) > 1) else None


def _verb_first(row: Row, at: int) -> ActorMention | None:
    tokens = row.sentence.tokens
    quoted = tokens[at].text == '"'
    names, end = names_at(row, at + 1 if quoted else at, _LONGEST_SPEAKER)
    if not names or end >= len(tokens) or len(names) == _LONGEST_SPEAKER or tokens[end].is_number:
        return None
    if quoted and tokens[end].text != '"':
        return None
    return _with_office(row, ActorMention(at, end + 1 if quoted else end, " ".join(names), "person", names=names))


def _state(row: Row, place: PlaceMention) -> ActorMention | None:
    """A state that speaks under its own name or its capital's: `حذرت أوسلو`."""
    around = (place.name, place.within, *row.actors.gazetteer.parents(place.name))
    of = next((p for p in around if p in row.actors.adjectives), None)
    if of is None or place.role != "place":
        return None
    state = next((t for t in row.actors.titles.values() if t.state), None)
    return ActorMention(place.start, place.end, of, "institution", of=of, institution=row.actors.named(state, of) if state else of)


def _with_office(row: Row, mention: ActorMention) -> ActorMention:
    """A person with the office told behind the name: `سمير عادل، محافظ الوادي`, "John Smith, a police spokesman"."""
    tokens = row.sentence.tokens
    at = mention.end
    if at < len(tokens) and tokens[at].text in COMMAS:
        at += 1
    for here in (at, at + 1):
        mark = row.titles.get(here)
        if mark and mark.value.kind == "office" and mark.name != "plural" and (here == at or tokens[at].text in row.actors.stops):
            office = _titled(row, here, here)
            if office and not office.names:
                return replace(office, start=mention.start, names=mention.names, name=mention.name)
        if mark and row.actors.subject_first and mark.value.kind == "institution":  # "John Smith, a police spokesman"
            office = _titled(row, here, here)
            if office and office.office:
                return replace(office, start=mention.start, names=mention.names, name=mention.name)
    return mention


__all__ = ["ActorMention", "Actors", "compile_actors", "find_actors"]
