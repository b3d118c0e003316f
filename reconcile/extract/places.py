"""Find places, nationalities and back-references in a folded text, and say how places lie to each other.

A name of the gazetteer stands alone, or needs a sign of place, or a cue, as its entry says: Mosul is a
place anywhere, Jackson only in "in Jackson", Orange only in "city of Orange" or "Orange, California".
A name that the gazetteer does not know is read after a cue alone ("the village of Zarkum").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from rapidfuzz import fuzz

from reconcile.rulebook.language import Language
from reconcile.rulebook.places import Gazetteer, PlaceRules
from reconcile.rulebook.words import expand_all
from reconcile.text.fold import Folded, Table
from reconcile.text.lexicon import Lexicon, Mark, prefixes
from reconcile.text.tokens import Token

_JOINTS = frozenset("-.'")  # marks inside a name: Alma-Ata, St. Louis, N'Djamena
_OPEN_KINDS = frozenset({"city", "village", "division", "area"})


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A stretch of tokens, half-open, that names a place or stands for one.

    `name` is canonical: English for what the gazetteer knows, the folded words for a name that only its
    cue tells, the kind (country, capital, city, …) for a reference whose antecedent the words do not give.
    """

    start: int
    end: int
    name: str
    known: bool
    role: str  # place, nationality, reference
    within: str | None = None
    preposition: bool = False  # stands after a preposition of place
    kind: str = ""  # region, country, division, city, capital, village, area


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
    conjunctions: frozenset[str]
    place_clitics: frozenset[str]
    article: str
    capitals: bool
    seen: dict[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)


def compile_places(gazetteer: Gazetteer, rules: PlaceRules, language: Language, folding: Table) -> Places:
    """Compile a language's place rules and the gazetteer's names in it."""
    index, longest = _index(gazetteer, rules, language, folding)
    nationalities = {}
    for code, words in rules.nationalities.items():
        name = gazetteer.by_code(code)
        for word in _nationalities(words, rules, folding) if name else ():
            nationalities[word] = name or ""
            longest[word.split()[0]] = max(longest.get(word.split()[0], 1), len(word.split()))
    short = {_key(w.translate(folding)): gazetteer.by_code(c) or "" for c, ws in rules.abbreviations.items() for w in expand_all(ws)}
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
        conjunctions=frozenset(_folded(language.conjunctions, folding)),
        place_clitics=frozenset(_folded(rules.glued_prepositions, folding)),
        article=article,
        capitals=rules.capitals,
    )


def _folded(words: Iterable[str], folding: Table) -> list[str]:
    return [w.translate(folding) for w in expand_all(words)]


def _key(folded: str) -> str:
    """A name as the index has it: words only."""
    return " ".join(folded.replace("-", " ").replace("'", " ").replace(".", " ").split())


def _index(gazetteer: Gazetteer, rules: PlaceRules, language: Language, folding: Table) -> tuple[dict[str, str], dict[str, int]]:
    text = gazetteer.names(language.code).translate(folding)
    for joint in _JOINTS:
        text = text.replace(joint, " ")
    index = {name: rest for name, _, rest in (line.partition("\t") for line in text.split("\n"))}
    longest: dict[str, int] = {}
    for name in index:
        if " " in name:
            first, count = name[: name.index(" ")], name.count(" ") + 1
            if count > longest.get(first, 1):
                longest[first] = count
    article = rules.article.translate(folding)
    common = (*rules.directions, *rules.prepositions, *rules.stops, *(w for words in rules.cues.values() for w in words))
    for word in _folded(common, folding):
        index.pop(word, None)  # "City" and "South" are no names of places beside the words
        index.pop(article + word, None)
    return index, longest


def _nationalities(words: Sequence[str], rules: PlaceRules, folding: Table) -> Iterator[str]:
    """`~` is every ending; in a phrase of two, the same one twice."""
    for word in expand_all(words):
        for ending in rules.nationality_endings if "~" in word else ("",):
            yield _key(word.replace("~", ending).translate(folding))


