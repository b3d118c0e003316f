"""A check as GitLab's code quality report, which a merge request shows.

https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
"""

from __future__ import annotations

import json
from typing import Any

from reconcile.check.model import Checked, Diagnostic
from reconcile.report.diagnostics import message, relative
from reconcile.report.safe import safe

_SEVERITY = {"contradict": "major", "diverge": "minor", "uncorroborated": "info", "advice": "info"}


def to_gitlab(checked: Checked) -> str:
    """A JSON list of what is neither suppressed nor known; every fingerprint is there once."""
    entries = [_entry(d) for d in checked.diagnostics if d.is_open]
    return json.dumps(entries, ensure_ascii=False, indent=1) + "\n"


def _entry(diagnostic: Diagnostic) -> dict[str, Any]:
    place = diagnostic.at.place
    return {
        "description": message(diagnostic),
        "check_name": diagnostic.rule,
        "fingerprint": diagnostic.key,
        "severity": _SEVERITY[diagnostic.level],
        "location": {"path": safe(relative(place.path)), "lines": {"begin": place.line or 1, "end": place.end_line or place.line or 1}},
    }
