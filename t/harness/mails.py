# SPDX-License-Identifier: Apache-2.0
"""The inbox of the mail sink."""

import json
import urllib.parse
import urllib.request

from .site import wait_for


class Mails:
    def __init__(self, port):
        self.url = f"http://127.0.0.1:{port}"

    def _get(self, path):
        with urllib.request.urlopen(self.url + path, timeout=5) as answer:
            return json.load(answer)

    def to(self, address, **narrower):
        """What is known of the mails to this address: id, subject, message_id, ..."""
        return self._get("/api/mails?" + urllib.parse.urlencode(narrower | {"to": address}))["mails"]

    def read(self, mail):
        """The whole mail: its text, its files."""
        return self._get(f"/api/mails/{mail['id']}")

    def wait(self, address, seconds=15, n=1, **narrower):
        """The mails to this address, once there are n."""

        def enough():
            found = self.to(address, **narrower)
            return len(found) >= n and found

        return wait_for(enough, seconds, 0.2, f"for {n} mails to {address}")

    def faults(self, **script):
        request = urllib.request.Request(self.url + "/api/faults", json.dumps(script).encode(), method="POST",
                                         headers={"Content-Type": "application/json"})
        with urllib.request.urlopen(request, timeout=5) as answer:
            return json.load(answer)
