# SPDX-License-Identifier: Apache-2.0
"""Sessions: signing in and out, renewing (every order of things), where one is signed in, the new password."""

import threading
import uuid

import pytest
from harness import people
from harness.client import Client
from harness.signin import From, claims

NEW = "an entirely new and long one"


@pytest.fixture
def visitor(site):
    client = From(site.api, origin=site.traveler)
    yield client
    client.close()


def log_in(site, traveler, password=people.PASSWORD):
    client = From(site.api, origin=site.traveler)
    answer = client.post("/api/sessions", {"email": traveler.person["email"], "password": password})
    assert answer.status == 201, answer
    client.token = answer.json["access_token"]
    return client


def renew(site, token, origin=True):
    """One refresh with this token; gives the answer and the cookie that it sets."""
    client = Client(site.api, origin=site.traveler if origin is True else origin)
    if token is not None:
        client.cookies["kayak_rt"] = token
    answer = client.post("/api/sessions/refresh")
    client.close()
    return answer, client.cookies.get("kayak_rt")


def renewed(site, token):
    answer, after = renew(site, token)
    assert answer.status == 200 and after, answer
    return after


def over(site, token):
    answer, after = renew(site, token)
    return answer.status == 401 and after is None


def wait_out_grace(mysql, traveler, seconds=10.5):
    mysql("UPDATE sessions SET rotated_at = rotated_at - INTERVAL %s SECOND WHERE owner_id = %s"
          " AND audience = 'traveler'", seconds, traveler.user_id)


# --- in and out -----------------------------------------------------------------

def test_signing_in(visitor, traveler):
    answer = visitor.post("/api/sessions", {"email": traveler.person["email"].upper(), "password": people.PASSWORD})
    assert answer.status == 201 and answer.json["expires_in_s"] == 600, answer
    assert answer.json["user_id"] == traveler.user_id and answer.json["role"] == "traveler"
    said = claims(answer.json["access_token"])
    assert said["sub"] == str(traveler.user_id) and said["exp"] - said["iat"] == 600
    assert said["typ"] == "at+jwt" and said["aud"] == "kayak-traveler" and said["amr"] == ["pwd"]
    assert "no-store" in answer.headers["Cache-Control"]
    visitor.token = answer.json["access_token"]
    assert visitor.get("/api/users/me").status == 200


def test_the_cookies_are_for_the_server_alone(visitor, traveler):
    answer = visitor.post("/api/sessions", {"email": traveler.person["email"], "password": people.PASSWORD})
    lines = answer.headers.get_all("Set-Cookie")
    assert len(lines) == 2
    for line in lines:
        parts = {part.strip().split("=")[0] for part in line.split(";")}
        assert {"HttpOnly", "SameSite", "Path", "Max-Age"} <= parts and "SameSite=Strict" in line
        assert "Path=/api/sessions" in line
    assert visitor.cookies["kayak_rt"] not in answer.body.decode()


def test_wrong_password_and_no_such_account_are_one_answer(site, traveler):
    bodies = []
    for email in (traveler.person["email"], f"nobody{uuid.uuid4().hex[:12]}@example.org"):
        client = From(site.api, origin=site.traveler)
        answer = client.post("/api/sessions", {"email": email, "password": "not the password"})
        assert answer.status == 401 and not answer.headers.get_all("Set-Cookie")
        assert answer.headers["WWW-Authenticate"]
        bodies.append({k: v for k, v in answer.problem.items() if k != "trace_id"})
        client.close()
    assert bodies[0] == bodies[1]


@pytest.mark.parametrize("change", [str.upper, str.strip, lambda p: p + " ", lambda p: p[:72], lambda p: p[:-1]])
def test_a_password_is_taken_as_it_is(site, sign_up, visitor, change):
    password = " A long phrase with blanks around it and more than the seventy-two bytes that count "
    traveler = sign_up(password=password)
    assert log_in(site, traveler, password)
    answer = visitor.post("/api/sessions", {"email": traveler.person["email"], "password": change(password)})
    assert answer.status == 401, answer


def test_composed_and_decomposed_are_one(site, sign_up):
    traveler = sign_up(password="caf\u00e9 au bord du lac")
    assert log_in(site, traveler, "cafe\u0301 au bord du lac")


def test_another_cost_is_rehashed_when_signing_in(site, traveler, mysql):
    stored = mysql.one("SELECT password FROM users WHERE id = %s", traveler.user_id)
    cost = int(site.conf["KAYAK_BCRYPT_COST"])
    other = stored.replace(f"$2b${cost:02d}$", f"$2b${cost + 1:02d}$")
    mysql("UPDATE users SET password = %s WHERE id = %s", other, traveler.user_id)
    visitor = From(site.api, origin=site.traveler)
    assert visitor.post("/api/sessions", {"email": traveler.person["email"],
                                          "password": people.PASSWORD}).status == 401
    mysql("UPDATE users SET password = %s WHERE id = %s", stored, traveler.user_id)
    assert log_in(site, traveler)
    assert mysql.one("SELECT password FROM users WHERE id = %s", traveler.user_id) == stored


