# SPDX-License-Identifier: Apache-2.0
"""The API: intents, refunds, methods, lists, errors, idempotency keys."""

import base64
import concurrent.futures
import datetime
import http.client
import json

import pytest
from rig import KEY

YEAR = datetime.date.today().year + 2
CARD = {"type": "card", "card[exp_month]": "4", "card[exp_year]": str(YEAR), "card[cvc]": "123",
        "billing_details[name]": "Ada", "billing_details[address][postal_code]": "95192"}


def test_charge(psp):
    pi = psp.paid(billing="charge", **{"expand[]": "latest_charge"})
    assert pi["id"].startswith("pi_") and pi["object"] == "payment_intent" and not pi["livemode"]
    assert pi["amount"] == pi["amount_received"] == 12345 and pi["currency"] == "usd"
    assert pi["client_secret"].startswith(pi["id"] + "_secret_")
    assert pi["metadata"] == {"billing_id": "charge", "booking_id": "k-charge"}
    charge = pi["latest_charge"]
    assert charge["id"].startswith("ch_") and charge["captured"] and charge["paid"]
    card = charge["payment_method_details"]["card"]
    assert (card["brand"], card["last4"], card["exp_month"]) == ("visa", "4242", 12)
    plain = psp.ok("GET", "/v1/payment_intents/" + pi["id"])
    assert plain["latest_charge"] == charge["id"]
    assert psp.ok("GET", "/v1/charges/" + charge["id"]) == charge
    assert psp.ledger(billing_id="charge") == [{
        "seq": 1, "billing_id": "charge", "booking_id": "k-charge", "payment_intent": pi["id"],
        "charge": charge["id"], "amount": 12345, "currency": "usd", "refunded": 0,
        "created": charge["created"], "refunds": 0, "captures": 1}]


@pytest.mark.parametrize("token, code, declined", [
    ("pm_card_chargeDeclined", "card_declined", "generic_decline"),
    ("pm_card_insufficientFunds", "card_declined", "insufficient_funds"),
    ("pm_card_chargeDeclinedExpiredCard", "expired_card", "expired_card"),
])
def test_decline_then_another_card(psp, token, code, declined):
    status, _, answer = psp.pay(token, billing=token)
    error, pi = answer["error"], answer["error"]["payment_intent"]
    assert (status, error["type"], error["code"]) == (402, "card_error", code)
    assert error["decline_code"] == declined and error["message"]
    assert pi["status"] == "requires_payment_method" and pi["last_payment_error"]["code"] == code
    assert psp.ok("GET", "/v1/charges/" + error["charge"])["status"] == "failed"
    assert psp.ledger(billing_id=token) == []
    again = psp.ok("POST", f"/v1/payment_intents/{pi['id']}/confirm",
                   {"payment_method": "pm_card_mastercard"})
    assert again["status"] == "succeeded" and again["last_payment_error"] is None
    assert [r["captures"] for r in psp.ledger(billing_id=token)] == [1]


def test_confirm_and_cancel_know_their_states(psp):
    path = "/v1/payment_intents"
    pi = psp.ok("POST", path, {"amount": 500, "currency": "USD"})
    assert pi["status"] == "requires_payment_method" and pi["currency"] == "usd"
    error = psp.refused(400, "POST", f"{path}/{pi['id']}/confirm", {})
    assert error["code"] == "payment_intent_unexpected_state"
    with_card = psp.ok("POST", path, {"amount": 500, "currency": "usd",
                                      "payment_method": "pm_card_visa"})
    assert with_card["status"] == "requires_confirmation"
    done = psp.ok("POST", f"{path}/{with_card['id']}/confirm", {})
    assert done["status"] == "succeeded"
    for verb in ("confirm", "cancel"):
        error = psp.refused(400, "POST", f"{path}/{done['id']}/{verb}", {})
        assert error["code"] == "payment_intent_unexpected_state"
        assert error["payment_intent"]["status"] == "succeeded"
    gone = psp.ok("POST", f"{path}/{pi['id']}/cancel", {"cancellation_reason": "abandoned"})
    assert gone["status"] == "canceled" and gone["canceled_at"]
    psp.refused(400, "POST", f"{path}/{pi['id']}/confirm", {"payment_method": "pm_card_visa"})


