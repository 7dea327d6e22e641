"""The published language: every operation and every event of the platform, declared once."""
