"""The machinery every service stands on: no business rule lives here."""
