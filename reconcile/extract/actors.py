"""Find who takes part and who speaks: offices, institutions, outlets, unnamed sources and persons.

A person is found by what stands with the name (an office, an honorific, a verb of saying), never by a
list of names. What a mention stands for in its article is decided by `people`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from reconcile.extract.grammar import folded
from reconcile.extract.places import PlaceMention
from reconcile.extract.sentence import Sentence
from reconcile.rulebook.book import Rulebook
from reconcile.rulebook.offices import Title, load_offices
from reconcile.rulebook.places import Gazetteer
from reconcile.text.fold import Folded
from reconcile.text.lexicon import Lexicon, Mark, prefixes

LONGEST_NAME = 4
_LONGEST_SPEAKER = 6
_JOINTS = frozenset("-.'")
CANONICAL = "en"  # the language that canonical names are written in


def find_actors(sentence: Sentence, folded_field: Folded, original: str, actors: Actors) -> tuple[ActorMention, ...]:
    """The actors of one sentence, in order, not overlapping; names as they stand there."""
    row = read_row(sentence, folded_field, original, actors)
    found: list[ActorMention] = []
    end = 0
    for at in range(len(sentence.tokens)):
        if at < end:
            continue
        mention = _titled(row, at, end) or _honoured(row, at) or _subject(row, at)
        if mention and mention.start >= end:
            found.append(mention)
            end = mention.end
    return tuple(found)


def _titled(row: Row, at: int, low: int) -> ActorMention | None:
    mark = row.titles.get(at)
    if mark is None:
        return None
    title: Title = mark.value
    if mark.name == "plural":
        return _group(row, mark, title)
    if title.kind == "unnamed":
        return _unnamed(row, mark, title, low)
    start, end, of = _country(row, mark, title, low)
    mention = ActorMention(start, end, title.canonical, "institution", of=of, title=title.id, family=title.family, glued=mark.prefix)
    mention = replace(mention, definite=mark.prefix.endswith(row.actors.articles) if row.actors.articles else False)
    if title.kind != "office":
        named = row.actors.named(title, of) if title.national or of else title.canonical
        kind = "outlet" if title.kind == "outlet" else "institution"
        if spokesman := _qualifies(row, end, named, of):
            return replace(spokesman, start=start)
        return replace(mention, kind=kind, name=named if kind == "institution" else title.canonical, institution=None if kind == "outlet" else named)
    return _office(row, mark, title, mention)


def _qualifies(row: Row, at: int, institution: str, of: str | None) -> ActorMention | None:
    """What an institution's name qualifies: "Interior Ministry spokesman John Smith", "police sources"."""
    mark = row.titles.get(at)
    if not row.actors.subject_first or mark is None or (mark.value.relation != "spokesman" and mark.value.kind != "unnamed"):
        return None
    if mark.value.kind == "unnamed":
        name = f"{institution} {mark.value.canonical}"
        return ActorMention(at, mark.end, name, "unnamed", of=of, institution=institution, title=mark.value.id, family=mark.value.family)
    return with_name(row, ActorMention(at, mark.end, "", "person", office=mark.value.id, of=of, institution=institution, title=mark.value.id, family=mark.value.family))


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
            return ActorMention(start, near.end, f"{near.value.canonical} leaders", "group", office=title.id, of=near.value.canonical, title=title.id)
    name = f"{row.actors.adjectives.get(of, of)} {title.canonical}s" if of else f"{title.canonical}s"
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
    definite = mark.prefix.endswith(row.actors.articles) if row.actors.articles else False
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
        return ActorMention(mark.start, known.end, known.value.canonical, "outlet", title=known.value.id, family=known.value.family, glued=mark.prefix)
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
    start, end = mark.start, mark.end
    for at in (end - 1, end):
        place = row.places.get(at)
        if place and place.role == "reference" and place.kind == "country" and at >= start:
            return start, max(end, place.end), ""
    for at in (end, end + 1):
        place = row.places.get(at)
        if place and place.role != "reference" and (place.name in row.actors.adjectives or (at == end and not title.national)):
            near = at == end or not row.sentence.tokens[end].text.isalpha() or row.sentence.tokens[end].text in row.actors.stops
            if near and not (at > end and (place.role == "nationality" or row.sentence.tokens[end].text in ",،:\"")):
                return start, place.end, place.name
    for place in row.sentence.places if row.actors.subject_first else ():
        gap = row.sentence.tokens[place.end : start]
        if place.start >= low and place.end <= start and len(gap) <= 2 and all(not t.text.isalpha() or t.text == "s" for t in gap):
            if place.name in row.actors.adjectives and "," not in {t.text for t in gap}:
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
    says = [m for m in row.sentence.marks.get(at - 1, ()) if m.name == "speech:says"] if not row.actors.subject_first else []
    behind = any(m.end == at for m in says)
    tokens = row.sentence.tokens
    if row.actors.subject_first:
        if not row.upper[at] or not nameable(row, at, False):
            return None
        names, end = names_at(row, at, LONGEST_NAME)
        if end < len(tokens) - 1 and tokens[end].text == "." and len(names[-1]) <= 3:  # "John Smith Sr. said"
            end += 1
        spoken = any(m.name in ("speech:says", "speech:denies") for m in row.sentence.marks.get(end, ()))
        before = at > 0 and any(m.name == "speech:says" for m in row.sentence.marks.get(at - 1, ()))
        mention = ActorMention(at, end, " ".join(names), "person", names=names)
        made = _with_office(row, mention)
        return made if spoken or before or (made.office and len(names) > 1) else None
    quoted = tokens[at].text == '"'
    if at in row.places and (behind or (at == 0 and row.sentence.has(row.places[at].end, "speech:says"))):
        return _state(row, row.places[at])
    if not behind:
        return None
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
    return ActorMention(place.start, place.end, of, "institution", of=of, institution=f"{row.actors.adjectives[of]} government")


def _with_office(row: Row, mention: ActorMention) -> ActorMention:
    """A person with the office told behind the name: `سمير عادل، محافظ الوادي`, "John Smith, a police spokesman"."""
    tokens = row.sentence.tokens
    at = mention.end
    if at < len(tokens) and tokens[at].text in (",", "،"):
        at += 1
    for here in (at, at + 1):
        mark = row.titles.get(here)
        if mark and mark.value.kind == "office" and mark.name != "plural" and (here == at or tokens[at].text in row.actors.stops):
            office = _titled(row, here, here)
            if office and not office.names:
                return replace(office, start=mention.start, names=mention.names, name=mention.name)
        if mark and row.actors.subject_first and mark.value.kind == "institution" and (office := _titled(row, here, here)) and office.office:
            return replace(office, start=mention.start, names=mention.names, name=mention.name)
    return mention


