# SPDX-License-Identifier: Apache-2.0
"""Travelers of a test's own."""

import itertools
import os

from .client import Client

PASSWORD = "a quiet lake at dawn"
_numbers = itertools.count(1)


def person(**other):
    """A registration that is right in every field; no two have the same e-mail."""
    fields = {
        "email": f"t{os.getpid()}x{next(_numbers)}@example.org",
        "password": PASSWORD,
        "first_name": "Ada",
        "last_name": "Lovelace",
        "address": "1 Main Street",
        "city": "San Jose",
        "state": "CA",
        "zip": "95123",
        "country": "US",
        "phone": "+1 408 555 0100",
    }
    return {name: value for name, value in (fields | other).items() if value is not None}


def sign_up(site, **other):
    """A client that is signed in as a new traveler; .person holds what was registered."""
    client = Client(site.api, origin=site.traveler)
    client.person = person(**other)
    answer = client.post("/api/register", client.person)
    assert answer.status in (200, 201), answer
    client.token = answer.json["access_token"]
    client.user_id = answer.json["user_id"]
    return client


def log_in(site, email, password=PASSWORD):
    client = Client(site.api, origin=site.traveler)
    answer = client.post("/api/sessions", {"email": email, "password": password})
    assert answer.status in (200, 201), answer
    client.token = answer.json["access_token"]
    client.user_id = answer.json["user_id"]
    return client
