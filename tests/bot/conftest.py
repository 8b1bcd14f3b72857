"""Properties are checked with the same examples on every run: a failure can be run again as it was."""

from hypothesis import settings

settings.register_profile("repeatable", derandomize=True, deadline=None, database=None, max_examples=50)
settings.load_profile("repeatable")
