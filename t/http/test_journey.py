# SPDX-License-Identifier: Apache-2.0
"""Booking, paying and cancelling through the API, with real servers behind it: what happens to a person, and what
the provider's ledger, Kafka and the inbox have of it afterwards."""

import http.client
import re
import time
import uuid
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest

from harness import psp as cards
from harness import shop
from harness.site import wait_for

OPEN = ("PENDING", "HELD")


def book(client, offers, card="pm_card_visa", **more):
    answer = client.post("/api/bookings", shop.booking(offers, card, **more), key=True)
    assert answer.status == 202, answer
    assert answer.headers["Location"] == f"/api/bookings/{answer.json['id']}"
    return answer.json["id"]


def see(client, booking):
    answer = client.get(f"/api/bookings/{booking}")
    assert answer.status == 200, answer
    return answer.json


def until(client, booking, what, seconds=20, why=""):
    """The booking once what(booking) holds."""
    def so():
        seen = see(client, booking)
        return what(seen) and seen

    return wait_for(so, seconds, 0.1, why or f"for booking {booking}")


def ended(client, booking, state, seconds=20):
    seen = until(client, booking, lambda b: b["state"] not in OPEN, seconds)
    assert seen["state"] == state, seen
    return seen


def declined(client, booking, attempt):
    return until(client, booking, lambda b: (b.get("bill") or {}).get("state") == "DECLINED"
                 and b["bill"]["attempt"] == attempt)


def at_the_bank(url, result):
    """Presses approve or fail on the bank's page; gives the address that the person comes back to."""
    at = urlsplit(url)
    link = http.client.HTTPConnection(at.hostname, at.port, timeout=10)
    link.request("GET", f"{at.path}?{at.query}")
    page = link.getresponse()
    assert page.status == 200 and "form" in page.read().decode()
    form = {"client_secret": parse_qs(at.query)["client_secret"][0], "result": result}
    link.request("POST", at.path, urlencode(form), {"Content-Type": "application/x-www-form-urlencoded"})
    answer = link.getresponse()
    assert answer.status == 303, answer.read()
    return answer.headers["Location"]


def processed(kafka, booking):
    return [m["payload"]["data"] for m in kafka.read("payments.processed")
            if m["payload"]["data"]["booking_id"] == booking]


@pytest.fixture
def flight(mysql):
    return shop.Flight(mysql, seats=3, price_minor=18900)


def test_a_flight_is_booked_and_paid(traveler, flight, psp, kafka, mails, mysql):
    booking = book(traveler, flight.offer(traveler))
    seen = ended(traveler, booking, "CONFIRMED")
    assert [event["what"] for event in seen["history"]] == ["accepted", "held", "confirmed"]
    assert seen["bill"]["state"] == "CAPTURED" and seen["bill"]["brand"] == "visa" and seen["bill"]["last4"] == "4242"
    assert seen["bill"]["amount_minor"] == seen["total_minor"] > 18900
    assert sum(line["amount_minor"] for line in seen["price"]["lines"]) == seen["total_minor"]
    assert flight.left() == 2
    (bill,) = traveler.get("/api/payments").json["items"]
    assert bill["booking_id"] == booking and traveler.get(f"/api/payments/{bill['id']}").json["id"] == bill["id"]
    (capture,) = psp.ledger(booking_id=booking)
    assert (capture["amount"], capture["refunded"], capture["captures"]) == (seen["total_minor"], 0, 1)
    (event,) = wait_for(lambda: processed(kafka, booking), 10, 0.3)
    assert event["kind"] == "charge" and event["amount_minor"] == seen["total_minor"]
    (mail,) = mails.wait(traveler.person["email"])
    text = mails.read(mail)["text"]
    assert seen["code"] in mail["subject"] and "booked" in mail["subject"]
    assert flight.start in text and f"{seen['total_minor'] / 100:.2f}" in text and "4242" in text
    until(traveler, booking, lambda b: b["mail"] == "sent")
    assert [one["id"] for one in traveler.get("/api/bookings", when="future").json["items"]] == [booking]
    assert traveler.get("/api/bookings", when="past").json["items"] == []


def test_somebody_elses_booking_is_not_there(traveler, sign_up, flight):
    booking, other = book(traveler, flight.offer(traveler)), sign_up()
    assert other.get(f"/api/bookings/{booking}").status == 404
    assert other.post(f"/api/bookings/{booking}/cancellations").status == 404
    ended(traveler, booking, "CONFIRMED")
    bill = traveler.get("/api/payments").json["items"][0]["id"]
    assert other.get(f"/api/payments/{bill}").status == 404 and other.get("/api/payments").json["items"] == []