def _lexicon(rules: PlaceRules, language: Language, folding: Table) -> Lexicon:
    slots = [[c.translate(folding) for c in slot] for slot in language.proclitics]
    contractions = {a.translate(folding): b.translate(folding) for a, b in language.contractions.items()}
    lexicon = Lexicon(prefixes(slots, contractions))
    for name, lists in (("cue", rules.cues), ("after", rules.cues_after), ("reference", rules.references)):
        for kind, words in lists.items():
            lexicon.add(name, _folded(words, folding), kind)
    for name, some in (("in", rules.prepositions), ("near", rules.directions), ("to", rules.relations), ("other", rules.others), ("within", rules.within), ("follower", rules.followers), ("person", rules.people)):
        lexicon.add(name, _folded(some, folding))
    return lexicon


@dataclass(slots=True)
class _Find:
    """A name found in the text, before it is known which place it is."""

    start: int
    end: int
    rows: tuple[int, ...]
    grade: str
    prefix: str
    nationality: str = ""


@dataclass(frozen=True, slots=True)
class _Signs:
    """What the lexicon found, by where it ends or starts."""

    before: dict[int, Mark]  # end -> cue
    prepositions: frozenset[int]  # ends
    relations: frozenset[int]  # ends
    after: dict[int, Mark]  # start -> cue after, follower
    within: dict[int, int]  # start -> end
    persons: frozenset[int]  # ends
    others: frozenset[int]  # ends, and starts as negatives less one
    references: dict[int, Mark]  # start


def find_places(tokens: Sequence[Token], folded: Folded, original: str, places: Places) -> tuple[PlaceMention, ...]:
    """All mentions in a token row, in order, none overlapping. Give a whole article: what it names elsewhere tells which Tripoli."""
    signs = _signs(places.lexicon.find(tokens))
    upper = [original[folded.original(t.start)].isupper() for t in tokens] if places.capitals else [False] * len(tokens)
    finds = _finds(tokens, upper, places, folded, original)
    context = _context(finds, places)
    chosen = _accept(finds, tokens, upper, signs, context, places)
    taken = {i for m in chosen for i in range(m.start, m.end)}
    chosen += _open_names(tokens, upper, signs, taken, chosen, places)
    taken |= {i for m in chosen for i in range(m.start, m.end)}
    chosen += _references(tokens, signs, taken, chosen, places)
    return tuple(sorted(chosen, key=lambda m: m.start))


def _signs(marks: Sequence[Mark]) -> _Signs:
    by: dict[str, list[Mark]] = {}
    for mark in marks:
        by.setdefault(mark.name, []).append(mark)
    longest = sorted(by.get("cue", ()), key=lambda m: m.start, reverse=True)
    near = {m.end for m in by.get("in", ())} | {m.end for m in by.get("near", ())}
    after = {m.start: m for m in [*by.get("follower", ()), *by.get("after", ())]}
    references: dict[int, Mark] = {}
    for mark in by.get("reference", ()):
        if mark.start not in references or mark.end > references[mark.start].end:
            references[mark.start] = mark
    within = {m.start: m.end for m in sorted(by.get("within", ()), key=lambda m: m.end)}
    persons = frozenset(m.end for m in by.get("person", ()))
    others = frozenset(end for m in by.get("other", ()) for end in (m.end, -m.start - 1))
    relations = frozenset(m.end for m in by.get("to", ()))
    return _Signs({m.end: m for m in longest}, frozenset(near), relations, after, within, persons, others, references)


def _analyses(word: str, places: Places) -> tuple[tuple[str, str], ...]:
    """(what is glued, the word without it) for every reading that begins a known name; the bare word first."""
    found = places.seen.get(word)
    if found is None:
        found = places.seen[word] = tuple(_read(word, places))
    return found


