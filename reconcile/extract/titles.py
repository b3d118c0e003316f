"""The titles of the rules, compiled for a language, and a sentence as the finders of actors need it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reconcile.extract.grammar import folded
from reconcile.extract.places import PlaceMention
from reconcile.extract.sentence import Sentence
from reconcile.rulebook.book import Rulebook
from reconcile.rulebook.language import Language
from reconcile.rulebook.offices import Title, load_offices
from reconcile.rulebook.places import Gazetteer
from reconcile.text.fold import Folded, Table
from reconcile.text.lexicon import Lexicon, Mark, prefixes

CANONICAL = "en"  # the language that canonical names are written in


@dataclass(frozen=True, slots=True)
class ActorMention:
    """A stretch of tokens, half-open, that names somebody who can act or speak.

    `name` is canonical; `kind` is person, institution, outlet, unnamed or group; `of` the country or
    institution that it belongs to, empty where it is "the country" of the article; `institution` whom it
    speaks for; `names` the name as written, folded.
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
    backer: str | None = None  # the country that backs it, and so is not its own: "the Kenyan-backed president"


@dataclass(frozen=True)
class Actors:
    """The titles of the rules, compiled for one language. Made by `compile_actors`."""

    titles: Mapping[str, Title]
    lexicon: Lexicon
    adjectives: Mapping[str, str]  # country -> English adjective
    seats: Mapping[tuple[str, str], Title]  # institution, country -> the seat that stands for it
    stops: frozenset[str]  # words that are no part of a name
    not_endings: tuple[str, ...]
    surnames: tuple[str, ...]  # how a word with its article ends that ends a name
    particles: frozenset[str]  # parts of a name that never end it
    possessive: frozenset[str]  # what stands between owner and owned: ' and s
    cues: frozenset[str]  # words before the name of a place
    conjunctions: tuple[str, ...]
    articles: tuple[str, ...]
    clitics: tuple[str, ...]
    definite: frozenset[str]  # of these, an article with more before it: `بال`, `لل`
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
    glued = prefixes(pack.language.proclitics, dict(pack.language.contractions)) or ("",)
    lexicon = Lexicon(glued)
    for title in titles.values():
        lexicon.add(title.kind, folded(title.languages.get(code, ()), book.folding), title)
        lexicon.add("plural", folded(title.plurals.get(code, ()), book.folding), title)
    english = book.packs[CANONICAL].places if CANONICAL in book.packs else None
    words = {book.gazetteer.by_code(code): ws[0].rstrip("~") for code, ws in (english.nationalities if english else {}).items()}
    adjectives = {name: word for name, word in words.items() if name}
    seats = {(t.seat_of, book.gazetteer.by_code(t.country) or ""): t for t in titles.values() if t.seat_of and t.country}
    speech, places = pack.speech, pack.places
    return Actors(
        titles=titles,
        lexicon=lexicon,
        adjectives=adjectives,
        seats=seats,
        stops=frozenset(folded(speech.name_stops, book.folding)) if speech else frozenset(),
        not_endings=tuple(folded(speech.no_name_endings, book.folding)) if speech else (),
        surnames=tuple(folded(speech.surname_endings, book.folding)) if speech else (),
        possessive=frozenset(t for w in folded(speech.possessive, book.folding) for t in w.split()) if speech else frozenset(),
        particles=frozenset(folded(speech.name_particles, book.folding)) if speech else frozenset(),
        cues=frozenset(w for c in (places.cues.values() if places else ()) for w in folded(c, book.folding)),
        conjunctions=tuple(folded(pack.language.conjunctions, book.folding)),
        articles=tuple(folded(pack.language.articles, book.folding)),
        clitics=tuple(g for g in glued if g),
        definite=_definite(pack.language, glued, book.folding),
        gazetteer=book.gazetteer,
        capitals=bool(places and places.capitals),
        subject_first=bool(speech and speech.subject_first),
    )


def _definite(language: Language, glued: Sequence[str], folding: Table) -> frozenset[str]:
    articles = tuple(folded(language.articles, folding))
    short = tuple(folded(language.contractions.values(), folding))
    return frozenset(g for g in glued if g and g not in articles and g.endswith((*articles, *short)))


@dataclass(frozen=True)
class Row:
    """A sentence with its marks, as the finders need it."""

    sentence: Sentence
    upper: tuple[bool, ...]
    titles: Mapping[int, Mark]
    qualities: Mapping[int, Mark]
    honorifics: Mapping[int, Mark]
    places: Mapping[int, PlaceMention]
    actors: Actors


def read_row(sentence: Sentence, folded_field: Folded, original: str, actors: Actors) -> Row:
    """Find the titles, qualities and honorifics of a sentence."""
    marks = actors.lexicon.find(sentence.tokens)
    titles: dict[int, Mark] = {}
    end = 0
    for mark in sorted((m for m in marks if m.name not in ("quality", "honorific")), key=lambda m: (m.start, -m.end, m.name)):
        if mark.start >= end:
            titles[mark.start], end = mark, mark.end
    upper = tuple(original[folded_field.original(t.start)].isupper() for t in sentence.tokens) if actors.capitals else ()
    return Row(
        sentence,
        upper,
        titles,
        {m.start: m for m in marks if m.name == "quality"},
        {m.start: m for m in sorted(marks, key=lambda m: m.end) if m.name == "honorific"},
        {p.start: p for p in sentence.places},
        actors,
    )