def test_a_suspended_traveler_stays_out(site, traveler, mysql, visitor):
    mysql("UPDATE users SET status = 'suspended' WHERE id = %s", traveler.user_id)
    login = {"email": traveler.person["email"], "password": people.PASSWORD}
    assert visitor.post("/api/sessions", login).status == 401
    assert over(site, traveler.cookies["kayak_rt"])
    mysql("UPDATE sessions SET seen_at = NOW(6) WHERE owner_id = %s", traveler.user_id)
    assert traveler.post("/api/ws-tickets").status == 401


def test_signing_out(site, traveler):
    token = traveler.cookies["kayak_rt"]
    answer = traveler.delete("/api/sessions/current")
    assert answer.status == 204 and "kayak_rt" not in traveler.cookies
    assert over(site, token)
    assert traveler.post("/api/ws-tickets").status == 401         # the access token would be good for ten minutes


def test_signing_out_needs_a_page_of_ours(traveler):
    answer = traveler.ask("DELETE", "/api/sessions/current", headers={"Origin": "http://evil.example"})
    assert answer.status == 403 and traveler.post("/api/ws-tickets").status == 201


def test_a_session_ends_after_two_weeks_without_use(site, traveler, mysql):
    mysql("UPDATE sessions SET seen_at = NOW(6) - INTERVAL 20161 MINUTE WHERE owner_id = %s", traveler.user_id)
    assert over(site, traveler.cookies["kayak_rt"])
    assert traveler.post("/api/ws-tickets").status == 401


def test_a_session_ends_after_thirty_days(site, traveler, mysql):
    life = mysql.one("SELECT TIMESTAMPDIFF(SECOND, created_at, expires_at) FROM sessions WHERE owner_id = %s"
                     " AND audience = 'traveler'", traveler.user_id)
    assert abs(life - 30 * 86400) <= 1
    after = renewed(site, traveler.cookies["kayak_rt"])
    assert life == mysql.one("SELECT TIMESTAMPDIFF(SECOND, created_at, expires_at) FROM sessions WHERE owner_id = %s"
                             " AND audience = 'traveler'", traveler.user_id)
    mysql("UPDATE sessions SET expires_at = NOW(6) WHERE owner_id = %s", traveler.user_id)
    assert over(site, after)


# --- renewing: each order of things -------------------------------------------------

def test_each_token_is_for_one_refresh(site, traveler):
    tokens = [traveler.cookies["kayak_rt"]]
    for _ in range(4):
        tokens.append(renewed(site, tokens[-1]))
    assert len(set(tokens)) == 5


def test_a_lost_answer_is_repeated(site, traveler):
    first = traveler.cookies["kayak_rt"]
    assert renewed(site, first) == renewed(site, first) == renewed(site, first)


def test_the_repeated_successor_goes_on(site, traveler):
    first = traveler.cookies["kayak_rt"]
    renewed(site, first)
    assert renewed(site, renewed(site, first))


def test_a_repeat_after_ten_seconds_ends_the_session(site, traveler, mysql):
    first = traveler.cookies["kayak_rt"]
    second = renewed(site, first)
    wait_out_grace(mysql, traveler)
    assert over(site, first)
    assert over(site, second)
    assert traveler.post("/api/ws-tickets").status == 401


def test_a_repeat_within_ten_seconds_does_not(site, traveler, mysql):
    first = traveler.cookies["kayak_rt"]
    second = renewed(site, first)
    wait_out_grace(mysql, traveler, 9)
    assert renewed(site, first) == second
    assert renewed(site, second)


def test_the_one_before_the_last_ends_the_session_at_once(site, traveler):
    first = traveler.cookies["kayak_rt"]
    third = renewed(site, renewed(site, first))
    assert over(site, first)                                     # within its ten seconds, but two behind
    assert over(site, third)


def test_a_thief_who_renews_first_is_thrown_out_with_the_owner(site, traveler, mysql):
    stolen = traveler.cookies["kayak_rt"]
    thiefs = renewed(site, stolen)
    wait_out_grace(mysql, traveler)
    assert over(site, stolen)                                    # the owner comes
    assert over(site, thiefs)


def test_a_thief_who_comes_late_ends_the_session(site, traveler, mysql):
    stolen = traveler.cookies["kayak_rt"]
    owners = renewed(site, stolen)
    wait_out_grace(mysql, traveler)
    assert over(site, stolen)                                    # the thief comes
    assert over(site, owners)


def test_only_the_session_that_was_stolen_ends(site, traveler, mysql):
    other = log_in(site, traveler)
    first = traveler.cookies["kayak_rt"]
    renewed(site, first)
    wait_out_grace(mysql, traveler)
    assert over(site, first)
    assert renewed(site, other.cookies["kayak_rt"])


def test_a_repeat_after_signing_out_is_nothing(site, traveler):
    first = traveler.cookies["kayak_rt"]
    second = renewed(site, first)
    assert traveler.delete("/api/sessions/current").status == 204
    assert over(site, first) and over(site, second)


