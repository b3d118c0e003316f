"""The page in a browser: what a person sees, presses and keeps. Skipped where there is no Chromium."""

import json
import threading
import time
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from random import Random

import pytest
from axe_core_python.base import AXE_SCRIPT
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from reconcile.report.html.page import Save, to_html
from reconcile.review.decisions import Decision, fields, from_lines, to_lines
from reconcile.review.match import match
from reconcile.review.subjects import Side, Subject, subjects
from tests.report.html.browser import CHROMIUM, DRIVER, complaints, requested, start, view
from tests.report.html.hostile import SHOWN, hostile
from tests.report.sample import REPORT, S5, S6, S8

pytestmark = [
    pytest.mark.xdist_group("browser"),
    pytest.mark.skipif(not (CHROMIUM and DRIVER), reason="no chromium and chromedriver: the page is not tried in a browser"),
]
SEEDS = Path(__file__).resolve().parents[3] / "reports" / "seeds.html"


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    made = start(tmp_path_factory.mktemp("browser"))
    yield made
    made.quit()


@pytest.fixture
def opened(browser, tmp_path):
    """Open a report's page, as wide as a desk, with nothing kept from before: `opened(REPORT)`, or the page of the seeds."""

    def show(report=None, **options):
        path = SEEDS
        if report:
            path = tmp_path / "page.html"
            path.write_text(to_html(report, **options), encoding="utf-8")
        view(browser)
        browser.get(path.as_uri())
        browser.execute_script("localStorage.clear()")
        browser.refresh()
        complaints(browser)
        return browser

    return show


def find(browser, selector):
    return browser.find_element(By.CSS_SELECTOR, selector)


def press(browser, selector):
    """Click on what may be far below: what is scrolled past is only then laid out, and moves it."""
    script = "arguments[0].scrollIntoView({block: 'center'}); requestAnimationFrame(() => requestAnimationFrame(arguments[1]))"
    for _ in range(2):
        browser.execute_async_script(script, find(browser, selector))
    find(browser, selector).click()


def shown(browser, selector=".matter"):
    """The ids of what is not hidden."""
    script = "return [...document.querySelectorAll(arguments[0])].filter(e => !e.hidden && !e.closest('[hidden]')).map(e => e.id)"
    return browser.execute_script(script, selector)


def settled(browser, question, want):
    """Wait, up to two seconds, until a script's answer is the one that is wanted."""
    for _ in range(40):
        if (answer := browser.execute_script(f"return {question}")) == want:
            break
        time.sleep(0.05)
    assert answer == want


def axe(browser, *rules):
    """What axe-core calls serious or critical, of all its rules or of some: rule and elements."""
    browser.execute_script(AXE_SCRIPT)
    asked = {"resultTypes": ["violations"]} | ({"runOnly": rules} if rules else {})
    found = browser.execute_async_script("axe.run(arguments[0]).then(arguments[1])", asked)["violations"]
    grave = [v for v in found if v["impact"] in ("serious", "critical")]
    return [(v["id"], n["html"][:160], n["failureSummary"]) for v in grave for n in v["nodes"][:3]]


def test_the_page_of_the_seeds_opens_without_a_complaint_or_a_request(browser):
    requested(browser)
    complaints(browser)
    browser.get(SEEDS.as_uri())
    assert requested(browser) == [SEEDS.as_uri()]
    assert complaints(browser) == []
    assert shown(browser)[0].startswith("k-")


def test_axe_finds_nothing_serious(opened):
    page = opened(REPORT)
    page.execute_script("for (const d of document.querySelectorAll('details')) d.open = true")
    # axe looks at boxes, and takes for a background what lies where something is not laid out yet.
    page.execute_script("for (const m of document.querySelectorAll('.matter')) m.style.contentVisibility = 'visible'")
    assert axe(page) == []
    view(page, 390, dark=True)
    assert axe(page, "color-contrast") == []
    view(page)
    press(page, ".open")
    assert axe(page) == []


def test_axe_finds_nothing_serious_in_the_page_of_the_seeds(opened):
    assert axe(opened()) == []


