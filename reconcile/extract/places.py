"""Find places, nationalities and back-references in a folded text.

A name of the gazetteer stands alone, or needs a sign of place, or a cue, as its entry says: Mosul is a
place anywhere, Jackson only in "in Jackson", Orange only in "city of Orange" or "Orange, California".
A name that the gazetteer does not know is read beside a cue alone ("the village of Zarkum").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reconcile.extract.signs import Signs, read_signs
from reconcile.rulebook.gazetteer import NameFound, Places, choose, compile_places, find_names, key
from reconcile.rulebook.hearing import heard_name
from reconcile.rulebook.places import parents, relation
from reconcile.text.fold import Folded
from reconcile.text.lexicon import Mark
from reconcile.text.tokens import COMMAS, Token

__all__ = ["PlaceMention", "Places", "compile_places", "find_places", "parents", "relation"]

_OPEN_KINDS = frozenset({"city", "village", "division", "area"})
_SPELLED = {"city": ("city", "capital"), "division": ("division",)}  # what a cue may lead to
_COUNTRIES = frozenset({"country", "region"})


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A stretch of tokens, half-open, that names a place or stands for one.

    `name` is canonical: English for what the gazetteer knows, the folded words for a name that only its
    cue tells, the kind (country, capital, city, …) for a reference whose antecedent the words do not give.
    `within` is what the words say that it lies in, else what the gazetteer says.
    """

    start: int
    end: int
    name: str
    known: bool  # to the gazetteer
    role: str  # place, nationality, reference
    within: str | None = None
    preposition: bool = False  # stands after a preposition of place: in, near, north of
    kind: str = ""  # region, country, division, city, capital, village, area


@dataclass(frozen=True, slots=True)
class _View:
    """One token row with all that is known of it before places are decided."""

    tokens: Sequence[Token]
    capital: Sequence[bool]  # written with a capital
    proper: Sequence[bool]  # the same, where that says something: not in a Headline Like This
    signs: Signs
    places: Places

    def text(self, at: int) -> str:
        """The token there; empty beyond the ends."""
        return self.tokens[at].text if 0 <= at < len(self.tokens) else ""

    def above(self, found: NameFound, name: str) -> bool:
        """Whether some place of that name lies in another."""
        gazetteer = self.places.gazetteer
        return any(name in gazetteer.parents(gazetteer.at(row).name) for row in found.rows)


def find_places(
    tokens: Sequence[Token], folded: Folded, original: str, places: Places, named: Sequence[str] = ()
) -> tuple[PlaceMention, ...]:
    """All mentions in a token row of a folded text, in order, none overlapping.

    Give a whole article at once: what else it names tells which Tripoli is meant; `named` is what else stands
    outside this row. `original` is the text before folding, read for capital letters only.
    """
    capital = [original[folded.original(t.start)].isupper() for t in tokens] if places.capitals else [False] * len(tokens)
    proper = _proper(tokens, capital) if places.capitals else capital
    finds = find_names(tokens, capital, places, folded, original)
    marks = places.lexicon.find(tokens)
    view = _View(tokens, capital, proper, read_signs(marks, finds, tokens, places), places)
    context = _context(finds, places) | {above for name in named for above in (name, *places.gazetteer.parents(name))}
    own = {f.nationality or places.gazetteer.at(f.rows[0]).name for f in finds}
    countries = sorted(name for name in own & context if places.gazetteer.kind(name) == "country")
    mentions = _decide(finds, context, countries, view)
    mentions.update(_open_names(view, mentions, countries))
    mentions.update(_references(view, mentions))
    return tuple(mentions[start] for start in sorted(mentions))


def _proper(tokens: Sequence[Token], capital: Sequence[bool]) -> list[bool]:
    """Capitals that mark a name: not those of a headline, where most words have one."""
    made = list(capital)
    start = 0
    for at in range(len(tokens) + 1):
        if at == len(tokens) or tokens[at].text in ".!?":
            words = [i for i in range(start, at) if len(tokens[i].text) > 3 and tokens[i].is_word]
            if len(words) > 4 and sum(capital[i] for i in words) > 0.8 * len(words):
                made[start:at] = [False] * (at - start)
            start = at + 1
    return made


def _context(finds: Sequence[NameFound], places: Places) -> frozenset[str]:
    """The countries and divisions that the article names beyond doubt."""
    named = {f.nationality for f in finds if f.nationality}
    for found in finds:
        if found.rows and found.grade != "c":
            some = sorted((places.gazetteer.at(row) for row in found.rows), key=lambda p: -p.population)
            sure = not found.grade or some[0].kind in ("country", "division")
            if sure and (len(some) == 1 or some[0].population > 8 * some[1].population):
                named |= {some[0].name, *places.gazetteer.parents(some[0].name)}
    return frozenset(named)


