"""Analyse a field of an article: sentences, their words of the rules, and their figures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from reconcile.date.expressions import find_dates
from reconcile.extract.grammar import Grammar, Noun
from reconcile.extract.nouns import Marks, aged, bare, describes_next, group_of, modifies, opening, small, tags_of
from reconcile.extract.numbers import Number, apply_bound, bound_at, find_numbers
from reconcile.extract.places import PlaceMention, find_places
from reconcile.extract.sentence import Quantity, Sentence
from reconcile.extract.tied import tied
from reconcile.text.fold import Folded
from reconcile.text.lexicon import Mark
from reconcile.text.sentences import sentences
from reconcile.text.tokens import Token, compound, tokenize

AGE = "age"  # the measure of figures that tell how old somebody is
BOUND = 5  # tokens of the longest bound before a noun
STOPS = frozenset(".!?؟؛;:…")


def analyse(
    field: str, folded: Folded, original: str, grammar: Grammar, skip: Sequence[tuple[int, int]] = (), *, named: Sequence[str] = ()
) -> list[Sentence]:
    """The sentences of a folded field, in order, without those inside the skipped (original) spans.

    `named` are the places that the article's other field names: the text tells which Georgia its title means.
    """
    rows = []
    for index, (start, end) in enumerate(sentences(folded.text, grammar.abbreviations)):
        first = folded.original(start)
        tokens = tuple(tokenize(folded.text, start, end))
        if tokens and not any(a <= first < b for a, b in skip):
            rows.append((index, tokens))
    every = [token for _, tokens in rows for token in tokens]
    places = find_places(every, folded, original, grammar.places, named) if grammar.places else ()  # the whole text says which Alexandria
    found, at, paragraph = [], 0, 0
    for number, (index, tokens) in enumerate(rows):
        here = [replace(p, start=p.start - at, end=p.end - at) for p in places if at <= p.start and p.end <= at + len(tokens)]
        if number:
            paragraph += folded.text.count("\n", rows[number - 1][1][-1].end, tokens[0].start)
        found.append(_sentence(field, index, paragraph, tokens, here, grammar))
        at += len(tokens)
    return found


def _sentence(
    field: str, index: int, paragraph: int, tokens: tuple[Token, ...], places: Sequence[PlaceMention], grammar: Grammar
) -> Sentence:
    """Find the words of the rules in one row of tokens, its dates and places, and put its figures together."""
    marks: Marks = defaultdict(list)
    dates = find_dates(tokens, grammar.calendar) if grammar.calendar else ()
    for mark in grammar.lexicon.find(tokens):
        if _can_be(mark, marks, grammar):
            marks[mark.start].append(mark)
    for expression in dates:
        marks[expression.start].append(Mark("date", expression.start, expression.end, value=expression))
    for place in places:
        marks[place.start].append(Mark("place", place.start, place.end, value=place))
    where: dict[str, set[int]] = defaultdict(set)
    for at, found in marks.items():
        for mark in found:
            where[mark.name].add(at)
    return Sentence(
        field=field,
        index=index,
        paragraph=paragraph,
        start=tokens[0].start,
        end=tokens[-1].end,
        tokens=tokens,
        marks={at: tuple(found) for at, found in marks.items()},
        where={name: tuple(sorted(places)) for name, places in where.items()},
        quantities=_quantities(tokens, marks, grammar),
        dates=dates,
        places=tuple(places),
        stops=STOPS,
        conjunctions=grammar.conjunctions,
        inside=grammar.inside,
    )


def _can_be(mark: Mark, marks: Marks, grammar: Grammar) -> bool:
    """Whether a word can be what its list says: a definite noun takes no figure (`فرق الإنقاذ`), and behind a
    preposition a verb's spelling is a noun (`أقدم شاب على قتل أخيه`, `متهم بقتل أخيه`)."""
    if not mark.name.endswith((".happening", ".suffered", ".did")):
        return True
    if mark.prefix.endswith(grammar.definite or ("\0",)):
        return False
    return mark.name.endswith(".happening") or not (mark.prefix in grammar.inside or small(marks, mark.start - 1, "noun_next"))


