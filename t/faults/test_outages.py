# SPDX-License-Identifier: Apache-2.0
"""A server goes away, and comes back: what people see meanwhile, and what became of their bookings."""

import signal
import threading
import time
import uuid

import pytest

from harness import books as ledgers
from harness import crowd, shop
from harness.client import Client
from harness.site import wait_for

KAFKA_AWAY_S = 120                     # in full; a tenth and a bit in ./kayak test
HOLD_S = 20


@pytest.fixture
def away(site):
    """away("kafka", ...): stopped until the test ends, or until back()."""
    gone = []

    def go(*parts, kill=False):
        for part in parts:
            if kill:
                site.kill(part, signal.SIGKILL)
        site.stop(*parts)
        gone.extend(parts)

    def back():
        if gone:
            site.start(*gone)
            gone.clear()

    go.back = back
    yield go
    back()


@pytest.fixture
def flight(mysql):
    return shop.Flight(mysql, seats=200)


def accept(client, body, key=True):
    answer = client.post("/api/bookings", body, key=key)
    assert answer.status == 202, answer
    return answer.json["id"]


def ready(site):
    client = Client(site.api)
    try:
        return client.get("/api/ready").status
    finally:
        client.close()


def wait_ready(site, seconds=20):
    wait_for(lambda: ready(site) == 200, seconds, 0.1, "for readiness")


def one_more(books, client, flight, seconds=30):
    """Everything works again: a booking from its acceptance to its end."""
    booking = accept(client, shop.booking(flight.offer(client)))
    assert books.settle([booking], seconds) == {booking: "CONFIRMED"}


# --- Kafka ------------------------------------------------------------------------------------------

def test_kafka_away_for_a_while(site, traveler, sign_up, books, flight, away, scale, tell):
    seconds = max(15, KAFKA_AWAY_S * scale)
    travelers = [traveler, sign_up(), sign_up()]
    body = shop.booking(flight.offer(traveler))
    away("kafka", kill=True)
    began = time.monotonic()
    ids, slowest = [], 0
    while time.monotonic() - began < seconds:
        asked = time.monotonic()
        if len(ids) < 9 * len(travelers):
            ids.append(accept(travelers[len(ids) % len(travelers)], body))
            slowest = max(slowest, time.monotonic() - asked)
        time.sleep(0.5)
    assert set(books.states(ids).values()) == {"PENDING"}
    assert travelers[0].get(f"/api/bookings/{ids[0]}").json["confirming"] is True
    away.back()
    back = time.monotonic()
    states = books.settle(ids, 60)
    tell(away_s=round(back - began), bookings=len(ids), slowest_202_s=round(slowest, 2),
         confirmed_after_s=round(time.monotonic() - back, 1))
    assert set(states.values()) == {"CONFIRMED"}
    books.agree(ids)
    books.stock([flight.inv])


def test_kafka_away_past_the_hold_time(site, settings, traveler, books, flight, away, tell):
    settings(KAYAK_HOLD_SECONDS=str(HOLD_S))
    body = shop.booking(flight.offer(traveler))
    away("kafka", kill=True)
    began = time.monotonic()
    ids = [accept(traveler, body) for _ in range(6)]
    states = books.settle(ids, HOLD_S + 10)
    ended = time.monotonic() - began
    assert set(states.values()) == {"EXPIRED"} and ended >= HOLD_S - 1
    away.back()
    one_more(books, traveler, flight, 60)                             # by now the old messages were taken as well
    assert set(books.states(ids).values()) == {"EXPIRED"} and not books.charges(ids)
    books.stock([flight.inv])
    tell(hold_s=HOLD_S, bookings=len(ids), expired_after_s=round(ended, 1), charged=0)


# --- Redis, MongoDB ------------------------------------------------------------------------------------

