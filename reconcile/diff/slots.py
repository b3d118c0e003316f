"""What has changed about a claim, slot by slot, as a reader would name it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from reconcile.diff.model import Slot
from reconcile.judge.wording import figure, since
from reconcile.model import Claim, Interval

_DIGITS = re.compile(r"\d+")
_OURS = ("rule", "pattern", "told", "dated", "sentence_start")  # in `detail`: how a claim was read, not what it says

_TOLD: dict[str, Callable[[Claim], str]] = {
    "hedge": lambda c: "hedged" if c.hedged else "",
    "denial": lambda c: "denied" if c.negated else "",
    "attribution": lambda c: " ← via ".join(c.origin),
    "speaker": lambda c: c.speaker or "",
    "who": lambda c: c.who or "",
    "actors": lambda c: " and ".join(c.actors),
    "place": lambda c: c.place or "",
    "time": lambda c: since(c) if c.time else "",
    "as of": lambda c: c.as_of.isoformat() if c.as_of else "",
}


def slots(old: Claim, new: Claim) -> tuple[Slot, ...]:
    """The slots in which two readings of one claim differ; figures in words, nothing as an empty string."""
    return tuple(Slot(name, was, now) for name, was, now in _slots(old, new) if was != now)


def _slots(old: Claim, new: Claim) -> Iterator[tuple[str, str, str]]:
    yield "bound" if _same_number(old.value, new.value) else "value", _figure(old), _figure(new)
    for name, told in _TOLD.items():
        yield name, told(old), told(new)
    for name in sorted((set(old.detail) | set(new.detail)) - set(_OURS)):
        yield name, _text(old.detail.get(name)), _text(new.detail.get(name))


def _same_number(old: Interval | None, new: Interval | None) -> bool:
    """Whether one number is told, exact in one version and as a limit in the other: 26, at least 26, more than 26."""
    if old is None or new is None or old.exact == new.exact:
        return False
    digits = [_DIGITS.findall(value.words) for value in (old, new)]
    if all(digits):
        return digits[0] == digits[1]
    (exact, _), ends = (old.key, new.key) if old.exact else (new.key, old.key)
    return exact is not None and any(end is not None and abs(end - exact) <= 1 for end in ends)


def _figure(claim: Claim) -> str:
    return figure(claim.value) if claim.value else ""


def _text(value: str | float | None) -> str:
    return "" if value is None else f"{value:g}" if isinstance(value, float) else str(value)
