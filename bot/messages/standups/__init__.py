"""How stand-ups look."""
