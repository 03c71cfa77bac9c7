# SPDX-License-Identifier: Apache-2.0
"""Travelers' accounts: register, show, change, delete; what may be in each field."""

import uuid

import pytest
from harness import people
from harness.client import Client
from harness.signin import From

SSN = iter(f"{n // 10000 % 1000:03d}-{n // 100 % 100:02d}-{(n * 7919) % 10000:04d}"
           for n in range(uuid.uuid4().int % 900_000_000, 2_000_000_000, 10007))


@pytest.fixture
def stranger(site):
    client = Client(site.api, origin=site.traveler)
    yield client
    client.close()


def wrong_fields(answer):
    """{pointer: type} of a 422."""
    assert answer.status == 422, answer
    return {e["pointer"]: e["type"].removeprefix("/problems/") for e in answer.problem["errors"]}


def change(client, match=None, **fields):
    match = match or client.get("/api/users/me").headers["ETag"]
    return client.patch("/api/users/me", fields, headers={"If-Match": match})


# --- register -------------------------------------------------------------------

def test_registering_signs_in(stranger):
    person = people.person(email=f"Mixed.Case{uuid.uuid4().hex[:8]}@Example.ORG", state="california")
    answer = stranger.post("/api/register", person)
    assert answer.status == 201, answer
    assert answer.json["role"] == "traveler" and answer.json["name"] == "Ada"
    stranger.token = answer.json["access_token"]
    me = stranger.get("/api/users/me").json
    assert me["email"] == person["email"].lower()
    assert me["state"] == "CA" and me["zip"] == "95123" and me["id"] == answer.json["user_id"]
    assert "password" not in me and "ssn" not in me and "ssn_last4" not in me


def test_only_name_mail_and_password_are_needed(stranger):
    full = people.person()
    answer = stranger.post("/api/register", {k: full[k] for k in ("email", "password", "first_name", "last_name")})
    assert answer.status == 201, answer
    stranger.token = answer.json["access_token"]
    me = stranger.get("/api/users/me").json
    assert me["country"] == "US" and "address" not in me and "zip" not in me


def test_all_that_is_wrong_is_told_at_once(stranger):
    person = people.person(email="ada", state="Puerto Rico", zip="37849-392", ssn="123456789", phone="call me",
                           password="short", first_name=" ", country="usa")
    assert wrong_fields(stranger.post("/api/register", person)) == {
        "#/email": "malformed-email", "#/state": "malformed-state", "#/zip": "malformed-zip",
        "#/ssn": "invalid-user-id", "#/phone": "malformed-phone", "#/password": "weak-password",
        "#/first_name": "invalid", "#/country": "malformed-country"}


def test_rules_that_hang_together_are_told_with_the_others(stranger):
    person = people.person(zip="951", ssn="1", password="passwordpassword", state="XX")
    assert wrong_fields(stranger.post("/api/register", person)) == {
        "#/zip": "malformed-zip", "#/ssn": "invalid-user-id", "#/password": "weak-password",
        "#/state": "malformed-state"}


def test_what_is_missing_is_told(stranger):
    assert set(wrong_fields(stranger.post("/api/register", {}))) == {
        "#/email", "#/password", "#/first_name", "#/last_name"}


def test_a_single_wrong_field_answers_with_its_own_type(stranger):
    for field, value, kind in [("zip", "1247", "malformed-zip"), ("state", "Calif", "malformed-state"),
                               ("ssn", "123-45-678", "invalid-user-id")]:
        answer = stranger.post("/api/register", people.person(**{field: value}))
        assert answer.status == 422 and answer.problem["type"] == f"/problems/{kind}", answer


@pytest.mark.parametrize("zip", ["95123", "95192", "10293", "90086-1929"])
def test_good_zips(traveler, zip):
    assert change(traveler, zip=zip).json["zip"] == zip


@pytest.mark.parametrize("zip", ["12", "1247", "1829A", "37849-392", "2374-2384", "951234", "95123-", " 95123"])
def test_bad_zips(traveler, zip):
    assert wrong_fields(change(traveler, zip=zip)) == {"#/zip": "malformed-zip"}


