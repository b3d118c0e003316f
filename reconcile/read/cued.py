"""What falls for the words in it: menus, credits, share buttons, links to other articles, page dates."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reconcile.model import Drop
from reconcile.read.cues import Cues
from reconcile.read.lines import Line, Marks
from reconcile.text.fold import fold

_LONGEST = 40  # words: the longest line that a cue takes with it
_CAPTION = 30  # words: the longest line that is dropped for a credit in it
_LABELLED = 12  # words: the longest line that a cue and a mark begin
_NAME = 4  # words: the longest line that falls with the label above it
_LINK = 20  # words: the longest line that falls with the heading above it
_LINKS = 12  # lines: as many fall with a heading at most
_SAID = 8  # words: the shortest sentence that is worth keeping
_STOP = re.compile(r"[.!?؟][\"')\]]*\s")
_FAR = 600  # characters: how far from the end of a line a tail is looked for
_MORE = re.compile(r"[.!?؟]\s+(?:\S+\s+){3}\S")  # another sentence
_YEAR = re.compile(r"(?:19|20)\d\d")
_HOUR = re.compile(r"\d:\d\d")


def by_cue(lines: Sequence[Line], cues: Cues, title: Sequence[str]) -> Marks:
    """Lines that a cue names, and those that fall with them. `title` is the article's own, in folded words."""
    marks: Marks = {}
    for i, line in enumerate(lines):
        if i not in marks and not line.long and len(line.words) <= _LONGEST:
            marks |= _named(lines, i, cues) or _stamped(line, i, cues, title)
    return marks


def _named(lines: Sequence[Line], i: int, cues: Cues) -> Marks:
    line = lines[i]
    if cues.alone.match(line.bare):
        return {i: "menu"}
    if (found := cues.heading.match(line.bare)) and _is_label(line, found):
        return dict.fromkeys([i, *_links_after(lines, i)], "links under a heading")
    if (found := cues.label.match(line.bare)) and _is_label(line, found) and not line.busy:
        named = _alone(line, found) and i + 1 < len(lines) and len(lines[i + 1].words) <= _NAME and not lines[i + 1].busy
        return dict.fromkeys([i, i + 1] if named else [i], "credit")
    if cues.opens.match(line.bare) or cues.opens.match(line.text):
        return {i: "page"}
    if len(line.words) <= _CAPTION and (_under(line, cues.within, 0) or _under(line, cues.credit, 1)):
        return {i: "credit"}
    return {}


def _under(line: Line, cue: re.Pattern[str], most: int) -> bool:
    """Whether a cue stands in a line after no more than so many full sentences: a caption has one, a credit none."""
    found = cue.search(line.text)
    return found is not None and sum(len(said.split()) >= _SAID for said in _STOP.split(line.text[: found.start()])[:-1]) <= most


def _stamped(line: Line, i: int, cues: Cues, title: Sequence[str]) -> Marks:
    """A line that says when the page was published or changed, after the title or not."""
    dated = line.number and (any(_YEAR.fullmatch(word) for word in line.words) or _HOUR.search(line.text))
    titled = len(title) >= 4 and line.words[: len(title)] == title and cues.stamp.search(line.text)
    return {i: "page date"} if dated and (titled or cues.stamp.match(line.bare)) else {}


def tails(text: str, lines: Sequence[Line], cues: Cues) -> Iterator[Drop]:
    """What follows the last sentence in its own line: `… in the harbour. Tags: ferry coast`; `lines` are those that are left."""
    for i, line in list(enumerate(lines))[-2:]:
        for found in cues.tail.finditer(line.text, max(0, len(line.text) - _FAR)):
            at = found.start("tail")
            whole = at == 0 and (line.sentence or i == 0)
            if not whole and len(line.text[at:].split()) <= _LONGEST and not _MORE.search(line.text, at):
                folded = fold(text[line.start : line.end], cues.folding)
                yield Drop(line.start + folded.original(at), line.end, "page")
                break


def _alone(line: Line, found: re.Match[str]) -> bool:
    """Whether nothing but marks stands after the cue."""
    return not any(character.isalnum() for character in line.bare[found.end() :])


def _is_label(line: Line, found: re.Match[str]) -> bool:
    """Whether a cue is all of its line, or is set off from a few words by a mark: `Sources | agencies`."""
    set_off = not found[0][-1].isalnum() or not line.bare[found.end() :].lstrip()[:1].isalnum()
    return _alone(line, found) or (set_off and len(line.words) <= _LABELLED and not line.sentence)


def _links_after(lines: Sequence[Line], heading: int) -> Iterator[int]:
    for i in range(heading + 1, min(heading + 1 + _LINKS, len(lines))):
        if lines[i].sentence or len(lines[i].words) > _LINK:
            return
        yield i
