"""Reports for the tests of checking: the flood of the tests of judging, its clusters given by hand."""

from __future__ import annotations

from dataclasses import replace

from reconcile.check.diagnose import diagnose
from reconcile.check.known import look_up
from reconcile.check.model import Diagnostic
from reconcile.judge.judge import judge
from reconcile.link.link import Linked
from reconcile.model import Article, Claim, Report
from tests.judge.make import ARTICLES, BOOK, TOPICS

WITH = replace(BOOK, topics={**BOOK.topics, **TOPICS})


def report(claims: list[Claim], *groups: tuple[int, ...], articles: tuple[Article, ...] = ARTICLES) -> Report:
    clusters, findings = judge(claims, Linked((), groups or (tuple(range(len(claims))),)), articles, WITH)
    return Report(articles, tuple(claims), tuple(clusters), tuple(findings))


def checked(
    claims: list[Claim], *new: str, groups: tuple[tuple[int, ...], ...] = (), articles: tuple[Article, ...] = ARTICLES
) -> list[Diagnostic]:
    return diagnose(look_up(report(claims, *groups, articles=articles), WITH), new)
