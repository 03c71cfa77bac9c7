# SPDX-License-Identifier: Apache-2.0
"""Bookings as T1 accepts them, written by SQL: for tests of what comes after, without the API."""

import datetime
import itertools
import json
import os
import time
import uuid
from dataclasses import dataclass

from .site import wait_for

PRICE = 12300
ENDS = ("CONFIRMED", "REJECTED", "EXPIRED", "FAILED", "CANCELLED")


def code_of(number):
    digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    return "W" + "".join(digits[number // 36**n % 36] for n in range(5))


@dataclass
class Trip:
    id: str                 # 32 hex digits
    code: str
    user: int
    email: str
    total: int
    places: tuple           # of inventory


class Trips:
    """Travelers, cars of a city of their own, and bookings of these cars."""

    made = []               # every trip of this process
    numbers = itertools.count(int(time.time() * 1000) % 10**9 * 100)

    def __init__(self, mysql):
        self.mysql = mysql
        self.day = datetime.date(2031, 1, 1)
        mysql("INSERT IGNORE INTO cities (code, name, country, zone, lat, lon, lodging_tax_bp, rental_tax_bp)"
              " VALUES ('ZZW', 'Nowhere', 'US', 'America/New_York', 0, 0, 0, 0)")
        mysql("INSERT IGNORE INTO vendors (kind, name) VALUES ('car', 'Cars of the tests')")
        mysql("INSERT IGNORE INTO fare_rules (id, name, refund_percent, until_hours) VALUES (9001, 'Tests', 100, 0)")
        mysql("INSERT INTO cars (vendor_id, type, model, year, transmission, seats, bags, city_code, address, status)"
              " SELECT id, 'suv', 'Test car', 2026, 'automatic', 5, 2, 'ZZW', '1 Test Street', 'retired'"
              " FROM vendors WHERE kind = 'car' AND name = 'Cars of the tests'")
        self.car = mysql.one("SELECT LAST_INSERT_ID()")

    def stock(self, capacity=1, price=PRICE):
        """A new place: one car on one day."""
        self.day += datetime.timedelta(days=1)
        self.mysql("INSERT INTO inventory (kind, listing, day, capacity, left_, price_minor, rule_id)"
                   " VALUES ('car', %s, %s, %s, %s, %s, 9001)", self.car, self.day, capacity, capacity, price)
        return self.mysql.one("SELECT LAST_INSERT_ID()")

    def left(self, place):
        return self.mysql.one("SELECT left_ FROM inventory WHERE id = %s", place)

    def traveler(self):
        email = f"w{os.getpid()}x{next(self.numbers)}@example.org"
        self.mysql("INSERT INTO users (email, first_name, last_name, password) VALUES (%s, 'Ada', 'Lovelace', '-')",
                   email)
        return self.mysql.one("SELECT LAST_INSERT_ID()"), email

    def accept(self, *places, method="pm_card_visa", hold_s=900, qty=1, price=PRICE, user=None):
        """T1. Nobody is rung: the worker looks by itself."""
        mysql, key = self.mysql, uuid.uuid4()
        number, email = user or self.traveler()
        trip = Trip(key.hex, code_of(next(self.numbers)), number, email, price * qty * len(places), places)
        starts = datetime.datetime.combine(self.day, datetime.time(10))
        ends = starts + datetime.timedelta(days=1)
        mysql("BEGIN")
        mysql("INSERT INTO bookings (id, code, user_id, state, total_minor, currency, payment_method, hold_until,"
              " starts_at, ends_at, first_inv_id) VALUES (%s, %s, %s, 'PENDING', %s, 'USD', %s,"
              " NOW(6) + INTERVAL %s SECOND, %s, %s, %s)", key.bytes, trip.code, number, trip.total, method, hold_s,
              starts, ends, min(places))
        for n, place in enumerate(places):
            mysql("INSERT INTO booking_items (booking_id, n, part, kind, inv_id, qty, price_minor, tax_minor,"
                  " fee_minor, refund_percent, until_hours, listing_id, title, detail, starts_at, ends_at,"
                  " starts_local, ends_local, starts_zone, ends_zone, starts_abbr, ends_abbr) VALUES (%s, %s, 0,"
                  " 'car', %s, %s, %s, 0, 0, 100, 0, %s, 'Test car <1>', 'SUV, automatic', %s, %s, %s, %s,"
                  " 'America/New_York', 'America/New_York', 'EST', 'EST')", key.bytes, n, place, qty, price,
                  self.car, starts, ends, starts, ends)
        mysql("INSERT INTO booking_travelers VALUES (%s, 0, 'Ada', 'Lovelace', '1990-12-10')", key.bytes)
        mysql("INSERT INTO idem_keys (user_id, key_, method_path, body_sha256, status, response)"
              " VALUES (%s, %s, 'POST /api/bookings', REPEAT('x', 32), 202, %s)", number, key.hex,
              json.dumps({"id": key.hex}))
        event = {"specversion": "1.0", "id": key.hex, "source": "/kayak-api/booking",
                 "type": "com.kayak.booking.created.v1", "subject": key.hex, "time": "2026-11-24T10:00:00Z",
                 "datacontenttype": "application/json", "data": {"booking_id": key.hex}}
        mysql("INSERT INTO outbox (event_id, topic, pkey, payload) VALUES (%s, 'bookings.created', %s, %s)",
              key.bytes, str(min(places)), json.dumps(event))
        mysql("COMMIT")
        self.made.append(trip)
        return trip

    def card(self, trip, method):
        """T3p: another card."""
        self.mysql("INSERT INTO billing (id, booking_id, user_id, amount_minor, currency, state, attempt,"
                   " payment_method) SELECT %s, booking_id, user_id, amount_minor, currency, 'TODO', MAX(attempt) + 1,"
                   " %s FROM billing WHERE booking_id = %s", uuid.uuid4().bytes, method, bytes.fromhex(trip.id))

    def give_back(self, trip, amount):
        """T9: a refund that staff asked for."""
        key = uuid.uuid4()
        self.mysql("INSERT INTO refunds (id, billing_id, booking_id, amount_minor, state, reason, request_id)"
                   " SELECT %s, id, booking_id, %s, 'TODO', 'asked', %s FROM billing WHERE booking_id = %s"
                   " AND state IN ('CAPTURED', 'PARTIAL')", key.bytes, amount, key.hex, bytes.fromhex(trip.id))
        return key.hex

    def state(self, trip):
        return self.mysql.one("SELECT state FROM bookings WHERE id = %s", bytes.fromhex(trip.id))

    def bills(self, trip):
        return self.mysql("SELECT *, HEX(id) AS hex FROM billing WHERE booking_id = %s ORDER BY attempt",
                          bytes.fromhex(trip.id))

    def wait(self, trip, *states, seconds=15.0):
        wait_for(lambda: self.state(trip) in states, seconds, 0.05, f"for {' or '.join(states)}, not {self.state(trip)}")

    def wait_bill(self, trip, state, seconds=15.0):
        """The last attempt's bill, once it is in this state."""
        def there():
            bills = self.bills(trip)
            return bills and bills[-1]["state"] == state and bills[-1]
        return wait_for(there, seconds, 0.05, f"for a bill that is {state}")

    def states(self, trips):
        """How many trips are in which state."""
        found = {}
        for trip in trips:
            state = self.state(trip)
            found[state] = found.get(state, 0) + 1
        return found

    def open(self, trips):
        """How many have not come to an end."""
        ids = [bytes.fromhex(trip.id) for trip in trips]
        return self.mysql.one("SELECT COUNT(*) FROM bookings WHERE state IN ('PENDING', 'HELD') AND id IN %s", ids)

    def audit(self, trips, places, psp):
        """What must hold at the end, whatever happened: the provider's own books are the witness."""
        taken = {}
        for capture in psp.ledger(loaded=0):
            taken.setdefault(capture["booking_id"], []).append(capture)
        sold = dict.fromkeys(places, 0)
        for trip in trips:
            state, captures = self.state(trip), taken.get(trip.id, [])
            kept = sum(c["amount"] - c["refunded"] for c in captures)
            assert state in ENDS, (trip, state)
            assert len(captures) <= 1 and all(c["captures"] == 1 for c in captures), (trip, captures)
            assert kept == (trip.total if state == "CONFIRMED" else 0), (trip, state, captures)
            paid = [b for b in self.bills(trip) if b["state"] == "CAPTURED"]
            assert len(paid) == (state == "CONFIRMED"), (trip, state, paid)
            for place in trip.places:
                sold[place] += state == "CONFIRMED"
        for place, n in sold.items():
            (row,) = self.mysql("SELECT capacity, left_, (SELECT CAST(COALESCE(SUM(delta), 0) AS SIGNED)"
                                " FROM inventory_ledger WHERE inv_id = i.id) AS moved FROM inventory i WHERE id = %s",
                                place)
            assert row["capacity"] - row["left_"] == n == -row["moved"], (place, row, n)
