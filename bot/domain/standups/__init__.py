"""Stand-ups: who is asked what and when, and what becomes of the answers. Pure rules."""
