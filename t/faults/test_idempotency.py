# SPDX-License-Identifier: Apache-2.0
"""One key, one booking: however often, however much at once, it is sent."""

import collections
import threading
import time
import uuid

from harness import crowd, shop

KEYS, REPEATS = 1000, 20


def test_one_key_one_booking(many_open, site, mysql, books, scale, tell):
    keys = max(20, int(KEYS * scale))
    flights = [shop.Flight(mysql, seats=keys) for _ in range(4)]
    who = crowd.travelers(site, 8)
    bodies = [shop.booking(flight.offer(who[0])) for flight in flights]
    run, lock = uuid.uuid4().hex[:12], threading.Lock()
    ids, said = collections.defaultdict(set), collections.Counter()

    def send(n, own):
        key = n // REPEATS                                            # the repeats of a key come at once
        client = crowd.of(own, site, who[key % len(who)])
        answer = client.post("/api/bookings", bodies[key % len(bodies)], key=f"{run}-{key}", timeout=30)
        with lock:
            said[answer.status] += 1
            if answer.status == 202:
                ids[key].add(answer.json["id"])
            else:
                assert answer.status == 409 and answer.problem["type"].endswith("/in-flight"), answer
                assert answer.headers["Retry-After"], answer

    began = time.monotonic()
    crowd.at_once(send, range(keys * REPEATS))
    took = time.monotonic() - began
    every = [one for key in range(keys) for one in ids[key]]
    tell(keys=keys, posts=keys * REPEATS, accepted=said[202], in_flight=said[409], bookings=len(set(every)),
         seconds=round(took, 1))
    assert all(len(ids[key]) <= 1 for key in range(keys))
    assert sum(said.values()) == keys * REPEATS and len(set(every)) == keys
    assert mysql.one("SELECT COUNT(*) FROM idem_keys WHERE key_ LIKE %s", f"{run}-%") == keys
    made = mysql.one("SELECT COUNT(DISTINCT booking_id) FROM booking_items WHERE inv_id IN (%s, %s, %s, %s)",
                     *[flight.inv for flight in flights])
    assert made == keys
    states = books.settle(every, 60 + keys / 10)
    assert set(states.values()) == {"CONFIRMED"}
    books.agree(every)
    books.stock([flight.inv for flight in flights])


def test_the_answer_is_stored_to_the_byte(traveler, mysql):
    body = shop.booking(shop.Flight(mysql).offer(traveler))
    key = uuid.uuid4().hex
    first = traveler.post("/api/bookings", body, key=key)
    assert first.status == 202 and "Idempotent-Replayed" not in first.headers
    again = traveler.post("/api/bookings", body, key=key)
    assert again.status == 202 and again.headers["Idempotent-Replayed"] == "true"
    assert again.body == first.body and again.headers["Location"] == first.headers["Location"]


def test_a_key_is_for_one_request(traveler, mysql):
    flight = shop.Flight(mysql)
    body, key = shop.booking(flight.offer(traveler)), uuid.uuid4().hex
    assert traveler.post("/api/bookings", body, key=key).status == 202
    other = shop.booking(body["offers"][0], card="pm_card_mastercard")
    answer = traveler.post("/api/bookings", other, key=key)
    assert answer.status == 422 and answer.problem["type"].endswith("/key-reused")
    elsewhere = traveler.post("/api/payments", {"booking": uuid.uuid4().hex, "payment_method": "pm_card_visa"}, key=key)
    assert elsewhere.status == 422 and elsewhere.problem["type"].endswith("/key-reused")
    assert mysql.one("SELECT COUNT(*) FROM booking_items WHERE inv_id = %s", flight.inv) == 1


def test_another_travelers_key_is_another_key(sign_up, mysql):
    flight, key = shop.Flight(mysql), uuid.uuid4().hex
    one, other = sign_up(), sign_up()
    body = shop.booking(flight.offer(one))
    first, second = one.post("/api/bookings", body, key=key), other.post("/api/bookings", body, key=key)
    assert first.status == second.status == 202 and first.json["id"] != second.json["id"]
    assert "Idempotent-Replayed" not in second.headers
    assert other.get(f"/api/bookings/{first.json['id']}").status == 404


def test_without_a_key(traveler, mysql):
    flight = shop.Flight(mysql)
    answer = traveler.post("/api/bookings", shop.booking(flight.offer(traveler)))
    assert answer.status == 400 and answer.problem
    assert mysql.one("SELECT COUNT(*) FROM booking_items WHERE inv_id = %s", flight.inv) == 0


def test_what_was_refused_leaves_the_key_free(traveler, mysql):
    key = uuid.uuid4().hex
    body = shop.booking(shop.Flight(mysql).offer(traveler))
    wrong = body | {"travelers": [body["travelers"][0] | {"birth_date": "soon"}]}
    assert traveler.post("/api/bookings", wrong, key=key).status == 422
    answer = traveler.post("/api/bookings", body, key=key)
    assert answer.status == 202 and "Idempotent-Replayed" not in answer.headers
