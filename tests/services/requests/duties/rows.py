"""The clocks of every duty of the request that is asked for, and what is asked for of duties."""

from uuid import UUID

from contracts.requests.vocabulary import REQUEST_DUTY, Duty
from services.requests.duties.beginning import clock_of
from tests.services.large import identifier

NEEDS = ("requests/clocks",)

_REQUEST = identifier("request", 500)
_CLOCKS = ", ".join(
    f"('{clock_of(UUID(_REQUEST), Duty(duty))}'::uuid, '{duty}')"
    for duty in REQUEST_DUTY.codes
    if duty != Duty.HANDLING
)
ROWS = (
    f"""
INSERT INTO clocks (
    request_id, duty, subject_id, status, due_at, provisional, generation, calendar_version, known_until,
    terms_version, version, reckoned_version
)
SELECT clock_id, owed, id, 'stopped', submitted_at + interval '1 day', false, 1, 0, 2026, 0, 1, 1
FROM requests, (VALUES {_CLOCKS}) AS clock (clock_id, owed) WHERE id = '{_REQUEST}'
""",
    f"""
INSERT INTO clock_entries (request_id, position, kind, at, days, reason, due_at, provisional)
SELECT clock_id, 1, 'started', submitted_at, 1, '', submitted_at + interval '1 day', false
FROM requests, (VALUES {_CLOCKS}) AS clock (clock_id, owed) WHERE id = '{_REQUEST}'
""",
)
VALUES = {"late": "dispatch", "duty": "handling"}
