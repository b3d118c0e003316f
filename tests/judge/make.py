"""Claims, articles and contexts for the tests of judging: one invented flood, told by invented outlets."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from reconcile.judge.judgement import Context
from reconcile.judge.origins import texts
from reconcile.model import Article, Claim, Interval, TimeSpan
from reconcile.rulebook.book import Rulebook, load_rules
from reconcile.rulebook.topic import Topic

BOOK: Rulebook = load_rules()

# Topics of the tests' own, one for each way in which topics differ for judging.
TOLL = Topic("toll", label="dead", says="{value} {who} dead", unit="person", cumulative=True)
CROWD = Topic("crowd", label="at the gate", says="{value} {who} at the gate", unit="person")
ASTRAY = Topic("astray", label="astray", says="{value} {who} astray", unit="person", varies=True)
CALL = Topic("call", label="calls", kind="event", says="{value} call(s)", unit="call", values={"order=first": (1, 1)})
FALL = Topic(
    "fall",
    label="fall of the council",
    kind="event",
    says="council {how}",
    once=True,
    differs={"how": "manner"},
    excludes={"how": (("ousted", "stood down"),)},
)
DAM = Topic("dam", label="breach", kind="event", says="breached{time}", once=True, differs={"time": "date"})
BAN = Topic("ban", label="ban", kind="event", says="ban{place}", differs={"place": "place"})
AIM = Topic("aim", label="order", kind="event", says="against {target}", differs={"target": "framing"})
DOER = Topic("doer", label="attack", kind="event", says="by {actors}", differs={"actors": "actor"})
WHY = Topic("why", label="cause", kind="event", says="over {what}", differs={"what": "cause"})
QUOTE = Topic("words", label="quotation", kind="quote", says="{text}")
TOPICS: Mapping[str, Topic] = {t.id: t for t in (TOLL, CROWD, ASTRAY, CALL, FALL, DAM, BAN, AIM, DOER, WHY, QUOTE)}

ARTICLES = (
    Article("a", "", source="River Daily", language="en", published=date(2031, 5, 3)),
    Article("b", "", source="Coast Agency", language="en", published=date(2031, 5, 4)),
    Article("c", "", source="Harbour Post", language="en", published=date(2031, 6, 20)),
    Article("d", "", source=None, language="en", published=None),
)


def day(number: int, month: int = 5) -> date:
    """A day of May 2031, when the flood was."""
    return date(2031, month, number)


def on(first: int, last: int | None = None) -> TimeSpan:
    """Days of May 2031."""
    return TimeSpan(day(first), day(last or first))


Ends = tuple[float | None, float | None]


def claim(
    article: str = "a", value: Ends | None = None, *, id: str = "", topic: Topic = TOLL, text: str = "", sentence: str = "", **slots: Any
) -> Claim:
    """A claim with the slots that a case names. Its sentence is its own unless given."""
    interval = Interval(*value, topic.unit) if value else None
    told = sentence or f"{article} {value} {text} {sorted(map(str, slots.items()))}"
    at: dict[str, Any] = {
        "field": "text",
        "start": 0,
        "sentence_start": 0,
        "end": len(text),
        "who": "people" if topic.kind == "count" else None,
    } | slots
    name = id or "c-" + hashlib.sha256(f"{article}{value}{text}{told}".encode()).hexdigest()[:12]
    return Claim(id=name, article=article, topic=topic.id, text=text, sentence=told, value=interval, **at)


def context(topic: Topic = TOLL, articles: Sequence[Article] = ARTICLES, book: Rulebook = BOOK) -> Context:
    """What comparisons may look up, for one topic."""
    return Context(topic, book, texts(articles, (), book.folding))