@pytest.mark.parametrize("state, kept", [("NY", "NY"), ("ny", "NY"), ("New York", "NY"), ("district of columbia", "DC")])
def test_good_states(traveler, state, kept):
    assert change(traveler, state=state).json["state"] == kept


@pytest.mark.parametrize("state", ["PR", "Guam", "Nowhere", "N", "NYC"])
def test_bad_states(traveler, state):
    assert wrong_fields(change(traveler, state=state)) == {"#/state": "malformed-state"}


@pytest.mark.parametrize("ssn", ["123456789", "12-345-6789", "123-45-678", "abc-de-fghi", "123-45-67890", "１23-45-6789"])
def test_bad_ssns(traveler, ssn):
    assert wrong_fields(change(traveler, ssn=ssn)) == {"#/ssn": "invalid-user-id"}


def test_people_live_outside_the_us(stranger):
    person = people.person(country="DE", zip="D-10115", state=None, city="Berlin")
    answer = stranger.post("/api/register", person)
    assert answer.status == 201, answer
    stranger.token = answer.json["access_token"]
    me = stranger.get("/api/users/me").json
    assert me["zip"] == "D-10115" and me["country"] == "DE" and "state" not in me
    assert wrong_fields(change(stranger, country="US")) == {"#/zip": "malformed-zip"}


@pytest.mark.parametrize("password, good", [
    ("tall ship sails", True), ("tall ship sail", False), ("x" * 129, False), ("correct horse battery staple", True),
    ("日本語のパスワードは長いほど強い", True), ("password12345678", False), ("qwertyuiopasdfgh", False),
    ("i am lovelace of old", False), ("my kayak goes upstream", False), ("seven seas\x00of rhye", False)])
def test_passwords(stranger, password, good):
    answer = stranger.post("/api/register", people.person(password=password))
    if good:
        assert answer.status == 201, answer
    else:
        assert set(wrong_fields(answer)) == {"#/password"}


def test_a_card_number_is_refused_in_any_field(stranger):
    for field in ("first_name", "address", "city"):
        answer = stranger.post("/api/register", people.person(**{field: "4242 4242 4242 4242"}))
        assert wrong_fields(answer) == {f"#/{field}": "card-number"}


def test_unknown_fields_and_broken_json(stranger):
    assert wrong_fields(stranger.post("/api/register", people.person(admin=True))) == {"#/admin": "unknown-field"}
    assert wrong_fields(stranger.post("/api/register", people.person(role="chief"))) == {"#/role": "unknown-field"}
    answer = stranger.post("/api/register", b'{"email":', headers={"Content-Type": "application/json"})
    assert answer.status == 400 and answer.problem["type"] == "/problems/malformed"


def test_a_duplicate_tells_nothing(stranger):
    person = people.person(ssn=next(SSN))
    assert stranger.post("/api/register", person).status == 201
    by_mail = stranger.post("/api/register", people.person(email=person["email"].upper(), first_name="Eve"))
    by_ssn = stranger.post("/api/register", people.person(ssn=person["ssn"], first_name="Eve"))
    for answer in (by_mail, by_ssn):
        assert answer.status == 409 and answer.problem["type"] == "/problems/duplicate-user", answer
        assert "set-cookie" not in {name.lower() for name in answer.headers}
    same = [{k: v for k, v in a.problem.items() if k != "trace_id"} for a in (by_mail, by_ssn)]
    assert same[0] == same[1] and person["email"] not in by_ssn.body.decode() and "Ada" not in by_mail.body.decode()


def test_a_page_of_somebody_else_cannot_register(site):
    for origin in (None, "http://evil.example", site.traveler + ".evil.example", "null"):
        client = Client(site.api, origin=origin)
        assert client.post("/api/register", people.person()).status == 403
        client.close()


# --- show and change ---------------------------------------------------------------

def test_nobody_is_shown_to_strangers(stranger):
    for ask in (stranger.get, stranger.delete):
        assert ask("/api/users/me").status == 401
    assert stranger.patch("/api/users/me", {}).status == 401


