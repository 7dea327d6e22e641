"""Hashes by which random tokens and codes are stored: nobody guesses those, so plain ones are as safe as slow ones."""

import hashlib


def fingerprint(token: str) -> str:
    """Return the stored hash of a random token."""
    return hashlib.sha256(token.encode()).hexdigest()


def hash_of_code(code: str) -> str:
    """Return the stored hash of a random code as somebody has typed it: capitals, blanks and hyphens do not matter."""
    return fingerprint("".join(filter(str.isalnum, code.lower())))
