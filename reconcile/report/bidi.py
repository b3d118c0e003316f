"""Arabic on a terminal: as it is for those that order lines themselves, ready-made for those that do not.

`raw` leaves text in logical order, which is what files, pipes, grep and bidi terminals want. `visual`
joins the letters and orders the line here; on a bidi terminal it would come out reversed twice, so
`auto` asks for it only where a terminal is known not to order lines.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from itertools import groupby

from arabic_reshaper import ArabicReshaper
from arabic_reshaper.arabic_reshaper import HARAKAT_RE
from bidi import algorithm
from rich.console import Console
from rich.style import Style
from rich.text import Text

_NO_BIDI_PROGRAMS = frozenset(("vscode", "WezTerm", "Hyper", "Tabby"))
_NO_BIDI_TERMS = ("alacritty", "foot", "linux", "xterm-kitty")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff]")
_DROPPED = frozenset("\u200c\u200d")  # joiners: spent once the letters are joined


def bidi_mode(asked: str, console: Console, environment: Mapping[str, str]) -> str:
    """`raw` or `visual`, for what was asked: `raw`, `visual`, or `auto`.

    `auto` is raw where the output is no terminal. On one, the variable RECONCILE_BIDI decides, and without
    it the terminal's own variables do. Raises ValueError for another word.
    """
    if asked not in ("auto", "raw", "visual"):
        raise ValueError(f"bidi is {asked!r}, expected auto, raw or visual")
    if asked != "auto":
        return asked
    if not console.is_terminal:
        return "raw"
    if (told := environment.get("RECONCILE_BIDI", "auto")) != "auto":
        return bidi_mode(told, console, environment)
    program, term = environment.get("TERM_PROGRAM", ""), environment.get("TERM", "")
    unable = "WT_SESSION" in environment or program in _NO_BIDI_PROGRAMS or term.startswith(_NO_BIDI_TERMS)
    return "visual" if unable else "raw"


def right_to_left(text: str) -> bool:
    """Whether most of a text's letters run from right to left."""
    kinds = [unicodedata.bidirectional(c) for c in text]
    return kinds.count("R") + kinds.count("AL") > kinds.count("L")


def visual(line: Text, *, base: str) -> Text:
    """One line, already wrapped, as a terminal without bidi must be sent it; styles stay on their letters.

    `base` is the direction of its paragraph, L or R. Vowel marks are left out: they would stand alone.
    """
    if base == "L" and not _RIGHT_TO_LEFT.search(line.plain):
        return line
    logical = _ligated(_joined([(c, s) for c, s in _styled(line) if c not in _DROPPED and not HARAKAT_RE.match(c)]))
    made = Text(end=line.end)
    for style, run in groupby(_ordered(logical, base), key=lambda pair: pair[1]):
        made.append("".join(character for character, _ in run), style)
    return made


_Pair = tuple[str, Style | None]


def _styled(line: Text) -> list[_Pair]:
    """Each character with its style. Later spans lie on top of earlier ones."""
    styles = [line.style if isinstance(line.style, Style) else Style.parse(line.style)] * len(line)
    for span in line.spans:
        over = span.style if isinstance(span.style, Style) else Style.parse(span.style)
        styles[span.start : span.end] = [style + over for style in styles[span.start : span.end]]
    return list(zip(line.plain, styles, strict=True))


@cache
def _reshaper() -> ArabicReshaper:
    return ArabicReshaper({"delete_harakat": True, "delete_tatweel": False, "support_zwj": False, "support_ligatures": False})


def _joined(pairs: list[_Pair]) -> list[_Pair]:
    shaped = _reshaper().reshape("".join(c for c, _ in pairs))
    return list(zip(shaped, (s for _, s in pairs), strict=True))


@cache
def _ligatures() -> Mapping[tuple[str, str], str]:
    """The obligatory ligatures by the two joined letters that they stand for, from Unicode's own tables."""
    forms = {}
    for code in range(0xFE80, 0xFF00):
        if decomposition := unicodedata.decomposition(chr(code)):
            forms[tuple(decomposition.split())] = chr(code)
    made = {}
    for (kind, *letters), ligature in forms.items():
        if len(letters) == 2 and letters[0] != "0020" and letters[0] != "0640":
            first = forms["<initial>" if kind == "<isolated>" else "<medial>", letters[0]]
            made[first, forms["<final>", letters[1]]] = ligature
    return made


def _ligated(pairs: list[_Pair]) -> list[_Pair]:
    table, made = _ligatures(), list[_Pair]()
    for character, style in pairs:
        if made and (ligature := table.get((made[-1][0], character))):
            made[-1] = (ligature, made[-1][1])
        else:
            made.append((character, style))
    return made


def _ordered(pairs: list[_Pair], base: str) -> list[_Pair]:
    """The characters from left to right, brackets mirrored: the library's steps, each character keeping its style."""
    storage = algorithm.get_empty_storage()
    storage["base_level"], storage["base_dir"] = algorithm.PARAGRAPH_LEVELS[base], base
    algorithm.get_embedding_levels("".join(c for c, _ in pairs), storage)
    for held, (_, style) in zip(storage["chars"], pairs, strict=True):
        held["style"] = style
    for step in (algorithm.explicit_embed_and_overrides, algorithm.resolve_weak_types, algorithm.resolve_neutral_types):
        step(storage, False)
    algorithm.resolve_implicit_levels(storage, False)
    algorithm.reorder_resolved_levels(storage, False)
    algorithm.apply_mirroring(storage, False)
    return [(held["ch"], held["style"]) for held in storage["chars"]]
