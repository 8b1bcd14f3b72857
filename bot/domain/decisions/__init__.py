"""What a message in a request's thread says about the decision."""
