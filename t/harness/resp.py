# SPDX-License-Identifier: Apache-2.0
"""Redis over its unix socket: redis("GET", "key")."""

import socket
from urllib.parse import urlsplit


class Redis:
    def __init__(self, url):
        self.path = urlsplit(url).path
        self.stream = None

    def __call__(self, *words):
        if self.stream is None:
            link = socket.socket(socket.AF_UNIX)
            link.settimeout(5)
            link.connect(self.path)
            self.stream = link.makefile("rwb")
        words = [word if isinstance(word, bytes) else str(word).encode() for word in words]
        try:
            self.stream.write(b"*%d\r\n" % len(words) + b"".join(b"$%d\r\n%s\r\n" % (len(w), w) for w in words))
            self.stream.flush()
            return self._read()
        except OSError:
            self.stream = None
            raise

    def _read(self):
        line = self.stream.readline()
        if not line.endswith(b"\r\n"):
            self.stream = None
            raise ConnectionError("Redis closed the connection")
        kind, rest = line[:1], line[1:-2]
        if kind == b"+":
            return rest.decode()
        if kind == b"-":
            raise RuntimeError(rest.decode())
        if kind == b":":
            return int(rest)
        if kind == b"$":
            return None if rest == b"-1" else self.stream.read(int(rest) + 2)[:-2]
        return None if rest == b"-1" else [self._read() for _ in range(int(rest))]
