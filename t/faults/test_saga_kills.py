# SPDX-License-Identifier: Apache-2.0
"""A charger that sleeps through its lease, the whole worker killed, and how soon each group is back.
Kills under load: test_nemesis.py."""

import json
import os
import signal
import time

import pytest
from harness.fcgi import Request
from harness.site import wait_for
from harness.trips import Trips


@pytest.fixture(autouse=True)
def worker(site):
    site.start("kafka", "mariadb", "redis", "mail", "psp", "worker")


@pytest.fixture
def trips(mysql):
    return Trips(mysql)


@pytest.fixture
def psp(psp):
    yield psp
    psp.faults()


def children(site, group):
    """pid: what the status page says of the child."""
    request = Request(site.run / "worker-status.sock", f"/status/{group}?json&full")
    request.finish()
    _, _, body = request.answer()
    return {child["pid"]: child for child in json.loads(body)["processes"]}


def asleep(pid):
    """Stopped, in the middle of whatever it did."""
    os.kill(pid, signal.SIGSTOP)
    while open(f"/proc/{pid}/stat").read().rsplit(")", 1)[1].split()[0] != "T":
        time.sleep(0.001)


def leases(site, mysql, pid):
    """The status page shows the owner of a charger's leases."""
    owner = children(site, "charger")[pid]["request uri"].rsplit("/", 1)[-1]
    return mysql.one("SELECT COUNT(*) FROM billing WHERE state IN ('CHARGING', 'ACTION') AND lease_until > NOW(6)"
                     " AND lease_owner = UNHEX(%s)", owner)


def charger_at_work(site, mysql):
    for pid in children(site, "charger"):
        if leases(site, mysql, pid) > 0:
            asleep(pid)
            if leases(site, mysql, pid) > 0:
                return pid
            os.kill(pid, signal.SIGCONT)
    return None


def test_a_charger_that_slept_through_its_lease(site, trips, mysql, psp):
    """Another charger does the work; the sleeper wakes, finishes its call, and changes nothing."""
    psp.faults(delay_ms=1000)
    place = trips.stock(1)
    trip = trips.accept(place)
    pid = wait_for(lambda: charger_at_work(site, mysql), 10, 0, "for a charger with a lease")
    try:
        mysql("UPDATE billing SET lease_until = NOW(6) WHERE booking_id = %s", bytes.fromhex(trip.id))
        trips.wait(trip, "CONFIRMED")
    finally:
        os.kill(pid, signal.SIGCONT)
    time.sleep(2)
    trips.audit([trip], [place], psp)
    assert pid in children(site, "charger")


def test_the_whole_worker_is_killed(site, trips, psp):
    places = [trips.stock(30) for _ in range(4)]
    made = [trips.accept(place) for place in places for _ in range(10)]
    site.kill("worker")
    made += [trips.accept(place) for place in places for _ in range(10)]
    site.start("worker")
    wait_for(lambda: trips.open(made) == 0, 60, 0.2, "for every booking's end")
    trips.audit(made, places, psp)
    assert trips.states(made) == {"CONFIRMED": 80}


@pytest.mark.parametrize("group", ["relay", "booker", "charger"])
def test_recovery_of_a_child(site, trips, group):
    """The first good end after a kill."""
    trips.wait(trips.accept(trips.stock()), "CONFIRMED")
    for pid in children(site, group):
        os.kill(pid, signal.SIGKILL)
    begun = time.monotonic()
    trips.wait(trips.accept(trips.stock()), "CONFIRMED", seconds=15)
    took = time.monotonic() - begun
    print(f"\nall of {group} killed: confirmed after {took:.2f} s")
