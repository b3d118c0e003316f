"""What has changed about a claim, by the name that a reader would give it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from reconcile.diff.model import Slot
from reconcile.diff.slots import slots
from reconcile.model import Interval, TimeSpan
from tests.diff.make import claim

OLD = claim("12 people died.", "12 people died", 12, 12)


@pytest.mark.parametrize(
    ("changed", "name", "was", "now"),
    [
        ({"value": Interval(13, 13)}, "value", "12", "13"),
        ({"value": Interval(12.0, 12.0)}, None, "", ""),  # as a report that was read back has it
        ({"value": Interval(12, None)}, "bound", "12", "at least 12"),
        ({"value": Interval(13, None)}, "bound", "12", "at least 13"),  # "more than 12"
        ({"value": Interval(None, 12)}, "bound", "12", "at most 12"),
        ({"value": Interval(13, None, "person", "over 12")}, "bound", "12", "at least 13"),
        ({"value": Interval(13, None, "person", "at least 13")}, "value", "12", "at least 13"),
        ({"value": Interval(20, None)}, "value", "12", "at least 20"),
        ({"value": None}, "value", "12", ""),
        ({"hedged": True}, "hedge", "", "hedged"),
        ({"negated": True}, "denial", "", "denied"),
        ({"origin": ("Police", "State Radio")}, "attribution", "", "Police ← via State Radio"),
        ({"speaker": "Mayor"}, "speaker", "", "Mayor"),
        ({"who": "children"}, "who", "people", "children"),
        ({"actors": ("Army",)}, "actors", "", "Army"),
        ({"place": "Wahat"}, "place", "", "Wahat"),
        ({"time": TimeSpan(date(2031, 5, 1), date(2031, 5, 1))}, "time", "", "on 2031-05-01"),
        ({"as_of": date(2031, 5, 1)}, "as of", "", "2031-05-01"),
        ({"detail": {"manner": "drowned"}}, "manner", "", "drowned"),
        ({"detail": {"rule": "other", "pattern": "other"}}, None, "", ""),  # how it was read is not what it says
        ({"start": 400, "end": 414}, None, "", ""),
    ],
)
def test_slots(changed: dict[str, Any], name: str | None, was: str, now: str) -> None:
    new = replace(OLD, **changed)
    assert slots(OLD, new) == ((Slot(name, was, now),) if name else ())
    assert slots(new, OLD) == ((Slot(name, now, was),) if name else ())
