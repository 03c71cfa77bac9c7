# SPDX-License-Identifier: Apache-2.0
"""Searches through nginx: answers, their cache, and what happens without it."""

import datetime
import gzip

import pytest

from harness import shop
from harness.site import wait_for


@pytest.fixture
def flight(mysql):
    return shop.Flight(mysql, seats=5, price_minor=18900)


def ask(flight, **more):
    return {"from": flight.start, "to": flight.end, "depart_on": flight.day} | more


def found(api, flight, **more):
    answer = api.get("/api/flights", **ask(flight, **more))
    assert answer.status == 200, answer
    return answer.json


def test_a_flight_with_its_total_first(api, flight):
    page = found(api, flight, adults=2)
    (one,) = page["items"]
    price = one["price"]
    assert price["total_minor"] == 2 * (18900 + 1418 + 520 + 560 + 450)
    assert sum(line["amount_minor"] for line in price["lines"]) == price["total_minor"]
    segment = one["legs"][0]["segments"][0]
    assert segment["departs_local"].endswith("T12:00") and segment["departs_zone"] == "America/Los_Angeles"
    assert one["offer"] and page["total"] == 1
    assert {group["name"] for group in page["facets"]} >= {"airlines", "cabin", "departure"}


def test_more_people_than_seats(api, flight):
    assert found(api, flight, adults=6)["items"] == []


@pytest.mark.parametrize("wrong, pointer", [
    ({"depart_on": "2020-01-01"}, "#/depart_on"),
    ({"depart_on": "2026-02-30"}, "#/depart_on"),
    ({"return_on": "2026-01-01"}, "#/return_on"),
    ({"adults": 0}, "#/adults"),
    ({"adults": "two"}, "#/adults"),
    ({"cabin": "roof"}, "#/cabin"),
    ({"colour": "blue"}, "#/colour"),
    ({"from": "sfo"}, "#/from"),
    ({"after": "!!"}, "#/after"),
    ({"depart_from": "25:00"}, "#/depart_from"),
])
def test_what_is_wrong_is_named(api, flight, wrong, pointer):
    answer = api.get("/api/flights", **ask(flight, **wrong))
    assert answer.status == 422 and pointer in [error["pointer"] for error in answer.problem["errors"]]


def test_every_wrong_field_at_once(api):
    answer = api.get("/api/flights", **{"from": "x", "to": "", "depart_on": "soon", "limit": 1000})
    assert {error["pointer"] for error in answer.problem["errors"]} == {"#/from", "#/to", "#/depart_on", "#/limit"}


def test_an_answer_that_is_known_is_not_sent_again(api, flight):
    first = api.get("/api/flights", **ask(flight))
    again = api.ask("GET", "/api/flights", query=ask(flight), headers={"If-None-Match": first.headers["ETag"]})
    assert again.status == 304 and not again.body


def test_compressed_and_plain_say_the_same(api, flight):
    plain = api.get("/api/flights", **ask(flight))
    for _ in range(2):
        small = api.ask("GET", "/api/flights", query=ask(flight, limit=20), headers={"Accept-Encoding": "gzip"})
    assert small.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(small.body) == plain.body


def test_the_cache_answers_and_a_generation_ends_it(api, flight, mysql, redis):
    """The row changes behind the cache's back: the old answer stays until the generation is raised."""
    assert found(api, flight)["items"][0]["per_person_minor"] == 18900
    mysql("UPDATE inventory SET price_minor = 9900, price_version = price_version + 1 WHERE id = %s", flight.inv)
    assert found(api, flight)["items"][0]["per_person_minor"] == 18900
    redis("INCR", f"gen:flights:{flight.start}:{flight.end}:{flight.day}")
    wait_for(lambda: found(api, flight)["items"][0]["per_person_minor"] == 9900, 4, 0.2)


def test_an_address_of_a_place_forgives_slips(api, flight):
    answer = api.get("/api/places", q=f"twon {flight.start}")
    assert answer.status == 200 and flight.start in [place["code"] for place in answer.json["items"]]


def test_a_flight_alone(api, flight):
    answer = api.get(f"/api/flights/{flight.flight}", day=flight.day)
    assert answer.status == 200 and answer.json["cabins"][0]["price"]["total_minor"] > 18900
    assert answer.json["segment"]["departure_id"] == flight.departure
    assert api.get("/api/flights/999999999").status == 404


def test_hotels_and_cars_want_dates_in_order(api):
    day = datetime.date.today() + datetime.timedelta(20)
    answer = api.get("/api/hotels", city="SFO", check_in=day, check_out=day)
    assert answer.status == 422 and answer.problem["errors"][0]["pointer"] == "#/check_out"
    answer = api.get("/api/cars", city="SFO", pick_up=day, drop_off=day - datetime.timedelta(1))
    assert answer.status == 422 and answer.problem["errors"][0]["pointer"] == "#/drop_off"
    answer = api.get("/api/hotels", city="QQQ", check_in=day, check_out=day + datetime.timedelta(1))
    assert answer.status == 422 and answer.problem["errors"][0]["pointer"] == "#/city"


def test_without_redis_a_search_never_asked_answers(site, api, flight):
    site.stop("redis")
    try:
        assert found(api, flight, max_price_minor=99000)["total"] == 1
    finally:
        site.start("redis")
