# SPDX-License-Identifier: Apache-2.0
"""The HTTP face: who asks, which call, once only, answered after the commit."""

import asyncio
import hashlib
import hmac
import sys
import time
import traceback

from aiohttp import web

import charges
import desk
import events
import intents
import methods
import pages
import refunds
import wire
from call import Call
from wire import Refused

BODY_MAX = 1 << 20
KEEP_ANSWERS_S = 24 * 3600

CALLS = {
    "POST /v1/payment_intents": intents.create,
    "GET /v1/payment_intents": intents.listing,
    "GET /v1/payment_intents/search": intents.search,
    "GET /v1/payment_intents/*": intents.retrieve,
    "POST /v1/payment_intents/*/confirm": intents.confirm,
    "POST /v1/payment_intents/*/cancel": intents.cancel,
    "POST /v1/refunds": refunds.create,
    "GET /v1/refunds": refunds.listing,
    "GET /v1/refunds/*": refunds.retrieve,
    "POST /v1/payment_methods": methods.create,
    "GET /v1/payment_methods/*": methods.retrieve,
    "GET /v1/charges": charges.listing,
    "GET /v1/charges/*": charges.retrieve,
    "GET /v1/events": events.listing,
    "GET /v1/events/*": events.retrieve,
}
PUBLIC = {"POST /v1/payment_methods", "GET /v1/payment_intents/*"}   # by the public key too
LOSABLE = ("POST /v1/payment_intents", "POST /v1/refunds")


