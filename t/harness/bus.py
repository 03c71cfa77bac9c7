# SPDX-License-Identifier: Apache-2.0
"""Kafka through kcat: everything a topic holds, and sending."""

import json
import subprocess


class Kafka:
    def __init__(self, brokers):
        self.brokers = brokers

    def _kcat(self, *args, given=None):
        done = subprocess.run(["kcat", "-q", "-b", self.brokers, *args], input=given, capture_output=True, text=True,
                              timeout=60)
        assert done.returncode == 0, f"kcat {' '.join(args)}: {done.stderr}"
        return done.stdout

    def topics(self):
        return [topic["topic"] for topic in json.loads(self._kcat("-L", "-J"))["topics"]]

    def read(self, topic, offset="beginning"):
        """All messages up to now: partition, offset, key, headers, payload (parsed where it is JSON), value (text)."""
        found = []
        for line in self._kcat("-C", "-t", topic, "-o", offset, "-e", "-J").splitlines():
            raw = json.loads(line)
            headers = raw.get("headers") or []
            message = {"partition": raw["partition"], "offset": raw["offset"], "key": raw["key"],
                       "headers": dict(zip(headers[::2], headers[1::2])), "value": raw["payload"]}
            try:
                message["payload"] = json.loads(raw["payload"])
            except (TypeError, ValueError):
                message["payload"] = None
            found.append(message)
        return found

    def send(self, topic, value, key=None):
        args = ["-P", "-t", topic] + (["-k", key] if key is not None else [])
        self._kcat(*args, given=value if isinstance(value, str) else json.dumps(value))
