import pytest
from rich.cells import cell_len

from reconcile.model import Interval
from reconcile.report.explain import interval, print_explanation
from tests.report.draw import canvas
from tests.report.sample import REPORT, S1

IDS = [*(x.id for kind in (REPORT.articles, REPORT.claims, REPORT.clusters, REPORT.findings) for x in kind),
       *(p.id for c in REPORT.clusters for p in c.positions)]  # fmt: skip


def explained(wanted, width=100, **options):
    console = canvas(width)
    print_explanation(REPORT, wanted, console, **options)
    return console.file.getvalue()


@pytest.mark.parametrize("wanted", IDS)
@pytest.mark.parametrize("bidi", ["raw", "visual"])
def test_everything_can_be_explained(wanted, bidi):
    text = explained(wanted, 80, bidi=bidi)
    assert wanted in text.splitlines()[0] or wanted in text
    assert max(cell_len(line) for line in text.splitlines()) <= 80


@pytest.mark.parametrize(
    ("wanted", "there"),
    [
        ("c-k0000001", ["claim c-k0000001  killed", "[a1] text 69–91, 2031-05-01, صحيفة النهر", "12 or more, unit person, written: 12",
                        "Al Waha", "2031-05-01: يوم الخميس", "وزارة الصحة", "killed/ar/3", "{die} {count:who}", "in cluster k-killed01",
                        "in position p-12: at least 12 people", "finding f-update01"]),
        ("c-k0000002", ["وزارة الصحة ← via وكالة الساحل", "replaces an earlier figure"]),
        ("c-b0000002", ["denied", "مدير السدود"]),
        ("c-m0000001", ["the article's own voice"]),
        ("p-31", ["in cluster k-killed01", "31 people  ★ leading", "2 claims, 1 independent origin: وزارة الصحة", "c-k0000003"]),
        ("k-killed01", ["diverge", "p-12", "p-dozens", "c-t0000001", "f-agree001", "f-update01"]),
        ("f-dam00001", ["✗ contradict: polarity", "A  p-fell", "B  p-stood", "Could both be true? No: one denies", "السد (القديم) انهار"]),
        ("f-missing1", ["Both stand in one article."]),
        ("a1", ["article a1  فيضان في مدينة الواحة", "2031-05-01, basis: stated",
                "0–12: menu", "2 claims", "c-k0000001  killed", "c-b0000001"]),
        ("f-dam", ["finding f-dam00001"]),
    ],
)  # fmt: skip
def test_explanation(wanted, there):
    text = explained(wanted)
    assert [word for word in there if word not in text] == []


@pytest.mark.parametrize("rules", [{"killed/ar/3": "read [this]"}, lambda rule: "read [this]" if rule == "killed/ar/3" else None])
def test_the_rule_is_shown(rules):
    assert "read [this]" in explained("c-k0000001", rule_text=rules)
    assert "read" not in explained("c-k0000002", rule_text=rules)


def test_the_whole_sentence_is_there():
    assert " ".join(explained("c-k0000001").split()).count(S1) == 1


@pytest.mark.parametrize(
    ("wanted", "why"),
    [
        ("c-k0000009", "is it c-k0000001, c-k0000002"),
        ("c-k", "begins 3 ids: c-k0000001, c-k0000002, c-k0000003"),
        ("c-", "begins 10 ids: .*, …"),
        ("zzzz", "no article, claim, cluster, position or finding 'zzzz'$"),
        ("", "no article"),
    ],
)
def test_an_unknown_id_is_refused_with_what_comes_near(wanted, why):
    with pytest.raises(LookupError, match=why):
        explained(wanted)


@pytest.mark.parametrize(
    ("low", "high", "shown"),
    [(26, 26, "26"), (26.0, 26.0, "26"), (3001, None, "3,001 or more"), (None, 39, "39 or fewer"), (27, 33, "27 to 33"), (2.5, 2.5, "2.5"),
     (None, None, "any number"), (12_345_678, 12_345_678, "12,345,678")],
)  # fmt: skip
def test_interval(low, high, shown):
    assert interval(Interval(low, high)) == shown
    assert interval(None) == ""
