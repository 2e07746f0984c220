"""A web server on the loopback address, for authorities and for all that can go wrong on the way to one."""

import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from habeas.ledger.stamps.request import ANSWER_TYPE


@dataclass(frozen=True)
class Reply:
    """What a place answers. `announced` is the length that the headers tell, `drip` seconds between single bytes."""

    body: bytes
    kind: str = ANSWER_TYPE
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    announced: int | None = None
    wait: float = 0
    drip: float = 0


Answering = Callable[[bytes], Reply]


@contextmanager
def serving(places: Mapping[str, Answering]) -> Iterator[str]:
    """The address of a server that answers a POST or GET at each of `places` (a path, to what it makes of the body)."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self._answer(self.rfile.read(int(self.headers.get("Content-Length", 0))))

        def do_GET(self) -> None:
            self._answer(b"")

        def _answer(self, body: bytes) -> None:
            reply = places[self.path](body) if self.path in places else Reply(b"", status=404)
            time.sleep(reply.wait)
            self.send_response(reply.status)
            self.send_header("Content-Type", reply.kind)
            self.send_header("Content-Length", str(len(reply.body) if reply.announced is None else reply.announced))
            for name, value in reply.headers.items():
                self.send_header(name, value)
            self.end_headers()
            for start in range(0, len(reply.body), 1 if reply.drip else max(1, len(reply.body))):
                self.wfile.write(reply.body[start : start + 1] if reply.drip else reply.body)
                time.sleep(reply.drip)

        def log_message(self, format: str, *args: object) -> None:
            """Nothing: a test's output is its own."""

        def handle(self) -> None:
            try:
                super().handle()
            except (BrokenPipeError, ConnectionResetError):
                return  # whoever asked has hung up, as some tests want

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
