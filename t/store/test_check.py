# SPDX-License-Identifier: Apache-2.0
"""kayakctl check: silent on what the saga made, and loud on every corruption of it."""

import json
import os
import random
import re
import subprocess
from urllib.parse import urlsplit, urlunsplit

import pytest

from harness.fixtures import Mysql
from psp.rig import Pspd

SEED = int(os.environ.get("SEED", "0")) or random.randrange(1, 1 << 30)
TIMES = 6                        # each kind of corruption, on rows chosen at random
NAME = "kayak_scratch_check"


class Books:
    """A scratch database with bookings in every state, a copy of it, and the checker."""

    def __init__(self, site, mysql):
        self.site = site
        self.settings = {}
        at = urlsplit(site.conf["KAYAK_MYSQL_URL"])
        self.url = urlunsplit(at._replace(path=f"/{NAME}"))
        env = os.environ | site.conf
        subprocess.run([site.build / "t/store/saga_make", NAME], env=env, check=True, capture_output=True, timeout=120)
        self.mysql = Mysql(self.url)
        mysql(f"DROP DATABASE IF EXISTS {NAME}_0")
        mysql(f"CREATE DATABASE {NAME}_0")
        self.tables = [next(iter(row.values())) for row in self.mysql("SHOW TABLES")]
        for table in self.tables:
            mysql(f"CREATE TABLE {NAME}_0.{table} LIKE {NAME}.{table}")
            mysql(f"INSERT INTO {NAME}_0.{table} SELECT * FROM {NAME}.{table}")

    def check(self, *args):
        env = os.environ | self.site.conf | {"KAYAK_MYSQL_URL": self.url} | self.settings
        done = subprocess.run([self.site.build / "kayakctl", "check", *(args or ["--no-psp"])], env=env,
                              capture_output=True, text=True, timeout=60)
        return done.returncode, done.stdout + done.stderr

    def restore(self, table):
        self.mysql("SET SESSION foreign_key_checks = 0, check_constraint_checks = 0, unique_checks = 0")
        self.mysql(f"DELETE FROM {table}")
        self.mysql(f"INSERT INTO {table} SELECT * FROM {NAME}_0.{table}")


@pytest.fixture(scope="module")
def books(site):
    mysql = Mysql(site.conf["KAYAK_MYSQL_URL"])
    made = Books(site, mysql)
    yield made
    made.mysql.connection.close()
    mysql(f"DROP DATABASE {NAME}_0")
    mysql(f"DROP DATABASE {NAME}")