def test_redis_away(site, traveler, mysql, books, flight, away):
    away("redis")
    other = shop.Flight(mysql)                                        # nobody ever asked for it
    answer = traveler.get("/api/flights", **{"from": other.start, "to": other.end, "depart_on": other.day})
    assert answer.status == 200 and len(answer.json["items"]) == 1
    one_more(books, traveler, flight)
    document = Client(site.api).get("/api/ready")
    assert document.status == 200 and document.json["redis"] == "away"
    away.back()
    wait_for(lambda: Client(site.api).get("/api/ready").json["redis"] == "ok", 10, 0.2)
    one_more(books, traveler, flight)


def test_mongo_away(site, traveler, mysql, books, flight, away):
    hotel = shop.Hotel(mysql)
    assert traveler.get(f"/api/hotels/{hotel.hotel}/reviews").status == 200
    away("mongo")
    for _ in range(3):                                                # the breaker's answers as well
        answer = traveler.get(f"/api/hotels/{hotel.hotel}/reviews")
        assert answer.status == 503 and answer.problem["status"] == 503 and answer.headers["Retry-After"]
    assert traveler.get(f"/api/hotels/{hotel.hotel}").status == 200 and hotel.offer(traveler)
    assert traveler.get("/api/users/me").status == 200
    one_more(books, traveler, flight)
    away.back()
    wait_for(lambda: traveler.get(f"/api/hotels/{hotel.hotel}/reviews").status == 200, 20, 0.2)


# --- MySQL -----------------------------------------------------------------------------------------------

def test_mysql_killed_while_people_book(many_open, site, sign_up, mysql, books, away, scale, tell):
    """What was answered with 202 is there; what was asked again with its key is there once."""
    kills = max(2, int(8 * scale))
    flights = [shop.Flight(mysql, seats=5000) for _ in range(6)]
    who = crowd.travelers(site, 8)
    bodies = [shop.booking(flight.offer(who[0])) for flight in flights]
    run, lock, over = uuid.uuid4().hex[:12], threading.Lock(), threading.Event()
    acknowledged, certain, unsure = {}, {}, [0]

    def send(n, own):
        if over.is_set():
            return

        def first(answer):
            with lock:
                if answer is not None and answer.status == 202:
                    acknowledged[n] = answer.json["id"]
                else:
                    unsure[0] += 1

        answer = crowd.surely(crowd.of(own, site, who[n % len(who)]), "/api/bookings", bodies[n % 6], f"{run}-{n}",
                              first=first)
        assert answer.status == 202, answer
        with lock:
            certain[n] = answer.json["id"]

    def kill_all():
        for _ in range(kills):
            time.sleep(2)
            site.kill("mariadb", signal.SIGKILL)
            time.sleep(0.5)
            with lock:
                seen.append(ready(site))
            site.start("mariadb")
            wait_ready(site)
        time.sleep(1)
        over.set()

    seen = []
    killer = threading.Thread(target=kill_all)
    killer.start()
    try:
        crowd.at_once(send, range(100000), 16)
    finally:
        over.set()
        killer.join()
    ids = list(certain.values())
    states = books.settle(ids, 60)
    made = mysql.one(f"SELECT COUNT(DISTINCT booking_id) FROM booking_items WHERE inv_id IN ({', '.join(['%s'] * 6)})",
                     *[flight.inv for flight in flights])
    tell(kills=kills, bookings=len(ids), unsure=unsure[0], made=made, ready_meanwhile=seen)
    assert len(seen) == kills and set(seen) == {503}
    assert unsure[0] > 0, "no kill came between: nothing was shown"
    assert all(certain[n] == one for n, one in acknowledged.items()), "an acknowledged booking was lost"
    assert made == len(set(ids)) == len(certain), "a booking was made twice"
    assert set(states.values()) == {"CONFIRMED"}
    books.agree(ids)
    books.stock([flight.inv for flight in flights])
    ledgers.check(site, ids)


