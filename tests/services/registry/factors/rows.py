"""The rows of second factors: everybody has one, and sign-ins are completed or forgotten."""

ROWS = (
    """
INSERT INTO second_factors (person_id, secret, confirmed_at, last_step)
SELECT pg_temp.id('person', n), :address, now(), 0 FROM generate_series(0, 19999) AS n
""",
    """
INSERT INTO recovery_codes (hash, person_id)
SELECT md5('recovery' || n), pg_temp.id('person', n % 20000) FROM generate_series(0, 199999) AS n
""",
    """
INSERT INTO sign_in_challenges (hash, person_id, expires_at, tries)
SELECT md5('challenge' || n), pg_temp.id('person', n % 20000), now() - n * interval '1 second', 0
FROM generate_series(0, 3599) AS n
""",
)

FIXED = ("second_factors", "recovery_codes")
