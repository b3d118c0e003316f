"""Go through findings one by one, as `git add -p` goes through hunks. What is decided is saved at each step."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field

from reconcile.model import Finding, Report
from reconcile.review.decisions import Decision, Verdict
from reconcile.review.standing import Standing, Standings
from reconcile.review.subjects import Subject, subjects

HELP = """\
y  accept: it is as the finding says
n  dismiss: it is not, or it does not matter
p  pending: it must be looked into
   yt, nt, pt: the same for this and for all of its topic that are left
e  write a reason, which goes with the next y, n or p
u  undo the last decision, and go back to it
s  skip, without a decision
q  quit; all that was decided is saved
?  these lines
"""
PROMPT = "Is it so? [y,n,p,e,u,s,q,?] "
_VERDICTS: dict[str, Verdict] = {"y": "accepted", "n": "dismissed", "p": "pending"}


@dataclass(frozen=True, slots=True)
class Item:
    """A finding to decide on, and the decision that concerned it until now."""

    finding: Finding
    subject: Subject
    standing: Standing | None


Save = Callable[[Iterable[str], Iterable[Decision]], object]


@dataclass(slots=True)
class _Desk:
    items: Sequence[Item]
    by: str
    save: Save  # takes the keys of the decisions that go, and those that come
    at: int = 0
    reason: str | None = None
    made: dict[int, Decision] = field(default_factory=dict)
    undo: list[list[int]] = field(default_factory=list)


def waiting(
    report: Report,
    standing: Standings,
    *,
    verdicts: Collection[str] = ("contradict", "diverge"),
    topic: str | None = None,
    origin: str | None = None,
    again: bool = False,
) -> list[Item]:
    """The findings to decide on, in the report's order; those that are pending come last.

    `topic` and `origin` (whom somebody has it from, or an outlet) choose among them. Findings whose
    decision holds are left out, unless they are asked for `again`.
    """
    known = subjects(report)
    found = [Item(f, known[f.id], standing.found.get(f.id)) for f in report.findings if f.verdict in verdicts]
    found = [i for i in found if topic in (None, i.subject.topic)]
    if origin is not None:
        voices = _voices(report)
        found = [i for i in found if origin.casefold() in voices[i.finding.positions[0]] | voices[i.finding.positions[1]]]
    return sorted((i for i in found if again or not _settled(i)), key=_pending)


def _settled(item: Item) -> bool:
    return item.standing is not None and item.standing.holds and not _pending(item)


def _pending(item: Item) -> bool:
    return item.standing is not None and item.standing.decision.decision == "pending"


def _voices(report: Report) -> dict[str, set[str]]:
    """By position: the names of all who speak in it."""
    sources, claims = {a.id: a.source or a.id for a in report.articles}, {c.id: c for c in report.claims}
    return {
        p.id: {name.casefold() for c in p.claims for name in (sources[claims[c].article], *claims[c].origin, *p.origins)}
        for k in report.clusters
        for p in k.positions
    }


def decide_all(items: Sequence[Item], verdict: Verdict, *, reason: str | None, by: str, save: Save) -> list[Decision]:
    """Decide on all of them alike, and save."""
    desk = _Desk(items, by, save, reason=reason)
    _decide(desk, verdict, list(range(len(items))))
    return list(desk.made.values())


def review(
    items: Sequence[Item],
    *,
    by: str,
    show: Callable[[Item, int], None],
    tell: Callable[[str], None],
    ask: Callable[[str], str | None],
    save: Save,
) -> list[Decision]:
    """Show each item, ask, and save what is decided; what was decided is handed back.

    `ask` is given a prompt, and gives a line, or None where there is no more: that is as good as q.
    """
    desk = _Desk(items, by, save)
    shown = None
    while desk.at < len(items):
        if shown != desk.at:
            show(items[desk.at], desk.at)
            shown = desk.at
        line = ask(PROMPT)
        if line is None or line.strip() == "q":
            break
        if not _step(desk, line.strip(), tell, ask):
            shown = None
    return list(desk.made.values())


def _step(desk: _Desk, key: str, tell: Callable[[str], None], ask: Callable[[str], str | None]) -> bool:
    """Do what a key asks for; whether what is on the screen still stands for itself."""
    if key[:1] in _VERDICTS and key[1:] in ("", "t"):
        chosen = _of_topic(desk) if key[1:] else [desk.at]
        _decide(desk, _VERDICTS[key[0]], chosen)
        if key[1:]:
            tell(f"{len(chosen)} of {desk.items[desk.at].subject.topic}: {_VERDICTS[key[0]]}.\n")
        _next(desk)
    elif key == "s":
        desk.reason = None
        _next(desk)
    elif key == "e":
        desk.reason = (ask("Reason: ") or "").strip()
    elif key == "u" and desk.undo:
        _undo(desk)
        return False
    elif key == "u":
        tell("Nothing was decided yet.\n")
    else:
        tell(HELP)
    return True


def _decide(desk: _Desk, verdict: Verdict, chosen: Sequence[int]) -> None:
    """A decision that is made again keeps its reason, unless another is given."""
    for i in chosen:
        item = desk.items[i]
        earlier = item.standing.decision.reason if item.standing and item.standing.decision.decision == verdict else ""
        desk.made[i] = Decision(item.subject, verdict, desk.reason if desk.reason is not None else earlier, desk.by)
    desk.save([key for i in chosen for key in _keys(desk.items[i])], [desk.made[i] for i in chosen])
    desk.undo.append(list(chosen))
    desk.reason = None


def _undo(desk: _Desk) -> None:
    chosen = desk.undo.pop()
    before = [item.standing.decision for i in chosen if (item := desk.items[i]).standing]
    desk.save([key for i in chosen for key in _keys(desk.items[i])], before)
    for i in chosen:
        del desk.made[i]
    desk.at, desk.reason = chosen[0], None


def _keys(item: Item) -> list[str]:
    """The keys under which the file may have a decision on an item: its own, and that of the finding it has grown from."""
    return [item.subject.key] + ([item.standing.decision.subject.key] if item.standing else [])


def _of_topic(desk: _Desk) -> list[int]:
    topic = desk.items[desk.at].subject.topic
    return [i for i in range(desk.at, len(desk.items)) if desk.items[i].subject.topic == topic and i not in desk.made]


def _next(desk: _Desk) -> None:
    desk.at += 1
    while desk.at in desk.made:
        desk.at += 1
