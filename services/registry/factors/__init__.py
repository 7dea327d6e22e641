"""The second factor: one-time codes by time, recovery codes, and the second step of signing in (decision 0038)."""
