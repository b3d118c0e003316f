"""A suggested wording for a draft, from its language's rules: the words of the claim, mended."""

from __future__ import annotations

from reconcile.rulebook.advice import Advice, Ends
from reconcile.text.skeleton import script


def suggest(
    advice: Advice, kind: str, text: str, *, words: str = "", number: float | None = None, figure: Ends | None = None, source: str = ""
) -> str:
    """How the draft's words could read, for a kind of advice; empty where nothing can be suggested.

    `words` is the draft's figure as it stands in `text`, `number` its value; `figure` is what the source has of it
    (for `bound`), or the later figure (for `replaced`). `source` is a name, left open where it is in other letters.
    """
    if kind == "bound":
        how = bound(number, figure) if number is not None and figure else None
        return text.replace(words, getattr(advice, how).format(figure=words), 1) if how and words else ""
    name = source if source and script(source) == script(text) else advice.source
    return str(getattr(advice, kind)).format(text=text, source=name, figure=_written(advice, figure) if figure else "")


def bound(number: float, figure: Ends) -> str | None:
    """Which bound on a number a figure is: at_least, more_than, at_most, fewer_than, about; None where it is another number or none."""
    low, high = figure
    if low is not None and high is None:
        return {number: "at_least", number + 1: "more_than"}.get(low)
    if high is not None and low is None:
        return {number: "at_most", number - 1: "fewer_than"}.get(high)
    return "about" if low is not None and high is not None and low < high and low + high == 2 * number else None


def _written(advice: Advice, figure: Ends) -> str:
    low, high = figure
    if low is not None and low == high:
        return f"{low:.15g}"
    if low is not None and high is not None:
        return f"{low:.15g}–{high:.15g}"
    return advice.at_least.format(figure=f"{low:.15g}") if low is not None else advice.at_most.format(figure=f"{high or 0:.15g}")