def test_every_attribute_can_be_changed(traveler):
    new = {"email": f"new{uuid.uuid4().hex[:12]}@example.org", "first_name": "Augusta", "last_name": "King",
           "address": "12 St James's Square", "city": "Portland", "state": "OR", "zip": "97201-0001",
           "phone": "(503) 555-0199"}
    ssn = next(SSN)
    answer = change(traveler, **new, ssn=ssn)
    assert answer.status == 200, answer
    shown = traveler.get("/api/users/me")
    assert new.items() <= shown.json.items() and shown.json["ssn_last4"] == ssn[-4:]
    assert answer.json == shown.json and answer.headers["ETag"] == shown.headers["ETag"]
    cleared = change(traveler, address="", city="", state="", zip="", phone="", ssn="").json
    assert not {"address", "city", "state", "zip", "phone", "ssn_last4"} & cleared.keys()
    assert cleared["first_name"] == "Augusta"


def test_what_must_be_there_cannot_be_cleared(traveler):
    assert set(wrong_fields(change(traveler, email="", first_name="", last_name="", country=""))) == {
        "#/email", "#/first_name", "#/last_name", "#/country"}


def test_a_change_names_what_it_changes(traveler):
    first = traveler.get("/api/users/me").headers["ETag"]
    assert traveler.patch("/api/users/me", {"city": "Oslo"}).status == 428
    assert change(traveler, first, city="Oslo").status == 200
    late = change(traveler, first, city="Bergen")
    assert late.status == 412 and late.problem["type"] == "/problems/changed-meanwhile"
    version = traveler.get("/api/users/me").json["version"]
    assert change(traveler, f'"{version}"', city="Bergen").json["version"] == version + 1
    assert change(traveler, '"x"', city="Oslo").status == 412
    assert traveler.get("/api/users/me").json["city"] == "Bergen"


def test_an_etag_saves_the_answer(traveler):
    tag = traveler.get("/api/users/me").headers["ETag"]
    again = traveler.ask("GET", "/api/users/me", headers={"If-None-Match": tag})
    assert again.status == 304 and again.body == b""


def test_nobody_takes_anothers_mail_or_ssn(traveler, sign_up):
    other = sign_up(ssn=next(SSN))
    mine = change(traveler, email=other.person["email"])
    assert mine.status == 409 and mine.problem["type"] == "/problems/duplicate-user"
    assert change(traveler, ssn=other.person["ssn"]).status == 409
    assert change(other, ssn=other.person["ssn"], city="Reno").status == 200


def test_mail_and_ssn_need_the_password_anew(traveler, mysql):
    def later():
        mysql("UPDATE sessions SET confirmed_at = NOW(6) - INTERVAL 6 MINUTE WHERE owner_id = %s", traveler.user_id)

    later()
    for fields in ({"email": f"x{uuid.uuid4().hex[:12]}@example.org"}, {"ssn": next(SSN)}):
        answer = change(traveler, **fields)
        assert answer.status == 403 and answer.problem["needs"] == "password", answer
    assert change(traveler, city="Reno", email=traveler.person["email"]).status == 200
    wrong = traveler.post("/api/sessions/confirm", {"password": "not my password at all"})
    assert wrong_fields(wrong) == {"#/password": "wrong-password"}
    assert traveler.post("/api/sessions/confirm", {"password": people.PASSWORD}).status == 204
    assert change(traveler, ssn=next(SSN)).status == 200


def test_the_ssn_is_sealed(sign_up, mysql):
    ssn = next(SSN)
    traveler = sign_up(ssn=ssn)
    row, = mysql("SELECT * FROM users WHERE id = %s", traveler.user_id)
    assert row["ssn_last4"] == ssn[-4:] and len(row["ssn_index"]) == 32 and len(row["ssn_sealed"]) == 56
    for value in row.values():
        assert ssn not in str(value) and ssn.replace("-", "") not in str(value)
    other = sign_up(ssn=next(SSN))
    assert mysql.one("SELECT ssn_sealed FROM users WHERE id = %s", other.user_id) != row["ssn_sealed"]
    assert ssn not in traveler.get("/api/users/me").body.decode()


def test_passwords_are_hashed(traveler, mysql):
    stored = mysql.one("SELECT password FROM users WHERE id = %s", traveler.user_id)
    assert stored.startswith("v1$") and "$2b$" in stored and len(stored) == 71
    assert people.PASSWORD not in stored


