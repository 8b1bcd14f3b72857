"""Digests: what moved since the last one, for whom, when."""
