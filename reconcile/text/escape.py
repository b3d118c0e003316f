"""JSON that shows what it holds: what may reorder words or move a cursor is written as an escape."""

from __future__ import annotations

import json
import re

# What JSON lets stand as it is, and a terminal or an editor obeys.
_COMMANDS = re.compile("[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f]")


def escaped(document: str) -> str:
    r"""A JSON document with controls and bidi overrides escaped: the same strings for programs, and none hidden from people.

    >>> escaped('"26\u202e"')
    '"26\\u202e"'
    """
    return _COMMANDS.sub(lambda found: json.dumps(found[0])[1:-1], document)
