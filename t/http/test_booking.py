# SPDX-License-Identifier: Apache-2.0
"""Booking, paying, cancelling: the API from the search to the end, with all servers behind it."""

import json
import urllib.error
import urllib.parse
import urllib.request
import uuid

import pytest

from harness import psp as cards
from harness import shop
from harness.site import wait_for

OVER = ("CONFIRMED", "REJECTED", "EXPIRED", "FAILED", "CANCELLED")


@pytest.fixture(scope="session", autouse=True)
def worker(site):
    site.start("kafka", "mariadb", "redis", "mail", "psp", "api", "worker", "nginx")


def book(client, offers, **more):
    answer = client.post("/api/bookings", shop.booking(offers, **more), key=True)
    assert answer.status == 202, answer
    assert answer.headers["Location"] == f"/api/bookings/{answer.json['id']}"
    return answer.json


def show(client, booking):
    answer = client.get(f"/api/bookings/{booking['id']}")
    assert answer.status == 200, answer
    return answer.json


def settled(client, booking, *states, seconds=20):
    states = states or OVER
    return wait_for(lambda: (seen := show(client, booking))["state"] in states and seen, seconds, 0.1,
                    f"for {states}: {show(client, booking)['state']}")


def billed(client, booking, state, seconds=20):
    return wait_for(lambda: (seen := show(client, booking)).get("bill", {}).get("state") == state and seen, seconds, 0.1,
                    f"for a bill that is {state}")


def person_says(url, word):
    """At the bank's page. Gives the address that the person is sent back to."""
    class Stay(urllib.request.HTTPRedirectHandler):
        def redirect_request(self, *_):
            return None
    at = urllib.parse.urlsplit(url)
    form = urllib.parse.urlencode({**dict(urllib.parse.parse_qsl(at.query)), "result": word})
    try:
        urllib.request.build_opener(Stay).open(url.replace("localhost", "127.0.0.1"), form.encode(), timeout=10)
    except urllib.error.HTTPError as reply:
        return reply.headers["Location"]


# --- the main way -------------------------------------------------------------

def test_from_search_to_confirmed(traveler, mysql, mails, kafka, psp):
    flight = shop.Flight(mysql, seats=9, price_minor=10000)
    booking = book(traveler, flight.offer(traveler), card=psp.card())
    assert booking["state"] == "PENDING" and booking["confirming"] and booking["payments_left"] == 3
    item = booking["items"][0]
    assert item["title"].startswith(f"ZZ 9") and item["detail"] == "Economy · Flexible fare"
    assert item["starts_local"] == f"{flight.day}T12:00" and item["starts_abbr"] == "PST"
    # 100.00, 7.5 %, 5.20, 5.60, 4.50
    assert booking["total_minor"] == booking["price"]["total_minor"] == 10000 + 750 + 520 + 560 + 450
    done = settled(traveler, booking)
    assert done["state"] == "CONFIRMED" and not done["confirming"] and done["cancellable"]
    assert [event["what"] for event in done["history"]] == ["accepted", "held", "confirmed"]
    assert done["bill"]["brand"] == "visa" and done["bill"]["last4"] == "4242"
    assert flight.left() == 8
    assert len(mails.wait(traveler.person["email"])) == 1
    (taken,) = psp.ledger(booking_id=booking["id"])
    assert taken["amount"] == booking["total_minor"] and taken["captures"] == 1
    told = wait_for(lambda: [m for m in kafka.read("payments.processed") if m["payload"]["subject"] == booking["id"]], 10)
    assert len(told) == 1 and told[0]["payload"]["data"]["kind"] == "charge"