def _decide(finds: Sequence[NameFound], context: frozenset[str], countries: Sequence[str], view: _View) -> dict[int, PlaceMention]:
    """Which names found are places, and which. From the last to the first, so that what follows a name is known."""
    made: dict[int, PlaceMention] = {}
    gazetteer = view.places.gazetteer
    for found in reversed(finds):
        if found.nationality:
            made[found.start] = PlaceMention(found.start, found.end, found.nationality, True, "nationality", kind="country")
            continue
        cue = view.signs.cues.get(found.start)
        if _another(found, cue, made, view) or _feature(found, cue, view):
            continue
        if nearer := _nearer(found, cue, countries, view):
            made[found.start] = nearer
            continue
        told, rest = _told(found, made, view)
        placed = _placed(found, cue, view)
        if not told and not _stands(found, cue, placed, made, view):
            continue
        after = view.signs.after.get(found.end)  # Washington state
        kind = cue.value if cue else "division" if after else ""
        name = choose(found.rows, told, kind, context, view.places)
        above = gazetteer.parents(name)
        end = made.pop(rest).end if rest else found.end
        within = told if told in above else next(iter(above), None)
        made[found.start] = PlaceMention(found.start, end, name, True, "place", within, placed, gazetteer.kind(name))
    return made


def _nearer(found: NameFound, cue: Mark | None, countries: Sequence[str], view: _View) -> PlaceMention | None:
    """The town in a country that the article names, where a known name abroad is but the first word of its name,
    spelled as no table has it: بالا كولو is Palakollu where the article speaks of India, and not Pala in Chad."""
    gazetteer, end = view.places.gazetteer, found.end + 1
    if (cue and cue.value != "city") or not countries or end - found.start > 2 or end > len(view.tokens):
        return None
    some = [gazetteer.at(row) for row in found.rows]
    if any(p.kind not in _SPELLED["city"] or set(countries) & set(gazetteer.parents(p.name)) for p in some):
        return None
    name = _two_words(found.start, countries, view) if _fits(found.end, set(), view) else None
    within = next(iter(gazetteer.parents(name or "")), None)
    return PlaceMention(found.start, end, name, True, "place", within, _placed(found, cue, view), gazetteer.kind(name)) if name else None


def _two_words(start: int, countries: Sequence[str], view: _View) -> str | None:
    """The city in those countries whose name of two words begins here, in a spelling that no table has."""
    return heard_name(key(f"{view.text(start)} {view.text(start + 1)}"), countries, _SPELLED["city"], view.places)


def _placed(found: NameFound, cue: Mark | None, view: _View) -> bool:
    """Whether the name, or the cue before it, stands after a preposition of place."""
    if not found.grade and any(c in found.prefix for c in view.places.place_clitics):
        return True
    return found.start in view.signs.in_ or (cue is not None and _inside(cue, view))


def _inside(mark: Mark, view: _View) -> bool:
    """Whether a word stands after a preposition of place, bound or not."""
    return mark.start in view.signs.in_ or any(c in mark.prefix for c in view.places.place_clitics)


def _another(found: NameFound, cue: Mark | None, made: dict[int, PlaceMention], view: _View) -> bool:
    """Whether the words tell of another place than the known one: Orange in Orange County, a Somali town called Coronda."""
    if cue and found.end - found.start == 1 and view.text(found.start) in view.places.heads:
        return True
    after = view.signs.after.get(found.end)
    if after:
        kinds = {view.places.gazetteer.at(row).kind for row in found.rows}
        if after.value not in ("division", "weak") or not kinds & {"division", "country"}:
            return True
    told = made.get(found.end)
    another = cue is not None and told is not None and told.role == "nationality" and not view.above(found, told.name)
    return another and not view.places.capitals


def _feature(found: NameFound, cue: Mark | None, view: _View) -> bool:
    """Whether a name is a river's or mountain's, not a division's or country's: the River Nile, but not "River Nile state"."""
    ends, after = view.signs.features, view.signs.after.get(found.end)
    if (cue and cue.value == "division") or (after and after.value in ("division", "weak")):
        return False
    if cue is None and found.start in view.signs.feature_ends:
        return True
    named = found.start in ends or ends.get(found.end - 1) == found.end
    return named and {view.places.gazetteer.at(row).kind for row in found.rows} == {"division"}