def _read(word: str, places: Places) -> Iterator[tuple[str, str]]:
    entry = places.index.get(word)
    if entry != "!":
        yield from _begins("", word, places)
    if entry is not None:
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


def _finds(tokens: Sequence[Token], upper: Sequence[bool], places: Places, folded: Folded, original: str) -> list[_Find]:
    finds: list[_Find] = []
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
                if found and (best is None or (found.end, bool(found.nationality and best.grade)) > (best.end, False)):
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


def _adjective(found: _Find, tokens: Sequence[Token], places: Places) -> bool:
    """Whether a country's name is here the adjective it is spelled like: السعودية after a noun with the article."""
    article = places.article
    if not article or found.start == 0 or found.end - found.start > 1 or found.prefix:
        return False
    text = tokens[found.start].text
    return text.startswith(article) and text[len(article) :] in places.nationalities and tokens[found.start - 1].text.startswith(article)


def _longest(tokens: Sequence[Token], at: int, glue: str, stem: str, places: Places) -> _Find | None:
    """The longest name that begins with this reading of a token."""
    best = _entry(stem, at, at + 1, glue, places)
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
        best = _entry(" ".join(words), at, end, glue, places) or _entry_plain(words, at, end, glue, places) or best
    return best


def _entry_plain(words: Sequence[str], at: int, end: int, glue: str, places: Places) -> _Find | None:
    """A phrase whose second word has the article of its first: of a nationality, جنوب أفريقي in الجنوب أفريقية."""
    article = places.article
    if article and any(w.startswith(article) for w in words[1:]):
        name = places.nationalities.get(" ".join(w.removeprefix(article) for w in words))
        if name:
            return _Find(at, end, (), "", glue, name)
    return None


def _entry(name: str, start: int, end: int, glue: str, places: Places) -> _Find | None:
    entry = places.index.get(name)
    bare = not (places.article and glue.endswith(places.article))
    if entry and bare and entry != "!":
        rows, _, grade = entry.partition("\t")
        if not (grade and name in places.nationalities):
            return _Find(start, end, tuple(map(int, rows.split(","))), grade, glue)
    if name in places.nationalities:
        return _Find(start, end, (), "", glue, places.nationalities[name])
    return None


def _context(finds: Sequence[_Find], places: Places) -> frozenset[str]:
    """The countries and divisions that the article names beyond doubt."""
    named = {f.nationality for f in finds if f.nationality}
    for found in finds:
        if found.rows and not found.grade:
            some = sorted((places.gazetteer.at(row) for row in found.rows), key=lambda p: -p.population)
            if len(some) == 1 or some[0].population > 8 * some[1].population:
                named |= {some[0].name, *places.gazetteer.parents(some[0].name)}
    return frozenset(named)


def _choose(rows: Sequence[int], told: str | None, cue: str, context: frozenset[str], places: Places) -> str:
    """Which of the places of one name is meant."""
    if len(rows) == 1:
        return places.gazetteer.at(rows[0]).name
    some = [places.gazetteer.at(row) for row in rows]
    kinds = {"division": ("division",), "city": ("city", "capital"), "village": ("city", "capital"), "capital": ("capital",)}.get(cue, ())

    def rank(name: str, kind: str, population: int) -> tuple[int, ...]:
        above = places.gazetteer.parents(name)
        weight = population // 3 if kind == "division" else population
        contained = sum(1 for other in some if other.name in above)  # a city before the province called after it
        local = [p for p in above if p in context and places.gazetteer.kind(p) in ("country", "division")]
        return (told in above, kind in kinds, kind == "country", bool(local), contained, weight)

    return max(some, key=lambda p: (rank(p.name, p.kind, p.population), p.name)).name


