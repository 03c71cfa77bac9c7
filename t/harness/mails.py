# SPDX-License-Identifier: Apache-2.0
"""The inbox of the mail sink."""

import json
import urllib.request

from .site import wait_for


class Mails:
    def __init__(self, port):
        self.url = f"http://127.0.0.1:{port}"

    def all(self):
        with urllib.request.urlopen(f"{self.url}/api/mails", timeout=5) as answer:
            return json.load(answer)

    def to(self, address):
        return [mail for mail in self.all() if address in str(mail["to"])]

    def wait(self, address, seconds=15, n=1):
        """The mails to this address, once there are n."""
        return wait_for(lambda: len(found := self.to(address)) >= n and found, seconds, 0.2, f"for a mail to {address}")
