"""Settings of the test run, and what is optional on a user's machine."""

import os
import shutil

import pytest
from hypothesis import settings

settings.register_profile("hearsay", deadline=None)  # A busy machine is no defect.
settings.load_profile("hearsay")


@pytest.fixture(scope="session")
def chromium() -> str:
    """Path of the system's Chromium; the test is skipped where there is none, and fails in CI."""
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if found is None:
        stop = pytest.fail if os.environ.get("CI") == "true" else pytest.skip
        stop("Chromium is not installed: pages are not looked at in a browser")
    return str(found)
