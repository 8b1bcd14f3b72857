"""Digests: what moved, told to those who want to know, at their hour."""
