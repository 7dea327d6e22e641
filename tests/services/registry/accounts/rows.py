"""The rows of accounts and sessions."""

ROWS = (
    """
INSERT INTO accounts (id, person_id, login, login_key, must_change_password, failures, active)
SELECT pg_temp.id('account', n), pg_temp.id('person', n), 'p' || n, 'p' || n, false, 0,
    true FROM generate_series(0, 19999) AS n
""",
    """
INSERT INTO sessions (id, person_id, opened_at, used_at, ends_at, ended_at)
SELECT pg_temp.id('session', n), pg_temp.id('person', n % 20000), at, at, at + interval '30 days',
    CASE WHEN n % 2 = 0 THEN at + interval '1 day' END
FROM (
    SELECT n, now() - interval '7 days' + n * (interval '7 days' / (:many / 10)) AS at
    FROM generate_series(1, :many / 10) AS n
) AS opened
""",
    """
INSERT INTO refresh_tokens (hash, session_id)
SELECT md5(n::text || turn), pg_temp.id('session', n) FROM generate_series(1, :many / 10) AS n,
    generate_series(1, 3) AS turn
""",
    """
INSERT INTO revocations (id, person_id, session_id, before)
SELECT pg_temp.id('revocation', n), pg_temp.id('person', n % 20000), pg_temp.id('session', n),
    now() - (:many / 10 - n) * interval '5 seconds'
FROM generate_series(1, :many / 10) AS n
""",
    """
INSERT INTO failed_sign_ins (key, login, failures, at, until)
SELECT md5('guesser' || n), md5('login' || n % 20000), n % 7, at, at
FROM (SELECT n, now() - n * interval '1 day' / (:many / 10) AS at FROM generate_series(1, :many / 10) AS n) AS failed
""",
    """
INSERT INTO known_devices (hash, person_id, used_at)
SELECT md5('device' || n), pg_temp.id('person', n % 20000), now() - n * interval '90 days' / (:many / 10)
FROM generate_series(1, :many / 10) AS n
""",
)

FIXED = ("accounts",)
FEW = ("signing_keys",)
