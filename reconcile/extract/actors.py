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

_LONGEST_NAME = 4
_LONGEST_SPEAKER = 6
_JOINTS = frozenset("-.'")
CANONICAL = "en"  # the language that canonical names are written in


@dataclass(frozen=True, slots=True)
class ActorMention:
    """A stretch of tokens, half-open, that names somebody who can act or speak.

    `name` is canonical; `kind` is person, institution, outlet, unnamed or group; `of` the country or
    institution that it belongs to, empty where it is "the country" of the article; `institution` whom it speaks for; `names` the name as written.
    """

    start: int
    end: int
    name: str
    kind: str
    office: str | None = None
    of: str | None = None
    institution: str | None = None
    names: tuple[str, ...] = ()
    title: str = ""  # id of its title in the rules
    family: str | None = None  # what a second mention calls it
    definite: bool = True
    glued: str = ""  # what was glued to its first word


@dataclass(frozen=True)
class Actors:
    """The titles of the rules, compiled for one language. Made by `compile_actors`."""

    titles: Mapping[str, Title]
    lexicon: Lexicon
    adjectives: Mapping[str, str]  # country -> English adjective
    seats: Mapping[tuple[str, str], Title]  # institution, country -> the seat that stands for it
    stops: frozenset[str]  # words that are no part of a name
    not_endings: tuple[str, ...]
    particles: frozenset[str]  # parts of a name that never end it
    cues: frozenset[str]  # words before the name of a place
    conjunctions: tuple[str, ...]
    articles: tuple[str, ...]
    clitics: tuple[str, ...]
    gazetteer: Gazetteer
    capitals: bool
    subject_first: bool

    def named(self, title: Title, of: str | None) -> str:
        """The canonical English name of a title that belongs to a country."""
        if of and (seat := self.seats.get((title.id, of))):
            return seat.canonical
        return f"{self.adjectives.get(of, of)} {title.canonical}" if of else title.canonical


def compile_actors(book: Rulebook, code: str) -> Actors:
    """Compile the titles for one language that the rulebook has. Raises RuleError for a bad title."""
    pack = book.packs[code]
    titles = load_offices(book.folders)
    slots, contractions = [[folded([c], book.folding)[0] for c in s] for s in pack.language.proclitics], pack.language.contractions
    glued = prefixes(slots, {folded([k], book.folding)[0]: folded([v], book.folding)[0] for k, v in contractions.items()}) or ("",)
    lexicon = Lexicon(glued)
    for title in titles.values():
        lexicon.add(title.kind, folded(title.languages.get(code, ()), book.folding), title)
        lexicon.add("plural", folded(title.plurals.get(code, ()), book.folding), title)
    english = book.packs[CANONICAL].places if CANONICAL in book.packs else None
    countries = {book.gazetteer.by_code(c): folded([w[0].rstrip("~")], book.folding)[0] for c, w in (english.nationalities if english else {}).items()}
    adjectives = {n: w.title() if w.islower() else w for n, w in countries.items() if n}
    seats = {(t.seat_of, book.gazetteer.by_code(t.country) or ""): t for t in titles.values() if t.seat_of and t.country}
    speech, places = pack.speech, pack.places
    return Actors(
        titles=titles,
        lexicon=lexicon,
        adjectives=adjectives,
        seats=seats,
        stops=frozenset(folded(speech.name_stops, book.folding)) if speech else frozenset(),
        not_endings=tuple(folded(speech.no_name_endings, book.folding)) if speech else (),
        particles=frozenset(folded(speech.name_particles, book.folding)) if speech else frozenset(),
        cues=frozenset(w for c in (places.cues.values() if places else ()) for w in folded(c, book.folding)),
        conjunctions=tuple(folded(pack.language.conjunctions, book.folding)),
        articles=tuple(folded(pack.language.articles, book.folding)),
        clitics=tuple(g for g in glued if g),
        gazetteer=book.gazetteer,
        capitals=bool(places and places.capitals),
        subject_first=bool(speech and speech.subject_first),
    )


@dataclass(frozen=True)
class _Row:
    """A sentence with its marks, as the finders need it."""

    sentence: Sentence
    upper: tuple[bool, ...]
    titles: Mapping[int, Mark]
    qualities: Mapping[int, Mark]
    honorifics: Mapping[int, Mark]
    places: Mapping[int, PlaceMention]
    actors: Actors


def find_actors(sentence: Sentence, folded_field: Folded, original: str, actors: Actors) -> tuple[ActorMention, ...]:
    """The actors of one sentence, in order, not overlapping; names as they stand there."""
    row = _row(sentence, folded_field, original, actors)
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


def _row(sentence: Sentence, folded_field: Folded, original: str, actors: Actors) -> _Row:
    marks = actors.lexicon.find(sentence.tokens)
    titles: dict[int, Mark] = {}
    end = 0
    for mark in sorted((m for m in marks if m.name not in ("quality", "honorific")), key=lambda m: (m.start, -m.end, m.name)):
        if mark.start >= end:
            titles[mark.start], end = mark, mark.end
    upper = tuple(original[folded_field.original(t.start)].isupper() for t in sentence.tokens) if actors.capitals else ()
    return _Row(
        sentence,
        upper,
        titles,
        {m.start: m for m in marks if m.name == "quality"},
        {m.start: m for m in sorted(marks, key=lambda m: m.end) if m.name == "honorific"},
        {p.start: p for p in sentence.places},
        actors,
    )


