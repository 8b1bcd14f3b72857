"""What people read about what needs them, and about why they were told."""