def test_a_room_and_a_car_together(traveler, mysql, psp):
    hotel = shop.Hotel(mysql, rooms=3)
    car = shop.Car(mysql, cars=2, city=hotel.city)
    booking = book(traveler, [hotel.offer(traveler), car.offer(traveler)])
    seen = ended(traveler, booking, "CONFIRMED")
    assert {item["kind"] for item in seen["items"]} == {"room", "car"}
    assert hotel.left() == [2, 2] and sum(car.left()) < 2 * len(car.invs)
    (capture,) = psp.ledger(booking_id=booking)
    assert capture["amount"] == seen["total_minor"]


def test_all_or_nothing(site, sign_up, mysql, psp):
    """Two want the same last car, each with a room: one of the rooms stays free."""
    hotel = shop.Hotel(mysql, rooms=3)
    car = shop.Car(mysql, cars=1, city=hotel.city)
    two = [sign_up(), sign_up()]
    offers = [hotel.offer(two[0]), car.offer(two[0])]
    site.stop("worker")
    try:
        bookings = [book(client, offers) for client in two]           # nobody knows yet that there is one too many
    finally:
        site.start("worker")
    states = [until(client, booking, lambda b: b["state"] not in OPEN)["state"] for client, booking in zip(two, bookings)]
    assert sorted(states) == ["CONFIRMED", "REJECTED"]
    assert hotel.left() == [2, 2] and min(car.left()) == 0
    assert [len(psp.ledger(booking_id=booking)) for booking in bookings] == [state == "CONFIRMED" for state in states]
    loser = states.index("REJECTED")
    seen = see(two[loser], bookings[loser])
    assert seen["history"][-1]["what"] == "rejected" and "bill" not in seen


def test_the_bank_asks_and_the_person_approves(site, traveler, flight, psp, mails):
    booking = book(traveler, flight.offer(traveler), "pm_card_authenticationRequired")
    seen = until(traveler, booking, lambda b: (b.get("bill") or {}).get("action_url"))
    assert seen["state"] == "HELD" and seen["bill"]["state"] == "ACTION" and not seen["confirming"]
    assert psp.ledger(booking_id=booking) == []
    back = at_the_bank(seen["bill"]["action_url"], "approve")
    assert back.startswith(f"{site.traveler}/trips/{booking}?") and "redirect_status=succeeded" in back
    ended(traveler, booking, "CONFIRMED", 6)                       # by the webhook: the poll comes after 10 s
    assert [c["captures"] for c in psp.ledger(booking_id=booking)] == [1]
    assert flight.left() == 2


def test_the_bank_asks_and_the_person_fails_then_takes_another_card(traveler, flight, psp):
    booking = book(traveler, flight.offer(traveler), "pm_card_authenticationRequired")
    seen = until(traveler, booking, lambda b: (b.get("bill") or {}).get("action_url"))
    early = traveler.post("/api/payments", {"booking": booking, "payment_method": "pm_card_visa"}, key=True)
    assert early.status == 409                                        # the first card still waits
    assert "redirect_status=failed" in at_the_bank(seen["bill"]["action_url"], "fail")
    declined(traveler, booking, 1)
    answer = traveler.post("/api/payments", {"booking": booking, "payment_method": "pm_card_visa"}, key=True)
    assert answer.status == 202, answer
    ended(traveler, booking, "CONFIRMED")
    assert [c["captures"] for c in psp.ledger(booking_id=booking)] == [1]


def test_the_bank_asks_and_nobody_comes(settings, traveler, flight, psp):
    settings(KAYAK_HOLD_SECONDS="6")
    booking = book(traveler, flight.offer(traveler), "pm_card_authenticationRequired")
    seen = until(traveler, booking, lambda b: (b.get("bill") or {}).get("action_url"))
    psp.faults(down=True)
    time.sleep(9)                                                     # over, but a charge may exist: the seat stays
    try:
        assert see(traveler, booking)["state"] == "HELD" and flight.left() == 2
    finally:
        psp.faults()
    seen_after = ended(traveler, booking, "EXPIRED", 40)
    assert seen_after["bill"]["state"] == "VOID"
    link = urlsplit(seen["bill"]["action_url"])
    there = http.client.HTTPConnection(link.hostname, link.port, timeout=10)
    there.request("GET", f"{link.path}?{link.query}")
    assert "nothing was charged" in there.getresponse().read().decode()
    assert psp.ledger(booking_id=booking) == [] and flight.left() == 3


