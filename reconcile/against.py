"""Check new articles against what is known: read them, reconcile both, and say what concerns the new ones."""

from __future__ import annotations

import io
import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from reconcile.check.diagnose import diagnose
from reconcile.check.known import look_up
from reconcile.check.model import Checked
from reconcile.link.features import lead_words
from reconcile.model import Article, Claim, Report
from reconcile.pipeline import report_on
from reconcile.read import Given, read
from reconcile.reading import Reader, Reading, cleaned, dated, read_article
from reconcile.store.check import check_store, concerning


def check_articles(
    new: Sequence[Path],
    reader: Reader,
    *,
    against: Sequence[Path] = (),
    known: Report | None = None,
    stdin: bytes = b"",
    given: Given | None = None,
) -> Checked:
    """The check of the articles at `new` against those at `against` and those of a `known` report.

    An article is new where its path is one of those that `new` leads to, though `against` leads there too. It replaces
    an article of the report that has its id or its path.
    """
    found, problems = read([*new, *against], stdin=io.BytesIO(stdin), given=given)
    articles, more = cleaned(found, reader)
    kept = readings_of(known, articles, reader) if known else []
    made = dated([*(r.article for r in kept), *sorted(articles, key=lambda a: a.id)], reader)[len(kept) :]
    report = report_on([*kept, *(read_article(a, reader) for a in made)], reader.book, problems=(*problems, *more))
    paths = {a.path for a in read(new, stdin=io.BytesIO(stdin), given=given)[0]}
    return _checked(report, frozenset(a.id for a in articles if a.path in paths), reader)


def check_stored(
    new: Sequence[Path], db: sqlite3.Connection, reader: Reader, *, stdin: bytes = b"", given: Given | None = None
) -> Checked:
    """The check of the articles at `new` against an open store, which is not changed."""
    report, fresh = check_store(new, db, reader, stdin=io.BytesIO(stdin), given=given)
    return _checked(report, fresh, reader)


def _checked(report: Report, new: frozenset[str], reader: Reader) -> Checked:
    return Checked(concerning(report, new), new, tuple(diagnose(look_up(report, reader.book), new)))


def readings_of(known: Report, articles: Sequence[Article], reader: Reader) -> list[Reading]:
    """The articles of a report as readings, but those that `articles` replace.

    A report holds no texts. Those of its articles are made up of the sentences that hold claims: their words
    tell one story from another.
    """
    ids, paths = {a.id for a in articles}, {a.path for a in articles if a.path}
    claims: dict[str, list[Claim]] = {a.id: [] for a in known.articles if a.id not in ids and a.path not in paths}
    for claim in known.claims:
        if claim.article in claims:
            claims[claim.article].append(claim)
    made = []
    for article in (a for a in known.articles if a.id in claims):
        told = replace(article, text="\n".join(dict.fromkeys(c.sentence for c in claims[article.id])))
        made.append(Reading(told, tuple(claims[article.id]), words=lead_words(told, reader.book.folding)))
    return made
