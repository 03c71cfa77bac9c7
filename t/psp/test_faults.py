# SPDX-License-Identifier: Apache-2.0
"""Lost answers, outages, kills, and the webhook."""

import concurrent.futures
import hashlib
import hmac
import http.client
import json
import signal
import threading
import time

import pytest
from rig import HOOK_KEY

CUT = (http.client.HTTPException, OSError)


def persist(psp, once, **more):
    """What a charger does: the same call with the same key until there is an answer."""
    for tries in range(1, 100):
        try:
            answer = psp.pay(once=once, billing=once, **more)
            if answer[0] in (200, 402):
                return answer, tries
        except CUT:
            pass
        time.sleep(0.01)
    raise AssertionError("no answer in 99 tries")


def test_lost_answer(psp):
    psp.faults(lose_next=1)
    with pytest.raises(CUT):
        psp.pay(once="lost", billing="lost")
    assert len(psp.ledger(billing_id="lost")) == 1
    (status, headers, pi), tries = persist(psp, "lost")
    assert status == 200 and tries == 1 and headers["Idempotent-Replayed"] == "true"
    assert [r["payment_intent"] for r in psp.ledger(billing_id="lost")] == [pi["id"]]


def test_one_in_five_answers_lost(psp):
    psp.faults(lose_answers=0.2, error_500=0.1, seed=7)
    with concurrent.futures.ThreadPoolExecutor(8) as pool:
        done = list(pool.map(lambda n: persist(psp, f"many{n}"), range(200)))
    struck = psp.faults()["struck"]
    assert struck["lose_answers"] > 20 and struck["error_500"] > 5
    assert sum(tries for _, tries in done) > 220
    rows = [r for r in psp.ledger() if r["billing_id"].startswith("many")]
    assert len(rows) == 200 and all(r["captures"] == 1 for r in rows)
    assert {a[2]["id"] for a, _ in done} == {r["payment_intent"] for r in rows}


def test_declines_follow_the_seed(psp):
    told = []
    for _ in range(2):
        psp.faults(decline_rate=0.3, seed=11)
        told.append([psp.pay()[0] for _ in range(40)])
    psp.faults(decline_rate=0.3, seed=12)
    other = [psp.pay()[0] for _ in range(40)]
    psp.faults()
    assert told[0] == told[1] != other and set(other) == {200, 402}


def test_down_and_slow(psp):
    psp.faults(down=True)
    with pytest.raises(CUT):
        psp.pay(billing="down")
    with pytest.raises(CUT):
        psp.ask("GET", "/card?origin=http://localhost:3001", key=None)
    assert psp.ledger(billing_id="down") == []
    psp.faults(delay_ms=300)
    begun = time.monotonic()
    psp.paid()
    assert time.monotonic() - begun >= 0.3
    psp.faults()
    for wrong in ({"lose_answers": 2}, {"typo": 1}, {"down": 1}, {"seed": "x"}):
        psp.refused(400, "POST", "/test/faults", body=json.dumps(wrong))


def test_kill_keeps_what_was_answered(own_psp):
    """SIGKILL in the middle of a storm: every answered charge is in the books, once, and the
    same key gets the same answer from the next process."""
    psp, answered, stop = own_psp, {}, threading.Event()

    def storm(lane):
        n = 0
        while not stop.is_set():
            key = f"{lane}-{n}"
            try:
                answered[key] = psp.pay(once=key, billing=key)[2]["id"]
            except CUT:
                continue      # the same key again, to whoever answers next
            n += 1

    lanes = [threading.Thread(target=storm, args=(i,)) for i in range(6)]
    for lane in lanes:
        lane.start()
    for _ in range(3):
        time.sleep(0.4)
        psp.end(signal.SIGKILL)
        psp.start()
    time.sleep(0.3)
    stop.set()
    for lane in lanes:
        lane.join()
    rows = psp.ledger()
    assert len(answered) > 100
    assert {r["billing_id"]: r["payment_intent"] for r in rows} == answered
    assert len(rows) == len(answered)
    hooks = {e["data"]["object"]["id"] for e in psp.hook.wait(
        lambda got: len({e["data"]["object"]["id"] for e in got}) >= len(rows))}
    assert hooks == set(answered.values())


def verify(signature, body):
    parts = dict(p.split("=", 1) for p in signature.split(","))
    mac = hmac.new(HOOK_KEY.encode(), parts["t"].encode() + b"." + body, hashlib.sha256).hexdigest()
    return mac == parts["v1"] and abs(time.time() - int(parts["t"])) < 60


def test_webhooks(own_psp):
    psp = own_psp
    paid = psp.paid(once="hook", billing="hook")
    refund = psp.ok("POST", "/v1/refunds", {"payment_intent": paid["id"], "amount": 5})
    declined = psp.pay("pm_card_chargeDeclined")[2]["error"]["payment_intent"]
    waiting = psp.pay("pm_card_threeDSecureRequired")[2]
    psp.ok("POST", f"/v1/payment_intents/{waiting['id']}/cancel", {})
    got = psp.hook.wait(lambda got: len(got) >= 6)
    told = {(e["type"], e["data"]["object"]["id"]) for e in got}
    assert told == {
        ("payment_intent.succeeded", paid["id"]), ("refund.updated", refund["id"]),
        ("charge.refunded", paid["latest_charge"]), ("payment_intent.payment_failed", declined["id"]),
        ("payment_intent.requires_action", waiting["id"]), ("payment_intent.canceled", waiting["id"])}
    assert all(verify(signature, body) for signature, body, _ in psp.hook.got)
    first = next(e for e in got if e["type"] == "payment_intent.succeeded")
    assert first["object"] == "event" and first["id"].startswith("evt_") and not first["livemode"]
    assert first["request"]["idempotency_key"] == "hook"
    assert first["data"]["object"]["metadata"]["billing_id"] == "hook"
    assert isinstance(first["data"]["object"]["latest_charge"], str)
    assert psp.ok("GET", "/v1/events/" + first["id"]) == first
    listed = psp.ok("GET", "/v1/events", {"type": "refund.updated"})["data"]
    assert [e["data"]["object"]["id"] for e in listed] == [refund["id"]]


def test_webhook_is_repeated_also_after_a_restart(own_psp):
    psp = own_psp
    psp.hook.answers[:] = [500, 503]
    pi = psp.paid()
    time.sleep(0.3)
    psp.end(signal.SIGKILL)
    assert psp.hook.got == []
    psp.start()
    got = psp.hook.wait(lambda got: got)
    assert got[0]["data"]["object"]["id"] == pi["id"]
    until = time.monotonic() + 5
    while psp.ok("GET", "/test/totals")["webhooks_waiting"]:
        assert time.monotonic() < until
        time.sleep(0.05)
    assert len(psp.hook.got) == 1


def test_webhooks_doubled_and_out_of_order(own_psp):
    psp = own_psp
    psp.faults(duplicate_webhooks=0.5, reorder_webhooks=0.5, seed=3)
    paid = [psp.paid()["id"] for _ in range(30)]
    got = psp.hook.wait(lambda got: len({e["id"] for e in got}) == 30 and len(got) > 35)
    struck = psp.faults()["struck"]
    assert struck["duplicate_webhooks"] > 5 and struck["reorder_webhooks"] > 5
    firsts = list(dict.fromkeys(e["data"]["object"]["id"] for e in got))
    assert set(firsts) == set(paid) and firsts != paid
