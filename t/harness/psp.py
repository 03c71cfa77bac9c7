# SPDX-License-Identifier: Apache-2.0
"""The payment provider: payment methods as its card page makes them, its ledger, its faults."""

import base64
import json
import urllib.parse
import urllib.request


class Psp:
    def __init__(self, url, key):
        self.url = url
        self.authorization = "Basic " + base64.b64encode(f"{key}:".encode()).decode()

    def ask(self, method, path, body=None, form=None):
        data = json.dumps(body).encode() if body is not None else None
        kind = "application/json"
        if form is not None:
            data, kind = urllib.parse.urlencode(form).encode(), "application/x-www-form-urlencoded"
        request = urllib.request.Request(self.url + path, data, method=method, headers={
            "Authorization": self.authorization, "Content-Type": kind})
        with urllib.request.urlopen(request, timeout=10) as answer:
            return json.load(answer)
