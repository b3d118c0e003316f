"""The stretches of a text that it gives as somebody's words."""

from __future__ import annotations

import pytest

from reconcile.attribute.spoken import spoken
from reconcile.extract.sayings import read_voices
from tests.extract.telling import compiled, document


def found(text: str) -> list[tuple[str, str | None]]:
    read = document(text)
    _, actors = compiled(read.article.language)
    return [(text[s.start : s.end], s.speaker) for s in spoken(read, read_voices(read, actors))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The road is shut. Mayor John Carter said the bridge is gone.", [("Mayor John Carter said the bridge is gone.", "John Carter")]),
        ("The bridge is gone, police said. The road is shut.", [("The bridge is gone, police said.", "Police")]),
        ("Eyewitnesses said that the bridge fell at noon.", [("Eyewitnesses said that the bridge fell at noon.", None)]),
        ("أغلق الطريق. وقال المحافظ سمير عادل إن الجسر انهار.", [("وقال المحافظ سمير عادل إن الجسر انهار.", "سمير عادل")]),
        ("The road is shut. The bridge is gone.", []),
    ],
)
def test_who_is_given_which_words(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert found(text) == expected
