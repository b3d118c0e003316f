"""What a claim lost or gained on its way: between outlets that have it from one origin, and inside one article.

"More than 3000" that becomes "3000", "apparently" that is left out, an arrest in the capital that is told of the
country: so errors are born. Nobody can tell from two texts which of two outlets changed it, only that one did.
Precision before all: two outlets are compared only where they name the same person or institution for it, or
where their sentences are one text; and only where they write within two days of each other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from itertools import combinations

from rapidfuzz import fuzz

from reconcile.judge.judgement import Comparison, Context, Judgement
from reconcile.judge.origins import meet, one_text
from reconcile.judge.wording import bounded, figure, outlet, said
from reconcile.model import NAMED, Claim

WAYS = ("bound-dropped", "hedge-dropped", "attribution-dropped", "scope-widened", "rounded", "title-outruns", "quoted")
_NEAR = timedelta(days=2)  # between two outlets' articles: later, a figure is told anew
_FEW = 3  # "several" and "multiple" are two and more, and nobody has left out a bound of them
_FEWEST = 100  # a figure below which nobody rounds
_ROUND = 0.05  # how far a figure may be rounded, as a part of it
_COPIED = 80.0  # how alike two sentences are, of 100, of which one is copied without its source
_SAME_WORDS = 60.0  # how alike two sentences are, of 100, of which one gives the words in quotation marks

Drift = tuple[Claim, Claim, Judgement]


def drifts(behind: Mapping[str, str], context: Context) -> Iterator[Drift]:
    """What the claims of a matter lost on their way, the fuller claim first; `behind` are their origins (`origins.sources`)."""
    # a figure that was worked out stands in no text, and nobody has passed it on
    members = [c for c in context.members if context.topic.kind != "quote" and "worked_out" not in c.detail]
    for a, b in combinations(members, 2):
        ways = _INSIDE if a.article == b.article else _BETWEEN if _one_origin(a, b, behind, context) else ()
        for full, less in ((a, b), (b, a)):
            if found := next((j for way in ways if (j := way(full, less, context))), None):
                yield full, less, found
                break


def _one_origin(a: Claim, b: Claim, behind: Mapping[str, str], c: Context) -> bool:
    if a.negated != b.negated or a.update != b.update or not _near(a, b, c):
        return False
    named = all(x.detail.get("source") in NAMED for x in (a, b)) and behind[a.id] == behind[b.id]
    return named or one_text(a, b, c.texts)


def _near(a: Claim, b: Claim, c: Context) -> bool:
    if a.as_of and b.as_of and a.as_of != b.as_of:
        return False
    one, other = (c.articles[x.article].published for x in (a, b))
    return one is None or other is None or abs(one - other) <= _NEAR


def bound_dropped(full: Claim, less: Claim, c: Context) -> Judgement | None:
    """A bound left out: "more than 3000", "3000"."""
    number = bounded(full.value)
    if number is None or number < _FEW or less.value is None or less.value.key != (number, number):
        return None
    return Judgement("diverge", "bound-dropped", f"{_both(full, less, c)}: the same number, with and without its bound.")


def hedge_dropped(full: Claim, less: Claim, c: Context) -> Judgement | None:
    """A hedge left out."""
    if not full.hedged or less.hedged or not _same(full, less):
        return None
    return Judgement("diverge", "hedge-dropped", f"{said(full, c.articles)} hedges it, {said(less, c.articles)} does not.")


def attribution_dropped(full: Claim, less: Claim, c: Context) -> Judgement | None:
    """One text passed on without whom it was from."""
    if not full.origin or less.origin or less.field == "title" or not _same(full, less):
        return None
    if less.detail.get("quoted") or _alike(full, less, c) < _COPIED:
        return None  # told anew, it may be from another
    if any(x.origin for x in c.members if x.article == less.article):
        return None
    why = f"{outlet(full, c.articles)} has it from {full.origin[0]}, {outlet(less, c.articles)} says it in the same words as its own."
    return Judgement("diverge", "attribution-dropped", why)


def scope_widened(full: Claim, less: Claim, c: Context) -> Judgement | None:
    """A figure of a part told of the whole: arrests in a city, in the country."""
    if full.value is None or not full.value.exact or not _same(full, less) or not (full.place and less.place):
        return None
    wide = all(x.detail.get("told") == "clause" and c.book.kinds.get(str(x.detail.get("event"))) for x in (full, less))
    if not wide or not any(c.book.kinds[str(x.detail["event"])].wide for x in (full, less)):
        return None  # a bombing is in its town and in its country alike
    if c.book.lies(full.place, less.place) != "inside":
        return None
    why = f"{_both(full, less, c)}: of {full.place} in the one, of all {less.place} in the other."
    return Judgement("diverge", "scope-widened", why)


def rounded(full: Claim, less: Claim, c: Context) -> Judgement | None:
    """A figure made round: 2,987, 3,000."""
    if not (full.value and less.value and full.value.exact and less.value.exact) or full.value.min is None or less.value.min is None:
        return None
    exact, round_ = full.value.min, less.value.min
    if exact < _FEWEST or exact == round_ or abs(exact - round_) > _ROUND * exact or _zeros(round_) <= max(1, _zeros(exact)):
        return None
    unit = 10 ** _zeros(round_)
    if abs(exact - round_) > unit / 2:
        return None
    return Judgement("diverge", "rounded", f"{_both(full, less, c)}: one of them is rounded.")


def _zeros(number: float) -> int:
    digits = f"{number:.0f}"
    return len(digits) - len(digits.rstrip("0"))


def quoted(full: Claim, less: Claim, c: Context) -> Judgement | None:
    """Words in quotation marks that another has as its own words for what was said."""
    if not full.detail.get("quoted") or less.detail.get("quoted") or less.field == "title" or not less.origin:
        return None
    if _alike(full, less, c) < _SAME_WORDS:
        return None
    why = f"{outlet(full, c.articles)} gives the words of {full.origin[0]} in quotation marks, {outlet(less, c.articles)} in its own words."
    return Judgement("diverge", "quoted", why)


def _alike(a: Claim, b: Claim, c: Context) -> float:
    """How alike two sentences are, of 100, in whatever order their words stand."""
    one, other = (x.sentence.translate(c.book.folding) for x in (a, b))
    return fuzz.token_sort_ratio(one, other)


def title_outruns(full: Claim, less: Claim, c: Context) -> Judgement | None:
    """A title that says for certain what all of its text hedges, or as the figure what its text has as the most."""
    if less.field != "title" or full.field == "title" or full.who != less.who:
        return None
    told = [x for x in c.members if x.article == less.article and x.field == "text"]
    if not less.hedged and _same(full, less) and all(x.hedged for x in told):
        return Judgement("diverge", "title-outruns", f"The title of {outlet(less, c.articles)} says for certain what its text hedges.")
    most = full.value and full.value.min is None and full.value.max
    if not most or less.value is None or less.value.key != (most, most) or any(x.value and x.value.min == most for x in told):
        return None
    why = f"The title of {outlet(less, c.articles)} has {figure(less.value)}, its text {figure(full.value)}."
    return Judgement("diverge", "title-outruns", why)


def title_bare(full: Claim, less: Claim, c: Context) -> Judgement | None:
    """A title that leaves out the bound which every such figure of its text has."""
    if less.field != "title" or full.field == "title" or full.who != less.who or less.value is None:
        return None
    told = [x for x in c.members if x.article == less.article and x.field == "text"]
    return None if any(x.value and x.value.key == less.value.key for x in told) else bound_dropped(full, less, c)


def _same(a: Claim, b: Claim) -> bool:
    return (a.value and a.value.key) == (b.value and b.value.key) and a.who == b.who and meet(a.value, b.value)


def _both(full: Claim, less: Claim, c: Context) -> str:
    return f"{said(full, c.articles)} has {figure(full.value)}, {said(less, c.articles)} has {figure(less.value)}"


_BETWEEN: Sequence[Comparison] = (bound_dropped, rounded, scope_widened, hedge_dropped, attribution_dropped, quoted)
_INSIDE: Sequence[Comparison] = (title_outruns, title_bare)
