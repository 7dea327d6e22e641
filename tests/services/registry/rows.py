"""What is asked for in several of registry's lists."""

VALUES = {"on": "2026-11-01", "q": "4711"}
