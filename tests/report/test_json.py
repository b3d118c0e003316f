import json
from contextlib import nullcontext
from dataclasses import replace
from datetime import date
from pathlib import Path

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reconcile.model import Article, Claim, Cluster, Drop, Finding, Interval, Passage, Position, Problem, Report, Shared, Silence, TimeSpan
from reconcile.report.contract import check, schema
from reconcile.report.json import from_json, to_json
from tests.report.sample import CLAIMS, REPORT

SHARED = Path(__file__).resolve().parents[2].parent / "shared" / "contract" / "report.schema.json"

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
maybe = st.none() | words
days = st.none() | st.dates()
numbers = st.none() | st.integers(-(10**9), 10**9) | st.floats(allow_nan=False, allow_infinity=False)
names = st.lists(words, max_size=3).map(tuple)
intervals = st.builds(Interval, min=numbers, max=numbers, unit=maybe, words=words)
details = st.dictionaries(words.filter(lambda k: k not in ("as_of", "sentence_start")), maybe | numbers, max_size=3)
offsets = st.integers(0, 10**6)


def enum(kind, key):
    return st.sampled_from(schema()["$defs"][kind]["properties"][key]["enum"])


def few(things):
    return st.lists(things, max_size=2).map(tuple)


def article(name):
    dropped, basis = few(st.builds(Drop, offsets, offsets, words)), enum("article", "published_basis")
    known = {"owner": maybe, "agency": maybe}
    return st.builds(Article, st.just(name), st.just(""), maybe, maybe, maybe, maybe, words, days, basis, dropped, **known)


def claim(name, articles):
    where = {"article": st.sampled_from(articles), "field": enum("claim", "field"), "detail": details}
    where |= dict.fromkeys(("start", "end", "sentence_start"), offsets)
    slots = {"value": st.none() | intervals, "who": maybe, "actors": names, "place": maybe, "as_of": days, "origin": names}
    flags = dict.fromkeys(("hedged", "negated", "update"), st.booleans())
    times = st.none() | st.builds(TimeSpan, days, days, maybe)
    return st.builds(Claim, id=st.just(name), topic=words, text=words, sentence=words, speaker=maybe, time=times, **where, **slots, **flags)


@st.composite
def reports(draw):
    """Reports that hold together: what is named is there. Articles have no text, which JSON does not carry."""
    ids = draw(st.lists(words, min_size=1, max_size=3, unique=True))
    articles = tuple(draw(article(i)) for i in ids)
    claims = tuple(draw(claim(f"c-{n}", ids)) for n in range(draw(st.integers(1, 3))))
    held = st.lists(st.sampled_from([c.id for c in claims]), max_size=3).map(tuple)
    positions = tuple(draw(st.builds(Position, st.just(f"p-{n}"), words, held, names, st.integers(0, 9))) for n in range(2))
    leading, verdict = st.sampled_from([None, "p-0"]), enum("cluster", "verdict")
    cluster = draw(st.builds(Cluster, st.just("k-1"), words, words, held, st.just(positions), leading, verdict))
    pair, verdict, reason = st.just(("p-0", "p-1")), enum("finding", "verdict"), enum("finding", "reason")
    findings = draw(few(st.builds(Finding, words, st.just("k-1"), pair, verdict, reason, words, st.booleans(), held)))
    problems = draw(few(st.builds(Problem, words, words, st.none() | offsets)))
    two, both = st.tuples(offsets, offsets), st.tuples(st.sampled_from(ids), st.sampled_from(ids))
    shared = draw(few(st.builds(Shared, both, st.floats(0, 1), few(st.builds(Passage, two, two, offsets)))))
    silences = draw(few(st.builds(Silence, st.sampled_from(ids), st.just("k-1"), offsets, offsets)))
    return Report(articles, claims, (cluster,), findings, problems, draw(words), shared, silences)


relaxed = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


@relaxed
@given(reports())
def test_round_trip(report):
    written = to_json(report)
    assert from_json(written) == report
    assert to_json(from_json(written)) == written
    jsonschema.validate(json.loads(written), schema())


def test_the_sample_is_valid_by_the_shared_contract():
    if not SHARED.exists():
        pytest.skip("the contract's folder is not here")
    shared = json.loads(SHARED.read_text(encoding="utf-8"))
    mine = schema()
    for kind, first in shared["$defs"].items():  # version 2 adds keys and reasons, and takes nothing away
        second = mine["$defs"][kind]
        assert first["required"] == second["required"]
        assert set(first["properties"]) <= set(second["properties"])
    reasons = [s["$defs"]["finding"]["properties"]["reason"]["enum"] for s in (shared, mine)]
    assert set(reasons[0]) <= set(reasons[1])
    jsonschema.validate(json.loads(to_json(REPORT)) | {"schema": "reconcile-report/1"}, shared)


def test_a_report_of_version_1_is_read():
    written = json.loads(to_json(REPORT))
    first = {key: written[key] for key in written if key not in ("shared", "silences")}
    first["schema"] = "reconcile-report/1"
    first["findings"] = [{key: f[key] for key in f if key != "claims"} for f in first["findings"]]
    findings = tuple(replace(f, claims=()) for f in REPORT.findings)
    assert from_json(json.dumps(first)) == replace(REPORT, findings=findings, shared=(), silences=())