def test_declined_then_another_card(traveler, flight, psp):
    booking = book(traveler, flight.offer(traveler), "pm_card_chargeDeclined")
    seen = declined(traveler, booking, 1)
    assert seen["state"] == "HELD" and seen["payments_left"] == 2 and seen["bill"]["decline"] == "generic_decline"
    answer = traveler.post("/api/payments", {"booking": booking, "payment_method": psp.card(cards.GOOD)}, key=True)
    assert answer.status == 202 and answer.json["id"] == booking
    seen = ended(traveler, booking, "CONFIRMED")
    assert seen["bill"]["attempt"] == 2 and [c["captures"] for c in psp.ledger(booking_id=booking)] == [1]
    late = traveler.post("/api/payments", {"booking": booking, "payment_method": "pm_card_visa"}, key=True)
    assert late.status == 409 and late.problem


def test_three_cards_and_no_more(traveler, flight, psp, mysql):
    booking = book(traveler, flight.offer(traveler), "pm_card_chargeDeclined")
    for attempt in (1, 2):
        declined(traveler, booking, attempt)
        answer = traveler.post("/api/payments", {"booking": booking, "payment_method": "pm_card_insufficientFunds"}, key=True)
        assert answer.status == 202, answer
    ended(traveler, booking, "FAILED")
    assert psp.ledger(booking_id=booking) == [] and flight.left() == 3


def test_sold_out_before_it_begins(traveler, flight, mysql):
    offer = flight.offer(traveler)
    mysql("INSERT INTO inventory_ledger (inv_id, delta, reason) VALUES (%s, -3, 'adjust')", flight.inv)
    mysql("UPDATE inventory SET left_ = 0 WHERE id = %s", flight.inv)
    answer = traveler.post("/api/bookings", shop.booking(offer), key=True)
    assert answer.status == 409 and answer.problem["type"] == "/problems/sold-out"


def test_the_price_moved(traveler, flight, mysql):
    offer = flight.offer(traveler)
    mysql("UPDATE inventory SET price_minor = 20900, price_version = price_version + 1 WHERE id = %s", flight.inv)
    answer = traveler.post("/api/bookings", shop.booking(offer), key=True)
    assert answer.status == 409 and answer.problem["type"] == "/problems/price-changed"
    checked = traveler.post("/api/offers/check", {"offers": [offer]}).json
    (part,) = checked["parts"]
    assert answer.problem["old_total_minor"] == checked["total_minor"]
    assert answer.problem["new_total_minor"] == part["price_now_minor"] > checked["total_minor"]
    booking = book(traveler, part["offer_now"])
    assert ended(traveler, booking, "CONFIRMED")["total_minor"] == part["price_now_minor"]


def test_an_offer_of_somebody_elses_making(traveler, flight):
    offer = flight.offer(traveler)
    forged = ("A" if offer[8] != "A" else "B").join((offer[:8], offer[9:]))
    assert traveler.post("/api/bookings", shop.booking(forged), key=True).status in (400, 409, 410, 422)
    assert traveler.post("/api/bookings", shop.booking([offer] * 7), key=True).status == 422


def cancel(client, booking):
    offered = client.post(f"/api/bookings/{booking}/cancellations")
    assert offered.status == 201, offered
    return offered.json, f"/api/bookings/{booking}/cancellations/{offered.json['id']}/confirm"


def test_cancelled_and_paid_back(traveler, flight, psp, kafka, mails):
    booking = book(traveler, flight.offer(traveler))
    seen = ended(traveler, booking, "CONFIRMED")
    offered, path = cancel(traveler, booking)
    assert offered["paid_minor"] == seen["total_minor"] and 0 < offered["refund_minor"] <= seen["total_minor"]
    assert "4242" in offered["refund_to"]
    assert sum(line["amount_minor"] for line in offered["lines"]) == offered["refund_minor"]
    assert traveler.post(path).status == 400                          # it wants a key
    key = uuid.uuid4().hex
    answer = traveler.post(path, key=key)
    assert answer.status == 202 and answer.json["state"] == "CANCELLED", answer
    again = traveler.post(path, key=key)
    assert again.headers["Idempotent-Replayed"] == "true" and again.body == answer.body
    assert traveler.post(path, key=True).status == 409
    seen = until(traveler, booking, lambda b: [r["state"] for r in b["refunds"]] == ["DONE"])
    assert seen["refunds"][0]["amount_minor"] == offered["refund_minor"] and not seen["cancellable"]
    (capture,) = psp.ledger(booking_id=booking)
    assert (capture["refunded"], capture["refunds"]) == (offered["refund_minor"], 1)
    assert flight.left() == 3
    found = mails.wait(traveler.person["email"], n=3)
    assert sorted(re.sub(r" \(.*", "", mail["subject"]) for mail in found) == [
        "Your booking is cancelled", "Your refund is on its way", "Your trip is booked"]
    kinds = wait_for(lambda: (lambda k: len(k) == 2 and k)([p["kind"] for p in processed(kafka, booking)]), 10, 0.3)
    assert sorted(kinds) == ["charge", "refund"]


