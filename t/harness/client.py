# SPDX-License-Identifier: Apache-2.0
"""An HTTP client of the API: one kept connection, JSON in and out, a cookie jar that is a dict."""

import http.client
import json
import uuid
from urllib.parse import urlencode, urlsplit


class Answer:
    def __init__(self, response, body):
        self.status = response.status
        self.headers = response.headers
        self.body = body

    @property
    def json(self):
        return json.loads(self.body)

    @property
    def problem(self):
        """The problem document; fails where the answer is none."""
        assert self.headers["Content-Type"] == "application/problem+json", repr(self)
        document = self.json
        assert document["status"] == self.status and document["type"] and document["title"], repr(self)
        return document

    def __repr__(self):
        return f"<{self.status} {self.headers.get('Content-Type')} {self.body[:600]!r}>"


class Client:
    def __init__(self, url, origin=None):
        self.url = url
        self.at = urlsplit(url)
        self.origin = origin
        self.token = None
        self.cookies = {}
        self.connection = None

    def ask(self, method, path, body=None, headers=None, query=None, key=None, timeout=10):
        """body: bytes go as they are, anything else as JSON. key: True makes an Idempotency-Key."""
        headers = dict(headers or {})
        if body is not None and not isinstance(body, bytes):
            body = json.dumps(body).encode()
            headers.setdefault("Content-Type", "application/json")
        if self.token:
            headers.setdefault("Authorization", f"Bearer {self.token}")
        if self.origin:
            headers.setdefault("Origin", self.origin)
        if self.cookies:
            headers.setdefault("Cookie", "; ".join(f"{name}={value}" for name, value in self.cookies.items()))
        if key:
            headers["Idempotency-Key"] = f'"{uuid.uuid4() if key is True else key}"'
        if query:
            path = f"{path}?{urlencode(query, doseq=True)}"
        return self._send(method, path, body, headers, timeout)

    def _send(self, method, path, body, headers, timeout):
        kept = self.connection is not None
        if not kept:
            self.connection = http.client.HTTPConnection(self.at.hostname, self.at.port, timeout=timeout)
        try:
            self.connection.request(method, path, body, headers)
            response = self.connection.getresponse()
            answer = Answer(response, response.read())
        except (http.client.RemoteDisconnected, BrokenPipeError, ConnectionResetError):
            self.close()
            if not kept or method != "GET":
                raise
            return self._send(method, path, body, headers, timeout)
        except Exception:
            self.close()
            raise
        self._keep_cookies(answer)
        return answer

    def _keep_cookies(self, answer):
        for line in answer.headers.get_all("Set-Cookie") or []:
            name, _, value = line.split(";", 1)[0].partition("=")
            if value:
                self.cookies[name.strip()] = value
            else:
                self.cookies.pop(name.strip(), None)

    def close(self):
        if self.connection is not None:
            self.connection.close()
            self.connection = None

    def get(self, path, **query):
        return self.ask("GET", path, query=query)

    def post(self, path, body=None, **more):
        return self.ask("POST", path, body, **more)

    def patch(self, path, body=None, **more):
        return self.ask("PATCH", path, body, **more)

    def delete(self, path, **more):
        return self.ask("DELETE", path, **more)
