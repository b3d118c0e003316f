import re
from xml.etree import ElementTree

import pytest

from reconcile.report.svg import svg
from tests.report.sample import REPORT


@pytest.fixture(scope="module")
def picture():
    return svg(REPORT, width=90)


def test_well_formed_and_the_same_each_time(picture):
    assert ElementTree.fromstring(picture).tag == "{http://www.w3.org/2000/svg}svg"
    assert svg(REPORT, width=90) == picture


def test_nothing_is_fetched(picture):
    assert "@font-face" not in picture
    assert re.findall(r"url\((?!#)", picture) == []


def test_letters_stay_where_they_are_put(picture):
    assert ".reconcile-matrix text { direction: ltr; unicode-bidi: bidi-override; }" in picture
    texts = "".join(ElementTree.fromstring(picture).itertext())
    assert "✗\xa0CONTRADICTIONS" in texts
    assert "\ufead\ufe8e\ufeec\ufee7\ufe8d" in texts  # a highlighted word, in drawing order
