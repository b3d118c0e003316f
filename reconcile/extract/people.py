"""Decide which mentions of an article are one actor.

A short mention is the fullest one ("Smith" is "John Smith", "the ministry" the one last named).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from reconcile.extract.actors import ActorMention, Actors, find_actors
from reconcile.extract.document import Document
from reconcile.extract.names import office_name
from reconcile.extract.sentence import Sentence
from reconcile.rulebook.offices import Title

SAME_NAME = 85  # rapidfuzz ratio of two spellings of one name
_SHORTEST_SURNAME = 3

Mentions = tuple[tuple[ActorMention, ...], ...]


@dataclass(frozen=True, slots=True)
class Person:
    """One person of an article, under the fullest name."""

    names: tuple[str, ...]
    written: str
    office: str | None
    of: str | None
    institution: str | None


def read_actors(document: Document, actors: Actors) -> Mentions:
    """All actors of an article, by sentence, resolved as far as the article tells."""
    raw = [find_actors(s, document.fields[s.field], document.original(s.field), actors) for s in document.sentences]
    words = Counter(t.text for s in document.sentences for t in s.tokens)
    rows = [[_unjoined(m, words, actors) for m in ms] for ms in raw]
    trusted = {n for s, ms in zip(document.sentences, rows, strict=True) for m in ms if _closed(m, s) for n in m.names}
    raw = [tuple(_backed(_trimmed(m, s, words, trusted, actors), s) for m in ms) for s, ms in zip(document.sentences, rows, strict=True)]
    home, most = _home(document, actors)
    raw = _counterparts([tuple(replace(m, of=most) if m.of == "" else m for m in ms) for ms in raw], actors)
    persons = _persons(document, raw)
    surnames = _glued(persons, actors)
    named = [_surnames(s, ms, surnames) for s, ms in zip(document.sentences, raw, strict=True)]
    return _resolved(named, persons, home, actors)


def _closed(mention: ActorMention, sentence: Sentence) -> bool:
    """Whether a name ends for certain: before a mark of punctuation or a word that begins what is said."""
    end = mention.end
    return end >= len(sentence.tokens) or not sentence.tokens[end].is_word or bool(sentence.has(end, "speech:that"))


def _trimmed(mention: ActorMention, sentence: Sentence, words: Counter[str], trusted: Set[str], actors: Actors) -> ActorMention:
    """Cut words that were taken into a name by mistake: in `الوزير كامل طلب` the surname recurs without the verb."""
    names = mention.names
    if not names or _closed(mention, sentence) or mention.start + len(names) > mention.end:
        return mention
    known = next((i for i, n in enumerate(names) if n not in trusted), len(names))
    if known:
        return _cut(mention, known)
    if len(names) == 1 and mention.office and not _recurs(names[0], sentence.tokens[mention.end].text, words, actors):
        made = _cut(mention, 0)  # `الرئيس الكيني ضيوفا من الخارج`: no name
        return replace(made, name=office_name(made, actors))
    if len(names) < 2 or names[-2] in actors.particles:
        return mention
    last, before, first = (sum(words[c + n] for c in ("", *actors.clitics)) for n in (names[-1], names[-2], names[0]))
    if last > 1 or before < 2 or (len(names) > 2 and before <= first):
        return mention
    return _cut(mention, len(names) - 1)


def _backed(mention: ActorMention, sentence: Sentence) -> ActorMention:
    """The mention with the country that backs it, `الرئيس المدعوم من كينيا`: he is another country's."""
    mark = sentence.has(mention.end, "speech:backed") if mention.office and not mention.names else None
    place = next((p for p in sentence.places if mark and mark.end <= p.start <= mark.end + 1), None)
    return replace(mention, backer=place.name) if place else mention


def _recurs(name: str, following: str, words: Counter[str], actors: Actors) -> bool:
    """Whether a single word behind an office can be a name: one that recurs, and is no noun with its article."""
    return (words[name] > 1 or following in actors.stops) and not name.startswith(actors.articles or ("\0",))


def _cut(mention: ActorMention, keep: int) -> ActorMention:
    names = mention.names[:keep]
    return replace(mention, names=names, name=" ".join(names) or mention.name, end=mention.end - len(mention.names) + keep)


