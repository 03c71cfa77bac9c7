# SPDX-License-Identifier: Apache-2.0
"""kayakctl migrate on databases of its own, with made-up migrations."""

import os
import subprocess
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import pytest

from harness.fixtures import Mysql


class Schema:
    """A folder of migrations and the empty database they are for."""

    def __init__(self, site, mysql, folder):
        self.site = site
        self.folder = Path(folder)
        (self.folder / "mysql").mkdir(parents=True)
        name = f"kayak_scratch_migrate_{os.getpid()}"
        mysql(f"DROP DATABASE IF EXISTS {name}")
        mysql(f"CREATE DATABASE {name}")
        at = urlsplit(site.conf["KAYAK_MYSQL_URL"])
        self.url = urlunsplit(at._replace(path=f"/{name}"))
        self.mysql = Mysql(self.url)

    def write(self, name, text):
        (self.folder / "mysql" / name).write_text(text)

    def start(self, *args):
        env = os.environ | {"KAYAK_SQL_DIR": str(self.folder), "KAYAK_MYSQL_URL": self.url, "KAYAK_MONGO_URL": ""}
        return subprocess.Popen([self.site.build / "kayakctl", "-c", self.site.dir / "etc/kayak.conf", "migrate", *args],
                                env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)

    def run(self, *args):
        process = self.start(*args)
        text, _ = process.communicate(timeout=60)
        return process.returncode, text

    def tables(self):
        return {list(row.values())[0] for row in self.mysql("SHOW TABLES")}


@pytest.fixture
def schema(site, mysql, tmp_path):
    made = Schema(site, mysql, tmp_path / "sql")
    made.write("0001-one.sql", "-- one\nCREATE TABLE one (a INT);\nINSERT INTO one VALUES (1);\n")
    made.write("0002-two.sql", "CREATE TABLE two (a INT);\n")
    yield made
    made.mysql.connection.close()


def test_applies_each_once(schema):
    assert "to do" in schema.run("status")[1]
    assert schema.run("up", "--dry-run") == (0, f"{'0001-one.sql':32} would be applied\n{'0002-two.sql':32} would be applied\n")
    assert schema.tables() == set()
    code, text = schema.run("up")
    assert code == 0 and "0001-one.sql" in text, text
    assert schema.tables() == {"one", "two", "schema_migrations"}
    code, text = schema.run("up")
    assert (code, text) == (0, "the schema is up to date: 2 migrations\n")
    assert schema.mysql.one("SELECT COUNT(*) FROM one") == 1
    schema.write("0003-three.sql", "CREATE TABLE three (a INT);\n")
    assert schema.run("up")[0] == 0
    assert "three" in schema.tables()


@pytest.mark.parametrize("harm, word", [
    (lambda schema: schema.write("0001-one.sql", "-- another\nCREATE TABLE one (a INT);\nINSERT INTO one VALUES (1);\n"), "edited"),
    (lambda schema: schema.write("0001-one.sql", "-- one\nCREATE TABLE one (a INT);\nINSERT INTO one VALUES (1);\nSELECT 1;\n"), "edited"),
    (lambda schema: (schema.folder / "mysql/0001-one.sql").unlink(), "missing"),
    (lambda schema: schema.write("0002-too.sql", "SELECT 1;\n"), "same number"),
])
def test_refuses_a_changed_past(schema, harm, word):
    assert schema.run("up")[0] == 0
    schema.write("0003-three.sql", "CREATE TABLE three (a INT);\n")
    harm(schema)
    for command in (["up"], ["status"]):
        code, text = schema.run(*command)
        assert code == 1 and word in text, text
    assert "three" not in schema.tables()


def test_refuses_what_comes_too_late(schema):
    (schema.folder / "mysql/0001-one.sql").rename(schema.folder / "mysql/0005-one.sql")
    assert schema.run("up")[0] == 0
    schema.write("0003-late.sql", "CREATE TABLE late (a INT);\n")
    code, text = schema.run("up")
    assert code == 1 and "0003-late.sql comes before 0005" in text
    assert "late" not in schema.tables()


def test_goes_on_where_it_failed(schema):
    schema.write("0002-two.sql", "CREATE TABLE two (a INT);\nINSERT INTO two VALUES (1);\n\nCREATE nonsense;\n")
    code, text = schema.run("up")
    assert code == 1 and "0002-two.sql, line 4: 1064" in text, text
    assert "unfinished after 2 statements" in schema.run("status")[1]
    schema.write("0002-two.sql", "CREATE TABLE two (b INT);\nINSERT INTO two VALUES (1);\n\nSELECT 1;\n")
    assert schema.run("up")[0] == 1                       # what was done must stay as it was
    schema.write("0002-two.sql", "CREATE TABLE two (a INT);\nINSERT INTO two VALUES (1);\n\nINSERT INTO two VALUES (2);\n")
    code, text = schema.run("up")
    assert code == 0, text
    assert [row["a"] for row in schema.mysql("SELECT a FROM two ORDER BY a")] == [1, 2]


def test_one_at_a_time(schema):
    schema.write("0002-two.sql", "CREATE TABLE two (a INT);\nSELECT SLEEP(1);\nINSERT INTO two VALUES (1);\n")
    together = [schema.start("up") for _ in range(3)]
    texts = [process.communicate(timeout=60)[0] for process in together]
    assert [process.returncode for process in together] == [0, 0, 0], texts
    assert sum("0001-one.sql" in text for text in texts) == 1
    assert schema.mysql.one("SELECT COUNT(*) FROM two") == 1


def test_says_what_is_wrong(schema):
    schema.url = "mysql://nobody@/nowhere?socket=/nonexistent.sock"
    code, text = schema.run("up")
    assert code == 1 and "the database is away" in text
    code, text = schema.run("sideways")
    assert code == 2 and "usage: kayakctl migrate" in text
