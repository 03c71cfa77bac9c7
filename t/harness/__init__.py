# SPDX-License-Identifier: Apache-2.0
"""What the tests of a running instance share: pytest fixtures (fixtures.py) and the helpers behind them.

site.py     the instance: ports, settings, starting, stopping and killing its parts
client.py   the API as a program sees it: JSON, problems, signing up and in
people.py   travelers of a test's own
shop.py     flights, rooms and cars of a test's own
bench.py    the instance of ./kayak bench
crowd.py    many clients at once      books.py   what MySQL and the provider's ledger say of bookings
resp.py     Redis      bus.py   Kafka      mails.py   the inbox      psp.py   the payment provider

A test never talks to anything but the instance that ./kayak test made for it (KAYAK_TEST_DIR).
"""
