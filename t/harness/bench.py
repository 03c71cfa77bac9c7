# SPDX-License-Identifier: Apache-2.0
"""The instance of ./kayak bench, below var/bench: limits that are no limits, cheap passwords, data of its own."""

import os
import subprocess
import sys

from .site import TOP, Site

SERVERS = "kafka mongo mariadb redis mail psp".split()
PROGRAMS = "api worker agent nginx".split()


def site():
    return Site(TOP / "var" / "bench", os.environ.get("KAYAK_BUILD"))


def instance(**settings):
    """All servers and programs, the schema and the topics."""
    made = site()
    made.start(*SERVERS)
    made.ctl("migrate", "up")
    made.ctl("topics", "make")
    made.set(**{"KAYAK_BCRYPT_COST": "4", "KAYAK_OPEN_BOOKINGS": "10", "KAYAK_HOLD_SECONDS": "900"} | settings)
    made.start(*PROGRAMS, limits=TOP / "t/private/limits-test.conf")
    return made


def end(made):
    made.stop(*SERVERS, *PROGRAMS)


def fault_test(file, *only):
    """The test of that name in t/faults with its figures in full; ends the process with its result."""
    made = instance()
    paths = [str(TOP / "t"), str(TOP / "t/faults")]
    env = os.environ | {"KAYAK_TEST_DIR": str(made.dir), "KAYAK_BUILD": str(made.build), "KAYAK_SCALE": "1",
                        "PYTHONPATH": os.pathsep.join(paths), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run([sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "harness.fixtures",
                           "-c", "t/harness/pytest.ini", "--rootdir", ".", f"t/faults/{file}", *only], cwd=TOP, env=env)
    end(made)
    sys.exit(done.returncode)