#   what is done to it, its table, which rows, the change (or None: the row is gone), the invariant, what tells of it
A_STATE = "state = IF(state = 'REFUNDED', 'CAPTURED', 'REFUNDED')"
CORRUPTIONS = [
    ("a place sold twice", "inventory", "left_ > 0", "left_ = left_ - 1", "I1", "id"),
    ("a place given twice", "inventory", "left_ < capacity", "left_ = left_ + 1", "I1", "id"),
    ("more left than there is", "inventory", "left_ = capacity", "left_ = left_ + 1", "I1", "id"),
    ("a smaller plane", "inventory", "left_ < capacity - 1", "capacity = capacity - 1", "I1", "id"),
    ("a forgotten hold", "inventory_ledger", "reason = 'hold'", None, "I1", "inv_id"),
    ("a forgotten release", "inventory_ledger", "reason = 'release'", None, "I1", "inv_id"),
    ("a wrong hold", "inventory_ledger", "reason = 'hold'", "delta = delta - 1", "I1", "inv_id"),
    ("a hold that may repeat", "inventory_ledger", "reason = 'hold'", "once = NULL", "I1", "id"),
    ("a hold of nobody", "inventory_ledger", "reason = 'hold'", "booking_id = UNHEX(MD5(id))", "I1", "id"),
    ("a release called adjustment", "inventory_ledger", "reason = 'release'", "reason = 'adjust'", "I1", "id"),
    ("confirmed without a payment", "billing", "state IN ('CAPTURED', 'PARTIAL') AND booking_id IN"
     " (SELECT id FROM bookings WHERE state = 'CONFIRMED')", None, "I2", "booking_id"),
    ("a payment forgotten", "billing", "state = 'CAPTURED'", "state = 'DECLINED'", "I2", "id"),
    ("paid less than it costs", "billing", "1", "amount_minor = amount_minor - 1", "I2", "id"),
    ("a bill of somebody else", "billing", "1", "user_id = user_id + 100", "I2", "id"),
    ("a refund that was not", "billing", "state IN ('CAPTURED', 'PARTIAL', 'REFUNDED')", A_STATE, "I2", "id"),
    ("captured without a reference", "billing", "state = 'CAPTURED'", "psp_ref = NULL", "I2", "id"),
    ("charged after the end", "billing", "state = 'VOID'", "state = 'CHARGING'", "I2", "booking_id"),
    ("charged and expired", "bookings", "state = 'CONFIRMED'", "state = 'EXPIRED'", "I2", "id"),
    ("cancelled by nobody", "bookings", "state = 'CONFIRMED'", "state = 'CANCELLED'", "I2", "id"),
    ("confirmed for nothing", "bookings", "state IN ('EXPIRED', 'REJECTED', 'FAILED', 'PENDING')", "state = 'CONFIRMED'",
     "I2", "id"),
    ("back to life", "bookings", "state = 'CANCELLED'", "state = 'CONFIRMED'", "I2", "id"),
    ("held, then forgotten", "bookings", "state = 'HELD'", "state = 'PENDING'", "I2", "id"),
    ("another total", "bookings", "1", "total_minor = total_minor + 100", "I2", "id"),
    ("another day", "bookings", "1", "starts_at = starts_at + INTERVAL 1 DAY", "I2", "id"),
    ("an item lost", "booking_items", "1", None, "I2", "booking_id"),
    ("an item more", "booking_items", "qty = 1", "qty = 2", "I2", "booking_id"),
    ("promised, not given", "refunds", "reason = 'cancelled'", None, "I2", "booking_id"),
    ("given more than promised", "refunds", "1", "amount_minor = amount_minor + 1", "I2", "booking_id"),
    ("late money kept", "refunds", "reason = 'paid too late'", None, "I2", "booking_id"),
    ("a refund of another bill", "refunds", "1", "billing_id = UNHEX(MD5(billing_id))", "I2", "id"),
    ("done without a reference", "refunds", "state = 'DONE'", "psp_ref = NULL", "I2", "id"),
    ("the promise forgotten", "cancellations", "state = 'DONE'", "state = 'OPEN'", "I2", "booking_id"),
    ("another promise", "cancellations", "state = 'DONE'", "refund_minor = refund_minor + 7", "I2", "booking_id"),
    ("open for ever", "bookings", "state IN ('PENDING', 'HELD')", "hold_until = NOW(6) - INTERVAL 1 HOUR", "I4", "id"),
    ("a booking without a key", "idem_keys", "method_path = 'POST /api/bookings'", None, "I5", "answer"),
    ("a key of somebody else", "idem_keys", "method_path = 'POST /api/bookings'", "user_id = user_id + 100", "I5", "answer"),
    ("a confirmed trip without a mail", "mail_queue", "kind = 'confirm' AND booking_id IN"
     " (SELECT id FROM bookings WHERE state = 'CONFIRMED')", None, "I6", "booking_id"),
    ("a cancelled trip without a mail", "mail_queue", "kind = 'cancel'", None, "I6", "booking_id"),
    ("a mail of what did not happen", "mail_queue", "kind = 'cancel' AND booking_id IN (SELECT booking_id FROM billing"
     " WHERE state IN ('VOID', 'DECLINED'))", "kind = 'confirm'", "I6", "id"),
    ("a capture that was not told", "outbox", "topic = 'payments.processed'", None, "I7", "event_id"),
    ("told under another name", "outbox", "topic = 'payments.processed'", "event_id = UNHEX(MD5(event_id))", "I7", "event_id"),
    ("told of another booking", "outbox", "topic = 'payments.processed'",
     "payload = JSON_SET(payload, '$.data.booking_id', MD5(id))", "I7", "event_id"),
    ("told as something else", "outbox", "topic = 'payments.processed'",
     "payload = JSON_SET(payload, '$.data.kind', 'gift')", "I7", "event_id"),
]


def said_of(row, tells):
    value = json.loads(row["response"])["id"] if tells == "answer" else row[tells]
    return value.hex() if isinstance(value, bytes) else str(value)


def key_of(row, table):
    keys = {"idem_keys": ("user_id", "key_"), "booking_items": ("booking_id", "n")}.get(table, ("id",))
    return " AND ".join(f"{key} = %s" for key in keys), [row[key] for key in keys]


def test_what_the_saga_made_is_right(books):
    code, text = books.check()
    assert code == 0 and re.fullmatch(r"\d+ checks, 0 rows are wrong\n", text), text


@pytest.mark.parametrize("case", CORRUPTIONS, ids=lambda case: case[0].replace(" ", "-"))
def test_corruption_is_told(books, case):
    what, table, where, change, invariant, tells = case
    dice = random.Random(f"{SEED}{what}")
    rows = books.mysql(f"SELECT * FROM {table} WHERE {where}")
    assert rows, f"nothing to corrupt: {what}"
    for row in dice.sample(rows, min(TIMES, len(rows))):
        condition, values = key_of(row, table)
        books.mysql("SET SESSION check_constraint_checks = 0")
        books.mysql(f"UPDATE {table} SET {change} WHERE {condition}" if change
                    else f"DELETE FROM {table} WHERE {condition}", *values)
        code, text = books.check()
        lines = [line for line in text.splitlines() if line.startswith(f"{invariant} ") and said_of(row, tells) in line]
        books.restore(table)
        assert code == 1 and lines, f"SEED={SEED}: {what} of {condition} {values} was not told:\n{text}"
    assert books.check()[0] == 0


