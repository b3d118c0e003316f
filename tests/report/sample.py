"""An invented flood, told by two Arabic outlets and an English one: findings of every verdict, and hostile text."""

from datetime import date

from reconcile.model import Article, Claim, Cluster, Drop, Finding, Interval, Passage, Position, Problem, Report, Shared, Silence, TimeSpan

ARTICLES = (
    Article("a1", "", "in/a1.txt", "صحيفة النهر", "فيضان في مدينة الواحة", None, "ar", date(2031, 5, 1), "stated", (Drop(0, 12, "menu"),)),
    Article("a2", "", "in/a2.txt", "وكالة الساحل", None, "https://example.org/2", "ar", date(2031, 5, 2), "inferred"),
    Article("a3", "", "in/a3.txt", "Harbour Post", "Flood kills dozens", None, "en", date(2031, 5, 2), "metadata"),
)

S1 = (
    "أعلنت وزارة الصحة يوم الخميس مقتل 12 شخصا على الأقل في فيضان ضرب مدينة الواحة، وقالت إن فرق الإنقاذ ما زالت "
    "تبحث عن مفقودين في القرى المجاورة التي انقطعت عنها الكهرباء والطرق منذ مساء الأربعاء بعد أمطار لم تشهدها المنطقة منذ سنوات طويلة."
)
S2 = "وقالت الشرطة إن السد (القديم) انهار فجر الخميس."
S3 = "ارتفعت الحصيلة إلى 31 قتيلاً في مدينة الواحة، بحسب وزارة الصحة."
S4 = "ونفى مدير السدود أن يكون السد قد انهار."
S5 = "The health ministry said 31 people were killed in the flood."
S6 = "Officials said 200 people were missing, while relief workers put the number of the missing at 90."
S7 = "وأصيب 40 شخصا \x1b[31mبجروح\u202e."
S8 = "Rescuers saved [red]17[/red] people from a roof."


def claim(name, article, topic, sentence, words, *, at=0, **slots):
    """A claim whose words are found in its sentence."""
    start = at + sentence.index(words)
    return Claim(f"c-{name}", article, topic, slots.pop("field", "text"), start, start + len(words), words, sentence, at, **slots)


def people(low, high=None, words=""):
    return Interval(low, high, "person", words)


