# SPDX-License-Identifier: Apache-2.0
"""kayakctl seed: a small world made twice, and the demonstration that the instance was seeded with."""

import datetime
import re
import zoneinfo
from collections import defaultdict

import pytest

from harness.site import wait_for

from seeding import Provider, World

DAY = datetime.timedelta(days=1)


@pytest.fixture(scope="module")
def mysql_root(site):
    from harness.fixtures import Mysql
    made = Mysql(site.conf["KAYAK_MYSQL_URL"])
    yield made
    made.connection.close()


@pytest.fixture(scope="module")
def tiny(site, mysql_root):
    provider = Provider()
    world = World(site, mysql_root, "a", provider)
    code, said = world.seed()
    assert code == 0, said
    yield world
    world.drop()
    provider.stop()


@pytest.fixture
def empty(site, mysql_root):
    provider = Provider()
    world = World(site, mysql_root, "b", provider)
    yield world
    world.drop()
    provider.stop()


def none(mysql, sql, *args):
    """The query that looks for what must not be finds nothing."""
    rows = mysql(sql, *args)
    assert not rows, rows[:5]


# --- the command ------------------------------------------------------------------------

def test_same_day_same_world(tiny, empty):
    code, said = empty.seed()
    assert code == 0, said
    first, second = tiny.sums(), empty.sums()
    assert first == second
    assert all(first[t] for t in ("bookings", "inventory", "departures", "hotels", "users"))
    assert sorted(map(str, tiny.provider.charges)) == sorted(map(str, empty.provider.charges))


def test_another_day_another_world(tiny, empty):
    code, said = empty.seed(today="2027-03-01")
    assert code == 0, said
    assert empty.sums()["bookings"] != tiny.sums()["bookings"]
    assert empty.mysql.one("SELECT MIN(day) FROM departures d WHERE EXISTS"
                           " (SELECT 1 FROM inventory i WHERE i.kind = 'flight' AND i.listing = d.id AND i.capacity = i.left_)"
                           ) >= datetime.date(2026, 8, 1)
    assert empty.mysql.one("SELECT MAX(day) FROM inventory") == datetime.date(2027, 3, 1) + 99 * DAY


def test_refuses_what_is_not_empty(tiny):
    before = tiny.sums()
    code, said = tiny.seed()
    assert code == 1 and "not empty" in said and "users" in said, said
    assert tiny.sums() == before


def test_refuses_without_demonstration(empty):
    code, said = empty.seed(KAYAK_DEMO="no")
    assert code == 1 and "KAYAK_DEMO=yes" in said, said
    assert empty.mysql.one("SELECT COUNT(*) FROM users") == 0


@pytest.mark.parametrize("args", [[], ["--scale"], ["--scale", "huge"], ["--scale", "tiny", "--today", "2026-02-30"],
                                  ["--scale", "tiny", "--fast", "yes"]])
def test_says_how_it_is_used(tiny, args):
    code, said = tiny.ctl("seed", *args)
    assert code == 2 and "usage: kayakctl seed" in said, said


def test_keeps_nothing_of_a_failure(empty):
    empty.provider.status = 500
    code, said = empty.seed()
    assert code == 1 and "answered 500" in said, said
    for table in ("users", "cities", "hotels", "inventory", "departures", "bookings", "inventory_ledger"):
        assert empty.mysql.one(f"SELECT COUNT(*) FROM {table}") == 0, table
    empty.provider.status = 200
    code, said = empty.seed()
    assert code == 0, said


# --- the saga's promises ------------------------------------------------------------------

@pytest.fixture(params=["tiny", "demo"])
def seeded(request, tiny, mysql):
    """Rows that the seed wrote: others may have sold since."""
    return tiny.mysql if request.param == "tiny" else mysql


def test_ledger_is_stock(tiny):
    none(tiny.mysql, """SELECT i.id, i.capacity, i.left_, SUM(l.delta) FROM inventory i
        LEFT JOIN inventory_ledger l ON l.inv_id = i.id GROUP BY i.id
        HAVING CAST(i.left_ AS SIGNED) - CAST(i.capacity AS SIGNED) <> COALESCE(SUM(l.delta), 0)""")
    none(tiny.mysql, "SELECT l.id FROM inventory_ledger l LEFT JOIN inventory i ON i.id = l.inv_id WHERE i.id IS NULL")
    none(tiny.mysql, "SELECT id FROM inventory WHERE day < '2026-11-24' AND id NOT IN (SELECT inv_id FROM booking_items)")


