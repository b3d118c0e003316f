from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile.read.language import detect
from reconcile.rulebook.language import Language

FRENCH = (
    "Le ministre de l'Intérieur a annoncé mardi que douze personnes ont été tuées et une trentaine blessées dans l'attaque d'un "
    "marché à la périphérie de la ville. On ne sait pas encore qui a commis cet attentat, a dit un porte-parole, mais les "
    "enquêteurs sont sur place et le bilan pourrait s'alourdir dans les heures à venir, selon les secours."
)
SPANISH = (
    "El ministro del Interior anunció el martes que doce personas murieron y una treintena resultaron heridas en el ataque a un "
    "mercado de las afueras de la ciudad. No se sabe todavía quién cometió el atentado, dijo un portavoz, pero los investigadores "
    "están en el lugar y la cifra podría aumentar en las próximas horas."
)
GERMAN = (
    "Bei einem Anschlag auf einen Markt in der Hauptstadt sind am Dienstag mindestens zwölf Menschen getötet worden. Das war der "
    "schwerste Angriff in diesem Jahr, sagte ein Sprecher. Wer hinter der Tat steckt, ist noch unklar. In der Stadt wurde die "
    "Polizei in Alarmbereitschaft versetzt, an allen Bahnhöfen wird kontrolliert."
)
PERSIAN = (
    "وزیر کشور روز سه‌شنبه اعلام کرد که دوازده نفر در حمله به بازاری در حومه پایتخت کشته و حدود سی نفر زخمی شدند. هنوز معلوم "
    "نیست چه کسی این حمله را انجام داده است. سخنگوی وزارت گفت که بازرسان در محل هستند."
)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("أعلنت الوزارة أن 12 شخصا قتلوا في الهجوم على السوق، وأن ثلاثين آخرين أصيبوا.", "ar"),
        ("The ministry said that twelve people were killed in the attack on the market.", "en"),
        ("Skip to main content\nأعلنت الوزارة أن 12 شخصا قتلوا في الهجوم على السوق القديم أمس.\nShare this", "ar"),
        ("مقتل 12 شخصا", "ar"),
        ("12 killed in market blast", "en"),
        ("وقالت الشرطة، وفي بيان لها، إن الرجل قُتِلَ بين بيته والسوق وعلى مقربة من جيرانه", "ar"),
        (FRENCH, "fr"),
        (SPANISH, "und"),
        (GERMAN, "und"),
        (PERSIAN, "und"),
        ("Министр внутренних дел заявил, что погибли двенадцать человек.", "und"),
        ("内政部说十二人死亡。", "und"),
        ("12 / 40 — 18", "und"),
        ("", "und"),
    ],
)
def test_detect(languages, text, language):
    assert detect(text, languages) == language


def test_two_languages_of_a_script_are_told_apart(languages):
    both = {**languages, "de": Language("de", "German", "LATIN", frequent=("der", "die", "und", "in", "das", "den", "ist", "am", "wurde"))}
    assert detect(GERMAN, both) == "de"
    assert detect("The ministry said that twelve people were killed in the attack on the market.", both) == "en"


def test_nothing_fits_where_there_are_no_rules():
    assert detect("Twelve people were killed.", {}) == "und"


@given(st.text())
def test_any_text_has_an_answer(text):
    language = Language("en", "English", "LATIN", frequent=("the", "of", "and"))
    assert detect(text, {"en": language}) in {"en", "und"}