def _titled(row: _Row, at: int, low: int) -> ActorMention | None:
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


def _qualifies(row: _Row, at: int, institution: str, of: str | None) -> ActorMention | None:
    """What an institution's name qualifies: "Interior Ministry spokesman John Smith", "police sources"."""
    mark = row.titles.get(at)
    if not row.actors.subject_first or mark is None or (mark.value.relation != "spokesman" and mark.value.kind != "unnamed"):
        return None
    if mark.value.kind == "unnamed":
        name = f"{institution} {mark.value.canonical}"
        return ActorMention(at, mark.end, name, "unnamed", of=of, institution=institution, title=mark.value.id, family=mark.value.family)
    return _person(row, ActorMention(at, mark.end, "", "person", office=mark.value.id, of=of, institution=institution, title=mark.value.id, family=mark.value.family))


def _office(row: _Row, mark: Mark, title: Title, mention: ActorMention) -> ActorMention | None:
    """An office with whom it speaks for and the name of its holder."""
    speaks = row.actors.titles.get(title.speaks_for or "")
    institution = row.actors.named(speaks, mention.of) if speaks and mention.of else None
    end = mention.end
    if title.relation == "spokesman" and (inner := _institution(row, end)):
        institution, end = inner.institution or inner.name, inner.end
        mention = replace(mention, of=inner.of or mention.of)
    elif title.relation == "spokesman" and (named := _quoted_name(row, end)):
        institution, end = named
    made = _person(row, replace(mention, kind="person", office=title.id, end=end, institution=institution))
    bare = mark.end - mark.start == 1 and not mention.definite
    if bare and title.national and not made.of and not made.names:
        return None
    return made


def _institution(row: _Row, at: int) -> ActorMention | None:
    """The institution that begins here, or behind a preposition or a mark of quotation."""
    for here in (at, at + 1):
        mark = row.titles.get(here)
        if mark and mark.value.kind in ("institution", "office") and mark.name != "plural":
            found = _titled(row, here, here)
            return found if found and (found.institution or found.kind == "institution") else None
    return None


def _group(row: _Row, mark: Mark, title: Title) -> ActorMention | None:
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


def _unnamed(row: _Row, mark: Mark, title: Title, low: int) -> ActorMention:
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
    names, stop = _names(row, end, _LONGEST_NAME) if definite and not institution else ((), end)
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


def _outlet(row: _Row, mark: Mark) -> ActorMention | None:
    """An outlet behind its kind: `صحيفة "الوطن"`; one that the rules do not know goes by the name as written."""
    tokens = row.sentence.tokens
    quoted = mark.end < len(tokens) and tokens[mark.end].text == '"'
    at = mark.end + quoted
    known = row.titles.get(at) or row.titles.get(at - 1)
    if known and known.start >= mark.end and known.value.kind == "outlet":
        return ActorMention(mark.start, known.end, known.value.canonical, "outlet", title=known.value.id, family=known.value.family, glued=mark.prefix)
    named = _quoted_name(row, mark.end)
    return ActorMention(mark.start, named[1], named[0], "outlet", family=mark.value.family, glued=mark.prefix) if named else None


def _quoted_name(row: _Row, at: int) -> tuple[str, int] | None:
    """A short name between quotation marks that open here, and where they close."""
    tokens = row.sentence.tokens
    if at >= len(tokens) or tokens[at].text != '"':
        return None
    close = next((i for i in range(at + 1, min(at + 7, len(tokens))) if tokens[i].text == '"'), None)
    return (" ".join(t.text for t in tokens[at + 1 : close]), close + 1) if close and close > at + 1 else None


def _qualified(row: _Row, start: int, end: int, low: int, of: str | None) -> tuple[int, int, set[str], str | None]:
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


def _country(row: _Row, mark: Mark, title: Title, low: int) -> tuple[int, int, str | None]:
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


def _person(row: _Row, mention: ActorMention) -> ActorMention:
    """The mention with the name behind it, honorifics and marks of quotation skipped."""
    at = mention.end
    tokens = row.sentence.tokens
    comma = at < len(tokens) and tokens[at].text in (",", "،") and mention.office is not None
    at = _name_start(row, at + 1 if comma else at, mention)
    quoted = at < len(tokens) and tokens[at].text == '"'
    names, end = _names(row, at + 1 if quoted else at, _LONGEST_NAME, apposed=comma)
    closes = end < len(tokens) and tokens[end].text == '"'
    strong = end >= len(tokens) or not tokens[end].is_word or tokens[end].text in row.actors.stops
    if not names or (quoted and not closes) or (comma and not (strong and len(names) > 1)):
        if at > mention.end and not comma and (place := next((p for p in row.sentence.places if p.end == at), None)):
            mention = replace(mention, end=at, of=mention.of or place.name)
        return replace(mention, name=_office_name(row, mention), kind="person")
    return replace(mention, end=end + 1 if quoted else end, names=names, name=" ".join(names), kind="person")


