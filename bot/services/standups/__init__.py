"""Stand-ups: set up, asked, answered, reported."""
