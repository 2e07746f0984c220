"""The only place that opens a connection. Only commands that say so come here, and they name the host first.

One question, one answer: no redirect is followed, nothing is sent but what is given, and time and size have limits.
What goes wrong is an error of ours, by name.
"""

import http.client
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from threading import Event, Timer
from typing import Final
from urllib.parse import SplitResult, urlsplit

from habeas.errors import BadInput, Refused

LONGEST = 30.0  # seconds for one answer, from the first byte sent to the last received
LARGEST = 1024**2  # bytes of one answer
_CHUNK = 1 << 16
_SCHEMES: Final = ("http://", "https://")


@dataclass(frozen=True, slots=True)
class Web:
    """Asks over HTTP or HTTPS. `longest` in seconds, `largest` in bytes, for one answer."""

    name: str = "http"
    version: str = "1"
    longest: float = LONGEST
    largest: int = LARGEST

    def handles(self, url: str) -> bool:
        return url.lower().startswith(_SCHEMES)

    def ask(self, url: str, question: bytes | None, asks: str = "", answers: str = "") -> bytes:
        """The body of the answer to a POST of `question`, or to a GET where that is None.

        `asks` and `answers` are media types; an answer of another type than `answers` is refused ("": any is taken).
        Raises `Refused` for whatever goes wrong on the way, `BadInput` for what is no address.
        """
        parts = _parts(url)
        with self._connected(parts) as connection:
            headers = {"User-Agent": "habeas", "Accept": answers or "*/*"} | ({"Content-Type": asks} if asks else {})
            path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
            connection.request("GET" if question is None else "POST", path, question, headers)
            with connection.getresponse() as answer:
                _taken(answer, parts, answers)
                return self._body(answer, parts)

    @contextmanager
    def _connected(self, parts: SplitResult) -> Iterator[http.client.HTTPConnection]:
        """A connection that is cut when its time is over, however the other side spreads its bytes."""
        connection = self._connection(parts)
        late = Event()
        cut = Timer(self.longest, lambda: _cut(connected, late))
        cut.daemon = True
        try:
            connection.connect()
            connected = connection.sock  # kept: the connection forgets it when the answer begins
            cut.start()
            yield connection
            if late.is_set():
                raise TimeoutError
        except TimeoutError as error:
            raise _slow(parts) from error
        except ssl.SSLCertVerificationError as error:
            raise _failed("not-who", parts, "could not show that it is who it claims to be") from error
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise (
                _slow(parts) if late.is_set() else _failed("no-network", parts, "could not be reached, or broke off")
            ) from error
        finally:
            cut.cancel()
            connection.close()

    def _connection(self, parts: SplitResult) -> http.client.HTTPConnection:
        host = parts.hostname or ""
        if parts.scheme == "https":
            context = ssl.create_default_context()
            return http.client.HTTPSConnection(host, parts.port, timeout=self.longest, context=context)
        return http.client.HTTPConnection(host, parts.port, timeout=self.longest)

    def _body(self, answer: http.client.HTTPResponse, parts: SplitResult) -> bytes:
        found = bytearray()
        while chunk := answer.read(_CHUNK):
            found += chunk
            if len(found) > self.largest:
                raise _failed("too-big", parts, f"answered more than {self.largest // 1024} KiB")
        if answer.length:
            raise ConnectionError("it announced more than it sent")
        return bytes(found)


def _cut(connected: socket.socket, late: Event) -> None:
    late.set()
    with suppress(OSError):  # it was closed just now
        connected.shutdown(socket.SHUT_RDWR)


def _taken(answer: http.client.HTTPResponse, parts: SplitResult, answers: str) -> None:
    """A plain answer of the type that was asked for, from the place that was asked."""
    if 300 <= answer.status < 400:
        raise _failed("elsewhere", parts, "sends us elsewhere, and no redirection is followed",
                      "Find out the address that it has now, and name that.")  # fmt: skip
    if answer.status != http.client.OK:
        raise _failed("bad-answer", parts, f"answered with the error {answer.status}")
    kind = (answer.getheader("Content-Type") or "").partition(";")[0].strip().lower()
    if answers and kind != answers:
        raise _failed("bad-answer", parts, f"did not answer with what was asked for ({answers})",
                      "Check its address: another kind of service may answer there.")  # fmt: skip


def _parts(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        usable = url.lower().startswith(_SCHEMES) and bool(parts.hostname) and (parts.port is None or parts.port > 0)
        usable = usable and not parts.username and url.isascii() and url.isprintable() and " " not in url
    except ValueError:
        usable = False
    if not usable:
        raise BadInput(f"“{url}” is no address on the web.", "Give one that begins with https:// or http://.",
                       code="bad-address", path=url)  # fmt: skip
    return parts


def _slow(parts: SplitResult) -> Refused:
    return _failed("slow", parts, "took too long to answer")


def _failed(code: str, parts: SplitResult, says: str, do: str = "Try again later, or ask another.") -> Refused:
    return Refused(f"{parts.netloc} {says}.", do, code=code, path=parts.geturl())
