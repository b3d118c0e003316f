"""The report as JSON, by the contract in `report.schema.json`, and back.

What the contract has no key for travels in `detail`: a claim's `as_of`, and `sentence_start`, the
offset of its sentence. The articles' texts stay out: a report read back has articles without text.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from reconcile import __version__
from reconcile.model import Article, Claim, Cluster, Drop, Finding, Interval, Passage, Position, Problem, Report, Shared, Silence, TimeSpan
from reconcile.report.contract import check
from reconcile.text.escape import escaped

VERSION = "reconcile-report/2"
EARLIER = ("reconcile-report/1",)


def to_json(report: Report) -> str:
    """The report as JSON: the same report gives the same bytes. Ends with a newline. Control characters and overrides are escaped.

    Raises ValueError where a figure is not finite. `detail` keys `as_of` and `sentence_start` are ours.
    """
    document = {
        "schema": VERSION,
        "tool": {"name": "reconcile", "version": __version__, "rules": report.rules_digest},
        "articles": [_article(a) for a in report.articles],
        "claims": [_claim(c) for c in report.claims],
        "clusters": [_cluster(c) for c in report.clusters],
        "findings": [_finding(f) for f in report.findings],
        "shared": [_shared(s) for s in report.shared],
        "silences": [{"article": s.article, "cluster": s.cluster, "carried": s.carried, "of": s.of} for s in report.silences],
        "problems": [{"path": p.path, "line": p.line, "why": p.why} for p in report.problems],
    }
    return escaped(json.dumps(document, ensure_ascii=False, allow_nan=False, indent=1)) + "\n"


def from_json(text: str) -> Report:
    """Read a report back. Keys that the contract does not name are passed over.

    Raises ValueError, saying what is wrong, where the text is no JSON, breaks the contract, or names an
    article, claim, cluster or position that it does not hold.
    """
    try:
        given = json.loads(text, parse_constant=_no_number)
    except json.JSONDecodeError as error:
        raise ValueError(f"not JSON: {error}") from error
    except RecursionError:
        raise ValueError("not a report: nested too deeply") from None
    if isinstance(given, dict) and given.get("schema") in EARLIER:
        given = {**given, "schema": VERSION}  # what the earlier versions have, this one has too
    check(given)
    report = Report(
        articles=tuple(_read_article(a) for a in given["articles"]),
        claims=tuple(_read_claim(c, f"claims[{i}]") for i, c in enumerate(given["claims"])),
        clusters=tuple(_read_cluster(c) for c in given["clusters"]),
        findings=tuple(_read_finding(f) for f in given["findings"]),
        problems=tuple(Problem(p["path"], p["why"], p.get("line")) for p in given["problems"]),
        rules_digest=str(given.get("tool", {}).get("rules") or ""),
        shared=tuple(_read_shared(s) for s in given.get("shared", ())),
        silences=tuple(Silence(s["article"], s["cluster"], int(s["carried"]), int(s["of"])) for s in given.get("silences", ())),
    )
    _check_names(report)
    return report


def _number(value: float | None) -> float | int | None:
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _day(value: date | None) -> str | None:
    return None if value is None else value.isoformat()


def _article(article: Article) -> dict[str, Any]:
    return {
        "id": article.id,
        "path": article.path,
        "source": article.source,
        "owner": article.owner,
        "agency": article.agency,
        "title": article.title,
        "url": article.url,
        "language": article.language,
        "published": _day(article.published),
        "published_basis": article.published_basis,
        "dropped": [{"start": d.start, "end": d.end, "why": d.why} for d in article.dropped],
    }


def _claim(claim: Claim) -> dict[str, Any]:
    value, time = claim.value, claim.time
    return {
        "id": claim.id,
        "article": claim.article,
        "topic": claim.topic,
        "text": claim.text,
        "field": claim.field,
        "start": claim.start,
        "end": claim.end,
        "sentence": claim.sentence,
        "value": value and {"min": _number(value.min), "max": _number(value.max), "unit": value.unit, "words": value.words},
        "who": claim.who,
        "actors": list(claim.actors),
        "place": claim.place,
        "time": time and {"start": _day(time.start), "end": _day(time.end), "words": time.words},
        "detail": _detail(claim),
        "origin": list(claim.origin),
        "speaker": claim.speaker,
        "hedged": claim.hedged,
        "negated": claim.negated,
        "update": claim.update,
    }


def _detail(claim: Claim) -> dict[str, Any]:
    slots: dict[str, Any] = {key: _number(v) if isinstance(v, float) else v for key, v in claim.detail.items()}
    slots["sentence_start"] = claim.sentence_start
    if claim.as_of:
        slots["as_of"] = claim.as_of.isoformat()
    return dict(sorted(slots.items()))


def _cluster(cluster: Cluster) -> dict[str, Any]:
    return {
        "id": cluster.id,
        "topic": cluster.topic,
        "label": cluster.label,
        "claims": list(cluster.claims),
        "positions": [
            {"id": p.id, "says": p.says, "claims": list(p.claims), "origins": list(p.origins), "independent": p.independent}
            for p in cluster.positions
        ],
        "leading": cluster.leading,
        "verdict": cluster.verdict,
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "id": finding.id,
        "cluster": finding.cluster,
        "positions": list(finding.positions),
        "verdict": finding.verdict,
        "reason": finding.reason,
        "explanation": finding.explanation,
        "within_article": finding.within_article,
        "claims": list(finding.claims),
    }


def _shared(shared: Shared) -> dict[str, Any]:
    return {
        "articles": list(shared.articles),
        "share": _number(shared.share),
        "passages": [{"starts": list(p.starts), "ends": list(p.ends), "words": p.words} for p in shared.passages],
    }


def _no_number(name: str) -> None:
    raise ValueError(f"not JSON: {name} is no number")


def _read_day(value: str | None, where: str) -> date | None:
    try:
        return None if value is None else date.fromisoformat(value)
    except (TypeError, ValueError):
        raise ValueError(f"{where} is {value!r}, expected a date such as 2024-05-31") from None


def _read_article(a: Mapping[str, Any]) -> Article:
    return Article(
        id=a["id"],
        text="",
        path=a["path"],
        source=a.get("source"),
        title=a.get("title"),
        url=a.get("url"),
        language=a["language"],
        published=_read_day(a["published"], f"published of article {a['id']}"),
        published_basis=a["published_basis"],
        dropped=tuple(Drop(d["start"], d["end"], d["why"]) for d in a.get("dropped", ())),
        owner=a.get("owner"),
        agency=a.get("agency"),
    )


def _read_claim(c: Mapping[str, Any], at: str) -> Claim:
    value, time, detail = c["value"], c.get("time"), dict(c.get("detail", {}))
    as_of, sentence_start = detail.pop("as_of", None), detail.pop("sentence_start", None)
    return Claim(
        id=c["id"],
        article=c["article"],
        topic=c["topic"],
        field=c["field"],
        start=int(c["start"]),
        end=int(c["end"]),
        text=c["text"],
        sentence=c["sentence"],
        # A document of another hand lacks it: the claim is then the first place in the sentence with its words.
        sentence_start=sentence_start if isinstance(sentence_start, int) else int(c["start"]) - max(0, c["sentence"].find(c["text"])),
        value=value and Interval(value["min"], value["max"], value.get("unit"), value.get("words", "")),
        who=c["who"],
        actors=tuple(c.get("actors", ())),
        place=c.get("place"),
        time=None
        if time is None
        else TimeSpan(_read_day(time.get("start"), f"{at}.time.start"), _read_day(time.get("end"), f"{at}.time.end"), time.get("words")),
        as_of=_read_day(as_of, f"{at}.detail.as_of"),
        detail=detail,
        origin=tuple(c["origin"]),
        speaker=c.get("speaker"),
        hedged=c["hedged"],
        negated=c["negated"],
        update=c.get("update", False),
    )


def _read_cluster(c: Mapping[str, Any]) -> Cluster:
    return Cluster(
        id=c["id"],
        topic=c["topic"],
        label=c["label"],
        claims=tuple(c["claims"]),
        positions=tuple(
            Position(p["id"], p["says"], tuple(p["claims"]), tuple(p["origins"]), int(p["independent"])) for p in c["positions"]
        ),
        leading=c.get("leading"),
        verdict=c["verdict"],
    )


def _read_finding(f: Mapping[str, Any]) -> Finding:
    first, second = f["positions"]
    read_from = tuple(f.get("claims", ()))
    return Finding(f["id"], f["cluster"], (first, second), f["verdict"], f["reason"], f["explanation"], f["within_article"], read_from)


def _read_shared(s: Mapping[str, Any]) -> Shared:
    pair = tuple(s["articles"])
    return Shared((pair[0], pair[1]), s["share"], tuple(_read_passage(p) for p in s["passages"]))


def _read_passage(p: Mapping[str, Any]) -> Passage:
    (a, b), (c, d) = p["starts"], p["ends"]
    return Passage((int(a), int(b)), (int(c), int(d)), int(p["words"]))


def _check_names(report: Report) -> None:
    """Everything that is named must be there: the drawings look it up."""
    articles, claims = {a.id for a in report.articles}, {c.id for c in report.claims}
    clusters, positions = {c.id for c in report.clusters}, {p.id for c in report.clusters for p in c.positions}
    for claim in report.claims:
        _check_known([claim.article], articles, f"claim {claim.id}", "article")
    for cluster in report.clusters:
        _check_known([*cluster.claims, *(c for p in cluster.positions for c in p.claims)], claims, f"cluster {cluster.id}", "claim")
        _check_known([cluster.leading] if cluster.leading else [], positions, f"cluster {cluster.id}", "position")
    for finding in report.findings:
        _check_known([finding.cluster], clusters, f"finding {finding.id}", "cluster")
        _check_known(finding.positions, positions, f"finding {finding.id}", "position")
        _check_known(finding.claims, claims, f"finding {finding.id}", "claim")
    for shared in report.shared:
        _check_known(shared.articles, articles, "what is shared", "article")
    for silence in report.silences:
        _check_known([silence.article], articles, "a silence", "article")
        _check_known([silence.cluster], clusters, "a silence", "cluster")


def _check_known(named: Iterable[str], known: set[str], who: str, kind: str) -> None:
    for name in named:
        if name not in known:
            raise ValueError(f"{who} names {kind} {name!r}, which the report does not hold")
