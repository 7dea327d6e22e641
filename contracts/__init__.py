"""The published language: every operation and every event of the platform, declared once."""

import contracts.validation  # noqa: F401 (before any schema is declared)
