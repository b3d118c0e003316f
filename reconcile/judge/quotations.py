"""Quotations of one speaker side by side: the same words, cut short, changed word by word, or in two languages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from rapidfuzz import fuzz

from reconcile.judge.judgement import Context, Judgement
from reconcile.judge.wording import outlet
from reconcile.link.rendering import rendering
from reconcile.model import Claim
from reconcile.text.fold import Table

SAME_WORDS = 0.85  # how much of a quotation must be there to be the whole of it: a leading "that" may be lost
_SHOWN = 3  # stretches that an explanation names
_LONGEST = 12  # words of a stretch that it shows
_THERE = 85.0  # how alike a stretch must be, of 100, to a part of another quotation to stand there

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Differences:
    """Where two wordings differ: words against words, words that only the second has, words that only the first has."""

    changed: tuple[Pair, ...] = ()
    missing: tuple[str, ...] = ()
    added: tuple[str, ...] = ()


def quotation(a: Claim, b: Claim, c: Context) -> Judgement | None:
    """The same quotation in the same words, cut short, in other words, with other speakers, or translated."""
    if c.topic.kind != "quote":
        return None
    folding = c.book.folding
    short, full = sorted((a, b), key=lambda q: (len(_letters(q.text, folding)), _letters(q.text, folding), q.article))
    both = f"{outlet(short, c.articles)} and {outlet(full, c.articles)} quote {full.speaker}"
    languages = [c.articles[q.article].language for q in (short, full)]
    if languages[0] != languages[1]:
        told = " and ".join(sorted(_language(code) for code in languages))
        rendered = rendering(short, full, c.book)
        how = f"one renders the other, with {rendered} in both" if rendered else "in one statement, of which other words are rendered"
        return Judgement("agree", "translation", f"{both}, in {told}: {how}; their words are not compared.")
    speakers = _speakers(short, full, c)
    inner, outer = (_letters(q.text, folding) for q in (short, full))
    if inner in outer and len(inner) >= SAME_WORDS * len(outer):
        same = f"{both} in the same words"
        return Judgement("diverge", "actor", f"{same}; {speakers}.") if speakers else Judgement("agree", "wording", f"{same}.")
    found = differences(short.text, full.text, folding)
    parts = ["; ".join(f"“{x}” against “{y}”" for x, y in found.changed[:_SHOWN])] if found.changed else []
    parts += _left_out(short, found.missing, c) + _left_out(full, found.added, c) + ([speakers] if speakers else [])
    if not parts:
        return Judgement("agree", "wording", f"{both} in the same words, one of them in several quotations.")
    how = "in different words: " if found.changed else "in the same words, but "
    return Judgement("diverge", "wording", f"{both} {how}{'; '.join(parts)}.")


def _left_out(claim: Claim, words: Sequence[str], c: Context) -> list[str]:
    """What a claim's article leaves out, if it has it in no other quotation either."""
    elsewhere = [q.text.translate(c.book.folding) for q in c.members if q.article == claim.article and q.id != claim.id]
    missing = [w for w in words if not any(fuzz.partial_ratio(w.translate(c.book.folding), q) >= _THERE for q in elsewhere)]
    shown = ", ".join(f"“{_cut(w)}”" for w in missing[:_SHOWN])
    return [f"{outlet(claim, c.articles)} leaves out {shown}"] if missing else []


def _cut(words: str) -> str:
    held = words.split()
    return words if len(held) <= _LONGEST else " ".join(held[:_LONGEST]) + " …"


def _speakers(short: Claim, full: Claim, c: Context) -> str:
    """Speakers whom one of two has and the other has not; empty where they have the same."""
    mine, theirs = ({str(q.speaker), *str(q.detail.get("also") or q.speaker).split("; ")} for q in (short, full))
    more = [(q, who) for q, who in ((short, mine - theirs), (full, theirs - mine)) if who]
    return "; ".join(f"{outlet(q, c.articles)} has {' and '.join(sorted(who))} say it too" for q, who in more)


def _language(code: str) -> str:
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(code).english_name or code
    except (UnknownLocaleError, ValueError):
        return code


def differences(short: str, full: str, folding: Table) -> Differences:
    """Where two wordings differ, in the words as written; marks, and spellings that folding makes one, are no difference.

    >>> differences("we call for calm.", "Today I call for calm", {}).changed
    (('we', 'I'),)
    """
    mine, theirs = _words(short), _words(full)
    ours, others = ([_letters(w, folding) for w in words] for words in (mine, theirs))
    changed: list[Pair] = []
    missing: list[str] = []
    added: list[str] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, ours, others, autojunk=False).get_opcodes():
        here, there = mine[i1:i2], theirs[j1:j2]
        if tag == "replace":
            before, same, behind = _facing(len(here), there, first=i1 == 0, last=i2 == len(mine))
            changed.append((" ".join(here), " ".join(same)))
            missing += [" ".join(w) for w in (before, behind) if w]
        elif tag == "insert" and (j1, j2) != (0, 1):  # one word that leads: `إن`, "that"
            missing.append(" ".join(there))
        elif tag == "delete" and (i1, i2) != (0, 1):
            added.append(" ".join(here))
    return Differences(tuple(changed), tuple(missing), tuple(added))


def _facing(count: int, words: list[str], *, first: bool, last: bool) -> tuple[list[str], list[str], list[str]]:
    """Of a longer stretch at either end of a quotation cut short: the words before, those that face its own, those behind."""
    more = len(words) - count
    if more <= 0 or not (first or last):
        return [], words, []
    return (words[:more], words[more:], []) if first else ([], words[:count], words[count:])


def _words(text: str) -> list[str]:
    """The words as written, without the marks around them."""
    bare = (word.strip("".join({ch for ch in word if not ch.isalnum() and not ch.isalpha()})) for word in text.split())
    return [word for word in bare if any(ch.isalnum() for ch in word)]


def _letters(text: str, folding: Table) -> str:
    return "".join(ch for ch in text.translate(folding) if ch.isalnum())
