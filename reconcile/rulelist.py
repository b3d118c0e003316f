"""The rules as text that a person can read: all of them in a table, one of them in full, one pattern with its place."""

from __future__ import annotations

import dataclasses
import difflib
from collections.abc import Mapping
from typing import Any

import yaml

from reconcile.rulebook.book import Rulebook
from reconcile.rulebook.topic import Topic


def list_rules(book: Rulebook) -> str:
    """A table of topics, and below it the names of groups, kinds and languages, which `show_rule` takes too."""
    rows = [("topic", "kind", "languages", "patterns", "examples"), *(_row(t) for _, t in sorted(book.topics.items()))]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ["  ".join(f"{cell:<{width}}" for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    spoken = (f"{code} ({pack.language.name})" for code, pack in book.packs.items())
    return "\n".join(
        [*lines, "", f"groups: {', '.join(book.groups)}", f"kinds of events: {', '.join(book.kinds)}", f"languages: {', '.join(spoken)}"]
    )


def show_rule(book: Rulebook, name: str) -> str:
    """A topic, group, kind or language as YAML, without what is empty.

    Raises LookupError, naming what comes near, where there is none of that name.
    """
    places: tuple[Mapping[str, Any], ...] = (book.topics, book.groups, book.kinds, book.packs)
    found = [known[name] for known in places if name in known]
    if not found:
        near = difflib.get_close_matches(name, [n for known in places for n in known])
        raise LookupError(f"no topic, group, kind or language {name!r}" + (f"; is it {', '.join(near)}?" if near else ""))
    made = []
    for item in found:
        at = getattr(item, "at", "")
        kind = type(item).__name__.lower().replace("pack", "language")
        body = yaml.safe_dump(_plain(item), allow_unicode=True, sort_keys=False, default_flow_style=None, width=110)
        made.append(f"# {kind} {name}" + (f", {at}" if at else "") + f"\n{body}")
    return "\n".join(made)


def rule_text(book: Rulebook, rule: str) -> str | None:
    """Where a claim's rule stands and how it reads: `killed/ar/3` → `rules/topics/killed.yaml:21:9: {cost} ...6 {count}`."""
    topic, _, rest = rule.partition("/")
    code, _, number = rest.partition("/")
    wording = book.topics[topic].languages.get(code) if topic in book.topics else None
    if wording is None:
        return None
    if number.isdecimal():
        pattern = wording.patterns[int(number) - 1]
        return f"{pattern.at}: {pattern.match}"
    from reconcile.extract.grammar import compile_grammar

    text = next((p.text for p in compile_grammar(book, code).patterns if p.rule == rule), None)
    small = book.packs[code].small
    return next((f"{p.at}: {p.match}" for p in (small.frames if small else ()) if p.match == text), None)


def _row(topic: Topic) -> tuple[str, ...]:
    patterns = sum(len(w.patterns) for w in topic.languages.values())
    return (topic.id, topic.kind, " ".join(sorted(topic.languages)), str(patterns), str(len(topic.examples)))


def _plain(value: object) -> object:
    """Dataclasses as mappings, without what is empty or says where it stands."""
    if dataclasses.is_dataclass(value):
        value = {f.name: getattr(value, f.name) for f in dataclasses.fields(value) if f.name != "at"}
    if isinstance(value, Mapping):
        return {k: _plain(v) for k, v in value.items() if v is not None and v not in ((), {}, "")}
    return [_plain(v) for v in value] if isinstance(value, tuple) else value