MINISTRY = "وزارة الصحة"
FLOOD = TimeSpan(date(2031, 5, 1), date(2031, 5, 1), "يوم الخميس")
CLAIMS = (
    claim("k0000001", "a1", "killed", S1, "مقتل 12 شخصا على الأقل", at=40, value=people(12, words="12"), who="people", place="Al Waha",
          time=FLOOD, as_of=date(2031, 5, 1), origin=(MINISTRY,), detail={"rule": "killed/ar/3", "pattern": "{die} {count:who}"}),
    claim("k0000002", "a2", "killed", S3, "31 قتيلاً", at=0, value=people(31, 31, "31"), who="people", place="Al Waha",
          as_of=date(2031, 5, 2), origin=(MINISTRY, "وكالة الساحل"), update=True, detail={"rule": "killed/ar/1"}),
    claim("k0000003", "a3", "killed", S5, "31 people were killed", at=0, value=people(31, 31, "31"), who="people", origin=(MINISTRY,)),
    claim("b0000001", "a1", "collapse", S2, "السد (القديم) انهار", at=400, origin=("Police",)),
    claim("b0000002", "a2", "collapse", S4, "ونفى مدير السدود أن يكون السد قد انهار", at=80, negated=True, origin=("مدير السدود",)),
    claim("m0000001", "a3", "missing", S6, "200 people were missing", at=80, value=people(200, 200, "200"), who="people"),
    claim("m0000002", "a3", "missing", S6, "the number of the missing at 90", at=80, value=people(90, 90, "90"), who="people",
          hedged=True, origin=("relief workers",)),
    claim("i0000001", "a2", "injured", S7, "وأصيب 40 شخصا", at=200, value=people(40, 40, "40"), who="people"),
    claim("r0000001", "a3", "rescued", S8, "saved [red]17[/red] people", at=300, value=people(17, 17, "17"), who="people"),
    claim("t0000001", "a3", "killed", "Flood kills dozens", "kills dozens", field="title", value=people(20, 99, "dozens"), who="people"),
)
CLUSTERS = (
    Cluster("k-killed01", "killed", "killed: people, Al Waha, 1 May 2031", ("c-k0000001", "c-k0000002", "c-k0000003", "c-t0000001"), (
        Position("p-12", "at least 12 people", ("c-k0000001",), (MINISTRY,), 1),
        Position("p-31", "31 people", ("c-k0000002", "c-k0000003"), (MINISTRY,), 1),
        Position("p-dozens", "dozens of people", ("c-t0000001",), ("Harbour Post",), 1),
    ), "p-31", "diverge"),
    Cluster("k-dam00001", "collapse", "collapse of the dam, Al Waha, 1 May 2031", ("c-b0000001", "c-b0000002"), (
        Position("p-fell", "the dam collapsed", ("c-b0000001",), ("Police",), 1),
        Position("p-stood", "the dam did not collapse", ("c-b0000002",), ("مدير السدود",), 1),
    ), None, "contradict"),
    Cluster("k-missing1", "missing", "missing: people", ("c-m0000001", "c-m0000002"), (
        Position("p-200", "200 people", ("c-m0000001",), ("Harbour Post",), 1),
        Position("p-90", "90 people", ("c-m0000002",), ("relief workers",), 1),
    ), None, "diverge"),
    Cluster("k-injured1", "injured", "injured: people, Al Waha", ("c-i0000001",), (Position("p-40", "40 people", ("c-i0000001",), (), 1),)),
    Cluster("k-rescued1", "rescued", "rescued: people", ("c-r0000001",), (Position("p-17", "17 people", ("c-r0000001",), (), 1),)),
)
FINDINGS = (
    Finding("f-update01", "k-killed01", ("p-12", "p-31"), "diverge", "update",
            "صحيفة النهر gives at least 12 people on 1 May, وكالة الساحل gives 31 people a day later and says that the count rose."),
    Finding("f-agree001", "k-killed01", ("p-31", "p-dozens"), "agree", "precision", "31 people are dozens of people."),
    Finding("f-dam00001", "k-dam00001", ("p-fell", "p-stood"), "contradict", "polarity",
            "Police say that the dam collapsed, مدير السدود denies it."),
    Finding("f-missing1", "k-missing1", ("p-200", "p-90"), "diverge", "hedge", "200 people against an estimate of 90 people.", True,
            ("c-m0000001", "c-m0000002")),
)
SHARED = (Shared(("a1", "a2"), 0.35, (Passage((40, 0), (120, 80), 14), Passage((300, 200), (350, 250), 9))),)
REPORT = Report(ARTICLES, CLAIMS, CLUSTERS, FINDINGS, (Problem("in/a4.txt", "not UTF-8", 3), Problem("in/a5.pdf", "empty")), "sha256:0000",
                SHARED, (Silence("a1", "k-injured1", 1, 1),))


def growing(days: int) -> Report:
    """One figure that grows day by day: as many positions, and an update between any two."""
    articles = tuple(Article(f"g{d}", "", source=f"Outlet {d}", language="en", published=date(2031, 5, d)) for d in range(1, days + 1))
    claims = tuple(claim(f"{d:08}", f"g{d}", "killed", f"The toll is now {10 * d} dead.", f"{10 * d} dead", value=people(10 * d, 10 * d))
                   for d in range(1, days + 1))
    positions = tuple(Position(f"p-{d}", f"{10 * d} people", (f"c-{d:08}",), (f"Outlet {d}",), 1) for d in range(1, days + 1))
    findings = tuple(Finding(f"f-{a}-{b}", "k-grow", (f"p-{a}", f"p-{b}"), "diverge", "update", f"{10 * a} became {10 * b}.")
                     for a in range(1, days + 1) for b in range(a + 1, days + 1))
    # The cluster holds them out of order: the drawing must put them in order.
    cluster = Cluster("k-grow", "killed", "killed: people", tuple(c.id for c in claims), positions[::-1], f"p-{days}", "diverge")
    return Report(articles, claims, (cluster,), findings)
