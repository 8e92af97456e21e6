"""The only door to the network: one public http(s) address, resolved once, bounded in size, time and redirects.

Never a private address: the name is resolved here, every answer must be public, and the connection goes to the address
that was looked at, so that no second answer can lead elsewhere. Nothing is sent but the request.
"""

import http.client
import ipaddress
import socket
import ssl
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urljoin, urlsplit

from hearsay import __version__
from hearsay.intake.outcome import RefusedError

TIMEOUT_S = 20.0
"""For each connection and each pause while reading."""
WHOLE_S = 60.0
"""For all of it, redirects included."""
REDIRECTS = 5
PORTS = frozenset({80, 443})
CHUNK = 65_536
MOVED = frozenset({301, 302, 303, 307, 308})


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What an address gave. `url` is where it was found in the end."""

    url: str
    data: bytes
    media_type: str
    at: datetime


def fetch(url: str, max_bytes: int) -> Fetched:
    """The bytes at a public address.

    Raises RefusedError, with one line that says why, for any other address, an answer that is no success, one that is
    larger than `max_bytes`, too slow, or redirected too often.
    """
    deadline = time.monotonic() + WHOLE_S
    for _ in range(REDIRECTS + 1):
        answer, connection = _asked(url, deadline)
        try:
            if answer.status in MOVED and (there := answer.getheader("Location")):
                url = urljoin(url, there)
                continue
            if answer.status != 200:
                raise RefusedError(f"answers {answer.status} {str(answer.reason)[:60]}".rstrip())
            data = _read(answer, max_bytes, deadline)
            media_type = (answer.getheader("Content-Type") or "").partition(";")[0].strip().lower()
            return Fetched(url=url, data=data, media_type=media_type, at=datetime.now(UTC))
        except (OSError, http.client.HTTPException) as error:
            raise RefusedError(f"cannot be read ({_told(error)})") from None
        finally:
            connection.close()
    raise RefusedError(f"is redirected more than {REDIRECTS} times")


def _asked(url: str, deadline: float) -> tuple[http.client.HTTPResponse, http.client.HTTPConnection]:
    scheme, host, port, path = _parts(url)
    address = _resolved(host, port)
    left = deadline - time.monotonic()
    if left <= 0:
        raise RefusedError(f"takes longer than {WHOLE_S:g} seconds")
    connection = _Pinned(host, port, address, scheme == "https", min(TIMEOUT_S, left))
    shown = f"[{host}]" if ":" in host else host
    named = shown if port == (443 if scheme == "https" else 80) else f"{shown}:{port}"
    headers = {
        "Host": named,
        "User-Agent": f"hearsay/{__version__}",
        "Accept": "text/html, application/xhtml+xml, application/xml, application/json, text/plain, application/pdf",
        "Accept-Encoding": "identity",
        "Connection": "close",
    }
    try:
        connection.request("GET", path, headers=headers)
        return connection.getresponse(), connection
    except (OSError, http.client.HTTPException, ValueError) as error:
        connection.close()
        raise RefusedError(f"cannot be reached ({_told(error)})") from None


def _parts(url: str) -> tuple[str, str, int, str]:
    """Scheme, host, port and path of an address that may be asked."""
    if any(ord(c) < 33 or ord(c) == 127 for c in url):
        raise RefusedError("is no address: it has blanks or control characters in it")
    try:
        found = urlsplit(url)
        port = found.port
    except ValueError:
        raise RefusedError("is no address that can be read") from None
    if found.scheme not in ("http", "https"):
        raise RefusedError("is no http or https address")
    if found.username is not None or found.password is not None:
        raise RefusedError("holds a user name or password; only public addresses are fetched")
    if not found.hostname:
        raise RefusedError("names no host")
    port = port or (443 if found.scheme == "https" else 80)
    if port not in PORTS:
        raise RefusedError(f"uses port {port}; only 80 and 443 are asked")
    try:
        host = found.hostname.encode("idna").decode("ascii") if not found.hostname.isascii() else found.hostname
    except UnicodeError:
        raise RefusedError("names a host that cannot be") from None
    path = (found.path or "/") + (f"?{found.query}" if found.query else "")
    if not path.isascii():
        from urllib.parse import quote

        path = quote(path, safe="/%?&=+:,;@~!$'()*-._")
    return found.scheme, host, port, path


def _resolved(host: str, port: int) -> str:
    """One address of a host, all of whose addresses are public."""
    try:
        answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP)
    except (OSError, UnicodeError):
        raise RefusedError("names a host that cannot be found") from None
    found = list(dict.fromkeys(str(a[4][0]) for a in answers))
    for address in found:
        if not public(address):
            raise RefusedError("leads to an address that is not public; such addresses are never fetched")
    if not found:
        raise RefusedError("names a host that cannot be found")
    return found[0]


def public(address: str) -> bool:
    """Whether an IP address is one of the public network, also when an IPv4 address hides in an IPv6 one."""
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(found, ipaddress.IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour or (found.teredo[1] if found.teredo else None)
        if inner is not None:
            return public(str(inner))
        if found in ipaddress.ip_network("64:ff9b::/96"):
            return public(str(ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)))
    return found.is_global and not found.is_multicast and not found.is_reserved


class _Pinned(http.client.HTTPConnection):
    """A connection to one address, whatever the name would resolve to now."""

    def __init__(self, host: str, port: int, address: str, secure: bool, timeout_s: float) -> None:
        super().__init__(host, port, timeout=timeout_s)
        self._address, self._secure = address, secure

    def connect(self) -> None:
        plain = socket.create_connection((self._address, self.port), self.timeout)
        if self._secure:
            context = ssl.create_default_context()
            self.sock = context.wrap_socket(plain, server_hostname=self.host)
        else:
            self.sock = plain


def _read(answer: http.client.HTTPResponse, max_bytes: int, deadline: float) -> bytes:
    length = answer.getheader("Content-Length")
    if length and length.isdigit() and int(length) > max_bytes:
        raise RefusedError(f"is larger than {max_bytes:,} bytes, the limit set as max_bytes")
    if (answer.getheader("Content-Encoding") or "identity").lower() != "identity":
        raise RefusedError("comes packed, though it was asked for as it is")
    pieces, size = [], 0
    while piece := answer.read1(CHUNK):
        size += len(piece)
        if size > max_bytes:
            raise RefusedError(f"is larger than {max_bytes:,} bytes, the limit set as max_bytes")
        if time.monotonic() > deadline:
            raise RefusedError(f"takes longer than {WHOLE_S:g} seconds")
        pieces.append(piece)
    if length and length.isdigit() and size < int(length):
        raise RefusedError("broke off before its end")
    return b"".join(pieces)


def _told(error: Exception) -> str:
    if isinstance(error, TimeoutError):
        return "it takes too long"
    return (getattr(error, "strerror", None) or str(error) or type(error).__name__)[:120]
