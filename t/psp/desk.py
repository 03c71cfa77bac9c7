# SPDX-License-Identifier: Apache-2.0
"""The tester's desk at /test: faults, the books as a witness, charges of the past. Loopback only."""

import time

from aiohttp import web

import cards
import wire
from wire import Refused

CHUNK = 2000      # lines of a load that go into one commit

LEDGER = """
SELECT c.seq, i.billing_id, i.booking_id, i.id AS payment_intent, c.id AS charge, c.amount,
       c.currency, c.refunded, c.created,
       (SELECT count(*) FROM refunds r WHERE r.charge = c.id) AS refunds,
       CASE WHEN i.billing_id IS NULL THEN 1 ELSE
         (SELECT count(*) FROM intents j JOIN charges d ON d.intent = j.id AND d.captured = 1
           WHERE j.billing_id = i.billing_id) END AS captures
  FROM charges c JOIN intents i ON i.id = c.intent
 WHERE c.captured = 1 AND c.seq > ? {more} ORDER BY c.seq LIMIT ?"""


async def serve(psp, request, path):
    if request.remote not in ("127.0.0.1", "::1"):
        raise Refused(403, "Only from this machine.")
    if not psp.is_secret(wire.bearer(request.headers.get("Authorization", ""))):
        raise Refused(401, "Only with the secret key.")
    handler = CALLS.get(f"{request.method} {path}")
    if handler is None:
        raise Refused(404, f"No such call: {request.method} {path}")
    return await handler(psp, request)


async def set_faults(psp, request):
    psp.faults.set(wire.from_json(await request.text() or "{}"))
    return web.json_response(psp.faults.show())


async def show_faults(psp, _request):
    return web.json_response(psp.faults.show())


async def forget_keys(psp, _request):
    count = psp.forget(older_than_s=-1)
    await psp.ledger.settled()
    return web.json_response({"forgotten": count})


async def totals(psp, _request):
    row = psp.ledger.one(
        "SELECT count(*) AS captures, coalesce(sum(amount), 0) AS captured,"
        " coalesce(sum(refunded), 0) AS refunded FROM charges WHERE captured = 1")
    await psp.ledger.settled()
    waiting = psp.ledger.one("SELECT count(*) AS n FROM events WHERE next_try IS NOT NULL")
    return web.json_response({**dict(row), "webhooks_waiting": waiting["n"]})


def asked(query):
    """The part of LEDGER's WHERE and its values that the query string asks for."""
    more, binds = "", []
    for name in ("billing_id", "booking_id", "payment_intent"):
        if name in query:
            more += f" AND i.{'id' if name == 'payment_intent' else name} = ?"
            binds.append(query[name])
    if "since" in query:
        more += " AND c.created >= ?"
        binds.append(wire.whole(query, "since"))
    if query.get("loaded") in ("0", "1"):
        more += " AND i.loaded = ?"
        binds.append(int(query["loaded"]))
    return more, binds


async def ledger(psp, request):
    """Captures in the order they were written. A page: limit, after; all of it as NDJSON:
    format=ndjson."""
    query = request.rel_url.query
    more, binds = asked(query)
    sql, after = LEDGER.format(more=more), wire.whole(query, "after", 0)
    await psp.ledger.settled()
    if query.get("format") != "ndjson":
        limit = min(wire.whole(query, "limit", 1000), 10000)
        rows = psp.ledger.all(sql, after, *binds, limit + 1)
        return web.json_response({
            "data": [dict(r) for r in rows[:limit]], "has_more": len(rows) > limit,
            "next": rows[limit - 1]["seq"] if len(rows) > limit else None}, dumps=wire.dumps)
    reply = web.StreamResponse(headers={"Content-Type": "application/x-ndjson"})
    await reply.prepare(request)
    while True:
        rows = psp.ledger.all(sql, after, *binds, CHUNK)
        if not rows:
            break
        after = rows[-1]["seq"]
        await reply.write("".join(wire.dumps(dict(r)) + "\n" for r in rows).encode())
    await reply.write_eof()
    return reply