# --- delete ------------------------------------------------------------------------

def book(mysql, user_id, state, days):
    """A booking of whose making nothing is known but its row."""
    booking = uuid.uuid4().bytes
    mysql("INSERT INTO bookings (id, code, user_id, state, total_minor, currency, payment_method, hold_until, starts_at,"
          " ends_at, first_inv_id) VALUES (%s, %s, %s, %s, 100, 'USD', 'pm_x', NOW(6), NOW(6) + INTERVAL %s DAY,"
          " NOW(6) + INTERVAL %s DAY, 1)", booking, uuid.uuid4().hex[:6].upper(), user_id, state, days - 1, days)
    return booking


def test_deleting_forgets_who_it_was(sign_up, mysql, site):
    traveler = sign_up(ssn=next(SSN))
    kept = book(mysql, traveler.user_id, "CONFIRMED", -3)
    mysql("INSERT INTO payment_methods (user_id, token, brand, last4, exp_month, exp_year)"
          " VALUES (%s, 'pm_y', 'visa', '4242', 1, 2030)", traveler.user_id)
    assert len(traveler.get("/api/users/me").json["payment_methods"]) == 1
    assert traveler.delete("/api/users/me").status == 204
    try:
        row, = mysql("SELECT * FROM users WHERE id = %s", traveler.user_id)
        text = str(row)
        for value in traveler.person.values():
            assert value == "US" or value not in text
        assert row["status"] == "deleted" and row["ssn_index"] is None and row["ssn_sealed"] is None
        assert mysql.one("SELECT COUNT(*) FROM bookings WHERE user_id = %s", traveler.user_id) == 1
        assert mysql.one("SELECT COUNT(*) FROM payment_methods WHERE user_id = %s", traveler.user_id) == 0
        assert traveler.get("/api/users/me").status == 401
        assert traveler.post("/api/ws-tickets").status == 401
        assert traveler.post("/api/sessions/refresh").status == 401
        back = From(site.api, origin=site.traveler)
        login = {"email": traveler.person["email"], "password": people.PASSWORD}
        assert back.post("/api/sessions", login).status == 401
        assert back.post("/api/register", traveler.person).status == 201
        back.close()
    finally:
        mysql("DELETE FROM bookings WHERE id = %s", kept)


@pytest.mark.parametrize("state, days", [("PENDING", 9), ("HELD", 9), ("CONFIRMED", 9)])
def test_deleting_waits_for_open_bookings(traveler, mysql, state, days):
    booking = book(mysql, traveler.user_id, state, days)
    try:
        answer = traveler.delete("/api/users/me")
        assert answer.status == 409 and answer.problem["type"] == "/problems/conflict", answer
        assert traveler.get("/api/users/me").json["email"] == traveler.person["email"]
        mysql("UPDATE bookings SET state = 'CANCELLED' WHERE id = %s", booking)
        assert traveler.delete("/api/users/me").status == 204
    finally:
        mysql("DELETE FROM bookings WHERE id = %s", booking)


def test_deleting_what_was_changed_meanwhile(traveler):
    assert change(traveler, city="Oslo").status == 200
    assert traveler.ask("DELETE", "/api/users/me", headers={"If-Match": '"1"'}).status == 412
    assert traveler.ask("DELETE", "/api/users/me", headers={"If-Match": '"2"'}).status == 204


def test_deleting_needs_the_password_anew(traveler, mysql):
    mysql("UPDATE sessions SET confirmed_at = NOW(6) - INTERVAL 6 MINUTE WHERE owner_id = %s", traveler.user_id)
    answer = traveler.delete("/api/users/me")
    assert answer.status == 403 and answer.problem["needs"] == "password"
    assert mysql.one("SELECT status FROM users WHERE id = %s", traveler.user_id) == "active"


# --- tickets -------------------------------------------------------------------------

def test_a_ticket_for_the_socket(traveler):
    first, second = (traveler.post("/api/ws-tickets") for _ in range(2))
    assert first.status == 201 and first.json["expires_in_s"] == 30, first
    assert first.json["ticket"] != second.json["ticket"] and len(first.json["ticket"]) == 107
