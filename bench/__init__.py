"""The speed of the platform, measured against a bare program that does the same work: ``make bench``."""
