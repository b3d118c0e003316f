"""The report as Markdown, for a pull request, a wiki or a note."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reconcile.model import Article, Claim, Position, Report
from reconcile.report.blocks import Block, Index, blocks, by_article, by_reason, first_day, index, outlets
from reconcile.report.safe import safe
from reconcile.report.wording import HEADINGS, SYMBOLS, VERDICTS, chain, could_both_be_true, count, quoted, when

_MARKUP = re.compile(r"[\\`*_\[\]<>|~#&!$]|(?<=\w):(?=//)|(?<=[wW]{3})\.")
_MENTION = re.compile(r"[@#](?=\w)")
_ROOM = 400  # characters of a sentence that are shown around a claim
_QUOTED = 3  # articles quoted for a position
_EXPLAINED = 5  # findings explained for one reason in a matter


def markdown(report: Report, *, only: frozenset[str] = frozenset()) -> str:
    """The report as GitHub-flavoured Markdown. `only` names verdicts; all where empty."""
    known = index(report)
    found = {verdict: blocks(report, known, verdict) for verdict in VERDICTS}
    lines = [*_summary(report, found)]
    for verdict in VERDICTS:
        if found[verdict] and (not only or verdict in only):
            lines += ["", f"## {SYMBOLS[verdict]} {HEADINGS[verdict].capitalize()}"]
            for block in found[verdict]:
                lines += _single(block, known) if verdict == "single" and verdict not in only else _matter(block, known)
    return "\n".join([*lines, *_problems(report)]) + "\n"


def escaped(text: str) -> str:
    """Text of others as Markdown that shows it letter by letter: no tag, link, emphasis, table cell or mention comes of it.

    >>> escaped("[x](javascript:y) <b> | @desk")
    '\\\\[x\\\\](javascript:y) \\\\<b\\\\> \\\\| @\\u2060desk'
    """
    return _MENTION.sub("\\g<0>\u2060", _MARKUP.sub(r"\\\g<0>", safe(text)))  # a word joiner: no one is called by name


def _summary(report: Report, found: dict[str, list[Block]]) -> Iterator[str]:
    known = {a.source or a.id for a in report.articles}
    yield f"# {count(len(report.articles), 'article')} · {count(len(known), 'outlet')} · {count(len(report.claims), 'claim')}"
    yield ""
    yield from ("| | findings | matters |", "| --- | ---: | ---: |")
    for verdict in VERDICTS:
        pairs = sum(len(block.findings) for block in found[verdict])
        yield f"| {SYMBOLS[verdict]} {HEADINGS[verdict].lower()} | {'' if verdict == 'single' else pairs} | {len(found[verdict])} |"


def _matter(block: Block, known: Index) -> Iterator[str]:
    yield from ("", f"### {escaped(block.cluster.label)} `{block.cluster.id}`", "")
    if block.positions:
        yield from ("| | since | what is said | outlets | independent origins |", "| --- | --- | --- | --- | ---: |")
        yield from (_row(position, block, known) for position in block.positions)
        yield ""
    for position in block.positions:
        yield from _evidence(block.letters[position.id], by_article(position.claims, known))
    for reason, findings in by_reason(block.findings):
        for finding in findings[:_EXPLAINED]:
            one, other = sorted((block.letters[p] for p in finding.positions), key=lambda letter: (len(letter), letter))
            inside = ", both in one article" if finding.within_article else ""
            yield from ("", f"**{one} {SYMBOLS[block.verdict]} {other} {block.verdict}: {reason}**{inside} `{finding.id}`  ")
            yield escaped(finding.explanation)
        if rest := findings[_EXPLAINED:]:
            yield from ("", f"… and {count(len(rest), 'more pair')} for this reason.")
        yield from ("", f"*Could both be true?* {could_both_be_true(block.verdict, reason)}")


def _row(position: Position, block: Block, known: Index) -> str:
    star = " ★" if position.id == block.cluster.leading else ""
    names = ", ".join(escaped(name) for name in outlets(position.claims, known))
    letter, since = block.letters[position.id], first_day(position, known) or "undated"
    return f"| {letter} | {since} | {escaped(position.says)}{star} | {names} | {position.independent} |"


def _evidence(letter: str, found: list[tuple[Article, tuple[Claim, ...]]]) -> Iterator[str]:
    for article, claims in found[:_QUOTED]:
        claim = claims[0]
        said_by = f", from {escaped(chain(claim.origin))}" if claim.origin else ""
        holding = (("hedged", claim.hedged), ("denied", claim.negated), ("worked out", "worked_out" in claim.detail))
        marks = "".join(f" ({m})" for m, holds in holding if holds)
        yield f"- **{letter}** {when(article)} {escaped(article.source or article.id)}{marks}{said_by}"
        yield f"  > {_marked(claim)}"
    if rest := found[_QUOTED:]:
        yield f"- **{letter}** and {count(len(rest), 'more article')}: {', '.join(escaped(a.source or a.id) for a, _ in rest)}"


def _marked(claim: Claim) -> str:
    """The sentence with the claim in bold. The tag, not asterisks: these do not hold between Arabic letters."""
    before, words, after = (escaped(part) for part in quoted(claim, room=_ROOM))
    return f"{before}<b>{words}</b>{after}"


def _single(block: Block, known: Index) -> Iterator[str]:
    claim = known.claims[block.cluster.claims[0]]
    article = known.articles[claim.article]
    says = "; ".join(p.says for p in block.positions) or claim.text
    line = block.cluster.label if says == block.cluster.label else f"{block.cluster.label}: {says}"
    yield f"- {when(article)} {escaped(article.source or article.id)}: {escaped(line)} `{block.cluster.id}`"


def _problems(report: Report) -> Iterator[str]:
    if report.problems:
        yield from ("", "## ! Problems", "")
    for problem in report.problems:
        where = problem.path if problem.line is None else f"{problem.path}:{problem.line}"
        yield f"- {escaped(where)}: {escaped(problem.why)}"