def _unjoined(mention: ActorMention, words: Counter[str], actors: Actors) -> ActorMention:
    """Take a glued "and" off a name that the article also writes without it."""
    joint = next((c for c in actors.conjunctions if actors.clitics and mention.names and mention.names[0].startswith(c)), "")
    bare = mention.names[0].removeprefix(joint) if joint else ""
    if not bare or not words[bare]:
        return mention
    names = (bare, *mention.names[1:])
    return replace(mention, names=names, name=" ".join(names), glued=joint)


def _counterparts(raw: Sequence[Sequence[ActorMention]], actors: Actors) -> list[tuple[ActorMention, ...]]:
    """Give every counterpart the office last named."""
    made, office = [], None
    for mentions in raw:
        row = []
        for mention in mentions:
            title = actors.titles.get(mention.title)
            if title and title.relation == "counterpart" and office:
                row.append(_counterpart(mention, actors.titles[office], actors))
                continue
            office = mention.office if mention.office in actors.titles else office
            row.append(mention)
        made.append(tuple(row))
    return made


def _counterpart(mention: ActorMention, held: Title, actors: Actors) -> ActorMention:
    speaks = actors.titles.get(held.speaks_for or "")
    institution = actors.named(speaks, mention.of) if speaks and mention.of else None
    name = mention.name if mention.names else actors.named(held, mention.of)
    return replace(mention, office=held.id, title=held.id, family=held.family, institution=institution, name=name)


def _persons(document: Document, raw: Sequence[Sequence[ActorMention]]) -> list[Person]:
    persons: list[Person] = []
    found = [(m, i) for i, ms in enumerate(raw) for m in ms if m.names]
    for mention, index in sorted(found, key=lambda f: (-len(f[0].names), f[1])):
        at = next((i for i, p in enumerate(persons) if _short_of(mention.names, p.names)), None)
        if at is None:
            persons.append(Person(mention.names, _written(document, index, mention), mention.office, mention.of, mention.institution))
        elif mention.office and not persons[at].office:
            persons[at] = replace(persons[at], office=mention.office, of=mention.of, institution=mention.institution)
        elif mention.office == persons[at].office and mention.of and not persons[at].of:
            persons[at] = replace(persons[at], of=mention.of, institution=mention.institution)
    return persons


def _short_of(short: Sequence[str], full: Sequence[str]) -> bool:
    """Whether one name is a short form or another spelling of the other."""
    if set(short) <= set(full):
        return True
    a, b = "".join(short), "".join(full)
    return short[-1][-3:] == full[-1][-3:] and (b.endswith(a) or fuzz.ratio(a, b) >= SAME_NAME)


def _written(document: Document, index: int, mention: ActorMention) -> str:
    """The name as the article writes it, marks of quotation left out."""
    sentence = document.sentences[index]
    at = next((i for i in range(mention.start, mention.end) if sentence.tokens[i].text == mention.names[0]), mention.start)
    end = at
    for name in mention.names:
        end = next((i for i in range(end, mention.end) if sentence.tokens[i].text == name), end) + 1
    written = " ".join(document.text(sentence, at, min(end, len(sentence.tokens))).replace('"', "").split())
    joined = mention.glued and sentence.tokens[at].text == mention.glued + mention.names[0]
    return written.removeprefix(mention.glued) if joined else written


def _home(document: Document, actors: Actors) -> tuple[str | None, str | None]:
    """The country that an article is about (two of three mentions name it), and the one it names most as a place."""
    named: Counter[str] = Counter()
    places: Counter[str] = Counter()
    for place in (p for s in document.sentences for p in s.places):
        country = place.name if place.name in actors.adjectives else place.within
        if country in actors.adjectives:
            named[country or ""] += 1
            places[country or ""] += place.role == "place"
    most = max(places, key=lambda c: places[c], default=None)
    first = max(named, key=lambda c: named[c], default=None)
    return (first if first and named[first] * 3 >= named.total() * 2 else None), most


def _glued(persons: Sequence[Person], actors: Actors) -> dict[str, tuple[str, Person]]:
    """Every written form of the surnames that can stand alone, with what is glued to it."""
    made: dict[str, tuple[str, Person]] = {}
    for person in persons:
        surname = person.names[-1]
        if len(surname) >= _SHORTEST_SURNAME and (person.office or len(person.names) > 1) and surname not in actors.stops:
            made |= {clitic + surname: (clitic, person) for clitic in (*actors.clitics, "")}
    return made


