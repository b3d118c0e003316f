"""What falls for its shape and place: lines without words, said twice, above the headline, links like headlines."""

from __future__ import annotations

import base64
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import groupby

from reconcile.read.lines import Line, Marks
from reconcile.read.title import headline_line

_SHORT = 6  # words: a menu entry, a name, a section
_FEW = 12  # words: an address or a watermark, with what stands beside it
_LINK = range(3, 21)  # words: a link to another article
_TOP = 40  # lines: as far as a headline and the paragraph under it are looked for
_WATERMARK = re.compile(r"(?<![\w+/=])[A-Za-z0-9+/]{16,}={0,2}(?![\w+/=])")
_ADDRESS = re.compile(r"\S+@\S+\.\S+|(?:https?://|www\.)\S+|[\w-]+(?:\.[\w-]+)+/\S*", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")


def by_shape(lines: Sequence[Line], text: str, cued: Mapping[int, str], title: Sequence[str]) -> Marks:
    """Lines, other than those that a cue has taken, that no article has in this place."""
    marks = dict(cued)
    marks |= _noise(lines, text, marks)
    head = None if title else _head(lines, marks)
    marks |= _repeated(lines, marks, head, title)
    marks |= _above(lines, marks, head)
    marks |= _listed(lines, marks)
    marks |= _closing(lines, marks)
    return {i: why for i, why in marks.items() if i not in cued}


def _head(lines: Sequence[Line], marks: Marks) -> int | None:
    """The index of the headline among the lines that no cue has taken."""
    kept = [i for i in range(len(lines)) if i not in marks]
    found = headline_line([lines[i] for i in kept[:_TOP]])
    return None if found is None else kept[found]


def _noise(lines: Sequence[Line], text: str, marks: Mapping[int, str]) -> Marks:
    """Lines without words, addresses, menus drawn with bars, and watermarks."""
    found: Marks = {}
    for i, line in enumerate(lines):
        if i in marks or len(line.words) > _FEW:
            continue
        if not any(word.isalpha() for word in line.words) and not (line.number and len(line.words) == 1):
            found[i] = "no words"
        elif not line.long and not any(any(map(str.isalnum, part)) for part in _ADDRESS.sub("", line.text).split()):
            found[i] = "address"
        elif _barred(line):
            found[i] = "menu"
        elif any(map(_encoded, _WATERMARK.findall(text[line.start : line.end]))):
            found[i] = "watermark"
    return found


def _barred(line: Line) -> bool:
    """`Home | World | Sport`: at least three short parts between bars."""
    parts = line.text.split("|")
    return len(parts) > 2 and not line.sentence and all(len(part.split()) <= 4 for part in parts)


def _encoded(token: str) -> bool:
    """Whether a token is base64 of plain text, as the marks are that pages leave for copyists."""
    if token.isalpha() and (token.islower() or token.isupper() or token.istitle()):
        return False
    try:
        decoded = base64.b64decode(token + "=" * (-len(token) % 4), validate=True)
    except ValueError:
        return False
    return all(32 <= byte < 127 for byte in decoded)


def _repeated(lines: Sequence[Line], marks: Marks, head: int | None, title: Sequence[str]) -> Marks:
    """Lines that stand twice, or repeat the title; of captions and menu entries, both."""
    count = Counter(line.key for i, line in enumerate(lines) if i not in marks)
    found: Marks = {}
    seen: set[tuple[str, ...]] = set()
    for i, line in enumerate(lines):
        if i in marks or i == head or not line.words:
            continue
        if title and line.words == title[: len(line.words)] and len(line.words) >= min(4, len(title)):
            found[i] = "repeats the title"
        elif line.key in seen or (head is not None and line.key == lines[head].key):
            found[i] = "repeated"
        elif count[line.key] > 1:
            seen.add(line.key)
            if len(line.words) <= 4 and not line.busy:
                found[i] = "repeated"
        elif i + 1 < len(lines) and i + 1 not in marks and i + 1 != head and _captions(line, lines[i + 1]):
            found |= {i: "caption", i + 1: "caption"}
    return found


def _captions(one: Line, other: Line) -> bool:
    """Whether two short lines say the same, one in more words: what a picture shows, and its caption."""
    short, long = sorted((one.key, other.key), key=len)
    return len(long) <= 2 * _SHORT and long[: len(short)] == short and not one.busy and not other.busy


def _above(lines: Sequence[Line], marks: Marks, head: int | None) -> Marks:
    """Short lines above the headline: menus, sections, the day on which the page was drawn.

    Where few lines stand there, the longer of them may be the headline, and what is taken for it a second one.
    """
    most = _SHORT if (head or 0) >= 3 else 2
    above = [i for i in range(head or 0) if i not in marks and not lines[i].sentence]
    return {i: "above the headline" for i in above if _day(lines[i]) or (len(lines[i].words) <= most and not lines[i].number)}


def _day(line: Line) -> bool:
    """Whether a line is little more than a date: a year, another number, and hardly a word beside them."""
    numbers = [word for word in line.words if word.isdecimal()]
    return len(numbers) >= 2 and len(line.words) - len(numbers) <= 4 and any(map(_YEAR.fullmatch, numbers))


def _listed(lines: Sequence[Line], marks: Marks) -> Marks:
    """Two or three list lines between two paragraphs, neither announced by a colon nor ended by a stop: links.

    One alone may be a subheading, and more than three are a list.
    """
    kept = [i for i in range(len(lines)) if i not in marks]
    found: Marks = {}
    at = 0
    for listed, group in groupby(kept, key=lambda i: lines[i].listed and len(lines[i].words) in _LINK):
        run = list(group)
        before = lines[kept[at - 1]] if at else None
        at += len(run)
        after = lines[kept[at]] if at < len(kept) else None
        between = before and after and before.sentence and before.paragraph and after.paragraph and not after.listed
        if listed and between and len(run) in (2, 3) and not any(lines[i].sentence or lines[i].text[-1] in ":،," for i in run):
            found |= dict.fromkeys(run, "links between paragraphs")
    return found


def _closing(lines: Sequence[Line], marks: Marks) -> Marks:
    """Two or more lines at the end like headlines, under an article whose paragraphs do end in stops."""
    kept = [i for i in range(len(lines)) if i not in marks]
    last = max((n for n, i in enumerate(kept) if lines[i].sentence or len(lines[i].words) >= _LINK.stop), default=-1)
    run, body = kept[last + 1 :], [lines[i] for i in kept[: last + 1]]
    paragraphs = [line for line in body if len(line.words) >= 12]
    if len(run) < 2 or len(paragraphs) < 3 or sum(line.sentence for line in paragraphs) < 0.8 * len(paragraphs):
        return {}
    if not all(len(lines[i].words) in _LINK and _open(lines[i]) for i in run):
        return {}
    return dict.fromkeys(run, "links at the end")


def _open(line: Line) -> bool:
    """Whether a line is no part of a list: it neither opens with a mark or a figure nor announces anything."""
    return line.text[0].isalpha() and line.text[-1] != ":"
