"""Settings of the test run."""

from hypothesis import settings

settings.register_profile("hearsay", deadline=None)  # A busy machine is no defect.
settings.load_profile("hearsay")