def _accept(
    finds: Sequence[_Find], tokens: Sequence[Token], upper: Sequence[bool], signs: _Signs, context: frozenset[str], places: Places
) -> list[PlaceMention]:
    """Decide from the last to the first, so that what follows a name is already known."""
    accepted: dict[int, PlaceMention] = {}
    for found in reversed(finds):
        if found.nationality:
            accepted[found.start] = PlaceMention(found.start, found.end, found.nationality, True, "nationality", kind="country")
            continue
        cue = signs.before.get(found.start)
        if _elsewhere(found, cue, signs, accepted, places):
            continue
        end, told = _told(found, tokens, signs, accepted, places)
        glued = not found.grade and any(c in found.prefix for c in places.place_clitics)
        placed = glued or found.start in signs.prepositions or (cue is not None and _before(cue, signs))
        if not _stands(found, tokens, upper, signs, bool(told), placed, cue, accepted, places):
            continue
        name = _choose(found.rows, told, cue.value if cue else "", context, places)
        above = places.gazetteer.parents(name)
        merged = accepted.pop(end, None) if end > found.end else None
        within = told if told in above else (above[0] if above else None)
        stop = merged.end if merged else max(found.end, end)
        accepted[found.start] = PlaceMention(found.start, stop, name, True, "place", within, placed, places.gazetteer.kind(name))
    return [accepted[start] for start in sorted(accepted)]


def _elsewhere(found: _Find, cue: Mark | None, signs: _Signs, accepted: dict[int, PlaceMention], places: Places) -> bool:
    """Whether a city of that name is known, but the words tell of another: the county, or the Somali town of Coronda."""
    after = signs.after.get(found.end)
    if after and after.name == "after" and after.value in ("area", "village"):
        return True
    if after and after.name == "after" and after.value == "division":
        return not any(places.gazetteer.at(row).kind == "division" for row in found.rows)
    told = accepted.get(found.end)
    return bool(cue and told and told.role == "nationality" and not _above(found, told.name, places)) and not places.capitals


def _before(cue: Mark, signs: _Signs) -> bool:
    return cue.start in signs.prepositions or bool(cue.prefix)


def _told(found: _Find, tokens: Sequence[Token], signs: _Signs, accepted: dict[int, PlaceMention], places: Places) -> tuple[int, str | None]:
    """What the words after a name say it lies in, and where a merged "Austin, Texas" goes on (else the name's own end)."""
    end = found.end
    if end < len(tokens) and tokens[end].text in ",،(":
        nxt = accepted.get(end + 1)
        if nxt and nxt.role == "place" and _above(found, nxt.name, places):
            return end + 1, nxt.name
        state, stop = _abbreviation(tokens, end + 1, places)
        if state and _above(found, state, places):
            accepted[end + 1] = PlaceMention(end + 1, stop, state, True, "place")
            return end + 1, state
        end += tokens[end].text != "("
    for skip in (end, found.end):
        if skip in signs.within:
            nxt = accepted.get(signs.within[skip])
            if nxt and _above(found, nxt.name, places):
                return found.end, nxt.name
    nxt = accepted.get(found.end)
    if nxt and nxt.role == "nationality" and _above(found, nxt.name, places):
        return found.end, nxt.name
    return found.end, None


def _abbreviation(tokens: Sequence[Token], at: int, places: Places) -> tuple[str | None, int]:
    words: list[str] = []
    best: tuple[str | None, int] = (None, at)
    for end in range(at, min(at + 5, len(tokens))):
        if tokens[end].text == ".":
            if best[0] and best[1] == end:
                best = (best[0], end + 1)
            continue
        words.append(tokens[end].text)
        state = places.abbreviations.get(" ".join(words))
        if state:
            best = (state, end + 1)
    return best


def _above(found: _Find, name: str, places: Places) -> bool:
    return any(name in places.gazetteer.parents(places.gazetteer.at(row).name) for row in found.rows)