def test_bookings_are_whole(seeded):
    origin = "b.origin = 'seed'"
    none(seeded, f"""SELECT b.id FROM bookings b WHERE {origin} AND b.total_minor <>
        (SELECT SUM(i.price_minor * i.qty + i.tax_minor + i.fee_minor) FROM booking_items i WHERE i.booking_id = b.id)""")
    none(seeded, f"""SELECT b.id FROM bookings b JOIN booking_items i ON i.booking_id = b.id WHERE {origin} GROUP BY b.id
        HAVING MIN(i.inv_id) <> MAX(b.first_inv_id) OR MIN(i.starts_at) <> MAX(b.starts_at) OR MAX(i.ends_at) <> MAX(b.ends_at)
        OR MIN(i.n) <> 1 OR MAX(i.n) <> COUNT(*) OR MIN(i.part) <> 1 OR MAX(i.part) <> COUNT(DISTINCT i.part)""")
    none(seeded, f"""SELECT b.id FROM bookings b JOIN booking_items i ON i.booking_id = b.id
        LEFT JOIN inventory v ON v.id = i.inv_id WHERE {origin} AND (v.id IS NULL OR v.kind + 0 <> i.kind + 0)""")
    none(seeded, f"SELECT id FROM bookings b WHERE {origin} AND (created_at >= starts_at OR state IN ('PENDING', 'HELD'))")
    none(seeded, f"""SELECT b.id FROM bookings b WHERE {origin} AND 1 <> (SELECT COUNT(*) FROM booking_events e
        WHERE e.booking_id = b.id AND e.what = 'accepted' AND e.at = b.created_at)""")
    none(seeded, f"""SELECT b.id FROM bookings b JOIN booking_items i ON i.booking_id = b.id AND i.kind = 'flight'
        WHERE {origin} AND i.qty <> (SELECT COUNT(*) FROM booking_travelers t WHERE t.booking_id = b.id)""")


