"""The words that every drawing of a difference shares."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from reconcile.diff.model import ClaimChange, Difference, FindingChange, Slot
from reconcile.diff.words import Piece, shortened
from reconcile.model import Article
from reconcile.report.wording import count, when
from reconcile.review.subjects import Side

MARKS = {"added": "+", "gone": "-", "changed": "~"}
SILENT = "a silent edit: the article gives neither a later date nor a word of correction"
_SOURCES = 3  # named for a side


@dataclass(frozen=True, slots=True)
class Edit:
    """What one edit has changed: the claims of a sentence that now reads otherwise, or a claim that came, went, or is read anew."""

    changes: tuple[ClaimChange, ...]
    silent: bool

    @property
    def wording(self) -> tuple[Piece, ...]:
        """The sentence word by word, cut to what stands around the edit; empty where no word has changed."""
        return shortened(self.changes[0].wording)


def summary(found: Difference) -> list[str]:
    """How much is different, a line each for articles, claims and findings; one line where nothing is."""
    if not found:
        return ["No difference."]
    edits = [edit for _, edits in articles(found) for edit in edits]
    claims = Counter(c.kind for edit in edits for c in edit.changes)
    for kind, _, number in moved(found):
        claims[kind] += number
    findings, silent = Counter(c.kind for c in found.findings), sum(edit.silent for edit in edits)
    lines = [
        _tally("articles", {"added": len(found.added), "gone": len(found.gone)}),
        _tally("claims", {k: claims[k] for k in ("changed", "added", "gone")}) + (f", {count(silent, 'silent edit')}" if silent else ""),
        _tally("findings", {k: findings[k] for k in ("new", "graver", "changed", "milder", "resolved")}),
    ]
    return lines + (["The two reports were made with different rules."] if found.rules_changed else [])


def _tally(what: str, numbers: dict[str, int]) -> str:
    return f"{what}: {', '.join(f'{n} {kind}' for kind, n in numbers.items() if n) or 'no difference'}"


def named(article: Article) -> str:
    """`2031-05-01  [a1] Daily Herald`. Numbers stand before names: after an Arabic one they would move."""
    return f"{when(article)}  [{article.id}]" + (f" {article.source}" if article.source else "")


def slot(changed: Slot) -> str:
    """`value: was 26, is 27`. Words stand between the two, for an arrow between Arabic names would point the wrong way."""
    return f"{changed.name}: was {changed.old or 'not told'}, is {changed.new or 'not told'}"


def told(change: ClaimChange, found: Difference) -> str:
    """`value: was 26, is 27; place: was Almaty, is Kazakhstan`; for a sentence that is edited beside the claim, that."""
    lines = [slot(s) for s in change.slots]
    if change.kind == "changed" and change.wording and not lines:
        lines = ["wording" if change.old and change.new and change.old.text != change.new.text else "the sentence around it"]
    return "; ".join([*lines, *([why] if (why := _cause(change, found)) else [])])


def _cause(change: ClaimChange, found: Difference) -> str:
    """Why a claim whose words are as they were is read otherwise; empty where words have changed."""
    if change.kind != "changed" or change.wording:
        return ""
    return f"the same words, read otherwise because {'the rules' if found.rules_changed else 'other articles'} have changed"


def heading(change: FindingChange) -> str:
    """`new contradict: value`, `graver: was diverge: hedge, is contradict: value`."""
    now = change.new and f"{change.new[0].verdict}: {change.new[0].reason}"
    was = change.old and f"{change.old[0].verdict}: {change.old[0].reason}"
    return f"{change.kind}: was {was}, is {now}" if now and was and now != was else f"{change.kind}  {now or was}"


def sources(side: Side) -> str:
    """Who says it, at most three by name."""
    more = f" and {len(side.sources) - _SOURCES} more" if len(side.sources) > _SOURCES else ""
    return "; ".join(side.sources[:_SOURCES]) + more


def articles(found: Difference) -> list[tuple[Article, list[Edit]]]:
    """The articles that are in both reports and whose claims have changed, with each edit of a sentence once."""
    apart = {a.id for a in (*found.added, *found.gone)}
    made: dict[str, tuple[Article, dict[object, list[ClaimChange]]]] = {}
    for change in found.claims:
        if change.article.id not in apart:
            _, edits = made.setdefault(change.article.id, (change.article, {}))
            edits.setdefault(change.wording or id(change), []).append(change)
    return [(article, [_edit(changes) for changes in edits.values()]) for article, edits in made.values()]


def _edit(changes: list[ClaimChange]) -> Edit:
    """A sentence tells of several things: those that its edit has left as they were are not named beside those that it has not."""
    told = [c for c in changes if c.slots or c.kind != "changed"] or changes
    return Edit(tuple(told), any(c.silent for c in told))


def moved(found: Difference) -> list[tuple[str, Article, int]]:
    """The articles added and gone, with how many claims each brought or took."""
    claims = Counter((c.kind, c.article.id) for c in found.claims)
    both = [("added", a) for a in found.added] + [("gone", a) for a in found.gone]
    return [(kind, article, claims[kind, article.id]) for kind, article in both]
