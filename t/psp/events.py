# SPDX-License-Identifier: Apache-2.0
"""Events and the webhook: kept until the receiver said 2xx, signed as Stripe signs."""

import asyncio
import hashlib
import hmac
import heapq
import itertools
import sys
import time

import aiohttp

import wire

API_VERSION = "2026-10-28.endive"
DEFAULT_TYPES = ("payment_intent.succeeded", "payment_intent.payment_failed",
                 "payment_intent.canceled", "payment_intent.requires_action",
                 "charge.refunded", "refund.updated")
SENDERS = 8
BACKOFF_S = (0.5, 1, 2, 5, 10, 30, 60, 300, 900, 3600)
GIVE_UP_S = 3 * 86400


def tell(call, kind, subject):
    """Writes an event with the request's other work, if the endpoint has asked for its type.
    The subject is the object as it is now, or a function that makes it."""
    psp = call.psp
    if kind not in psp.webhook.types:
        return
    event = {
        "id": wire.new_id("evt_"), "object": "event", "api_version": API_VERSION,
        "created": call.now, "data": {"object": subject() if callable(subject) else subject},
        "livemode": False, "pending_webhooks": 1 if psp.webhook.url else 0,
        "request": {"id": call.request_id, "idempotency_key": call.idempotency_key}, "type": kind}
    body = wire.dumps(event)
    due = time.time() if psp.webhook.url else None
    psp.ledger.write("INSERT INTO events (id, created, type, body, next_try) VALUES (?,?,?,?,?)",
                     event["id"], call.now, kind, body, due)
    if due is not None:
        psp.ledger.after_commit.append(lambda: psp.webhook.send(event["id"], body))


def retrieve(call):
    row = call.psp.ledger.one("SELECT body FROM events WHERE id = ?", call.key)
    if row is None:
        raise wire.missing("event", call.key)
    return 200, wire.json.loads(row["body"])


def listing(call):
    where, binds = "1", []
    if "type" in call.params:
        where, binds = "type = ?", [call.params["type"]]
    rows, limit = wire.page_of(call, "events", where, binds)
    found = [wire.json.loads(r["body"]) for r in rows]
    return 200, wire.a_list("/v1/events", found, limit)


def sign(secret, body, at):
    """The value of the Stripe-Signature header."""
    mac = hmac.new(secret.encode(), f"{at}.{body}".encode(), hashlib.sha256)
    return f"t={at},v1={mac.hexdigest()}"


class Webhook:
    """The endpoint and the events that still have to reach it, soonest first."""

    def __init__(self, url, secret, types, ledger, faults):
        self.url, self.secret, self.types = url, secret, frozenset(types)
        self.ledger, self.faults = ledger, faults
        self.heap, self.count = [], itertools.count()
        self.more = asyncio.Event()
        self.tasks, self.session = [], None

    def start(self):
        if not self.url:
            return
        for row in self.ledger.all("SELECT id, body, next_try, tries FROM events"
                                   " WHERE next_try IS NOT NULL ORDER BY seq"):
            self.push(row["next_try"], row["id"], row["body"], row["tries"])
        timeout = aiohttp.ClientTimeout(total=10)
        self.session = aiohttp.ClientSession(
            timeout=timeout, connector=aiohttp.TCPConnector(limit=SENDERS))
        self.tasks = [asyncio.create_task(self.work()) for _ in range(SENDERS)]

    async def stop(self):
        for task in self.tasks:
            task.cancel()
        await asyncio.gather(*self.tasks, return_exceptions=True)
        if self.session:
            await self.session.close()

    def push(self, due, key, body, tries=0):
        heapq.heappush(self.heap, (due, next(self.count), key, body, tries))
        self.more.set()

    def send(self, key, body):
        now = time.time()
        self.push(now + self.faults.webhook_delay(), key, body)
        if self.faults.duplicate():
            self.push(now + self.faults.some_delay(), key, body)

    async def work(self):
        while True:
            wait = self.heap[0][0] - time.time() if self.heap else 3600
            if wait > 0:
                self.more.clear()
                try:
                    await asyncio.wait_for(self.more.wait(), wait)
                except asyncio.TimeoutError:
                    pass
                continue
            _, _, key, body, tries = heapq.heappop(self.heap)
            await self.deliver(key, body, tries)

    async def deliver(self, key, body, tries):
        at = int(time.time())
        headers = {"Content-Type": "application/json; charset=utf-8",
                   "User-Agent": "Stripe/1.0 (+https://stripe.com/docs/webhooks)",
                   "Stripe-Signature": sign(self.secret, body, at)}
        try:
            async with self.session.post(self.url, data=body.encode(), headers=headers,
                                         allow_redirects=False) as reply:
                await reply.read()
                ok, why = 200 <= reply.status < 300, f"status {reply.status}"
        except (aiohttp.ClientError, asyncio.TimeoutError, OSError) as error:
            ok, why = False, type(error).__name__
        if ok:
            self.ledger.write("UPDATE events SET tries = ?, next_try = NULL, delivered_at = ?"
                              " WHERE id = ?", tries + 1, time.time(), key)
            return
        self.again(key, body, tries + 1, why)

    def again(self, key, body, tries, why):
        row = self.ledger.one("SELECT created, delivered_at FROM events WHERE id = ?", key)
        if row is None or row["delivered_at"] is not None:
            return
        due = time.time() + BACKOFF_S[min(tries, len(BACKOFF_S)) - 1]
        if due - row["created"] > GIVE_UP_S:
            due = None
        self.ledger.write("UPDATE events SET tries = ?, next_try = ? WHERE id = ?", tries, due, key)
        if due is not None:
            self.push(due, key, body, tries)
        if tries in (1, len(BACKOFF_S)):
            print(f"level=warn event=webhook id={key} tries={tries} why={why}", file=sys.stderr)
