"""What people change of themselves, and the sessions that they have open."""
