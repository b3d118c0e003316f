"""A difference as Markdown, for a pull request: GitHub and GitLab draw it, and it can be read as it is."""

from __future__ import annotations

import re

from reconcile.diff.model import Difference, FindingChange
from reconcile.report.diff.wording import SILENT, Edit, articles, heading, moved, named, sources, summary, told
from reconcile.report.markdown import escaped
from reconcile.report.wording import SYMBOLS, count

_START, _LITERAL = re.compile(r"^(\d*)([-+=.)])"), r"\1\\\2"  # what would make a sentence an item of a list


def to_markdown(found: Difference) -> str:
    """The difference as Markdown; ends with a newline. Nothing in an article's text is markup, a link or a mention."""
    lines = [f"**{escaped(line)}**  " for line in summary(found)]
    if found.added or found.gone:
        lines += ["", "### Articles", ""]
    lines += [f"- {kind} {escaped(named(article))}: {count(claims, 'claim')}" for kind, article, claims in moved(found)]
    edited = articles(found)
    lines += ["", "### Claims"] if edited else []
    for article, edits in edited:
        lines += ["", f"**{escaped(named(article))}**", ""]
        for edit in edits:
            lines += _edit(edit, found)
    lines += ["", "### Findings", ""] if found.findings else []
    for finding in found.findings:
        lines += _finding(finding)
    return "\n".join(lines) + "\n"


def _edit(edit: Edit, found: Difference) -> list[str]:
    lines = [f"- {c.kind} **{escaped(c.claim.topic)}**{f': {escaped(more)}' if (more := told(c, found)) else ''}" for c in edit.changes]
    lines += ["", f"  **{SILENT}**"] if edit.silent else []
    words = "".join(_piece(*piece) for piece in edit.wording) if edit.wording else escaped(edit.changes[0].claim.sentence)
    words = words.replace("</del><ins>", "</del> <ins>")  # two figures side by side in Arabic would stand in the wrong order
    return [*lines, "", f"  > {_START.sub(_LITERAL, words.strip())}", ""]


def _piece(kind: str, words: str) -> str:
    """Tags, not `~~`: those do not hold in the middle of an Arabic word with its article."""
    tag = {"gone": "del", "new": "ins"}.get(kind)
    return f"<{tag}>{escaped(words)}</{tag}>" if tag else escaped(words)


def _finding(change: FindingChange) -> list[str]:
    finding, subject = change.shown
    lines = [f"- {SYMBOLS[finding.verdict]} **{escaped(heading(change))}**: {escaped(subject.about)}"]
    lines += [f"  - **{escaped(side.says)}**, said by {escaped(sources(side))}" for side in subject.sides]
    lines += [f"  - {escaped(finding.explanation)}", *(f"  - {escaped(line)}" for line in change.changes)]
    return lines