def _told(found: NameFound, made: dict[int, PlaceMention], view: _View) -> tuple[str | None, int]:
    """What the words after a name say it lies in; and where that starts if it is to be one mention ("Austin, Texas"), else 0."""
    end = found.end
    if view.text(end) in ("(", ",", "،"):
        following = made.get(end + 1) or _abbreviation(end + 1, view)
        if following and following.role == "place" and view.above(found, following.name):
            made[end + 1] = following
            return following.name, end + 1
    comma = end + (view.text(end) in COMMAS)
    for following in (_part_of(comma, view, made), _part_of(end, view, made), made.get(end)):
        if following and (following.start != end or following.role == "nationality") and view.above(found, following.name):
            return following.name, 0
    return None, 0


def _part_of(at: int, view: _View, known: dict[int, PlaceMention]) -> PlaceMention | None:
    """What follows words that say "which lies in", past a cue: in Iraq, in the province of Nineveh."""
    end = view.signs.within.get(at, -1)
    return known.get(end) or known.get(view.signs.cue_ends.get(end, -1))


def _abbreviation(start: int, view: _View) -> PlaceMention | None:
    """A short name of a division, its full stops included: N.Y., Texas as Tex."""
    best, words = None, ""
    for at in range(start, min(start + 5, len(view.tokens))):
        if view.text(at) != ".":
            words = f"{words} {view.text(at)}".strip()
            state = view.places.abbreviations.get(words)
            if state:
                best = PlaceMention(start, at + 1 + (view.text(at + 1) == "."), state, True, "place")
    return best


def _stands(found: NameFound, cue: Mark | None, placed: bool, made: dict[int, PlaceMention], view: _View) -> bool:
    """Whether a name is a place here, by its class and the signs around it."""
    signs = view.signs
    if cue and (cue.value != "weak" or found.grade != "c"):
        return True
    if found.grade == "c" or (found.grade and (found.prefix or found.start in signs.references)):
        return False
    if found.start in signs.not_place or (found.end in signs.not_before and found.end - found.start == 1):
        return False
    sign = placed or found.start in signs.to
    if view.places.gazetteer.at(found.rows[0]).kind in _COUNTRIES:
        return sign or not (found.grade or _followed(found, made, view))
    follower = found.end in signs.followers
    if sign:
        return not (found.grade and _followed(found, made, view))
    return follower or not (found.grade or _in_a_name(found, view))


def _in_a_name(found: NameFound, view: _View) -> bool:
    """Whether a capitalised word beside it makes it part of another name: Paris Hilton, Michael Houston."""
    if found.end - found.start > 1:
        return False
    first = view.text(found.start - 2) in ("", ".", "!", "?", ":", '"')
    return (found.start > 0 and view.proper[found.start - 1] and not first) or (found.end < len(view.tokens) and view.proper[found.end])


def _followed(found: NameFound, made: dict[int, PlaceMention], view: _View) -> bool:
    """Whether a capitalised word follows that is no place: Jordan Smith, but not Jackson Mississippi, nor US President."""
    at = found.end
    short = at - found.start > 1 or len(view.text(found.start)) < 4
    return not short and at < len(view.tokens) and view.proper[at] and at not in view.signs.followers and at not in made


def _open_names(view: _View, known: dict[int, PlaceMention], countries: Sequence[str]) -> dict[int, PlaceMention]:
    """Names that only a cue before or after them tells; `countries` are those that the article names."""
    taken = {i for m in known.values() for i in range(m.start, m.end)}
    made: dict[int, PlaceMention] = {}
    for start, cue in sorted(view.signs.cues.items()):
        if cue.value in _OPEN_KINDS and not _definite(cue.prefix, view) and start not in view.signs.in_:
            end = _name_end(start, taken, view, known)
            if end == start + 1 and _fits(end, taken, view) and _two_words(start, countries, view):
                end += 1
            if end > start:
                made[start] = _open((start, end), str(cue.value), view, known, placed=_inside(cue, view), countries=countries)
                taken.update(range(start, end))
    for at, cue in view.signs.after.items() if view.places.capitals else ():
        start = at
        while cue.value in _OPEN_KINDS and view.proper[at] and at - start < 3 and _fits(start - 1, taken, view):
            start -= 1
        if start < at:
            made[start] = _open((start, cue.end), str(cue.value), view, known, placed=start in view.signs.in_, countries=countries)
    return made


def _definite(prefix: str, view: _View) -> bool:
    """Whether a cue carries the article, so that what follows is no name: المدينة الجامعية."""
    article = view.places.article
    return bool(article) and (prefix.endswith(article) or any(prefix.endswith(short) for _, short in view.places.contractions))


