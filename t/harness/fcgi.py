# SPDX-License-Identifier: Apache-2.0
"""A FastCGI client, one request a connection: what nginx would say to a pool, piece by piece."""

import socket
import struct

BEGIN, END, PARAMS, STDIN, STDOUT, STDERR = 1, 3, 4, 5, 6, 7


def record(kind, content):
    return struct.pack("!BBHHBx", 1, kind, 1, len(content), 0) + content


def name_value(name, value):
    sizes = b"".join(bytes([n]) if n < 128 else struct.pack("!I", n | 1 << 31) for n in (len(name), len(value)))
    return sizes + name + value


class Request:
    """Connects and sends the parameters; body() in as many pieces as wanted, then answer()."""

    def __init__(self, path, uri="/", method="GET", length=0, timeout=10, **params):
        self.socket = socket.socket(socket.AF_UNIX)
        self.socket.settimeout(timeout)
        self.socket.connect(str(path))
        target, _, query = uri.partition("?")
        params = {"REQUEST_METHOD": method, "REQUEST_URI": uri, "DOCUMENT_URI": target, "SCRIPT_NAME": target,
                  "QUERY_STRING": query, "CONTENT_LENGTH": str(length) if length else ""} | params
        pairs = b"".join(name_value(name.encode(), value.encode()) for name, value in params.items())
        self.socket.sendall(record(BEGIN, struct.pack("!HB5x", 1, 0)) + record(PARAMS, pairs) + record(PARAMS, b""))

    def body(self, piece):
        for at in range(0, len(piece), 60000):
            self.socket.sendall(record(STDIN, piece[at:at + 60000]))

    def finish(self):
        self.socket.sendall(record(STDIN, b""))

    def _read(self, n):
        got = b""
        while len(got) < n:
            piece = self.socket.recv(n - len(got))
            if not piece:
                raise EOFError(f"the pool hung up after {len(got)} of {n} bytes")
            got += piece
        return got

    def answer(self):
        """(status, headers, body)"""
        out = b""
        while True:
            _, kind, _, length, padding = struct.unpack("!BBHHBx", self._read(8))
            content = self._read(length)
            self._read(padding)
            if kind == STDOUT:
                out += content
            elif kind == END:
                break
        self.socket.close()
        head, _, body = out.partition(b"\r\n\r\n")
        headers = dict(line.split(": ", 1) for line in head.decode().split("\r\n"))
        return int(headers.pop("Status").split()[0]), headers, body


def ask(path, uri="/", method="GET", body=b"", **params):
    request = Request(path, uri, method, len(body), **params)
    if body:
        request.body(body)
    request.finish()
    return request.answer()