def test_items_say_what_selling_says(tiny):
    """The words that shared/store/sold_repo.c makes of the same rows."""
    none(tiny.mysql, """SELECT b.title, b.detail, b.from_place, b.to_place FROM booking_items b JOIN inventory i ON i.id = b.inv_id
        JOIN fare_rules r ON r.id = i.rule_id JOIN departures d ON d.id = i.listing JOIN flights f ON f.id = d.flight_id
        JOIN airports x ON x.code = f.from_ JOIN cities p ON p.code = x.city_code
        JOIN airports y ON y.code = f.to_ JOIN cities q ON q.code = y.city_code WHERE b.kind = 'flight' AND NOT (
        BINARY b.title = CONCAT(f.airline, ' ', SUBSTR(f.designator, 3), ' ', p.name, ' ', x.code, ' to ', q.name, ' ', y.code)
        AND BINARY b.from_place = CONCAT(p.name, ' ', x.code) AND BINARY b.to_place = CONCAT(q.name, ' ', y.code)
        AND BINARY b.detail = CONCAT(CASE i.class WHEN 'premium' THEN 'Premium economy' WHEN 'business' THEN 'Business'
        WHEN 'first' THEN 'First' ELSE 'Economy' END, ' · ', r.name, ' fare') AND b.listing_id = f.id
        AND b.starts_at = d.departs_at AND b.ends_local = d.arrives_local AND BINARY b.starts_zone = x.zone AND BINARY b.ends_abbr = d.arrives_abbr
        AND b.refund_percent = r.refund_percent AND b.until_hours = r.until_hours)""")
    none(tiny.mysql, """SELECT b.title, b.detail, b.from_place FROM booking_items b JOIN inventory i ON i.id = b.inv_id
        JOIN fare_rules r ON r.id = i.rule_id JOIN rooms m ON m.id = i.listing JOIN hotels h ON h.id = m.hotel_id
        JOIN cities c ON c.code = h.city_code WHERE b.kind = 'room' AND NOT (BINARY b.title = h.name AND b.listing_id = h.id
        AND BINARY b.detail = CONCAT(m.name, ' · ', m.sleeps, IF(m.sleeps = 1, ' guest', ' guests')) AND b.to_place IS NULL
        AND BINARY b.from_place = CONCAT(h.address, ', ', h.city) AND b.starts_local = CONCAT(i.day, ' ', h.check_in_from)
        AND b.ends_local = CONCAT(i.day + INTERVAL 1 DAY, ' ', h.check_out_by) AND BINARY b.starts_zone = c.zone
        AND b.tax_minor = b.qty * FLOOR((b.price_minor * c.lodging_tax_bp + 5000) / 10000) AND b.refund_percent = r.refund_percent)""")
    none(tiny.mysql, """SELECT b.title, b.detail, b.from_place FROM booking_items b JOIN inventory i ON i.id = b.inv_id
        JOIN cars k ON k.id = i.listing JOIN vendors v ON v.id = k.vendor_id JOIN cities c ON c.code = k.city_code
        WHERE b.kind = 'car' AND NOT (BINARY b.title = CONCAT(k.model, ' or similar') AND b.listing_id = k.id AND BINARY b.from_place = k.address
        AND BINARY b.detail = CONCAT(CASE k.type WHEN 'suv' THEN 'SUV' ELSE CONCAT(UPPER(LEFT(k.type, 1)), SUBSTR(k.type, 2)) END,
        ' · ', v.name) AND b.to_place IS NULL AND b.starts_local = CONCAT(i.day, ' 10:00') AND BINARY b.starts_zone = c.zone
        AND b.tax_minor = b.qty * FLOOR((b.price_minor * c.rental_tax_bp + 5000) / 10000))""")
    assert tiny.mysql.one("SELECT COUNT(DISTINCT kind) FROM booking_items") == 3


def test_states_fit_money_and_places(seeded):
    """What `kayakctl check` holds of confirmed, cancelled and other bookings."""
    held = "COALESCE((SELECT SUM(l.delta) FROM inventory_ledger l WHERE l.booking_id = b.id), 0)"
    places = "(SELECT SUM(i.qty) FROM booking_items i WHERE i.booking_id = b.id)"
    paid = """(SELECT COUNT(*) FROM billing p WHERE p.booking_id = b.id
        AND p.state IN ('CAPTURED', 'PARTIAL', 'REFUNDED') AND p.amount_minor = b.total_minor)"""
    back = "COALESCE((SELECT SUM(r.amount_minor) FROM refunds r WHERE r.booking_id = b.id AND r.state = 'DONE'), 0)"
    none(seeded, f"SELECT b.id FROM bookings b WHERE origin = 'seed' AND state = 'CONFIRMED' AND ({held} <> -{places} OR {paid} <> 1)")
    none(seeded, f"SELECT b.id FROM bookings b WHERE origin = 'seed' AND state <> 'CONFIRMED' AND {held} <> 0")
    none(seeded, f"""SELECT b.id FROM bookings b WHERE origin = 'seed' AND state = 'CANCELLED' AND ({paid} <> 1 OR {back} <>
        (SELECT SUM(c.refund_minor) FROM cancellations c WHERE c.booking_id = b.id AND c.state = 'DONE'))""")
    none(seeded, f"SELECT b.id FROM bookings b WHERE origin = 'seed' AND state IN ('EXPIRED', 'REJECTED', 'FAILED') AND ({paid} <> 0 OR {back} <> 0)")
    none(seeded, """SELECT p.id, MAX(p.state) FROM billing p LEFT JOIN refunds r ON r.billing_id = p.id
        WHERE p.psp_ref LIKE 'pi_seed%' GROUP BY p.id HAVING MAX(p.state) <> CASE WHEN COALESCE(SUM(r.amount_minor), 0) = 0 THEN 'CAPTURED'
        WHEN SUM(r.amount_minor) = MAX(p.amount_minor) THEN 'REFUNDED' ELSE 'PARTIAL' END""")
    assert seeded.one("SELECT COUNT(DISTINCT state) FROM bookings WHERE origin = 'seed'") == 5


