"""What a row of counts comes to: "a man, his wife and two children were killed" are four people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reconcile.extract.counts import Counted
from reconcile.extract.sentence import Quantity, Sentence
from reconcile.rulebook.book import Rulebook


def totalled(found: Sequence[Counted], sentence: Sentence, book: Rulebook) -> list[Counted]:
    """The counts, with the sum of every row that one verb tells: "a man, his wife and two children were killed" are four
    people. Members of whom the sum counts stand for nobody else: those that a noun alone counts are left out, the others are parts of it.

    Those told by what they do are no row: reports count an officer and three soldiers, ten civilians and a soldier apart,
    and the judge holds their sum against the whole.
    """
    made: list[Counted] = []
    for row in _rows(found, sentence):
        groups = {c.quantity.group or "people" for c in row}
        told_apart = {g for g in groups if g in book.groups and book.groups[g].apart and not book.groups[g].natural}
        group = groups.pop() if len(groups) == 1 else "people"
        in_all = row[-1].quantity.others  # "two guards and three others": five
        apart = group == "people" and ((told_apart and not in_all) or _part(row[0], sentence))
        if len(row) > 1 and not apart and not _named_again(row, sentence):
            whole = _sum(row, group)
            apart_of = {c.group for c in row if c.group in book.groups and book.groups[c.group].apart} - {group}
            kept = [c for c in row if not (c.quantity.tied or c.quantity.others or (c.quantity.implied and c.group not in apart_of))]
            made += [*_with_doer(whole, book), *(_told(replace(c, part_of=whole.quantity) if c.group == group else c) for c in kept)]
        else:
            made += [x for c in row if not c.quantity.tied for x in (_with_doer(c, book) if len(row) == 1 else (_told(c),))]
    return made


def _with_doer(counted: Counted, book: Rulebook) -> list[Counted]:
    """A count, and what it comes to with whoever did it, where the text says that he killed himself too.

    Told beside the dead he may be one of them, "three people killed, gunman kills self", but is none of two girls.
    """
    told, quantity = _told(counted), counted.quantity
    group = book.groups.get(counted.group)
    among = counted.set.get("self") == "another" and not (group and group.natural)
    if "self" not in counted.set or among or counted.part_of or counted.negated or quantity.min is None:
        return [told]
    more = replace(quantity, min=quantity.min + 1, max=quantity.max + 1 if quantity.max else None, group="people", implied=False)
    words = f"{quantity.min:g} and whoever killed them"
    return [told, replace(told, quantity=more, group="people", set={**told.set, "worked_out": words})]


def _told(counted: Counted) -> Counted:
    """A count without the mark that whoever did it is dead too."""
    return replace(counted, set={k: v for k, v in counted.set.items() if k != "self"})


def _part(counted: Counted, sentence: Sentence) -> bool:
    """Whether it is of people counted before: what "nine passengers, among them a nurse and two children" come to is nine."""
    before = range(max(0, counted.quantity.start - AMONG), counted.quantity.start)
    among = any(m.name == "small:among" and m.end == counted.quantity.start for at in before for m in sentence.marks.get(at, ()))
    return among or counted.part_of is not None


AMONG = 5  # tokens of the longest word for "among them"


def _named_again(row: Sequence[Counted], sentence: Sentence) -> bool:
    """Whether a row says who they are that it begins with: "two victims, a man and a woman, died"; "a girl, 10, and a boy" are
    two, and so are those of a headline: "Man, woman hurt"."""
    after, next_at = row[0].quantity.end, row[1].quantity.start
    joints = [t.text for t in sentence.tokens[after:next_at] if t.text in (",", *sentence.conjunctions)]
    headline = all(c.quantity.tied for c in row)
    return joints == [","] and not headline and row[0].quantity.min == sum(c.quantity.min or 0 for c in row[1:])


def _rows(found: Sequence[Counted], sentence: Sentence) -> list[list[Counted]]:
    """The counts in rows of those that one verb tells side by side; most are alone."""
    rows: list[list[Counted]] = []
    for counted in found:
        last = rows[-1][-1] if rows else None
        alike = last is not None and (last.topic, last.negated, last.part_of) == (counted.topic, counted.negated, counted.part_of)
        update = "update" in {**counted.set, **(last.set if last else {})}
        if last and alike and not update and _side_by_side(last, counted, sentence):
            rows[-1].append(counted)
        else:
            rows.append([counted])
    return rows


def _side_by_side(last: Counted, counted: Counted, sentence: Sentence) -> bool:
    """Whether two counts are told in one place: not "seven people in the north and three people in the capital"."""
    between = range(last.quantity.end, counted.quantity.start)
    elsewhere = last.group == counted.group and any(sentence.has(i, "small:in") for i in between)
    return len(between) <= FURTHEST and not elsewhere and sentence.joined(last.quantity) == counted.quantity


FURTHEST = 6  # tokens between two of a row


def _sum(row: Sequence[Counted], group: str) -> Counted:
    first, last = row[0], row[-1]
    lows, highs = [c.quantity.min for c in row], [c.quantity.max for c in row]
    low = None if None in lows else sum(x for x in lows if x is not None)
    high = None if None in highs else sum(x for x in highs if x is not None)
    others = all(c.quantity.others for c in row)
    quantity = Quantity(first.quantity.start, last.quantity.end, low, high, group, last.quantity.noun, others=others)
    return replace(first, end=max(c.end for c in row), quantity=quantity, group=group, set={**first.set, "sum": "true"})