@pytest.mark.parametrize("width", [390, 1024, 1920])
def test_nothing_is_wider_than_the_window(opened, width):
    page = opened()
    view(page, width)
    assert page.execute_script("return document.documentElement.scrollWidth") == width


@pytest.mark.parametrize(
    ("field", "value", "left"),
    [
        ("text", "السد", ["k-dam00001"]),
        ("text", "قتيلا", ["k-killed01"]),  # written with its marks in the article
        ("text", "٢٠٠ missing", ["k-missing1"]),  # and its figure in other digits
        ("text", "no such words", []),
        ("topic", "injured", ["k-injured1"]),
        ("place", "Al Waha", ["k-killed01"]),
        ("outlet", "صحيفة النهر", ["k-dam00001", "k-killed01"]),
        ("origin", "وزارة الصحة", ["k-killed01"]),
        ("decision", "accepted", []),
        ("decision", "undecided", ["k-dam00001", "k-killed01", "k-missing1"]),
    ],
)
def test_filters(opened, field, value, left):
    page = opened(REPORT)
    find(page, f"#filters [name={field}]").send_keys(value)
    words = f"{len(left)} of 5 matters"
    settled(page, "document.getElementById('shown').textContent", words)
    assert shown(page) == left
    rows = page.execute_script("return [...document.querySelectorAll('#matrix tbody tr:not([hidden]) th a')].map(a => a.hash.slice(1))")
    assert set(rows) <= set(left)
    find(page, "#filters [type=reset]").click()
    settled(page, "document.getElementById('shown').textContent", "5 matters")


def test_one_verdict_alone_with_its_findings_alone(opened):
    page = opened(REPORT)
    assert shown(page, ".finding") == ["f-dam00001", "f-update01", "f-agree001", "f-missing1"]
    for verdict in ("contradict", "agree", "single"):
        find(page, f"#filters [name=verdict][value={verdict}]").click()
    settled(page, "document.getElementById('shown').textContent", "2 of 5 matters")
    assert shown(page, ".finding") == ["f-update01", "f-missing1"]


def test_the_article_is_one_click_away_with_all_its_claims_marked(opened):
    page = opened()
    link = find(page, ".matter .open")
    claim, article = link.get_attribute("data-claim"), link.get_attribute("data-article")
    press(page, ".matter .open")
    told = page.execute_script("return JSON.parse(document.getElementById('reader-data').textContent).articles[arguments[0]]", article)
    wanted = {c for piece in told["text"] + told["title"] if isinstance(piece, list) for c in piece[1]}
    marked = page.execute_script("return [...document.querySelectorAll('#reader mark')].flatMap(m => m.dataset.claims.split(' '))")
    assert set(marked) == wanted
    assert claim in find(page, "#reader mark.at").get_attribute("data-claims").split()
    assert find(page, "#reader-text").value_of_css_property("direction") == "rtl"
    page.switch_to.active_element.send_keys(Keys.ESCAPE)
    assert not find(page, "#reader").get_attribute("open")
    assert page.switch_to.active_element == link


def test_an_article_without_its_text_is_read_by_its_sentences_each_once(opened):
    page = opened(REPORT)
    press(page, "#k-missing1 .open")
    marked = page.execute_script("return [...document.querySelectorAll('#reader-text mark')].map(m => [m.dataset.claims, m.textContent])")
    assert marked == [["c-k0000003", S5], ["c-m0000001 c-m0000002", S6], ["c-r0000001", S8], ["c-t0000001", "Flood kills dozens"]]