def test_twenty_at_once_have_one_successor(site, traveler, mysql):
    first = traveler.cookies["kayak_rt"]
    start, got = threading.Barrier(20), []

    def one():
        start.wait()
        got.append(renew(site, first))

    threads = [threading.Thread(target=one) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [answer.status for answer, _ in got] == [200] * 20
    successors = {token for _, token in got}
    assert len(successors) == 1
    assert mysql.one("SELECT COUNT(*) FROM sessions WHERE owner_id = %s AND audience = 'traveler'",
                     traveler.user_id) == 1
    assert renewed(site, successors.pop())


def test_forged_tokens_do_nothing(site, traveler, mysql):
    good = traveler.cookies["kayak_rt"]
    for bad in ("", "x", good[:-1], good + "A", "A" * 86, good[:40] + ("B" if good[40] == "A" else "A") + good[41:],
                good.swapcase(), traveler.token):
        assert over(site, bad)
    assert over(site, None)
    assert mysql.one("SELECT COUNT(*) FROM sessions WHERE owner_id = %s AND revoked_at IS NULL"
                     " AND audience = 'traveler'", traveler.user_id) == 1
    assert renewed(site, good)


def test_two_cookies_of_the_name_are_none(site, traveler):
    good = traveler.cookies["kayak_rt"]
    client = Client(site.api, origin=site.traveler)
    answer = client.post("/api/sessions/refresh", headers={"Cookie": f"kayak_rt={good}; kayak_rt={good}"})
    assert answer.status == 401
    client.close()


def test_renewing_is_for_pages_of_this_site(site, traveler):
    good = traveler.cookies["kayak_rt"]
    for origin in (None, "http://evil.example", "null", site.admin):
        answer, _ = renew(site, good, origin)
        assert answer.status == 403, (origin, answer)
    client = Client(site.api, origin=site.traveler)
    client.cookies["kayak_rt"] = good
    assert client.post("/api/sessions/refresh", headers={"Sec-Fetch-Site": "cross-site"}).status == 403
    client.close()
    assert renewed(site, good)


def test_the_database_holds_no_token(traveler, mysql):
    row, = mysql("SELECT * FROM sessions WHERE owner_id = %s AND audience = 'traveler'", traveler.user_id)
    for value in row.values():
        assert traveler.cookies["kayak_rt"] not in str(value) and traveler.token not in str(value)


# --- where one is signed in ------------------------------------------------------------

def test_sessions_are_listed_and_ended(site, traveler):
    other = log_in(site, traveler)
    items = traveler.get("/api/sessions").json["items"]
    assert len(items) == 2 and [item["current"] for item in items].count(True) == 1
    sid = next(item["sid"] for item in items if not item["current"])
    assert sid == claims(other.token)["sid"]
    assert traveler.delete(f"/api/sessions/{sid}").status == 204
    assert len(traveler.get("/api/sessions").json["items"]) == 1
    assert other.post("/api/ws-tickets").status == 401 and over(site, other.cookies["kayak_rt"])
    assert traveler.delete(f"/api/sessions/{sid}").status == 404


def test_nobody_ends_anothers_session(traveler, sign_up):
    other = sign_up()
    sid = claims(other.token)["sid"]
    assert traveler.delete(f"/api/sessions/{sid}").status == 404
    assert other.post("/api/ws-tickets").status == 201
    assert traveler.delete("/api/sessions/not-an-id").status == 422


def test_the_eleventh_session_ends_the_oldest(site, traveler):
    clients = [log_in(site, traveler) for _ in range(10)]
    assert len(traveler.get("/api/sessions").json["items"]) == 10
    assert over(site, traveler.cookies["kayak_rt"])
    assert renewed(site, clients[0].cookies["kayak_rt"])


# --- the new password -------------------------------------------------------------------

def test_a_new_password_ends_the_other_sessions(site, traveler):
    other = log_in(site, traveler)
    assert other.post("/api/ws-tickets").status == 201            # its life is known to Redis now
    answer = traveler.post("/api/password", {"current": people.PASSWORD, "new_password": NEW})
    assert answer.status == 204, answer
    assert other.post("/api/ws-tickets").status == 401 and over(site, other.cookies["kayak_rt"])
    assert traveler.post("/api/ws-tickets").status == 201
    visitor = From(site.api, origin=site.traveler)
    login = {"email": traveler.person["email"], "password": people.PASSWORD}
    assert visitor.post("/api/sessions", login).status == 401
    assert log_in(site, traveler, NEW)


def test_a_new_password_needs_the_old_one_and_the_rules(traveler, mysql):
    before = mysql.one("SELECT password FROM users WHERE id = %s", traveler.user_id)
    answer = traveler.post("/api/password", {"current": "not my password at all", "new_password": "passwordpassword"})
    assert answer.status == 422
    assert {e["pointer"]: e["type"] for e in answer.problem["errors"]} == {
        "#/current": "/problems/wrong-password", "#/new_password": "/problems/weak-password"}
    for new in ("short", "passwordpassword", "the countess of lovelace", "x" * 129):
        answer = traveler.post("/api/password", {"current": people.PASSWORD, "new_password": new})
        assert answer.status == 422 and answer.problem["type"] == "/problems/weak-password", answer
    assert mysql.one("SELECT password FROM users WHERE id = %s", traveler.user_id) == before
