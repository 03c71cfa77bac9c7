# SPDX-License-Identifier: Apache-2.0
"""Kafka goes away under the worker and comes back, with its log or without: nothing is lost, nothing happens
twice. What people see of outages: test_outages.py."""

import shutil
import signal
import time
import uuid
from pathlib import Path

import pytest
from harness.site import wait_for
from harness.trips import Trips

SERVERS = ("kafka", "mariadb", "redis", "mail", "psp", "worker")


@pytest.fixture(autouse=True)
def worker(site):
    site.start(*SERVERS)
    yield
    site.start(*SERVERS)


@pytest.fixture
def trips(mysql):
    return Trips(mysql)


def away(site, server):
    """Without a chance to say good-bye."""
    pid = site.pid(server)
    site.kill(server, signal.SIGKILL)
    wait_for(lambda: not Path(f"/proc/{pid}/cmdline").exists() or not Path(f"/proc/{pid}/cmdline").read_bytes(), 10)


def unpublished(mysql):
    return mysql.one("SELECT COUNT(*) FROM outbox WHERE published_at IS NULL")


def cpu_s(site):
    """Seconds of CPU that the worker's children have used."""
    ticks = 0
    for pid in site.children("worker"):
        fields = open(f"/proc/{pid}/stat").read().rsplit(")", 1)[1].split()
        ticks += int(fields[11]) + int(fields[12])
    return ticks / 100


def test_kafka_is_away(site, trips, mysql, kafka, psp):
    trips.wait(trips.accept(trips.stock()), "CONFIRMED")
    away(site, "kafka")
    used, begun = cpu_s(site), time.monotonic()
    places = [trips.stock(5) for _ in range(10)]
    made = [trips.accept(place) for place in places for _ in range(4)]
    short = [trips.accept(place, hold_s=3) for place in places]
    mark = uuid.uuid4().hex
    for n in range(50):
        mysql("INSERT INTO outbox (event_id, topic, pkey, payload) VALUES (%s, 'search.events', 'one', %s)",
              uuid.uuid4().bytes, f"{mark} {n}")
    time.sleep(8)
    share = (cpu_s(site) - used) / (time.monotonic() - begun)
    assert trips.states(made) == {"PENDING": 40} and trips.states(short) == {"EXPIRED": 10}
    site.start("kafka")
    begun = time.monotonic()
    wait_for(lambda: unpublished(mysql) == 0, 30, 0.05, "for the outbox")
    resumed = time.monotonic() - begun
    wait_for(lambda: trips.open(made) == 0, 60, 0.2, "for every booking's end")
    assert trips.states(made) == {"CONFIRMED": 40} and trips.states(short) == {"EXPIRED": 10}
    trips.audit(made + short, places, psp)
    ours = [int(m["value"].split()[1]) for m in kafka.read("search.events") if m["value"].startswith(mark)]
    assert list(dict.fromkeys(ours)) == list(range(50))        # in order; some may have come twice
    print(f"\nKafka away: {share:.0%} of one core used, published {resumed:.1f} s after its return")
    assert share < 0.5


def test_kafka_forgot_everything(site, trips, mysql, psp):
    """An event that was published and lost with the log comes again; the topics are made again."""
    trips.wait(trips.accept(trips.stock()), "CONFIRMED")
    away(site, "kafka")
    lost = trips.accept(trips.stock())
    mysql("UPDATE outbox SET published_at = NOW(6) - INTERVAL 90 SECOND WHERE event_id = %s", bytes.fromhex(lost.id))
    mysql("UPDATE bookings SET created_at = NOW(6) - INTERVAL 90 SECOND WHERE id = %s", bytes.fromhex(lost.id))
    shutil.rmtree(site.dir / "data/kafka")
    site.start("kafka")
    new = trips.accept(trips.stock())
    begun = time.monotonic()
    for trip in (lost, new):
        trips.wait(trip, "CONFIRMED", seconds=60)
    print(f"\nKafka's log lost: confirmed {time.monotonic() - begun:.1f} s after its return")
    trips.audit([lost, new], [*lost.places, *new.places], psp)
