"""A call of every write of decision lists."""

from contracts.requests import decision_lists
from tests.services.requests.decision_lists.listing import added, body_of
from tests.services.requests.district import District, in_district
from tests.services.writes import Write, Writes


def addition(district: District) -> Write:
    return Write(district.operator, body=body_of(district), other={"title": "另一清单"})


def end(district: District) -> Write:
    one = added(district)
    return Write(district.operator, (one["id"],), {"to_on": "2027-12-31"}, {"to_on": "2028-12-31"})


WRITES: Writes = in_district({decision_lists.ADD_DECISION_LIST: addition, decision_lists.END_DECISION_LIST: end})
