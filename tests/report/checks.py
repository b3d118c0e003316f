"""An invented check: a draft with a contradiction, a divergence, a lonely figure and advice; hostile text in all of it."""

from dataclasses import replace

from reconcile.check.model import Checked, Diagnostic, Place, Seen
from reconcile.model import Article, Claim, Problem, Report

HOSTILE = "::error::no\n::set-output name=x::y\x1b[2J ]]> <script>&amp; [a](1) {0} \u202e%0A,:\ufffe end"
DRAFT = Article("draft", "", "drafts/a b,c:d%[é].txt", "Evening Post\n::error::x", language="en")
OLD = Article("old", "", "known/old.txt", "صحيفة النهر", language="ar")


def seen(article, words, line=None, column=1):
    claim = Claim(f"c-{words[:4]}", article.id, "killed", "text", 0, len(words), words, f"{words} {HOSTILE}", 0)
    place = Place(article.path) if line is None else Place(article.path, line, column, line, column + len(words))
    return Seen(claim, article, place)


FOUR = seen(OLD, "4 قتلى", 1)
DIAGNOSTICS = (
    Diagnostic("contradict/value", "contradict", f"One has 3, the other 4. {HOSTILE}", "aaa", seen(DRAFT, "3 dead", 2, 5), (FOUR,)),
    Diagnostic("diverge/place", "diverge", "Both can be true.", "bbb", seen(DRAFT, "9 held", 3), (seen(OLD, "8 معتقلين"),)),
    Diagnostic("diverge/update", "diverge", "It rose.", "ccc", seen(DRAFT, "6 hurt", 4), suppressed=f"told by phone {HOSTILE}"),
    Diagnostic("diverge/update", "diverge", "It rose again.", "ddd", seen(DRAFT, "7 hurt", 5), known=True),
    Diagnostic("uncorroborated", "uncorroborated", "Nobody else has it.", "eee", seen(DRAFT, "2 lost")),
    Diagnostic("advice/unattributed", "advice", "No source.", "fff", seen(DRAFT, "1 held", 6), suggestion=f"1 held, police said {HOSTILE}"),
)
CHECKED = Checked(
    Report((DRAFT, OLD), (), (), (), (Problem("in/::error::x.txt", f"not text {HOSTILE}", 3), Problem("in/b.pdf", "no reader")), "r"),
    frozenset({"draft"}),
    DIAGNOSTICS,
    (("contradict/date", "ggg", "drafts/old draft.txt"),),
    (f"over: {HOSTILE}",),
)
PLAIN = replace(CHECKED, absent=None)
