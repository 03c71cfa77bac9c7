# SPDX-License-Identifier: Apache-2.0
"""Many clients at once, and clients that do not give up: what is not certain is asked again with the same key."""

import http.client
import queue
import threading
import time

from . import people
from .client import Client

LOST = (http.client.HTTPException, OSError)


def at_once(work, jobs, threads=64):
    """Calls work(job, thread's own dict) for every job from so many threads; the first exception is raised at the end."""
    waiting, failed = queue.Queue(), []
    for job in jobs:
        waiting.put(job)

    def run():
        own = {}
        while not failed:
            try:
                work(waiting.get_nowait(), own)
            except queue.Empty:
                return
            except BaseException as error:                            # told to the caller below
                failed.append(error)

    pool = [threading.Thread(target=run, daemon=True) for _ in range(threads)]
    for thread in pool:
        thread.start()
    for thread in pool:
        thread.join()
    if failed:
        raise failed[0]


def travelers(site, n, threads=4):
    """So many travelers, signed in."""
    made = []
    at_once(lambda _, own: made.append(people.sign_up(site)), range(n), threads)
    return made


def of(own, site, who):
    """This thread's own connection, speaking for who."""
    client = own.setdefault("client", Client(site.api, origin=site.traveler))
    client.token = who.token
    return client


def uncertain(answer):
    return answer.status in (502, 503, 504) or (answer.status == 409 and answer.problem["type"].endswith("/in-flight"))


def surely(client, path, body, key, seconds=90, first=None):
    """POSTs with this key until the answer is certain. first: told of the very first answer (None: the line broke)."""
    until = time.monotonic() + seconds
    while True:
        try:
            answer = client.post(path, body, key=key, timeout=15)
        except LOST:
            answer = None
        if first is not None:
            first(answer)
            first = None
        if answer is not None and not uncertain(answer):
            return answer
        assert time.monotonic() < until, f"no certain answer in {seconds} s: {answer!r}"
        time.sleep(0.2)
