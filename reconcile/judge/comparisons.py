"""The comparisons of the design's table, in their order: the first that holds between two claims decides.

Each takes two claims of one cluster and what is known of their topic, and gives a verdict with its
reason and one plain sentence, or None where it has nothing to say. Every one is symmetric: swapping the
claims changes neither verdict nor reason.
"""

from __future__ import annotations

import math
from datetime import date, timedelta

from reconcile.judge.judgement import Comparison, Context, Judgement
from reconcile.judge.origins import meet as can_meet
from reconcile.judge.quotations import quotation
from reconcile.judge.wording import bounded, figure, said, since
from reconcile.model import Claim, Interval

FAR_APART = 10  # times: an open bound so far below a figure does not mean it ("more than 14,000", 1.5 million)
CLOSE = 1.5  # times: an open bound within this of a figure tells the same toll
SETTLED = timedelta(days=10)  # after which a toll is taken to grow no more


def polarity(a: Claim, b: Claim, c: Context) -> Judgement | None:
    """One denies what the other asserts; who denies one figure asserts no other."""
    if not (a.negated or b.negated):
        return None
    no, other = (a, b) if a.negated else (b, a)
    if other.negated:
        why = f"{_has(no, c)}, {_has(other, c)}, and both are denials."
        return None if can_meet(a.value, b.value) else Judgement("diverge", "polarity", why)
    if not can_meet(a.value, b.value):
        return Judgement("diverge", "polarity", f"{_has(no, c)} in a denial, {_has(other, c)}: both can be true.")
    if any(_nested(a, b, c)):
        return Judgement(
            "diverge", "place", f"{_has(no, c)} in a denial for {no.place}, {_has(other, c)} for {other.place}: both can be true."
        )
    return Judgement("contradict", "polarity", f"{_has(other, c)}, and {said(no, c.articles)} denies it.")


def once(a: Claim, b: Claim, c: Context) -> Judgement | None:
    """A one-off event on two dates that cannot meet."""
    if not c.topic.once or not (a.time and b.time) or not (a.detail.get("dated") == "clause" == b.detail.get("dated")):
        return None  # a day that is only the article's is no day given for the event
    first, last = sorted((a, b), key=lambda x: (x.time.end or date.max) if x.time else date.max)
    if not (first.time and last.time and first.time.end and last.time.start) or first.time.end >= last.time.start:
        return None
    return Judgement(
        "contradict",
        "date",
        f"{said(first, c.articles)} dates it {since(first)}, {said(last, c.articles)} dates it {since(last)}; it happened once.",
    )


def order(a: Claim, b: Claim, c: Context) -> Judgement | None:
    """The first of its kind, against one before it."""
    for first, other in ((a, b), (b, a)):
        if first.detail.get("order") != "first" or not first.time or not first.time.start or other.detail.get("order") == "first":
            continue
        day = _latest(other, c)
        if other.value and other.value.min and day and day < first.time.start:
            by = f"{said(other, c.articles)} has {figure(other.value)} by {day}"
            return Judgement("contradict", "order", f"{said(first, c.articles)} calls the one of {first.time.start} the first; {by}.")
    return None


def manner(a: Claim, b: Claim, c: Context) -> Judgement | None:
    """Manners that exclude each other: dismissed, resigned."""
    for slot, pairs in c.topic.excludes.items():
        values = {a.detail.get(slot), b.detail.get(slot)}
        if any(values == set(pair) for pair in pairs):
            why = f"{said(a, c.articles)} has {a.detail[slot]}, {said(b, c.articles)} has {b.detail[slot]}; it cannot have been both."
            return Judgement("contradict", "manner", why)
    return None


