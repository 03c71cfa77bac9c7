# SPDX-License-Identifier: Apache-2.0
"""Bookings at 40 a second while bookers and chargers are killed, and the provider charges and does not say so."""

import os
import random
import statistics
import threading
import time
import uuid

import pytest

from harness import books as ledgers
from harness import crowd, shop
from nemesis import Nemesis

RATE = 40
KILLS = 40


@pytest.fixture
def seed():
    return int(os.environ.get("SEED") or random.SystemRandom().randrange(10**6))


@pytest.fixture
def unreliable(psp, seed):
    # the webhooks come too late to help: what was not heard must be asked again
    psp.faults(webhook_delay_ms=45000, lose_answers=0.05, duplicate_webhooks=0.05, reorder_webhooks=0.05,
               delay_ms=60, seed=seed)
    yield psp
    psp.faults()


def test_killed_while_they_work(many_open, site, mysql, books, unreliable, seed, scale, tell):
    kills = max(15, int(KILLS * scale))
    flights = [shop.Flight(mysql, seats=kills * RATE) for _ in range(12)]
    who = crowd.travelers(site, 40)
    bodies = [shop.booking(flight.offer(who[0])) for flight in flights]
    ids, waits, lock, over = [], [], threading.Lock(), threading.Event()
    nemesis = Nemesis(site, seed)
    began, run = time.monotonic(), uuid.uuid4().hex[:12]

    def keep_rate(n, own):
        """Job n is due at n / RATE seconds; jobs go on until there were enough kills."""
        if over.wait(max(0, began + n / RATE - time.monotonic())):
            return
        asked = time.monotonic()
        answer = crowd.surely(crowd.of(own, site, who[n % len(who)]), "/api/bookings", bodies[n % len(bodies)], f"{run}-{n}")
        assert answer.status == 202, answer
        with lock:
            ids.append(answer.json["id"])
            waits.append(time.monotonic() - asked)
        if sum(nemesis.hits.values()) >= kills:
            over.set()

    nemesis.start()
    try:
        crowd.at_once(keep_rate, range(kills * RATE * 2), 24)
    finally:
        hits = nemesis.stop()
    took = time.monotonic() - began
    settling = time.monotonic()
    books.settle(ids, 60)
    settled = time.monotonic() - settling
    states, charges = books.agree(ids)
    lost = unreliable.ask("GET", "/test/faults")["struck"]["lose_answers"]
    tell(seed=seed, bookings=len(ids), a_second=round(len(ids) / took, 1),
         accept_p50_s=round(statistics.median(waits), 2), kills=hits, **nemesis.hits,
         looks=nemesis.looked.value, lost_answers=lost, captures=sum(charges.values()), settled_s=round(settled, 1))
    assert hits >= kills and min(nemesis.hits.values()) > 0
    assert lost > 0
    assert set(states.values()) == {"CONFIRMED"}
    books.stock([flight.inv for flight in flights])
    ledgers.check(site, ids)
