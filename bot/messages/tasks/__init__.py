"""How tasks look."""