def nested_place(a: Claim, b: Claim, c: Context) -> Judgement | None:
    """The place of one lies inside the other's, and they say different things."""
    if not (a.place and b.place) or a.place == b.place or (a.value is None) != (b.value is None):
        return None
    inner, outer = _nested(a, b, c)
    if not (inner and outer):
        return None
    if inner.value is None or outer.value is None:
        lies = f"{inner.place} lies inside {outer.place}"
        why = f"{said(inner, c.articles)} speaks of {inner.place}, {said(outer, c.articles)} of {outer.place}: {lies}, so both can be true."
        return Judgement("diverge", "place", why) if "place" in c.topic.differs else None
    wide = any(c.book.kinds[str(x.detail["event"])].wide for x in (a, b) if x.detail.get("event") in c.book.kinds)
    if can_meet(a.value, b.value) or not (inner.detail.get("told") == "clause" and (wide or outer.detail.get("told") == "clause")):
        return None  # a bombing is in its town and in its country alike; unrest is told by town and by country
    return _part_of_place(inner, outer, c)


def _part_of_place(inner: Claim, outer: Claim, c: Context) -> Judgement:
    both = f"{_has(inner, c)} in {inner.place}, {_has(outer, c)} in {outer.place}"
    if not _exceeds(inner, outer, c):
        return Judgement("diverge", "place", f"{both}: {inner.place} lies inside {outer.place}, so both can be true.")
    if _one_voice(inner, outer):
        return Judgement("diverge", "place", f"{both}, in one text and one voice: it can mean two things.")
    return Judgement("contradict", "sum", f"{both}: {inner.place} alone has more than the whole.")


def nested_who(a: Claim, b: Claim, c: Context) -> Judgement | None:
    """Those whom one counts are among those whom the other counts, and the figures differ."""
    if not (a.who and b.who) or a.who == b.who or a.value is None or b.value is None or can_meet(a.value, b.value):
        return None
    for inner, outer in ((a, b), (b, a)):
        if inner.who and outer.who and c.book.inside(inner.who, outer.who):
            both = f"{_has(inner, c)} {inner.who}, {_has(outer, c)} {outer.who}"
            if _exceeds(inner, outer, c) and a.place == b.place:
                return Judgement("contradict", "sum", f"{both}: a part of them alone is more than the whole.")
            return Judgement("diverge", "who", f"{both}: the {inner.who} are among the {outer.who}, so both can be true.")
    return None


def details(a: Claim, b: Claim, c: Context) -> Judgement | None:
    """Same event, other words for who did it, to whom, how far it had come, or why."""
    for slot, reason in c.topic.differs.items():
        one, other = _slot(a, slot), _slot(b, slot)
        if one and other and one != other and reason not in ("date", "manner"):
            return Judgement("diverge", reason, f"{said(a, c.articles)} has {one}, {said(b, c.articles)} has {other}, of the same event.")
    return None


def meet(a: Claim, b: Claim, c: Context) -> Judgement | None:
    """The figures meet."""
    if a.value is None or b.value is None:
        return Judgement("agree", "value", f"{said(a, c.articles)} and {said(b, c.articles)} say the same.")
    if not can_meet(a.value, b.value):
        return None
    one, other = sorted((a, b), key=lambda x: x.value.min or 0 if x.value else 0)
    both = f"{_has(one, c)}, {_has(other, c)}"
    ratio = _ratio(one.value, other.value)
    if ratio > FAR_APART and (c.topic.cumulative and _period(a) and _period(b)):
        return Judgement("contradict", "value", f"{both}: too far apart to mean the same, though the bound is open.")
    if ratio > CLOSE and c.topic.kind == "count":
        reason = "update" if c.topic.cumulative else "bound"
        return Judgement("diverge", reason, f"{both}: the one is no more than a lower bound of the other, so both can be true.")
    reason = "value" if a.value.key == b.value.key else "bound" if None in (*a.value.key, *b.value.key) else "precision"
    return Judgement("agree", reason, f"{both}: that can be the same figure.")


def same_number(a: Claim, b: Claim, c: Context) -> Judgement | None:
    """One number with and without a bound that shuts it out: "more than 3000", "3000"."""
    for full, less in ((a, b), (b, a)):
        number = bounded(full.value)
        if number is not None and less.value and less.value.key == (number, number):
            return Judgement("diverge", "bound", f"{_has(full, c)}, {_has(less, c)}: one number, and one of them leaves out its bound.")
    return None


