"""Rule files are read strictly: scalars stay what they are, and every error names file, line and column."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reconcile.rulebook.strict import RuleError, load


@dataclass(frozen=True, slots=True)
class Inner:
    name: str
    at: str = ""


@dataclass(frozen=True, slots=True)
class Shape:
    id: str
    words: tuple[str, ...] = ()
    pair: tuple[float | None, float | None] = (None, None)
    open: bool = False
    count: int = 0
    share: float = 0.0
    note: str | None = None
    by_name: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    inner: tuple[Inner, ...] = ()
    either: str | tuple[str, ...] = ""
    two_words: str = ""


@dataclass(frozen=True)
class Picky:
    size: int

    def __post_init__(self) -> None:
        if self.size > 9:
            raise ValueError("too large")


def file(folder: Path, text: str) -> Path:
    path = folder / "rule.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_file_fills_its_dataclass(tmp_path: Path) -> None:
    text = """\
id: killed
words: [قتل, "a b"]
pair: [3, null]
open: true
count: 7
share: 0.5
note: ~
by_name: {die: [مقتل], fall: []}
inner:
  - {name: x}
either: [a, b]
two-words: yes please
"""
    path = file(tmp_path, text)
    expected = Shape(
        "killed",
        ("قتل", "a b"),
        (3.0, None),
        True,
        7,
        0.5,
        None,
        {"die": ("مقتل",), "fall": ()},
        (Inner("x", f"{path}:10:5"),),
        ("a", "b"),
        "yes please",
    )
    assert load(path, Shape) == expected


@pytest.mark.parametrize(
    "word", ["no", "NO", "yes", "on", "off", "true", "null", "~", "12:30", "0x1f", "1e3", "010", "2022-01-08", "3.10", ".inf", "=", "<<"]
)
def test_a_scalar_stays_the_words_it_is_written_in(tmp_path: Path, word: str) -> None:
    made = load(file(tmp_path, f"id: {word}\nwords: [{word}]\nby_name: {{{word}: [{word}]}}\n"), Shape)
    assert (made.id, made.words, dict(made.by_name)) == (word, (word,), {word: (word,)})


@pytest.mark.parametrize(
    ("note", "read"), [("null", None), ("~", None), ("", None), ('"null"', "null"), ("'~'", "~"), ('""', ""), ("none", "none")]
)
def test_nothing_is_none_only_where_none_may_stand_and_it_is_not_quoted(tmp_path: Path, note: str, read: str | None) -> None:
    assert load(file(tmp_path, f"id: x\nnote: {note}\n"), Shape).note == read


@pytest.mark.parametrize(
    ("text", "place", "why"),
    [
        ("id: x\nsize: 3\n", "2:1", "unknown key 'size'; known here: by_name, count"),
        ("id: x\nid: y\n", "2:1", "duplicate key 'id'"),
        ("id: x\nby_name:\n  a: [1]\n  b: [2]\n  a: [3]\n", "5:3", "duplicate key 'a'"),
        ("words: [a]\n", "1:1", "missing key 'id'"),
        ("id: x\ninner:\n  - name: a\n  - at: b\n", "4:5", "missing key 'name'"),
        ("id: [x]\n", "1:5", "expected a plain value, found a sequence"),
        ("id: {a: b}\n", "1:5", "expected a plain value, found a mapping"),
        ("id: x\nwords: a\n", "2:8", "expected a list, found a scalar"),
        ("id: x\nwords:\n  - [a]\n", "3:5", "expected a plain value, found a sequence"),
        ("id: x\nby_name: [a]\n", "2:10", "expected keys and values, found a sequence"),
        ("id: x\nopen: yes\n", "2:7", "expected true or false, found 'yes'"),
        ("id: x\nopen: True\n", "2:7", "expected true or false, found 'True'"),
        ("id: x\ncount: many\n", "2:8", "expected int, found 'many'"),
        ("id: x\ncount: 1.5\n", "2:8", "expected int, found '1.5'"),
        ("id: x\nshare: a half\n", "2:8", "expected float, found 'a half'"),
        ("id: x\npair: [1]\n", "2:7", "expected 2 values, found 1"),
        ("id: x\npair: [1, 2, 3]\n", "2:7", "expected 2 values, found 3"),
        ("id: x\nnote: [a]\n", "2:7", "a sequence does not belong here"),
        ("id: x\neither: {a: b}\n", "2:9", "a mapping does not belong here"),
        ("id: x\n  words: [a\n", "2:8", "mapping values"),
        ("id: 'x\n", "2:1", "while scanning a quoted scalar|end of stream"),
        ("- id: x\n", "1:1", "expected keys and values, found a sequence"),
        ("", "1:1", "the file is empty"),
        ("# only a comment\n", "1:1", "the file is empty"),
    ],
)
def test_an_error_begins_with_file_line_and_column(tmp_path: Path, text: str, place: str, why: str) -> None:
    path = file(tmp_path, text)
    with pytest.raises(RuleError, match=why) as raised:
        load(path, Shape)
    assert str(raised.value).startswith(f"{path}:{place}: ")


def test_what_a_dataclass_refuses_is_an_error_with_its_place(tmp_path: Path) -> None:
    path = file(tmp_path, "size: 10\n")
    with pytest.raises(RuleError, match="too large") as raised:
        load(path, Picky)
    assert str(raised.value) == f"{path}:1:1: too large"


def test_a_file_that_is_no_text_is_named(tmp_path: Path) -> None:
    path = tmp_path / "rule.yaml"
    path.write_bytes(b"id: \xff\xfe\n")
    with pytest.raises(RuleError) as raised:
        load(path, Shape)
    assert str(raised.value).startswith(str(path))


def test_a_file_of_two_documents_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match=r"rule\.yaml:\d+:\d+: "):
        load(file(tmp_path, "id: x\n---\nid: y\n"), Shape)


def test_a_key_that_only_the_loader_may_fill_is_not_given_by_hand(tmp_path: Path) -> None:
    """`at` is where a rule stands; whatever a file says of it, it is the place."""
    path = file(tmp_path, "id: x\ninner: [{name: a, at: elsewhere}]\n")
    assert load(path, Shape).inner[0].at == f"{path}:2:9"


PLAIN = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"]), min_size=1, max_size=20)


@given(words=st.lists(PLAIN, max_size=4))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_quoted_words_come_back_as_they_were(tmp_path: Path, words: list[str]) -> None:
    quoted = ", ".join("'" + w.replace("'", "''") + "'" for w in words)
    made = load(file(tmp_path, f"id: x\nwords: [{quoted}]\n"), Shape)
    assert made.words == tuple(words)


@given(text=st.text(st.sampled_from("id: x\n-[]{},\"'#&*!|>%@`?~nwords") | st.characters(codec="utf-8"), max_size=40))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_loads_or_is_a_rule_error_that_names_the_file(tmp_path: Path, text: str) -> None:
    path = file(tmp_path, text)
    problem = ""
    try:
        made = load(path, Shape)
    except RuleError as error:
        problem = str(error)
    assert problem.startswith(str(path)) if problem else isinstance(made, Shape)
