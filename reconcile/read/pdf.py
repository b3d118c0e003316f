"""PDF files, by pypdfium2, which keeps Arabic figures where they stand; it is an extra."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from reconcile.model import Article, Problem
from reconcile.read.decode import MAX_TEXT, Unusable, usable
from reconcile.read.given import Given
from reconcile.read.plain import name

if TYPE_CHECKING:
    from pypdfium2 import PdfTextPage

Character = tuple[str, float]

_NOT_WRITTEN = frozenset("\0\x02\ufffe\uffff")  # how the library marks a broken word, and what has no letter
_ARABIC = ("AL", "R", "NSM")
_RUNS = re.compile(r"\d+(?:[.,:/٫٬]\d+)*[%٪]?|[A-Za-z]+|(?:[^\W\dA-Za-z_]|[\u064b-\u0652])+|.", re.DOTALL)
_FULL = 0.7  # of the longest line: a line that long goes on in the next


def read_pdf(path: str, data: bytes, given: Given) -> Iterator[Article | Problem]:
    """A PDF is one article, its lines joined to paragraphs; its id is the file's name.

    Its metadata say when the file was made, not when the article was published, and are not read.
    """
    try:
        yield Article(id=name(path), text=usable(paragraphs(_lines(data))), path=path)
    except Unusable as why:
        told = "there is no text in it; are its pages pictures?" if "empty" in str(why) or "blanks" in str(why) else str(why)
        yield Problem(path, "the file is empty" if not data else told)


def paragraphs(lines: Sequence[str]) -> str:
    """Lines as printed, joined to paragraphs: one ends with a line that leaves room, or before an empty one."""
    full = _FULL * max(map(len, lines), default=0)
    made: list[str] = []
    goes_on = False
    for line in lines:
        if goes_on and line:
            made[-1] += " " + line
        elif line:
            made.append(line)
        goes_on = len(line) >= full > 0
    return "\n".join(made)


def _lines(data: bytes) -> list[str]:
    try:
        import pypdfium2
    except ImportError:
        raise Unusable("PDF is read by an extra that is not installed here: pip install 'reconcile[pdf]'") from None
    found: list[str] = []
    try:
        with pypdfium2.PdfDocument(data) as document:
            for number in range(len(document)):
                found += in_order(_characters(document[number].get_textpage()))
                if sum(map(len, found)) > MAX_TEXT:
                    break
    except pypdfium2.PdfiumError as error:
        raise Unusable(f"cannot be read as a PDF: {error}") from error
    return found


def _characters(page: PdfTextPage) -> list[Character]:
    """A page's characters, and where the middle of each stands from left to right."""
    from pypdfium2 import raw

    made = []
    for at in range(page.count_chars()):
        character = chr(raw.FPDFText_GetUnicode(page, at))
        if character not in _NOT_WRITTEN:
            left, _, right, _ = page.get_charbox(at)
            made.append((character, (left + right) / 2))
    return made


def in_order(characters: Iterable[Character]) -> list[str]:
    """Lines of text from characters with their places; in a right-to-left line, what was given from the left is turned.

    Many fonts have the words that are one stroke in their PDF from left to right: رسج for جسر.
    """
    lines: list[list[list[Character]]] = [[[]]]
    for character, x in characters:
        if character == "\n":
            lines.append([[]])
        elif character.isspace():
            lines[-1].append([])
        else:
            lines[-1][-1].append((character, x))
    return [" ".join(_word(word, turned=_right_to_left(line)) for word in line if word) for line in lines]


def _right_to_left(line: list[list[Character]]) -> bool:
    return any(unicodedata.bidirectional(c) in _ARABIC for word in line for c, _ in word)


def _word(word: list[Character], *, turned: bool) -> str:
    """A word of a line: its letters and its runs from the right, its figures from the left."""
    text = "".join(c for c, _ in word)
    if not turned:
        return text
    runs = []
    for found in _RUNS.finditer(text):
        run = word[found.start() : found.end()]
        runs.append((_letters(run) if unicodedata.bidirectional(run[0][0]) in _ARABIC else found[0], run[0][1]))
    return "".join(t for t, _ in (runs[::-1] if runs[0][1] < runs[-1][1] else runs))


def _letters(run: list[Character]) -> str:
    """Letters from the right; a mark follows the letter that it stands over, and two letters of one sign keep their order."""
    letters = [(c, x) for c, x in run if not unicodedata.combining(c)] or run
    turned = any(one < other for (_, one), (_, other) in pairwise(letters))
    ordered = sorted(reversed(letters) if turned else letters, key=lambda letter: -letter[1])
    made = [c for c, _ in ordered]
    for mark, x in run if len(letters) < len(run) else ():
        if unicodedata.combining(mark):
            made[min(range(len(made)), key=lambda i: abs(ordered[i][1] - x))] += mark
    return "".join(made)
