# SPDX-License-Identifier: Apache-2.0
"""Scripted faults: shares between 0 and 1 drawn from seeded generators, one for each fault."""

import random

from wire import Refused

SHARES = ("lose_answers", "duplicate_webhooks", "reorder_webhooks", "error_500", "decline_rate")
SPREAD_S = (0.05, 1.5)     # how late a reordered or repeated webhook comes


class Faults:
    def __init__(self):
        self.counts = dict.fromkeys(
            (*SHARES, "refused_down", "delayed"), 0)     # how often each one struck
        self.set({})

    def set(self, script):
        """Replaces the whole script: what is not named is off."""
        known = {*SHARES, "seed", "delay_ms", "webhook_delay_ms", "down", "lose_next"}
        for name, value in script.items():
            if name not in known:
                raise Refused(400, f"Unknown fault: {name}", "parameter_unknown", name)
            if name == "down":
                fits = isinstance(value, bool)
            else:
                fits = isinstance(value, (int, float)) and not isinstance(value, bool)
                fits = fits and 0 <= value <= (1 if name in SHARES else 2**53)
            if not fits:
                raise Refused(400, f"Invalid value for {name}", param=name)
        self.script = script
        self.down = script.get("down", False)
        self.delay_s = script.get("delay_ms", 0) / 1000
        self.lose_next = int(script.get("lose_next", 0))
        seed = script.get("seed", 1)
        self.draws = {name: random.Random(f"{seed} {name}") for name in SHARES}
        self.spread = random.Random(f"{seed} spread")

    def strikes(self, name):
        share = self.script.get(name, 0)
        if not share or self.draws[name].random() >= share:
            return False
        self.counts[name] += 1
        return True

    def decline(self):
        """The behaviour that replaces the card's own, or None."""
        return "generic_decline" if self.strikes("decline_rate") else None

    def lose(self):
        """Whether the work is done and the caller never hears of it."""
        if self.lose_next > 0:
            self.lose_next -= 1
            self.counts["lose_answers"] += 1
            return True
        return self.strikes("lose_answers")

    def duplicate(self):
        return self.strikes("duplicate_webhooks")

    def some_delay(self):
        return self.spread.uniform(*SPREAD_S)

    def webhook_delay(self):
        late = self.some_delay() if self.strikes("reorder_webhooks") else 0.0
        return late + self.script.get("webhook_delay_ms", 0) / 1000

    def show(self):
        return {"script": self.script, "struck": dict(self.counts)}
