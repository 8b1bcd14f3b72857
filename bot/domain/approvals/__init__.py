"""Requests for approval: routes, steps, who may decide, what became of it."""
