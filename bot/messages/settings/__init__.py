"""What people and teams choose, in forms and in words."""
