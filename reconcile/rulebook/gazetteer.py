"""A language's names of places, compiled: which names of the gazetteer begin at a token, and which place of one name is meant."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from reconcile.rulebook.language import Language
from reconcile.rulebook.places import Gazetteer, PlaceRules
from reconcile.rulebook.words import expand_all
from reconcile.text.fold import Folded, Table
from reconcile.text.lexicon import Lexicon, prefixes
from reconcile.text.tokens import Token

_JOINTS = ("-", ".", "'")  # marks inside a name: Guinea-Bissau, St. Louis, N'Djamena


@dataclass(frozen=True, slots=True)
class Places:
    """One language's places, compiled. Made by `compile_places`."""

    gazetteer: Gazetteer
    index: dict[str, str]  # written name -> lines of the gazetteer and class, as the table has them
    longest: dict[str, int]  # first word -> words of the longest name that begins with it
    nationalities: dict[str, str]
    abbreviations: dict[str, str]
    lexicon: Lexicon
    stops: frozenset[str]
    heads: frozenset[str]
    glued: tuple[str, ...]
    contractions: tuple[tuple[str, str], ...]
    conjunctions: tuple[str, ...]  # those that are glued to a word
    joints: frozenset[str]  # those that are words
    place_clitics: frozenset[str]
    article: str
    capitals: bool
    sounds: tuple[tuple[str, str], ...] = ()  # letter -> sound
    digraphs: tuple[tuple[str, str], ...] = ()  # two letters -> the one that they stand for
    seen: dict[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    heard: dict[str, str] = field(default_factory=dict)  # consonants -> written names, a line each; filled by `hearing.sort_by_sound`


def compile_places(gazetteer: Gazetteer, rules: PlaceRules, language: Language, folding: Table) -> Places:
    """Compile a language's place rules and the gazetteer's names in it."""
    index, longest = _index(gazetteer, rules, language, folding)
    nationalities = {}
    for code, words in rules.nationalities.items():
        name = gazetteer.by_code(code)
        for word in _nationalities(words, rules, folding) if name else ():
            nationalities[word] = name or ""
            longest[word.split()[0]] = max(longest.get(word.split()[0], 1), len(word.split()))
    short = {key(w.translate(folding)): gazetteer.by_code(c) or "" for c, ws in rules.abbreviations.items() for w in expand_all(ws)}
    article = rules.article.translate(folding)
    slots = [[c.translate(folding) for c in slot if c.translate(folding) != article] for slot in language.proclitics]
    return Places(
        gazetteer=gazetteer,
        index=index,
        longest=longest,
        nationalities=nationalities,
        abbreviations=short,
        lexicon=_lexicon(rules, language, folding),
        stops=frozenset(_folded(rules.stops, folding)),
        heads=frozenset(_folded(rules.heads, folding)),
        glued=tuple(p for p in sorted(prefixes(slots, {}), key=len) if p),
        contractions=tuple((a.translate(folding), b.translate(folding)) for a, b in language.contractions.items()),
        conjunctions=tuple(c for c in _folded(language.conjunctions, folding) if language.proclitics and len(c) == 1),
        joints=frozenset(c for c in _folded(language.conjunctions, folding) if not (language.proclitics and len(c) == 1)),
        place_clitics=frozenset(_folded(rules.glued_prepositions, folding)),
        article=article,
        capitals=rules.capitals,
        sounds=tuple((letter, sound) for sound, letters in rules.sounds.items() for letter in letters.translate(folding)),
        digraphs=tuple((two.translate(folding), one.translate(folding)) for two, one in rules.digraphs.items()),
    )


def _folded(words: Iterable[str], folding: Table) -> list[str]:
    return [w.translate(folding) for w in expand_all(words)]


def key(folded: str) -> str:
    """A name as the index has it: words only."""
    return " ".join(folded.replace("-", " ").replace("'", " ").replace(".", " ").split())


def _index(gazetteer: Gazetteer, rules: PlaceRules, language: Language, folding: Table) -> tuple[dict[str, str], dict[str, int]]:
    text = gazetteer.names(language.code).translate(folding)
    for joint in _JOINTS:
        text = text.replace(joint, " ")
    text = text.replace("  ", " ")
    index = {name: rest for name, _, rest in (line.partition("\t") for line in text.split("\n"))}
    for name, written in rules.names.items():
        row = gazetteer.row(name)
        if row is None:
            raise ValueError(f"names: the gazetteer has no place called {name!r}")
        for word in _folded(written, folding):
            index[key(word)] = ",".join(dict.fromkeys([str(row), *index.get(key(word), "").partition("\t")[0].split(",")])).strip(",")
    longest: dict[str, int] = {}
    for name in index:
        if " " in name:
            first, count = name[: name.index(" ")], name.count(" ") + 1
            if count > longest.get(first, 1):
                longest[first] = count
    article = rules.article.translate(folding)
    common = (*rules.directions, *rules.prepositions, *rules.stops, *rules.heads, *(w for words in rules.cues.values() for w in words))
    for word in _folded(common, folding):
        index.pop(word, None)  # "City" and "South" are no names of places beside the words
        index.pop(article + word, None)
    return index, longest


def _nationalities(words: Sequence[str], rules: PlaceRules, folding: Table) -> Iterator[str]:
    """`~` is every ending; in a phrase of two, the same one twice."""
    for word in expand_all(words):
        for ending in rules.nationality_endings if "~" in word else ("",):
            yield key(word.replace("~", ending).translate(folding))


def _lexicon(rules: PlaceRules, language: Language, folding: Table) -> Lexicon:
    slots = [[c.translate(folding) for c in slot] for slot in language.proclitics]
    contractions = {a.translate(folding): b.translate(folding) for a, b in language.contractions.items()}
    lexicon = Lexicon(prefixes(slots, contractions))
    for name, lists in (("cue", rules.cues), ("after", rules.cues_after), ("reference", rules.references)):
        for kind, words in lists.items():
            lexicon.add(name, _folded(words, folding), kind)
    plain = {
        "in": rules.prepositions,
        "near": rules.directions,
        "to": rules.relations,
        "other": rules.others,
        "other before": rules.others_before,
        "feature": rules.features,
        "pair": rules.pairs,
        "within": rules.within,
        "follower": rules.followers,
        "person": rules.people,
    }
    for name, some in plain.items():
        lexicon.add(name, _folded(some, folding))
    return lexicon


@dataclass(slots=True)
class NameFound:
    """A name found in the text, before it is known which place it is."""

    start: int
    end: int
    rows: tuple[int, ...]
    grade: str
    prefix: str
    nationality: str = ""


def _analyses(word: str, places: Places) -> tuple[tuple[str, str], ...]:
    """(what is glued, the word without it) for every reading that begins a known name; the bare word first."""
    found = places.seen.get(word)
    if found is None:
        found = places.seen[word] = tuple(_read(word, places))
    return found


def _read(word: str, places: Places) -> Iterator[tuple[str, str]]:
    entry = places.index.get(word)
    yield from _begins("", word, places)
    if entry is not None or word in places.stops:  # a common word is whole: كبرى is no ك and برى
        return
    for glue in places.glued:
        if word.startswith(glue) and len(word) - len(glue) > 2:
            yield from _begins(glue, word[len(glue) :], places)
    for long, short in places.contractions:
        at = word.find(short, 0, 4)
        if at >= 0:
            spelled = word[:at] + long + word[at + len(short) :]
            for glue in places.glued:
                if spelled.startswith(glue) and len(glue) == at + len(long) - len(places.article):
                    yield from _begins(glue, spelled[len(glue) :], places)


def _begins(glue: str, stem: str, places: Places) -> Iterator[tuple[str, str]]:
    if stem in places.index or stem in places.longest or stem in places.nationalities:
        yield glue, stem
    article = places.article
    if article and stem.startswith(article):
        naked = stem[len(article) :]
        if naked in places.nationalities or naked in places.longest:
            yield glue + article, naked


def find_names(tokens: Sequence[Token], upper: Sequence[bool], places: Places, folded: Folded, original: str) -> list[NameFound]:
    """Every name of a known place or nationality in a token row, the longest at each token, in order."""
    finds: list[NameFound] = []
    at = 0
    while at < len(tokens):
        text = tokens[at].text
        readings = places.seen.get(text)
        if readings is None:
            readings = _analyses(text, places)
        best = None
        if readings and (upper[at] or not places.capitals):
            for glue, stem in readings:
                found = _longest(tokens, at, glue, stem, places)
                if found and (best is None or found.end > best.end or (found.nationality and _lesser(best, places))):
                    best = found
        if best and places.capitals and best.end - best.start == 1 and len(text) < 4 and not best.nationality:
            first = folded.original(tokens[at].start)
            best = best if original[first : first + len(text)].isupper() else None
        if best and not best.nationality and _adjective(best, tokens, places):
            best.nationality = places.nationalities[tokens[at].text.removeprefix(places.article)]
        if best:
            finds.append(best)
            at = best.end
        else:
            at += 1
    return finds


def _lesser(found: NameFound, places: Places) -> bool:
    """Whether a name is at most a division's: then a nationality of the same spelling is meant."""
    return bool(found.rows) and all(places.gazetteer.at(row).kind in ("division", "city") for row in found.rows)


def _adjective(found: NameFound, tokens: Sequence[Token], places: Places) -> bool:
    """Whether a country's name is here the adjective it is spelled like: السعودية after a noun with the article."""
    article = places.article
    if not article or found.start == 0 or found.end - found.start > 1 or found.prefix:
        return False
    text = tokens[found.start].text
    return text.startswith(article) and text[len(article) :] in places.nationalities and tokens[found.start - 1].text.startswith(article)


def _longest(tokens: Sequence[Token], at: int, glue: str, stem: str, places: Places) -> NameFound | None:
    """The longest name that begins with this reading of a token."""
    best = entry(stem, at, at + 1, glue, places)
    limit = places.longest.get(stem, 1)
    words, end = [stem], at + 1
    while len(words) < limit and end < len(tokens):
        if tokens[end].text in _JOINTS:
            if tokens[end].start != tokens[end - 1].end or (tokens[end].text == "." and len(words[-1]) > 3):
                break
            end += 1
            continue
        if not tokens[end].is_word:
            break
        end += 1
        words.append(tokens[end - 1].text)
        best = entry(" ".join(words), at, end, glue, places) or _entry_plain(words, at, end, glue, places) or best
    return best


def _entry_plain(words: Sequence[str], at: int, end: int, glue: str, places: Places) -> NameFound | None:
    """A phrase whose second word has the article of its first: of a nationality, جنوب أفريقي in الجنوب أفريقية."""
    article = places.article
    if article and any(w.startswith(article) for w in words[1:]):
        name = places.nationalities.get(" ".join(w.removeprefix(article) for w in words))
        if name:
            return NameFound(at, end, (), "", glue, name)
    return None


def entry(name: str, start: int, end: int, glue: str, places: Places) -> NameFound | None:
    """What the index has for a written name that stands at these tokens; None where it has nothing."""
    entry = places.index.get(name)
    bare = not (places.article and glue.endswith(places.article))
    if entry and bare:
        rows, _, grade = entry.partition("\t")
        if not (grade and name in places.nationalities):
            return NameFound(start, end, tuple(map(int, rows.split(","))), grade, glue)
    if name in places.nationalities:
        return NameFound(start, end, (), "", glue, places.nationalities[name])
    return None


def choose(rows: Sequence[int], told: str | None, cue: str, context: frozenset[str], places: Places) -> str:
    """Which of the places of one name is meant."""
    if len(rows) == 1:
        return places.gazetteer.at(rows[0]).name
    some = [places.gazetteer.at(row) for row in rows]
    countries = {p.name for p in some if p.kind == "country"}
    some = [p for p in some if cue == "capital" or not countries & set(places.gazetteer.parents(p.name))]  # Tunisia before Tunis
    kinds = {"division": ("division",), "city": ("city", "capital"), "village": ("city", "capital"), "capital": ("capital",)}.get(cue, ())

    def rank(name: str, kind: str, population: int) -> tuple[int, ...]:
        above = places.gazetteer.parents(name)
        weight = population // 3 if kind == "division" else population
        contained = sum(1 for other in some if other.name in above)  # a city before the province called after it
        local = [p for p in above if p in context and places.gazetteer.kind(p) in ("country", "division")]
        # A country goes first, but "Amman" (spelled as Oman) does where Jordan is named and Oman nowhere.
        country = kind == "country" or (bool(countries) and kind in ("capital", "division") and bool(local) and not countries & context)
        return (told in above, kind in kinds, country, bool(local), contained, weight)

    return max(some, key=lambda p: (rank(p.name, p.kind, p.population), p.name)).name
