# SPDX-License-Identifier: Apache-2.0
"""kayak-worker with real servers: from an accepted booking to its end. Bookings are written by SQL."""

import email
import email.policy
import json
import time
import urllib.parse
import urllib.request
import uuid

import pytest
from harness.books import check
from harness.site import wait_for
from harness.trips import PRICE, Trips


@pytest.fixture(scope="session", autouse=True)
def worker(site):
    site.start("kafka", "mariadb", "redis", "mail", "psp", "worker")


@pytest.fixture
def trips(mysql):
    return Trips(mysql)


@pytest.fixture
def psp(psp):
    yield psp
    psp.faults()


@pytest.fixture
def alone(site):
    """The provider's webhooks do not arrive: the worker has to find out by itself."""
    running = (site.run / "nginx.pid").exists()
    site.stop("nginx")
    yield
    if running:
        site.start("nginx")


@pytest.fixture
def mails(mails):
    yield mails
    mails.faults()


def captures(psp, trip):
    return psp.ledger(booking_id=trip.id)


def answer(url, word):
    """The person's word at the bank's page, without following the way back."""
    class Stay(urllib.request.HTTPRedirectHandler):
        def redirect_request(self, *_):
            return None
    at = urllib.parse.urlsplit(url)
    form = urllib.parse.urlencode({**dict(urllib.parse.parse_qsl(at.query)), "result": word})
    try:
        urllib.request.build_opener(Stay).open(url.replace("localhost", "127.0.0.1"), form.encode(), timeout=10)
    except urllib.error.HTTPError as reply:
        assert reply.code == 303
        return reply.headers["Location"]
    raise AssertionError("the page did not send the person back")


# --- from accepted to confirmed ---------------------------------------------

def test_a_booking_is_held_paid_and_confirmed(trips, psp, kafka, mails):
    places = trips.stock(3), trips.stock(3)
    trip = trips.accept(*places, qty=2)
    trips.wait(trip, "CONFIRMED")
    assert [trips.left(place) for place in places] == [1, 1]
    (bill,) = trips.bills(trip)
    assert (bill["state"], bill["brand"], bill["last4"], bill["attempt"]) == ("CAPTURED", "visa", "4242", 1)
    (taken,) = captures(psp, trip)
    assert (taken["amount"], taken["captures"], taken["payment_intent"]) == (4 * PRICE, 1, bill["psp_ref"])
    assert taken["billing_id"] == bill["hex"].lower()

    def announced():
        return [m["payload"] for m in kafka.read("payments.processed") if m["payload"]["subject"] == trip.id
                or m["payload"]["data"]["booking_id"] == trip.id]
    (paid,) = wait_for(announced, 10, why="for payments.processed")
    assert paid["data"]["kind"] == "charge" and paid["data"]["amount_minor"] == 4 * PRICE
    whats = [m["payload"]["data"]["what"] for m in kafka.read("bookings.updated")
             if m["payload"]["data"]["booking_id"] == trip.id]
    assert whats == ["held", "confirmed"]
    (mail,) = mails.wait(trip.email)
    assert trip.code in mail["subject"]


def test_the_mail_tells_what_was_booked(trips, mails, site):
    trip = trips.accept(trips.stock(), trips.stock())
    (mail,) = mails.wait(trip.email)
    with urllib.request.urlopen(f"{mails.url}/mail/{mail['id']}/raw", timeout=5) as raw:
        parsed = email.message_from_bytes(raw.read(), policy=email.policy.default)
    assert parsed["To"] == f"<{trip.email}>" or parsed["To"] == trip.email
    assert parsed["Message-ID"].startswith(f"<confirm.{trip.id}@")
    assert parsed.get_content_type() == "multipart/alternative"
    text, page = (part.get_content() for part in parsed.iter_parts())
    for body, name in ((text, "Test car <1>"), (page, "Test car &lt;1&gt;")):
        for part in (trip.code, name, "10:00 AM EST", "1 car, 2 days", f"${2 * PRICE / 100:.2f}", "Visa ending 4242",
                     f"{site.traveler}/trips/{trip.id}"):
            assert part in body, part


