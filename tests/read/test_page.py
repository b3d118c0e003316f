"""Pages as newspapers make them: menus, related links, and days that are not the article's."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from reconcile.read.given import Given
from reconcile.read.page import read_html, text_of

PAGES = Path(__file__).parent / "pages"
ARTICLE = """<h1>Ferry sinks off the northern coast</h1>{below}
<p>Fourteen people are missing after a ferry sank off the northern coast on Monday, the coast guard said in a statement.</p>
<p>Boats from three harbours searched the sea through the night, and a helicopter joined them at dawn, the statement said.</p>"""


def page(head="", above="", below="", around="article"):
    body = f"{above}<{around}>{ARTICLE.format(below=below)}</{around}>"
    return f"<!DOCTYPE html><html><head><title>Ferry sinks</title>{head}</head><body>{body}</body></html>"


def read(data, path="p.html"):
    return list(read_html(path, data if isinstance(data, bytes) else data.encode(), Given()))


@pytest.mark.parametrize(
    ("name", "source", "title", "published"),
    [
        ("nahr", "صحيفة النهر", "14 قتيلا في انهيار جسر بمدينة الرملة", date(2034, 3, 7)),
        ("sahil", "وكالة الساحل", "انهيار جسر الرملة.. الحصيلة ترتفع", None),  # its date is a line of the text
        ("harbour", "Harbour Post", "Bridge collapse kills 14 in Ramla", date(2034, 3, 7)),
    ],
)
def test_a_page_gives_the_article_and_not_what_stands_around_it(name, source, title, published):
    [article] = read((PAGES / f"{name}.html").read_bytes(), f"{name}.html")
    assert (article.source, article.title, article.published) == (source, title, published)
    assert article.published_basis == ("metadata" if published else "unknown")
    assert len(article.text.splitlines()) == (5 if name == "sahil" else 4)
    for furniture in ("50", "200", "70", "الرئيسية", "2034 صحيفة", "29", "World", "rights reserved"):
        assert furniture not in article.text


def test_a_date_line_below_the_headline_stays_in_the_text():
    [article] = read((PAGES / "sahil.html").read_bytes())
    assert "الأربعاء ٨ آذار ٢٠٣٤ - 10:15 ص" in article.text.splitlines()


def test_an_old_encoding_that_the_page_declares_is_no_problem():
    [article] = read((PAGES / "harbour.html").read_bytes())
    assert "“It fell without a sound,”" in article.text


def test_an_old_encoding_that_it_does_not_declare_is_told():
    undeclared = (PAGES / "nahr.html").read_text(encoding="utf-8").replace('<meta charset="utf-8">', "")
    problem, article = read(undeclared.encode("cp1256"))
    assert problem.why == "not UTF-8; read as windows-1256, which --encoding declares"
    assert article.source == "صحيفة النهر"


RENDERED = '<div class="date">2034-03-29</div>'
LD = '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2034-03-07T22:15:00+03:00"}</script>'


@pytest.mark.parametrize(
    ("made", "day"),
    [
        (page(head=LD), "2034-03-07"),
        (page(head=LD, above=f"<header>{RENDERED}</header>"), "2034-03-07"),
        (page(head='<meta property="article:published_time" content="2034-03-07T22:15:00Z">', above=RENDERED), "2034-03-07"),
        (page(below='<time datetime="2034-03-07T22:15">7 March</time>', above=f"<header>{RENDERED}</header>"), "2034-03-07"),
        (page(head='<link rel="canonical" href="https://post.example/2034/03/07/ferry">', above=RENDERED), "2034-03-07"),
        (page(above=f"<header>{RENDERED}</header>"), None),
        (page(above=RENDERED), None),
        (page(above='<time datetime="2034-03-29">Today</time>', around="div"), None),
        (page(above=RENDERED).replace("h1>", "b>"), None),
        (page(above=f"<h1>The Post</h1>{RENDERED}", around="div").replace("<h1>Ferry", "<h2>Ferry"), None),
        (page(above=f"<header><h1>The Post</h1>{RENDERED}</header>", below='<time datetime="2034-03-07">7 March</time>'), "2034-03-07"),
        (page(head="<title>Ferry sinks off the northern coast</title>", above=f"<h2>Today</h2>{RENDERED}"), None),
        (page(below=f'<time datetime="2034-03-07">7 March</time><h2>{"The search goes on at sea and from the air"}</h2>'), "2034-03-07"),
        ("<html><body><p>2034-03-29</p><p>Three died.</p></body></html>", None),
        (page(head='<meta name="date" content="2034-03-29">'), None),
        (page(head='<meta http-equiv="Last-Modified" content="Wed, 29 Mar 2034 09:00:00 GMT">'), None),
        (page() + '<aside><a href="/x"><time datetime="2034-03-28">Yesterday</time> Another ferry</a></aside>', None),
        (page() + "<footer>Copyright 2034-03-29</footer>", None),
    ],
)
def test_the_day_on_which_a_page_was_rendered_is_never_its_date(made, day):
    [article] = read(made)
    assert article.published == (date.fromisoformat(day) if day else None)


def test_the_newspapers_name_over_the_page_is_not_the_headline():
    [article] = read(page(above=f"<h1>The Post</h1>{RENDERED}", around="div").replace("<title>Ferry sinks</title>", ""))
    assert article.title == "Ferry sinks off the northern coast"


@pytest.mark.parametrize(
    ("head", "source", "url"),
    [
        ('<meta property="og:site_name" content="Harbour Post">', "Harbour Post", None),
        ('<link rel="canonical" href="https://www.post.example/ferry">', "post.example", "https://www.post.example/ferry"),
        ('<link rel="canonical" href="javascript:alert(1)">', None, None),
    ],
)
def test_outlet_and_address(head, source, url):
    [article] = read(page(head=head))
    assert (article.source, article.url) == (source, url)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        ("", "the file is empty"),
        ("<html><body></body></html>", "there is no article in this page"),
        ("%PDF-1.7", "not a text file but a PDF"),
        ("<html><body>" + "<div>" * 400 + "Three died.", "there is no article in this page"),
        ("<html><body>" + "<p>Three died.</p>" * 20_000, "more than 20,000 elements"),
        ("<html><body>" + "a" * 9_000_000, "larger than 8 MB"),
    ],
)
def test_what_is_no_page_of_one_article_is_named(data, why):
    [problem] = read(data)
    assert why in problem.why


@pytest.mark.parametrize(
    ("fragment", "text"),
    [
        ("Three died.", "Three died."),
        ("<p>Three  died.</p><p>Four <b>were</b> hurt.</p>", "Three died.\nFour were hurt."),
        ("Three died.<br/>Four &amp; five", "Three died.\nFour & five"),
        ("<div><ul><li>One</li><li>Two</li></ul></div>", "One\nTwo"),
        ("a < b", "a < b"),
    ],
)
def test_text_of_a_fragment(fragment, text):
    assert text_of(fragment) == text
