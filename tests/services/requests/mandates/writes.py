"""A call of every write of mandates."""

from contracts.requests import mandates
from tests.services.requests.district import District, in_district
from tests.services.writes import Write, Writes


def grant(district: District) -> Write:
    body = {"agent_id": str(district.agent.person_id), "valid_to": "2026-12-23", "note": "代办用工类诉求"}
    return Write(district.contact, body=body, other={"note": "代办其他诉求"})


def revocation(district: District) -> Write:
    found = district.mandate()
    return Write(
        district.contact, (found["id"],), {"reason": "人员变动"}, {"reason": "另有原因"}, if_match=found["version"]
    )


WRITES: Writes = in_district({mandates.GRANT_MANDATE: grant, mandates.REVOKE_MANDATE: revocation})