def test_two_want_the_last_place(trips, psp):
    place = trips.stock(1)
    both = [trips.accept(place) for _ in range(2)]
    for trip in both:
        trips.wait(trip, "CONFIRMED", "REJECTED")
    assert sorted(trips.state(trip) for trip in both) == ["CONFIRMED", "REJECTED"]
    assert trips.left(place) == 0
    assert sum(len(captures(psp, trip)) for trip in both) == 1


def test_all_or_nothing(trips):
    free, full = trips.stock(1), trips.stock(1)
    trips.wait(trips.accept(full), "CONFIRMED")
    trip = trips.accept(free, full)
    trips.wait(trip, "REJECTED")
    assert trips.left(free) == 1 and trips.bills(trip) == ()


def test_accepted_too_late(trips, psp):
    place = trips.stock(1)
    trip = trips.accept(place, hold_s=-1)
    trips.wait(trip, "EXPIRED")
    assert trips.left(place) == 1 and trips.bills(trip) == ()


# --- declined --------------------------------------------------------------------

def test_a_decline_and_another_card(trips, psp):
    trip = trips.accept(trips.stock(), method="pm_card_chargeDeclinedInsufficientFunds")
    assert trips.wait_bill(trip, "DECLINED")["decline"] == "insufficient_funds"
    assert trips.state(trip) == "HELD" and captures(psp, trip) == []
    trips.card(trip, "pm_card_mastercard")
    trips.wait(trip, "CONFIRMED")
    assert [(b["state"], b["brand"]) for b in trips.bills(trip)][1] == ("CAPTURED", "mastercard")
    assert len(captures(psp, trip)) == 1


def test_after_three_cards_it_is_over(trips, psp):
    place = trips.stock(1)
    trip = trips.accept(place, method="pm_card_chargeDeclined")
    trips.wait_bill(trip, "DECLINED")
    for attempt in (2, 3):
        trips.card(trip, "pm_card_chargeDeclined")
        wait_for(lambda: len(trips.bills(trip)) == attempt and trips.bills(trip)[-1]["state"] == "DECLINED")
    trips.wait(trip, "FAILED")
    assert trips.left(place) == 1 and captures(psp, trip) == []


def test_a_card_that_nobody_knows_is_declined(trips):
    trip = trips.accept(trips.stock(), method="pm_nobodyknows")
    assert trips.wait_bill(trip, "DECLINED")["decline"] == "resource_missing"


def test_a_declined_booking_expires(trips):
    place = trips.stock(1)
    trip = trips.accept(place, method="pm_card_chargeDeclined", hold_s=4)
    trips.wait_bill(trip, "DECLINED")
    trips.wait(trip, "EXPIRED", seconds=10)
    assert trips.left(place) == 1


# --- 3-D Secure ---------------------------------------------------------------------

def asked(trips, method="pm_card_threeDSecureRequired", **more):
    trip = trips.accept(trips.stock(1), method=method, **more)
    return trip, trips.wait_bill(trip, "ACTION")


def test_the_person_passes(trips, psp, site):
    trip, bill = asked(trips)
    assert trips.state(trip) == "HELD" and captures(psp, trip) == []
    back = answer(bill["action_url"], "approve")
    assert back.startswith(f"{site.traveler}/trips/{trip.id}?")
    trips.wait(trip, "CONFIRMED", seconds=20)
    (bill,) = trips.bills(trip)
    assert (bill["state"], bill["last4"]) == ("CAPTURED", "3220") and bill["action_url"] is None
    assert len(captures(psp, trip)) == 1


def test_the_person_passes_and_nobody_tells(trips, psp, alone):
    trip, bill = asked(trips)
    answer(bill["action_url"], "approve")
    trips.wait(trip, "CONFIRMED", seconds=20)        # asked every 10 s
    assert trips.bills(trip)[0]["last4"] == "3220" and len(captures(psp, trip)) == 1


