# SPDX-License-Identifier: Apache-2.0
"""A pspd of a test's own, and a receiver for its webhooks."""

import http.client
import http.server
import json
import pathlib
import signal
import socket
import subprocess
import threading
import time
from urllib.parse import urlencode

PSPD = pathlib.Path(__file__).parent / "pspd"
KEY, HOOK_KEY = "sk_test_51TestKeyOfTheSuite", "whsec_TestKeyOfTheSuite"


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


class Pspd:
    def __init__(self, tmp, *options):
        self.dir, self.keys, self.options = tmp / "books", tmp / "keys", options
        self.keys.mkdir(exist_ok=True)
        (self.keys / "psp.key").write_text(KEY + "\n")
        (self.keys / "psp-webhook.key").write_text(HOOK_KEY + "\n")
        self.port, self.log = free_port(), open(tmp / "pspd.log", "a+b")
        self.start()

    def start(self):
        self.process = subprocess.Popen(
            [PSPD, "--port", str(self.port), "--dir", self.dir, "--keys", self.keys, *self.options],
            stderr=self.log)
        until = time.monotonic() + 10
        while True:
            try:
                return socket.create_connection(("127.0.0.1", self.port), 1).close()
            except OSError:
                assert self.process.poll() is None and time.monotonic() < until, "no pspd"
                time.sleep(0.02)

    def end(self, sig=signal.SIGTERM):
        self.process.send_signal(sig)
        return self.process.wait(10)

    def ask(self, method, path, form=None, once=None, key=KEY, body=None):
        """(status, headers, answer); raises http.client's or OSError when the connection is cut."""
        headers = {"Authorization": "Bearer " + key} if key else {}
        if once:
            headers["Idempotency-Key"] = once
        if form is not None and method == "GET":
            path += "?" + urlencode(form)
        elif form is not None:
            body = urlencode(form)
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        conn = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            conn.request(method, path, body, headers)
            reply = conn.getresponse()
            text = reply.read().decode()
        finally:
            conn.close()
        is_json = reply.headers.get_content_type() == "application/json"
        return reply.status, reply.headers, json.loads(text) if is_json else text

    def ok(self, method, path, form=None, **more):
        status, _, answer = self.ask(method, path, form, **more)
        assert status == 200, answer
        return answer

    def refused(self, status, method, path, form=None, **more):
        got, _, answer = self.ask(method, path, form, **more)
        assert got == status, answer
        return answer["error"]

    def pay(self, method="pm_card_visa", once=None, billing="b", amount=12345, **more):
        return self.ask("POST", "/v1/payment_intents", {
            "amount": amount, "currency": "usd", "payment_method": method, "confirm": "true",
            "metadata[billing_id]": billing, "metadata[booking_id]": "k-" + billing,
            "return_url": "http://localhost:3001/trips/1?x=1", **more}, once=once)

    def paid(self, **more):
        status, _, answer = self.pay(**more)
        assert status == 200 and answer["status"] == "succeeded", answer
        return answer

    def faults(self, **script):
        return self.ok("POST", "/test/faults", body=json.dumps(script))

    def ledger(self, **narrower):
        return self.ok("GET", "/test/ledger", {"limit": 10000, **narrower})["data"]


class Receiver(http.server.ThreadingHTTPServer):
    """Takes webhooks; `answers` are the statuses of the first ones, then 200."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Hook)
        self.got, self.answers, self.lock = [], [], threading.Lock()
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def wait(self, fits, seconds=10):
        until = time.monotonic() + seconds
        while not fits([event for _, _, event in self.got]):
            assert time.monotonic() < until, [(e["type"], e["id"]) for _, _, e in self.got]
            time.sleep(0.02)
        return [event for _, _, event in self.got]

    @property
    def url(self):
        return f"http://127.0.0.1:{self.server_address[1]}/api/webhooks/psp"


class Hook(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        with self.server.lock:
            status = self.server.answers.pop(0) if self.server.answers else 200
            if status == 200:
                self.server.got.append((self.headers["Stripe-Signature"], body, json.loads(body)))
        self.send_response(status)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_):
        pass
