# SPDX-License-Identifier: Apache-2.0
"""A database to seed, with a payment provider that only remembers what it is told."""

import json
import os
import subprocess
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit, urlunsplit

from harness.fixtures import Mysql

TODAY = "2026-11-24"


class Provider:
    """POST /test/load, kept as rows; status: what it answers."""

    def __init__(self, status=200):
        self.status, self.charges, self.asked = status, [], []
        provider = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                provider.asked.append((self.path, self.headers.get("Authorization")))
                provider.charges = [json.loads(line) for line in body.splitlines()]
                self.send_response(provider.status)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *_):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def stop(self):
        self.server.shutdown()
        self.server.server_close()


class World:
    """A scratch database of its own, and what `kayakctl seed` does to it."""

    def __init__(self, site, mysql, name, provider):
        self.site, self.provider = site, provider
        self.name = f"kayak_scratch_seed_{name}_{os.getpid()}"
        mysql(f"DROP DATABASE IF EXISTS {self.name}")
        mysql(f"CREATE DATABASE {self.name}")
        at = urlsplit(site.conf["KAYAK_MYSQL_URL"])
        self.url = urlunsplit(at._replace(path=f"/{self.name}"))
        mongo = urlsplit(site.conf["KAYAK_MONGO_URL"])
        self.mongo = urlunsplit(mongo._replace(path=f"/{self.name}"))
        self.mysql = Mysql(self.url)
        code, said = self.ctl("migrate", "up")
        assert code == 0, said

    def ctl(self, *args, **settings):
        env = os.environ | {"KAYAK_MYSQL_URL": self.url, "KAYAK_MONGO_URL": self.mongo,
                            "KAYAK_PSP_URL": self.provider.url, "KAYAK_BCRYPT_COST": "4"} | settings
        done = subprocess.run([self.site.build / "kayakctl", "-c", self.site.dir / "etc/kayak.conf", *args], env=env,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=300)
        return done.returncode, done.stdout

    def seed(self, today=TODAY, scale="tiny", **settings):
        return self.ctl("seed", "--scale", scale, "--today", today, **settings)

    def tables(self):
        return sorted(list(row.values())[0] for row in self.mysql("SHOW TABLES"))

    def sums(self):
        """A checksum of each table; passwords and sealed secrets have a salt of their own."""
        salted = {"users", "admins"}
        sums = {}
        for table in self.tables():
            if table == "schema_migrations":
                continue
            if table in salted:
                columns = [row["Field"] for row in self.mysql(f"SHOW COLUMNS FROM {table}")
                           if row["Field"] not in ("password", "totp_sealed")]
                text = ", ".join(f"COALESCE(HEX({c}), '-')" for c in columns)
                sums[table] = self.mysql.one(f"SELECT SUM(CRC32(CONCAT_WS(',', {text}))) FROM {table}")
            else:
                sums[table] = self.mysql(f"CHECKSUM TABLE {table}")[0]["Checksum"]
        return sums

    def drop(self):
        self.mysql(f"DROP DATABASE {self.name}")
        self.mysql.connection.close()