@pytest.mark.parametrize("method, word", [("pm_card_threeDSecureRequired", "fail"),
                                          ("pm_card_threeDSecureRequiredChargeDeclined", "approve")])
def test_the_person_fails_or_the_bank_does(trips, psp, method, word):
    trip, bill = asked(trips, method)
    answer(bill["action_url"], word)
    trips.wait_bill(trip, "DECLINED", seconds=20)
    assert trips.state(trip) == "HELD" and captures(psp, trip) == []
    trips.card(trip, "pm_card_visa")
    trips.wait(trip, "CONFIRMED")


def test_the_person_never_comes_back(trips, psp):
    trip, bill = asked(trips, hold_s=5)
    trips.wait(trip, "EXPIRED", seconds=20)
    assert trips.bills(trip)[0]["state"] == "VOID" and trips.left(*trip.places) == 1
    assert psp.ask("GET", f"/v1/payment_intents/{bill['psp_ref']}")["status"] == "canceled"
    assert captures(psp, trip) == []


def test_the_person_comes_back_at_the_last_moment(trips, psp, mysql, alone):
    trip, bill = asked(trips)
    answer(bill["action_url"], "approve")
    mysql("UPDATE bookings SET hold_until = NOW(6) - INTERVAL 1 SECOND WHERE id = %s", bytes.fromhex(trip.id))
    trips.wait(trip, "CONFIRMED", seconds=20)        # cancelling was answered by "it has succeeded"
    assert trips.bills(trip)[0]["last4"] == "3220" and len(captures(psp, trip)) == 1


# --- the provider misbehaves -----------------------------------------------------------

def test_the_answer_is_lost_after_charging(trips, psp, alone):
    psp.faults(lose_next=2)
    trip = trips.accept(trips.stock())
    trips.wait(trip, "CONFIRMED", seconds=20)
    (bill,) = trips.bills(trip)
    assert bill["last4"] == "4242"
    assert [c["captures"] for c in captures(psp, trip)] == [1]


def test_the_provider_is_away_for_a_while(trips, psp, alone):
    psp.faults(down=True)
    trip = trips.accept(trips.stock())
    trips.wait_bill(trip, "CHARGING")
    time.sleep(2)
    assert trips.state(trip) == "HELD" and trips.bills(trip)[0]["tries"] >= 1
    psp.faults(error_500=1)
    time.sleep(2)
    assert trips.state(trip) == "HELD"
    psp.faults()
    trips.wait(trip, "CONFIRMED", seconds=20)
    assert len(captures(psp, trip)) == 1


def test_a_charge_under_way_is_not_expired(trips, psp, mysql, alone):
    psp.faults(down=True)
    trip = trips.accept(trips.stock(), hold_s=4)
    trips.wait_bill(trip, "CHARGING")
    time.sleep(5)
    assert trips.state(trip) == "HELD"               # nobody knows: the place is not given away
    psp.faults()
    trips.wait(trip, "CONFIRMED", seconds=30)
    assert len(captures(psp, trip)) == 1


def test_past_a_day_it_searches_first(trips, psp, mysql, alone):
    psp.faults(lose_next=1000)
    trip = trips.accept(trips.stock())
    wait_for(lambda: len(captures(psp, trip)) == 1, 15, why="for the charge whose answer is lost")
    mysql("UPDATE billing SET created_at = created_at - INTERVAL 24 HOUR WHERE booking_id = %s",
          bytes.fromhex(trip.id))
    psp.ask("POST", "/test/forget-keys")
    psp.faults()
    trips.wait(trip, "CONFIRMED", seconds=30)
    assert len(captures(psp, trip)) == 1 and trips.bills(trip)[0]["last4"] == "4242"


