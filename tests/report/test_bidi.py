import io
import unicodedata

import arabic_reshaper
import pytest
from bidi.algorithm import get_display
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console
from rich.style import Style
from rich.text import Text

from reconcile.report.bidi import bidi_mode, right_to_left, visual
from reconcile.report.safe import safe

PIPE = Console(file=io.StringIO(), force_terminal=False)
TERMINAL = Console(file=io.StringIO(), force_terminal=True)
LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهويةىءآأإؤئ"
lines = st.text(LETTERS + " 0123456789٠١٢٣.,:()«»[]%-abcXYZ،؛؟ًَُِّـ", max_size=40).map(safe)


@pytest.mark.parametrize(
    ("asked", "console", "environment", "mode"),
    [
        ("raw", TERMINAL, {"RECONCILE_BIDI": "visual"}, "raw"),
        ("visual", PIPE, {}, "visual"),
        ("auto", PIPE, {"RECONCILE_BIDI": "visual"}, "raw"),
        ("auto", TERMINAL, {}, "raw"),
        ("auto", TERMINAL, {"RECONCILE_BIDI": "visual"}, "visual"),
        ("auto", TERMINAL, {"RECONCILE_BIDI": "raw", "WT_SESSION": "1"}, "raw"),
        ("auto", TERMINAL, {"WT_SESSION": "1"}, "visual"),
        ("auto", TERMINAL, {"TERM_PROGRAM": "vscode", "TERM": "xterm-256color"}, "visual"),
        ("auto", TERMINAL, {"TERM": "xterm-kitty"}, "visual"),
        ("auto", TERMINAL, {"TERM": "xterm-256color", "VTE_VERSION": "7600"}, "raw"),
    ],
)
def test_mode(asked, console, environment, mode):
    assert bidi_mode(asked, console, environment) == mode


@pytest.mark.parametrize(("asked", "environment"), [("both", {}), ("auto", {"RECONCILE_BIDI": "both"})])
def test_an_unknown_mode_is_refused(asked, environment):
    with pytest.raises(ValueError, match="bidi is 'both'"):
        bidi_mode(asked, TERMINAL, environment)


@pytest.mark.parametrize(("text", "rtl"), [("قتل 26", True), ("BBC قالت إن", True), ("26", False), ("the river النهر", False), ("", False)])
def test_direction(text, rtl):
    assert right_to_left(text) is rtl


@pytest.mark.parametrize(
    ("line", "base", "seen"),
    [
        ("abc", "L", "abc"),
        ("لا", "R", "\ufefb"),  # lam and alef are one letter
        ("باب", "R", "\ufe8f\ufe8e\ufe91"),
        ("في (بيت) 12", "R", "12 (\ufe96\ufef4\ufe91) \ufef2\ufed3"),
        ("from: باب", "L", "from: \ufe8f\ufe8e\ufe91"),
        ("بًا", "R", "\ufe8e\ufe91"),  # vowel marks are left out
    ],
)
def test_visual(line, base, seen):
    assert visual(Text(line), base=base).plain == seen


@given(lines, st.sampled_from("LR"))
def test_as_the_library_orders_it(line, base):
    shaper = arabic_reshaper.ArabicReshaper({"support_ligatures": True, **dict.fromkeys(SENTENCES, "no")})
    assert visual(Text(line), base=base).plain == get_display(shaper.reshape(line), base_dir=base)


SENTENCES = [name for name, _ in __import__("arabic_reshaper.ligatures").ligatures.LIGATURES if "LAM WITH ALEF" not in name]


@given(lines, st.data())
def test_styles_stay_on_their_letters(line, data):
    start = data.draw(st.integers(0, len(line)))
    end = data.draw(st.integers(start, len(line)))
    text = Text(line)
    text.stylize(Style(bold=True), start, end)
    made = visual(text, base="R")
    bold = "".join(made.plain[s.start : s.end] for s in made.spans if isinstance(s.style, Style) and s.style.bold)
    # A ligature takes the style of its first letter, so compare the letters it stands for, less alefs.
    assert letters(bold) == letters(line[start:end])


def letters(text):
    """The base letters and digits of a text in any order, but for those that end a ligature."""
    base = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", text))
    return sorted(c for c in base if c.isalnum() and c != "ا")