class Provider:
    """All there is: books, keys, faults, webhook, and the loop's entry point `serve`."""

    def __init__(self, ledger, secret_keys, webhook, faults, public_url, embed_origins):
        self.ledger, self.webhook, self.faults = ledger, webhook, faults
        self.public_url, self.embed_origins = public_url, embed_origins
        self.secret_keys = secret_keys
        self.public_key = "pk_test_" + hashlib.sha256(secret_keys[0].encode()).hexdigest()[:32]
        self.in_flight = set()     # idempotency keys at work

    async def serve(self, request):
        """Every request. Whatever was read or written is durable before its answer leaves."""
        path = request.rel_url.raw_path
        try:
            if path.startswith("/v1/"):
                return await self.api(request, path)
            if path.startswith("/test/"):
                return await desk.serve(self, request, path)
            if self.faults.down:
                return cut(request)
            answer = await pages.serve(self, request, path)
            await self.ledger.settled()
            return answer
        except Refused as refused:
            return json_answer(refused.status, wire.dumps({"error": refused.error}))
        except (ConnectionError, asyncio.CancelledError):
            raise
        except Exception:      # a bug of ours: say so, keep serving
            traceback.print_exc(file=sys.stderr)
            return json_answer(500, '{"error":{"message":"An unknown error occurred",'
                                    '"type":"api_error"}}')

    async def api(self, request, path):
        faults = self.faults
        if faults.down:
            faults.counts["refused_down"] += 1
            return cut(request)
        body = request.rel_url.raw_query_string
        if request.method != "GET":
            body = (await request.read()).decode(errors="replace")
        params = wire.parse_form(body)
        name, key = name_of(request.method, path)
        handler = CALLS.get(name)
        public = self.who(request, params)
        if handler is None:
            raise Refused(404, f"Unrecognized request URL ({request.method}: {path}). Please see "
                               "https://stripe.com/docs or we can help at "
                               "https://support.stripe.com/.")
        if public and name not in PUBLIC:
            raise Refused(403, "This API call cannot be made with a publishable API key. Please "
                               "use a secret API key.", "secret_key_required")
        once = request.headers.get("Idempotency-Key") if request.method == "POST" else None
        call = Call(self, params, key, once, public)
        if once is None:
            status, text = await self.work(call, handler, request.method)
            replayed = False
        else:
            status, text, replayed = await self.once(call, handler, f"{path}\n{body}")
        if name.startswith(LOSABLE) and faults.lose():
            return cut(request)
        return json_answer(status, text, call, replayed)

    def who(self, request, params):
        """False for a secret key, True for the public one; 401 otherwise."""
        given = params.get("key") or wire.bearer(request.headers.get("Authorization", ""))
        if not given:
            raise Refused(401, "You did not provide an API key. You need to provide your API key in "
                               "the Authorization header, using Bearer auth (e.g. 'Authorization: "
                               "Bearer YOUR_SECRET_KEY').")
        if given == self.public_key:
            return True
        if not self.is_secret(given):
            raise Refused(401, "Invalid API Key provided: " + given[:8] + "*" * 12 + given[-4:])
        return False

    def is_secret(self, given):
        given = given.encode("utf-8", "surrogateescape")
        return any(hmac.compare_digest(given, key.encode()) for key in self.secret_keys)

    async def work(self, call, handler, method):
        """Runs a call with the faults that come before it; returns (status, body) once durable."""
        if self.faults.delay_s:
            self.faults.counts["delayed"] += 1
            await asyncio.sleep(self.faults.delay_s)
        if self.faults.strikes("error_500"):
            return 500, '{"error":{"message":"An unknown error occurred","type":"api_error"}}'
        if method == "GET" and handler is not methods.retrieve:
            status, answer = handler(call)
        else:
            with self.ledger.change():
                status, answer = handler(call)
        text = wire.dumps(answer)
        await self.ledger.settled()
        return status, text

    async def once(self, call, handler, asked):
        """The answer kept for an idempotency key, or the work and its answer, kept together."""
        key = call.idempotency_key
        if len(key) > 255:
            raise Refused(400, "Idempotency keys have at most 255 characters.")
        asked = hashlib.sha256(asked.encode()).hexdigest()
        if key in self.in_flight:
            raise Refused(409, "There is currently another in-progress request using this Idempotent "
                               "Key (that probably means you submitted twice, and the other request "
                               f"is still going through): {key}. Please try again later.",
                          "idempotency_key_in_use", kind="idempotency_error")
        kept = self.ledger.one("SELECT request, status, body FROM answers WHERE key = ?", key)
        if kept is not None:
            if kept["request"] != asked:
                raise Refused(400, "Keys for idempotent requests can only be used with the same "
                                   "parameters they were first used with. Try using a key other than "
                                   f"'{key}' if you meant to execute a different request.",
                              kind="idempotency_error")
            await self.ledger.settled()
            return kept["status"], kept["body"], True

        def keeping(call):
            status, answer = handler(call)
            self.ledger.write("INSERT INTO answers (key, created, request, status, body)"
                              " VALUES (?,?,?,?,?)", key, call.now, asked, status,
                              wire.dumps(answer))
            return status, answer

        self.in_flight.add(key)
        try:
            status, text = await self.work(call, keeping, "POST")
        finally:
            self.in_flight.discard(key)
        return status, text, False

    def forget(self, older_than_s=KEEP_ANSWERS_S):
        """Drops kept answers past their time, as Stripe does after a day."""
        return self.ledger.write("DELETE FROM answers WHERE created <= ?",
                                 int(time.time()) - older_than_s).rowcount


def name_of(method, path):
    """'POST /v1/x/y/z' as its name 'POST /v1/x/*/z' and the identifier y."""
    exact = f"{method} {path}"
    parts = path.split("/")
    if exact in CALLS or len(parts) < 4:
        return exact, None
    key, parts[3] = parts[3], "*"
    return f"{method} {'/'.join(parts)}", key


def json_answer(status, text, call=None, replayed=False):
    headers = {"Cache-Control": "no-cache, no-store", "Stripe-Version": events.API_VERSION}
    if call is not None:
        headers["Request-Id"] = call.request_id
        if call.idempotency_key:
            headers["Idempotency-Key"] = call.idempotency_key
        if replayed:
            headers["Idempotent-Replayed"] = "true"
            headers["Original-Request"] = call.request_id
    if status == 401:
        headers["WWW-Authenticate"] = 'Basic realm="Stripe"'
    if status >= 500 or status == 409:
        headers["Stripe-Should-Retry"] = "true"
    return web.Response(status=status, body=text.encode(errors="replace"), headers=headers,
                        content_type="application/json")


def cut(request):
    """Ends the connection without an answer."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response(status=500)


def request_of(message, payload, protocol, writer, task):
    return web.BaseRequest(message, payload, protocol, writer, task, asyncio.get_running_loop(),
                           client_max_size=BODY_MAX)
