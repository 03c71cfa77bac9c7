# SPDX-License-Identifier: Apache-2.0
"""What nginx itself answers: pages, errors, headers, limits, the cache of searches, status."""

import json
import socket
import urllib.request

import pytest

from harness.client import Client
from harness.site import TOP, wait_for

SITE_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
API_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
}


def has(answer, headers):
    for name, value in headers.items():
        assert answer.headers.get_all(name) == [value], (name, answer)
    assert len(answer.headers.get_all("X-Request-Id")) == 1
    assert answer.headers["Server"] == "nginx"
    assert "Strict-Transport-Security" not in answer.headers


def raw(port, text):
    """What comes back for bytes that are no proper request: status, headers, body."""
    with socket.create_connection(("127.0.0.1", port), timeout=5) as link:
        link.sendall(text)
        answer = b""
        while part := link.recv(65536):
            answer += part
    head, _, body = answer.partition(b"\r\n\r\n")
    lines = head.decode().split("\r\n")
    return int(lines[0].split()[1]), dict(line.split(": ", 1) for line in lines[1:]), json.loads(body)


@pytest.mark.parametrize("kind", ["traveler", "admin"])
@pytest.mark.parametrize("path", ["/", "/trips", "/trips/5f0c/anything?x=1"])
def test_a_path_without_a_file_is_a_page_of_the_site(site, kind, path):
    answer = Client(getattr(site, kind)).get(path)
    assert answer.status == 200 and b'<div id="root"' in answer.body, answer
    assert answer.headers["Content-Type"] == "text/html"
    assert answer.headers["Cache-Control"] == "no-cache"
    has(answer, SITE_HEADERS)
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy
    assert f"frame-src {site.conf['KAYAK_PSP_PUBLIC_URL']};" in policy
    assert f"connect-src 'self' ws://127.0.0.1:{site.ports[kind]};" in policy or "ws://localhost" in policy


def test_files_with_a_hash_in_their_name_are_kept_for_ever(site):
    client = Client(site.traveler)
    page = client.get("/").body.decode()
    name = page.split('src="/assets/')[1].split('"')[0]
    answer = client.get(f"/assets/{name}")
    assert answer.status == 200
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    has(answer, SITE_HEADERS)
    assert client.get("/assets/none.js").problem["type"] == "/problems/not-found"


ODD = [
    (404, "not-found", "GET", "/", {}),
    (404, "not-found", "GET", "/nothing/here", {}),
    (405, "method", "TRACE", "/api/hotels", {}),
    (413, "too-large", "POST", "/api/bookings", {"body": b"x" * 65537}),
    (414, "too-long", "GET", "/api/" + "a" * 9000, {}),
    (431, "headers", "GET", "/api/hotels", {"headers": {"X-Long": "a" * 9000}}),
    (501, "not-supported", "POST", "/api/bookings", {"headers": {"Transfer-Encoding": "gzip"}}),
]


@pytest.mark.parametrize("status, kind, method, path, more", ODD, ids=[f"{row[0]} {row[2]} {row[3][:12]}" for row in ODD])
def test_errors_of_nginx_are_problems(site, status, kind, method, path, more):
    answer = Client(site.api, origin=site.traveler).ask(method, path, **more)
    assert answer.status == status, answer
    assert answer.problem["type"] == f"/problems/{kind}"
    assert answer.problem["trace_id"] == answer.headers["X-Request-Id"]
    if status not in (414, 431):                # there the Origin was not read
        assert answer.headers["Access-Control-Allow-Origin"] == site.traveler
    assert answer.headers["Cache-Control"] == "no-store"
    has(answer, API_HEADERS)


def test_a_stranger_is_told_nothing_by_cors(site):
    answer = Client(site.api, origin="http://elsewhere.example").get("/")
    assert answer.status == 404 and "Access-Control-Allow-Origin" not in answer.headers


@pytest.mark.parametrize("text, status", [
    (b"FOO\r\n\r\n", 400),
    (b"GET / HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n", 400),
    (b"GET / HTTP/1.1\r\n\r\n", 400),
    (b"GET / HTTP/3.7\r\nHost: a\r\n\r\n", 505),
])
def test_what_is_not_http_gets_a_problem_too(site, text, status):
    got, headers, problem = raw(site.ports["api"], text)
    assert got == status and problem["status"] == status
    assert headers["Content-Type"] == "application/problem+json"


@pytest.fixture
def real_limits(site):
    site.start("nginx", limits=TOP / "nginx/limits.conf")
    yield
    site.start("nginx", limits=TOP / "t/private/limits-test.conf")


def test_an_address_that_asks_too_often_is_told_when_to_come_back(site, real_limits):
    client = Client(site.api)
    answers = [client.get("/api/nothing") for _ in range(120)]
    refused = [answer for answer in answers if answer.status == 429]
    assert answers[0].status == 404 and 20 < len(refused) < 60, [answer.status for answer in answers]
    assert refused[0].problem["type"] == "/problems/too-many"
    assert int(refused[0].headers["Retry-After"]) >= 1


def test_logging_in_is_limited_more(site, real_limits):
    client = Client(site.api)
    ask = lambda: client.post("/api/sessions", {"email": "no@example.org", "password": "wrong"})
    answers = [ask() for _ in range(20)]
    refused = [answer for answer in answers if answer.status == 429]
    assert len(refused) >= 8, answers
    assert int(refused[-1].headers["Retry-After"]) >= 3
    assert client.get("/api/health").status == 200


def test_a_search_is_kept_for_a_second_and_no_longer(site):
    client = Client(site.api)
    seen = []

    def states():
        seen.append(client.get("/api/places", q="san fr").headers["X-Micro-Cache"])
        return "MISS" in seen and "HIT" in seen and ("STALE" in seen or "EXPIRED" in seen)

    wait_for(states, 10, 0.1)


def test_a_search_with_a_token_goes_past_the_cache(site, traveler):
    for _ in range(3):
        assert traveler.get("/api/places", q="san jo").headers["X-Micro-Cache"] == "BYPASS"


def test_the_cache_keeps_compressed_and_plain_apart(site):
    path = "/api/hotels?city=Chicago"
    for _ in range(2):
        packed = Client(site.api).ask("GET", path, headers={"Accept-Encoding": "gzip"})
        plain = Client(site.api).ask("GET", path)
        assert "Content-Encoding" not in plain.headers and plain.json is not None, plain
        if packed.headers["Content-Encoding"]:
            assert packed.body[:2] == b"\x1f\x8b"


def test_health_is_never_cached(api):
    assert "X-Micro-Cache" not in api.get("/api/health").headers


def status_page(site, path):
    with urllib.request.urlopen(f"http://127.0.0.1:{site.ports['local']}{path}", timeout=5) as answer:
        return answer.read().decode()


def test_nginx_tells_its_figures(site):
    assert "Active connections:" in status_page(site, "/nginx")


@pytest.mark.parametrize("pool", ["search", "booking", "account", "login", "admin"])
def test_a_pool_tells_its_state_as_php_fpm_does(site, pool):
    text = status_page(site, f"/status/{pool}")
    assert f"pool:                 {pool}" in text and "process manager:" in text
    told = json.loads(status_page(site, f"/status/{pool}?json"))
    assert told["pool"] == pool and told["total processes"] == told["idle processes"] + told["active processes"]
    assert told["total processes"] >= 1