def update(a: Claim, b: Claim, c: Context) -> Judgement | None:
    """Figures apart, of a count that only grows: a later one may be higher, never lower."""
    if not c.topic.cumulative or a.value is None or b.value is None:
        return None
    low, high = sorted(
        (a, b), key=lambda x: (x.value.min if x.value and x.value.min is not None else -1, x.value.max or 0 if x.value else 0)
    )
    both = f"{_has(low, c)}{_as_of(low)}, {_has(high, c)}{_as_of(high)}"
    if low.as_of and high.as_of and low.as_of > high.as_of and not low.update and not _soft(low) and not _soft(high):
        return Judgement("contradict", "update", f"{both}: the later figure is the lower, and a toll does not fall.")
    if not _one_text(a, b) and (why := _cannot_grow(low, high, c)):
        return Judgement("contradict", "value", f"{both}{why}")
    if low.update and low.as_of and high.as_of and low.as_of > high.as_of:
        return Judgement("diverge", "update", f"{both}: the later says that the figure was brought down to it.")
    if high.update:
        return Judgement("diverge", "update", f"{both}, and says that the toll rose to it.")
    return Judgement("diverge", "update", f"{both}: the toll can have grown from the one to the other.")


def _cannot_grow(low: Claim, high: Claim, c: Context) -> str | None:
    """Why no toll has grown from one figure to the other; None where it can have."""
    if _settled(low, c) and _settled(high, c) and not _soft(low) and not _soft(high) and not _one_named(low):
        return ", long after the event, when the toll no longer grew."
    if _period(low) and _period(high) and low.value and high.value and (high.value.min or 0) > FAR_APART * (low.value.max or math.inf):
        return f": a total over years does not grow to more than {FAR_APART:g} times as much."
    return None


def soft(a: Claim, b: Claim, c: Context) -> Judgement | None:
    """Figures apart, one side hedged or vague."""
    if a.hedged or b.hedged or _vague(a.value) or _vague(b.value):
        return Judgement("diverge", "hedge", f"{_has(a, c)}, {_has(b, c)}, but one of them is hedged or vague.")
    return None


def other_time(a: Claim, b: Claim, c: Context) -> Judgement | None:
    """Figures apart, of a count that rises and falls, or as of different days."""
    if c.topic.varies or (a.as_of and b.as_of and a.as_of != b.as_of):
        return Judgement("diverge", "time", f"{_has(a, c)}, {_has(b, c)}: each can have been right at its own time.")
    return None


def other_place(a: Claim, b: Claim, c: Context) -> Judgement | None:
    """Figures apart, of two places that are known to be two, though one is told by the paragraph alone."""
    if a.place and b.place and c.book.lies(a.place, b.place, within_a=_within(a), within_b=_within(b)) == "apart":
        return Judgement("diverge", "place", f"{_has(a, c)} in {a.place}, {_has(b, c)} in {b.place}: both can be true.")
    return None


def apart(a: Claim, b: Claim, c: Context) -> Judgement | None:
    """Figures apart, same scope, same time as far as the texts tell; but who tells both means two things."""
    if _one_voice(a, b):
        return Judgement("diverge", "value", f"{_has(a, c)}, {_has(b, c)}, in one text and one voice: it can mean two things.")
    if any(_one_named(x) for x in (a, b)):
        return Judgement("diverge", "bound", f"{_has(a, c)}, {_has(b, c)}: who tells of one does not say that there was no other.")
    if _one_text(a, b) and (a.time is None) != (b.time is None):
        why = f"{_has(a, c)}, {_has(b, c)}, in one text that dates one of them alone: they may be two events."
        return Judgement("diverge", "time", why)
    return Judgement("contradict", "value", f"{_has(a, c)}, {_has(b, c)}, of the same thing at the same time as far as the texts tell.")


COMPARISONS: tuple[Comparison, ...] = (
    polarity,
    once,
    order,
    manner,
    nested_place,
    nested_who,
    details,
    quotation,
    meet,
    same_number,
    update,
    soft,
    other_time,
    other_place,
    apart,
)


