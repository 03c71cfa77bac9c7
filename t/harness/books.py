# SPDX-License-Identifier: Apache-2.0
"""The books: what MySQL says of bookings, beside what the payment provider's own ledger says."""

import re
from collections import Counter

from .site import wait_for

OPEN = ("PENDING", "HELD")


class Books:
    def __init__(self, mysql, psp):
        self.mysql = mysql
        self.psp = psp

    def states(self, ids):
        """{booking id: state} of these bookings; those that are not there are left out."""
        found = {}
        for at in range(0, len(ids), 500):
            part = [bytes.fromhex(one) for one in ids[at:at + 500]]
            for row in self.mysql(f"SELECT id, state FROM bookings WHERE id IN ({', '.join(['%s'] * len(part))})", *part):
                found[row["id"].hex()] = row["state"]
        return found

    def settle(self, ids, seconds=60):
        """Waits until each of these is terminal; gives their states."""
        def over():
            states = self.states(ids)
            lost = [one for one in ids if one not in states]
            assert not lost, f"{len(lost)} acknowledged bookings are not there, such as {lost[0]}"
            return not any(state in OPEN for state in states.values()) and states

        return wait_for(over, seconds, 0.25, f"for {len(ids)} bookings to end")

    def charges(self, ids):
        """{booking id: captures}, by the provider's ledger."""
        wanted = set(ids)
        return Counter(row["booking_id"] for row in self.psp.ledger(loaded=0) if row["booking_id"] in wanted)

    def agree(self, ids):
        """Nobody was charged twice, nobody charged without a seat, nobody has a seat for nothing."""
        states, charges = self.states(ids), self.charges(ids)
        twice = [one for one, n in charges.items() if n > 1]
        assert not twice, f"charged more than once: {twice[:3]} of {len(twice)}"
        confirmed = {one for one, state in states.items() if state == "CONFIRMED"}
        assert set(charges) == confirmed, (
            f"charged without a seat: {sorted(set(charges) - confirmed)[:3]}, "
            f"confirmed without a charge: {sorted(confirmed - set(charges))[:3]}")
        return states, charges

    def stock(self, invs):
        """Free + what the ledger holds = all, and the ledger holds what is confirmed, for each of these rows."""
        for inv in invs:
            (row,) = self.mysql(
                "SELECT capacity, left_, (SELECT COALESCE(SUM(delta), 0) FROM inventory_ledger l WHERE l.inv_id = i.id) held,"
                " (SELECT COALESCE(SUM(qty), 0) FROM booking_items b JOIN bookings k ON k.id = b.booking_id"
                " WHERE b.inv_id = i.id AND k.state IN ('HELD', 'CONFIRMED')) sold FROM inventory i WHERE id = %s", inv)
            assert row["left_"] == row["capacity"] + row["held"] == row["capacity"] - row["sold"], row


def check(site, ids):
    """kayakctl check: every invariant. Other tests of this instance write bookings by hand, without a key or paid
    back behind the saga's back; a line about a booking counts when it is one of these."""
    done = site.ctl("check", check=False)
    ours = set(ids)
    wrong = [line for line in (done.stdout + done.stderr).splitlines()
             if re.match(r"I\d+ [\w-]+: ", line) and (" booking " not in line or ours & set(line.split()))]
    assert not wrong, "kayakctl check: " + "\n".join(wrong[:20])
