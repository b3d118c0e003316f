"""An analysed sentence: its tokens, the words of the rules in it, its figures and whom they count."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from reconcile.date.model import DateExpression
from reconcile.extract.places import PlaceMention
from reconcile.text.lexicon import Mark
from reconcile.text.tokens import COMMAS, Token


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure with whom it counts, in tokens, half-open; `number_end` is where the numeral ends.

    `group` is the id of whom it counts; None where the text gives no noun, and `others` where it says
    "others". `tags` are the topics' noun lists that its noun stands in (`killed.victims`). `implied`:
    no numeral, the noun carries the number. `tied`: one person who counts in a row alone: "*his wife* and four
    daughters", "two guests and *himself*". `of_more`: a part of a figure behind it, "two of the five". `nth`: it says
    how many there are by now, "a third victim", and fits {count:nth} alone.
    """

    start: int
    end: int
    min: float | None
    max: float | None
    group: str | None = None
    noun: str | None = None
    tags: frozenset[str] = frozenset()
    implied: bool = False
    others: bool = False
    vague: bool = False
    tied: bool = False
    of_more: bool = False
    nth: bool = False


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of an article's field; offsets of tokens count in the folded field."""

    field: str
    index: int
    paragraph: int
    start: int
    end: int
    tokens: tuple[Token, ...]
    marks: Mapping[int, tuple[Mark, ...]]
    where: Mapping[str, tuple[int, ...]]  # the names of the marks -> where they stand
    quantities: Mapping[int, tuple[Quantity, ...]]
    dates: tuple[DateExpression, ...]
    places: tuple[PlaceMention, ...]
    stops: frozenset[str]  # tokens that end a clause
    conjunctions: tuple[str, ...]
    inside: tuple[str, ...] = ()  # clitics that mean "in"

    def names(self, names: Iterable[str]) -> set[int]:
        """Where a mark of one of these names stands."""
        return {at for name in names for at in self.where.get(name, ())}

    def joins(self, prefix: str) -> bool:
        """Whether what is glued to a word joins it to what came before."""
        return any(prefix.startswith(c) for c in self.conjunctions)

    def has(self, at: int, name: str) -> Mark | None:
        """The mark of that name at a token."""
        return next((m for m in self.marks.get(at, ()) if m.name == name), None)

    def before(self, start: int, reach: int, name: str) -> bool:
        """Whether a mark of that name stands within so many tokens before one, in the same clause and behind any comma."""
        for at in range(start - 1, max(-1, start - 1 - reach), -1):
            if self.tokens[at].text in self.stops or self.tokens[at].text in COMMAS:
                return False
            if self.has(at, name):
                return True
        return False

    def steppable(self, at: int, *, over: bool = False) -> bool:
        """Whether a gap may take this token: within the clause, and no figure of people (`over`: no numeral)."""
        if at >= len(self.tokens) or self.tokens[at].text in self.stops:
            return False
        if over:
            return all(q.implied for q in self.quantities.get(at, ()))
        return not any(not q.implied or q.max == 1 for q in self.quantities.get(at, ()))

    def joined(self, quantity: Quantity) -> Quantity | None:
        """The figure joined to this one: `12 مدنيا وجنديا`, "ten soldiers and three workers".

        Further on only a numeral with its people: `سبعة أشخاص في إقليم كذا جنوب البلاد وثلاثة أشخاص`.
        """
        for at in range(quantity.end, min(quantity.end + 9, len(self.tokens))):
            token = self.tokens[at].text
            comma = token in COMMAS
            start = at + 1 if token in self.conjunctions or comma else at
            glued = start == at and any(token.startswith(c) and len(c) == 1 < len(token) for c in self.conjunctions)  # `ثمانية` has no `ثم`
            if start > at or glued:
                start = self._beyond(start)
                for following in self.quantities.get(start, ()):
                    if at >= quantity.end + 5 and (comma or following.implied or not following.group):
                        return None
                    return None if self.has(following.end, "small:of_them") else following  # `تسعة، ثلاثة منهم`: a part
                if at < quantity.end + 5 and self.tokens[at + 1 : at + 2] and comma and self.tokens[at + 1].text in self.conjunctions:
                    return next(iter(self.quantities.get(self._beyond(at + 2), ())), None)
            elif at in self.quantities:
                return None  # another figure comes first: `مسؤول إن 12 مدنيا وجنديا`
            if token in self.stops or (self.marks.get(at) and any(m.name.startswith("topic:") for m in self.marks[at])):
                return None
        return None

    def _beyond(self, at: int) -> int:
        """The next token, behind a word that begins no figure: "a man and *his* two sons", "his wife and *then* himself"."""
        skipped = at not in self.quantities and (self.has(at, "small:determiner") or self.has(at, "small:adverb"))
        return at + bool(skipped)
