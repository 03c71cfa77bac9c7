# SPDX-License-Identifier: Apache-2.0
"""One request as the calls of the API see it."""

import time

import wire


class Call:
    """The parameters, who asks, and the identifier in the path (key)."""

    def __init__(self, psp, params, key=None, idempotency_key=None, public=False):
        self.psp, self.params, self.key = psp, params, key
        self.idempotency_key, self.public = idempotency_key, public
        self.now = int(time.time())
        self.request_id = wire.new_id("req_")[:18]
