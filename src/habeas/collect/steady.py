"""A file read from end to end as it was found: no mix of two versions gets through."""

import os
from typing import BinaryIO


class Steady:
    """Reads an open file from where it stands. `read` raises `OSError` at the end of one that changed on the way.

    Afterwards `changed` tells that from other faults.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._before = os.fstat(stream.fileno())
        self._at = stream.tell()
        self.changed = False

    def read(self, size: int = -1) -> bytes:
        """Up to `size` bytes (-1: all); none at the end."""
        data = self._stream.read(size)
        self._at += len(data)
        if not data or size < 0:
            self._check()
        return data

    def _check(self) -> None:
        now = os.fstat(self._stream.fileno())
        written = (self._before.st_size, self._before.st_mtime_ns) != (now.st_size, now.st_mtime_ns)
        self.changed = written or self._at != now.st_size
        if self.changed:
            raise OSError("it changed while it was read")