def test_several_at_once_or_none(traveler, mysql):
    flight = shop.Flight(mysql)
    hotel, car = shop.Hotel(mysql, rooms=1, nights=2), shop.Car(mysql, cars=1, n=2)
    offers = [flight.offer(traveler), hotel.offer(traveler), car.offer(traveler)]
    first, second = book(traveler, offers), traveler.post("/api/bookings", shop.booking(offers), key=True)
    assert [item["kind"] for item in first["items"]] == ["flight", "room", "room", "car", "car"]
    assert [item["part"] for item in first["items"]] == [1, 2, 2, 3, 3]
    night = first["items"][1]
    assert night["starts_local"] == f"{hotel.first}T15:00" and night["ends_local"][-5:] == "11:00"
    states = [settled(traveler, first)["state"]]
    if second.status == 202:
        states.append(settled(traveler, second.json)["state"])
    else:
        assert second.problem["type"].endswith("/sold-out")
        states.append("REJECTED")
    assert sorted(states) == ["CONFIRMED", "REJECTED"]
    assert flight.left() == 8 and hotel.left() == [0, 0] and car.left()[:2] == [0, 0]


# --- what is refused ------------------------------------------------------------

def test_a_price_that_changed(traveler, mysql):
    flight = shop.Flight(mysql, price_minor=10000)
    offer = flight.offer(traveler)
    mysql("UPDATE inventory SET price_minor = 12000, price_version = price_version + 1 WHERE id = %s", flight.inv)
    answer = traveler.post("/api/bookings", shop.booking(offer), key=True)
    assert answer.status == 409 and answer.problem["type"].endswith("/price-changed")
    assert answer.problem["old_total_minor"] == 12280
    assert answer.problem["new_total_minor"] == 12000 + 900 + 520 + 560 + 450


def test_sold_out(traveler, mysql):
    flight = shop.Flight(mysql, seats=1)
    offer = flight.offer(traveler)
    mysql("UPDATE inventory SET left_ = 0 WHERE id = %s", flight.inv)
    answer = traveler.post("/api/bookings", shop.booking(offer), key=True)
    mysql("UPDATE inventory SET left_ = 1 WHERE id = %s", flight.inv)
    assert answer.status == 409 and answer.problem["type"].endswith("/sold-out")


def altered(offer):
    return offer[:20] + ("A" if offer[20] != "A" else "B") + offer[21:]


@pytest.mark.parametrize("what, change, pointer", [
    ("an altered offer", lambda b: b | {"offers": [altered(b["offers"][0])]}, "#/offers/0"),
    ("no offer", lambda b: b | {"offers": []}, "#/offers"),
    ("too many offers", lambda b: b | {"offers": b["offers"] * 7}, "#/offers"),
    ("a person too many", lambda b: b | {"travelers": b["travelers"] * 2}, "#/travelers"),
    ("no person", lambda b: b | {"travelers": []}, "#/travelers"),
    ("not born yet", lambda b: b | {"travelers": [b["travelers"][0] | {"birth_date": "2099-01-01"}]},
     "#/travelers/0/birth_date"),
    ("no date", lambda b: b | {"travelers": [b["travelers"][0] | {"birth_date": "2001-02-30"}]}, "#/travelers/0/birth_date"),
    ("a card number", lambda b: b | {"payment_method": "4242424242424242"}, "#/payment_method"),
    ("a price of one's own", lambda b: b | {"total_minor": 1}, "#/total_minor"),
])
def test_what_is_wrong_is_named(traveler, mysql, what, change, pointer):
    flight = shop.Flight(mysql)
    answer = traveler.post("/api/bookings", change(shop.booking(flight.offer(traveler))), key=True)
    assert answer.status == 422, answer
    assert pointer in [error["pointer"] for error in answer.problem["errors"]], answer
    assert mysql.one("SELECT COUNT(*) FROM booking_items WHERE inv_id = %s", flight.inv) == 0


def test_nobody_books_without_signing_in(api, traveler, mysql):
    offer = shop.Flight(mysql).offer(traveler)
    assert api.post("/api/bookings", shop.booking(offer), key=True).status == 401
    assert api.get("/api/bookings").status == 401


# --- cards --------------------------------------------------------------------------

