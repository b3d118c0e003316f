"""What a fact-checker accepted, as ClaimReview by schema.org, in JSON-LD: for a newsroom's page and for search engines.

Nothing here says who is right. A finding stands between two things said, and each of them is reviewed in
the same words: that other reports contradict it, or tell it otherwise, as the person who decided has it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from reconcile.model import Article, Claim, Finding, Report
from reconcile.report.blocks import Index, by_article, index, outlets
from reconcile.report.safe import safe
from reconcile.review.decisions import Decision
from reconcile.review.standing import standings
from reconcile.text.escape import escaped

# Words for a reader, not a scale: schema.org's `alternateName` of a rating. A number would say how true a claim is.
_RATED = {
    "contradict": "Contradicted by other reports",
    "diverge": "Told otherwise by other reports",
    "agree": "Told alike by other reports",
}


def claimreview(report: Report, *, decisions: Sequence[Decision]) -> str:
    """A JSON-LD document with two reviews, one of each side, for every finding that was accepted and has not changed since.

    The address of the review's own page, which search engines ask for, and its day are the newsroom's to add.
    """
    known = index(report)
    standing = standings(report, decisions).found
    accepted = [(f, standing[f.id].decision) for f in report.findings if f.id in standing and standing[f.id].holds]
    graph = [row for f, decision in accepted if decision.decision == "accepted" for row in _reviews(f, decision, known)]
    return escaped(json.dumps({"@context": "https://schema.org", "@graph": graph}, ensure_ascii=False, indent=1)) + "\n"


def _reviews(finding: Finding, decision: Decision, known: Index) -> Iterator[dict[str, Any]]:
    one, other = (known.positions[p] for p in finding.positions)
    about = known.clusters[finding.cluster].label
    for position, against in ((one, other), (other, one)):
        others = ", ".join(outlets(against.claims, known))
        yield _filled(
            {
                "@type": "ClaimReview",
                "identifier": f"{decision.subject.key}-{position.id}",
                "claimReviewed": safe(f"{about}: {position.says}"),
                "itemReviewed": _claim(f"{about}: {position.says}", [known.claims[c] for c in position.claims], known),
                "author": {"@type": "Person", "name": safe(decision.by)} if decision.by else None,
                "reviewBody": safe(finding.explanation),
                "reviewRating": _filled(
                    {
                        "@type": "Rating",
                        "alternateName": _RATED[finding.verdict],
                        "ratingExplanation": safe(decision.reason or f"{others}: {against.says}"),
                    }
                ),
            }
        )


def _claim(says: str, claims: Sequence[Claim], known: Index) -> dict[str, Any]:
    origins = dict.fromkeys(c.origin[0] for c in claims if c.origin)  # whether a person or an institution is not known here
    told = by_article([c.id for c in claims], known)
    return _filled(
        {
            "@type": "Claim",
            "text": safe(says),
            "creditText": ", ".join(map(safe, origins)),
            "appearance": [_appearance(article, mine[0]) for article, mine in told],
        }
    )


def _appearance(article: Article, claim: Claim) -> dict[str, Any]:
    return _filled(
        {
            "@type": "NewsArticle",
            "identifier": safe(article.id),
            "url": safe(article.url) if article.url and article.url.startswith(("http://", "https://")) else None,
            "headline": safe(article.title) if article.title else None,
            "publisher": {"@type": "Organization", "name": safe(article.source)} if article.source else None,
            "datePublished": article.published.isoformat() if article.published else None,
            "inLanguage": article.language if article.language != "und" else None,
            "text": safe(claim.sentence),
        }
    )


def _filled(row: dict[str, Any]) -> dict[str, Any]:
    """The row without what is not known."""
    return {key: value for key, value in row.items() if value}