def test_three_d_secure(psp):
    for result, end in (("approve", "succeeded"), ("fail", "failed")):
        status, _, pi = psp.pay("pm_card_threeDSecureRequired", billing="3ds-" + result)
        assert status == 200 and pi["status"] == "requires_action"
        to = pi["next_action"]["redirect_to_url"]
        assert pi["next_action"]["type"] == "redirect_to_url"
        assert to["return_url"] == "http://localhost:3001/trips/1?x=1"
        assert to["url"].startswith(f"http://localhost:{psp.port}/3ds/")
        page = to["url"].partition(str(psp.port))[2]
        status, headers, text = psp.ask("GET", page, key=None)
        assert status == 200 and "123.45 USD" in text and 'value="approve"' in text
        assert "form-action 'self' http://localhost:3001;" in headers["Content-Security-Policy"]
        form = {"client_secret": pi["client_secret"], "result": result}
        status, headers, _ = psp.ask("POST", page.partition("?")[0], form, key=None)
        assert status == 303 and headers["Location"].startswith(to["return_url"] + "&payment_intent=")
        assert headers["Location"].endswith("&redirect_status=" + end)
        after = psp.ok("GET", "/v1/payment_intents/" + pi["id"])
        captured = psp.ledger(payment_intent=pi["id"])
        if result == "approve":
            assert after["status"] == "succeeded" and len(captured) == 1
        else:
            assert after["status"] == "requires_payment_method" and not captured
            assert after["last_payment_error"]["code"] == "payment_intent_authentication_failure"
        # a second press of the other button changes nothing
        form["result"] = "fail" if result == "approve" else "approve"
        psp.ask("POST", page.partition("?")[0], form, key=None)
        assert psp.ok("GET", "/v1/payment_intents/" + pi["id"])["status"] == after["status"]
        assert "settled" in psp.ask("GET", page, key=None)[2]


def test_nobody_there_for_three_d_secure(psp):
    status, _, answer = psp.pay("pm_card_threeDSecureRequired", error_on_requires_action="true")
    assert status == 402 and answer["error"]["code"] == "authentication_required"
    assert answer["error"]["payment_intent"]["status"] == "requires_payment_method"


def test_three_d_secure_page_needs_its_secret(psp):
    _, _, pi = psp.pay("pm_card_threeDSecureRequired")
    path = "/3ds/" + pi["id"]
    assert psp.ask("GET", path + "?client_secret=guess", key=None)[0] == 404
    form = {"client_secret": "guess", "result": "approve"}
    assert psp.ask("POST", path, form, key=None)[0] == 404
    psp.ok("POST", f"/v1/payment_intents/{pi['id']}/cancel", {})
    form["client_secret"] = pi["client_secret"]
    assert psp.ask("POST", path, form, key=None)[1]["Location"].endswith("status=failed")
    assert psp.ok("GET", "/v1/payment_intents/" + pi["id"])["status"] == "canceled"
    assert psp.ledger(payment_intent=pi["id"]) == []


def test_refunds(psp):
    pi = psp.paid(billing="refund", amount=1000)
    one = psp.ok("POST", "/v1/refunds", {"payment_intent": pi["id"], "amount": 300,
                                         "metadata[refund_id]": "r1",
                                         "reason": "requested_by_customer"})
    assert one["id"].startswith("re_") and one["object"] == "refund" and one["amount"] == 300
    assert one["status"] == "succeeded" and one["metadata"] == {"refund_id": "r1"}
    assert psp.ok("GET", "/v1/refunds/" + one["id"]) == one
    error = psp.refused(400, "POST", "/v1/refunds", {"payment_intent": pi["id"], "amount": 701})
    assert "greater than unrefunded amount" in error["message"]
    two = psp.ok("POST", "/v1/refunds", {"charge": pi["latest_charge"]})
    assert two["amount"] == 700
    error = psp.refused(400, "POST", "/v1/refunds", {"payment_intent": pi["id"]})
    assert error["code"] == "charge_already_refunded"
    charge = psp.ok("GET", "/v1/charges/" + pi["latest_charge"])
    assert charge["refunded"] and charge["amount_refunded"] == 1000
    listed = psp.ok("GET", "/v1/refunds", {"payment_intent": pi["id"]})
    assert [r["id"] for r in listed["data"]] == [two["id"], one["id"]]
    row = psp.ledger(billing_id="refund")[0]
    assert (row["refunded"], row["refunds"], row["captures"]) == (1000, 2, 1)


