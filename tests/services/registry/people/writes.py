"""A call of every write of persons and posts."""

from typing import Any

from contracts.registry import people
from tests.harness import ServiceUnderTest
from tests.services.registry.district import OPERATOR, REGISTRAR, organization, person, post
from tests.services.writes import Write, Writes, example_of

END = {"body": {"last_day": "2099-06-30"}, "other": {"last_day": "2099-07-31"}}


def change_person(registry: ServiceUnderTest) -> Write:
    made = person(registry)
    return Write(REGISTRAR, (made["id"],), {"phone": "13900000901"}, {"phone": "13900000902"}, made["version"])


def _post_content(registry: ServiceUnderTest) -> dict[str, Any]:
    department = organization(registry, "BM01", "department")
    return {
        "kind": "department_handler",
        "person_id": person(registry)["id"],
        "organization_id": department["id"],
        "valid_from": "2026-07-01",
    }


def give_post(registry: ServiceUnderTest) -> Write:
    return Write(OPERATOR, body=_post_content(registry), other={"valid_from": "2026-08-01"})


def end_post(registry: ServiceUnderTest) -> Write:
    given = _post_content(registry)
    made = post(registry, given["kind"], given["person_id"], given["organization_id"], valid_from="2026-07-01")
    return Write(OPERATOR, (made["id"],), **END)


WRITES: Writes = {
    people.CREATE_PERSON: example_of(people.CREATE_PERSON, REGISTRAR),
    people.CHANGE_PERSON: change_person,
    people.GIVE_POST: give_post,
    people.END_POST: end_post,
}
