# SPDX-License-Identifier: Apache-2.0
"""A private set of servers: repaired when half dead, stopped without loss, apart from others."""

import os
import signal
import time

import pymysql
import pytest

from harness.resp import Redis
from harness.site import Site


@pytest.fixture(scope="module")
def own(tmp_path_factory):
    """A site of this module's own, with two servers."""
    site = Site(tmp_path_factory.mktemp("private") / "a")
    site.start("mariadb", "redis")
    yield site
    site.stop()


def runs(pid):
    """Whether it runs: one that has ended and that nobody asked about is a zombie."""
    try:
        with open(f"/proc/{pid}/stat") as file:
            return file.read().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


def sql(site, statement):
    password = (site.dir / "keys/mysql.password").read_text()
    with pymysql.connect(unix_socket=site.mysql_socket, user="kayak", password=password, database="kayak_db",
                         autocommit=True) as connection:
        with connection.cursor() as cursor:
            cursor.execute(statement)
            return cursor.fetchall()


def test_what_was_killed_or_hangs_is_started_again_with_its_data(own):
    sql(own, "CREATE OR REPLACE TABLE kept (id INT PRIMARY KEY)")
    sql(own, "INSERT INTO kept VALUES (7)")
    before = own.pid("mariadb"), own.pid("redis")
    own.kill("mariadb")
    own.kill("redis", signal.SIGSTOP)
    own.start("mariadb", "redis")
    assert sql(own, "SELECT id FROM kept") == ((7,),)
    assert Redis(own.conf["KAYAK_REDIS_URL"])("PING") == "PONG"
    assert own.pid("mariadb") != before[0] and own.pid("redis") != before[1]
    assert not runs(before[1])


def test_starting_twice_is_quick_and_changes_nothing(own):
    before = own.pid("mariadb"), own.pid("redis")
    conf = own.conf
    begun = time.monotonic()
    own.start("mariadb", "redis")
    assert time.monotonic() - begun < 3
    assert (own.pid("mariadb"), own.pid("redis")) == before and own.conf == conf


def test_a_second_set_shares_nothing_with_the_first(own, tmp_path):
    other = Site(tmp_path / "b")
    try:
        other.start("redis")
        assert not set(own.ports.values()) & set(other.ports.values())
        Redis(other.conf["KAYAK_REDIS_URL"])("SET", "where", "b")
        assert Redis(own.conf["KAYAK_REDIS_URL"])("GET", "where") is None
    finally:
        other.stop()


def test_the_server_is_as_the_saga_wants_it(own):
    wanted = {"tx_isolation": "READ-COMMITTED", "innodb_snapshot_isolation": "ON", "max_connections": "60",
              "innodb_flush_log_at_trx_commit": "1", "innodb_rollback_on_timeout": "OFF", "time_zone": "+00:00"}
    names = ", ".join(f"'{name}'" for name in wanted)
    assert dict(sql(own, f"SHOW VARIABLES WHERE Variable_name IN ({names})")) == wanted


def test_settings_of_the_environment_do_not_reach_a_private_set(own):
    before = own.conf
    own.script("start", "redis", KAYAK_REDIS_URL="redis://far.example:6379")
    assert own.conf == before


def test_stopping_leaves_nothing_that_runs(own):
    pids = [own.pid("mariadb"), own.pid("redis")]
    own.stop()
    assert not [pid for pid in pids if runs(pid)]
    with pytest.raises(OSError):
        Redis(own.conf["KAYAK_REDIS_URL"])("PING")
