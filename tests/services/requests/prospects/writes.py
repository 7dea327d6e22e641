"""A call of every write of the libraries."""

from contracts.requests import prospects
from tests.services.requests.district import District, in_district
from tests.services.requests.leads.investing import entry, known
from tests.services.writes import Write, Writes


def register(district: District) -> Write:
    return Write(district.handler, body=entry(), other={"region": "深圳"})


def register_several(district: District) -> Write:
    items = [{"body": entry()}, {"body": entry(kind="target", name="瑞禾制药")}]
    return Write(district.handler, body={"items": items}, other={"items": items[:1]})


def change(district: District) -> Write:
    made = known(district)
    body = {"contact_phone": "13900000003"}
    return Write(district.handler, (made["id"],), body, {"region": "深圳"}, if_match=made["version"])


WRITES: Writes = in_district(
    {
        prospects.REGISTER_PROSPECT: register,
        prospects.REGISTER_PROSPECTS: register_several,
        prospects.CHANGE_PROSPECT: change,
    }
)
