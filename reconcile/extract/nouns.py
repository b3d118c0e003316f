"""Nouns and what stands around them: the small helpers of reading figures."""

from __future__ import annotations

from collections.abc import Sequence

from reconcile.extract.figures import glued
from reconcile.extract.grammar import Grammar, Noun
from reconcile.text.lexicon import Mark
from reconcile.text.tokens import Token

Marks = dict[int, list[Mark]]
ARTICLE = 8  # tokens between an article and its noun: "a 19-year-old off-duty police officer"


def small(marks: Marks, at: int, role: str) -> Mark | None:
    """The word of a list of the language's own at a token."""
    return next((m for m in marks.get(at, ()) if m.name == f"small:{role}"), None)


def group_of(nouns: Sequence[Noun]) -> str | None:
    """Whom nouns name."""
    return next((n.group for n in nouns if n.group), None)


def tags_of(nouns: Sequence[Noun]) -> frozenset[str]:
    """The topics' noun lists that nouns stand in."""
    return frozenset(n.tag for n in nouns if n.tag)


def modifies(at: int, end: int, tokens: Sequence[Token], marks: Marks, grammar: Grammar) -> bool:
    """Whether the word at a token can stand before a noun: young, off-duty, 19-year-old, U.S.; no `in`, no `killed`."""
    if end > at + 1:
        return tokens[at].is_word or tokens[at].is_number
    ruled_out = any(m.name.startswith(("topic:", "thing")) for m in marks.get(at, ()))
    return tokens[at].is_word and tokens[at].text not in grammar.function and not ruled_out


def bare(mark: Mark, grammar: Grammar) -> bool:
    """Whether nothing but an article is glued to a word: in `13 بانفجارات` no blasts are counted."""
    return mark.prefix in ("", *grammar.definite)


def describes_next(end: int, tokens: Sequence[Token], marks: Marks) -> bool:
    """Whether a noun that ends here only describes the next: "a student nurse", "a gunman's mother"."""
    return end < len(tokens) and (tokens[end].text == "'" or any(m.name == "noun" and m.value.number == "one" for m in marks.get(end, ())))


def aged(at: int, end: int, tokens: Sequence[Token], marks: Marks, grammar: Grammar) -> bool:
    """Whether an age that stands for a person only describes what follows: "a 9-year-old *Dutch boy*", not "a 9-year-old was"."""
    if at < 2 or not (tokens[at - 1].text == "-" and tokens[at - 2].is_number) or end >= len(tokens) or not tokens[end].is_word:
        return False
    ends = ("small:adverb", ".suffered", ".became", ".did")
    return tokens[end].text not in grammar.function and not any(m.name.endswith(ends) for m in marks.get(end, ()))


def opening(at: int, tokens: Sequence[Token], grammar: Grammar) -> int:
    """The token before a noun and what describes it: of "a 19-year-old off-duty nurse" the article."""
    here = at - 1
    while here >= max(0, at - 1 - ARTICLE):
        word = tokens[here]
        inside = tokens[here + 1].text == "-" and glued(tokens, here)
        if not (word.is_word or (word.is_number and inside) or word.text in "-'") or (word.text in grammar.function and not inside):
            break
        here -= 1
    return here
