"""Arabic counts as newspapers write them: what is a toll, of whom, and what only looks like one."""

from __future__ import annotations

from functools import lru_cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reconcile.extract.analyse import analyse
from reconcile.extract.counts import counts
from reconcile.extract.grammar import Grammar, compile_grammar
from reconcile.rulebook.book import Rulebook, load_rules
from reconcile.text.fold import fold

Claim = tuple[str, float | None, float | None, str]


@lru_cache(maxsize=1)
def arabic() -> tuple[Rulebook, Grammar]:
    book = load_rules()
    return book, compile_grammar(book, "ar")


def read(text: str) -> list[Claim]:
    """Topic, interval and who of every count that a text claims; denied ones with a bar before the topic."""
    book, grammar = arabic()
    found = [c for s in analyse("text", fold(text, grammar.folding), text, grammar) for c in counts(s, grammar, book)]
    return [("|" * c.negated + c.topic, c.quantity.min, c.quantity.max, c.group) for c in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وقتل 5 آلاف و800 شخص في الحرب", [("killed", 5800, 5800, "people")]),
        ("وأصيب 18شخصا في الحادث", [("injured", 18, 18, "people")]),
        ("وقتل ما بين 20 و25 جنديا", [("killed", 20, 25, "soldiers")]),
        ("مقتل 20 - 25 شخصا", [("killed", 20, 25, "people")]),
        ("ونزوح مئتين وخمسين ألف شخص", [("displaced", 250_000, 250_000, "people")]),
        ("مقتل ألفي شخص وإصابة مائتي جندي", [("killed", 2000, 2000, "people"), ("injured", 200, 200, "soldiers")]),
        ("قتل المئات وجرح الآلاف", [("killed", 200, 999, "people"), ("injured", 2000, 9999, "people")]),
        ("مقتل شخصين على الأقل", [("killed", 2, None, "people")]),
        ("قتل ما لا يقل عن شرطيين", [("killed", 2, None, "police")]),
        ("سقط عشرون قتيلا على الأقل", [("killed", 20, None, "people")]),
        ("وأسفر عن سقوط قتيلين وثلاثة جرحى", [("killed", 2, 2, "people"), ("injured", 3, 3, "people")]),
    ],
)
def test_numbers_in_their_forms(text: str, expected: list[Claim]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("توقيف الشبان الثلاثة", [("arrested", 3, 3, "people")]),
        ("وأحيل العمال الـ 50 الموقوفون إلى النيابة بعد توقيف الحراس الخمسة", [("arrested", 5, 5, "security forces")]),
        ("قال مسؤول إن 12 مدنيا وجنديا واحدا قتلوا", [("killed", 12, 12, "civilians"), ("killed", 1, 1, "soldiers")]),
        ("وقالت الشرطة إن 15 مسلحا انتحاريا قتلوا", [("killed", 15, 15, "attackers")]),
        ("وإصابة 3 من عائلة واحدة", [("injured", 3, 3, "people")]),
        ("توفي 5 من ركاب الحافلة", [("killed", 5, 5, "passengers")]),
        ("وقتل أربعة من جنوده", [("killed", 4, 4, "soldiers")]),
        ("بلغ عدد القتلى المدنيين في القصف 57", [("killed", 57, 57, "civilians")]),
        ("وأصيب تسعة عمال، ثلاثة منهم حالتهم خطيرة", [("injured", 9, 9, "workers"), ("critical", 3, 3, "workers")]),
        (
            "أودت بحياة سبعة أشخاص في الإقليم الجنوبي غرب البلاد وثلاثة عمال في الشرق",
            [("killed", 7, 7, "people"), ("killed", 3, 3, "workers")],
        ),
        ("خطفوا تسعة من العمال وقتلوهم", [("kidnapped", 9, 9, "workers"), ("killed", 9, 9, "workers")]),
        ("وتم إنقاذ ستة عمال مصابين", [("injured", 6, 6, "workers"), ("rescued", 6, 6, "workers")]),
        ("قتل مسلح في تونس أمس شخصين", [("killed", 2, 2, "people")]),
        ("وقتل مسلح مجهول 3 جنود", [("killed", 3, 3, "soldiers")]),
        ("بعد أن قتل انتحاري، يعتقد أنه أجنبي، 12 شخصا", [("killed", 12, 12, "people")]),
        ("وقال إن 20 شخصا بينهم 3 أجانب اعتقلوا", [("arrested", 20, 20, "people"), ("arrested", 3, 3, "foreigners")]),
        ("توفي منهم 46 وشفي 58", [("killed", 46, 46, "people")]),
        ("وقتل عاملان وأصيب اثنان آخران", [("killed", 2, 2, "workers"), ("injured", 2, 2, "workers")]),
        ("توفي شاب وطفل وأصيب ثلاثة آخرون", [("killed", 1, 1, "people"), ("killed", 1, 1, "children"), ("injured", 3, 3, "people")]),
        ("وقال إن أربعة إيطاليين يعملون في البناء خطفوا", [("kidnapped", 4, 4, "people")]),
        ("مقتل 12 نازحا في القصف", [("killed", 12, 12, "migrants")]),
    ],
)
def test_whom_a_figure_counts(text: str, expected: list[Claim]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("مصرع وإصابة 8 أشخاص", [("casualties", 8, 8, "people")]),
        ("وفقد خمسة صيادين في البحر", [("missing", 5, 5, "farmers and fishers")]),
        ("وفقد 16 عاملا حياتهم", [("killed", 16, 16, "workers")]),
        ("وما زال 40 في عداد المفقودين", [("missing", 40, 40, "people")]),
        ("أعلنت الجبهة أسر 8 جنود", [("kidnapped", 8, 8, "soldiers")]),
        ("اصطدمت مركبة يستقلها ثلاثة طلاب بالجمال", [("aboard", 3, 3, "students")]),
        ("المجموعة المكونة من خمسة مهاجمين", [("attackers", 5, 5, "attackers")]),
        ("وكان على متن الطائرة 58 راكبا", [("aboard", 58, 58, "passengers")]),
        ("ضبطت الشرطة 14 مهربا", [("arrested", 14, 14, "suspects")]),
        ("وأسفر القصف عن سقوط جرحى", [("injured", 2, None, "people")]),
        ("وأسفر القصف عن سقوط قتلى وجرحى", [("casualties", 2, None, "people")]),
        ("غرق 30 مهاجرا قبالة الساحل", [("killed", 30, 30, "migrants")]),
        ("وسقط 14 جنديا قتلى", [("killed", 14, 14, "soldiers")]),
        ("وأجبرت السيول 40 عائلة على مغادرة منازلهم", [("displaced", 40, 40, "families")]),
        ("واحتجزت الشرطة 9 مسافرين", [("arrested", 9, 9, "passengers")]),
        ("واحتجز المسلحون 12 رهينة", [("kidnapped", 12, 12, "prisoners")]),
        ("ونفى المتحدث مقتل 20 جنديا", [("|killed", 20, 20, "soldiers")]),
    ],
)
def test_what_a_figure_tells(text: str, expected: list[Claim]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "فقد أكدت دراسة شملت 300 طبيب فائدة الرياضة",
        "قضت المحكمة بتقسيم الأرض إلى ثلاث قطع",
        "وأقدم شاب من القرية على قتل شقيقه",
        "ويحاول عمال الإنقاذ الوصول إلى آلاف السكان",
        "وتعرض المقر لهجوم مسلح",
        "وهو مصاب بمرض السكري",
        "شاهد على الحرب وشهيد فيها",
        "وزار الوزير أسر الجنود",
        "وجاء من كفر الزيات ثلاثة طلاب",
        "ضبطت الجمارك 200 جهاز",
        "وقتل 200 رأس من الماشية",
        "إصابة 3 لاعبين",
        "لم يسقط قتلى أو جرحى",
        "تشييع قتلى الحادث",
        "لقاح قد يحول دون إصابة الملايين بالمرض",
        "وأصابت الغارات خمس وحدات من المقاتلين",
        "وقال أحد المعتقلين السابقين في السجن",
        "حتى أصبحت المنطقة جريحة",
        "مقابل الإفراج عن عشرة معتقلين",
        "وأطلقت السلطات سراح 30 موقوفا",
        "وقال إن الحارس قتل فيما تضررت ثلاث من سياراته",
        "سيارة تقل رجلا وابنه",
        "واستقبل المطار 24 رحلة نقلت على متنها 5415 راكبا",
        "وغير معروف عدد الإصابات وتم توجيه ثلاث فرق",
        "بلاغ عن احتجاز شخصين بداخل بئر",
        "وحصدت الحملة 100 ألف تغريدة",
        "إعدام ملايين من الدجاجات",
        "واحتجز 12 شخصا في المصعد",
        "ضبط الجناة الذين تحرشوا بفتاة بأحد الأسواق",
        "أسعف الأهالي مسافرا فقد الوعي",
        "نزوح ربع سكانها البالغ عددهم 800 ألف نسمة",
        "وكان شاب قتل والده في القرية",
        "وفرار العشرات من المقاتلين نحو الجبل",
        "ظهر المرض الذي توفي به عالم سنة 256 هجرية",
        "قد يقتل الإعصار المئات",
        "هدد بقتل 5 رهائن",
        "وهناك احتمال مقتل 30 شخصا",
        "وأعلنت وفاة مؤسس حركة طالبان",
        "وذلك يؤدي إلى رفع أجر 30 عاملا",
    ],
)
def test_what_is_no_toll(text: str) -> None:
    assert read(text) == []


@given(st.integers(3, 9999))
@settings(max_examples=60, deadline=None)
def test_an_adverb_between_verb_and_figure_changes_nothing(number: int) -> None:
    assert read(f"وقتل مساء أمس {number} شخصا") == read(f"وقتل {number} شخصا") == [("killed", number, number, "people")]


@given(st.integers(3, 999), st.integers(3, 999))
@settings(max_examples=60, deadline=None)
def test_the_dead_and_the_injured_of_one_sentence_are_never_mixed(dead: int, injured: int) -> None:
    assert read(f"مقتل {dead} مدنيا وإصابة {injured} جنديا") == [
        ("killed", dead, dead, "civilians"),
        ("injured", injured, injured, "soldiers"),
    ]
