# SPDX-License-Identifier: Apache-2.0
"""Staff signs in with a one-time code; its sessions are short, and asked for each time."""

import time

import pytest
from harness.signin import From, Staff, claims, totp

# A route of the admin pool; what it answers beyond "come in" is not judged here.
ROUTE = "/api/admin/users"


@pytest.fixture
def chief(site):
    return Staff(site)


def may(client):
    status = client.get(ROUTE).status
    assert status in (200, 401, 403, 404), status
    return status in (200, 404)


def test_signing_in_needs_all_three(chief, mysql):
    answer = chief.ask()
    assert answer.status == 201 and answer.json["role"] == "chief" and answer.json["name"] == "Sam", answer
    said = claims(answer.json["access_token"])
    assert said["typ"] == "adm+jwt" and said["aud"] == "kayak-admin" and said["amr"] == ["pwd", "otp"]
    wrong = []
    for other in ({"password": "not the password"}, {"code": "000000"}, {"email": "nobody@example.org"}):
        mysql("UPDATE admins SET totp_step = 0 WHERE email = %s", chief.email)
        wrong.append(chief.ask(**other))
    assert [answer.status for answer in wrong] == [401] * 3
    assert len({answer.problem["detail"] for answer in wrong}) == 1
    answer = chief.client().post("/api/admin/sessions", {"email": chief.email, "password": chief.password})
    assert answer.status == 422                                    # no code, no way


def test_a_code_is_for_one_use(chief):
    assert chief.ask().status == 201
    assert chief.ask().status == 401


def test_yesterdays_and_tomorrows_codes(chief):
    for offset in (-60, 60, 90, -86400):
        assert chief.ask(code=totp(chief.secret, time.time() + offset)).status == 401


def test_the_demo_shows_the_code(site, chief):
    shown = site.ctl("totp", chief.email).stdout.strip()
    assert shown in (totp(chief.secret), totp(chief.secret, time.time() - 1))


def test_the_secret_is_sealed(chief, mysql):
    import base64
    sealed = mysql.one("SELECT totp_sealed FROM admins WHERE email = %s", chief.email)
    assert base64.b32decode(chief.secret) not in sealed and len(sealed) == 65


def test_each_audience_keeps_to_its_own(site, chief, traveler, mysql):
    client = chief.log_in(mysql)
    assert may(client)
    assert client.get("/api/users/me").status in (401, 403)
    assert traveler.get(ROUTE).status in (401, 403)
    # The cookies of both sites reach both: each route reads its own.
    client.cookies["kayak_rt"] = client.cookies["kayak_staff_rt"]
    client.origin = site.traveler
    assert client.post("/api/sessions/refresh").status == 401


def test_a_page_of_the_traveler_site_cannot_renew_it(site, chief, mysql):
    client = chief.log_in(mysql)
    client.origin = site.traveler
    assert client.post("/api/admin/sessions/refresh").status == 403
    client.origin = site.admin
    answer = client.post("/api/admin/sessions/refresh")
    assert answer.status == 200 and answer.json["role"] == "chief"


def test_signing_out_counts_at_once(chief, mysql):
    client = chief.log_in(mysql)
    assert may(client)
    assert client.delete("/api/admin/sessions/current").status == 204
    assert not may(client)


def test_idle_and_absolute_limits(chief, mysql):
    client = chief.log_in(mysql)
    sid = bytes.fromhex(claims(client.token)["sid"])
    life = mysql.one("SELECT TIMESTAMPDIFF(SECOND, created_at, expires_at) FROM sessions WHERE sid = %s", sid)
    assert abs(life - 12 * 3600) <= 1
    mysql("UPDATE sessions SET seen_at = NOW(6) - INTERVAL 29 MINUTE WHERE sid = %s", sid)
    assert may(client)                                             # and that was use
    assert mysql.one("SELECT seen_at > NOW(6) - INTERVAL 1 MINUTE FROM sessions WHERE sid = %s", sid)
    mysql("UPDATE sessions SET seen_at = NOW(6) - INTERVAL 20 MINUTE WHERE sid = %s", sid)
    assert client.post("/api/admin/sessions/refresh").status == 200   # renewing by itself is not
    assert not mysql.one("SELECT seen_at > NOW(6) - INTERVAL 1 MINUTE FROM sessions WHERE sid = %s", sid)
    mysql("UPDATE sessions SET seen_at = NOW(6) - INTERVAL 31 MINUTE WHERE sid = %s", sid)
    assert not may(client)
    assert client.post("/api/admin/sessions/refresh").status == 401
    mysql("UPDATE sessions SET seen_at = NOW(6), expires_at = NOW(6) WHERE sid = %s", sid)
    assert not may(client)


def test_a_change_of_role_counts_at_once(chief, mysql):
    client = chief.log_in(mysql)
    mysql("UPDATE admins SET role = 'viewer' WHERE email = %s", chief.email)
    assert not may(client)
    answer = client.post("/api/admin/sessions/refresh")
    assert answer.json["role"] == "viewer"
    client.token = answer.json["access_token"]
    assert may(client)
    mysql("UPDATE admins SET status = 'suspended' WHERE email = %s", chief.email)
    assert not may(client)


def test_three_sessions_at_most(chief, mysql):
    clients = [chief.log_in(mysql) for _ in range(4)]
    assert [may(client) for client in clients] == [False, True, True, True]


def test_guesses_are_counted(site, chief, mysql):
    soft = int(site.conf.get("KAYAK_LOGIN_ATTEMPTS", 10))
    for _ in range(soft):
        assert chief.ask(code="000000").status == 401
    assert chief.ask().status == 429
    assert mysql.one("SELECT wrong_logins FROM admins WHERE email = %s", chief.email) == soft


def test_a_hundred_wrong_ones_close_the_account(site, chief, mysql):
    mysql("UPDATE admins SET wrong_logins = 100 WHERE email = %s", chief.email)
    assert chief.ask().status == 401
    site.ctl("unlock", chief.email)
    assert chief.ask().status == 201


def test_no_admin_by_other_ways(site, chief):
    client = From(site.api, origin=site.traveler)
    answer = client.post("/api/sessions", {"email": chief.email, "password": chief.password})
    assert answer.status == 401
    answer = site.ctl("admin", "add", chief.email, "Sam", "Vimes", "chief", check=False)
    assert answer.returncode == 1 and "already" in answer.stderr
    answer = site.ctl("admin", "add", "x@example.org", "Sam", "Vimes", "king", check=False)
    assert answer.returncode == 2
