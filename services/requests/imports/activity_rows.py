"""What rows of the ledger of activities do, by the rules of the room of activities."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from chassis.calling.errors import Failure
from chassis.ledgers.outcomes import Changed
from chassis.running.work import Work
from contracts.requests.activities import ORGANIZERS
from services.requests.activities import commands
from services.requests.activities.models import Activity
from services.requests.imports import references
from services.requests.lifecycle.keeping import Keeping
from services.requests.lifecycle.own_numbers import find_by_number

_ORGANIZING = Keeping(ORGANIZERS)
# The fields of an activity that a column holds as it stands.
PLAIN = ("kind", "title", "place", "headcount", "summary", "description")
_COLUMNS = {
    "chain_id": "chain",
    "starts_at": "begins",
    "ends_at": "ends",
    "organizer_id": "owner",
    "host_id": "host",
    "partner_ids": "partners",
}
_NONE: Mapping[str, Any] = {
    "description": "",
    "capacity": None,
    "registration_closes_at": None,
    "rotation_id": None,
    "venue_id": None,
}


def apply_activity(work: Work, row: Mapping[str, Any]) -> Changed | None:
    """Enter the activity of a row; one that has its number stays as it is."""
    organizer_id = UUID(references.owning_post(work, _ORGANIZING, row).organization_id)
    activity = find_by_number(work, Activity, organizer_id, row["ledger_number"])
    before = (activity.host_id, *activity.partner_ids) if activity else ()
    host = references.organizations(work, "host", [row["host"]] if "host" in row else [], before)
    starts_at, ends_at = (references.moment(work, row["day"], row[name]) for name in ("begins", "ends"))
    given = {
        **{name: row[name] for name in PLAIN if name in row},
        "chain_id": references.chain(work, row.get("chain"), activity.chain_id if activity else None),
        "host_id": host[0] if host else None,
        "partner_ids": references.organizations(work, "partners", row.get("partners", []), before),
        "starts_at": starts_at,
        "ends_at": ends_at,
    }
    if activity is not None:
        _check_same(work, activity, row, given)
        return {}
    try:
        commands.enter(work, organizer_id, {**_NONE, **given, "ledger_number": row["ledger_number"]})
    except Failure as failure:
        raise references.naming_columns(failure, _COLUMNS, row) from None
    return None


def _check_same(work: Work, activity: Activity, row: Mapping[str, Any], given: Mapping[str, Any]) -> None:
    for name in PLAIN:
        references.check_stays(row, name, given.get(name), getattr(activity, name))
    references.check_chain_stays(work, row, given["chain_id"], activity.chain_id)
    references.check_moment_stays(work, row, "begins", given["starts_at"], activity.starts_at)
    references.check_moment_stays(work, row, "ends", given["ends_at"], activity.ends_at)
    references.check_organizations_stay(work, row, "host", [given["host_id"]], [activity.host_id])
    references.check_organizations_stay(work, row, "partners", given["partner_ids"], activity.partner_ids)
