"""A call of every write of the catalog."""

from contracts.requests import catalog
from tests.services.requests.district import District, in_district
from tests.services.writes import Write, Writes


def new_class(district: District) -> Write:
    return Write(district.operator, body={"code": "RZ", "name": "融资"}, other={"name": "融资需求"})


def change_class(district: District) -> Write:
    return Write(district.operator, (district.item_class,), {"name": "人才"}, {"name": "用工"}, if_match=1)


def new_item(district: District) -> Write:
    body = {
        "class_id": district.item_class,
        "code": "RC-09",
        "name": "专场招聘",
        "department_id": str(district.labour),
    }
    return Write(district.operator, body=body, other={"name": "校园招聘"})


def change_item(district: District) -> Write:
    return Write(district.operator, (district.item,), {"working_days": 3}, {"working_days": 4}, if_match=1)


WRITES: Writes = in_district(
    {
        catalog.ADD_CATALOG_CLASS: new_class,
        catalog.CHANGE_CATALOG_CLASS: change_class,
        catalog.ADD_CATALOG_ITEM: new_item,
        catalog.CHANGE_CATALOG_ITEM: change_item,
    }
)
