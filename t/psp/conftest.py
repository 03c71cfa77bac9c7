# SPDX-License-Identifier: Apache-2.0
"""Fixtures: a provider for a file, and one for a single test."""

import pathlib
import sys

import pytest

sys.path.insert(0, str(pathlib.Path(__file__).parent))

from rig import Pspd, Receiver  # noqa: E402


@pytest.fixture(scope="module")
def psp(tmp_path_factory):
    """One that the tests of a file share; a test that scripts faults ends them."""
    p = Pspd(tmp_path_factory.mktemp("psp"))
    yield p
    assert p.end() == 0
    p.log.seek(0)
    assert b"Traceback" not in p.log.read()


@pytest.fixture
def own_psp(tmp_path):
    """One for this test alone, told to tell `hook`."""
    hook = Receiver()
    p = Pspd(tmp_path, "--webhook-url", hook.url)
    p.hook = hook
    yield p
    if p.process.poll() is None:
        p.end()
    hook.shutdown()
    p.log.seek(0)
    assert b"Traceback" not in p.log.read()
