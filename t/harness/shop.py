# SPDX-License-Identifier: Apache-2.0
"""Something to sell that belongs to one test alone: a flight between two cities of its own, with its seats."""

import datetime
import itertools
import string

_codes = ("".join(letters) for letters in itertools.product("ZYXWVQ", string.ascii_uppercase, string.ascii_uppercase))
_numbers = itertools.count(9000)


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


class Flight:
    """A departure in economy: .inv its inventory row, .offer(client) a fresh offer for it."""

    def __init__(self, mysql, seats=9, price_minor=10000, days=30):
        self.mysql = mysql
        self.start, self.end, self.day = place(mysql), place(mysql), datetime.date.today() + datetime.timedelta(days)
        noon = datetime.datetime.combine(self.day, datetime.time(12))
        self.flight = _insert(mysql, "flights", designator=f"{carrier(mysql)}{next(_numbers)}", airline="ZZ", from_=self.start,
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


def booking(offer, card="pm_card_visa", travelers=1):
    return {"offers": [offer], "payment_method": card,
            "travelers": [{"given_name": "Ada", "family_name": "Lovelace", "birth_date": "1980-12-10"}] * travelers}
