"""A call of every write of matters."""

from collections.abc import Callable
from typing import Any

from contracts.operation import Operation
from contracts.requests import meetings_figures, meetings_matters
from contracts.requests.meetings_files import MATTER_FILES
from tests.services import filing
from tests.services.requests.decision_lists.listing import added, matter_of, party
from tests.services.requests.district import District, in_district
from tests.services.requests.meetings.holding import discussed, held, raised, settled
from tests.services.writes import Write, Writes


def _matter(district: District, title: str) -> dict[str, Any]:
    return {"title": title, "description": "共享冷链仓储。", "chain_id": str(district.chain)}


def raising(district: District) -> Write:
    return Write(district.contact, body=_matter(district, "冷链仓储不足"), other={"title": "冷库不足"})


def several(district: District) -> Write:
    bodies = ({"items": [{"body": _matter(district, title)}]} for title in ("冷链仓储不足", "冷库不足"))
    return Write(district.contact, (), *bodies)


def _discussion(district: District) -> tuple[dict[str, Any], dict[str, Any]]:
    meeting_id = held(district)["id"]
    return {"meeting_id": meeting_id, "note": "牵头摸底"}, {"meeting_id": meeting_id, "note": "另行研究"}


def discussion(district: District) -> Write:
    matter = raised(district)
    return Write(district.dispatcher, (matter["id"],), *_discussion(district))


def in_bulk(prepare: Callable[[District], dict[str, Any]], *bodies: Any, proposer: bool = False) -> Any:
    """The step with one matter as an item of a bulk; ``bodies`` may depend on the district."""

    def made(district: District) -> Write:
        matter = prepare(district)
        given = bodies[0](district) if callable(bodies[0]) else bodies
        items = ({"items": [{"matter_id": matter["id"], "body": body}]} for body in given)
        return Write(district.contact if proposer else district.dispatcher, (), *items)

    return made


def step(
    prepare: Callable[[District], dict[str, Any]], *bodies: dict[str, Any], proposer: bool = False
) -> Callable[[District], Write]:
    def made(district: District) -> Write:
        matter = prepare(district)
        return Write(district.contact if proposer else district.dispatcher, (matter["id"],), *bodies)

    return made


_EVIDENCE = {"evidence": "已签共享协议。"}, {"evidence": "已建成冷库。"}
_CONFIRMED = {"accepted": True, "note": "已解决"}, {"accepted": False, "note": "未解决"}


def file_of_matter(operation: Operation) -> Callable[[District], Write]:
    def prepare(district: District) -> Write:
        ids = {"matter_id": raised(district)["id"]}
        return filing.writes(district.service, MATTER_FILES, district.contact, ids)[operation]

    return prepare


def a_study(district: District) -> Write:
    matter = matter_of(district, added(district)["listed"][0])
    body = {"studied_on": "2026-11-23", "outcome": "revised", "note": "修改后再议。"}
    return Write(party(district), (matter["id"],), body, {"note": "另行研究。"})


WRITES: Writes = in_district(
    {
        meetings_matters.RAISE_MATTER: raising,
        meetings_matters.DISCUSS_MATTER: discussion,
        meetings_matters.SETTLE_MATTER: step(discussed, *_EVIDENCE),
        meetings_matters.CONFIRM_MATTER: step(settled, *_CONFIRMED, proposer=True),
        meetings_matters.STUDY_MATTER: a_study,
        meetings_matters.WITHDRAW_MATTER: step(raised, {"reason": "已解决"}, {"reason": "重复"}, proposer=True),
        meetings_figures.RAISE_MATTERS: several,
        meetings_figures.DISCUSS_MATTERS: in_bulk(raised, _discussion),
        meetings_figures.SETTLE_MATTERS: in_bulk(discussed, *_EVIDENCE),
        meetings_figures.CONFIRM_MATTERS: in_bulk(settled, *_CONFIRMED, proposer=True),
        **{
            operation: file_of_matter(operation)
            for operation in (MATTER_FILES.begin, MATTER_FILES.attach, MATTER_FILES.remove)
        },
    }
)