def test_bytes():
    written = to_json(REPORT)
    assert written.endswith("\n}\n")
    assert "مقتل 12 شخصا على الأقل" in written
    assert to_json(REPORT) == written
    document = json.loads(written)
    assert list(document) == list(schema()["properties"])
    for kind in ("article", "claim", "cluster", "finding"):
        assert list(document[f"{kind}s"][0]) == list(schema()["$defs"][kind]["properties"])
    assert document["tool"] == {"name": "reconcile", "version": document["tool"]["version"], "rules": "sha256:0000"}


def test_what_the_contract_has_no_key_for_stands_in_detail():
    detail = json.loads(to_json(REPORT))["claims"][0]["detail"]
    assert detail == {"as_of": "2031-05-01", "pattern": "{die} {count:who}", "rule": "killed/ar/3", "sentence_start": 40}
    assert from_json(to_json(REPORT)).claims[0] == CLAIMS[0]


@pytest.mark.parametrize(("number", "written"), [(26.0, "26"), (26, "26"), (2.5, "2.5"), (None, "null"), (1e6, "1000000")])
def test_numbers(number, written):
    report = Report((Article("a", ""),), (Claim("c", "a", "killed", "text", 0, 1, "x", "x", 0, Interval(number, None)),), (), ())
    assert f'"min": {written},' in to_json(report)


def test_a_figure_that_is_not_finite_is_refused():
    with pytest.raises(ValueError, match="Out of range"):
        to_json(Report((), (Claim("c", "a", "killed", "text", 0, 1, "x", "x", 0, Interval(float("inf"), None)),), (), ()))


def changed(*path, to):
    document = json.loads(to_json(REPORT))
    at = document
    for step in path[:-1]:
        at = at[step]
    at[path[-1]] = to
    return json.dumps(document)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "not JSON"),
        ("{", "not JSON"),
        ("[" * 100_000, "nested too deeply"),
        ("[]", "the report is [], expected object"),
        ('{"schema": "reconcile-report/1"}', "the report lacks 'articles'"),
        (changed("schema", to="reconcile-report/9"), 'schema is "reconcile-report/9", expected "reconcile-report/2"'),
        (changed("claims", 1, "value", "min", to="many"), 'claims[1].value.min is "many", expected number or null'),
        (changed("claims", 1, "hedged", to=0), "claims[1].hedged is 0, expected boolean"),
        (changed("claims", 0, "start", to=True), "claims[0].start is true, expected integer"),
        (changed("claims", 0, "value", "max", to=float("nan")), "NaN is no number"),
        (changed("claims", 0, "detail", "as_of", to="soon"), "claims[0].detail.as_of is 'soon', expected a date"),
        (changed("claims", 0, "detail", "as_of", to=5), "claims[0].detail.as_of is 5, expected a date"),
        (changed("articles", 0, "published", to="1 May"), "published of article a1 is '1 May', expected a date"),
        (changed("findings", 0, "verdict", to="maybe"), 'findings[0].verdict is "maybe", expected one of agree, diverge, contradict'),
        (changed("findings", 0, "positions", to=["p-12"]), "findings[0].positions has 1 items"),
        (changed("findings", 0, "cluster", to="k-none"), "finding f-update01 names cluster 'k-none', which the report does not hold"),
        (changed("clusters", 0, "leading", to="p-none"), "cluster k-killed01 names position 'p-none'"),
        (changed("claims", 0, "article", to="a9"), "claim c-k0000001 names article 'a9'"),
        (changed("findings", 0, "claims", to=["c-none"]), "finding f-update01 names claim 'c-none'"),
        (changed("shared", 0, "articles", to=["a1", "a9"]), "what is shared names article 'a9'"),
        (changed("silences", 0, "cluster", to="k-none"), "a silence names cluster 'k-none'"),
        (changed("clusters", 0, "claims", to=["c-none"]), "cluster k-killed01 names claim 'c-none'"),
    ],
)
def test_a_wrong_document_is_refused_with_why(text, why):
    with pytest.raises(ValueError) as error:  # noqa: PT011
        from_json(text)
    assert why in str(error.value)


def test_unknown_keys_are_passed_over_and_optional_ones_may_lack():
    document = json.loads(to_json(REPORT))
    document["made_by"], document["claims"][0]["colour"] = "another tool", "blue"
    assert from_json(json.dumps(document)) == from_json(to_json(REPORT))
    for kind in ("article", "claim", "cluster"):
        rule = schema()["$defs"][kind]
        for thing in document[f"{kind}s"]:
            for key in set(thing) - set(rule["required"]):
                del thing[key]
    del document["tool"]
    read = from_json(json.dumps(document))
    assert (read.claims[1].sentence_start, read.claims[1].update, read.articles[0].source, read.rules_digest) == (0, False, None, "")
    assert read.articles[0].published == date(2031, 5, 1)


VALUES = st.sampled_from([None, True, 0, 1.5, 2.0, -1, "x", "reconcile-report/1", [], ["a"], {}, {"start": 1}, {"min": 1, "max": None}])


@relaxed
@given(st.data())
def test_check_says_what_jsonschema_says(data):
    """Change, drop or add one thing at a random depth: both must accept, or both refuse."""
    document = json.loads(to_json(REPORT))
    at = document
    while True:
        key = data.draw(st.sampled_from(list(at) if isinstance(at, dict) else list(range(len(at)))))
        if isinstance(at[key], dict | list) and at[key] and data.draw(st.booleans()):
            at = at[key]
        else:
            break
    if data.draw(st.booleans()):
        at[key] = data.draw(VALUES)
    else:
        del at[key]
    valid = jsonschema.Draft202012Validator(schema()).is_valid(document)
    with nullcontext() if valid else pytest.raises(ValueError, match=r"\w"):
        check(document)
