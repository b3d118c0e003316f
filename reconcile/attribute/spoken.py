"""Which stretches of an article's text it gives as somebody's words, in quotation marks or not."""

from __future__ import annotations

from reconcile.extract.document import Document
from reconcile.extract.sayings import Saying, Voices
from reconcile.extract.sentence import Sentence
from reconcile.model import NAMED, Spoken


def spoken(document: Document, voices: Voices) -> tuple[Spoken, ...]:
    """Every act of saying in the text, with the words it covers, in order."""
    rows = zip(document.sentences, voices.sayings, strict=True)
    return tuple(_spoken(document, sentence, saying) for sentence, sayings in rows if sentence.field == "text" for saying in sayings)


def _spoken(document: Document, sentence: Sentence, saying: Saying) -> Spoken:
    low, high = min(saying.start, saying.low), max(saying.end, saying.high)
    start, end = document.span(sentence, low, max(high, low + 1))
    named = saying.origin[0].name if saying.origin and saying.origin[0].kind in NAMED else None
    return Spoken(start, end, named or None)
