"""From articles as read to articles as the later stages want them: language, title, and what is dropped."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from reconcile.model import Article, Problem
from reconcile.read.boilerplate import drop_boilerplate
from reconcile.read.cues import Cues
from reconcile.read.language import detect
from reconcile.read.title import headline
from reconcile.rulebook.language import Language


def clean(articles: Iterable[Article], *, languages: Mapping[str, Language], cues: Cues) -> tuple[list[Article], list[Problem]]:
    """Articles with `language`, `dropped` and, where a text has a headline, `title` set.

    An article in a language that there are no rules for is kept, as `und`, and named in a problem.
    """
    made, problems = [], []
    for article in articles:
        language = detect(article.text, languages)
        if language == "und":
            known = ", ".join(sorted(languages))
            problems.append(Problem(article.path or "-", f"no rules for the language of {article.id!r}; there are rules for {known}"))
        marked = drop_boilerplate(replace(article, language=language), cues)
        if marked.title is None and (span := headline(marked)):
            marked = replace(marked, title=marked.text[slice(*span)])
        made.append(marked)
    return made, problems
