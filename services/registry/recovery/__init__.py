"""Codes by mail: for a password forgotten, for an account opened by invitation (decision 0037)."""