def test_keys_alone_are_enough(opened):
    page = opened(REPORT)
    body = find(page, "body")
    body.send_keys("j", "a")
    assert find(page, "#f-dam00001").get_attribute("data-decision") == "accepted"
    body.send_keys("j", "d", "k")
    assert find(page, ".finding.at").get_attribute("id") == "f-dam00001"
    assert find(page, "#f-update01").get_attribute("data-decision") == "dismissed"
    body.send_keys("r")
    page.switch_to.active_element.send_keys("both called", Keys.ESCAPE)
    settled(page, "decided.get('f-dam00001').row.reason", "both called")
    body.send_keys("/")
    page.switch_to.active_element.send_keys("jad")
    settled(page, "document.getElementById('shown').textContent", "0 of 5 matters")
    assert "2 of 4 findings decided" in find(page, "#decided").text
    page.switch_to.active_element.send_keys(Keys.ESCAPE)
    find(page, "body").send_keys("?")
    assert find(page, "#keys").is_displayed()


def decide(page, finding, decision, *, by="", reason=""):
    name = find(page, "[name=by]")
    name.clear()
    name.send_keys(by)
    find(page, f"#{finding} [name=reason]").send_keys(reason)
    press(page, f"#{finding} [data-decide={decision}]")


def downloaded(page, folder):
    for old in folder.glob("*"):
        old.unlink()
    find(page, "#download").click()
    for _ in range(60):
        if done := [p for p in folder.glob("*.jsonl") if p.stat().st_size]:
            return done[0]
        time.sleep(0.05)
    raise AssertionError("nothing was downloaded")


@pytest.fixture
def downloads(browser, tmp_path):
    folder = tmp_path / "downloads"
    folder.mkdir()
    browser.execute_cdp_cmd("Browser.setDownloadBehavior", {"behavior": "allow", "downloadPath": str(folder)})
    return folder


def test_a_decision_is_kept_downloaded_and_loaded_again(opened, downloads):
    page = opened(REPORT)
    decide(page, "f-dam00001", "accepted", by="أمل", reason="the ministry \u202ecalled back 🌊")
    decide(page, "f-update01", "pending", by="Ben")
    page.refresh()
    assert "accepted by أمل, not downloaded" in find(page, "#f-dam00001 .state").text
    file = downloaded(page, downloads)
    text = file.read_text(encoding="utf-8")
    made = from_lines(text)
    assert to_lines(made) == text  # byte for byte what `reconcile review` writes
    assert {(d.subject.topic, d.decision, d.by) for d in made} == {("collapse", "accepted", "أمل"), ("killed", "pending", "Ben")}
    assert {d.subject for d in made} == {subjects(REPORT)[f] for f in ("f-dam00001", "f-update01")}
    opened(REPORT)
    assert "0 of 4 findings" in find(page, "#decided").text
    find(page, "#load").send_keys(str(file))
    settled(page, "document.getElementById('decided').textContent", "2 of 4 findings decided")
    assert "accepted by أمل" in find(page, "#f-dam00001 .state").text


def test_all_that_is_shown_is_decided_on_at_once(opened):
    page = opened(REPORT)
    find(page, "#filters [name=topic]").send_keys("killed")
    settled(page, "document.getElementById('shown').textContent", "1 of 5 matters")
    press(page, "#all")
    assert "the filters leave: 2." in find(page, "#bulk-count").text
    find(page, "[name=all-reason]").send_keys("one source")
    find(page, "[data-all=dismissed]").click()
    settled(page, "document.getElementById('bulk').open", False)
    settled(page, "[...decided].map(([id, s]) => [id, s.row.decision, s.row.reason]).sort()",
            [["f-agree001", "dismissed", "one source"], ["f-update01", "dismissed", "one source"]])  # fmt: skip


def changed():
    """The sample, and on the dam the second outlet no longer denies."""
    claims = tuple(replace(c, negated=False, sentence=f"{c.sentence} وأضاف.") if c.id == "c-b0000002" else c for c in REPORT.claims)
    return replace(REPORT, claims=claims)


def test_what_has_changed_since_comes_up_again(opened, tmp_path):
    decision = Decision(subjects(REPORT)["f-dam00001"], "dismissed", "", "Amal")
    page = opened(changed(), decisions=[decision])
    assert "Look again, changed since" in find(page, "#f-dam00001 .state").text
    file = tmp_path / "decisions.jsonl"
    gone = replace(decision, subject=replace(decision.subject, topic="other", key="d-other"))
    file.write_text(to_lines([decision, gone]), encoding="utf-8")
    opened(changed())
    find(page, "#load").send_keys(str(file))
    settled(page, "document.getElementById('decided').textContent", "1 of 4 findings decided, 1 changed since, 1 on findings that are gone")
    find(page, "#filters [name=decision]").send_keys("changed since")
    settled(page, "document.getElementById('shown').textContent", "1 of 5 matters")


