# SPDX-License-Identifier: Apache-2.0
"""The books in SQLite. One connection, one writer; every answer waits for its commit, and one
commit serves all requests that came meanwhile."""

import asyncio
import contextlib
import pathlib
import sqlite3

GATHER_S = 0.0015     # how long a commit waits for company


class Ledger:
    def __init__(self, path):
        self.db = sqlite3.connect(path, isolation_level=None, cached_statements=512)
        self.db.row_factory = sqlite3.Row
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON",
                       "temp_store=MEMORY", "cache_size=-65536", "wal_autocheckpoint=4000"):
            self.db.execute("PRAGMA " + pragma)
        self.db.executescript((pathlib.Path(__file__).parent / "schema.sql").read_text())
        self.waiting = None      # the future of the commit under way
        self.after_commit = []   # called once the work is durable

    def one(self, sql, *binds):
        return self.db.execute(sql, binds).fetchone()

    def all(self, sql, *binds):
        return self.db.execute(sql, binds).fetchall()

    def write(self, sql, *binds):
        self.open()
        return self.db.execute(sql, binds)

    def open(self):
        """Begins the transaction that the next commit ends, unless it is open already."""
        if self.waiting is None:
            self.db.execute("BEGIN IMMEDIATE")
            loop = asyncio.get_running_loop()
            self.waiting = loop.create_future()
            loop.call_later(GATHER_S, self.commit)

    @contextlib.contextmanager
    def change(self):
        """One request's writes: all of them or none."""
        self.open()
        told = len(self.after_commit)
        self.db.execute("SAVEPOINT request")
        try:
            yield
        except BaseException:
            self.db.execute("ROLLBACK TO request")
            del self.after_commit[told:]
            raise
        finally:
            self.db.execute("RELEASE request")

    def commit(self):
        if self.waiting is None:
            return
        done, self.waiting = self.waiting, None
        calls, self.after_commit = self.after_commit, []
        try:
            self.db.execute("COMMIT")
        except sqlite3.Error as error:
            if self.db.in_transaction:
                self.db.execute("ROLLBACK")
            done.set_exception(error)
            done.exception()     # looked at: nobody may be waiting
            return
        done.set_result(None)
        for call in calls:
            call()

    async def settled(self):
        """Returns when nothing that was read or written so far can be lost any more."""
        if self.waiting is not None:
            await asyncio.shield(self.waiting)

    def close(self):
        self.commit()
        self.db.close()
