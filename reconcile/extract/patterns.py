"""The pattern grammar of the rules: parse a pattern, and match it against an analysed sentence.

{die}          a word of that list (the topic's, else the language's); after the first element of a
               pattern a joined one (وأصيب, "and …") does not match: it begins another clause
{count}        a figure with whom it counts; {count:NOUNS} one whose noun is in that list of the
               topic, {count:who} one with a noun for people, {count:figure} one with a numeral,
               {count:implied} one that only a noun carries (قتيلان, "a man"), {count:some} one that
               a bare plural carries (سقوط قتلى), {count:nth} one that says how many there are by
               now ("a third victim")
{count:doer}   who does it, {count:parts} whom the figure before has among it: they stand there, and the
               pattern does not count them: `قتل مسلح 3 جنود`, `20 شخصا بينهم 3 أجانب قتلوا`
...  ...12     a gap of up to six (twelve) tokens within the clause that steps over no other figure
~4             a gap that may also step over figures that only a noun carries
!{count}       here no figure, no word of that list, may stand
(a|b) (a)?     alternatives, an optional part
word           the word itself, folded; a comma or other mark likewise
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from reconcile.extract.sentence import Quantity, Sentence

_PIECE = re.compile(
    r"\s*(?:(?P<list>\{[\w:]+\})|(?P<gap>\.\.\.\d*|~\d+)|(?P<no>!)|(?P<open>\()|(?P<close>\)\??)|(?P<bar>\|)|(?P<word>[^\s{}()|]+))"
)


_SORTS = frozenset({"", "who", "figure", "implied", "some", "nth", "doer", "parts"})
_ASIDE = ("doer", "parts")
_ASKED = ("some", "nth")  # figures that fit only where a pattern asks for them


@dataclass(frozen=True, slots=True)
class Word:
    """A mark of one of these names, or one literal token."""

    names: frozenset[str] = frozenset()
    literal: str = ""


@dataclass(frozen=True, slots=True)
class Count:
    """A figure, or a row of joined figures, of a certain sort."""

    sort: str = ""
    tag: str = ""
    topic: str = ""  # whose nouns may stand with the figure: a figure of another topic's is not meant


@dataclass(frozen=True, slots=True)
class Gap:
    """Up to `most` tokens of the same clause; `over`: over figures too that only a noun carries."""

    most: int
    over: bool = False


@dataclass(frozen=True, slots=True)
class Without:
    """A place where something does not stand."""

    element: Word | Count


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several rows of elements; an empty row makes it optional."""

    rows: tuple[tuple[Element, ...], ...]


Element = Word | Count | Gap | Choice | Without


@dataclass(frozen=True, slots=True)
class Match:
    """Where a pattern matched, in tokens, the figures that it names, and how many tokens its gaps took."""

    start: int
    end: int
    counts: tuple[Quantity, ...]
    gap: int
    aside: tuple[Quantity, ...] = ()  # figures that it holds and does not count


def parse(pattern: str, names: dict[str, frozenset[str]], tags: dict[str, str], topic: str = "") -> tuple[Element, ...]:
    """Compile a pattern. `names` gives the mark names of each list, `tags` those of the nouns.

    Raises ValueError for an unknown list, or a bracket without its other half.
    """
    rows, rest = _row(pattern, 0, names, tags)
    if rest != len(pattern):
        raise ValueError(f"stray ')' in {pattern!r}")
    made = rows[0] if len(rows) == 1 else (Choice(tuple(rows)),)
    return tuple(_of_topic(e, topic) for e in made)


def _of_topic(element: Element, topic: str) -> Element:
    if isinstance(element, Count):
        return replace(element, topic=topic)
    if isinstance(element, Choice):
        return Choice(tuple(tuple(_of_topic(e, topic) for e in row) for row in element.rows))
    return element


def _row(pattern: str, at: int, names: dict[str, frozenset[str]], tags: dict[str, str]) -> tuple[list[tuple[Element, ...]], int]:
    rows: list[list[Element]] = [[]]
    while piece := _PIECE.match(pattern, at):
        if piece["close"]:
            break
        at = piece.end()
        if piece["bar"]:
            rows.append([])
        elif piece["open"]:
            inner, at = _row(pattern, at, names, tags)
            close = _PIECE.match(pattern, at)
            if not close or not close["close"]:
                raise ValueError(f"'(' is not closed in {pattern!r}")
            rows[-1].append(Choice((*inner, ()) if close["close"].endswith("?") else tuple(inner)))
            at = close.end()
        elif piece["no"]:
            piece = _PIECE.match(pattern, at)
            if not piece or not piece["list"]:
                raise ValueError(f"'!' wants a {{list}} after it in {pattern!r}")
            at = piece.end()
            rows[-1].append(Without(_element(piece, names, tags)))  # type: ignore[arg-type]
        else:
            rows[-1].append(_element(piece, names, tags))
    if pattern[at:].strip() and not _PIECE.match(pattern, at):
        raise ValueError(f"cannot read {pattern[at:]!r} in {pattern!r}")
    return [tuple(r) for r in rows], at if pattern[at:].strip() else len(pattern)


def _element(piece: re.Match[str], names: dict[str, frozenset[str]], tags: dict[str, str]) -> Element:
    if piece["gap"]:
        return Gap(int(piece["gap"].lstrip(".~") or 6), over=piece["gap"][0] == "~")
    if piece["word"]:
        return Word(literal=piece["word"])
    name, _, sort = piece["list"][1:-1].partition(":")
    if name == "count":
        if sort in _SORTS:
            return Count(sort)
        if sort not in tags:
            raise ValueError(f"no nouns {sort!r}; there are: {', '.join(sorted(tags)) or 'none'}")
        return Count("tag", tags[sort])
    if name not in names:
        raise ValueError(f"no word list {name!r}; there are: {', '.join(sorted(names))}")
    return Word(names[name])


