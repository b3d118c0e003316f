"""Standard Arabic numbers and ordinals of duckling's corpus: one full-span reading with the expected value."""

import json
import re
from functools import lru_cache
from pathlib import Path

import pytest

from reconcile.extract.numbers import compile_numbers, find_numbers
from reconcile.rulebook.language import Language
from reconcile.rulebook.numbers import Numbers
from reconcile.rulebook.strict import load
from reconcile.text.fold import fold, table
from reconcile.text.tokens import tokenize

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT.parent / "shared" / "corpora" / "numbers-dates" / "duckling_ar_examples.jsonl"


@lru_cache
def arabic():
    language = load(ROOT / "rules" / "languages" / "ar" / "language.yaml", Language)
    folding = table(language.fold, language.drop)
    return compile_numbers(language, load(ROOT / "rules" / "languages" / "ar" / "numbers.yaml", Numbers), folding), folding


def reads(example):
    numerals, folding = arabic()
    tokens = tokenize(fold(example["text"], folding).text)
    wanted = float(re.search(r"-?\d+(\.\d+)?", example["expected"]).group())
    ordinal = example["dim"].startswith("Ordinal")
    found = find_numbers(tokens, numerals)
    return [(n.start, n.end, n.min, n.max, n.kind == "ordinal") for n in found] == [(0, len(tokens), wanted, wanted, ordinal)]


@pytest.mark.skipif(not EXAMPLES.exists(), reason="the shared corpora are not here")
@pytest.mark.parametrize(("dimension", "floor"), [("Numeral_AR", 1.0), ("Ordinal_AR", 1.0)])
def test_duckling(dimension, floor):
    lines = EXAMPLES.read_text(encoding="utf-8").splitlines()
    examples = [e for e in map(json.loads, lines) if e["dim"] == dimension]
    missed = [e["text"] for e in examples if not reads(e)]
    assert 1 - len(missed) / len(examples) >= floor, missed