@pytest.mark.parametrize("table, twin, name", [
    ("billing", "INSERT INTO billing SELECT UNHEX(MD5(id)), booking_id, user_id, amount_minor, currency, state, 9, payment_method,"
     " brand, last4, decline, action_url, next_poll, tries, lease_owner, lease_until, CONCAT(psp_ref, 'x'), captured_at, created_at"
     " FROM billing WHERE state = 'CAPTURED' LIMIT 1", "I2 once"),
    ("cancellations", "INSERT INTO cancellations SELECT UNHEX(MD5(id)), booking_id, refund_minor, expires_at, state, created_at"
     " FROM cancellations WHERE state = 'DONE' LIMIT 1", "I2 cancelled"),
    ("idem_keys", "INSERT INTO idem_keys SELECT user_id, CONCAT(key_, '2'), method_path, body_sha256, status, response, created_at"
     " FROM idem_keys WHERE method_path = 'POST /api/bookings' LIMIT 1", "I5 unkeyed"),
    ("inventory_ledger", "INSERT INTO inventory_ledger (booking_id, inv_id, delta, reason, once) SELECT booking_id, inv_id, delta,"
     " reason, NULL FROM inventory_ledger WHERE reason = 'hold' LIMIT 1", "I1 ledger"),
    ("mail_queue", "INSERT INTO mail_queue (booking_id, kind, to_addr, message_id) SELECT id, 'refund', 'a@example.org',"
     " HEX(id) FROM bookings WHERE state = 'CONFIRMED' LIMIT 1", "I6 unasked"),
])
def test_a_twin_is_told(books, table, twin, name):
    books.mysql(twin)
    code, text = books.check()
    books.restore(table)
    assert code == 1 and any(line.startswith(f"{name}: ") for line in text.splitlines()), text


def test_corruptions_are_many(books):
    made = sum(min(TIMES, len(books.mysql(f"SELECT 1 FROM {case[1]} WHERE {case[2]}"))) for case in CORRUPTIONS)
    assert made >= 200, made


def test_help_and_wrong_options(books):
    assert books.check("--what")[0] == 2
    assert books.check("--older")[0] == 2
    assert books.check("--no-psp", "--older", "100000")[0] == 0


# --- I3: the provider's own books ---------------------------------------------------

@pytest.fixture
def provider(books, tmp_path):
    """A provider of the test's own, that knows exactly what was captured and given back."""
    pspd = Pspd(tmp_path)
    for key in pspd.keys.iterdir():
        key.chmod(0o600)
    books.settings = {"KAYAK_PSP_URL": f"http://127.0.0.1:{pspd.port}", "KAYAK_KEYS_DIR": str(pspd.keys)}

    def load(rows):
        status, _, answer = pspd.ask("POST", "/test/load?replace=true", body="\n".join(json.dumps(row) for row in rows))
        assert status == 200 and answer["loaded"] == len(rows), answer

    rows = [{"payment_intent": row["psp_ref"], "billing_id": row["id"].hex(), "booking_id": row["booking_id"].hex(),
             "amount": row["amount_minor"], "currency": "usd", "created": 1700000000, "brand": "visa", "last4": "4242",
             "refunded": int(row["done"])} for row in books.mysql(
        "SELECT p.*, (SELECT COALESCE(SUM(amount_minor), 0) FROM refunds r WHERE r.billing_id = p.id AND r.state = 'DONE') done"
        " FROM billing p WHERE p.captured_at IS NOT NULL")]
    load(rows)
    yield rows, load
    books.settings = {}
    pspd.end()


def test_books_agree(books, provider):
    code, text = books.check("--psp")
    assert code == 0 and text.endswith("checks, 0 rows are wrong\n"), text


@pytest.mark.parametrize("what", ["unknown", "stranger", "amount", "refunded", "reference", "not-ours"])
def test_books_differ(books, provider, what):
    rows, load = provider
    row = dict(random.Random(SEED).choice([row for row in rows if row["refunded"] == 0]))
    rest = [other for other in rows if other["billing_id"] != row["billing_id"]]
    tells = row["billing_id"]
    if what == "stranger":
        row |= {"billing_id": "0" * 31 + "1", "payment_intent": "pi_stranger"}
        tells = "pi_stranger"
    elif what == "amount":
        row["amount"] += 1
    elif what == "refunded":
        row["refunded"] = 5
    elif what == "reference":
        row["payment_intent"] = "pi_other"
    elif what == "not-ours":
        voided = books.mysql("SELECT LOWER(HEX(id)) id FROM billing WHERE state IN ('VOID', 'DECLINED') LIMIT 1")[0]["id"]
        rest.append(dict(row))
        row |= {"billing_id": voided, "payment_intent": "pi_late"}
        tells = voided
    load(rest + ([row] if what != "unknown" else []))
    code, text = books.check("--psp")
    assert code == 1 and any(line.startswith("I3 ") and tells in line for line in text.splitlines()), text


def test_no_books_no_comparison(books, provider):
    books.settings |= {"KAYAK_PSP_URL": "http://127.0.0.1:1"}
    assert books.check("--psp")[0] == 1
    code, text = books.check("--older", "120")
    assert code == 0 and "I3 is left out" in text, text
