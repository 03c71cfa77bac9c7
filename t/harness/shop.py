# SPDX-License-Identifier: Apache-2.0
"""Something to sell that belongs to one test alone: a flight between two cities of its own, a room, a car."""

import datetime
import itertools
import string

_codes = ("".join(letters) for letters in itertools.product("ZYXWVQ", string.ascii_uppercase, string.ascii_uppercase))


def _insert(mysql, table, **columns):
    names = ", ".join(columns)
    mysql(f"INSERT INTO {table} ({names}) VALUES ({', '.join(['%s'] * len(columns))})", *columns.values())
    return mysql.one("SELECT LAST_INSERT_ID()")


def place(mysql):
    """A city with its airport, in California."""
    code = next(code for code in _codes if not mysql("SELECT 1 FROM cities WHERE code = %s", code))
    _insert(mysql, "cities", code=code, name=f"Town {code}", state="CA", country="US", zone="America/Los_Angeles",
            lat=37, lon=-122, lodging_tax_bp=1400, rental_tax_bp=900)
    _insert(mysql, "airports", code=code, name=f"Town {code} Field", city_code=code, country="US",
            zone="America/Los_Angeles", lat=37, lon=-122)
    return code


def carrier(mysql):
    if not mysql("SELECT 1 FROM airlines WHERE code = 'ZZ'"):
        vendor = _insert(mysql, "vendors", kind="airline", name="Test Air")
        _insert(mysql, "airlines", code="ZZ", name="Test Air", country="US", vendor_id=vendor)
    mysql("INSERT IGNORE INTO fare_rules (id, name, refund_percent, until_hours) VALUES (901, 'Flexible', 100, 24)")
    return "ZZ"


def _designator(mysql):
    """The next free number; runs before this one have left theirs."""
    last = mysql.one("SELECT COALESCE(MAX(CAST(SUBSTRING(designator, 3) AS UNSIGNED)), 0) FROM flights WHERE airline = 'ZZ'")
    return f"{carrier(mysql)}{max(9000, last + 1)}"


class Flight:
    """A departure in economy: .inv its inventory row, .offer(client) a fresh offer for it."""

    def __init__(self, mysql, seats=9, price_minor=10000, days=30):
        self.mysql = mysql
        self.start, self.end, self.day = place(mysql), place(mysql), datetime.date.today() + datetime.timedelta(days)
        noon = datetime.datetime.combine(self.day, datetime.time(12))
        self.flight = _insert(mysql, "flights", designator=_designator(mysql), airline="ZZ", from_=self.start,
                              to_=self.end, weekdays=127, departs_min=720, duration_min=90, distance_km=700,
                              aircraft="Airbus A320")
        self.departure = _insert(mysql, "departures", flight_id=self.flight, day=self.day,
                                 departs_at=noon + datetime.timedelta(hours=8),
                                 arrives_at=noon + datetime.timedelta(hours=9, minutes=30), departs_local=noon,
                                 arrives_local=noon + datetime.timedelta(minutes=90), departs_abbr="PST",
                                 arrives_abbr="PST")
        self.inv = _insert(mysql, "inventory", kind="flight", listing=self.departure, day=self.day, capacity=seats,
                           left_=seats, price_minor=price_minor, rule_id=901, **{"class": "economy"})

    def offer(self, client, seats=1):
        answer = client.get("/api/flights", depart_on=self.day, adults=seats, **{"from": self.start, "to": self.end})
        assert answer.status == 200 and answer.json["items"], answer
        return answer.json["items"][0]["offer"]

    def left(self):
        return self.mysql.one("SELECT left_ FROM inventory WHERE id = %s", self.inv)


def vendor(mysql, kind):
    name = f"Test {kind}"
    found = mysql("SELECT id FROM vendors WHERE kind = %s AND name = %s", kind, name)
    return found[0]["id"] if found else _insert(mysql, "vendors", kind=kind, name=name)


def _days(mysql, kind, listing, first, n, left, price_minor):
    carrier(mysql)
    return [_insert(mysql, "inventory", kind=kind, listing=listing, day=first + datetime.timedelta(i), capacity=left,
                    left_=left, price_minor=price_minor, rule_id=901) for i in range(n)]


class Hotel:
    """A hotel with one kind of room, alone in its city: .invs its nights."""

    def __init__(self, mysql, rooms=3, price_minor=20000, days=30, nights=2, city=None):
        self.mysql, self.city, self.n = mysql, city or place(mysql), nights
        self.first = datetime.date.today() + datetime.timedelta(days)
        self.hotel = _insert(mysql, "hotels", vendor_id=vendor(mysql, "hotel"), name=f"Inn of {self.city}",
                             address="2 Main Street", area="Centre", city=f"Town {self.city}", city_code=self.city,
                             state="CA", zip="95123", lat=37, lon=-122, stars=3, description="Quiet rooms.",
                             pet_policy="No pets.")
        self.room = _insert(mysql, "rooms", hotel_id=self.hotel, type="double", name="Double", beds="1 queen bed",
                            sleeps=2, size_m2=20)
        self.invs = _days(mysql, "room", self.room, self.first, nights, rooms, price_minor)

    def offer(self, client):
        answer = client.get("/api/hotels", city=self.city, check_in=self.first,
                            check_out=self.first + datetime.timedelta(self.n))
        assert answer.status == 200 and answer.json["items"], answer
        return answer.json["items"][0]["room"]["offer"]

    def left(self):
        return [self.mysql.one("SELECT left_ FROM inventory WHERE id = %s", inv) for inv in self.invs]


class Car:
    """A car, alone in its city: .invs its days."""

    def __init__(self, mysql, cars=2, price_minor=6000, days=30, n=2, city=None):
        self.mysql, self.city, self.n = mysql, city or place(mysql), n
        self.first = datetime.date.today() + datetime.timedelta(days)
        self.car = _insert(mysql, "cars", vendor_id=vendor(mysql, "car"), type="compact", model="Test One", year=2025,
                           transmission="automatic", seats=4, bags=2, city_code=self.city, address="3 Main Street")
        self.invs = _days(mysql, "car", self.car, self.first, n + 1, cars, price_minor)

    def offer(self, client):
        answer = client.get("/api/cars", city=self.city, pick_up=self.first,
                            drop_off=self.first + datetime.timedelta(self.n))
        assert answer.status == 200 and answer.json["items"], answer
        return answer.json["items"][0]["offer"]

    def left(self):
        return [self.mysql.one("SELECT left_ FROM inventory WHERE id = %s", inv) for inv in self.invs]


def booking(offer, card="pm_card_visa", travelers=1):
    return {"offers": [offer] if isinstance(offer, str) else offer, "payment_method": card,
            "travelers": [{"given_name": "Ada", "family_name": "Lovelace", "birth_date": "1980-12-10"}] * travelers}
