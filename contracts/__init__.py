"""The contracts between services and clients: every operation and every event, each declared once."""

import contracts.validation  # noqa: F401 (before any schema is declared)
