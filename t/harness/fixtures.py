# SPDX-License-Identifier: Apache-2.0
"""The pytest fixtures; loaded by `-p harness.fixtures`. Without an instance there is no test: ./kayak test makes one."""

import os
from urllib.parse import unquote, urlsplit

import pymysql
import pytest

from . import people
from .books import Books
from .bus import Kafka
from .client import Client
from .mails import Mails
from .psp import Psp
from .resp import Redis
from .site import Site


@pytest.fixture(scope="session")
def site():
    folder = os.environ.get("KAYAK_TEST_DIR")
    if not folder:
        pytest.exit("KAYAK_TEST_DIR is not set: run ./kayak test", returncode=4)
    return Site(folder, os.environ.get("KAYAK_BUILD"))


@pytest.fixture
def api(site):
    """A client of the API that is nobody in particular."""
    client = Client(site.api)
    yield client
    client.close()


@pytest.fixture
def traveler(site):
    """A client that is signed in as a traveler of this test alone."""
    client = people.sign_up(site)
    yield client
    client.close()


@pytest.fixture
def sign_up(site):
    """sign_up(first_name="Grace", ...): more travelers."""
    made = []

    def one(**other):
        made.append(people.sign_up(site, **other))
        return made[-1]

    yield one
    for client in made:
        client.close()


class Mysql:
    """mysql("SELECT ...", args): the rows as dicts, in a connection of its own that commits each statement."""

    def __init__(self, url):
        at = urlsplit(url)
        self.connection = pymysql.connect(unix_socket=at.query.removeprefix("socket="), user=at.username,
                                          password=unquote(at.password or ""), database=at.path.strip("/"),
                                          charset="utf8mb4", autocommit=True,
                                          cursorclass=pymysql.cursors.DictCursor)

    def __call__(self, sql, *args):
        self.connection.ping(reconnect=True)
        with self.connection.cursor() as cursor:
            cursor.execute(sql, args or None)
            return cursor.fetchall()

    def one(self, sql, *args):
        """The single value of the single row."""
        (row,) = self(sql, *args)
        (value,) = row.values()
        return value


@pytest.fixture
def mysql(site):
    made = Mysql(site.conf["KAYAK_MYSQL_URL"])
    yield made
    made.connection.close()


@pytest.fixture
def redis(site):
    return Redis(site.conf["KAYAK_REDIS_URL"])


@pytest.fixture
def kafka(site):
    return Kafka(site.conf["KAYAK_KAFKA_BROKERS"])


@pytest.fixture
def mails(site):
    return Mails(site.ports["inbox"])


@pytest.fixture
def psp(site):
    return Psp(site.conf["KAYAK_PSP_URL"], (site.dir / "keys" / "psp.key").read_text().split()[0])


@pytest.fixture
def books(mysql, psp):
    return Books(mysql, psp)


@pytest.fixture
def tell(capsys):
    """tell(kills=40, ...): a line of figures that is shown whether the test passes or not."""
    def line(**figures):
        with capsys.disabled():
            print("\n      " + "  ".join(f"{name}={value}" for name, value in figures.items()), end="", flush=True)

    return line


@pytest.fixture
def scale():
    """How much of the full figure: 1 in a bench (KAYAK_SCALE), less in ./kayak test."""
    return float(os.environ.get("KAYAK_SCALE", "0.1"))


@pytest.fixture
def settings(site):
    """settings(KAYAK_HOLD_SECONDS="20"): in force for the programs until the test ends."""
    before = site.conf

    def put(**values):
        site.set(**values)
        site.start("api", "worker", "agent", "nginx")

    yield put
    changed = {name: value for name, value in before.items() if site.conf.get(name) != value}
    if changed:
        put(**changed)


@pytest.fixture
def many_open(settings):
    """A traveler of a load test has more open bookings than a person may."""
    settings(KAYAK_OPEN_BOOKINGS="1000")