def test_refund_of_what_was_not_captured(psp):
    declined = psp.pay("pm_card_chargeDeclined")[2]["error"]
    psp.refused(400, "POST", "/v1/refunds", {"payment_intent": declined["payment_intent"]["id"]})
    psp.refused(400, "POST", "/v1/refunds", {"charge": declined["charge"]})
    psp.refused(404, "POST", "/v1/refunds", {"payment_intent": "pi_none"})
    psp.refused(400, "POST", "/v1/refunds", {})


@pytest.mark.parametrize("number, brand", [
    ("4242 4242 4242 4242", "visa"), ("5555555555554444", "mastercard"),
    ("378282246310005", "amex"), ("4000002760003184", "visa")])
def test_payment_method(psp, number, brand):
    pm = psp.ok("POST", "/v1/payment_methods", {**CARD, "card[number]": number})
    assert pm["id"].startswith("pm_") and pm["object"] == "payment_method" and pm["type"] == "card"
    assert pm["card"]["brand"] == brand and pm["card"]["last4"] == number[-4:]
    assert (pm["card"]["exp_month"], pm["card"]["exp_year"]) == (4, YEAR)
    assert pm["billing_details"]["name"] == "Ada"
    assert psp.ok("GET", "/v1/payment_methods/" + pm["id"]) == pm
    status, _, pi = psp.pay(pm["id"])
    assert status == 200 and pi["payment_method"] == pm["id"]
    assert pi["status"] == ("requires_action" if number.endswith("3184") else "succeeded")


@pytest.mark.parametrize("change, code", [
    ({"card[number]": "4242424242424241"}, "incorrect_number"),
    ({"card[number]": "abc"}, "incorrect_number"),
    ({"card[number]": "4111111111111111"}, "card_declined"),      # not one of the test cards
    ({"card[exp_month]": "13"}, "invalid_expiry_month"),
    ({"card[exp_year]": "2019"}, "invalid_expiry_year"),
    ({"card[cvc]": "12"}, "invalid_cvc")])
def test_wrong_card(psp, change, code):
    form = {**CARD, "card[number]": "4242424242424242", **change}
    error = psp.refused(402, "POST", "/v1/payment_methods", form)
    assert (error["type"], error["code"]) == ("card_error", code)


def test_no_card_number_is_kept(psp):
    psp.ok("POST", "/v1/payment_methods", {**CARD, "card[number]": "6011111111111117"})
    files = [f.read_bytes() for f in psp.dir.iterdir()]
    assert files and not any(b"6011111111111117" in f for f in files)
    psp.log.seek(0)
    assert b"6011111111111117" not in psp.log.read()


def test_lists_and_search(psp):
    made = [psp.paid(billing=f"list{n}")["id"] for n in range(5)][::-1]
    page = psp.ok("GET", "/v1/payment_intents", {"limit": 2})
    assert page["object"] == "list" and page["url"] == "/v1/payment_intents"
    assert [p["id"] for p in page["data"]] == made[:2] and page["has_more"]
    page = psp.ok("GET", "/v1/payment_intents", {"limit": 3, "starting_after": made[1]})
    assert [p["id"] for p in page["data"]] == made[2:5]
    page = psp.ok("GET", "/v1/payment_intents", {"limit": 2, "ending_before": made[3]})
    assert [p["id"] for p in page["data"]] == made[1:3]
    found = psp.ok("GET", "/v1/payment_intents/search", {
        "query": "metadata['billing_id']:'list3' AND status:'succeeded'",
        "expand[]": "data.latest_charge"})
    assert found["object"] == "search_result" and [p["id"] for p in found["data"]] == [made[1]]
    assert found["data"][0]["latest_charge"]["paid"]
    query = {"query": 'metadata["booking_id"]:"k-list9"'}
    assert psp.ok("GET", "/v1/payment_intents/search", query)["data"] == []
    psp.refused(400, "GET", "/v1/payment_intents/search", {"query": "anything"})
    psp.refused(400, "GET", "/v1/payment_intents", {"limit": 101})
    charges = psp.ok("GET", "/v1/charges", {"payment_intent": made[0]})["data"]
    assert [c["payment_intent"] for c in charges] == [made[0]]


