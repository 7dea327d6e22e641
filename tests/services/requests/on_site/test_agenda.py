"""On-site days in agendas: of the park and its enterprises, and of whoever comes."""

from typing import Any

from chassis.calling.actor import Actor
from contracts.agenda import GET_SERVICE_AGENDA
from contracts.requests import on_site
from tests.services.requests.district import District
from tests.services.requests.on_site.days import planned


def agenda(district: District, caller: Actor, **query: Any) -> list[dict[str, Any]]:
    items = district.call(GET_SERVICE_AGENDA, caller, query=query)["items"]
    return [each for each in items if each["kind"] == "on_site_day"]


def test_an_on_site_day_stands_in_the_agendas_of_the_park_and_of_who_comes(district: District) -> None:
    day = planned(district, "2026-11-24", department_ids=[str(district.labour)])
    for caller in (district.clerk, district.contact, district.handler, district.agent):
        (found,) = agenda(district, caller)
        assert (
            found
            | {
                "id": day["id"],
                "link": f"/v1/on-site-days/{day['id']}",
                "title": "滨海园区",
                "place": "园区党群服务中心一楼大厅",
                "starts_at": "2026-11-24T00:00:00+08:00",
                "ends_at": "2026-11-25T00:00:00+08:00",
                "whole_day": True,
                "status": "confirmed",
            }
            == found
        )
    # All may see it, but it concerns nobody else: another department, and who only oversees.
    for caller in (district.other_handler, district.supervisor, district.operator, district.nobody):
        assert agenda(district, caller) == []
    for query, expected in (
        ({"from": "2026-11-24", "to": "2026-11-24"}, 1),
        ({"from": "2026-11-25"}, 0),
        ({"to": "2026-11-23"}, 0),
    ):
        assert len(agenda(district, district.clerk, **query)) == expected
    district.call(on_site.CANCEL_ON_SITE_DAY, district.clerk, day["id"], body={"reason": "改期"})
    (gone,) = agenda(district, district.contact)
    assert (gone["status"], gone["revision"]) == ("cancelled", 2)