def _quantities(tokens: Sequence[Token], marks: Marks, grammar: Grammar) -> dict[int, tuple[Quantity, ...]]:
    """The figures of a sentence by where they start: those with a numeral, then those that a noun carries."""
    numbers = find_numbers(tokens, grammar.numerals) if grammar.numerals else ()
    found: dict[int, tuple[Quantity, ...]] = {}
    taken: set[int] = set()
    starts = {number.start for number in numbers}
    for number in numbers:
        quantity = (_nth if number.kind == "ordinal" else _counted)(number, tokens, marks, grammar)
        if quantity and quantity.start not in taken:
            of_more = small(marks, number.end, "of") and any(i in starts for i in range(number.end, quantity.end))
            found[quantity.start] = (replace(quantity, of_more=bool(of_more)),)
            taken.update(range(quantity.start, quantity.end))
        taken.update(range(number.start, number.end))
    for at in list(marks):
        for quantity in _implied(at, tokens, marks, grammar, taken):
            found.setdefault(quantity.start, (quantity,))
    ages = {i for number in numbers if number.measure == AGE for i in range(number.start, number.end)}
    return tied(tokens, marks, grammar, found, ages)


def _counted(number: Number, tokens: Sequence[Token], marks: Marks, grammar: Grammar) -> Quantity | None:
    """What a numeral counts: the noun after it, after "of", or none; None where it counts no people."""
    if number.measure or number.kind == "ordinal":
        return None
    low, high, at = number.min, number.max, number.end
    while at < len(tokens) and tokens[at].text in (")", '"'):
        at += 1
    if not grammar.indefinite and (before := _noun_before(number, tokens, marks, grammar)):  # "a gunman after one man": no gunman
        return None if before.min == 1 and small(marks, before.start - 1, "of") else before  # `ثمانية أشخاص من أسرة واحدة`: all of one
    if bound := bound_at(tokens, at, grammar.numerals) if grammar.numerals else None:
        (low, high), at = apply_bound(bound.name, low, high), bound.end
    nouns, noun_end = _nouns(at, tokens, marks, grammar)
    end = at
    group, tags, others, word = None, frozenset[str](), False, None
    if nouns:
        end = noun_end
        group, tags, word = group_of(nouns), tags_of(nouns), tokens[noun_end - 1].text
    elif other := small(marks, at, "others"):
        end, others = other.end, True
    else:
        end, group, word = _unlisted(at, tokens, marks, grammar)
        several = word and not group and number.kind == "vague" and number.max is None  # of what? `عدد من المواهب`
        if several or _thing(at, marks, grammar):
            return None
    if (other := small(marks, end, "others")) and not other.prefix.startswith(grammar.conjunctions):  # no `أحدهما سياحي والآخر`
        end = other.end
    others = others or any(small(marks, i, "others") for i in range(at, end))  # "three more people"
    after = end + 1 if end < len(tokens) and tokens[end].text == '"' else end
    if bound := bound_at(tokens, after, grammar.numerals) if grammar.numerals else None:
        (low, high), end = apply_bound(bound.name, low, high), bound.end
    one_of = small(marks, at, "of") and not small(marks, at, "of_them")
    if low == high == 1 and not (group or tags or others) and (word or one_of):
        return None  # one of what? `أحد الأسباب`
    return Quantity(number.start, end, low, high, group, word, tags, others=others, vague=number.kind == "vague")


def _thing(at: int, marks: Marks, grammar: Grammar) -> bool:
    """Whether the noun after a numeral, at once or after "of", is no person: `5 سيارات`, `30 من الأبقار`."""
    of = small(marks, at, "of")
    return any(m.name == "thing" and bare(m, grammar) for i in (at, of.end if of else at) for m in marks.get(i, ()))


