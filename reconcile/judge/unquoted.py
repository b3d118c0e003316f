"""The words of a quotation that stand in another outlet's article as its own, or as somebody else's.

Most who pass on words without their quotation marks still say whose they are: that is a paraphrase, and no finding.
So nothing is said where the other article names the speaker anywhere, or where somebody speaks in the paragraph who
may be the speaker under another name.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from reconcile.extract.quoted import quoted
from reconcile.judge.judgement import Judgement
from reconcile.judge.origins import Texts
from reconcile.judge.wording import outlet
from reconcile.model import NAMED, Article, Claim, Passage, Shared, Spoken
from reconcile.text.fold import Table, fold
from reconcile.text.skeleton import script

_WHOLE = 0.6  # of a quotation's words, how many must stand in the other article in long runs
_MANY = 20  # or how many in all
_FEWEST = 8  # words: fewer are a name or a formula
_SHOWN = 12  # words that an explanation shows
_ENDS = ".,;:!?،؛؟"  # what no quotation begins with
_SHORTEST = 3  # letters of a word of a name
_OPENS = tuple(":\"'«»“”„‘’")  # what may open speech: right behind it nothing is the article's own

_WORD = re.compile(r"[^\W_]+")

Span = tuple[int, int]


def unquoted(quotations: Iterable[Claim], known: Texts) -> Iterator[tuple[Claim, Judgement]]:
    """The quotations whose words another article has outside quotation marks, from nobody or from somebody else."""
    by_article: dict[str, list[Claim]] = defaultdict(list)
    for quotation in quotations:
        if quotation.field == "text" and _sure(quotation) and _there(quotation, known.articles[quotation.article]):
            by_article[quotation.article].append(quotation)
    for shared in known.shared.values():
        for mine in (0, 1):
            for quotation in by_article.get(shared.articles[mine], ()):
                if judged := _judged(quotation, shared, mine, known):
                    yield quotation, judged


def _judged(quotation: Claim, shared: Shared, mine: int, known: Texts) -> Judgement | None:
    other = known.articles[shared.articles[1 - mine]]
    copied = _copied(quotation, shared, mine, known)
    stretches = [other.text[start:end].split() for start, end in copied]
    enough = max(_FEWEST, min(_MANY, _WHOLE * len(quotation.text.split())))
    if sum(map(len, stretches)) < enough or _marked(other.text, copied):
        return None
    whose = _whose(other, copied)
    if whose is None or (whose and not _full(whose)) or _named(quotation, f"{other.title or ''}\n{other.text}\n{whose}", known.folding):
        return None
    longest = max(stretches, key=len)
    shown = f"“{' '.join(longest[:_SHOWN])}{' …' if len(longest) > _SHOWN else ''}”"
    both = f"{outlet(quotation, known.articles)} quotes {quotation.speaker}; {other.source or other.id} has the same words"
    if whose:
        return Judgement("diverge", "actor", f"{both} from {whose}: {shown}.")
    return Judgement("diverge", "attribution-dropped", f"{both} as its own, without quotation marks: {shown}.")


def _copied(quotation: Claim, shared: Shared, mine: int, known: Texts) -> list[Span]:
    """The stretches of the other article that are long runs of the quotation's words."""
    texts = [known.articles[a].text for a in shared.articles]
    touching = (p for p in shared.passages if p.starts[mine] < quotation.end and quotation.start < p.ends[mine])
    return sorted(span for p in touching if (span := _facing(quotation, p, mine, texts, known.folding)))


def _facing(quotation: Claim, passage: Passage, mine: int, texts: Sequence[str], folding: Table) -> Span | None:
    """Of a passage that two texts share, what in the other text faces the quotation."""
    here, there = (_words(texts[side], passage.starts[side], passage.ends[side], folding) for side in (mine, 1 - mine))
    if len(here) != len(there):  # what is not the article stands between
        return None
    inside = [other for (start, end), other in zip(here, there, strict=True) if quotation.start <= start and end <= quotation.end]
    return (inside[0][0], inside[-1][1]) if inside else None


def _words(text: str, start: int, end: int, folding: Table) -> list[Span]:
    """Where the words of a stretch stand, counted as the passages are."""
    folded = fold(text[start:end], folding)
    spans = (folded.span(word.start(), word.end()) for word in _WORD.finditer(folded.text))
    return [(start + first, start + last) for first, last in spans]


def _marked(text: str, copied: Sequence[Span]) -> bool:
    """Whether some of the words stand in quotation marks, or right behind what opens speech."""
    if any(text[:start].rstrip().endswith(_OPENS) for start, _ in copied):
        return True
    return any(a < end and start < b for a, b in quoted(text) for start, end in copied)


def _whose(other: Article, copied: Sequence[Span]) -> str | None:
    """Who says these stretches there: empty where nobody speaks in their paragraphs, None where it cannot be told."""
    if other.attributed is None:
        return None
    around = [_paragraph(other.text, span) for span in copied]
    near = [s for s in other.attributed if any(s.start < end and start < s.end for start, end in around)]
    if not near:
        return ""
    speakers = {s.speaker for s in near}
    return speakers.pop() if len(speakers) == 1 and all(any(_covers(s, span) for s in near) for span in copied) else None


def _paragraph(text: str, span: Span) -> Span:
    """The paragraph around a stretch: between blank lines where the text has such, else between lines."""
    line = "\n\n" if "\n\n" in text else "\n"
    end = text.find(line, span[1])
    return text.rfind(line, 0, span[0]) + 1, end if end >= 0 else len(text)


def _covers(said: Spoken, span: Span) -> bool:
    return said.start <= span[0] and span[1] <= said.end


def _sure(quotation: Claim) -> bool:
    """Whether it is a quotation, not what stands between two of them, and its speaker's name tells who names the speaker."""
    named = quotation.detail.get("source") in NAMED and _full(quotation.speaker or "")
    return named and quotation.text[:1] not in _ENDS


def _there(quotation: Claim, article: Article) -> bool:
    """Whether the article's text is at hand: a report that was read back has none."""
    return article.text[quotation.start : quotation.end] == quotation.text


def _full(name: str) -> bool:
    """Whether a name is more than one word: one alone may be a title, which is anybody's."""
    return len(name.split()) > 1


def _named(quotation: Claim, text: str, folding: Table) -> bool:
    """Whether a text names a speaker of a quotation by any word of the name, or may: names in another script it can spell."""
    plain = text.translate(folding).casefold()
    own = script(quotation.speaker or "") == script(quotation.text)
    return not own or any(word in plain for name in _names(quotation) for word in _words_of(name, folding))


def _names(quotation: Claim) -> list[str]:
    """What a quotation's speakers, and whom they speak for, are called."""
    return [str(name) for name in (quotation.speaker, *quotation.origin, quotation.detail.get("institution")) if name]


def _words_of(name: str, folding: Table) -> set[str]:
    return {word for word in _WORD.findall(name.translate(folding).casefold()) if len(word) >= _SHORTEST}
