"""Line breaks that wrap a text, and those that end its lines."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile.text.flow import flowing
from tests.extract.telling import claims

PROSE = (
    "Four miners were killed and nine injured when a shaft flooded near Sfax on Monday, the ministry said. "
    "Rescuers reached the lower gallery after nightfall, and a pump that had been brought from the port was started there.\n\n"
    "قتل أربعة عمال وأصيب تسعة آخرون حين غمرت المياه نفقا في منجم قرب صفاقس يوم الاثنين، كما قالت الوزارة في بيان لها أمس، "
    "وبلغ رجال الإنقاذ النفق الأسفل بعد حلول الليل، وبدأت مضخة جيء بها من الميناء في العمل هناك قبل الفجر بقليل."
)
PAGE = "\n\n".join([PROSE] * 3)


def wrapped(text: str, width: int) -> str:
    """A text as an e-mail has it: its paragraphs wrapped."""
    return "\n".join("\n".join(textwrap.wrap(line, width, break_long_words=False)) for line in text.split("\n"))


@given(st.integers(min_value=45, max_value=110))
def test_a_wrapped_text_reads_as_it_was(width: int) -> None:
    assert flowing(wrapped(PAGE, width)) == PAGE


@pytest.mark.parametrize(
    "text",
    [
        "",
        "one line",
        PROSE,
        "Home\nWorld\nSport\nA mill burns down in the harbour of Sfax\nFive were hurt.\nRead more\nContact us\nAbout",
        "\n".join(f"- the number {n} and some more words of a list that is as long as this one" for n in range(8)),
        "\n".join(f"The bridge over the river was closed on day {n} of the flood." for n in range(8)),
    ],
)
def test_other_texts_keep_their_lines(text: str) -> None:
    assert flowing(text) == text


@given(st.text(alphabet="ab .\n\r\tش", max_size=400))
def test_offsets_hold(text: str) -> None:
    made = flowing(text)
    assert len(made) == len(text)
    assert all(a == b or (a in "\r\n" and b == " ") for a, b in zip(text, made, strict=True))


def test_claims_of_a_wrapped_text_are_those_of_the_text() -> None:
    text = PROSE.partition("\n\n")[2] + " " + "ولم يعرف سبب الحادث الذي وقع في أعمق جزء من المنجم، وهو أكبر منجم في البلاد. " * 2
    told = [(c.topic, c.value, c.place) for c in claims(text)]
    assert told
    assert [(c.topic, c.value, c.place) for c in claims(wrapped(text, 60))] == told
