"""When somebody is nudged of what, and why not: kinds, wishes, hours, and the one decision over all of it."""
