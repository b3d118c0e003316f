"""A check as SARIF 2.1.0, for code scanning: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html

There is no time in it: the same check gives the same bytes.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from reconcile import __version__
from reconcile.check.model import Checked, Diagnostic, Place, Seen
from reconcile.report.diagnostics import LEVEL, message, notes, uri
from reconcile.report.safe import safe
from reconcile.report.wording import could_both_be_true

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_SAYS = {"uncorroborated": "One origin alone stands behind a figure.", "advice": "Advice on the wording of a draft."}
Node = dict[str, Any]


def to_sarif(checked: Checked) -> str:
    """One run. Suppressed results are marked, not dropped; with a baseline, so are known ones, and those that are gone."""
    rules = sorted({d.rule for d in checked.diagnostics} | {rule for rule, _, _ in checked.absent or ()})
    results = [_result(d, rules, baseline=checked.absent is not None) for d in checked.diagnostics]
    results += [_gone(*one, rules) for one in checked.absent or ()]
    run = {
        "tool": {"driver": {"name": "reconcile", "version": __version__, "rules": [_rule(r) for r in rules]}},
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(checked)],
        "results": results,
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1) + "\n"


def _rule(rule: str) -> Node:
    verdict, _, reason = rule.partition("/")
    described = _SAYS.get(verdict) or f"{verdict}, by {reason}. Could both be true? {could_both_be_true(verdict, reason)}"
    return {"id": rule, "shortDescription": _text(described), "defaultConfiguration": {"level": LEVEL[verdict]}}


def _invocation(checked: Checked) -> Node:
    told = [_told(n, "warning") for n in notes(checked)]
    unread = [
        _told(p.why, "error") | {"locations": [{"physicalLocation": _physical(Place(p.path, p.line))}]} for p in checked.report.problems
    ]
    return {"executionSuccessful": True, "toolExecutionNotifications": unread, "toolConfigurationNotifications": told}


def _told(text: str, level: str) -> Node:
    return {"level": level, "message": _text(text)}


def _result(diagnostic: Diagnostic, rules: Sequence[str], *, baseline: bool) -> Node:
    made: Node = {
        "ruleId": diagnostic.rule,
        "ruleIndex": rules.index(diagnostic.rule),
        "level": LEVEL[diagnostic.level],
        "message": _text(message(diagnostic)),
        "locations": [{"physicalLocation": _physical(diagnostic.at.place, diagnostic.at.claim.text)}],
        "partialFingerprints": {"reconcile/v1": diagnostic.key},
    }
    if diagnostic.others:
        made["relatedLocations"] = list(_related(diagnostic.others))
    if baseline:
        made["baselineState"] = "unchanged" if diagnostic.known else "new"
    if diagnostic.suppressed is not None:
        made["suppressions"] = [{"kind": "external", "status": "accepted", "justification": safe(diagnostic.suppressed)}]
    return made


def _related(others: Iterable[Seen]) -> Iterable[Node]:
    for number, seen in enumerate(others, 1):
        told = f"{seen.article.source or seen.article.id}: {seen.claim.sentence}"
        yield {"id": number, "physicalLocation": _physical(seen.place, seen.claim.text), "message": _text(told)}


def _gone(rule: str, key: str, path: str, rules: Sequence[str]) -> Node:
    return {
        "ruleId": rule,
        "ruleIndex": rules.index(rule),
        "message": _text("The baseline has it; it is there no more."),
        "locations": [{"physicalLocation": _physical(Place(path))}],  # code scanning takes no result without a place
        "partialFingerprints": {"reconcile/v1": key},
        "baselineState": "absent",
    }


def _physical(place: Place, words: str = "") -> Node:
    located: Node = {"artifactLocation": {"uri": uri(place.path)}}
    if place.line is not None:
        region: Node = {"startLine": place.line}
        if place.column is not None:
            region |= {"startColumn": place.column, "endLine": place.end_line, "endColumn": place.end_column}
        if words:
            region["snippet"] = {"text": safe(words)}
        located["region"] = region
    return located


def _text(text: str) -> Node:
    """A message. Braces and `](` mean something to SARIF (3.11.5, 3.11.6), and nothing in a newspaper."""
    return {"text": safe(text).replace("{", "{{").replace("}", "}}").replace("](", "] (")}