def test_mysql_away_and_what_was_searched_before(site, traveler, flight, away):
    ask = {"from": flight.start, "to": flight.end, "depart_on": flight.day}
    fresh = traveler.get("/api/flights", **ask)
    offer = fresh.json["items"][0]["offer"]
    away("mariadb", kill=True)
    time.sleep(1.5)                                                   # nginx keeps answers for a second
    old = traveler.get("/api/flights", **ask)
    assert old.status == 200, old
    answer = traveler.post("/api/bookings", shop.booking(offer), key=True)
    assert answer.status == 503 and answer.problem["status"] == 503 and answer.headers["Retry-After"]
    document = Client(site.api).get("/api/ready")
    assert document.status == 503 and document.problem and document.headers["Retry-After"]
    assert Client(site.api).get("/api/health").status == 200
    away.back()
    wait_ready(site)


def test_an_old_answer_says_so_and_sells_nothing(site, traveler, flight, redis, away):
    """Fresh answers may be given as they are; past their time they are given only while MySQL is away."""
    ask = {"from": flight.start, "to": flight.end, "depart_on": flight.day}
    assert "offer" in traveler.get("/api/flights", **ask).json["items"][0]
    redis("INCR", f"gen:flights:{flight.start}:{flight.end}:{flight.day}")
    away("mariadb", kill=True)
    time.sleep(1.5)
    old = traveler.get("/api/flights", **ask)
    assert old.status == 200, old
    assert old.json["old"] is True and int(old.headers["Age-Of-Prices"]) >= 1
    assert old.json["items"] and all("offer" not in item for item in old.json["items"])


# --- the mail server, the provider -------------------------------------------------------------------------

def test_the_mail_server_refuses(traveler, mysql, books, flight, mails):
    """Mail gates nothing, and goes out once the server takes it."""
    mails.faults(down=True)
    try:
        booking = accept(traveler, shop.booking(flight.offer(traveler)))
        assert books.settle([booking], 20) == {booking: "CONFIRMED"}
        wait_for(lambda: mysql.one("SELECT tries FROM mail_queue WHERE booking_id = UNHEX(%s)", booking) > 0, 15, 0.2)
        assert traveler.get(f"/api/bookings/{booking}").json["mail"] == "queued"
        assert mails.to(traveler.person["email"]) == []
    finally:
        mails.faults()
    mysql("UPDATE mail_queue SET next_try = NOW(6) WHERE booking_id = UNHEX(%s)", booking)
    assert len(mails.wait(traveler.person["email"])) == 1


def test_an_address_that_is_not_there(traveler, books, flight, mails):
    mails.faults(refuse_5xx_for=[traveler.person["email"]])
    try:
        booking = accept(traveler, shop.booking(flight.offer(traveler)))
        assert books.settle([booking], 20) == {booking: "CONFIRMED"}
        wait_for(lambda: traveler.get(f"/api/bookings/{booking}").json["mail"] == "refused", 15, 0.2)
    finally:
        mails.faults()


def test_the_provider_is_down_for_a_while(traveler, mysql, books, psp, flight):
    psp.faults(down=True)
    try:
        booking = accept(traveler, shop.booking(flight.offer(traveler)))
        wait_for(lambda: mysql.one("SELECT COALESCE(SUM(tries), 0) FROM billing WHERE booking_id = UNHEX(%s)", booking)
                 >= 2, 30, 0.2)
        assert books.states([booking]) == {booking: "HELD"} and flight.left() == 199
    finally:
        psp.faults()
    assert books.settle([booking], 60) == {booking: "CONFIRMED"}
    books.agree([booking])


def test_the_provider_is_slower_than_anybody_waits(traveler, books, psp, flight, tell):
    """Each call is given up after 5 s and repeated with its key; the charge is one."""
    psp.faults(delay_ms=6000)
    began = time.monotonic()
    try:
        booking = accept(traveler, shop.booking(flight.offer(traveler)))
        time.sleep(8)
        assert books.states([booking])[booking] in ("HELD", "CONFIRMED")
    finally:
        psp.faults()
    assert books.settle([booking], 60) == {booking: "CONFIRMED"}
    books.agree([booking])
    tell(confirmed_after_s=round(time.monotonic() - began, 1))
