"""The one door to the network: only public addresses, resolved once, bounded in size, time and redirects."""

import http.server
import socket
import threading

import pytest

from hearsay.intake import Supplied, Unreadable, fetch, reports_at
from hearsay.intake.outcome import RefusedError

PAGE = (
    b"<html><head><title>Bridge closed at Lipky</title></head><body><article><p>The bridge at Lipky was closed at dawn "
    b"on Tuesday, said the mayor, and the school on the other bank will stay shut until a ferry can be found.</p>"
    b"<p>Engineers from the regional capital want to look at the remaining piers on Thursday morning.</p></article>"
    b"</body></html>"
)


class Site(http.server.BaseHTTPRequestHandler):
    """A small site: a page, redirects, a flood, a failure."""

    def do_GET(self):
        self.server.asked.append((self.path, self.headers["Host"]))
        if self.path.startswith("/to?"):
            self.send_response(302)
            self.send_header("Location", self.path[4:])
            self.end_headers()
            return
        self.send_response(404 if self.path == "/none" else 200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        if self.path == "/packed":
            self.send_header("Content-Encoding", "gzip")
        if self.path == "/large":
            self.send_header("Content-Length", "999999999")
        self.end_headers()
        if self.path == "/flood":
            for _ in range(400):
                self.wfile.write(b"x" * 10_000)
        elif self.path != "/large":
            self.wfile.write(PAGE)

    def log_message(self, *_):
        return None


@pytest.fixture
def site(monkeypatch):
    """The small site, which tests take for a public one; what is asked of the resolver is counted."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Site)
    server.asked, server.resolved, server.connected = [], [], []
    threading.Thread(target=server.serve_forever, daemon=True).start()
    port = server.server_address[1]

    def connect(to, timeout):
        server.connected.append(to)
        plain = socket.socket()
        plain.settimeout(timeout)
        plain.connect(("127.0.0.1", port))
        return plain

    def resolve(host, port_, **_):
        server.resolved.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("93.184.215.14", port_))]

    monkeypatch.setattr(fetch.socket, "getaddrinfo", resolve)
    monkeypatch.setattr(fetch.socket, "create_connection", connect)
    yield server
    server.shutdown()
    server.server_close()


def test_a_page_is_fetched_once(site):
    found = fetch.fetch("http://river.example/bridge", 10**6)
    assert (found.data, found.url, found.media_type) == (PAGE, "http://river.example/bridge", "text/html")
    assert site.asked == [("/bridge", "river.example")]
    assert site.resolved == ["river.example"]
    assert site.connected == [("93.184.215.14", 80)], "the address that was looked at"


def test_redirects_are_followed_and_counted(site):
    assert fetch.fetch("http://river.example/to?/bridge", 10**6).url == "http://river.example/bridge"
    with pytest.raises(RefusedError, match="redirected more than 5 times"):
        fetch.fetch("http://river.example/to?" + "/to?" * 8 + "/bridge", 10**6)


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("/none", "answers 404"),
        ("/large", "is larger than 1,000,000 bytes"),
        ("/flood", "is larger than 1,000,000 bytes"),
        ("/packed", "comes packed"),
        ("/to?file:///etc/passwd", "is no http or https address"),
        ("/to?http://river.example:8080/", "uses port 8080"),
    ],
)
def test_bounds(site, path, message):
    with pytest.raises(RefusedError, match=message):
        fetch.fetch(f"http://river.example{path}", 1_000_000)


def test_a_redirect_to_a_private_address_is_not_followed(site, monkeypatch):
    public = fetch.socket.getaddrinfo

    def resolve(host, port, **_):
        if host == "inside.example":
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("10.0.0.7", port))]
        return public(host, port)

    monkeypatch.setattr(fetch.socket, "getaddrinfo", resolve)
    with pytest.raises(RefusedError, match="not public"):
        fetch.fetch("http://river.example/to?http://inside.example/", 10**6)
    assert [path for path, _ in site.asked] == ["/to?http://inside.example/"]


def test_one_private_answer_among_public_ones_is_enough(monkeypatch):
    answers = [(2, 1, 6, "", ("93.184.215.14", 80)), (2, 1, 6, "", ("127.0.0.1", 80))]
    monkeypatch.setattr(fetch.socket, "getaddrinfo", lambda *_, **__: answers)
    with pytest.raises(RefusedError, match="not public"):
        fetch.fetch("http://river.example/", 10**6)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "192.168.1.1", "172.16.0.1", "169.254.169.254", "0.0.0.0", "100.64.0.1", "224.0.0.1",
        "255.255.255.255", "::1", "::", "fe80::1", "fc00::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1",
        "64:ff9b::7f00:1", "2002:7f00:1::", "fe80::1%eth0", "not an address",
    ],
)  # fmt: skip
def test_addresses_that_are_not_public(address):
    assert not fetch.public(address)


@pytest.mark.parametrize("address", ["93.184.215.14", "1.1.1.1", "2606:4700:4700::1111", "::ffff:1.1.1.1"])
def test_addresses_that_are(address):
    assert fetch.public(address)


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("ftp://river.example/", "is no http or https address"),
        ("http://ana:secret@river.example/", "user name or password"),
        ("http:///path", "names no host"),
        ("http://river.example:22/", "uses port 22"),
        ("http://river.example/a b", "blanks or control characters"),
        ("http://river.example/\r\nHost: x", "blanks or control characters"),
        ("http://[::1", "is no address"),
        ("http://127.0.0.1/", "not public"),
        ("http://[::1]/", "not public"),
        ("http://2130706433/", "not public|cannot be found"),
        ("http://localhost/", "not public"),
    ],
)
def test_addresses_that_are_never_asked(url, message):
    with pytest.raises(RefusedError, match=message):
        fetch.fetch(url, 10**6)


def test_a_fetched_page_is_a_report_of_its_host(site):
    kept = []
    (report,) = reports_at("http://river.example/bridge", Supplied(), max_bytes=10**6, keep=kept.append)
    assert report.title == "Bridge closed at Lipky"
    assert (report.origin.url, report.origin.outlet) == ("http://river.example/bridge", "river.example")
    assert report.origin.retrieved_at is not None
    assert kept == [PAGE]
    (other,) = reports_at("http://hill.example/bridge", Supplied(), max_bytes=10**6)
    assert other.id != report.id


def test_what_cannot_be_fetched_is_told_in_one_line(site):
    (told,) = reports_at("http://river.example/none", Supplied(), max_bytes=10**6)
    assert told == Unreadable(locator="http://river.example/none", message="answers 404 Not Found")
