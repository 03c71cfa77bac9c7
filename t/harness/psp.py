# SPDX-License-Identifier: Apache-2.0
"""The payment provider, as its card page and its tester's desk are used (t/psp/README.md)."""

import json
import urllib.parse
import urllib.request

# What a card does: t/psp/cards.py.
GOOD, NEEDS_3DS = "4242424242424242", "4000002760003184"
DECLINED, NO_FUNDS = "4000000000000002", "4000000000009995"


class Psp:
    def __init__(self, url, key):
        self.url = url
        self.key = key

    def ask(self, method, path, body=None, form=None):
        data, kind = None, "application/json"
        if form is not None:
            data, kind = urllib.parse.urlencode(form).encode(), "application/x-www-form-urlencoded"
        elif body is not None:
            data = json.dumps(body).encode()
        request = urllib.request.Request(self.url + path, data, method=method, headers={
            "Authorization": f"Bearer {self.key}", "Content-Type": kind})
        with urllib.request.urlopen(request, timeout=30) as answer:
            return json.load(answer)

    def card(self, number=GOOD):
        """A payment method (pm_...), as the card page would send it to the site."""
        form = {"type": "card", "card[number]": number, "card[exp_month]": "12", "card[exp_year]": "2034", "card[cvc]": "123"}
        return self.ask("POST", "/v1/payment_methods", form=form)["id"]

    def faults(self, **script):
        """Replaces the script of faults; without anything: no fault."""
        return self.ask("POST", "/test/faults", script)

    def ledger(self, **narrower):
        """Every capture, as the provider's own books have it."""
        rows, after = [], 0
        while after is not None:
            page = self.ask("GET", "/test/ledger?" + urllib.parse.urlencode(narrower | {"after": after}))
            rows += page["data"]
            after = page["next"]
        return rows

    def totals(self):
        return self.ask("GET", "/test/totals")