def lists_used(pattern: str) -> frozenset[str]:
    """The names of the lists that a pattern speaks of, nouns of a {count:…} among them."""
    found = set()
    for piece in re.findall(r"\{([\w:]+)\}", pattern):
        name, _, sort = piece.partition(":")
        found.add(sort if name == "count" else name)
    return frozenset(found - _SORTS)


def match(elements: tuple[Element, ...], sentence: Sentence, at: int) -> Match | None:
    """The pattern's first match that begins at a token, shortest gaps first; None where there is none."""
    for end, found, gap in _walk(elements, sentence, at, first=True, gapped=False):
        counts, aside = (tuple(q for q, counted in found if counted is told) for told in (True, False))
        return Match(at, end, counts, gap, aside)
    return None


_Step = tuple[int, tuple[tuple[Quantity, bool], ...], int]  # where it ends, its figures and whether it counts them, its gap


def _walk(elements: tuple[Element, ...], s: Sentence, at: int, *, first: bool, gapped: bool) -> Iterator[_Step]:
    if not elements:
        yield at, (), 0
        return
    head, tail = elements[0], elements[1:]
    for end, counts, gap in _steps(head, s, at, first=first, gapped=gapped):
        for after, more, wider in _walk(
            tail, s, end, first=first and end == at, gapped=(gap > 0 and isinstance(head, Gap)) or (gapped and end == at)
        ):
            yield after, counts + more, gap + wider


def _steps(element: Element, s: Sentence, at: int, *, first: bool, gapped: bool) -> Iterator[_Step]:
    if isinstance(element, Word):
        yield from ((end, (), 0) for end in _word_ends(element, s, at, first=first))
    elif isinstance(element, Count):
        yield from _counts(element, s, at, gapped=gapped)
    elif isinstance(element, Without):
        if next(_steps(element.element, s, at, first=True, gapped=False), None) is None:
            yield at, (), 0
    elif isinstance(element, Gap):
        yield at, (), 0
        for width in range(1, element.most + 1):
            if not s.steppable(at + width - 1, over=element.over):
                return
            yield at + width, (), width
    else:
        for row in element.rows:
            yield from _walk(row, s, at, first=first, gapped=gapped)


def _word_ends(word: Word, s: Sentence, at: int, *, first: bool) -> Iterator[int]:
    if word.literal:
        if at < len(s.tokens) and s.tokens[at].text == word.literal:
            yield at + 1
    else:
        yield from (m.end for m in s.marks.get(at, ()) if m.name in word.names and (first or not s.joins(m.prefix)))


def _counts(element: Count, s: Sentence, at: int, *, gapped: bool) -> Iterator[_Step]:
    for quantity in s.quantities.get(at, ()):
        if element.sort in _ASIDE:
            yield from _aside(element, quantity, s)
            continue
        if not _fits(element, quantity) or (gapped and (quantity.max == 1 if quantity.implied else _something(quantity))):
            continue
        rows: list[tuple[Quantity, ...]] = [(quantity,)]
        while (following := s.joined(rows[-1][-1])) and _fits_row(element, following):
            rows.append((*rows[-1], following))
        for row in reversed(rows):
            if len(row) > 1 or not quantity.tied:
                yield row[-1].end, tuple((q, True) for q in row), 0


def _aside(element: Count, quantity: Quantity, s: Sentence) -> Iterator[_Step]:
    """A row of figures that the pattern does not count: a doer is told by nouns alone, side by side (`شابتان انتحاريتان`)."""
    row = [quantity]
    if element.sort == "parts":
        while following := s.joined(row[-1]):
            row.append(following)
    elif not quantity.implied or s.joined(quantity):
        return
    else:
        while following := next((q for q in s.quantities.get(row[-1].end, ()) if q.implied), None):
            row.append(following)
    yield row[-1].end, tuple((q, False) for q in row), 0


def _something(quantity: Quantity) -> bool:
    """Whether it says no more than several, which no word from afar counts: `قتلوا في حادث مركب يستقله عدد من الناس`."""
    return quantity.vague and quantity.max is None


def _fits(element: Count, quantity: Quantity) -> bool:
    if element.sort == "tag":
        return element.tag in quantity.tags and not _asked(quantity)
    if asked := _asked(quantity):
        return element.sort == asked and (asked == "nth" or f"{element.topic}.victims" in quantity.tags)
    if element.sort in _ASKED or _foreign(element, quantity):
        return False
    if quantity.tags and quantity.group is None and element.sort in ("", "who"):
        return not quantity.implied
    if element.sort == "who":
        return quantity.group is not None or quantity.others
    return element.sort == "" or quantity.implied != (element.sort == "figure")


def _fits_row(element: Count, quantity: Quantity) -> bool:
    """A joined figure counts the same thing only where its own noun does not name another topic."""
    if element.sort == "tag":
        return element.tag in quantity.tags
    return not _foreign(element, quantity) and _asked(quantity) == (element.sort if element.sort in _ASKED else "")


def _asked(quantity: Quantity) -> str:
    """The sort that a pattern must ask for: of a bare plural, which tells no number, and of "a third victim"."""
    return "nth" if quantity.nth else "some" if quantity.implied and quantity.vague else ""


def _foreign(element: Count, quantity: Quantity) -> bool:
    """Whether its noun belongs to other topics alone: `3 جرحى` are no dead, `12 نازحا` are people too."""
    return quantity.group is None and bool(quantity.tags) and not any(tag.startswith(f"{element.topic}.") for tag in quantity.tags)