def test_the_checker_agrees(tiny):
    code, said = tiny.ctl("check", "--no-psp")
    assert code == 0 and " 0 rows are wrong" in said, said


def test_cancelling_gave_back_what_the_rule_says(tiny):
    rows = tiny.mysql("""SELECT b.id, c.refund_minor, e.at, i.part, i.starts_at, i.refund_percent, i.until_hours,
        i.price_minor * i.qty + i.tax_minor + i.fee_minor AS paid FROM bookings b JOIN cancellations c ON c.booking_id = b.id
        JOIN booking_events e ON e.booking_id = b.id AND e.what = 'cancelled' JOIN booking_items i ON i.booking_id = b.id
        WHERE b.state = 'CANCELLED' ORDER BY b.id, i.n""")
    starts, sums, told = {}, defaultdict(int), {}
    for r in rows:
        starts[r["id"], r["part"]] = min(starts.get((r["id"], r["part"]), r["starts_at"]), r["starts_at"])
    for r in rows:
        start = starts[r["id"], r["part"]]
        if r["at"] <= start - datetime.timedelta(hours=r["until_hours"]) and r["at"] < start:
            sums[r["id"]] += r["paid"] * r["refund_percent"] // 100
        told[r["id"]] = r["refund_minor"]
    assert len(told) > 10
    assert {b: sums[b] for b in told} == told


def test_nobody_is_in_two_places(seeded):
    none(seeded, """SELECT a.id FROM bookings a JOIN bookings b ON b.user_id = a.user_id AND b.id <> a.id
        WHERE a.user_id > 1 AND a.origin = 'seed' AND b.origin = 'seed' AND a.starts_at < b.ends_at AND b.starts_at < a.ends_at""")


def test_provider_knows_every_charge(tiny):
    charges = {c["payment_intent"]: c for c in tiny.provider.charges}
    bills = tiny.mysql("""SELECT p.psp_ref, LOWER(HEX(p.id)) AS bill, LOWER(HEX(p.booking_id)) AS booking, p.amount_minor,
        p.brand, p.last4, COALESCE(SUM(r.amount_minor), 0) AS back FROM billing p LEFT JOIN refunds r ON r.billing_id = p.id
        WHERE p.psp_ref IS NOT NULL GROUP BY p.id""")
    assert len(charges) == len(tiny.provider.charges) == len(bills) > 300
    for b in bills:
        c = charges[b["psp_ref"]]
        assert (c["billing_id"], c["booking_id"], c["amount"], c["refunded"], c["brand"], c["last4"], c["currency"]) == (
            b["bill"], b["booking"], b["amount_minor"], b["back"], b["brand"], b["last4"], "usd")
    ((path, authorization),) = tiny.provider.asked
    assert path == "/test/load?replace=true" and authorization.startswith("Basic ")


# --- plausible ----------------------------------------------------------------------------

def test_local_times_are_those_of_the_place(tiny):
    """Python's own zones judge ICU's."""
    rows = tiny.mysql("""SELECT d.*, f.duration_min, a.zone AS a_zone, b.zone AS b_zone FROM departures d
        JOIN flights f ON f.id = d.flight_id JOIN airports a ON a.code = f.from_ JOIN airports b ON b.code = f.to_""")
    assert len(rows) > 20000
    for r in rows:
        for end in ("departs", "arrives"):
            zone = zoneinfo.ZoneInfo(r["a_zone" if end == "departs" else "b_zone"])
            local = r[f"{end}_at"].replace(tzinfo=datetime.timezone.utc).astimezone(zone)
            assert local.replace(tzinfo=None) == r[f"{end}_local"], r
            abbr = r[f"{end}_abbr"]
            assert abbr == local.tzname() or abbr.startswith("GMT"), (abbr, local.tzname(), r)
        assert r["arrives_at"] - r["departs_at"] == datetime.timedelta(minutes=r["duration_min"])
        assert r["departs_local"].date() == r["day"]
    assert {r["departs_abbr"] for r in rows} >= {"PST", "EST", "CST", "MST", "HST", "GMT", "CET", "GMT+9"}


