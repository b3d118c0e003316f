"""Clusters judged: positions, findings, verdict, label and leading figure, whatever the order of the input."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reconcile.judge.drift import WAYS
from reconcile.judge.judge import GRAVITY, judge
from reconcile.link.link import Linked, cluster_id
from reconcile.model import Claim, Cluster, Finding
from tests.judge.make import AIM, ARTICLES, BOOK, CALL, CROWD, QUOTE, TOPICS, claim, day, on

WITH = replace(BOOK, topics={**BOOK.topics, **TOPICS})


def judged(claims: list[Claim], *groups: tuple[int, ...]) -> tuple[list[Cluster], list[Finding]]:
    return judge(claims, Linked((), groups or (tuple(range(len(claims))),)), ARTICLES, WITH)


@pytest.mark.parametrize(
    ("claims", "verdict", "findings"),
    [
        ([claim("a", (26, 26))], "single", []),
        ([claim("a", (26, 26), id="x"), claim("a", (26, 26), id="y")], "single", []),
        ([claim("a", (26, 26)), claim("b", (26, 26))], "agree", []),
        ([claim("a", (26, 26)), claim("b", (20, 99))], "agree", [("agree", "precision", False)]),
        ([claim("a", (18, 18)), claim("b", (26, 26))], "diverge", [("diverge", "update", False)]),
        (
            [claim("a", (18, 18), topic=CROWD, field="title"), claim("a", (26, 26), topic=CROWD)],
            "contradict",
            [("contradict", "value", True)],
        ),
        (
            [claim("a", (18, 18), topic=CROWD), claim("b", (26, 26), topic=CROWD), claim("c", (20, None), topic=CROWD)],
            "contradict",
            [("contradict", "value", False), ("contradict", "value", False), ("agree", "bound", False)],
        ),
        (
            [claim("a", topic=QUOTE, text="Never again", speaker="x"), claim("a", topic=QUOTE, text="We came back", speaker="x")],
            "single",
            [],
        ),
    ],
    ids=[
        "one claim",
        "one article twice",
        "same figure",
        "same but vaguer",
        "grown",
        "within one article",
        "three",
        "two sentences of one speech",
    ],
)
def test_a_cluster_has_the_gravest_verdict_of_its_findings(
    claims: list[Claim], verdict: str, findings: list[tuple[str, str, bool]]
) -> None:
    clusters, found = judged(claims)
    assert [k.verdict for k in clusters] == [verdict]
    assert [(f.verdict, f.reason, f.within_article) for f in found] == findings


def test_a_toll_that_one_pair_shows_to_have_grown_is_not_called_fallen() -> None:
    """Two outlets give 18 and 26 on the third; one repeats 18 on the fifth, behind the news."""
    row = [claim("a", (18, 18), as_of=day(3)), claim("b", (26, 26), as_of=day(4), update=True), claim("b", (18, 18), as_of=day(5))]
    _, found = judged(row)
    assert [(f.verdict, f.reason) for f in found] == [("diverge", "update")]


def test_the_gravest_clusters_and_findings_come_first() -> None:
    row = [
        claim("a", (1, 1)),
        claim("b", (1, 1)),
        claim("a", (18, 18), topic=CROWD),
        claim("b", (26, 26), topic=CROWD),
        claim("a", (5, 5), who="police"),
        claim("b", (7, 7), who="police"),
    ]
    clusters, found = judged(row, (0, 1), (2, 3), (4, 5))
    assert [k.verdict for k in clusters] == ["contradict", "diverge", "agree"]
    assert [GRAVITY[f.verdict] for f in found] == sorted((GRAVITY[f.verdict] for f in found), reverse=True)


def test_a_label_says_what_the_claims_are_about() -> None:
    toll = [claim("a", (5, 5), who="police", place="Rabat", time=on(1)), claim("b", (5, 5), who="police", place="Rabat", time=on(1))]
    period = [replace(c, detail={"period": "true"}) for c in toll]
    calls = [claim("a", (1, 1), topic=CALL, actors=("One", "Two"))]
    quotes = [claim("a", topic=QUOTE, text="Never", speaker="the mayor", place="Rabat")]
    labels = [judged(row)[0][0].label for row in (toll, period, calls, quotes)]
    assert labels == [
        "police dead in Rabat on 2031-05-01",
        "police dead in Rabat since 2031-05-01",
        "calls of One and Two",
        "quotation of the mayor",
    ]


def test_a_count_has_a_leading_position_and_an_event_none() -> None:
    grown = [claim("a", (18, 18), as_of=day(3)), claim("b", (26, 26), as_of=day(5))]
    (cluster,), _ = judged(grown)
    assert next(p.says for p in cluster.positions if p.id == cluster.leading) == "26 people dead"
    event = [claim("a", topic=AIM, detail={"target": "x"}), claim("b", topic=AIM, detail={"target": "y"})]
    assert judged(event)[0][0].leading is None


@pytest.mark.parametrize(("tellers", "leads"), [("ab", True), ("a", False)])
def test_what_more_sources_count_leads_beside_a_part_of_it(tellers: str, leads: bool) -> None:
    told = {"a": "The river took 26 people in the night, the mayor's office said.", "b": "Divers counted 26 dead below the old weir."}
    ((cluster,), _) = judged([*(claim(name, (26, 26), sentence=told[name]) for name in tellers), claim("d", (9, 9), who="children")])
    head = next((p.says for p in cluster.positions if p.id == cluster.leading), None)
    assert head == ("26 people dead" if leads else None)


def test_ids_of_clusters_depend_on_their_claims_not_their_order() -> None:
    row = [claim("a", (1, 1)), claim("b", (2, 2))]
    assert cluster_id("toll", row) == cluster_id("toll", row[::-1]) != cluster_id("crowd", row)
    assert cluster_id("toll", row) != cluster_id("toll", row[:1])


ROWS = st.lists(
    st.tuples(
        st.sampled_from("abc"),
        st.sampled_from([(5, 5), (5, None), (7, 9), (12, 12)]),
        st.booleans(),
        st.sampled_from([None, 1, 3]),
        st.sampled_from([None, on(1)]),
    ),
    min_size=1,
    max_size=5,
    unique=True,
)
Row = tuple[str, tuple[int, int | None], bool, int | None, object]


def build(rows: list[Row], ids: list[str], topic: str) -> list[Claim]:
    return [
        claim(a, v, id=i, topic=TOPICS[topic], negated=n, as_of=day(d) if d else None, time=t)
        for i, (a, v, n, d, t) in zip(ids, rows, strict=True)
    ]


@given(ROWS, st.sampled_from(["toll", "crowd", "astray"]), st.data())
@settings(max_examples=40, deadline=None)
def test_what_is_found_does_not_depend_on_the_order_of_the_claims(rows: list[Row], topic: str, data: st.DataObject) -> None:
    claims = build(rows, [f"c-{i}" for i in range(len(rows))], topic)
    order = data.draw(st.permutations(range(len(claims))))
    assert judged(claims) == judged([claims[i] for i in order])


@given(ROWS, st.sampled_from(["toll", "crowd", "astray"]), st.data())
@settings(max_examples=40, deadline=None)
def test_verdicts_do_not_depend_on_ids(rows: list[Row], topic: str, data: st.DataObject) -> None:
    names = [f"c-{i}" for i in range(len(rows))]
    other = data.draw(st.permutations(names))

    def told(ids: list[str]) -> list[tuple[str, str]]:
        clusters, found = judged(build(rows, ids, topic))
        says = {p.id: p.says for k in clusters for p in k.positions}
        return sorted((f.verdict, *sorted(says[p] for p in f.positions)) for f in found)  # type: ignore[misc]

    assert told(names) == told(other)


@given(ROWS, st.sampled_from(["toll", "crowd", "astray"]))
@settings(max_examples=40, deadline=None)
def test_every_finding_stands_between_two_positions_of_its_cluster(rows: list[Row], topic: str) -> None:
    clusters, found = judged(build(rows, [f"c-{i}" for i in range(len(rows))], topic))
    (cluster,) = clusters
    positions = {p.id for p in cluster.positions}
    assert len({f.id for f in found}) == len(found)
    assert len([f for f in found if f.reason not in WAYS]) == len(positions) * (len(positions) - 1) // 2
    for finding in found:
        assert finding.cluster == cluster.id
        assert set(finding.positions) <= positions
        assert finding.positions == tuple(sorted(finding.positions))
        assert len(set(finding.positions)) == 2 or finding.reason in WAYS
        assert len(finding.claims) == 2
        assert finding.explanation.endswith(".")


def test_reasons_do_not_depend_on_ids() -> None:
    """One pair contradicts as fallen, another as settled long after: the reason must not hang on how claims are called."""
    row = [claim("a", (26, 26), as_of=day(3)), claim("c", (26, 26), time=on(1)), claim("c", (18, 18), time=on(1), as_of=day(5))]
    reasons = set()
    for ids in permutations(["c-1", "c-2", "c-3"]):
        _, found = judged([replace(c, id=i) for c, i in zip(row, ids, strict=True)])
        reasons.add(tuple((f.verdict, f.reason) for f in found))
    assert len(reasons) == 1
