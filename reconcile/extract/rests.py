"""Who is left of people whom a word counts whatever became of them: of five who were shot, two of them fatally, three
were injured."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from reconcile.extract.counts import Counted
from reconcile.extract.sentence import Quantity, Sentence
from reconcile.rulebook.book import Rulebook
from reconcile.rulebook.topic import Rest

SEVERAL = 2  # of one alone nothing is left to work out


def rests(found: Sequence[Counted], book: Rulebook, *, deaths: bool) -> list[Counted]:
    """The counts of one sentence, with those that a topic's `rest` lets work out.

    The rest is all of them where no death is told anywhere in the article (`deaths`), those left where the
    sentence counts the dead among them ("two fatally", "one of them died"), and the others where it tells of them
    beside a death ("a woman dead and four others shot"). Where the sentence counts the rest itself, there is nothing to work out.
    """
    made = list(found)
    for counted in found:
        rest = book.topics[counted.topic].rest
        if rest and not any(c.topic == rest.gives for c in found) and (left := _left(counted, found, rest, deaths=deaths)):
            made.append(left)
    return made


def tells_deaths(sentences: Iterable[Sentence]) -> bool:
    """Whether an article tells of a death at all: then who was shot may have died, though another sentence says so."""
    return any("small:deaths" in s.where for s in sentences)


def _left(counted: Counted, found: Sequence[Counted], rest: Rest, *, deaths: bool) -> Counted | None:
    quantity = counted.quantity
    if counted.negated or quantity.of_more or (quantity.min or 0) < SEVERAL:
        return None
    if not deaths:
        return _as(rest.gives, counted, quantity, "no death is told")
    ended = [c for c in found if c.topic == rest.less and not c.negated]
    if quantity.others and ended:
        return _as(rest.gives, counted, quantity, "others than the dead")
    among = list(_among(counted, ended, found))
    if len(among) != 1 or counted.part_of:
        return None
    left, dead = (quantity.min or 0) - (among[0].quantity.min or 0), among[0].quantity.min
    words = f"{quantity.min:g} less {dead:g} dead"
    return _as(rest.gives, counted, replace(quantity, min=left, max=left), words) if left > 0 else None


def _among(counted: Counted, ended: Iterable[Counted], found: Sequence[Counted]) -> Iterator[Counted]:
    """The dead who are of those counted: they come after them, and are no others: "4 shot, 1 dead", "two fatally"."""
    alone = sum(c.topic == counted.topic and not c.part_of for c in found) == 1
    for dead in ended:
        named = dead.quantity.noun and not dead.quantity.tags  # "1 dead" names nobody, "one child" may be another
        bare = not (named or dead.quantity.implied or dead.quantity.others)
        if alone and bare and _exact(dead.quantity) and _exact(counted.quantity) and dead.quantity.start >= counted.quantity.end:
            yield dead


def _exact(quantity: Quantity) -> bool:
    return quantity.min is not None and quantity.min == quantity.max


def _as(topic: str, counted: Counted, quantity: Quantity, why: str) -> Counted:
    return replace(counted, topic=topic, quantity=quantity, set={**counted.set, "worked_out": why})