def test_flights_fly_like_flights(tiny):
    speeds = tiny.mysql("SELECT designator, distance_km / ((duration_min - 30) / 60) AS kmh FROM flights WHERE distance_km > 1500")
    assert all(650 < s["kmh"] < 1000 for s in speeds), [s for s in speeds if not 650 < s["kmh"] < 1000]
    none(tiny.mysql, """SELECT f.designator FROM departures d JOIN flights f ON f.id = d.flight_id
        WHERE NOT f.weekdays >> WEEKDAY(d.day) & 1""")
    for pair in (("SFO", "JFK"), ("LAX", "JFK"), ("SFO", "LAX")):
        days = tiny.mysql("""SELECT d.day, COUNT(*) AS n, COUNT(DISTINCT f.airline) AS carriers FROM departures d
            JOIN flights f ON f.id = d.flight_id WHERE f.from_ = %s AND f.to_ = %s AND d.day >= '2026-11-24' GROUP BY d.day""", *pair)
        assert len(days) == 100 and min(d["n"] for d in days) >= 4 and min(d["carriers"] for d in days) >= 3, pair
    red_eyes = tiny.mysql.one("""SELECT COUNT(*) FROM flights WHERE from_ IN ('SFO', 'LAX') AND to_ IN ('JFK', 'EWR', 'BOS')
        AND departs_min >= 21 * 60""")
    assert red_eyes >= 2
    assert 280 < tiny.mysql.one("SELECT COUNT(*) FROM departures WHERE day >= '2026-11-24'") / 100 < 330
    none(tiny.mysql, "SELECT code FROM airports WHERE code NOT IN (SELECT from_ FROM flights)")


def test_an_aircraft_that_arrives_has_time_to_leave(tiny):
    """Designators come in pairs: out with one number, back with the next."""
    flights = {f["designator"]: f for f in tiny.mysql("SELECT * FROM flights")}
    pairs = 0
    for name, f in flights.items():
        number = int(name[2:])
        back = flights.get(f"{name[:2]}{number + 1 if number % 2 == 0 else number - 1}")
        assert back is not None and (back["from_"], back["to_"]) == (f["to_"], f["from_"]), name
        assert back["aircraft"] == f["aircraft"]
        pairs += 1
    assert pairs == len(flights)


def test_prices_follow_what_they_should(tiny):
    ranks = "FIELD(class, 'economy', 'premium', 'business', 'first')"
    none(tiny.mysql, f"""SELECT a.id FROM inventory a JOIN inventory b ON b.kind = a.kind AND b.listing = a.listing
        AND {ranks.replace('class', 'b.class')} > {ranks.replace('class', 'a.class')}
        WHERE a.kind = 'flight' AND b.price_minor <= a.price_minor""")
    def mean(where):
        return float(tiny.mysql.one(f"""SELECT AVG(i.price_minor) FROM inventory i JOIN departures d ON d.id = i.listing
            JOIN flights f ON f.id = d.flight_id WHERE i.kind = 'flight' AND i.class = 'economy' AND i.day >= '2026-11-24' AND {where}"""))
    assert mean("distance_km < 800") < mean("distance_km BETWEEN 1500 AND 3000") < mean("distance_km > 5000")
    pair = "f.from_ = 'SFO' AND f.to_ = 'LAX' AND "
    assert mean(pair + "i.day < '2026-11-26'") > 1.3 * mean(pair + "i.day BETWEEN '2027-01-12' AND '2027-02-10'")
    assert mean(pair + "i.day BETWEEN '2026-12-18' AND '2026-12-23'") > mean(pair + "i.day BETWEEN '2027-01-12' AND '2027-01-18'")
    assert mean("WEEKDAY(i.day) = 4") > mean("WEEKDAY(i.day) = 2")
    none(tiny.mysql, "SELECT id FROM inventory WHERE price_minor NOT BETWEEN 1500 AND 1500000")
    none(tiny.mysql, """SELECT h.name FROM hotels h JOIN rooms r ON r.hotel_id = h.id JOIN rooms s ON s.hotel_id = h.id AND s.type = 'suite'
        JOIN inventory i ON i.kind = 'room' AND i.listing = r.id JOIN inventory k ON k.kind = 'room' AND k.listing = s.id AND k.day = i.day
        WHERE r.type = 'double' AND r.name LIKE 'Classic%' AND k.price_minor <= i.price_minor""")
    stars = tiny.mysql("""SELECT h.stars, AVG(i.price_minor) AS p FROM hotels h JOIN rooms r ON r.hotel_id = h.id
        JOIN inventory i ON i.kind = 'room' AND i.listing = r.id WHERE r.type = 'double' GROUP BY h.stars ORDER BY h.stars""")
    assert [s["p"] for s in stars] == sorted(s["p"] for s in stars)