def test_a_key_of_other_words_is_searched_for(trips, psp, mysql, alone):
    psp.faults(down=True)
    trip = trips.accept(trips.stock())
    bill = trips.wait_bill(trip, "CHARGING")
    wait_for(lambda: trips.bills(trip)[0]["tries"] >= 1)
    mysql("UPDATE billing SET lease_until = NOW(6) + INTERVAL 20 SECOND WHERE booking_id = %s", bytes.fromhex(trip.id))
    psp.faults()
    key = bill["hex"].lower()
    request = urllib.request.Request(f"{psp.url}/v1/payment_intents", urllib.parse.urlencode({
        "amount": bill["amount_minor"], "currency": "usd", "payment_method": "pm_card_visa", "confirm": "true",
        "metadata[billing_id]": key, "metadata[booking_id]": trip.id, "return_url": "http://elsewhere/"}).encode(),
        headers={"Authorization": f"Bearer {psp.key}", "Idempotency-Key": key})
    urllib.request.urlopen(request, timeout=10).close()
    mysql("UPDATE billing SET lease_until = NOW(6) WHERE booking_id = %s", bytes.fromhex(trip.id))
    trips.wait(trip, "CONFIRMED", seconds=20)
    assert len(captures(psp, trip)) == 1


# --- refunds -----------------------------------------------------------------------------

def refund_state(mysql, key):
    return mysql.one("SELECT state FROM refunds WHERE id = %s", bytes.fromhex(key))


def test_refunds_in_parts(trips, psp, mysql, mails):
    trip = trips.accept(trips.stock())
    trips.wait(trip, "CONFIRMED")
    psp.faults(lose_next=1)
    first = trips.give_back(trip, 300)
    wait_for(lambda: refund_state(mysql, first) == "DONE", 20)
    assert trips.bills(trip)[0]["state"] == "PARTIAL"
    second = trips.give_back(trip, 500)
    wait_for(lambda: refund_state(mysql, second) == "DONE", 20)
    assert trips.bills(trip)[0]["state"] == "PARTIAL"
    (taken,) = captures(psp, trip)
    assert (taken["refunded"], taken["refunds"]) == (800, 2)
    subjects = [m["subject"] for m in mails.wait(trip.email, n=3)]
    assert sum("refund" in s for s in subjects) == 2


def test_a_refund_whose_key_was_forgotten(trips, psp, mysql, alone):
    trip = trips.accept(trips.stock())
    trips.wait(trip, "CONFIRMED")
    psp.faults(lose_next=1)
    key = trips.give_back(trip, 400)
    wait_for(lambda: captures(psp, trip)[0]["refunded"] == 400, 10)
    psp.ask("POST", "/test/forget-keys")
    wait_for(lambda: refund_state(mysql, key) == "DONE", 20)
    assert captures(psp, trip)[0]["refunds"] == 1


# --- mail ----------------------------------------------------------------------------------

def mail_row(mysql, trip):
    (row,) = mysql("SELECT * FROM mail_queue WHERE booking_id = %s AND kind = 'confirm'", bytes.fromhex(trip.id))
    return row


def hurry(mysql, trip):
    mysql("UPDATE mail_queue SET next_try = NOW(6) WHERE booking_id = %s", bytes.fromhex(trip.id))


def test_mail_waits_for_a_server_that_is_away(trips, mails, mysql):
    mails.faults(down=True)
    trip = trips.accept(trips.stock())
    trips.wait(trip, "CONFIRMED")
    row = wait_for(lambda: mail_row(mysql, trip)["tries"] >= 1 and mail_row(mysql, trip), 15)
    assert row["state"] == "TODO"
    assert 30 <= mysql.one("SELECT TIMESTAMPDIFF(SECOND, NOW(6), next_try) FROM mail_queue WHERE id = %s", row["id"]) <= 90
    mails.faults()
    hurry(mysql, trip)
    (mail,) = mails.wait(trip.email)
    assert mail["message_id"].strip("<>") == row["message_id"].strip("<>")
    wait_for(lambda: mail_row(mysql, trip)["state"] == "SENT")


def test_an_address_that_is_refused(trips, mails, mysql):
    user = trips.traveler()
    mails.faults(refuse_5xx_for=[user[1]])
    trip = trips.accept(trips.stock(), user=user)
    wait_for(lambda: trips.state(trip) == "CONFIRMED" and mail_row(mysql, trip)["state"] == "REFUSED", 15)
    assert mails.to(user[1]) == []


