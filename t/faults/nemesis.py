# SPDX-License-Identifier: Apache-2.0
"""Kills children of the worker that have something to lose."""

import json
import multiprocessing
import os
import random
import signal
import time
from pathlib import Path

from harness import fcgi
from harness.fixtures import Mysql

GROUPS = ("booker", "charger")


class Nemesis(multiprocessing.Process):
    """SIGKILLs a booker or charger every second. A victim is halted first and looked at while it cannot move: only
    one that is at a message that it has not committed (booker), or that holds a lease on a bill (charger), is killed;
    any other is let go on and the next is tried. So every kill is a hit. A process of its own, so that it looks often
    while the test makes its load."""

    def __init__(self, site, seed, every=1.0):
        super().__init__(daemon=True)
        self.site, self.every = site, every
        self.draw = random.Random(seed)
        self.counts = {group: multiprocessing.Value("i", 0) for group in GROUPS}
        self.looked = multiprocessing.Value("i", 0)
        self.ended = multiprocessing.Event()

    @property
    def hits(self):
        return {group: count.value for group, count in self.counts.items()}

    def processes(self, group):
        status, _, body = fcgi.ask(self.site.run / "worker-status.sock", f"/status/{group}?json&full")
        assert status == 200, body
        return json.loads(body)["processes"]

    def holds(self, group, pid):
        """Of a halted child: has it something to lose?"""
        (slot,) = [one for one in self.processes(group) if one["pid"] == pid] or [None]
        if slot is None:
            return False
        if group == "booker":
            return slot["state"] != "Idle" and slot["script"] == "hold"
        return self.mysql.one("SELECT COUNT(*) FROM billing WHERE lease_owner = UNHEX(%s) AND lease_until > NOW(6)"
                              " AND state IN ('CHARGING', 'ACTION')", slot["request uri"].rsplit("/", 1)[-1]) > 0

    def halt(self, pid):
        """False: it is gone."""
        try:
            os.kill(pid, signal.SIGSTOP)
            while (Path("/proc") / str(pid) / "stat").read_text().rsplit(")", 1)[1].split()[0] not in "TZX":
                time.sleep(0.0005)
            return True
        except OSError:
            return False

    def strike(self, group):
        """Those that seem to have nothing to lose are left alone: halting costs them time."""
        slots = self.processes(group)
        self.draw.shuffle(slots)
        for slot in slots:
            if (group == "booker" and slot["state"] == "Idle") or not self.halt(slot["pid"]):
                continue
            self.looked.value += 1
            if self.holds(group, slot["pid"]):
                os.kill(slot["pid"], signal.SIGKILL)
                return True
            os.kill(slot["pid"], signal.SIGCONT)
        return False

    def second(self):
        """The groups take turns at being tried first."""
        until = time.monotonic() + self.every
        groups = sorted(GROUPS, key=lambda group: self.counts[group].value)
        while time.monotonic() < until and not self.ended.is_set():
            for group in groups:
                if self.strike(group):
                    self.counts[group].value += 1
                    self.ended.wait(max(0, until - time.monotonic()))
                    return
            time.sleep(0.002)

    def run(self):
        self.mysql = Mysql(self.site.conf["KAYAK_MYSQL_URL"])
        while not self.ended.is_set():
            self.second()

    def stop(self):
        self.ended.set()
        self.join(10)
        assert self.exitcode == 0, f"the nemesis failed: {self.exitcode}"
        return sum(self.hits.values())
