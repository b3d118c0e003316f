"""A claim is found in its file: in a bare text, behind other words, in a record, or not at all."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile.check.locate import locator
from reconcile.check.model import Place
from reconcile.model import Article, Claim

SENTENCE = 'The "old" mill lost 12 men.'
TEXT = f"Monday\r\n\r\n{SENTENCE} More was not said.\n"


def claim(text=TEXT, words="12 men", sentence=SENTENCE, **slots):
    at = text.index(sentence)
    start = at + sentence.index(words)
    return Claim("c-1", "a", "killed", slots.get("field", "text"), start, start + len(words), words, sentence, at)


def article(path, text=TEXT, **slots):
    return Article(slots.pop("id", "a"), text, str(path), **slots)


def test_a_text_is_counted_in_lines_and_code_points_whatever_its_encoding(tmp_path):
    for encoding in ("utf-8", "utf-8-sig", "utf-16"):
        path = tmp_path / f"{encoding}.txt"
        path.write_bytes(TEXT.encode(encoding))
        assert locator()(claim(), article(path)) == Place(str(path), 3, 21, 3, 27)


def test_a_text_that_begins_later_in_its_file_is_found_there(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(f"---\nsource: Mill\n---\n{TEXT}".encode())
    assert locator()(claim(), article(path)) == Place(str(path), 6, 21, 6, 27)


def test_without_the_text_the_sentence_is_looked_for(tmp_path):
    path = tmp_path / "a.html"
    path.write_text(f"<p>Other words.</p>\n<p>{SENTENCE}</p>", encoding="utf-8")
    assert locator()(claim(), article(path, text="")) == Place(str(path), 2, 24, 2, 30)


@pytest.mark.parametrize("ascii_only", [True, False])
def test_a_record_is_the_line_that_is_the_articles_own(tmp_path, ascii_only):
    sentence = 'قال "المدير" إن 12 رجلا قتلوا.'
    rows = [{"id": name, "text": f"سطر\n{sentence}"} for name in ("x", "a", "z")]
    path = tmp_path / "wire.jsonl"
    lines = [json.dumps(row, ensure_ascii=ascii_only) for row in rows]
    path.write_text("\n".join(lines), encoding="utf-8")
    found = claim(rows[0]["text"], "12 رجلا", sentence)
    for text in (rows[1]["text"], ""):  # as it was read, and as a report keeps it
        place = locator()(found, article(path, text))
        assert place.line == place.end_line == 2
        written = json.dumps("12 رجلا", ensure_ascii=ascii_only)[1:-1]
        assert lines[1][place.column - 1 : place.end_column - 1] == written


def test_a_title_is_found_by_its_words(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("Menu\nMill loses 12 men\n\nText.", encoding="utf-8")
    title = claim("Mill loses 12 men", "12 men", "Mill loses 12 men", field="title")
    assert locator()(title, article(path, "Menu\nMill loses 12 men\n\nText.", title="Mill loses 12 men")) == Place(str(path), 2, 12, 2, 18)


def test_what_is_not_there_has_a_file_alone(tmp_path):
    (tmp_path / "other.txt").write_text("Something else.", encoding="utf-8")
    (tmp_path / "binary.txt").write_bytes(b"\xff\xfe\xff")
    for name in ("gone.txt", "other.txt", "binary.txt", "."):
        assert locator()(claim(), article(tmp_path / name)) == Place(str(tmp_path / name))


def test_standard_input_is_its_own_text():
    assert locator()(claim(), article("-")) == Place("-", 3, 21, 3, 27)


@given(st.text(alphabet="ab\nض\U0001f600", max_size=20), st.text(alphabet="ab\nض", min_size=1, max_size=5))
def test_line_and_column_lead_back_to_the_words(before, words):
    text = f"{before}{words}."
    found = Claim("c", "a", "killed", "text", len(before), len(before) + len(words), words, f"{words}.", len(before))
    place = locator()(found, article("-", text))
    lines = text.split("\n")
    start = sum(len(line) + 1 for line in lines[: place.line - 1]) + place.column - 1
    end = sum(len(line) + 1 for line in lines[: place.end_line - 1]) + place.end_column - 1
    assert text[start:end] == words
