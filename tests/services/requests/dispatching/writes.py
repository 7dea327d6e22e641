"""A call of every write of the dispatch rules."""

from contracts.requests import dispatching
from tests.services.requests.district import District, in_district
from tests.services.writes import Write, Writes


def rules(district: District) -> Write:
    rule = {"items": [district.item], "department_id": str(district.water), "note": "另行安排"}
    return Write(district.operator, body={"rules": [rule], "comment": "试行"}, other={"comment": "正式"}, if_match=0)


def trial(district: District) -> Write:
    return Write(district.dispatcher, body={"item_id": district.item}, other={"segments": ["中试"]})


WRITES: Writes = in_district(
    {
        dispatching.REPLACE_DISPATCH_RULES: rules,
        dispatching.TRY_DISPATCH_RULES: trial,
    }
)
