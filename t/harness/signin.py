# SPDX-License-Identifier: Apache-2.0
"""Signing in from many places: clients with an address of their own, and staff with one-time codes."""

import base64
import hashlib
import hmac
import http.client
import itertools
import json
import os
import time
from urllib.parse import parse_qs, urlsplit

from .client import Client

_addresses = itertools.count(1)
_staff = itertools.count(1)


class From(Client):
    """A client that calls from 127.X.Y.Z: limits for each address see it by itself."""

    def __init__(self, url, origin=None, address=None):
        super().__init__(url, origin)
        n = next(_addresses)
        self.address = address or f"127.{os.getpid() % 200 + 20}.{n // 250}.{n % 250 + 1}"

    def ask(self, *args, timeout=10, **more):
        if self.connection is None:
            self.connection = http.client.HTTPConnection("127.0.0.1", self.at.port, timeout=timeout,
                                                         source_address=(self.address, 0))
        return super().ask(*args, timeout=timeout, **more)


def claims(token):
    """What is in a token; nothing is verified."""
    part = token.split(".")[1]
    return json.loads(base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)))


def totp(secret, at=None):
    """RFC 6238, as an authenticator makes it of a base32 secret."""
    step = int((time.time() if at is None else at) // 30)
    mac = hmac.new(base64.b32decode(secret), step.to_bytes(8, "big"), hashlib.sha1).digest()
    where = mac[-1] & 15
    return f"{(int.from_bytes(mac[where:where + 4], 'big') & 0x7FFFFFFF) % 1000000:06d}"


class Staff:
    """An admin of a test's own, made by kayakctl."""

    def __init__(self, site, role="chief"):
        self.email = f"staff{os.getpid()}x{next(_staff)}@example.org"
        lines = site.ctl("admin", "add", self.email, "Sam", "Vimes", role).stdout.split("\n")
        self.password = lines[0].removeprefix("password ")
        self.secret = parse_qs(urlsplit(lines[1]).query)["secret"][0]
        self.site = site

    def client(self):
        return From(self.site.api, origin=self.site.admin)

    def ask(self, client=None, **other):
        client = client or self.client()
        return client.post("/api/admin/sessions", {"email": self.email, "password": self.password,
                                                   "code": totp(self.secret)} | other)

    def log_in(self, mysql):
        """A client that is signed in; a code that was used already counts as new."""
        mysql("UPDATE admins SET totp_step = 0 WHERE email = %s", self.email)
        client = self.client()
        answer = self.ask(client)
        assert answer.status == 201, answer
        client.token = answer.json["access_token"]
        return client
