"""Registry knows who exists and how they relate, and who may sign in."""
