"""Sessions are filled with the accounts."""

ROWS: tuple[str, ...] = ()
