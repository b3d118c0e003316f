"""A difference as Markdown, for a pull request: GitHub and GitLab draw it, and it can be read as it is."""

from __future__ import annotations

import re

from reconcile.diff.model import Difference, FindingChange
from reconcile.report.diff.wording import SILENT, Edit, articles, heading, moved, named, sources, summary, told
from reconcile.report.safe import safe
from reconcile.report.wording import SYMBOLS, count

# A space of no width keeps `@name` from sending somebody a message, and `#12` from pointing at an issue.
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "@": "@&#8203;", "#": "#&#8203;"}
_MARKUP = re.compile(r"[\\`*_{}\[\]()|~$^!]|^[-+=]|(?<=^\d)[.)]")
_LINK = re.compile(r"://|\bwww\.", re.IGNORECASE)


def to_markdown(found: Difference) -> str:
    """The difference as Markdown; ends with a newline. Nothing in an article's text is markup, a link or a mention."""
    lines = [f"**{_plain(line)}**  " for line in summary(found)]
    if found.added or found.gone:
        lines += ["", "### Articles", ""]
    lines += [f"- {kind} {_plain(named(article))}: {count(claims, 'claim')}" for kind, article, claims in moved(found)]
    edited = articles(found)
    lines += ["", "### Claims"] if edited else []
    for article, edits in edited:
        lines += ["", f"**{_plain(named(article))}**", ""]
        for edit in edits:
            lines += _edit(edit, found)
    lines += ["", "### Findings", ""] if found.findings else []
    for finding in found.findings:
        lines += _finding(finding)
    return "\n".join(lines) + "\n"


def _plain(words: str) -> str:
    """Text that draws as itself."""
    marked = _MARKUP.sub(r"\\\g<0>", safe(words))
    marked = _LINK.sub(lambda found: found[0].replace("/", r"\/").replace(".", r"\."), marked)
    return "".join(_ENTITIES.get(character, character) for character in marked)


def _edit(edit: Edit, found: Difference) -> list[str]:
    lines = [f"- {c.kind} **{_plain(c.claim.topic)}**{f': {_plain(more)}' if (more := told(c, found)) else ''}" for c in edit.changes]
    lines += ["", f"  **{SILENT}**"] if edit.silent else []
    words = "".join(_piece(*piece) for piece in edit.wording) if edit.wording else _plain(edit.changes[0].claim.sentence)
    words = words.replace("</del><ins>", "</del> <ins>")  # two figures side by side in Arabic would stand in the wrong order
    return [*lines, "", f"  > {words.strip()}", ""]


def _piece(kind: str, words: str) -> str:
    """Tags, not `~~`: those do not hold in the middle of an Arabic word with its article."""
    tag = {"gone": "del", "new": "ins"}.get(kind)
    return f"<{tag}>{_plain(words)}</{tag}>" if tag else _plain(words)


def _finding(change: FindingChange) -> list[str]:
    finding, subject = change.shown
    lines = [f"- {SYMBOLS[finding.verdict]} **{_plain(heading(change))}**: {_plain(subject.about)}"]
    lines += [f"  - **{_plain(side.says)}**, said by {_plain(sources(side))}" for side in subject.sides]
    lines += [f"  - {_plain(finding.explanation)}", *(f"  - {_plain(line)}" for line in change.changes)]
    return lines
