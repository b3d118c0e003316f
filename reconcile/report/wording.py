"""The words that every drawing shares: verdicts, dates, chains of origin, and a claim inside its sentence."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from rich.text import Text

from reconcile.model import Article, Claim, Interval
from reconcile.report.page import text

VERDICTS = ("contradict", "diverge", "agree", "single")
SYMBOLS = {"contradict": "✗", "diverge": "≠", "agree": "✓", "single": "·"}
STYLES = {"contradict": "red", "diverge": "yellow", "agree": "green", "single": "dim"}
HEADINGS = {
    "contradict": "CONTRADICTIONS",
    "diverge": "DIVERGENCES",
    "agree": "AGREEMENTS",
    "single": "IN ONE ARTICLE ONLY",
}
CLAIM_STYLE = "bold reverse"

# "Could both be true?" for each verdict and reason of a finding. The explanation beside it names the figures.
_COULD_BOTH = {
    ("contradict", "polarity"): "No: one denies what the other asserts.",
    ("contradict", "date"): "No: it happened once, and the two dates cannot meet.",
    ("contradict", "order"): "No: only one of them can be the first.",
    ("contradict", "manner"): "No: the two manners exclude each other.",
    ("contradict", "sum"): "No: a part cannot be greater than the whole.",
    ("contradict", "update"): "No: this count only grows, and the later figure is lower without a word of revision.",
    ("contradict", "value"): "No: as far as the texts tell, both count the same, at the same time.",
    ("diverge", "update"): "Yes, if the later figure brings the earlier one up to date.",
    ("diverge", "place"): "Yes, if one speaks of a part of the place that the other speaks of.",
    ("diverge", "who"): "Yes, if those whom one counts are among those whom the other counts.",
    ("diverge", "hedge"): "Yes: one of them is not certain, or not exact.",
    ("diverge", "time"): "Yes, if they speak of different times.",
    ("diverge", "bound"): "Yes: one gives a limit, and the other stays within it.",
    ("diverge", "precision"): "Yes: one is rounder than the other.",
    ("diverge", "framing"): "Yes: one event, told in other words.",
    ("diverge", "actor"): "Yes, if both took part, or if one name stands for the other.",
    ("diverge", "wording"): "Yes, if both render the same words.",
    ("diverge", "cause"): "Yes, if there was more than one cause.",
    ("diverge", "manner"): "Yes, if one word includes the other.",
    ("diverge", "source"): "Yes, if each source knows a part.",
    ("diverge", "bound-dropped"): "Yes, but what the source said had a bound or had none: one of them changed it.",
    ("diverge", "hedge-dropped"): "Yes, but the source was sure or was not: one of them changed it.",
    ("diverge", "attribution-dropped"): "Yes: it is one text, and only one of them says whose it is.",
    ("diverge", "scope-widened"): "Yes, but the source told it of the part or of the whole, and one of them changed it.",
    ("diverge", "rounded"): "Yes: one is the other made round.",
    ("diverge", "title-outruns"): "Yes, but the text does not say what its title says.",
    ("diverge", "quoted"): "Yes: but only one of them can have the very words.",
}
_COULD_BOTH_ELSE = {
    "contradict": "No: as far as the texts tell, they speak of the same thing.",
    "diverge": "Yes, under the reading given here.",
    "agree": "Yes: they say the same.",
}


def could_both_be_true(verdict: str, reason: str) -> str:
    """The answer in one sentence, for a finding's verdict and reason."""
    return _COULD_BOTH.get((verdict, reason), _COULD_BOTH_ELSE[verdict])


def count(number: int, noun: str) -> str:
    """A number with its noun.

    >>> count(1, "outlet"), count(3, "outlet")
    ('1 outlet', '3 outlets')
    """
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def brief(value: Interval) -> str:
    """A figure in as few signs as will do, for a picture or a cell of a table.

    >>> brief(Interval(26, 26)), brief(Interval(3001, None)), brief(Interval(20, 99)), brief(Interval(None, 40))
    ('26', '≥\xa03,001', '20–99', '≤\xa040')
    """
    low, high = (None if end is None else f"{end:,.0f}" if end == int(end) else f"{end:,}" for end in value.key)
    if low is None or high is None:
        return f"≥\xa0{low}" if low else f"≤\xa0{high}" if high else "?"
    return low if low == high else f"{low}–{high}"


def chain(origin: Sequence[str], *, also: object = None) -> str:
    """Who says it, the innermost first: `Health Ministry ← via State Radio`; empty for the article's own voice.

    `also` are those who say it together with the first, joined by "; ": `Police and Fire Service`. The word between
    two names also keeps two Arabic names from running into one on a bidi terminal.
    """
    joint = str(also).split("; ") if also else []
    together = [name for at, name in enumerate(origin) if at == 0 or name in joint]
    return " ← via ".join([" and ".join(together), *(name for name in origin[1:] if name not in joint)])


def when(article: Article) -> str:
    """An article's date, with its basis where it was not stated."""
    if article.published is None:
        return "undated"
    guessed = " (inferred)" if article.published_basis == "inferred" else ""
    return article.published.isoformat() + guessed


def span(start: date | None, end: date | None) -> str:
    """Days in words: `2031-05-01`, `2031-05-01 to 2031-05-04`, `until 2031-05-04`, `since 2031-05-01`."""
    if start and end:
        return start.isoformat() if start == end else f"{start.isoformat()} to {end.isoformat()}"
    if start or end:
        return f"since {start}" if start else f"until {end}"
    return "unknown"


def quote(claim: Claim, *, room: int) -> Text:
    """The claim highlighted in its sentence, the sentence trimmed around it to about `room` characters."""
    before, words, after = quoted(claim, room=room)
    return Text().append_text(text(before)).append_text(text(words, CLAIM_STYLE)).append_text(text(after))


def quoted(claim: Claim, *, room: int) -> tuple[str, str, str]:
    """The sentence before the claim, the claim, and the sentence after it, trimmed to about `room` characters together."""
    at = claim.start - claim.sentence_start
    if claim.sentence[at : at + len(claim.text)] != claim.text or at < 0:
        at = claim.sentence.find(claim.text)
    if at < 0:  # a claim that is not in its sentence: show its own words
        return "", _cut_inside(claim.text, room), ""
    before, after = claim.sentence[:at], claim.sentence[at + len(claim.text) :]
    spare = max(0, room - len(claim.text))
    left = min(len(before), max(spare // 2, spare - len(after)))
    right = min(len(after), spare - left)
    return _tail(before.lstrip(), left), _cut_inside(claim.text, room), _head(after.rstrip(), right)


def _head(words: str, room: int) -> str:
    """The first words that fit, and an ellipsis where some are left out."""
    if len(words) <= room:
        return words
    kept = words[: room + 1].rpartition(" ")[0]
    return f"{kept} …"


def _tail(words: str, room: int) -> str:
    """The last words that fit, after an ellipsis where some are left out."""
    if len(words) <= room:
        return words
    kept = words[len(words) - room - 1 :].partition(" ")[2]
    return f"… {kept}"


def _cut_inside(words: str, room: int) -> str:
    if len(words) <= room:
        return words
    return _head(words, room // 2) + _tail(words, room // 2)[1:]