def _open(
    span: tuple[int, int], kind: str, view: _View, known: dict[int, PlaceMention], *, placed: bool, countries: Sequence[str]
) -> PlaceMention:
    start, end = span
    words = [t.text for t in view.tokens[start:end]]
    if start in view.signs.seconds:  # its conjunction is no part of it
        words[0] = words[0].removeprefix(next((c for c in view.places.conjunctions if words[0].startswith(c)), ""))
    name, comma = key(" ".join(words)), end + (view.text(end) in (",", "،", "("))
    told = _part_of(comma, view, known) or _part_of(end, view, known) or known.get(comma)
    # Without a comma only a nationality tells (the Turkish town …); another place's name would be another place.
    within = told.name if told and (told.start != end or told.role == "nationality") else None
    return heard(PlaceMention(start, end, name, False, "place", within, placed, kind), countries, view.places)


def heard(mention: PlaceMention, countries: Sequence[str], places: Places) -> PlaceMention:
    """The mention, of the known place that its name is another spelling of, in what it lies in or else in one of the countries."""
    name = heard_name(mention.name, [mention.within] if mention.within else countries, _SPELLED.get(mention.kind, ()), places)
    if mention.known or name is None:
        return mention
    within = next(iter(places.gazetteer.parents(name)), None)
    return replace(mention, name=name, known=True, within=within, kind=places.gazetteer.kind(name))


def _name_end(start: int, taken: set[int], view: _View, known: dict[int, PlaceMention]) -> int:
    """Where an unknown name that starts here ends; `start` where none does."""
    end = start
    most = 3 if view.places.capitals else 2
    while end - start < most and _fits(end, taken, view):
        if end > start and view.text(end).startswith(view.places.conjunctions or "\0"):
            break  # the next name of a list
        if end > start and not view.places.capitals and view.text(end - 1) not in view.places.heads and not _closes(end + 1, view, known):
            break
        end += 1
    return end


def _closes(at: int, view: _View, known: dict[int, PlaceMention]) -> bool:
    """Whether a name surely ends here: at a nationality, or at words that say what it lies in."""
    return (at in known and known[at].role == "nationality") or _part_of(at, view, known) is not None


def _fits(at: int, taken: set[int], view: _View) -> bool:
    """Whether a token can belong to an unknown name."""
    if not 0 <= at < len(view.tokens) or at in taken or at in view.signs.references or at in view.signs.after or at in view.signs.within:
        return False
    token, places = view.tokens[at], view.places
    if not token.is_word or len(token.text) < 2 or token.text in places.stops or _is_cue(at, view):
        return False
    if places.capitals:
        return view.capital[at]
    if any(token.text.startswith(short) for _, short in places.contractions):
        return False
    return not any(token.text.startswith(c) and token.text[len(c) :] in places.stops for c in (*places.glued, places.article))


def _is_cue(at: int, view: _View) -> bool:
    cue = view.signs.cues.get(at + 1)
    return cue is not None and cue.start == at and view.text(at) not in view.places.heads


def _references(view: _View, known: dict[int, PlaceMention]) -> dict[int, PlaceMention]:
    """Words that stand for a place named elsewhere; a capital that a nationality tells is that country's."""
    made: dict[int, PlaceMention] = {}
    taken = {i for m in known.values() for i in range(m.start, m.end)}
    for mark in view.signs.references.values():
        following = known.get(mark.end)
        if mark.start in taken or (mark.value == "capital" and following and following.role == "place"):
            continue
        country = following.name if following and following.role == "nationality" else None
        if country and following and mark.value == "capital" and following.end in known:
            continue  # the Turkish capital Ankara
        if not country and _qualified(mark, view):
            continue
        capital = view.places.gazetteer.capital(country) if country and mark.value == "capital" else None
        kind, role, placed = str(mark.value), "place" if capital else "reference", _inside(mark, view)
        made[mark.start] = PlaceMention(mark.start, mark.end, capital or kind, capital is not None, role, country, placed, kind)
    return made


def _qualified(mark: Mark, view: _View) -> bool:
    """Whether the word is itself an adjective (المعارضة المحافظة) or has one that makes it another thing (المدينة الجامعية)."""
    article, stops = view.places.article, view.places.stops
    before, after = view.text(mark.start - 1), view.text(mark.end)
    adjective = not mark.prefix and before.startswith(article) and before not in stops
    return bool(article) and (adjective or (after.startswith(article) and after not in stops))