def _nth(number: Number, tokens: Sequence[Token], marks: Marks, grammar: Grammar) -> Quantity | None:
    """How many there are with the last: "a third victim", "Fourth hiker" at the head of a headline."""
    nouns, end = _nouns(number.end, tokens, marks, grammar)
    new = number.start == 0 or small(marks, number.start - 1, "indefinite")
    if not nouns or not new or not grammar.indefinite or number.measure or (number.min or 0) < LEAST_NTH:
        return None
    group, tags = group_of(nouns), tags_of(nouns)
    return Quantity(number.start, end, number.min, number.max, group, tokens[end - 1].text, tags, implied=True, nth=True)


LEAST_NTH = 2


def _noun_before(number: Number, tokens: Sequence[Token], marks: Marks, grammar: Grammar) -> Quantity | None:
    """A noun whose number is told after it: `جنديا تشاديا واحدا`, `شرطيين اثنين`, and definite `الجنود الثلاثة`."""
    definite = bool(grammar.definite) and number.prefix.endswith(grammar.definite)
    if number.min != number.max or not (definite or (number.min in (1, 2) and not number.prefix)):
        return None  # `فتاة بأحد المواقع`: one of the sites
    wanted = "many" if definite else "one" if number.min == 1 else "two"
    for at in (number.start - 1, number.start - 2):
        found = [m for m in marks.get(at, ()) if m.name == "noun" and m.end <= number.start and m.value.number == wanted]
        nouns = [m for m in found if not definite or m.prefix.endswith(grammar.definite) or m.end > at + 1]
        if nouns and all(_describes(i, tokens, marks) for i in range(max(m.end for m in nouns), number.start)):
            values = [m.value for m in nouns]
            return Quantity(at, number.end, number.min, number.max, group_of(values), tokens[at].text, tags_of(values))
    return None


def _describes(at: int, tokens: Sequence[Token], marks: Marks) -> bool:
    """Whether a word between a noun and its number can be an adjective, and is not the next verb."""
    return tokens[at].is_word and not any(m.name.startswith(("topic:", "small:")) for m in marks.get(at, ()))


def _nouns(at: int, tokens: Sequence[Token], marks: Marks, grammar: Grammar) -> tuple[list[Noun], int]:
    """The longest noun for people after a numeral: at once, behind a few adjectives, or after "of"."""
    start = here = at
    if of := small(marks, at, "of"):
        start = here = of.end
    for _ in range((grammar.premodifiers if start == at else max(2, grammar.premodifiers)) + 1):
        if here >= len(tokens):
            break
        found = [m for m in marks.get(here, ()) if m.name == "noun" and bare(m, grammar)]
        if start > at:  # "of" the many: `3 من عائلة واحدة` are no three families
            found = [m for m in found if m.value.number != "one"]
        if found:
            end = max(m.end for m in found)
            if grammar.indefinite and all(m.value.group for m in found) and _of_many(end, marks):
                here = end  # "seven teen girls"
                continue
            return [m.value for m in found if m.end == end], end
        after = compound(tokens, here)
        if not modifies(here, after, tokens, marks, grammar) and (here > start or start == at):
            break
        here = after
    return [], at


def _of_many(at: int, marks: Marks) -> bool:
    return any(m.name == "noun" and m.value.number == "many" and m.value.group for m in marks.get(at, ()))


def _implied(at: int, tokens: Sequence[Token], marks: Marks, grammar: Grammar, taken: set[int]) -> list[Quantity]:
    """A noun that carries its own number: an indefinite singular or a dual."""
    found = [m for m in marks[at] if m.name == "noun" and not m.prefix.endswith(grammar.definite or ("\0",))]
    if not found or at in taken or not _free(at, found, marks, grammar, taken):
        return []
    end = max(m.end for m in found)
    nouns = [m.value for m in found if m.end == end]
    numbers = {n.number for n in nouns}
    if "many" in numbers and "some" not in numbers:
        return []
    if end < len(tokens) and grammar.definite and tokens[end].text.startswith(grammar.definite) and numbers & {"one", "some"}:
        return []  # in construct with what follows: رجل الأعمال, ضحية الحادث
    if "some" in numbers:
        return [Quantity(at, end, 2.0, None, group_of(nouns), tokens[end - 1].text, tags_of(nouns), implied=True, vague=True)]
    start = _article(at, end, tokens, marks, grammar) if grammar.indefinite else at
    if start is None:
        return []
    low, high, end = _bounded(1.0 if "one" in numbers else 2.0, start, end, tokens, grammar)
    return [Quantity(start, end, low, high, group_of(nouns), tokens[end - 1].text, tags_of(nouns), implied=True)]


