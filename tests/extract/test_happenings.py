"""That something happened: its topic, how, and how often."""

from __future__ import annotations

import pytest

from reconcile.extract.happenings import happenings
from tests.extract.telling import book, grammar, language, sentence

Ends = tuple[float | None, float | None]


def told(text: str, topic: str) -> list[tuple[dict[str, str], Ends | None]]:
    return [(dict(h.detail), h.value) for h in happenings(sentence(text), grammar(language(text)), book()) if h.topic == topic]


@pytest.mark.parametrize(
    ("text", "topic", "detail", "value"),
    [
        ("أجرى الوزير مكالمة هاتفية مع نظيره", "phone_call", {}, (1, None)),
        ("أجرى الوزير عدة مكالمات هاتفية مع نظيره", "phone_call", {}, (2, None)),
        ("أجرى الوزير مكالمات هاتفية مع نظيره أكثر من مرة", "phone_call", {"times": "several"}, (2, None)),
        ("أجرى الوزير اتصالا هاتفيا مع نظيره للمرة الأولى", "phone_call", {"order": "first"}, (1, 1)),
        ("أقال الملك الحكومة", "government_ended", {"how": "dismissed"}, None),
        ("أعلنت الحكومة استقالتها", "government_ended", {"how": "resigned"}, None),
    ],
)
def test_an_event_has_its_details_and_how_often_it_happened(text: str, topic: str, detail: dict[str, str], value: Ends | None) -> None:
    (found,) = told(text, topic)
    assert (found[0].items() >= detail.items(), found[1]) == (True, value)


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("انقطعت خدمة الهاتف عن المدينة", "phone_call"),
        ("أقال النادي مدربه", "government_ended"),
        ("اتفق الطرفان على وقف إطلاق النار", "shoot_order"),
        ("اجتمعت الحكومة أمس", "government_ended"),
    ],
)
def test_what_only_sounds_like_it_is_no_event(text: str, topic: str) -> None:
    assert told(text, topic) == []


def test_an_event_is_told_once_for_the_same_words() -> None:
    for text in ("أجرى الوزير سلسلة من المكالمات الهاتفية مع نظيره", "وأعلنت الحكومة استقالتها الأربعاء", "استقالة الحكومة"):
        found = happenings(sentence(text), grammar("ar"), book())
        assert found
        spans = [(h.topic, h.start, h.end) for h in found]
        assert all(a is b or a[0] != b[0] or a[2] <= b[1] or b[2] <= a[1] for a in spans for b in spans)


def test_two_events_of_one_sentence_are_both_told() -> None:
    found = happenings(sentence("أقال الملك الحكومة وأجرى اتصالا هاتفيا مع نظيره"), grammar("ar"), book())
    assert {"government_ended", "phone_call"} <= {h.topic for h in found}
    assert [h.start for h in found] == sorted(h.start for h in found)
