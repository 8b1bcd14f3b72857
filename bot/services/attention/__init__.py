"""One attention budget a person: what they are nudged about, when, and why."""
