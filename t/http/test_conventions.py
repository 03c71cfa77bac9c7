# SPDX-License-Identifier: Apache-2.0
"""What every route keeps to, through nginx: problems, methods, conditions, origins, bodies, the description."""

import http.client
import json
from urllib.parse import urlsplit

import pytest


@pytest.fixture(scope="module")
def document(site):
    at = urlsplit(site.api)
    connection = http.client.HTTPConnection(at.hostname, at.port, timeout=10)
    connection.request("GET", "/api/openapi.json")
    answer = connection.getresponse()
    assert answer.status == 200
    return json.loads(answer.read())


def operations(document):
    for path, item in document["paths"].items():
        for method, operation in item.items():
            yield method.upper(), path, operation


def some(path):
    return path.replace("{id}", "7").replace("{sid}", "0" * 32).replace("{cancellation}", "0" * 32)


def references(value):
    if isinstance(value, dict):
        if "$ref" in value:
            yield value["$ref"]
        for part in value.values():
            yield from references(part)
    elif isinstance(value, list):
        for part in value:
            yield from references(part)


def test_the_description_is_whole(document):
    assert document["openapi"] == "3.1.0"
    named = {reference.removeprefix("#/components/schemas/") for reference in references(document)}
    assert named and not named - set(document["components"]["schemas"])
    names = [operation["operationId"] for _, _, operation in operations(document)]
    assert len(names) == len(set(names)) > 20
    for method, path, operation in operations(document):
        told = {parameter["name"] for parameter in operation["parameters"] if parameter["in"] == "path"}
        assert told == {part.strip("{}") for part in path.split("/") if part.startswith("{")}, path
        assert ("requestBody" not in operation) or method in ("POST", "PUT", "PATCH"), path
        assert bool(operation["x-roles"]) == ({"bearer": []} in operation["security"]), path


def test_nobody_gets_in_without_a_token(document, api):
    closed = [(method, path) for method, path, operation in operations(document) if operation["x-roles"]]
    assert len(closed) > 10
    for method, path in closed:
        for token in (None, "x", "eyJhbGciOiJub25lIn0.e30."):
            api.token = token
            body = None if method in ("GET", "DELETE") else {}
            answer = api.ask(method, some(path), body, {"Idempotency-Key": "k", "Origin": api.url})
            assert answer.status == 401, (method, path, answer)
            assert answer.problem["type"] == "/problems/sign-in"
            assert answer.headers["WWW-Authenticate"] == "Bearer"


def test_a_problem_says_where_to_look(api):
    answer = api.get("/api/nothing")
    assert answer.status == 404 and answer.problem["type"] == "/problems/not-found"
    assert answer.problem["trace_id"] == answer.headers["X-Request-Id"]
    assert answer.headers["Cache-Control"] == "no-store"


def test_methods(api):
    answer = api.ask("PUT", "/api/health")
    assert answer.status == 405 and answer.headers["Allow"] == "GET, HEAD, OPTIONS"
    assert answer.problem["type"] == "/problems/method"
    head, get = api.ask("HEAD", "/api/settings"), api.get("/api/settings")
    assert head.status == 200 and head.body == b""
    assert head.headers["Content-Length"] == get.headers["Content-Length"] == str(len(get.body))


def test_what_the_client_has_is_not_sent_again(api):
    first = api.get("/api/settings")
    again = api.ask("GET", "/api/settings", headers={"If-None-Match": first.headers["ETag"]})
    assert again.status == 304 and again.body == b"" and again.headers["ETag"] == first.headers["ETag"]
    other = api.ask("GET", "/api/settings", headers={"If-None-Match": '"other"'})
    assert other.status == 200


def test_only_pages_of_ours_may_read(api, site):
    for origin in (site.traveler, site.admin):
        answer = api.ask("OPTIONS", "/api/sessions", headers={"Origin": origin, "Access-Control-Request-Method": "POST"})
        assert answer.status == 204 and answer.headers.get_all("Access-Control-Allow-Origin") == [origin]
        assert "POST" in answer.headers["Access-Control-Allow-Methods"]
        read = api.ask("GET", "/api/health", headers={"Origin": origin})
        assert read.headers.get_all("Access-Control-Allow-Origin") == [origin]
        wrong = api.ask("GET", "/api/nothing", headers={"Origin": origin})
        assert wrong.headers.get_all("Access-Control-Allow-Origin") == [origin]
    for origin in ("http://evil.example", "null", site.traveler + ".evil.example", site.traveler[:-1]):
        for method in ("OPTIONS", "GET"):
            answer = api.ask(method, "/api/health", headers={"Origin": origin})
            assert answer.headers["Access-Control-Allow-Origin"] is None, origin
        answer = api.ask("POST", "/api/sessions", {"email": "a@b.co", "password": "x"}, {"Origin": origin})
        assert answer.status == 403, origin


@pytest.mark.parametrize("body, type, status, problem", [
    (b"{", "application/json", 400, "/problems/malformed"),
    (b"\xff", "application/json", 400, "/problems/malformed"),
    (b"{}", "text/plain", 415, "/problems/media-type"),
    (b"a=b", "application/x-www-form-urlencoded", 415, "/problems/media-type"),
    (b"[]", "application/json", 422, "/problems/invalid"),
    (b'{"x":1}', "application/json", 422, "/problems/invalid"),
    (b" " * 65537, "application/json", 413, "/problems/too-large"),
])
def test_bodies(api, site, body, type, status, problem):
    answer = api.ask("POST", "/api/sessions", body, {"Content-Type": type, "Origin": site.traveler})
    assert answer.status == status and answer.problem["type"] == problem, answer


@pytest.mark.parametrize("path", ["/api/health?%", "/api/settings?a=%zz", "/api/settings?a=%00", "/api/flights/%ff"])
def test_addresses_that_cannot_be_read(api, path):
    answer = api.ask("GET", path)
    assert answer.status == 400 and answer.problem["type"] == "/problems/malformed", answer
