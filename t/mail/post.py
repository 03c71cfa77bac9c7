# SPDX-License-Identifier: Apache-2.0
"""The SMTP face, with scripted faults."""

import asyncio
import random

from aiosmtpd.smtp import SMTP

SIZE_MAX = 10 << 20
SHARES = ("refuse_4xx", "lose_answers")
STAGES = ("MAIL", "RCPT", "DATA")


class Faults:
    """refuse_4xx: a share of the mails, at any stage. refuse_5xx_for: addresses. lose_answers: a
    share of the mails is kept, then the connection cut. down: 421 to everybody. delay_ms."""

    def __init__(self):
        self.struck = dict.fromkeys((*SHARES, "refuse_5xx_for", "down"), 0)
        self.set({})

    def set(self, script):
        """Replaces the whole script. ValueError says what is wrong with it."""
        for name, value in script.items():
            if name in SHARES:
                fits = type(value) in (int, float) and 0 <= value <= 1
            elif name == "refuse_5xx_for":
                fits = isinstance(value, list) and all(isinstance(v, str) for v in value)
            elif name == "down":
                fits = isinstance(value, bool)
            else:
                fits = name in ("seed", "delay_ms") and type(value) in (int, float) and value >= 0
            if not fits:
                raise ValueError(f"{name}: unknown, or not a value that fits")
        self.script = script
        self.gone = {a.lower() for a in script.get("refuse_5xx_for", ())}
        self.delay_s = script.get("delay_ms", 0) / 1000
        self.draws = {n: random.Random(f"{script.get('seed', 1)} {n}") for n in (*SHARES, "stage")}

    def strikes(self, name):
        share = self.script.get(name, 0)
        hit = bool(share) and self.draws[name].random() < share
        self.struck[name] += hit
        return hit

    def show(self):
        return {"script": self.script, "struck": self.struck}


class Desk:
    """aiosmtpd's hooks for one connection."""

    def __init__(self, shelf, faults):
        self.shelf, self.faults = shelf, faults
        self.busy_at = None      # the stage at which this mail is refused for now

    async def handle_MAIL(self, _server, _session, envelope, address, options):
        if self.faults.script.get("down"):
            self.faults.struck["down"] += 1
            return "421 4.3.2 The service is down"
        if self.faults.delay_s:
            await asyncio.sleep(self.faults.delay_s)
        struck = self.faults.strikes("refuse_4xx")
        self.busy_at = self.faults.draws["stage"].choice(STAGES) if struck else None
        if self.busy_at == "MAIL":
            return "451 4.3.0 Busy, try again later"
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return "250 2.1.0 OK"

    async def handle_RCPT(self, _server, _session, envelope, address, options):
        if address.lower() in self.faults.gone:
            self.faults.struck["refuse_5xx_for"] += 1
            return "550 5.1.1 Nobody has this address"
        if self.busy_at == "RCPT":
            return "450 4.2.1 The mailbox is busy, try again later"
        envelope.rcpt_tos.append(address)
        envelope.rcpt_options.extend(options)
        return "250 2.1.5 OK"

    async def handle_DATA(self, server, _session, envelope):
        if self.busy_at == "DATA":
            return "452 4.3.1 No room now, try again later"
        mail = self.shelf.put(envelope.mail_from, envelope.rcpt_tos, envelope.original_content)
        if self.faults.strikes("lose_answers"):
            server.transport.abort()
        return f"250 2.0.0 Kept as {mail.id}"


def server(shelf, faults):
    return SMTP(Desk(shelf, faults), hostname="mailsink", ident="mailsink", enable_SMTPUTF8=True,
                data_size_limit=SIZE_MAX, timeout=60)
