"""The page on loopback: whom it answers, whose decisions it takes, and that a decision made in a browser is in the file."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from threading import Thread
from typing import NamedTuple

import pytest

from reconcile.report.json import to_json
from reconcile.review.decisions import Decision, fields, read_decisions, write_decisions
from reconcile.review.subjects import subjects
from reconcile.serve import desk_server
from tests.report.html.browser import CHROMIUM, DRIVER, start
from tests.report.sample import REPORT

SUBJECTS = subjects(REPORT)
DAM = SUBJECTS["f-dam00001"]


class Desk(NamedTuple):
    path: Path
    address: str
    host: str
    token: str

    def ask(self, method: str, path: str, body: str = "", **headers: str | None) -> tuple[int, str]:
        """The status and text of an answer. The headers are those of the page itself, but for those given; None sends none."""
        own = {"Host": self.host, "Origin": f"http://{self.host}", "X-Reconcile-Token": self.token, "Content-Type": "application/json"}
        told = {**own, "Content-Length": str(len(body.encode())), **{k.replace("_", "-"): v for k, v in headers.items()}}
        connection = HTTPConnection(self.host, timeout=10)
        connection.putrequest(method, path.format(token=self.token), skip_host=True)
        for name, value in told.items():
            if value is not None:
                connection.putheader(name, value)
        connection.endheaders(body.encode())
        answer = connection.getresponse()
        return answer.status, answer.read().decode()


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    path = tmp_path / "decisions.jsonl"
    server, address = desk_server(REPORT, path)
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    yield Desk(path, address, *address.removeprefix("http://").strip("/").split("/"))
    server.shutdown()
    server.server_close()


def line(decision: str = "accepted", **changed: object) -> str:
    return json.dumps({**fields(DAM), "decision": decision, "reason": "by phone", "by": "Noor", **changed})


def test_the_page_saves_a_decision_and_shows_it_again(desk: Desk) -> None:
    status, page = desk.ask("GET", "/{token}/")
    assert (status, page[:15]) == (200, "<!doctype html>")
    assert desk.token in page
    assert desk.ask("POST", "/{token}/decisions", line()) == (200, "saved")
    assert desk.ask("POST", "/{token}/decisions", line("dismissed")) == (200, "saved")
    assert [(d.subject, d.decision, d.reason, d.by) for d in read_decisions(desk.path)] == [(DAM, "dismissed", "by phone", "Noor")]
    assert "by phone" in desk.ask("GET", "/{token}/")[1]


def test_what_others_decided_stays(desk: Desk) -> None:
    other = Decision(SUBJECTS["f-missing1"], "pending")
    write_decisions(desk.path, [other])
    desk.ask("POST", "/{token}/decisions", line())
    assert other in read_decisions(desk.path)


@pytest.mark.parametrize(
    ("method", "path", "headers", "status"),
    [
        ("GET", "/", {}, 404),
        ("GET", "/guess/", {}, 404),
        ("GET", "/{token}/../../etc/passwd", {}, 404),
        ("GET", "/{token}/", {"Host": "evil.example"}, 421),  # a name that was made to point to this machine
        ("GET", "/{token}/", {"Host": None}, 421),
        ("POST", "/{token}/", {}, 404),
        ("POST", "/guess/decisions", {}, 404),
        ("POST", "/{token}/decisions", {"Host": "evil.example", "Origin": "http://evil.example"}, 421),
        ("POST", "/{token}/decisions", {"Origin": "http://evil.example"}, 403),
        ("POST", "/{token}/decisions", {"Origin": "null"}, 403),
        ("POST", "/{token}/decisions", {"Origin": None}, 403),
        ("POST", "/{token}/decisions", {"Sec-Fetch-Site": "cross-site"}, 403),
        ("POST", "/{token}/decisions", {"X-Reconcile-Token": "guess"}, 403),
        ("POST", "/{token}/decisions", {"X-Reconcile-Token": None}, 403),
        ("POST", "/{token}/decisions", {"Content-Type": "text/plain"}, 403),  # what a form may send
        ("POST", "/{token}/decisions", {"Content-Length": "9999999999"}, 413),
        ("POST", "/{token}/decisions", {"Content-Length": "-1"}, 413),
        ("OPTIONS", "/{token}/decisions", {}, 501),  # no page of elsewhere is told that it may ask
        ("PUT", "/{token}/decisions", {}, 501),
    ],
)
def test_nobody_else_is_answered(desk: Desk, method: str, path: str, headers: dict[str, str], status: int) -> None:
    assert desk.ask(method, path, line(), **headers)[0] == status
    assert not desk.path.exists()


TWO_WAYS = f"{line()}\n{line('dismissed')}"


@pytest.mark.parametrize("body", ["", "{}", "[" * 50_000, line("perhaps"), line(key="d-other"), line(evidence="other"), TWO_WAYS])
def test_what_is_no_decision_on_this_report_is_refused(desk: Desk, body: str) -> None:
    assert desk.ask("POST", "/{token}/decisions", body)[0] == 409
    assert not desk.path.exists()


def test_a_file_that_cannot_be_read_is_said_so_and_left_alone(desk: Desk) -> None:
    desk.path.write_text("<<<<<<< mine\n", encoding="utf-8")
    assert "a merge has left its marks" in desk.ask("POST", "/{token}/decisions", line())[1]
    assert desk.ask("GET", "/{token}/")[0] == 500
    assert desk.path.read_text(encoding="utf-8") == "<<<<<<< mine\n"


def test_the_command_prints_the_address_and_ends_with_ctrl_c(tmp_path: Path) -> None:
    (tmp_path / "report.json").write_text(to_json(REPORT), encoding="utf-8")
    line = [sys.executable, "-m", "reconcile", "review", "report.json", "--web"]
    root = Path(__file__).resolve().parents[1]
    with subprocess.Popen(line, cwd=tmp_path, stdout=subprocess.PIPE, env={"PYTHONPATH": str(root)}, text=True) as served:
        assert served.stdout is not None
        assert served.stdout.readline().startswith("Open http://127.0.0.1:")
        served.send_signal(signal.SIGINT)
        assert served.wait(timeout=20) == 0


@pytest.mark.skipif(not (CHROMIUM and DRIVER), reason="no chromium and chromedriver here: .ci/run installs them where it can")
def test_a_decision_made_in_a_browser_is_in_the_file(desk: Desk, tmp_path: Path) -> None:
    from selenium.webdriver.common.by import By
    from selenium.webdriver.support.wait import WebDriverWait

    browser = start(tmp_path)
    try:
        browser.get(desk.address)
        button = browser.find_element(By.CSS_SELECTOR, "#f-dam00001 [data-decide=dismissed]")
        browser.execute_script("arguments[0].click()", button)  # the page glides to what is clicked, and a mouse may miss it
        WebDriverWait(browser, 10).until(lambda _: desk.path.exists())
        assert [(d.subject.key, d.decision) for d in read_decisions(desk.path)] == [(DAM.key, "dismissed")]
        assert [row["message"] for row in browser.get_log("browser") if "favicon" not in row["message"]] == []
    finally:
        browser.quit()