def _free(at: int, found: Sequence[Mark], marks: Marks, grammar: Grammar, taken: set[int]) -> bool:
    """Whether what stands before a noun leaves it to count by itself."""
    before = marks.get(at - 1, ())
    if at - 1 in taken and not any(m.prefix in grammar.conjunctions for m in found):
        return False  # `15 مسلحا حوثيا`: said of the noun before
    if not grammar.indefinite and any(m.name in ("kind", "thing", "small:each") and m.end == at for m in before):
        return False  # `هجوم مسلح`: an armed attack, nobody armed
    if not grammar.indefinite and small(marks, at - 1, "of"):
        return False  # `ثمانية أشخاص من أسرة`
    # behind a preposition only where a verb takes one (`أودى بطفلين`): `كرجل` is "like a man"
    glued = any(m.prefix and m.prefix not in grammar.conjunctions for m in found)
    return not glued or any(m.name.startswith("topic:") for m in before)


def _bounded(value: float, at: int, end: int, tokens: Sequence[Token], grammar: Grammar) -> tuple[float | None, float | None, int]:
    """The interval of a noun that carries its number, with the bound before or after it: `ما لا يقل عن شخصين`."""
    if grammar.numerals is None:
        return value, value, end
    if after := bound_at(tokens, end, grammar.numerals):
        return *apply_bound(after.name, value, value), after.end
    first = max(0, at - BOUND)
    marks = (m for m in grammar.numerals.lexicon.find(tokens[first:at]) if m.name == "bound before" and m.end == at - first)
    before = min(marks, key=lambda m: m.start, default=None)
    return *(apply_bound(before.value, value, value) if before else (value, value)), end


def _article(at: int, end: int, tokens: Sequence[Token], marks: Marks, grammar: Grammar) -> int | None:
    """Where the article of a noun stands, that makes it one: "a man", "a 19-year-old off-duty nurse"; None: it has none.

    A noun that only describes the next one counts nothing: "a student nurse", "a gunman's mother".
    """
    if describes_next(end, tokens, marks) or aged(at, end, tokens, marks, grammar):
        return None
    here = opening(at, tokens, grammar)
    return here if small(marks, here, "indefinite") else None


def _unlisted(at: int, tokens: Sequence[Token], marks: Marks, grammar: Grammar) -> tuple[int, str | None, str | None]:
    """Where a noun ends that no list of people has, whom it names, and the noun: `أربعة إيطاليين`, `ثلاثة من الإخوة`."""
    if at >= len(tokens):
        return at, None, None
    if nation := next((m for m in marks.get(at, ()) if m.name == "place" and m.value.role == "nationality"), None):
        return nation.end, "people", tokens[at].text
    noun = of.end if (of := small(marks, at, "of")) else at
    if noun > at and noun < len(tokens) and grammar.definite and tokens[noun].text.startswith(grammar.definite) and not marks.get(noun):
        return noun + 1, None, tokens[noun].text
    if tokens[at].is_word and _unknown_noun(tokens[at], marks.get(at, ()), grammar):
        return at + 1, None, tokens[at].text
    return at, None, None


def _unknown_noun(token: Token, marks: Sequence[Mark], grammar: Grammar) -> bool:
    """Whether a word behind a numeral can be its noun: no function word, and none with "and" glued on: `462 وشفي 580`."""
    glued_on = bool(grammar.definite) and token.text.startswith(grammar.conjunctions)
    named = any(m.name.startswith(("topic:", "small:", "speech:")) for m in marks)
    return token.text not in grammar.function and not named and not glued_on
