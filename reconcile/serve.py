"""The page of a report on this machine alone, which saves each decision as it is made.

Any page that a browser has open can send requests to a server on loopback, and a name that points there
can make it read the answers. So the address holds a random token, nothing is answered to another Host,
and a decision is taken only from the page itself: its Origin, the token in a header that no form can
send, and JSON, which a page of elsewhere may not send unasked.
"""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass
from email.message import Message
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Lock

from reconcile.model import Report
from reconcile.report.html.page import Save, to_html
from reconcile.review.decisions import Decision, from_lines, read_decisions, update
from reconcile.review.standing import standings
from reconcile.review.subjects import subjects

_LARGEST = 1_000_000  # bytes of a decision
_PATIENCE = 30  # seconds for a request to arrive
_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


@dataclass(frozen=True, slots=True)
class _Desk:
    report: Report
    path: Path
    token: str
    lock: Lock


def desk_server(report: Report, decisions: Path, *, port: int = 0) -> tuple[ThreadingHTTPServer, str]:
    """A server for one report on 127.0.0.1, and the address to open; port 0 takes any that is free.

    Nothing is served before `serve_forever` is called. Raises OSError where the port is taken.
    """
    desk = _Desk(report, decisions, secrets.token_urlsafe(32), Lock())
    handler: type[_Handler] = type("Handler", (_Handler,), {"desk": desk})
    server = ThreadingHTTPServer(("127.0.0.1", port), handler)
    handler.hosts = (f"127.0.0.1:{server.server_port}", f"localhost:{server.server_port}")
    return server, f"http://127.0.0.1:{server.server_port}/{desk.token}/"


def _page(desk: _Desk) -> str:
    return to_html(desk.report, decisions=read_decisions(desk.path), save=Save(f"/{desk.token}/decisions", desk.token))


def _save(desk: _Desk, line: str) -> None:
    """Put the decision of a line in place of the one that concerned its finding. Raises ValueError where it is none of this report's."""
    [told] = from_lines(line)
    known = subjects(desk.report)
    found = [f for f, s in known.items() if (s.key, s.evidence) == (told.subject.key, told.subject.evidence)]
    if not found:
        raise ValueError("this report has no such finding")
    with desk.lock:
        standing = standings(desk.report, read_decisions(desk.path)).found.get(found[0])
        keys = [told.subject.key] + ([standing.decision.subject.key] if standing else [])
        update(desk.path, keys, [Decision(known[found[0]], told.decision, told.reason, told.by)])


def _refused(desk: _Desk, headers: Message) -> str:
    """Why a decision is not taken; empty where it is."""
    here = f"http://{headers.get('Host', '')}"
    if headers.get("Origin") != here or headers.get("Sec-Fetch-Site", "same-origin") != "same-origin":
        return "decisions are taken from this page alone"
    if not hmac.compare_digest(headers.get("X-Reconcile-Token", "").encode(), desk.token.encode()):
        return "the page is of another session: open the address that was printed last"
    return "" if headers.get("Content-Type", "").partition(";")[0] == "application/json" else "expected JSON"


class _Handler(BaseHTTPRequestHandler):
    desk: _Desk
    hosts: tuple[str, ...] = ()
    timeout = _PATIENCE
    server_version, sys_version = "reconcile", ""

    def do_GET(self) -> None:  # the name that the library calls
        if not self._ours(""):
            return
        try:
            self._answer(HTTPStatus.OK, _page(self.desk), "text/html")
        except (OSError, ValueError) as error:
            self._answer(HTTPStatus.INTERNAL_SERVER_ERROR, f"{self.desk.path}: {error}")

    def do_POST(self) -> None:
        if not self._ours("decisions"):
            return
        if why := _refused(self.desk, self.headers):
            return self._answer(HTTPStatus.FORBIDDEN, why)
        length = self.headers.get("Content-Length", "")
        if not length.isdecimal() or int(length) > _LARGEST:
            return self._answer(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "a decision is smaller")
        try:
            _save(self.desk, self.rfile.read(int(length)).decode())
        except (OSError, ValueError) as error:
            return self._answer(HTTPStatus.CONFLICT, f"{self.desk.path}: {error}")
        self._answer(HTTPStatus.OK, "saved")

    def _ours(self, name: str) -> bool:
        """Whether a request is for this server by its own name, and for what it has there; else it is answered."""
        if self.headers.get("Host") not in self.hosts:
            self._answer(HTTPStatus.MISDIRECTED_REQUEST, "this server answers to its own name alone")
        elif not hmac.compare_digest(self.path.encode(), f"/{self.desk.token}/{name}".encode()):
            self._answer(HTTPStatus.NOT_FOUND, "no such page: open the address that was printed")
        else:
            return True
        return False

    def _answer(self, status: HTTPStatus, told: str, kind: str = "text/plain") -> None:
        body = told.encode("utf-8", "replace")
        self.send_response(status)
        for name, value in {**_HEADERS, "Content-Type": f"{kind}; charset=utf-8", "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: the terminal belongs to whoever reviews."""
