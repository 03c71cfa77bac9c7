# SPDX-License-Identifier: Apache-2.0
"""The pytest fixtures; loaded by `-p harness.fixtures`. Without an instance there is no test: ./kayak test makes one."""

import os
from urllib.parse import unquote, urlsplit

import pymysql
import pytest

from . import people
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
