# SPDX-License-Identifier: Apache-2.0
"""The programs *_live against the servers of the instance; each prints TAP."""

import os
import subprocess

import pytest

PROGRAMS = {"db_live": 21, "cache_live": 6, "docs_live": 6, "bus_live": 7, "accounts_live": 4, "saga_live": 22, "saga_money_live": 11, "saga_race_live": 7}


@pytest.mark.parametrize("name", PROGRAMS)
def test_live(site, name):
    done = subprocess.run([site.build / "t/store" / name], env=os.environ | site.conf, capture_output=True, text=True,
                          timeout=180)
    wrong = [line for line in done.stdout.splitlines() if not line.startswith(("ok ", "1.."))]
    assert done.returncode == 0, "\n".join(wrong) + "\n" + done.stderr[-4000:]
    assert f"1..{PROGRAMS[name]}" in done.stdout.splitlines()