def _name_start(row: _Row, at: int, mention: ActorMention) -> int:
    """Where a name can begin: behind the office's place and honorifics, `محافظ الجبل اللواء سمير`."""
    while at < len(row.sentence.tokens):
        place = row.places.get(at)
        cue = row.places.get(at + 1) if row.sentence.tokens[at].text in row.actors.cues else None
        if at in row.honorifics:
            at = row.honorifics[at].end
        elif place and place.role != "nationality" and not row.actors.capitals and mention.office:
            at = place.end
        elif cue and mention.office:
            at = cue.end
        else:
            break
    return at


def _office_name(row: _Row, mention: ActorMention) -> str:
    title = row.actors.titles[mention.title]
    if title.relation == "spokesman":
        return f"{mention.institution} {title.canonical}" if mention.institution else title.canonical
    return f"{row.actors.adjectives.get(mention.of, mention.of)} {title.canonical}" if mention.of else title.canonical


def _names(row: _Row, at: int, most: int, *, apposed: bool = False) -> tuple[tuple[str, ...], int]:
    """A run of words that can be a name, and where it ends. `apposed`: nothing can be joined to it by a clitic."""
    tokens, end = row.sentence.tokens, at
    names: list[str] = []
    while at < len(tokens) and sum(n not in row.actors.particles for n in names) < most:
        if row.upper and tokens[at].text in _JOINTS and names and tokens[at].start == tokens[at - 1].end:
            at += 1
            continue
        if names and at in row.honorifics:
            names, at = [], row.honorifics[at].end
        if at >= len(tokens) or not _nameable(row, at, bool(names) and not apposed):
            break
        names.append(tokens[at].text)
        at += 1
        end = at
    return tuple(names), end


def _nameable(row: _Row, at: int, inside: bool) -> bool:
    token = row.sentence.tokens[at]
    if not token.is_word or token.text in row.actors.stops or at in row.titles or token.text in row.actors.cues:
        return False
    if row.upper:
        return row.upper[at] and not any(m.name == "date" for m in row.sentence.marks.get(at, ()))
    glue = next((c for c in row.actors.conjunctions if token.text.startswith(c)), "")
    if glue and (inside or token.text[len(glue) :] in row.actors.stops):
        return False
    if token.text.endswith(row.actors.not_endings) or any(token.text.startswith(a) and token.text[len(a) :] in row.actors.stops for a in row.actors.articles):
        return False
    if at in row.places and not (inside and row.places[at].role == "place"):
        return False
    return not any(m.name in ("date", "kind", "speech:says", "speech:adds", "speech:that", "noun") or m.name.startswith("topic:") for m in row.sentence.marks.get(at, ()))


def _honoured(row: _Row, at: int) -> ActorMention | None:
    """A person with nothing but an honorific."""
    if at not in row.honorifics:
        return None
    end = at
    while end in row.honorifics:
        end = row.honorifics[end].end
    names, stop = _names(row, end, _LONGEST_NAME)
    return _with_office(row, ActorMention(at, stop, " ".join(names), "person", names=names)) if names else None


def _subject(row: _Row, at: int) -> ActorMention | None:
    """A speaker whom only a verb of saying tells: `وقال سمير عادل إن`, "John Smith said"."""
    says = [m for m in row.sentence.marks.get(at - 1, ()) if m.name == "speech:says"] if not row.actors.subject_first else []
    behind = any(m.end == at for m in says)
    tokens = row.sentence.tokens
    if row.actors.subject_first:
        if not row.upper[at] or not _nameable(row, at, False):
            return None
        names, end = _names(row, at, _LONGEST_NAME)
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
    names, end = _names(row, at + 1 if quoted else at, _LONGEST_SPEAKER)
    if not names or end >= len(tokens) or len(names) == _LONGEST_SPEAKER or tokens[end].is_number:
        return None
    if quoted and tokens[end].text != '"':
        return None
    return _with_office(row, ActorMention(at, end + 1 if quoted else end, " ".join(names), "person", names=names))


def _state(row: _Row, place: PlaceMention) -> ActorMention | None:
    """A state that speaks under its own name or its capital's: `حذرت أوسلو`."""
    around = (place.name, place.within, *row.actors.gazetteer.parents(place.name))
    of = next((p for p in around if p in row.actors.adjectives), None)
    if of is None or place.role != "place":
        return None
    return ActorMention(place.start, place.end, of, "institution", of=of, institution=f"{row.actors.adjectives[of]} government")


def _with_office(row: _Row, mention: ActorMention) -> ActorMention:
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


def unglued(word: str, actors: Actors) -> Iterator[str]:
    """A word, and what is left of it when clitics are taken off."""
    yield word
    for clitic in actors.clitics:
        if word.startswith(clitic) and len(word) > len(clitic) + 1:
            yield word[len(clitic) :]


def mentions_at(mentions: Sequence[ActorMention], start: int, end: int) -> list[ActorMention]:
    """The mentions that overlap a stretch of tokens."""
    return [m for m in mentions if m.start < end and start < m.end]
