"""What rows of the ledger of meetings do, by the rules of the room of meetings."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from chassis.calling.errors import Failure, invalid
from chassis.ledgers.outcomes import Changed
from chassis.running.work import Work
from contracts.identifiers import folded
from contracts.requests.meetings_vocabulary import CONVENORS, MeetingAction
from services.requests.imports import references
from services.requests.lifecycle.keeping import Keeping
from services.requests.lifecycle.own_numbers import find_by_number
from services.requests.meeting_kinds.models import MeetingKind
from services.requests.meetings import access, commands
from services.requests.meetings.models import Meeting

_CONVENING = Keeping(CONVENORS)
# The fields of a meeting that a column holds as it stands.
PLAIN = ("title", "place", "minutes")
_COLUMNS = {
    "kind_id": "kind",
    "chain_id": "chain",
    "starts_at": "begins",
    "ends_at": "ends",
    "organization_id": "owner",
}


def apply_meeting(work: Work, row: Mapping[str, Any]) -> Changed | None:
    """Enter the meeting of a row, or amend the minutes of the one that has its number."""
    organization_id = UUID(references.owning_post(work, _CONVENING, row).organization_id)
    meeting = find_by_number(work, Meeting, organization_id, row["ledger_number"])
    kind = references.by_code(work, MeetingKind, [row["kind"]])[folded(row["kind"])]
    if kind is None or not (kind.active or meeting is not None):
        raise invalid("kind", row["kind"], "没有此编号的会议类型,或已停用。", "No active kind of meeting has this key.")
    before = meeting.expected_ids if meeting else ()
    present = references.organizations(work, "present", row.get("present", []), before)
    chain_id = references.chain(work, row.get("chain"), meeting.chain_id if meeting else None)
    starts_at, ends_at = (references.moment(work, row["day"], row[name]) for name in ("begins", "ends"))
    given = {"chain_id": chain_id, "present_ids": present, "starts_at": starts_at, "ends_at": ends_at}
    try:
        if meeting is None:
            _enter(work, organization_id, kind.id, row, given)
            return None
        return _amend(work, meeting, kind.id, row, given)
    except Failure as failure:
        raise references.naming_columns(failure, _COLUMNS, row) from None


def _enter(work: Work, organization_id: UUID, kind_id: UUID, row: Mapping[str, Any], given: Mapping[str, Any]) -> None:
    if "present" not in row and "attended" not in row:
        zh, en = "请填写到会单位或到会成员单位数。", "Say who attended, or how many members did."
        raise invalid("attended", "", zh, en)
    plain = {name: row[name] for name in (*PLAIN, "ledger_number")}
    meeting = commands.enter(work, kind_id, organization_id, {**given, **plain, "attended": row.get("attended", 0)})
    _check_attended(row, meeting)


def _amend(work: Work, meeting: Meeting, kind_id: UUID, row: Mapping[str, Any], given: Mapping[str, Any]) -> Changed:
    if kind_id != meeting.kind_id:
        registered = work.session.get_one(MeetingKind, meeting.kind_id).code
        references.check_stays(row, "kind", kind_id, meeting.kind_id, registered)
    for name in ("title", "place"):
        references.check_stays(row, name, row[name], getattr(meeting, name))
    references.check_moment_stays(work, row, "begins", given["starts_at"], meeting.starts_at)
    references.check_moment_stays(work, row, "ends", given["ends_at"], meeting.ends_at)
    references.check_chain_stays(work, row, given["chain_id"], meeting.chain_id)
    references.check_organizations_stay(work, row, "present", given["present_ids"], meeting.present_ids or [])
    _check_attended(row, meeting)
    before = meeting.minutes
    if row["minutes"] == before:
        return {}
    commands.check_possible(meeting, MeetingAction.AMENDMENT)
    commands.amend(work, meeting, access.as_convenor(work, meeting), row["minutes"], None, imported=True)
    return {"minutes": (before, row["minutes"])}


def _check_attended(row: Mapping[str, Any], meeting: Meeting) -> None:
    """Raise ``Failure`` if a row gives another number of members that attended than the meeting has."""
    if row.get("attended", meeting.attended) != meeting.attended:
        zh, en = f"到会成员单位为 {meeting.attended} 个。", f"{meeting.attended} members attended."
        raise invalid("attended", str(row["attended"]), zh, en)
