"""Against the labelled articles, where they are at hand: what is not the article falls, and no labelled claim does."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from reconcile.read.clean import clean
from reconcile.read.files import read

SHARED = Path(__file__).resolve().parents[2].parent / "shared"
pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason="the labelled articles are not here")
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
STORIES = sorted(path.name for path in SHARED.glob("stories/*") if path.is_dir())


def labels(path):
    return yaml.load(path.read_text(encoding="utf-8"), Loader=LOADER)


def survives(article, evidence):
    """Whether the words stand somewhere in the title, or in the text outside what is dropped."""
    if evidence in (article.title or ""):
        return True
    at, spots = -1, []
    while (at := article.text.find(evidence, at + 1)) >= 0:
        spots.append(at)
    return any(all(d.end <= at or at + len(evidence) <= d.start for d in article.dropped) for at in spots)


@pytest.fixture(scope="module")
def seeds(languages, cues):
    articles, problems = read([SHARED / "seeds"])
    made, more = clean(articles, languages=languages, cues=cues)
    assert problems + more == []
    return made


def test_what_is_not_the_seeds_articles_falls(seeds):
    known = labels(SHARED / "gold" / "kazakhstan-2022.yaml")["articles"]
    for article, label in zip(seeds, known, strict=True):
        gone = {article.text[d.start : d.end].replace("\xa0", " ") for d in article.dropped}
        assert article.language == label["language"]
        assert gone >= {line.strip() for line in label["not_article"]}
        lines = {line.replace("\xa0", " ").strip() for line in article.text.split("\n")}
        assert gone <= lines
        assert all(len(line.split()) < 8 for line in gone - {line.strip() for line in label["not_article"]})


def test_no_claim_of_the_seeds_falls(seeds):
    for claim in labels(SHARED / "gold" / "kazakhstan-2022.yaml")["claims"]:
        article = seeds[claim["article"]]
        article = type(article)(article.id, article.text.replace("\xa0", " "), title=article.title, dropped=article.dropped)
        assert survives(article, claim["evidence"]), claim["id"]


@pytest.mark.parametrize("story", STORIES)
def test_no_claim_of_a_story_falls(story, languages, cues):
    articles, problems = read([SHARED / "stories" / story / "articles.jsonl"])
    made, more = clean(articles, languages=languages, cues=cues)
    assert problems + more == []
    known = {article.id: article for article in made}
    gold = labels(SHARED / "stories" / story / "gold.yaml")
    lost = [c["id"] for c in [*gold["claims"], *(gold.get("others") or [])] if not survives(known[c["article"]], c["evidence"])]
    assert lost == []