def _stands(
    found: _Find,
    tokens: Sequence[Token],
    upper: Sequence[bool],
    signs: _Signs,
    told: bool,
    placed: bool,
    cue: Mark | None,
    accepted: dict[int, PlaceMention],
    places: Places,
) -> bool:
    """Whether a name is a place here: by its class and by the signs around it."""
    if told or (cue and (cue.value != "weak" or found.grade != "c")):
        return True
    if found.grade and (found.start in signs.references or found.grade == "c") or _beside_other(found, signs):
        return False
    if places.gazetteer.at(found.rows[0]).kind in ("country", "region"):
        return True
    placed = placed or found.start in signs.relations
    follower = found.end in signs.after
    if found.start in signs.persons or (found.grade and found.prefix):
        return False
    if places.capitals and not placed and not follower and _in_a_name(found, tokens, upper):
        return False
    if placed and places.capitals:
        return not _person_follows(found, tokens, upper, signs, accepted)
    return not found.grade or placed or follower


def _beside_other(found: _Find, signs: _Signs) -> bool:
    return found.start in signs.others or -found.end - 1 in signs.others


def _in_a_name(found: _Find, tokens: Sequence[Token], upper: Sequence[bool]) -> bool:
    """Whether a capitalised word beside it makes it part of another name: Paris Hilton, Michael Houston."""
    before = found.start > 0 and upper[found.start - 1] and not (found.start > 1 and tokens[found.start - 2].text in ".!?:\"")
    return before or (found.end < len(tokens) and upper[found.end])


def _person_follows(found: _Find, tokens: Sequence[Token], upper: Sequence[bool], signs: _Signs, accepted: dict[int, PlaceMention]) -> bool:
    """After a preposition, 'from Jackson Smith' is a person, 'in Jackson County' and 'in Jackson Mississippi' are not."""
    return bool(found.grade) and found.end < len(tokens) and upper[found.end] and found.end not in signs.after and found.end not in accepted


def _open_names(
    tokens: Sequence[Token], upper: Sequence[bool], signs: _Signs, taken: set[int], known: Sequence[PlaceMention], places: Places
) -> list[PlaceMention]:
    """Names that only a cue before or after them tells."""
    starts = {m.start: m for m in known}
    made: dict[int, PlaceMention] = {}
    for start, cue in sorted(signs.before.items()):
        if cue.value not in _OPEN_KINDS or start in taken or cue.prefix.endswith(places.article or "\0") or start >= len(tokens):
            continue
        end = _name_end(tokens, upper, start, taken, signs, starts, places)
        if end > start:
            made[start] = _open(tokens, start, end, str(cue.value), _before(cue, signs), signs, starts)
    for at, cue in signs.after.items():
        start = at
        while cue.name == "after" and cue.value in _OPEN_KINDS and places.capitals and upper[at] and start > max(0, at - 3) and _fits(tokens, upper, start - 1, taken, signs, places):
            start -= 1
        if start < at and start not in made:
            made[start] = _open(tokens, start, cue.end, str(cue.value), start in signs.prepositions, signs, starts)
    return list(made.values())


def _open(tokens: Sequence[Token], start: int, end: int, kind: str, placed: bool, signs: _Signs, starts: dict[int, PlaceMention]) -> PlaceMention:
    name = _key(" ".join(t.text for t in tokens[start:end]))
    return PlaceMention(start, end, name, False, "place", _open_within(end, tokens, signs, starts), placed, kind)


def _name_end(
    tokens: Sequence[Token],
    upper: Sequence[bool],
    start: int,
    taken: set[int],
    signs: _Signs,
    starts: dict[int, PlaceMention],
    places: Places,
) -> int:
    if not _fits(tokens, upper, start, taken, signs, places):
        return start
    end = start + 1
    while end < min(start + 3, len(tokens)) and _fits(tokens, upper, end, taken, signs, places):
        if not places.capitals and tokens[end - 1].text not in places.heads and not _closes(tokens, end + 1, signs, starts):
            break
        end += 1
        if not places.capitals and end - start == 2:
            break
    return end


