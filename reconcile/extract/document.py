"""An article as the later stages read it: its folded fields and their analysed sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from reconcile.date.published import anchor
from reconcile.extract.analyse import analyse
from reconcile.extract.grammar import Grammar
from reconcile.extract.places import PlaceMention, Places, heard
from reconcile.extract.sentence import Sentence
from reconcile.model import Article
from reconcile.text.flow import flowing
from reconcile.text.fold import Folded, fold


@dataclass(frozen=True)
class Document:
    """An analysed article. `today` is the day that "today" and weekdays count from, None where it is not known."""

    article: Article
    fields: Mapping[str, Folded]
    sentences: tuple[Sentence, ...]
    today: date | None

    @property
    def moved(self) -> bool:
        """Whether the text says of its own day that it is not the day given: then its days may be weeks older."""
        return self.today != self.article.published

    def span(self, sentence: Sentence, start: int, end: int) -> tuple[int, int]:
        """The original span, in its field, of a half-open stretch of a sentence's tokens."""
        return self.fields[sentence.field].span(sentence.tokens[start].start, sentence.tokens[end - 1].end)

    def text(self, sentence: Sentence, start: int, end: int) -> str:
        """The original words of a half-open stretch of a sentence's tokens."""
        a, b = self.span(sentence, start, end)
        return self.original(sentence.field)[a:b]

    def original(self, field: str) -> str:
        """A field as it was given."""
        return self.article.text if field == "text" else self.article.title or ""


def read_document(article: Article, grammar: Grammar) -> Document:
    """Analyse an article's title and text, without what was dropped as not the article."""
    fields = {"text": fold(flowing(article.text), grammar.folding)}
    told = analyse("text", fields["text"], article.text, grammar, [(d.start, d.end) for d in article.dropped])
    titled: list[Sentence] = []
    if article.title and not _stands_in_text(article):
        fields["title"] = fold(article.title, grammar.folding)
        titled = analyse("title", fields["title"], article.title, grammar, named=[m.name for s in told for m in s.places])
    sentences = _told_again([*titled, *told], grammar.places)
    return Document(article, fields, tuple(sentences), anchor(article, [e for s in sentences for e in s.dates]))


def _stands_in_text(article: Article) -> bool:
    """Whether the title is a line of the text that was kept: then it is read there."""
    at = article.text.find(article.title or "")
    return at >= 0 and not any(d.start <= at < d.end for d in article.dropped)


def _told_again(sentences: list[Sentence], places: Places | None) -> list[Sentence]:
    """Find again, without its cue, a place that the article has introduced with one: `مدينة س … في س`."""
    learned: dict[tuple[str, ...], PlaceMention] = {}
    for sentence in sentences:
        for mention in sentence.places:
            if mention.role == "place" and not mention.known:
                words = tuple(mention.name.split())
                if words not in learned or (mention.within and not learned[words].within):
                    learned[words] = mention
        for mention in _beside_known(sentence):
            learned.setdefault(tuple(mention.name.split()), mention)
    if not learned:
        return sentences
    countries = sorted({m.name for s in sentences for m in s.places if m.kind == "country"})
    if places:
        learned = {words: heard(mention, countries, places) for words, mention in learned.items()}
    for sentence in sentences:
        for mention in sentence.places:
            words = tuple(t.text for t in sentence.tokens[mention.start : mention.end])
            if mention.role == "place" and mention.known and words in learned and not learned[words].known:
                learned[words] = mention  # a known town where a cue stands before it, it is that town without one too
        for one, other in _called_too(sentence):
            unknown, known = (one, other) if other.known else (other, one)
            if known.known and not unknown.known:
                learned[tuple(unknown.name.split())] = known
    return [_with_places(_known_now(s, learned), learned) for s in sentences]


def _called_too(sentence: Sentence) -> Iterator[tuple[PlaceMention, PlaceMention]]:
    """Two names of one town, the second in brackets: `زرقوم (صفاقس)`."""
    for one, other in pairwise(sentence.places):
        if other.start == one.end + 1 and sentence.tokens[one.end].text == "(" and {one.kind, other.kind} <= {"city", "village"}:
            yield one, other


def _known_now(sentence: Sentence, learned: Mapping[tuple[str, ...], PlaceMention]) -> Sentence:
    """The sentence with the places that another mention in the article has told."""
    told = [learned.get(tuple(m.name.split())) if m.role == "place" and not m.known else None for m in sentence.places]
    if not any(other and other.known for other in told):
        return sentence
    found = [
        replace(m, name=other.name, known=True, within=other.within, kind=other.kind) if other and other.known else m
        for m, other in zip(sentence.places, told, strict=True)
    ]
    return replace(sentence, places=tuple(found))


def _beside_known(sentence: Sentence) -> Iterator[PlaceMention]:
    """Names that their place in the sentence alone gives away: `في س بشمال العراق`, `في س على الحدود مع تشاد`."""
    for known in (m for m in sentence.places if m.role == "place"):
        for side in (m for at in range(known.start - 4, known.start) for m in sentence.marks.get(at, ())):
            if side.name not in ("small:side", "small:near") or side.end not in (known.start, known.start - 1):
                continue
            at = side.start - 1
            if at < 1 or not _in(at, sentence) or not _nameable(at, sentence):
                continue
            yield _unknown(at, sentence, known.name if side.name == "small:side" else None)
    for at in range(1, len(sentence.tokens) - 3):  # `في س (جنوب)`, as agencies tell where in the country it is
        bracketed = sentence.tokens[at + 1].text == "(" and sentence.has(at + 2, "small:toward")
        if bracketed and sentence.has(at - 1, "small:in") and _nameable(at, sentence) and at not in _taken(sentence):
            yield _unknown(at, sentence, None)


def _in(at: int, sentence: Sentence) -> bool:
    """Whether a preposition of place stands before a word, a word for an area between or not: `في س`, `في منطقة س`, `بمنطقة س`."""
    area = sentence.has(at - 1, "small:area")
    return sentence.has(at - 1 if area is None else at - 2, "small:in") is not None or (area is not None and area.prefix in sentence.inside)


def _unknown(at: int, sentence: Sentence, within: str | None) -> PlaceMention:
    return PlaceMention(at, at + 1, sentence.tokens[at].text, known=False, role="place", within=within, preposition=True, kind="city")


def _taken(sentence: Sentence) -> set[int]:
    return {i for m in sentence.places for i in range(m.start, m.end)}


def _nameable(at: int, sentence: Sentence) -> bool:
    """Whether a word can be a name: no word of the rules."""
    token = sentence.tokens[at]
    known = any(m.name.startswith(("small:", "topic:", "kind", "noun", "thing", "place", "date")) for m in sentence.marks.get(at, ()))
    return token.is_word and len(token.text) > 2 and not known


def _with_places(sentence: Sentence, learned: Mapping[tuple[str, ...], PlaceMention]) -> Sentence:
    taken = _taken(sentence)
    found = []
    for at, token in enumerate(sentence.tokens):
        inside = at > 0 and _in(at, sentence)
        for words, mention in learned.items():
            bare = next((p for p in ("", *sentence.inside) if token.text == p + words[0]), None)
            if bare is None or at in taken or not (inside or bare or sentence.has(at - 1, "kind")):
                continue
            if tuple(t.text for t in sentence.tokens[at + 1 : at + len(words)]) == words[1:]:
                found.append(replace(mention, start=at, end=at + len(words), preposition=True))
    return replace(sentence, places=tuple(sorted((*sentence.places, *found), key=lambda m: m.start))) if found else sentence
