"""The machinery that every service stands on; it holds no business rules."""
