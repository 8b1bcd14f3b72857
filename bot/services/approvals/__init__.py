"""Requests for approval: one module a group of use cases."""
