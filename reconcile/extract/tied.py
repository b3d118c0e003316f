"""People who count beside others alone: "his wife and three sons" are four, "his wife" by herself is not counted."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import replace

from reconcile.extract.grammar import Grammar
from reconcile.extract.nouns import Marks, aged, describes_next, group_of, opening, small, tags_of
from reconcile.extract.sentence import Quantity
from reconcile.text.tokens import Token

OLDEST = 120  # years

Found = dict[int, tuple[Quantity, ...]]


def tied(tokens: Sequence[Token], marks: Marks, grammar: Grammar, found: Found, ages: Container[int] = ()) -> Found:
    """The figures of a sentence with those that count in a row alone, and without the ages that only look like figures.

    In a language without articles a noun alone counts anyhow, and nothing is added.
    """
    every = dict(found)
    for at in sorted(marks) if grammar.indefinite else ():
        quantity = _pronoun(at, tokens, marks, grammar) or _noun(at, tokens, marks, grammar, every)
        if quantity:
            every.setdefault(quantity.start, (quantity,))
    years = _ages(tokens, marks, grammar, every)
    told = {at: quantities for at, quantities in every.items() if at not in years}
    return {at: tuple(_with_ages(q, tokens, grammar, ages, years) for q in quantities) for at, quantities in told.items()}


def _with_ages(quantity: Quantity, tokens: Sequence[Token], grammar: Grammar, ages: Container[int], years: Container[int]) -> Quantity:
    """A figure with the ages that a parenthesis gives of its people: "three sailors, ages 31, 40 and 52, were hurt"."""
    here, told, end = quantity.end, 0, quantity.end
    if quantity.group is None or here >= len(tokens) or tokens[here].text != ",":
        return quantity
    for at in range(here, len(tokens)):
        if at in ages or at in years:
            told += 1
        elif tokens[at].text == ",":
            end = at + 1 if told > 1 else end
        elif tokens[at].text not in grammar.conjunctions and not (told == 0 and at + 1 in ages):
            break
    return replace(quantity, end=end)


def _pronoun(at: int, tokens: Sequence[Token], marks: Marks, grammar: Grammar) -> Quantity | None:
    """The one of "killed *her* and three others", "two guests and then *himself*"; not that of "and *her* car"."""
    if not small(marks, at, "pronoun"):
        return None
    before = at - 2 if small(marks, at - 1, "adverb") else at - 1
    beside = any(0 <= i < len(tokens) and tokens[i].text in (",", *grammar.conjunctions) for i in (before, at + 1))
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    whose = after is not None and (after.is_number or (after.is_word and after.text not in grammar.function))
    return None if whose or not beside else Quantity(at, at + 1, 1.0, 1.0, "people", tokens[at].text, implied=True, tied=True)


def _noun(at: int, tokens: Sequence[Token], marks: Marks, grammar: Grammar, found: Found) -> Quantity | None:
    """The one of "*his wife* and three sons", "a mother and *son*"."""
    nouns = [m for m in marks[at] if m.name == "noun" and m.value.number == "one"]
    end = max((m.end for m in nouns), default=at)
    if (
        not nouns
        or describes_next(end, tokens, marks)
        or aged(at, end, tokens, marks, grammar)
        or any(q.start <= at < q.end for qs in found.values() for q in qs)
    ):
        return None
    values = [m.value for m in nouns if m.end == end]
    here = opening(at, tokens, grammar)
    here = next((i for i in range(at - 1, here, -1) if any(m.name.startswith("topic:") for m in marks.get(i, ()))), here)
    if not small(marks, here, "determiner"):
        # a headline leaves the article out: "Father and two children dead", "Baker kills wife, self"
        headline = here < 0 or any(m.name.endswith((".did", ".left")) for m in marks.get(here, ()))
        if not (headline or _follows(here, values[0].group, tokens, grammar, found)):
            return None
        here += 1
    return Quantity(here, end, 1.0, 1.0, group_of(values), tokens[end - 1].text, tags_of(values), implied=True, tied=True)


def _follows(at: int, group: str | None, tokens: Sequence[Token], grammar: Grammar, found: Mapping[int, tuple[Quantity, ...]]) -> bool:
    """Whether a noun without an article, behind the token at `at`, is one more person: "a mother and son", "his wife, son
    and daughter"; but "a husband and father" is one man, and "his wife, nurse at the clinic" one woman."""
    joint = tokens[at].text in grammar.conjunctions
    row = next((q for qs in found.values() for q in qs if q.end == at and not q.implied and q.group), None)
    if row and row.start == 0 and tokens[at].text == ",":
        return True  # a headline: "3 girls, man hurt"
    before = next((q for qs in found.values() for q in qs if q.end == at and q.implied), None)
    return before is not None and ((before.tied and (joint or tokens[at].text == ",")) or (joint and before.group != group))


def _ages(tokens: Sequence[Token], marks: Marks, grammar: Grammar, found: Found) -> list[int]:
    """Where bare figures between commas tell how old those before them are: "two men, 58 and 24, fell"."""
    ages: list[int] = []
    for at in sorted(found):
        quantity = found[at][0]
        bare = not (quantity.implied or quantity.group or quantity.noun or quantity.tags or quantity.others)
        if not bare or not 0 < (quantity.max or 0) < OLDEST or quantity.end >= len(tokens) or at < 2:
            continue
        people = any(m.name == "noun" and m.end == at - 1 for i in (at - 2, at - 3) for m in marks.get(i, ()))
        row = tokens[at - 1].text in (",", *grammar.conjunctions) and bool(ages) and found[ages[-1]][0].end == at - 1
        if row or (people and tokens[at - 1].text == "," and tokens[quantity.end].text in (",", *grammar.conjunctions)):
            ages.append(at)
    return ages