async def load(psp, request):
    """Charges of the past, one JSON object a line. Repeating a load replaces its lines;
    replace=true forgets every earlier load first."""
    started, count = time.monotonic(), 0
    if request.rel_url.query.get("replace") == "true":
        with psp.ledger.change():
            drop(psp.ledger, "loaded = 1")
    rest = b""
    while True:
        block = await request.content.read(1 << 18)
        *lines, rest = (rest + block).split(b"\n") if block else (rest, b"")
        rows = [past(line, count + n) for n, line in enumerate(lines, 1) if line.strip()]
        for at in range(0, len(rows), CHUNK):
            with psp.ledger.change():
                write_past(psp.ledger, rows[at:at + CHUNK])
            await psp.ledger.settled()
        count += len(rows)
        if not block:
            break
    return web.json_response({"loaded": count, "seconds": round(time.monotonic() - started, 3)})


def past(line, number):
    """One line of a load, checked."""
    try:
        row = wire.json.loads(line)
        row = {"amount": int(row["amount"]), "created": int(row["created"]),
               "refunded": int(row.get("refunded") or 0),
               **{name: str(row[name]) for name in ("payment_intent", "billing_id", "booking_id",
                                                    "currency", "brand", "last4")}}
    except (ValueError, KeyError, TypeError) as error:
        raise Refused(400, f"Line {number}: {error!r}") from None
    if not row["payment_intent"].startswith("pi_") or not 0 <= row["refunded"] <= row["amount"]:
        raise Refused(400, f"Line {number}: a payment_intent starts with pi_, and no more is "
                           "refunded than was charged")
    return row


def drop(books, where, *binds):
    """Deletes loaded intents with what hangs on them."""
    found = f"(SELECT id FROM intents WHERE loaded = 1 AND {where})"
    books.write(f"DELETE FROM refunds WHERE intent IN {found}", *binds)
    books.write(f"DELETE FROM charges WHERE intent IN {found}", *binds)
    books.write(f"DELETE FROM intents WHERE loaded = 1 AND {where}", *binds)


def write_past(books, rows):
    db = books.db
    db.execute("CREATE TEMP TABLE IF NOT EXISTS coming (id TEXT PRIMARY KEY)")
    db.execute("DELETE FROM coming")
    db.executemany("INSERT OR IGNORE INTO coming VALUES (?)", ((r["payment_intent"],) for r in rows))
    drop(books, "id IN (SELECT id FROM coming)")
    db.executemany(
        "INSERT INTO intents (id, created, amount, currency, status, secret, metadata, billing_id,"
        " booking_id, charge, loaded) VALUES (?,?,?,?,'succeeded',?,?,?,?,?,1)",
        ((r["payment_intent"], r["created"], r["amount"], r["currency"].lower(),
          wire.new_id(r["payment_intent"] + "_secret_"),
          wire.dumps({"billing_id": r["billing_id"], "booking_id": r["booking_id"]}),
          r["billing_id"], r["booking_id"], "ch_" + r["payment_intent"][3:]) for r in rows))
    db.executemany(
        "INSERT INTO charges (id, intent, created, amount, currency, captured, refunded, brand,"
        " last4, exp_month, exp_year) VALUES (?,?,?,?,?,1,?,?,?,12,2030)",
        (("ch_" + r["payment_intent"][3:], r["payment_intent"], r["created"], r["amount"],
          r["currency"].lower(), r["refunded"], r["brand"], r["last4"]) for r in rows))
    db.executemany(
        "INSERT INTO refunds (id, charge, intent, created, amount, currency) VALUES (?,?,?,?,?,?)",
        (("re_" + r["payment_intent"][3:], "ch_" + r["payment_intent"][3:], r["payment_intent"],
          r["created"], r["refunded"], r["currency"].lower()) for r in rows if r["refunded"]))


async def test_cards(_psp, _request):
    return web.json_response({"numbers": cards.NUMBERS, "tokens": cards.TOKENS})


CALLS = {
    "GET /test/faults": show_faults,
    "POST /test/faults": set_faults,
    "POST /test/forget-keys": forget_keys,
    "GET /test/ledger": ledger,
    "GET /test/totals": totals,
    "POST /test/load": load,
    "GET /test/cards": test_cards,
}
