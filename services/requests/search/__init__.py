"""What requests are found by text."""