def _closes(tokens: Sequence[Token], at: int, signs: _Signs, starts: dict[int, PlaceMention]) -> bool:
    """Whether a name surely ends here: at a nationality, or at the words that say what it lies in."""
    return at in starts and starts[at].role == "nationality" or at in signs.within and signs.within[at] in starts


def _fits(tokens: Sequence[Token], upper: Sequence[bool], at: int, taken: set[int], signs: _Signs, places: Places) -> bool:
    token = tokens[at]
    if not token.is_word or len(token.text) < 2 or at in taken or token.text in places.stops or at in signs.references or at in signs.after:
        return False
    if places.capitals:
        return upper[at]
    return not any(token.text.startswith(c) and token.text[len(c) :] in places.stops for c in places.glued)


def _open_within(end: int, tokens: Sequence[Token], signs: _Signs, starts: dict[int, PlaceMention]) -> str | None:
    at = end + (end < len(tokens) and tokens[end].text in ",،")
    for here in (at, end):
        nxt = starts.get(signs.within.get(here, here))
        if nxt and (here in signs.within or nxt.role == "nationality" or at > end):
            return nxt.name
    return None


def _references(tokens: Sequence[Token], signs: _Signs, taken: set[int], known: Sequence[PlaceMention], places: Places) -> list[PlaceMention]:
    """Words that stand for a place named elsewhere; a capital told by a nationality is that country's."""
    starts = {m.start: m for m in known}
    made = []
    for mark in signs.references.values():
        if mark.start in taken or (mark.value == "capital" and mark.end in starts and starts[mark.end].role == "place"):
            continue
        nxt = starts.get(mark.end)
        if places.article and not nxt and _qualified(tokens, mark, places):
            continue
        country = nxt.name if nxt and nxt.role == "nationality" else None
        capital = places.gazetteer.capital(country) if country and mark.value == "capital" else None
        placed = mark.start in signs.prepositions or any(c in mark.prefix for c in places.place_clitics)
        if capital:
            made.append(PlaceMention(mark.start, mark.end, capital, True, "place", country, placed, "capital"))
        else:
            made.append(PlaceMention(mark.start, mark.end, str(mark.value), False, "reference", country, placed, str(mark.value)))
    return made


def _qualified(tokens: Sequence[Token], mark: Mark, places: Places) -> bool:
    """Whether the word is itself an adjective (المعارضة المحافظة) or has one that makes it another thing (المدينة الجامعية)."""
    before = mark.prefix == places.article and mark.start > 0 and tokens[mark.start - 1].text.startswith(places.article)
    return before or (mark.end < len(tokens) and tokens[mark.end].text.startswith(places.article))


def relation(a: str, b: str, gazetteer: Gazetteer, *, within_a: str | None = None, within_b: str | None = None) -> str:
    """How place a lies to place b: same, inside, contains, apart, or unknown where the gazetteer cannot tell.

    `within_a` and `within_b` are what the text says a place lies in, for places that the gazetteer does not know.
    """
    if a == b:
        return "same"
    above_a, above_b = _chain(a, within_a, gazetteer), _chain(b, within_b, gazetteer)
    if b in above_a:
        return "inside"
    if a in above_b:
        return "contains"
    known_a, known_b = gazetteer.get(a) is not None, gazetteer.get(b) is not None
    if known_a and known_b:
        return "apart"
    if above_a and above_b and not _nested(above_a, above_b):
        return "apart"
    return "unknown"


def _chain(name: str, within: str | None, gazetteer: Gazetteer) -> tuple[str, ...]:
    own = gazetteer.parents(name)
    return own if own or not within else (within, *gazetteer.parents(within))


def _nested(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether one chain's nearest place lies on the other chain: then one may still hold the other."""
    return a[0] in b or b[0] in a


def parents(name: str, gazetteer: Gazetteer) -> tuple[str, ...]:
    """What a place lies in, nearest first; empty where it is not known."""
    return gazetteer.parents(name)
