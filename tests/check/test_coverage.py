"""What a run says nothing of, and why."""

import pytest

from reconcile.check.coverage import coverage
from reconcile.model import Article, Claim, Problem, Report

TOLD = Claim("c", "a", "killed", "text", 0, 1, "x", "x", 0)
ARTICLES = (Article("a", "", "a.txt", language="en"), Article("b", "", "b.txt", language="en"), Article("c", "", "c.txt"))
FOREIGN = Problem("c.txt", "no rules for the language of 'c'")


@pytest.mark.parametrize(
    ("articles", "problems", "new", "says"),
    [
        (ARTICLES[:1], (), None, "1 of 1 articles gave claims"),
        (ARTICLES[:2], (), None, "1 of 2 articles gave claims; no claim in: b"),
        (ARTICLES[:2], (), {"a"}, "1 of 1 articles gave claims"),
        (ARTICLES, (FOREIGN,), {"a", "c"}, "1 of 2 articles gave claims; no rules for the language of: c"),
    ],
)
def test_it_counts_what_was_read_and_names_the_rest(articles, problems, new, says):
    found = coverage(Report(articles, (TOLD,), (), (), problems), new)
    assert str(found) == says
    assert found.silent == (not found.whole) == ("; " in says)


@pytest.mark.parametrize(
    ("problem", "whole"),
    [
        (Problem("d.pdf", "no reader for .pdf"), False),
        (Problem("a.txt", "not JSON", 3), False),
        (Problem("a.txt", "not UTF-8; read as windows-1256"), True),
    ],
)
def test_what_was_not_read_is_not_whole_and_what_was_read_with_a_note_is(problem, whole):
    found = coverage(Report(ARTICLES[:1], (TOLD,), (), (), (problem,)))
    assert (found.whole, found.silent) == (whole, False)
