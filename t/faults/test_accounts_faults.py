# SPDX-License-Identifier: Apache-2.0
"""Signing in and sessions while Redis or MySQL is away."""

import pytest
from harness import people
from harness.signin import From


@pytest.fixture
def no_redis(site):
    site.stop("redis")
    yield
    site.start("redis")


def enter(site, email, password=people.PASSWORD):
    client = From(site.api, origin=site.traveler)
    answer = client.post("/api/sessions", {"email": email, "password": password})
    if answer.status == 201:
        client.token = answer.json["access_token"]
    return client, answer


def test_without_redis_everything_works(site, no_redis):
    traveler = people.sign_up(site)
    client, answer = enter(site, traveler.person["email"])
    assert answer.status == 201
    assert client.post("/api/ws-tickets").status == 201
    assert client.post("/api/sessions/refresh").status == 200
    assert client.delete("/api/sessions/current").status == 204
    assert client.post("/api/ws-tickets").status == 401           # MySQL knows
    assert traveler.post("/api/ws-tickets").status == 201


def test_without_redis_guesses_are_counted(site, no_redis):
    email = people.sign_up(site).person["email"]
    soft = int(site.conf.get("KAYAK_LOGIN_ATTEMPTS", 10))
    children = 2                                                  # each counts for itself
    answers = [enter(site, email, "not the password")[1].status for _ in range(children * soft + 1)]
    assert answers[:soft] == [401] * soft and 429 in answers
    client = From(site.api, origin=site.traveler)
    statuses = [client.post("/api/sessions", {"email": f"n{n}@example.org", "password": "not the password"}).status
                for n in range(children * 20 + 1)]
    assert statuses[:20] == [401] * 20 and 429 in statuses


def test_what_ended_without_redis_stays_ended(site):
    traveler = people.sign_up(site)
    other, _ = enter(site, traveler.person["email"])
    site.stop("redis")                                            # it knew of no session of the two
    try:
        answer = traveler.post("/api/password", {"current": people.PASSWORD,
                                                 "new_password": "an entirely new and long one"})
        assert answer.status == 204, answer
    finally:
        site.start("redis")
    assert other.post("/api/ws-tickets").status == 401
    assert traveler.post("/api/ws-tickets").status == 201


def test_without_mysql_nobody_is_let_in(site):
    traveler = people.sign_up(site)
    site.stop("mariadb")
    try:
        assert enter(site, traveler.person["email"])[1].status == 503
        assert traveler.post("/api/ws-tickets").status == 503     # nobody can say whether the session lives
        answer = traveler.post("/api/sessions/refresh")
        assert answer.status == 503 and "kayak_rt" in traveler.cookies
        assert answer.headers["Retry-After"]
    finally:
        site.start("mariadb")
    assert traveler.post("/api/ws-tickets").status == 201
    assert traveler.post("/api/sessions/refresh").status == 200
