"""Give every claim its origin: who is said to have said it, through whom, and how surely."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from reconcile.extract.actors import ActorMention
from reconcile.extract.document import Document
from reconcile.extract.sayings import Saying, Voices
from reconcile.extract.sentence import Sentence
from reconcile.model import Claim
from reconcile.text.lexicon import Mark
from reconcile.text.tokens import COMMAS

_BACKGROUND_REACH = 3  # tokens between "which" and the verb of a background clause
_ANTECEDENT_REACH = 6  # tokens between an event and the relative pronoun that stands for it
_STANCE_REACH = 14  # tokens between a word of stance and the clause of background behind it
_TRIGGERS = ("topic:", "small:left", "small:happening")


def attribute(claims: Iterable[Claim], document: Document, voices: Voices) -> list[Claim]:
    """The claims with origin, hedge and denial filled in.

    An empty origin is the article's own voice. A claim that has an origin already (a quotation) keeps it.
    `detail` says what kind of source is innermost ("source": person, institution, outlet, unnamed or group), who
    says it together with it ("also", joined by "; "), and whether it stands in quotation marks ("quoted");
    and the stance of who says it, where that is more than to say so ("stance": denies, doubts or corrects).
    """
    made = []
    for found in claims:
        claim = _marked(found, voices)
        index = _sentence(claim, document)
        made.append(claim if index is None else _attributed(claim, index, document, voices))
    return made


def _marked(claim: Claim, voices: Voices) -> Claim:
    """The claim, told to stand in quotation marks where it does and somebody's words are in them."""
    inside = any(q.saying and q.field == claim.field and q.start <= claim.start < q.end for q in voices.quotations)
    return replace(claim, detail={**claim.detail, "quoted": "true"}) if inside and claim.speaker is None else claim


def _sentence(claim: Claim, document: Document) -> int | None:
    for index, sentence in enumerate(document.sentences):
        if sentence.field == claim.field:
            first, last = document.span(sentence, 0, len(sentence.tokens))
            if first <= claim.start < last:
                return index
    return None


def _attributed(claim: Claim, index: int, document: Document, voices: Voices) -> Claim:
    sentence = document.sentences[index]
    low, high = _tokens(claim, sentence, document)
    covering = _covering(voices.sayings[index], _figure(sentence, low, high))
    hedged = claim.hedged or _hedged(sentence, low, high)
    if claim.origin or not covering or (not covering[0].backward and _background(sentence, covering[0], low, high)):
        return replace(claim, hedged=hedged)
    origin = tuple(dict.fromkeys(m.name for m in _chain(covering) if m.name))
    stance = "" if covering[0].backward else covering[0].stance
    detail = dict(claim.detail) | _source(covering[0]) | ({"stance": stance} if stance else {})
    hedged, negated, update = hedged or stance == "doubts", claim.negated or stance == "denies", claim.update or stance == "corrects"
    return replace(claim, origin=origin, detail=detail, hedged=hedged, negated=negated, update=update)


def _source(saying: Saying) -> dict[str, str]:
    """What kind of source is innermost (person, institution, unnamed, …), and who says it together with it."""
    also = [m.name for m in saying.origin[1:] if m.name != saying.origin[0].name]
    return {"source": saying.origin[0].kind} | ({"also": "; ".join(dict.fromkeys(also))} if also else {}) if saying.origin else {}


def _tokens(claim: Claim, sentence: Sentence, document: Document) -> tuple[int, int]:
    """The claim's stretch of tokens, half-open."""
    folded = document.fields[claim.field]
    inside = [i for i, t in enumerate(sentence.tokens) if claim.start <= folded.original(t.start) < claim.end]
    return (inside[0], inside[-1] + 1) if inside else (0, 1)


def _figure(sentence: Sentence, low: int, high: int) -> int:
    """The claim's figure, or its first word: what must be covered for a saying to cover the claim."""
    return next((i for i in range(low, high) if i in sentence.quantities), low)


def _covering(sayings: Sequence[Saying], at: int) -> list[Saying]:
    """The sayings that cover a token, innermost first, up to one that is nobody's."""
    found = sorted((s for s in sayings if s.low <= at < s.high), key=lambda s: (s.backward, s.start if s.backward else -s.start))
    nobody = next((i for i, s in enumerate(found) if not s.origin and not s.backward), len(found))
    return [s for i, s in enumerate(found) if i < nobody or s.backward]


def _chain(covering: Sequence[Saying]) -> list[ActorMention]:
    return [m for saying in covering for m in saying.chain]


def _background(sentence: Sentence, saying: Saying, low: int, high: int) -> bool:
    """Whether the claim stands in a relative clause about what is known already.

    "He condemned the attack which killed 30": the thirty are not his news but the article's. A saying that closes the
    sentence ("…, according to a count by the agency") covers such a clause too.
    """
    figure = _figure(sentence, low, high)
    for at in range(min(figure, len(sentence.tokens)) - 1, saying.low - 1, -1):
        if sentence.tokens[at].text in sentence.stops:
            return False
        if not sentence.has(at, "speech:relative") or sentence.has(at, "speech:that"):
            continue
        near = range(at + 1, min(at + 1 + _BACKGROUND_REACH, len(sentence.tokens)))
        triggered = any(m.name.startswith(_TRIGGERS) for i in near for m in sentence.marks.get(i, ()))
        stance = any(sentence.has(i, "speech:stance") for i in range(max(0, at - _STANCE_REACH), at))
        return stance or triggered or (_joins(sentence, figure) and _known_event(sentence, at))
    return False


def _joins(sentence: Sentence, figure: int) -> bool:
    """Whether the verb before a figure joins its clause to the one before: `وأوقع 9 قتلى`."""
    near = range(max(0, figure - _BACKGROUND_REACH), figure + 1)
    return any(m.name.startswith(_TRIGGERS) and m.prefix and sentence.joins(m.prefix) for i in near for m in sentence.marks.get(i, ()))


def _known_event(sentence: Sentence, at: int) -> bool:
    """Whether a relative clause is about an event, `الهجوم الذي وقع الأحد وأوقع 9 قتلى`: the reader knows of it."""
    return any(sentence.has(i, "kind") for i in range(max(0, at - _ANTECEDENT_REACH), at))


def _hedged(sentence: Sentence, low: int, high: int) -> bool:
    """Whether a hedge stands in the claim's own clause; one with its "that" hedges only what follows it.

    `قتل 21 في هجوم يعتقد أن منفذيه`: who did it is not certain, the figure is.
    """
    first, last = low, high
    while first > 0 and not _ends(sentence, first - 1):
        first -= 1
    while last < len(sentence.tokens) and not _ends(sentence, last):
        last += 1
    return any(_reaches(sentence, mark, low) for at in range(first, last) if (mark := sentence.has(at, "speech:hedges")))


def _reaches(sentence: Sentence, hedge: Mark, claim: int) -> bool:
    thats = (at for at in range(hedge.start, hedge.end + 1) if sentence.has(at, "speech:that"))
    return hedge.start < claim or next(thats, None) is None


def _ends(sentence: Sentence, at: int) -> bool:
    token = sentence.tokens[at].text
    contrast = sentence.has(at, "speech:contrast") and not sentence.has(at, "speech:hedges")
    return token in COMMAS or token in sentence.stops or bool(contrast)
