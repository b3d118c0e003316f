"""Read how many of whom from one sentence: every figure goes to the pattern that holds it closest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from reconcile.extract.grammar import Compiled, Grammar
from reconcile.extract.patterns import Count, Match, Word, match
from reconcile.extract.sentence import Quantity, Sentence
from reconcile.rulebook.book import Rulebook
from reconcile.text.tokens import COMMAS

PARTS = 20  # tokens from a whole to its parts: `قتل 13 شخصا في انهيار منجم يوم الثلاثاء، بينهم 3 عمال`


@dataclass(frozen=True, slots=True)
class Counted:
    """A figure with its topic, in tokens; `start`..`end` is the stretch that makes the claim."""

    topic: str
    start: int
    end: int
    quantity: Quantity
    group: str
    pattern: Compiled
    set: Mapping[str, str] = field(default_factory=dict)
    negated: bool = False
    part_of: Quantity | None = None


@dataclass(frozen=True, slots=True)
class _Candidate:
    gap: int
    order: int
    match: Match
    pattern: Compiled


def counts(sentence: Sentence, grammar: Grammar, book: Rulebook) -> list[Counted]:
    """All counts that a sentence claims, in order of place."""
    if not sentence.quantities:
        return []
    best: dict[tuple[int, str], list[_Candidate]] = {}
    for candidate in _candidates(sentence, grammar, book):
        for quantity in candidate.match.counts:
            best.setdefault((quantity.start, candidate.pattern.topic), []).append(candidate)
    chosen: dict[int, list[_Candidate]] = {}
    more: list[tuple[int, list[_Candidate]]] = []  # told of the figure beside what it is chosen for: `أسروا 8 وقتلوهم`
    for (at, _), found in best.items():
        found.sort(key=lambda c: _rank(c, at)[1:])
        if "also" in found[0].pattern.set:
            more.append((at, found))
        elif at not in chosen or _rank(found[0], at) < _rank(chosen[at][0], at):
            chosen[at] = found
    made: list[Counted] = []
    risen = _risen(sentence)
    aside = {(q.start, found[0].pattern.topic) for found in chosen.values() for q in found[0].match.aside}
    for at, found in sorted([*chosen.items(), *more], key=lambda row: row[0]):
        before = [c for c in made if book.topics[c.topic].cumulative or book.topics[c.topic].varies]
        counted = _counted(at, found, sentence, before, book)
        dated = counted is not None and _year(counted, sentence)
        if counted and not dated and at not in risen and not _unreal(counted, sentence) and (at, counted.topic) not in aside:
            made.append(replace(counted, set={**counted.set, "update": "true"}) if at in risen.values() else counted)
    made = [c for c in made if not _unnamed_part(c, made, sentence, book)]
    return sorted([*made, *_parts(made, sentence, book)], key=lambda c: (c.quantity.start, c.topic))


def _rank(candidate: _Candidate, at: int) -> tuple[bool, int, bool, int]:
    """The closest to a figure first; but a noun alone gives way to a verb where it names people: `مقتل 12 نازحا` are killed.

    What holds it first in its row goes before what holds it later: "carrying 45 people, 12 of whom died" carries 45.
    """
    first = candidate.match.counts[0]
    alone = (first.start, first.end) == (candidate.match.start, candidate.match.end) and bool(first.group)
    return alone, candidate.gap, first.start != at, candidate.order


def _unnamed_part(counted: Counted, made: list[Counted], sentence: Sentence, book: Rulebook) -> bool:
    """Whether a figure is a part of one before it, of people not counted apart: `37 فردا منهم 10 سائقين`."""
    apart = counted.group in book.groups and book.groups[counted.group].apart
    for whole in made:
        if (counted.quantity.min or 0) > (whole.quantity.max or float("inf")):
            continue
        if whole.topic == counted.topic and whole.quantity.end <= counted.quantity.start and not (apart and counted.group != whole.group):
            between = range(whole.quantity.end, counted.quantity.start)
            if counted.start in between or any(sentence.tokens[i].text in sentence.stops for i in between):
                continue  # told anew: `22 قتيلا بينهم 3 أجانب، والهجوم الذي أدى إلى مقتل 38`
            if any(sentence.has(i, "small:among") for i in between):
                return True
    return False


def _candidates(sentence: Sentence, grammar: Grammar, book: Rulebook) -> Iterator[_Candidate]:
    for order, pattern in enumerate(grammar.patterns):
        if book.topics[pattern.topic].kind != "count" or not pattern.possible(sentence.where):
            continue
        for at in starts(pattern, sentence):
            found = match(pattern.elements, sentence, at)
            if found and not ruled_out(pattern.topic, found.start, found.end, sentence):
                yield _Candidate(found.gap, order, found, pattern)


def starts(pattern: Compiled, sentence: Sentence) -> Iterator[int]:
    """Where a pattern can begin at all: anchored on its first word, or on a figure."""
    first = pattern.elements[0]
    if isinstance(first, Word) and first.names:
        yield from sorted(sentence.names(first.names))
    elif isinstance(first, Count):
        yield from sentence.quantities
    else:
        yield from range(len(sentence.tokens))


LATER = 14  # tokens after a count in which words of `unless_later` make it another thing


def ruled_out(topic: str, start: int, end: int, sentence: Sentence) -> bool:
    """Whether the stretch, or what stands right before it, holds words of the topic's `unless` list: `وقف إطلاق النار`
    orders no shooting; or words of its `unless_later` list follow in the clause: `إصابة 7 من العاملين هناك بالحمى`."""
    name, later = f"unless:{topic}", f"unless_later:{topic}"
    before = [m for at in sentence.where.get(name, ()) if at < end for m in sentence.marks[at] if m.name == name and m.end >= start]
    if any(not _undone(m.start, sentence) for m in before):
        return True
    follow = (at for at in sentence.where.get(later, ()) if end <= at < end + LATER)
    return any(not any(sentence.tokens[i].text in sentence.stops | COMMAS for i in range(end, at)) for at in follow)


def _undone(at: int, sentence: Sentence) -> bool:
    """Whether a hyphen ties a negation to a word: "non-fatal wounds" are no fatal ones."""
    return at > 1 and sentence.tokens[at - 1].text == "-" and sentence.has(at - 2, "small:negation") is not None


def _counted(at: int, found: list[_Candidate], sentence: Sentence, before: list[Counted], book: Rulebook) -> Counted | None:
    best = found[0]
    quantity = next(q for q in best.match.counts if q.start == at)
    together: dict[str, str] = {}
    for candidate in found:
        together.update({k: v for k, v in candidate.pattern.set.items() if k != "also"})
    trigger_first = best.match.start < quantity.start
    start = min(best.match.start, quantity.start) if trigger_first else quantity.start
    end = max(quantity.end, best.match.end if not trigger_first or len(best.match.counts) == 1 else quantity.end)
    # a toll told anew counts all: "A nurse died, which brings the death toll to 14" counts no nurses
    told = quantity.group or _described(found, quantity, sentence)
    group = told or ("people" if "update" in together else _inherited(quantity, best.pattern.topic, before, sentence, book))
    return Counted(best.pattern.topic, start, end, quantity, group, best.pattern, together, _denied(start, sentence))


def _year(counted: Counted, sentence: Sentence) -> bool:
    """Whether a bare figure is the year of what is told: `إلى أن توفي 1965`; a toll has a noun, or words for how high it is."""
    quantity = counted.quantity
    figure = sentence.tokens[quantity.start].text
    bare = quantity.end == quantity.start + 1 and len(figure) == 4 and figure.isdecimal()
    if not bare or quantity.group or quantity.tags or quantity.others or not 1900 <= int(figure) < 2100:
        return False
    before = (m.name for at in range(counted.start, quantity.start) for m in sentence.marks.get(at, ()))
    return not any(name in ("small:to", "small:reached", "small:is", "noun") for name in before)


def _risen(sentence: Sentence) -> dict[int, int]:
    """Where a figure stands that has risen or fallen, and where the one that it came to: `من 12 إلى 20 قتيلا`."""
    found: dict[int, int] = {}
    for at in sentence.where.get("small:from", ()):
        for former in sentence.quantities.get(at + 1, ()):
            to = sentence.has(former.end, "small:to")
            if to and to.end in sentence.quantities:
                found[former.start] = to.end
    return found


def _described(found: list[_Candidate], quantity: Quantity, sentence: Sentence) -> str | None:
    """Whom a noun right behind that for the victims names: `عدد القتلى المدنيين 57`."""
    own = f"topic:{found[0].pattern.topic}."
    for at in range(min(c.match.start for c in found), quantity.start - 1):
        victims = sentence.has(at, "noun")
        if victims and victims.end == at + 1 and any(m.name.startswith(own) for m in sentence.marks[at]):
            nouns = (m.value for m in sentence.marks.get(at + 1, ()) if m.name == "noun" and m.prefix)
            if group := next((n.group for n in nouns if n.group and n.number == "many"), None):
                return str(group)
    return None


def _inherited(quantity: Quantity, topic: str, before: list[Counted], sentence: Sentence, book: Rulebook) -> str:
    """Whom a bare figure counts: whom the toll before it in the sentence counted (26 متظاهرا قتلوا وأصيب 18).

    So does one with a participle for its noun, in the same clause: "18 guards were killed and 700 wounded".
    """
    joined = quantity.start > 0 and sentence.tokens[quantity.start - 1].text in sentence.conjunctions
    participle = joined and sentence.has(quantity.end - 1, f"topic:{topic}.suffered")
    if quantity.others and before and before[-1].quantity.max == 1:
        return "people"  # "a woman was killed and five others were hurt": others than women too
    if (quantity.others or quantity.noun is None or participle) and before:
        row = {c.group for c in before if c.start == before[-1].start}  # a man and a child killed, three others hurt
        return next((g for g in row if all(book.inside(other, g) for other in row)), "people")
    return "people"


def _denied(start: int, sentence: Sentence) -> bool:
    """Whether a word of denial stands before, in the same clause."""
    return sentence.before(start, 8, "small:denial") or sentence.before(start, 2, "small:negation")


def _unreal(counted: Counted, sentence: Sentence) -> bool:
    """Whether the text says that it may, might or should happen, or how often it does: no toll of an event.

    Nor are some whom it denies: `لم يسقط قتلى`.
    """
    if counted.quantity.implied and counted.quantity.vague and (counted.negated or sentence.before(counted.start, 5, "small:negation")):
        return True
    if sentence.before(counted.start, 6, "small:irrealis") or any(
        sentence.has(i, "small:irrealis") for i in range(counted.start, counted.quantity.start)
    ):
        return True
    return any(sentence.has(i, "small:rate") for i in range(counted.end, counted.end + 4))


def _parts(made: list[Counted], sentence: Sentence, book: Rulebook) -> Iterator[Counted]:
    """Sub-counts: `15 قتيلا بينهم طفلان و3 نساء`. Only groups that are counted apart make one."""
    for whole in made:
        for at in range(whole.quantity.end, min(whole.quantity.end + PARTS, len(sentence.tokens))):
            if sentence.tokens[at].text in sentence.stops or any(not q.implied for q in sentence.quantities.get(at, ())):
                break  # "a woman dead and five hurt, including two guards": of the five
            if among := sentence.has(at, "small:among"):
                yield from _among(whole, among.end, made, sentence, book)
                break


def _among(whole: Counted, at: int, made: list[Counted], sentence: Sentence, book: Rulebook) -> Iterator[Counted]:
    quantity = next(iter(sentence.quantities.get(at, ())), None)
    while quantity:
        taken = any(c.quantity.start == quantity.start for c in made)
        apart = quantity.group is not None and quantity.group in book.groups and book.groups[quantity.group].apart
        if quantity.group and apart and quantity.group != whole.group and not taken and not quantity.tags:
            yield Counted(
                whole.topic,
                whole.start,
                quantity.end,
                quantity,
                quantity.group,
                whole.pattern,
                dict(whole.set),
                whole.negated,
                whole.quantity,
            )
        quantity = sentence.joined(quantity)
