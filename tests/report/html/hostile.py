"""Two articles that contradict each other, with hostile text wherever an article's words can come to stand."""

from datetime import date

from reconcile.model import Article, Claim, Cluster, Drop, Finding, Interval, Position, Problem, Report, TimeSpan

HOSTILE = "=cmd|x <script>alert(1)</script> </script><!-- [red]26[/red] a\x1b[2J \u202e26\u202c \"'><img src=x onerror=alert(2)> {{ 7*7 }}"
SHOWN = "=cmd|x <script>alert(1)</script> </script><!-- [red]26[/red] a␛[2J <U+202E>26<U+202C> \"'><img src=x onerror=alert(2)> {{ 7*7 }}"


def hostile() -> Report:
    articles = tuple(
        Article(f"{n}{HOSTILE}", f"{HOSTILE}\nmore\ud800", HOSTILE, f"{n}{HOSTILE}", HOSTILE, "javascript:alert(3)", "en",
                date(2031, 5, int(n)), "metadata", (Drop(len(HOSTILE) + 1, len(HOSTILE) + 5, HOSTILE),)) for n in "12"
    )  # fmt: skip
    claims = tuple(
        Claim(f"c-{n}", a.id, f"killed{HOSTILE}", "text", 0, len(HOSTILE), HOSTILE, f"{HOSTILE} end", 0, Interval(n, n, "person", HOSTILE),
              HOSTILE, (HOSTILE,), HOSTILE, TimeSpan(None, None, HOSTILE), origin=(HOSTILE,), speaker=HOSTILE)
        for n, a in enumerate(articles, 1)
    )  # fmt: skip
    positions = tuple(Position(f"p-{n}", HOSTILE, (f"c-{n}",), (HOSTILE,), 1) for n in (1, 2))
    cluster = Cluster("k-1", f"killed{HOSTILE}", HOSTILE, ("c-1", "c-2"), positions, "p-2", "contradict")
    finding = Finding("f-1", "k-1", ("p-1", "p-2"), "contradict", "update", HOSTILE)
    return Report(articles, claims, (cluster,), (finding,), (Problem(HOSTILE, HOSTILE),))