ORDER = {comparison.__name__: i for i, comparison in enumerate(COMPARISONS)}


def compare(a: Claim, b: Claim, context: Context) -> Judgement:
    """The judgement of the first comparison that holds between two claims."""
    for comparison in COMPARISONS:
        if found := comparison(a, b, context):
            return Judgement(found.verdict, found.reason, found.why, comparison.__name__)
    raise AssertionError("the last comparison always holds")


def _ratio(low: Interval | None, high: Interval | None) -> float:
    """How many times the higher figure is the lower open bound; 1 where the lower is no open bound."""
    if low is None or high is None or low.max is not None or not low.min or high.min is None:
        return 1.0
    return high.min / low.min


def _nested(a: Claim, b: Claim, c: Context) -> tuple[Claim | None, Claim | None]:
    how = c.book.lies(a.place or "", b.place or "", within_a=_within(a), within_b=_within(b))
    parts = [c.book.lies(p, b.place or "") for p in (a.place or "").split(" and ")]
    if how == "inside" or all(p == "inside" for p in parts):
        return a, b
    parts = [c.book.lies(p, a.place or "") for p in (b.place or "").split(" and ")]
    return (b, a) if how == "contains" or all(p == "inside" for p in parts) else (None, None)


def _within(claim: Claim) -> str | None:
    return str(claim.detail["within"]) if claim.detail.get("within") else None


def _exceeds(part: Claim, whole: Claim, c: Context) -> bool:
    """Whether a part's figure is greater than the whole's; of a growing toll, where both are of one day."""
    if part.value is None or whole.value is None or whole.value.max is None or (part.value.min or 0) <= whole.value.max:
        return False
    return not c.topic.cumulative or (part.as_of is not None and part.as_of == whole.as_of and not _soft(part) and not _soft(whole))


def _has(claim: Claim, c: Context) -> str:
    """`River Daily has 26`; of an event without a figure, `River Daily says it`."""
    worked_out = f" (worked out: {claim.detail['worked_out']})" if claim.detail.get("worked_out") else ""
    return f"{said(claim, c.articles)} has {figure(claim.value)}{worked_out}" if claim.value else f"{said(claim, c.articles)} says it"


def _one_voice(a: Claim, b: Claim) -> bool:
    """Whether one text tells both from the same source."""
    return _one_text(a, b) and a.origin == b.origin


def _one_text(a: Claim, b: Claim) -> bool:
    """Whether one article's text tells both; a headline against its text is told twice."""
    return (a.article, a.field) == (b.article, b.field)


def _slot(claim: Claim, slot: str) -> str | None:
    if slot == "actors":
        return " and ".join(claim.actors) or None
    if slot == "place":
        return claim.place
    found = claim.detail.get(slot)
    return str(found) if found is not None else None


def _latest(claim: Claim, c: Context) -> date | None:
    """The last day by which what the claim tells had happened."""
    if claim.time and claim.time.end:
        return claim.time.end
    return c.articles[claim.article].published


def _settled(claim: Claim, c: Context) -> bool:
    published = c.articles[claim.article].published
    return bool(claim.time and claim.time.end and published and not _period(claim) and published - claim.time.end > SETTLED)


def _period(claim: Claim) -> bool:
    return claim.detail.get("period") == "true"


def _one_named(claim: Claim) -> bool:
    """Whether a noun alone counts one: "an attacker blew himself up" leaves room for a second."""
    return claim.detail.get("number") == "implied" and claim.value is not None and claim.value.key == (1, 1)


def _vague(value: Interval | None) -> bool:
    return (
        value is not None and value.min is not None and value.max is not None and value.max >= 2 * value.min and value.max > value.min + 2
    )


def _soft(claim: Claim) -> bool:
    return claim.hedged or _vague(claim.value) or claim.value is None or None in claim.value.key or "worked_out" in claim.detail


def _as_of(claim: Claim) -> str:
    return f" as of {claim.as_of}" if claim.as_of else ""