def test_an_answer_lost_sends_the_same_mail_twice(trips, mails, mysql):
    mails.faults(lose_answers=1)
    trip = trips.accept(trips.stock())
    mails.wait(trip.email)
    wait_for(lambda: mail_row(mysql, trip)["tries"] >= 1)
    mails.faults()
    hurry(mysql, trip)
    twice = mails.wait(trip.email, n=2)
    assert len({m["message_id"] for m in twice}) == 1


# --- the relay ---------------------------------------------------------------------------------

def outbox(mysql, topic, rows):
    with mysql.connection.cursor() as cursor:
        cursor.executemany("INSERT INTO outbox (event_id, topic, pkey, payload) VALUES (%s, %s, %s, %s)",
                           [(uuid.uuid4().bytes, topic, key, payload) for key, payload in rows])


def publish(mysql, rows):
    """How many events a second the relay made of it."""
    mysql("BEGIN")
    outbox(mysql, "search.events", rows)
    mysql("COMMIT")
    begun = time.monotonic()
    wait_for(lambda: mysql.one("SELECT COUNT(*) FROM outbox WHERE topic = 'search.events'"
                               " AND published_at IS NULL") == 0, 20, 0.02)
    return len(rows) / (time.monotonic() - begun)


def test_the_outbox_is_published_in_order(mysql, kafka):
    mark, rates = uuid.uuid4().hex, []
    for turn in range(3):
        rates.append(publish(mysql, [(f"key{n % 7}", f"{mark} {turn * 3000 + n}") for n in range(3000)]))
    found = {}
    for message in kafka.read("search.events"):
        if message["value"].startswith(mark):
            found.setdefault(message["key"], []).append(int(message["value"].split()[1]))
    assert sorted(n for ns in found.values() for n in ns) == list(range(9000))
    assert all(ns == sorted(ns) for ns in found.values())
    print("\nrelay, events/s:", *(f"{rate:.0f}" for rate in rates))


def test_generations_rise_with_the_stock(trips, redis, kafka):
    def generation():
        return int(redis("GET", "gen:cars:ZZW") or 0)
    before = generation()
    place = trips.stock(5)
    trip = trips.accept(place)
    trips.wait(trip, "CONFIRMED")
    wait_for(lambda: generation() > before, 5)

    def told():
        return [m["payload"]["data"] for m in kafka.read("inventory.updated")
                if any(row["id"] == place for row in m["payload"]["data"]["rows"])]
    (data,) = wait_for(told, 10)
    assert "gen:cars:ZZW" in data["gen"].split(",") and data["rows"][0]["left"] == 4


def test_the_books_are_in_order(site, trips):
    """After all of the above, by every invariant of the checker."""
    trips.wait(trips.accept(trips.stock()), "CONFIRMED")
    check(site, [trip.id for trip in Trips.made])


# --- the program -------------------------------------------------------------------------------

def test_it_says_what_is_wrong(site, tmp_path):
    import subprocess
    conf = tmp_path / "kayak.conf"
    conf.write_text((site.dir / "etc/kayak.conf").read_text().replace(str(site.dir / "keys"), str(tmp_path)))
    program = site.build / "kayak-worker"
    wrong = subprocess.run([program, "-c", conf, "-t"], capture_output=True, text=True)
    assert wrong.returncode == 1 and "psp.key" in wrong.stderr
    lines = (site.dir / "etc/kayak.conf").read_text().splitlines()
    conf.write_text("\n".join(line for line in lines if not line.startswith(("KAYAK_SMTP_URL", "KAYAK_PSP_URL"))))
    wrong = subprocess.run([program, "-c", conf, "-t"], capture_output=True, text=True)
    assert wrong.returncode == 1
    assert "KAYAK_SMTP_URL" in wrong.stderr and "KAYAK_PSP_URL" in wrong.stderr and "MYSQL" not in wrong.stderr
    right = subprocess.run([program, "-c", site.dir / "etc/kayak.conf", "-t"], capture_output=True, text=True)
    assert right.returncode == 0, right.stderr
