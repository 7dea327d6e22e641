"""A call of every write of registrations for activities."""

from contracts.requests import activity_registrations as contract
from tests.services.requests.activities.holding import announced, registered
from tests.services.requests.activity_registrations.checking import code_of
from tests.services.requests.district import District, in_district
from tests.services.writes import Write, Writes


def _register(district: District) -> Write:
    found = announced(district)
    return Write(district.contact, (found["id"],), {"person_id": None}, {"person_id": str(district.chain)})


def _several(district: District) -> Write:
    items = [{"activity_id": announced(district)["id"], "body": {}} for _ in range(2)]
    return Write(district.contact, body={"items": items}, other={"items": items[:1]})


def _cancel(district: District) -> Write:
    found = registered(district, announced(district), district.contact)
    return Write(district.contact, (found["id"],), {"reason": "出差"}, {"reason": "其他"}, if_match=found["version"])


def _begun(district: District) -> dict[str, str]:
    activity = announced(district, starts_at="2026-11-23T09:00:00+08:00")
    return {**registered(district, activity, district.contact), "activity": activity["id"]}


def _attend(district: District) -> Write:
    found = _begun(district)
    return Write(district.handler, (found["id"],), {"attended": True}, {"attended": False}, if_match=found["version"])


def _attend_several(district: District) -> Write:
    items = [{"activity_registration_id": _begun(district)["id"], "body": {"attended": True}} for _ in range(2)]
    return Write(district.handler, body={"items": items}, other={"items": items[:1]})


def _check_in(district: District) -> Write:
    found = _begun(district)
    return Write(
        district.contact, (found["activity"],), {"code": code_of(district, found["activity"])}, {"code": "000000"}
    )


WRITES: Writes = in_district(
    {
        contract.REGISTER: _register,
        contract.REGISTER_SEVERAL: _several,
        contract.CANCEL_REGISTRATION: _cancel,
        contract.RECORD_ACTIVITY_ATTENDANCE: _attend,
        contract.RECORD_ACTIVITY_ATTENDANCES: _attend_several,
        contract.CHECK_IN: _check_in,
    }
)