@pytest.mark.parametrize("form, param, code", [
    ({"currency": "usd"}, "amount", "parameter_missing"),
    ({"amount": "100"}, "currency", "parameter_missing"),
    ({"amount": "1.5", "currency": "usd"}, "amount", "parameter_invalid_integer"),
    ({"amount": "-5", "currency": "usd"}, "amount", "parameter_invalid_integer"),
    ({"amount": "49", "currency": "usd"}, "amount", "amount_too_small"),
    ({"amount": "100000000", "currency": "usd"}, "amount", "amount_too_large"),
    ({"amount": "100", "currency": "dollars"}, "currency", None),
    ({"amount": "100", "currency": "usd", "colour": "red"}, "colour", "parameter_unknown"),
    ({"amount": "100", "currency": "usd", "confirm": "maybe"}, "confirm", None),
    ({"amount": "100", "currency": "usd", "payment_method": "pm_x"}, "payment_method",
     "resource_missing"),
    ({"amount": "100", "currency": "usd", "confirm": "true", "return_url": "javascript:x"},
     "return_url", "url_invalid"),
])
def test_wrong_parameters_change_nothing(psp, form, param, code):
    before = psp.ok("GET", "/v1/payment_intents", {"limit": 1})["data"]
    status, _, answer = psp.ask("POST", "/v1/payment_intents", form)
    error = answer["error"]
    assert status in (400, 404) and error["type"] == "invalid_request_error"
    assert (error["param"], error.get("code")) == (param, code)
    assert psp.ok("GET", "/v1/payment_intents", {"limit": 1})["data"] == before


def test_who_may_call(psp):
    path = "/v1/payment_intents"
    for key in (None, "sk_test_wrong", "psp\u00e9"):
        status, headers, answer = psp.ask("GET", path, key=key)
        assert status == 401 and headers["WWW-Authenticate"]
        assert answer["error"]["type"] == "invalid_request_error"
        assert psp.ask("GET", "/test/ledger", key=key)[0] == 401
        assert psp.ask("POST", "/test/faults", key=key, body="{}")[0] == 401
    basic = base64.b64encode(f"{KEY}:".encode()).decode()
    conn = http.client.HTTPConnection("127.0.0.1", psp.port)
    conn.request("GET", path, headers={"Authorization": "Basic " + basic})
    assert conn.getresponse().status == 200
    conn.close()
    card = {**CARD, "card[number]": "4242424242424242"}
    text = psp.ask("GET", "/card?origin=http://localhost:3001", key=None)[2]
    public = text.partition('data-key="')[2].partition('"')[0]
    assert public.startswith("pk_test_")
    assert psp.ask("POST", "/v1/payment_methods", {**card, "key": public}, key=None)[0] == 200
    assert psp.ask("GET", path, key=public)[0] == 403
    pi = psp.paid()
    assert psp.ask("GET", f"{path}/{pi['id']}", key=public)[0] == 404
    form = {"client_secret": pi["client_secret"]}
    assert psp.ask("GET", f"{path}/{pi['id']}", form, key=public)[0] == 200
    assert psp.ask("GET", "/v1/balloons")[0] == psp.ask("DELETE", path)[0] == 404


def test_same_key_same_answer(psp):
    first, again = psp.pay(once="k1", billing="once"), psp.pay(once="k1", billing="once")
    assert first[0] == again[0] == 200 and first[2] == again[2]
    assert first[1]["Idempotent-Replayed"] is None
    assert again[1]["Idempotent-Replayed"] == "true"
    status, _, other = psp.pay(once="k1", billing="once", amount=999)
    assert status == 400 and other["error"]["type"] == "idempotency_error"
    path = f"/v1/payment_intents/{first[2]['id']}/cancel"
    assert psp.refused(400, "POST", path, {}, once="k1")["type"] == "idempotency_error"
    assert len(psp.ledger(billing_id="once")) == 1
    for _ in range(2):
        status, _, answer = psp.pay("pm_card_chargeDeclined", once="k2")
        assert status == 402
    assert answer["error"]["payment_intent"]["id"]
    # a refusal is not kept: the key can be used again
    psp.refused(400, "POST", "/v1/payment_intents", {"amount": "1"}, once="k3")
    assert psp.pay(once="k3")[0] == 200


def test_twins(psp):
    """20 at once with one key: one charge, every answer is that charge or 409."""
    for delay in (0, 50):
        psp.faults(delay_ms=delay)
        key = f"twins{delay}"
        with concurrent.futures.ThreadPoolExecutor(20) as pool:
            answers = list(pool.map(lambda _: psp.pay(once=key, billing=key), range(20)))
        psp.faults()
        assert {a[0] for a in answers} <= {200, 409} and any(a[0] == 200 for a in answers)
        assert len({a[2]["id"] for a in answers if a[0] == 200}) == 1
        if delay:
            waiting = [a[2]["error"] for a in answers if a[0] == 409]
            assert waiting and waiting[0]["code"] == "idempotency_key_in_use"
        assert len(psp.ledger(billing_id=key)) == 1