def test_cancelled_before_it_is_paid(traveler, flight, psp):
    booking = book(traveler, flight.offer(traveler), "pm_card_chargeDeclined")
    declined(traveler, booking, 1)
    offered, path = cancel(traveler, booking)
    assert offered["refund_minor"] == offered["paid_minor"] == 0
    assert traveler.post(path, key=True).status == 202
    assert see(traveler, booking)["state"] == "CANCELLED" and flight.left() == 3
    assert psp.ledger(booking_id=booking) == []


def test_too_late_for_a_refund(traveler, flight, psp, mysql):
    booking = book(traveler, flight.offer(traveler))
    ended(traveler, booking, "CONFIRMED")
    mysql("UPDATE booking_items SET until_hours = 24 * 60 WHERE booking_id = UNHEX(%s)", booking)
    offered, path = cancel(traveler, booking)
    assert offered["refund_minor"] == 0 < offered["paid_minor"]
    assert traveler.post(path, key=True).status == 202
    assert see(traveler, booking)["refunds"] == [] and flight.left() == 3
    assert psp.ledger(booking_id=booking)[0]["refunded"] == 0


def test_an_offer_to_cancel_ends(traveler, flight, mysql):
    booking = book(traveler, flight.offer(traveler))
    ended(traveler, booking, "CONFIRMED")
    offered, path = cancel(traveler, booking)
    mysql("UPDATE cancellations SET expires_at = NOW(6) - INTERVAL 1 SECOND WHERE id = UNHEX(%s)", offered["id"])
    assert traveler.post(path, key=True).status in (409, 410)
    assert see(traveler, booking)["state"] == "CONFIRMED" and flight.left() == 2


def test_webhooks_come_twice_and_out_of_order(traveler, flight, psp, kafka, mails):
    """The charger hears nothing: the provider's own word ends the booking, however often it is said."""
    psp.faults(lose_answers=1, duplicate_webhooks=1, reorder_webhooks=1, seed=3)
    try:
        booking = book(traveler, flight.offer(traveler))
        ended(traveler, booking, "CONFIRMED")
        wait_for(lambda: psp.totals()["webhooks_waiting"] == 0, 15, 0.2)
    finally:
        psp.faults()
    seen = see(traveler, booking)
    assert [event["what"] for event in seen["history"]].count("confirmed") == 1
    assert [c["captures"] for c in psp.ledger(booking_id=booking)] == [1]
    assert len(wait_for(lambda: processed(kafka, booking), 10, 0.3)) == 1
    assert len(mails.wait(traveler.person["email"])) == 1 and flight.left() == 2


def test_a_webhook_that_is_not_the_providers(api):
    answer = api.ask("POST", "/api/webhooks/psp", b'{"id":"evt_1","type":"payment_intent.succeeded"}',
                     {"Content-Type": "application/json", "Stripe-Signature": "t=1,v1=" + "0" * 64})
    assert answer.status in (400, 403) and answer.problem


def test_every_wrong_field_of_a_booking(traveler):
    answer = traveler.post("/api/bookings", {"offers": [], "payment_method": "4242424242424242", "travelers": []}, key=True)
    assert answer.status == 422
    assert {"#/offers", "#/travelers"} <= {error["pointer"] for error in answer.problem["errors"]}


def test_so_many_open_bookings_and_no_more(settings, traveler, flight):
    settings(KAYAK_OPEN_BOOKINGS="2")
    offer = flight.offer(traveler)
    for _ in range(2):
        declined(traveler, book(traveler, offer, "pm_card_chargeDeclined"), 1)
    answer = traveler.post("/api/bookings", shop.booking(offer), key=True)
    assert answer.status == 429 and answer.problem and answer.headers["Retry-After"]


def test_a_refund_whose_answer_is_lost(traveler, flight, psp):
    """Asked again with its key, it is still one."""
    booking = book(traveler, flight.offer(traveler))
    ended(traveler, booking, "CONFIRMED")
    offered, path = cancel(traveler, booking)
    psp.faults(lose_next=1, webhook_delay_ms=60000)                   # nobody else tells of it
    try:
        assert traveler.post(path, key=True).status == 202
        until(traveler, booking, lambda b: [r["state"] for r in b["refunds"]] == ["DONE"], 40)
    finally:
        struck = psp.ask("GET", "/test/faults")["struck"]["lose_answers"]
        psp.faults()
    assert struck >= 1
    (capture,) = psp.ledger(booking_id=booking)
    assert (capture["refunded"], capture["refunds"]) == (offered["refund_minor"], 1)
