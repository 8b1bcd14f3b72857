"""What messages ask people to do, found by its words."""
