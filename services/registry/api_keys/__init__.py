"""Keys for programs that act for a person (decision 0039)."""