def test_another_card_after_a_decline(traveler, mysql, psp):
    flight = shop.Flight(mysql)
    booking = book(traveler, flight.offer(traveler), card=psp.card(cards.NO_FUNDS))
    declined = billed(traveler, booking, "DECLINED")
    assert declined["state"] == "HELD" and declined["payments_left"] == 2 and not declined["confirming"]
    assert declined["bill"]["decline"] == "insufficient_funds"
    key = uuid.uuid4().hex
    again = {"booking": booking["id"], "payment_method": psp.card()}
    answer = traveler.post("/api/payments", again, key=key)
    assert answer.status == 202 and answer.json["bill"]["attempt"] == 2, answer
    replayed = traveler.post("/api/payments", again, key=key)
    assert replayed.headers["Idempotent-Replayed"] == "true" and replayed.body == answer.body
    assert settled(traveler, booking)["state"] == "CONFIRMED"
    assert len(psp.ledger(booking_id=booking["id"])) == 1
    assert traveler.post("/api/payments", again, key=True).status == 409


def test_three_cards_and_the_places_are_free(traveler, mysql, psp):
    flight = shop.Flight(mysql)
    booking = book(traveler, flight.offer(traveler), card=psp.card(cards.DECLINED))
    for attempt in (1, 2):
        wait_for(lambda: (bill := show(traveler, booking).get("bill", {})).get("state") == "DECLINED"
                 and bill["attempt"] == attempt, 20)
        answer = traveler.post("/api/payments", {"booking": booking["id"], "payment_method": psp.card(cards.DECLINED)},
                               key=True)
        assert answer.status == 202, answer
    assert settled(traveler, booking)["state"] == "FAILED"
    assert flight.left() == 9 and psp.ledger(booking_id=booking["id"]) == []


def test_the_bank_asks_the_person(traveler, site, mysql, psp):
    flight = shop.Flight(mysql)
    booking = book(traveler, flight.offer(traveler), card=psp.card(cards.NEEDS_3DS))
    waiting = billed(traveler, booking, "ACTION")
    assert waiting["state"] == "HELD" and not waiting["confirming"] and not waiting["cancellable"]
    assert "action_url" in waiting["bill"]
    back = person_says(waiting["bill"]["action_url"], "approve")
    assert back.startswith(f"{site.traveler}/trips/{booking['id']}")
    done = settled(traveler, booking)
    assert done["state"] == "CONFIRMED" and "action" in [event["what"] for event in done["history"]]
    assert "action_url" not in done["bill"]


def test_the_person_refuses(traveler, mysql, psp):
    booking = book(traveler, shop.Flight(mysql).offer(traveler), card=psp.card(cards.NEEDS_3DS))
    person_says(billed(traveler, booking, "ACTION")["bill"]["action_url"], "fail")
    assert billed(traveler, booking, "DECLINED")["payments_left"] == 2
    assert psp.ledger(booking_id=booking["id"]) == []


# --- cancelling ------------------------------------------------------------------------

def test_cancelling_shows_the_refund_first(traveler, mysql, psp, mails):
    flight = shop.Flight(mysql)
    booking = book(traveler, flight.offer(traveler), card=psp.card())
    settled(traveler, booking)
    offer = traveler.post(f"/api/bookings/{booking['id']}/cancellations")
    assert offer.status == 201, offer
    assert offer.json["refund_minor"] == offer.json["paid_minor"] == booking["total_minor"]
    assert offer.json["refund_to"] == "Visa ending 4242"
    assert show(traveler, booking)["state"] == "CONFIRMED"
    confirm = f"/api/bookings/{booking['id']}/cancellations/{offer.json['id']}/confirm"
    assert traveler.post(confirm).status == 400                        # no key
    key = uuid.uuid4().hex
    answer = traveler.post(confirm, key=key)
    assert answer.status == 202 and answer.json["state"] == "CANCELLED", answer
    assert traveler.post(confirm, key=key).body == answer.body
    assert traveler.post(confirm, key=True).status == 409
    assert flight.left() == 9
    wait_for(lambda: show(traveler, booking)["refunds"][0]["state"] == "DONE", 20)
    (taken,) = psp.ledger(booking_id=booking["id"])
    assert taken["refunded"] == booking["total_minor"]
    assert show(traveler, booking)["bill"]["state"] == "REFUNDED"
    assert len(mails.wait(traveler.person["email"], n=3)) == 3         # confirmed, cancelled, refunded


