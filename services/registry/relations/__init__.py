"""Relations between organizations, and their places on chains: all of them hold from a day to a day."""
