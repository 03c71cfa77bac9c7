# SPDX-License-Identifier: Apache-2.0
"""The instance under test, as t/private/run.sh keeps it."""

import os
import signal
import subprocess
import time
from pathlib import Path
from urllib.parse import urlsplit

TOP = Path(__file__).resolve().parents[2]


def wait_for(what, seconds=10.0, every=0.05, why=""):
    """Calls what() until it gives something true, which is returned; fails after so many seconds."""
    until = time.monotonic() + seconds
    while True:
        got = what()
        if got:
            return got
        if time.monotonic() > until:
            raise AssertionError(f"waited {seconds} s in vain {why or 'for ' + getattr(what, '__name__', 'it')}: {got!r}")
        time.sleep(every)


def pairs(path):
    with open(path) as file:
        return dict(line.rstrip("\n").split("=", 1) for line in file if "=" in line)


class Site:
    def __init__(self, folder, build=None):
        self.dir = Path(folder)
        self.build = Path(build or TOP / "var" / "build")
        self.run = self.dir / "run"
        self.log = self.dir / "log"

    # --- facts -----------------------------------------------------------------
    @property
    def ports(self):
        return {name: int(port) for name, port in pairs(self.dir / "etc" / "ports").items()}

    @property
    def conf(self):
        return pairs(self.dir / "etc" / "kayak.conf")

    @property
    def api(self):
        return self.conf["KAYAK_API_URL"]

    @property
    def traveler(self):
        return self.conf["KAYAK_TRAVELER_URL"]

    @property
    def admin(self):
        return self.conf["KAYAK_ADMIN_URL"]

    @property
    def mysql_socket(self):
        return urlsplit(self.conf["KAYAK_MYSQL_URL"]).query.removeprefix("socket=")

    # --- parts: kafka mongo mariadb redis mail psp api worker agent nginx --------
    def script(self, verb, *args, **settings):
        env = os.environ | {"KAYAK_BUILD": str(self.build)} | settings
        done = subprocess.run([TOP / "t/private/run.sh", verb, self.dir, *args], env=env, text=True,
                              stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        assert done.returncode == 0, f"run.sh {verb} {' '.join(args)}: {done.stdout}"
        return done.stdout

    def start(self, *parts, limits=None):
        """Starts what does not run, and anew what runs with other settings or another binary.
        limits: a file of nginx's limits, which stay until others come."""
        self.script("start", *parts, **({"KAYAK_LIMITS": str(limits)} if limits else {}))

    def stop(self, *parts):
        self.script("stop", *parts)

    def set(self, **settings):
        """Settings for programs that start from now on: follow it by start("api", "worker", "agent")."""
        self.script("set", *(f"{key}={value}" for key, value in settings.items()))

    def pid(self, part):
        return int((self.run / f"{part}.pid").read_text().split()[0])

    def children(self, part):
        """Process ids of the children of a master, with what their command line says."""
        found = {}
        for stat in Path("/proc").glob("[0-9]*/stat"):
            try:
                fields = stat.read_text().rsplit(")", 1)[1].split()
                if int(fields[1]) == self.pid(part):
                    found[int(stat.parent.name)] = (stat.parent / "cmdline").read_text().replace("\0", " ").strip()
            except (OSError, IndexError):
                pass
        return found

    def kill(self, part, how=signal.SIGKILL):
        os.kill(self.pid(part), how)

    def ctl(self, *args, check=True):
        """kayakctl; gives the finished process with its output as text."""
        done = subprocess.run([self.build / "kayakctl", "-c", self.dir / "etc/kayak.conf", *args], text=True,
                              stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        if check:
            assert done.returncode == 0, f"kayakctl {' '.join(args)}: {done.stdout}{done.stderr}"
        return done