# --- the demonstration ----------------------------------------------------------------------

def test_demo_has_its_numbers(mysql):
    today = mysql.one("SELECT MIN(created_at) FROM users WHERE email = 'demo@kayak.test'").date() + 1150 * DAY
    count = lambda sql, *args: mysql.one("SELECT COUNT(*) FROM " + sql, *args)
    assert count("hotels WHERE id <= 400") == 400 and count("cars WHERE id <= 600") == 600
    assert count("users WHERE origin = 'seed'") == 2000 and count("bookings WHERE origin = 'seed'") == 20000
    assert count("billing p JOIN bookings b ON b.id = p.booking_id AND b.origin = 'seed'") >= 20000
    days = mysql("SELECT day, COUNT(*) AS n FROM departures WHERE day >= %s GROUP BY day ORDER BY day", today)
    assert len(days) == 365 and days[0]["day"] == today
    assert 285 < sum(d["n"] for d in days) / 365 < 325 and min(d["n"] for d in days) > 200
    assert 60 <= count("airports") <= 90 and count("cities c WHERE EXISTS (SELECT 1 FROM hotels h WHERE h.city_code = c.code)") >= 40
    assert count("bookings WHERE origin = 'seed' AND starts_at > %s", today) > 500
    assert count("bookings WHERE origin = 'seed' AND created_at < %s", today - 650 * DAY) > 500
    assert count("users WHERE origin = 'seed' AND city = 'San Jose' AND state = 'CA'") > 20
    none(mysql, "SELECT id FROM bookings WHERE origin = 'seed' AND created_at >= %s", today)


def test_demo_traveler_has_something_of_everything(mysql):
    today = mysql.one("SELECT MIN(created_at) FROM users WHERE email = 'demo@kayak.test'") + 1150 * DAY
    rows = mysql("""SELECT b.state, b.starts_at, MAX(i.ends_local) AS ends, GROUP_CONCAT(DISTINCT i.kind) AS kinds FROM bookings b
        JOIN users u ON u.id = b.user_id AND u.email = 'demo@kayak.test' JOIN booking_items i ON i.booking_id = b.id
        WHERE b.origin = 'seed' GROUP BY b.id""")
    yesterday = (today - DAY).date()
    assert any(r["kinds"] == "room" and r["ends"].date() == yesterday and r["state"] == "CONFIRMED" for r in rows)
    assert any("flight" in r["kinds"] and r["ends"] < today - 30 * DAY for r in rows)
    assert any(r["starts_at"] < today < r["ends"] for r in rows)
    assert any(r["starts_at"] > today and "flight" in r["kinds"] and "room" in r["kinds"] for r in rows)
    assert any(r["state"] == "CANCELLED" for r in rows)


