"""Tasks: one module a group of use cases."""