def _surnames(sentence: Sentence, found: Sequence[ActorMention], surnames: Mapping[str, tuple[str, Person]]) -> list[ActorMention]:
    """The mentions of a sentence, with the surnames that stand alone."""
    taken = {i for m in found for i in range(m.start, m.end)}
    more = []
    tokens = sentence.tokens
    for at, token in enumerate(tokens):
        if token.text in surnames and at not in taken:
            glued, person = surnames[token.text]
            first = at
            while first > 0 and first - 1 not in taken and tokens[first - 1].text in person.names[:-1]:
                first -= 1
            more.append(ActorMention(first, at + 1, person.written, "person", names=person.names[-1:], glued=glued))
            taken.update(range(first, at + 1))
    return sorted([*found, *more], key=lambda m: m.start)


def _resolved(raw: Sequence[Sequence[ActorMention]], persons: Sequence[Person], home: str | None, actors: Actors) -> Mentions:
    told: dict[str, str] = {}  # a national title's country, where the article tells it anywhere
    for mention in (m for ms in raw for m in ms if m.of and m.title):
        told.setdefault(mention.title, mention.of or "")
    holders = {_seat(p.office, p.of, p.institution): p for p in reversed(persons) if p.office and (p.of or p.institution)}
    last: dict[str, list[ActorMention]] = defaultdict(list)
    made = []
    for mentions in raw:
        row = []
        for found in mentions:
            mention = _one(found, persons, holders, told, home, last, actors)
            if mention.family:
                last[mention.family].append(mention)
            row.append(mention)
        made.append(tuple(row))
    return tuple(made)


def _seat(office: str | None, of: str | None, institution: str | None) -> tuple[str, str]:
    """What an office is known by: a spokesman by the institution, a president by the country."""
    return office or "", institution or of or ""


def _one(
    mention: ActorMention,
    persons: Sequence[Person],
    holders: Mapping[tuple[str, str], Person],
    told: Mapping[str, str],
    home: str | None,
    last: Mapping[str, Sequence[ActorMention]],
    actors: Actors,
) -> ActorMention:
    title = actors.titles.get(mention.title)
    if mention.names:
        person = next((p for p in persons if _short_of(mention.names, p.names)), None)
        return _as_person(mention, person, home, actors) if person else mention
    earlier = last.get(mention.family or "", ())
    before = next((m for m in reversed(earlier) if mention.backer is None or m.of != mention.backer), None)
    if title and (title.generic or (title.kind == "unnamed" and mention.definite and mention.name == title.canonical)):
        return replace(before, start=mention.start, end=mention.end, glued=mention.glued) if before else mention
    definite = mention.definite or not actors.articles
    if title and title.kind == "office" and before and before.kind == "person" and definite and not (mention.of or mention.institution):
        return replace(before, start=mention.start, end=mention.end, glued=mention.glued)
    if title and title.national and not mention.of and mention.kind != "group":
        mention = _placed(mention, title, home or told.get(title.id), actors)
    if mention.kind == "person" and (person := holders.get(_seat(mention.office, mention.of, mention.institution))):
        return _as_person(mention, person, home, actors)
    return mention


def _placed(mention: ActorMention, title: Title, country: str | None, actors: Actors) -> ActorMention:
    """A national title with the country that the article tells."""
    if country is None:
        return mention
    if title.kind != "office":
        named = actors.named(title, country)
        return replace(mention, of=country, name=named, institution=named if title.kind == "institution" else None)
    speaks = actors.titles.get(title.speaks_for or "")
    name = f"{actors.adjectives.get(country, country)} {title.canonical}"
    return replace(mention, of=country, name=name, institution=actors.named(speaks, country) if speaks else None)


def _as_person(mention: ActorMention, person: Person, home: str | None, actors: Actors) -> ActorMention:
    of = person.of or mention.of
    title = actors.titles.get(person.office or "")
    institution = person.institution or mention.institution
    if title and title.national and not of and home:
        of = home
        speaks = actors.titles.get(title.speaks_for or "")
        institution = actors.named(speaks, home) if speaks else institution
    return replace(
        mention,
        name=person.written,
        kind="person",
        office=person.office or mention.office,
        of=of,
        institution=institution,
        names=person.names,
        title=person.office or "",
        family=title.family if title else mention.family,
    )
