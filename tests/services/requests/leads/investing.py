"""Investors, leads and negotiations for tests."""

from typing import Any

from chassis.calling.actor import Actor
from contracts.operation import Operation
from contracts.requests import lead_steps, leads, negotiation_steps, prospects
from tests.services.requests.district import District
from tests.services.requests.projects.building import kind

CONTACT = {"contact_name": "陈立新", "contact_phone": "13900000002", "contact_email": "chen@example.com"}


def entry(**given: Any) -> dict[str, Any]:
    """What a department registers: an investor with a contact."""
    return {
        "kind": "investor",
        "name": "远海生物投资有限公司",
        "region": "上海",
        "industry": "生物医药投资",
        "note": "管理规模约五十亿元",
        **CONTACT,
        **given,
    }


def known(district: District, caller: Actor | None = None, **given: Any) -> dict[str, Any]:
    """Register an entry of the libraries; by the handler of a department by preset."""
    made: dict[str, Any] = district.call(prospects.REGISTER_PROSPECT, caller or district.handler, body=entry(**given))
    return made


def intention(prospect: dict[str, Any], **given: Any) -> dict[str, Any]:
    """What opens a lead."""
    return {
        "prospect_id": prospect["id"],
        "title": "疫苗分装基地",
        "source": "上海招商推介会",
        "first_contact_on": "2026-11-02",
        "amount": "120000000.00",
        "content": "拟建疫苗分装线两条",
        **given,
    }


def opened(district: District, caller: Actor | None = None, prospect: Any = None, **given: Any) -> dict[str, Any]:
    """Open a lead; by the handler of a department, on an entry of its own by preset."""
    body = intention(prospect or known(district), **given)
    made: dict[str, Any] = district.call(lead_steps.OPEN_LEAD, caller or district.handler, body=body)
    return made


def project(district: District, **given: Any) -> dict[str, Any]:
    """The project that a lead becomes."""
    return {"kind_id": kind(district, "investment"), "starts_on": "2026-12-01", "ends_on": "2028-06-30", **given}


def event(prospect: dict[str, Any] | None = None, **given: Any) -> dict[str, Any]:
    """What is recorded of a negotiation that was held."""
    return {
        "title": "疫苗分装基地洽谈",
        "way": "offline",
        "day": "2026-11-20",
        "place": "政务服务中心三楼",
        "prospect_ids": [prospect["id"]] if prospect else [],
        "subject": "用地和配套管网",
        "outcome": "同意十二月实地考察",
        **given,
    }


def negotiated(district: District, caller: Actor | None = None, prospect: Any = None, **given: Any) -> dict[str, Any]:
    """Record a negotiation; one that was held by preset."""
    made: dict[str, Any] = district.call(
        negotiation_steps.RECORD_NEGOTIATION, caller or district.handler, body=event(prospect, **given)
    )
    return made


def step(
    district: District, operation: Operation, lead: dict[str, Any], caller: Actor | None = None, **body: Any
) -> Any:
    """Take a step with a lead, on the version that is there."""
    now = district.call(leads.GET_LEAD, district.operator, lead["id"])
    return district.call(operation, caller or district.handler, lead["id"], body=body, if_match=now["version"])
