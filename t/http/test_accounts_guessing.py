# SPDX-License-Identifier: Apache-2.0
"""Guessing passwords: how often, from where, and what the time of an answer tells."""

import statistics
import time
import uuid

import pytest
from harness import people
from harness.signin import From

WRONG = "certainly not the password"


@pytest.fixture
def attacker(site):
    """attacker(): a client of another address each time."""
    made = []

    def one():
        made.append(From(site.api, origin=site.traveler))
        return made[-1]

    yield one
    for client in made:
        client.close()


def guess(client, email, password=WRONG):
    return client.post("/api/sessions", {"email": email, "password": password})


def no_waiting(redis):
    """As if the hour of each account had begun anew."""
    for pattern in ("rate:wait:*", "rate:account:*"):
        for key in redis("KEYS", pattern):
            redis("DEL", key)


def test_wrong_passwords_are_delayed_more_and_more(site, traveler, attacker):
    soft = int(site.conf.get("KAYAK_LOGIN_ATTEMPTS", 10))
    email = traveler.person["email"]
    for _ in range(soft):
        assert guess(attacker(), email).status == 401
    answer = guess(attacker(), email)
    assert answer.status == 429 and answer.problem["type"] == "/problems/too-many", answer
    assert 1 <= int(answer.headers["Retry-After"]) <= 8
    time.sleep(1.1)
    assert guess(attacker(), email).status == 401
    answer = guess(attacker(), email, people.PASSWORD)               # the right one waits as well
    assert answer.status == 429 and int(answer.headers["Retry-After"]) == 2


def test_the_right_password_begins_anew(site, traveler, attacker):
    email = traveler.person["email"]
    for _ in range(2):
        for _ in range(int(site.conf.get("KAYAK_LOGIN_ATTEMPTS", 10)) - 1):
            assert guess(attacker(), email).status == 401
        assert guess(attacker(), email, people.PASSWORD).status == 201


def test_one_address_has_twenty_wrong_ones_a_minute(attacker, traveler, redis):
    client = attacker()
    for _ in range(20):
        assert guess(client, f"nobody{uuid.uuid4().hex[:12]}@example.org").status == 401
    answer = guess(client, f"nobody{uuid.uuid4().hex[:12]}@example.org")
    assert answer.status == 429 and 1 <= int(answer.headers["Retry-After"]) <= 60, answer
    assert guess(client, traveler.person["email"], people.PASSWORD).status == 429
    assert guess(attacker(), traveler.person["email"], people.PASSWORD).status == 201


def test_right_ones_are_not_counted(attacker, traveler):
    client = attacker()
    for _ in range(25):
        assert guess(client, traveler.person["email"], people.PASSWORD).status == 201


def test_a_hundred_wrong_ones_in_a_row_close_the_account_but_not_to_its_owner(site, traveler, attacker, redis, mysql):
    email, tries = traveler.person["email"], 0
    while tries < 120:
        status = guess(attacker(), email).status
        if status == 429:
            no_waiting(redis)
            continue
        assert status == 401
        tries += 1
    no_waiting(redis)
    assert mysql.one("SELECT wrong_logins FROM users WHERE id = %s", traveler.user_id) == 100
    assert guess(attacker(), email, people.PASSWORD).status == 401   # the right one, from anywhere
    no_waiting(redis)
    assert guess(traveler, email, people.PASSWORD).status == 201     # and from where the owner signed in before
    mysql("UPDATE users SET wrong_logins = 100 WHERE id = %s", traveler.user_id)
    site.ctl("unlock", email)
    assert guess(attacker(), email, people.PASSWORD).status == 201


def test_strangers_do_not_delay_the_owner(site, traveler, attacker):
    email = traveler.person["email"]
    for _ in range(int(site.conf.get("KAYAK_LOGIN_ATTEMPTS", 10)) + 3):
        guess(attacker(), email)
    assert guess(attacker(), email, people.PASSWORD).status == 429
    assert guess(traveler, email, people.PASSWORD).status == 201


def test_the_browser_of_one_is_nothing_for_another(traveler, sign_up, attacker, site):
    other = sign_up()
    client = attacker()
    client.cookies["kayak_device"] = other.cookies["kayak_device"]
    for _ in range(int(site.conf.get("KAYAK_LOGIN_ATTEMPTS", 10))):
        assert guess(client, traveler.person["email"]).status == 401
    assert guess(client, traveler.person["email"], people.PASSWORD).status == 429


def test_confirming_is_not_a_way_to_guess(site, traveler):
    for _ in range(int(site.conf.get("KAYAK_LOGIN_ATTEMPTS", 10))):
        assert traveler.post("/api/sessions/confirm", {"password": WRONG}).status == 422
    assert traveler.post("/api/sessions/confirm", {"password": people.PASSWORD}).status == 429
    assert traveler.post("/api/password", {"current": people.PASSWORD,
                                           "new_password": "a long way to the harbour"}).status == 429


def test_nothing_guessed_is_in_redis_or_the_log(site, traveler, attacker, redis):
    guess(attacker(), traveler.person["email"], "a canary in a coal mine")
    keys = b" ".join(redis("KEYS", "*")).decode()
    assert traveler.person["email"] not in keys
    log = (site.log / "api.log").read_text(errors="replace")
    assert "canary in a coal" not in log and traveler.person["email"] not in log
    assert f"traveler={traveler.user_id}" in log and "outcome=wrong" in log


def welch(a, b):
    return (statistics.fmean(a) - statistics.fmean(b)) / (
        (statistics.variance(a) / len(a) + statistics.variance(b) / len(b)) ** 0.5)


def test_the_time_of_an_answer_tells_nothing(traveler, attacker, redis, mysql):
    """Known and unknown accounts in turn; the slowest tenth of each is left to the machine's other work."""
    times = {True: [], False: []}
    while len(times[True]) < 100:
        for known in (True, False):
            client = attacker()
            client.get("/api/health")                              # connected
            email = traveler.person["email"] if known else f"nobody{uuid.uuid4().hex[:12]}@example.org"
            begun = time.perf_counter()
            status = guess(client, email).status
            if status == 401:
                times[known].append(time.perf_counter() - begun)
            client.close()
        no_waiting(redis)
        mysql("UPDATE users SET wrong_logins = 0 WHERE id = %s", traveler.user_id)
    known, unknown = (sorted(each[:100])[:90] for each in (times[True], times[False]))
    print(f"known {statistics.fmean(known) * 1e3:.3f} ms, unknown {statistics.fmean(unknown) * 1e3:.3f} ms,"
          f" t = {welch(known, unknown):.2f}")
    assert abs(welch(known, unknown)) < 4.5