def test_twenty_refunds_at_once(psp):
    pi = psp.paid(billing="refund twins", amount=1000)
    with concurrent.futures.ThreadPoolExecutor(20) as pool:
        answers = list(pool.map(lambda n: psp.ask("POST", "/v1/refunds", {
            "payment_intent": pi["id"], "amount": 300}, once=f"rt{n % 10}"), range(20)))
    assert len({a[2]["id"] for a in answers if a[0] == 200}) == 3
    assert psp.ledger(billing_id="refund twins")[0]["refunded"] == 900


def test_forgotten_keys(psp):
    one = psp.paid(once="day", billing="day")
    assert psp.ok("POST", "/test/forget-keys")["forgotten"] >= 1
    two = psp.paid(once="day", billing="day")
    assert one["id"] != two["id"]
    assert [r["captures"] for r in psp.ledger(billing_id="day")] == [2, 2]


def test_card_page(psp):
    status, headers, text = psp.ask("GET", "/card?origin=http://localhost:3001&theme=dark", key=None)
    policy = headers["Content-Security-Policy"]
    assert status == 200 and headers.get_content_type() == "text/html"
    assert "default-src 'none'" in policy and "script-src 'self'" in policy
    assert "frame-ancestors http://localhost:3001 http://127.0.0.1:3001" in policy
    assert "unsafe" not in policy and "<script>" not in text and "style=" not in text
    assert 'data-theme="dark"' in text and 'data-origin="http://localhost:3001"' in text
    for file, kind in (("card.js", "text/javascript"), ("page.css", "text/css")):
        status, headers, _ = psp.ask("GET", "/card/" + file, key=None)
        assert status == 200 and headers.get_content_type() == kind
    for origin in ("", "http://evil.example", "http://localhost:3001.evil.example", "*"):
        assert psp.ask("GET", "/card?origin=" + origin, key=None)[0] == 400
    assert psp.ask("GET", "/card/../pspd", key=None)[0] == 404
    assert psp.ask("GET", "/healthz", key=None)[2] == {"status": "ok"}


def test_load(psp):
    lines = [{"payment_intent": f"pi_seed{n:05}", "billing_id": f"old{n}", "booking_id": f"bk{n}",
              "amount": 1000 + n, "currency": "USD", "created": 1700000000 + n, "brand": "visa",
              "last4": "4242", "refunded": 1000 + n if n % 10 == 0 else 0} for n in range(20000)]
    body = "\n".join(map(json.dumps, lines)) + "\n"
    first = psp.ok("POST", "/test/load", body=body)
    assert first["loaded"] == 20000 and first["seconds"] < 3
    assert psp.ok("POST", "/test/load", body=body)["loaded"] == 20000
    text = psp.ask("GET", "/test/ledger?format=ndjson&loaded=1")[2]
    rows = [json.loads(line) for line in text.splitlines()]
    assert [r["payment_intent"] for r in rows] == [r["payment_intent"] for r in lines]
    assert sum(r["refunded"] for r in rows) == sum(r["refunded"] for r in lines)
    paged, after = [], 0
    while after is not None:
        page = psp.ok("GET", "/test/ledger", {"limit": 7000, "loaded": 1, "after": after})
        paged += page["data"]
        after = page["next"]
    assert paged == rows
    pi = psp.ok("GET", "/v1/payment_intents/pi_seed00001", {"expand[]": "latest_charge"})
    assert pi["latest_charge"]["payment_method_details"]["card"]["last4"] == "4242"
    assert psp.ok("POST", "/v1/refunds", {"payment_intent": pi["id"]})["amount"] == 1001
    psp.ok("POST", "/test/load?replace=true", body=json.dumps(lines[7]))
    assert [r["payment_intent"] for r in psp.ledger(loaded=1)] == ["pi_seed00007"]
    assert psp.ledger(loaded=0), "what was really charged stays"
    psp.refused(400, "POST", "/test/load", body='{"payment_intent":"pi_x"}')
    psp.refused(400, "POST", "/test/load", body="no json")
