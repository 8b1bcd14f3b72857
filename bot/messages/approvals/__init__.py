"""What people read about requests for approval."""
