"""RSS and Atom files."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from reconcile.model import Article, Problem
from reconcile.read.feed import read_feed
from reconcile.read.given import Given

ITEM = "<item><title>{title}</title><link>https://nahr.example/{n}</link><description>{text}</description>{more}</item>"


def rss(*items, outlet="صحيفة النهر"):
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>{outlet}</title>{"".join(items)}</channel></rss>'


def item(n=1, *, title="T", text="Three died.", more=""):
    return ITEM.format(n=n, title=title, text=text, more=more)


def read(text, encoding="utf-8", given=None):
    return list(read_feed("f.xml", text.encode(encoding), given or Given()))


def test_an_item_is_an_article_of_the_feeds_outlet():
    [article] = read(rss(item(more="<pubDate>Tue, 07 Mar 2034 23:30:00 -0500</pubDate><guid>g1</guid>")))
    assert article == Article(
        "g1", "Three died.", "f.xml", "صحيفة النهر", "T", "https://nahr.example/1", published=date(2034, 3, 7), published_basis="metadata"
    )


def test_a_date_in_arabic_words_is_left_to_the_date_stage():
    [article] = read(rss(item(more="<pubDate>الثلاثاء، 7 آذار 2034 10:15 م</pubDate>")))
    assert (article.published, article.stamp) == (None, "الثلاثاء، 7 آذار 2034 10:15 م")


def test_the_whole_text_goes_before_the_summary_and_loses_its_tags():
    full = "<content:encoded><![CDATA[<p>Three died.</p><p>Four were hurt.</p>]]></content:encoded>"
    feed = rss(item(text="Three …", more=full)).replace("<rss ", '<rss xmlns:content="http://purl.org/rss/1.0/modules/content/" ')
    [article] = read(feed)
    assert article.text == "Three died.\nFour were hurt."


def test_atom():
    entry = "<entry><id>urn:1</id><title>T</title><updated>2034-03-07T10:00:00Z</updated><content type='text'>Three died.</content></entry>"
    [article] = read(f'<feed xmlns="http://www.w3.org/2005/Atom"><title>Post</title>{entry}</feed>')
    assert (article.id, article.source, article.text, article.published) == ("urn:1", "Post", "Three died.", date(2034, 3, 7))


def test_a_declared_encoding():
    [article] = read(rss(item(text="غرق مركب")).replace("?>", ' encoding="windows-1256"?>'), "cp1256")
    assert article.text == "غرق مركب"
    [article] = read(rss(item(text="غرق مركب")), "cp1256", Given(encoding="cp1256"))
    assert article.text == "غرق مركب"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "the file is empty"),
        ("Three died.", "neither an RSS nor an Atom feed"),
        ("<html><body>Three died.</body></html>", "neither an RSS nor an Atom feed"),
        (rss(), "there are no entries in this feed"),
        (rss(item(text="")), "entry 1: the record's text is empty"),
        (rss(item(), item(2))[:-30], "not well-formed, read as far as it goes"),
        ("a" * (4 * 1024 * 1024 + 1), "larger than 4 MB"),
    ],
)
def test_what_cannot_be_read_is_named(text, why):
    first, *_ = (p.why for p in read(text) if isinstance(p, Problem))
    assert why in first


def test_no_entity_reaches_a_file_and_none_grows(tmp_path: Path):
    (tmp_path / "secret").write_text("the secret")
    outside = f'<!DOCTYPE r [<!ENTITY x SYSTEM "file://{tmp_path}/secret">]>'
    doubled = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 8))
    for declared, name in ((outside, "x"), (f'<!DOCTYPE r [<!ENTITY e0 "ha">{doubled}]>', "e7")):
        found = read(rss(item(text=f"&{name}; Three died.")).replace("<rss", f"{declared}<rss"))
        assert found
        assert all("secret" not in (i.text if isinstance(i, Article) else i.why) for i in found)
        assert all(len(i.text) < 10_000 for i in found if isinstance(i, Article))
