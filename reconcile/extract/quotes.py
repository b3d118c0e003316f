"""Quotations as claims: what stands between quotation marks and is somebody's speech."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from reconcile.extract.anchors import anchors
from reconcile.extract.document import Document
from reconcile.extract.numbers import Numerals
from reconcile.extract.sayings import Quoted, Voices
from reconcile.model import Claim

_FEWEST_WORDS = 4  # shorter ones are names and scare quotes


def quotes(document: Document, voices: Voices, numerals: Numerals | None = None) -> list[Claim]:
    """The quotations of an article that a speaker governs, each a claim of topic "quote" without an id.

    A quotation that its speaker interrupts is two claims. `detail` names joint speakers ("also") and who
    passed it on ("via"), and has what a translator would leave as it is ("anchors"), joined by "; ".
    """
    found = [_claim(document, q) for q in voices.quotations if _speech(document, q)]
    return [_anchored(c, anchors(document, voices.mentions, c.field, (c.start, c.end), numerals)) for c in found]


def _anchored(claim: Claim, found: Iterable[str]) -> Claim:
    held = "; ".join(found)
    return replace(claim, detail={**claim.detail, "anchors": held}) if held else claim


def _speech(document: Document, quotation: Quoted) -> bool:
    words = document.original(quotation.field)[quotation.start : quotation.end].split()
    return quotation.saying is not None and bool(quotation.saying.origin) and len(words) >= _FEWEST_WORDS and _read(document, quotation)


def _read(document: Document, quotation: Quoted) -> bool:
    return any(a <= quotation.start < b for a, b in _sentences(document, quotation.field))


def _sentences(document: Document, field: str) -> Iterable[tuple[int, int]]:
    for sentence in document.sentences:
        if sentence.field == field:
            yield document.span(sentence, 0, len(sentence.tokens))


def _claim(document: Document, quotation: Quoted) -> Claim:
    text = document.original(quotation.field)
    start = quotation.start + len(text[quotation.start : quotation.end]) - len(text[quotation.start : quotation.end].lstrip())
    end = start + len(text[start : quotation.end].rstrip())
    around = [(a, b) for a, b in _sentences(document, quotation.field) if a < end and start < b]
    saying = quotation.saying
    speakers = list(dict.fromkeys(m.name for m in saying.origin)) if saying else []
    via = list(dict.fromkeys(m.name for m in saying.via)) if saying else []
    kind = {"source": saying.origin[0].kind} if saying else {}
    detail = kind | {key: "; ".join(values) for key, values in (("also", speakers[1:]), ("via", via)) if values}
    first, last = around[0][0], max(end, around[-1][1])
    return Claim(
        id="",
        article=document.article.id,
        topic="quote",
        field=quotation.field,
        start=start,
        end=end,
        text=text[start:end],
        sentence=text[first:last],
        sentence_start=first,
        detail=detail,
        origin=tuple(dict.fromkeys((*speakers, *via))),
        speaker=speakers[0] if speakers else None,
    )