def told(draw, number):
    """A finding by its content, with so few names that many are alike."""
    sides = tuple(Side(draw.choice("xyz"), (), tuple(draw.sample("abcd", draw.randint(1, 2))), tuple(draw.sample("12", 1))) for _ in "12")
    topic, about, finding = draw.choice("tu"), draw.choice("mn"), draw.choice(["agree", "diverge"])
    return Subject(f"d-{draw.randint(1, 6)}", topic, about, finding, sides, f"{number:02}")


def test_a_line_is_taken_for_the_finding_that_reconcile_review_takes_it_for(opened):
    page = opened(REPORT)
    for seed in range(40):
        draw = Random(seed)
        old, new = ([told(draw, n) for n in range(draw.randint(1, 8))] for _ in "12")
        script = """
            return [...place(...arguments)].map(([id, row]) => [arguments[0].indexOf(row), Number(id)]).sort((a, b) => a[0] - b[0]);
        """
        placed = page.execute_script(script, [fields(s) for s in old], {str(n): fields(s) for n, s in enumerate(new)})
        assert dict(placed) == {i: j for i, (j, _) in match(old, new).items()}, seed


@pytest.mark.parametrize("text", ["{}", "<<<<<<< ours", '{"topic": 1}', "\x00"])
def test_a_file_of_something_else_is_refused(opened, tmp_path, text):
    page = opened(REPORT)
    (tmp_path / "other.jsonl").write_text(text, encoding="utf-8")
    find(page, "#load").send_keys(str(tmp_path / "other.jsonl"))
    settled(page, "document.getElementById('decided').textContent", "not loaded: line 1: not a decision")


def test_hostile_text_does_nothing_and_can_be_read(opened):
    page = opened(hostile())
    press(page, ".open")
    assert find(page, "#reader-title").text.endswith(SHOWN)
    assert SHOWN in find(page, "#reader-text").text
    assert find(page, "#reader-from").text.endswith("javascript:alert(3)")
    assert page.execute_script("return document.querySelectorAll('img, [onerror], a[href^=\"javascript\" i]').length") == 0
    assert complaints(page) == []


class Desk(BaseHTTPRequestHandler):
    """What `reconcile review --web` is to the page."""

    taken: list = []  # noqa: RUF012

    def do_GET(self):
        self._answer(200, to_html(REPORT, save=Save("/decisions", "t0k3n")), "text/html; charset=utf-8")

    def do_POST(self):
        row = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.taken.append((self.path, self.headers["X-Reconcile-Token"], row["decision"], row["key"]))
        self._answer(507 if row["decision"] == "dismissed" else 204, "the disk is full", "text/plain")

    def _answer(self, status, text, kind):
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.end_headers()
        if status != 204:
            self.wfile.write(text.encode())

    def log_message(self, *_):
        pass


def test_a_server_of_ours_is_sent_each_decision_with_the_token(browser):
    server = ThreadingHTTPServer(("127.0.0.1", 0), Desk)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        browser.get(f"http://127.0.0.1:{server.server_port}/")
        press(browser, "#f-dam00001 [data-decide=accepted]")
        settled(browser, "document.querySelector('#f-dam00001 .state').textContent", "accepted")
        press(browser, "#f-dam00001 [data-decide=dismissed]")
        settled(browser, "document.getElementById('decided').textContent", "not saved: the disk is full")
        assert find(browser, "#f-dam00001").get_attribute("data-decision") == "accepted"
    finally:
        server.shutdown()
    assert Desk.taken[0] == ("/decisions", "t0k3n", "accepted", subjects(REPORT)["f-dam00001"].key)