def test_other_peoples_bookings_are_not_there(traveler, sign_up, mysql):
    booking, other = book(traveler, shop.Flight(mysql).offer(traveler)), sign_up()
    settled(traveler, booking)
    offer = traveler.post(f"/api/bookings/{booking['id']}/cancellations").json
    bill = show(traveler, booking)["bill"]["id"]
    for answer in (other.get(f"/api/bookings/{booking['id']}"),
                   other.get(f"/api/payments/{bill}"),
                   other.post(f"/api/bookings/{booking['id']}/cancellations"),
                   other.post(f"/api/bookings/{booking['id']}/cancellations/{offer['id']}/confirm", key=True),
                   other.post("/api/payments", {"booking": booking["id"], "payment_method": "pm_card_visa"}, key=True)):
        assert answer.status == 404 and answer.problem, answer
    assert other.get("/api/bookings").json["items"] == [] and other.get("/api/payments").json["items"] == []
    assert show(traveler, booking)["state"] == "CONFIRMED"


# --- lists -----------------------------------------------------------------------------

def test_trips_and_bills_in_pages(traveler, mysql):
    flight, hotel = shop.Flight(mysql, days=40), shop.Hotel(mysql, days=50, nights=3)
    made = [book(traveler, flight.offer(traveler)), book(traveler, hotel.offer(traveler)), book(traveler, flight.offer(traveler))]
    for booking in made:
        assert settled(traveler, booking)["state"] == "CONFIRMED"
    first = traveler.get("/api/bookings", when="future", limit=2).json
    rest = traveler.get("/api/bookings", when="future", limit=2, after=first["next"]).json
    ids = [trip["id"] for trip in first["items"] + rest["items"]]
    assert ids == [made[0]["id"], made[2]["id"], made[1]["id"]] and "next" not in rest
    stay = rest["items"][0]["items"]
    assert len(stay) == 1 and stay[0]["detail"].endswith("3 nights")
    assert traveler.get("/api/bookings", when="past").json["items"] == []
    assert traveler.get("/api/bookings", after="x").status == 422
    bills = traveler.get("/api/payments", limit=2).json
    rest = traveler.get("/api/payments", limit=2, after=bills["next"]).json
    both = bills["items"] + rest["items"]                 # two bookers make the bills, in any order
    assert {bill["booking_id"] for bill in both} == {booking["id"] for booking in made} and len(both) == 3
    assert [bill["created_at"] for bill in both] == sorted((bill["created_at"] for bill in both), reverse=True)
    assert traveler.get(f"/api/payments/{bills['items'][0]['id']}").json == bills["items"][0]


# --- the webhook -------------------------------------------------------------------------

def test_only_the_provider_is_heard(api, site, traveler, mysql, psp):
    booking = book(traveler, shop.Flight(mysql).offer(traveler), card=psp.card(cards.NEEDS_3DS))
    bill = billed(traveler, booking, "ACTION")["bill"]
    event = json.dumps({"id": "evt_forged", "type": "payment_intent.succeeded", "data": {"object": {
        "object": "payment_intent", "id": "pi_forged", "status": "succeeded", "amount": 1, "amount_received": 1,
        "metadata": {"billing_id": bill["id"]}}}}).encode()
    for signature in (None, "t=1,v1=00", "nonsense"):
        headers = {"Content-Type": "application/json"} | ({"Stripe-Signature": signature} if signature else {})
        assert api.post("/api/webhooks/psp", event, headers=headers).status == 403
    assert show(traveler, booking)["state"] == "HELD"