def test_texts_read_like_texts(mysql):
    hotels = mysql("SELECT * FROM hotels WHERE id <= 400")
    assert len({h["name"] for h in hotels}) == 400
    for h in hotels:
        assert 120 < len(h["description"]) < 900 and not re.search(r"[{}#]|  ", h["description"]), h
        assert re.match("[A-Z0-9]", h["description"]) and h["description"].endswith("."), h
        claims = {"heated": "pool", "spa has": "spa", "Breakfast is included": "breakfast", "small gym": "gym", "Electric cars": "ev-charging",
                  "The bar in": "bar", "kitchenette": "kitchen", "Dogs are welcome": "pets", "A shuttle leaves": "airport-shuttle"}
        for text, word in claims.items():
            assert text not in h["description"] or word in h["amenities"].split(","), (text, h)
        assert ("pets" in h["amenities"].split(",")) != ("assistance animals" in h["pet_policy"].lower()), h
        if h["country"] == "US":
            assert re.fullmatch(r"\d{5}", h["zip"]) and h["state"], h
    assert len({h["description"] for h in hotels}) > 395
    none(mysql, "SELECT id FROM rooms WHERE hotel_id NOT IN (SELECT hotel_id FROM rooms WHERE type = 'double')")
    assert mysql.one("SELECT COUNT(DISTINCT model) FROM cars WHERE id <= 600") > 35
    year = mysql.one("SELECT YEAR(MIN(created_at) + INTERVAL 1150 DAY) FROM users WHERE email = 'demo@kayak.test'")
    none(mysql, "SELECT id FROM cars WHERE id <= 600 AND year NOT BETWEEN %s AND %s", year - 4, year + 1)


def test_people_are_valid_travelers(mysql):
    none(mysql, r"SELECT email FROM users WHERE origin = 'seed' AND email NOT RLIKE '^[a-z0-9.]+@(example\\.(com|net)|kayak\\.test)$'")
    none(mysql, "SELECT zip FROM users WHERE origin = 'seed' AND country = 'US' AND (zip NOT RLIKE '^[0-9]{5}$' OR state IS NULL)")
    none(mysql, "SELECT zip FROM users WHERE origin = 'seed' AND country <> 'US' AND state IS NOT NULL")
    none(mysql, "SELECT phone FROM users WHERE origin = 'seed' AND country = 'US' AND phone NOT RLIKE '^.1 [0-9]{3} 555 01[0-9]{2}$'")
    none(mysql, """SELECT u.id FROM users u JOIN bookings b ON b.user_id = u.id AND b.origin = 'seed' AND b.created_at < u.created_at""")


def reviews_of(api, kind, listing):
    """A slow MongoDB is given up after 800 ms: then the page says so, and a person asks again."""
    def ask():
        answer = api.ask("GET", f"/api/{kind}s/{listing}/reviews", query={"limit": 50})
        assert answer.status in (200, 503), answer
        return answer.status == 200 and answer.json
    return wait_for(ask, 20, 0.5)


def test_reviews_are_what_the_ratings_say(mysql, api):
    for kind in ("flight", "hotel", "car"):
        listed = mysql(f"SELECT id, rating_10, review_count FROM {kind}s ORDER BY review_count DESC, id LIMIT 12")
        assert listed[0]["review_count"] > 3
        for row in listed + mysql(f"SELECT id, rating_10, review_count FROM {kind}s WHERE review_count < 2 ORDER BY id LIMIT 5"):
            page = reviews_of(api, kind, row["id"])
            total = sum(s["count"] for s in page["stars"])
            mean = sum(s["count"] * s["stars"] for s in page["stars"]) / total if total else 0
            assert total == page["total"] == row["review_count"], (kind, row)
            assert abs(mean * 10 - row["rating_10"]) <= 0.5, (kind, row, mean)
            for review in page["items"]:
                assert len(review["text"]) > 25 and review["title"] and not re.search(r"[{}]|  ", review["text"]), review
    total = mysql.one("""SELECT (SELECT SUM(review_count) FROM flights) + (SELECT SUM(review_count) FROM hotels)
        + (SELECT SUM(review_count) FROM cars)""")
    assert 4500 < total < 8000


def test_the_providers_ledger_agrees(mysql, psp):
    known = {c["payment_intent"]: c for c in psp.ledger(loaded=1)}
    bills = mysql("""SELECT p.psp_ref, p.amount_minor, COALESCE(SUM(r.amount_minor), 0) AS back FROM billing p
        LEFT JOIN refunds r ON r.billing_id = p.id AND r.psp_ref LIKE 're_seed%' WHERE p.psp_ref LIKE 'pi_seed%' GROUP BY p.id""")
    assert len(bills) == len(known) > 18000
    wrong = [b for b in bills if (known[b["psp_ref"]]["amount"], known[b["psp_ref"]]["captures"]) != (b["amount_minor"], 1)
             or known[b["psp_ref"]]["refunded"] < b["back"]]
    assert not wrong, wrong[:3]
