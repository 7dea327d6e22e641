"""A small district for the tests of requests: chains, parks, departments, enterprises, a catalog, and who acts."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from chassis.calling.actor import Actor
from chassis.calling.errors import Failure
from chassis.storing.database import new_id
from contracts.operation import Operation
from contracts.registry.events import CHAIN_CHANGED, ORGANIZATION_CHANGED, PERSON_CHANGED, POST_CHANGED, POSTS_ANNOUNCED
from contracts.requests import catalog, lifecycle, mandates, reading, staff
from contracts.requests.mirror import MIRROR, POSTS
from contracts.roles import Role
from tests.harness import ServiceUnderTest, actor
from tests.services.registry.events import chain_data, organization_data, person_data, place, post_data
from tests.services.writes import Write, Writes

SHANGHAI = ZoneInfo("Asia/Shanghai")
FORM = [
    {"key": "position", "label": "岗位", "type": "text", "required": True},
    {"key": "note", "label": "说明", "type": "long_text"},
    {"key": "headcount", "label": "人数", "type": "number", "required": True},
    {"key": "from", "label": "到岗日期", "type": "date"},
    {"key": "urgent", "label": "是否紧急", "type": "boolean"},
    {"key": "degree", "label": "学历", "type": "choice", "choices": ["不限", "本科"]},
]
GOOD = {"response_time": 5, "result": 4, "attitude": 5, "overall": 5, "comment": "及时"}
POOR = {"response_time": 2, "result": 1, "attitude": 3, "overall": 2, "comment": "未解决"}


def moment(text: str) -> datetime:
    """A moment of local time such as ``2026-11-23 10:00``, a Monday."""
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)


class District:
    """Two chains, a park, three departments, three enterprises and one item, and an actor for every role."""

    def __init__(self, service: ServiceUnderTest) -> None:
        self.service = service
        self.__dict__.update(service.begin_with("district", self._begin))

    def _begin(self) -> dict[str, Any]:
        """Make all of it, and return its attributes."""
        self.chain, self.other_chain, self.park, self.other_park = (new_id() for _ in range(4))
        self.water, self.labour, self.health = (new_id() for _ in range(3))
        self.enterprise, self.neighbour, self.stranger = (new_id() for _ in range(3))
        self.tell_chain(self.chain, "SWYY", "生物医药")
        self.tell_chain(self.other_chain, "HGCL", "化工材料")
        self.tell_organization(self.park, "park", "滨海园区")
        self.tell_organization(self.other_park, "park", "中医药园区")
        for department, name in ((self.water, "水务局"), (self.labour, "人社局"), (self.health, "卫健局")):
            self.tell_organization(department, "department", name)
        self.tell_organization(self.enterprise, "enterprise", "康源药业", self.park, [place(self.chain, "中试")])
        self.tell_organization(self.neighbour, "enterprise", "蓝海生物", None, [place(self.chain, "生产")])
        self.tell_organization(self.stranger, "enterprise", "远山化工", None, [place(self.other_chain)])
        self.contact = actor((Role.ENTERPRISE_CONTACT, self.enterprise))
        self.neighbour_contact = actor((Role.ENTERPRISE_CONTACT, self.neighbour))
        self.stranger_contact = actor((Role.ENTERPRISE_CONTACT, self.stranger))
        self.dispatcher = actor((Role.DISPATCHER, new_id(), self.chain))
        self.park_dispatcher = actor((Role.DISPATCHER, self.park))
        self.other_dispatcher = actor((Role.DISPATCHER, new_id(), self.other_chain))
        self.other_park_dispatcher = actor((Role.DISPATCHER, self.other_park))
        self.handler = self.handler_of(self.labour)
        self.other_handler = self.handler_of(self.water)
        self.clerk = actor((Role.SERVICE_CLERK, self.park))
        self.grid_worker = actor((Role.GRID_WORKER, self.park))
        self.supervisor = actor((Role.SUPERVISOR, new_id()))
        self.chief = actor((Role.CHAIN_CHIEF, new_id(), self.chain))
        self.other_chief = actor((Role.CHAIN_CHIEF, new_id(), self.other_chain))
        self.registrar = actor((Role.REGISTRAR, new_id()))
        self.operator = actor((Role.OPERATOR, new_id()))
        self.nobody = actor()
        # An agent of the park, whom no enterprise has given a mandate.
        self.agent = actor((Role.SERVICE_AGENT, self.park))
        self.posts: dict[tuple[str, str, str], tuple[UUID, int]] = {}
        for holder in (
            *(self.dispatcher, self.park_dispatcher, self.other_dispatcher, self.other_park_dispatcher),
            *(self.handler, self.other_handler, self.handler_of(self.health)),
            *(self.supervisor, self.chief, self.other_chief, self.agent, self.clerk),
        ):
            self.tell_posts(holder)
        self.tell_person(self.agent, active=True)
        self.tell_that_all_posts_are_told()
        self.item_class = self.call(
            catalog.ADD_CATALOG_CLASS, self.operator, body={"code": "RC", "name": "人才用工", "position": 1}
        )["id"]
        self.item = self.add_item("RC-01", "招聘与用工缺口", form=FORM)
        return {name: value for name, value in vars(self).items() if name != "service"}

    def handler_of(self, department: UUID) -> Actor:
        """A handler of a department."""
        return actor((Role.DEPARTMENT_HANDLER, department))

    def call(self, operation: Operation, caller: Actor, *path: UUID | str, **options: Any) -> Any:
        """Call an operation of the service."""
        return self.service.call(operation, caller, *path, **options)

    def tell_chain(self, chain: UUID, code: str, name: str, sequence: int = 1) -> None:
        """Have the registry tell of a chain."""
        data = chain_data(chain, name, code, segments=("中试", "生产", "销售"))
        self.service.react(MIRROR, CHAIN_CHANGED, chain, data, sequence)

    def tell_organization(
        self,
        organization: UUID,
        kind: str,
        name: str,
        park: UUID | None = None,
        chains: list[dict[str, Any]] | None = None,
        *,
        active: bool = True,
        sequence: int = 1,
    ) -> None:
        """Have the registry tell of an organization."""
        data = organization_data(organization, name, kind, park=park, chains=chains or (), active=active)
        self.service.react(MIRROR, ORGANIZATION_CHANGED, organization, data, sequence)

    def tell_posts(
        self, holder: Actor, first: str = "2020-01-01", last: str | None = None, *, ended: bool = True
    ) -> None:
        """Have the registry tell of the posts that somebody holds, and until when; ended by hand, unless planned so."""
        for held in holder.posts:
            key = (str(holder.person_id), held.role, held.organization_id)
            post, sequence = self.posts.get(key, (new_id(), 0))
            self.posts[key] = (post, sequence + 1)
            data = post_data(
                post,
                held.role,
                str(holder.person_id),
                held.organization_id,
                held.chain_id,
                first=first,
                last=last,
                ended=ended and last is not None,
            )
            self.service.react(POSTS, POST_CHANGED, post, data, sequence + 1)

    def tell_that_all_posts_are_told(self) -> None:
        """Have the registry tell that it has told of every post."""
        self.service.react(POSTS, POSTS_ANNOUNCED, "all", {"posts": len(self.posts)}, 1)
        self.service.tick("find_vacancies")

    def tell_person(self, person: Actor, *, active: bool, sequence: int = 1) -> None:
        """Have the registry tell whether somebody is still active."""
        data = person_data(str(person.person_id), active=active)
        self.service.react(POSTS, PERSON_CHANGED, str(person.person_id), data, sequence)

    def add_item(self, code: str, name: str, department: UUID | None = None, **options: Any) -> str:
        """Add an item to the catalog and return its id."""
        body = {
            "class_id": self.item_class,
            "code": code,
            "name": name,
            "department_id": str(department or self.labour),
            **options,
        }
        return str(self.call(catalog.ADD_CATALOG_ITEM, self.operator, body=body)["id"])

    def submit(self, contact: Actor | None = None, **options: Any) -> dict[str, Any]:
        """Submit a request and return its detail."""
        body = {
            "title": "急需实验员",
            "description": "二期投产,缺实验员两名。",
            "item_id": self.item,
            "form": {"position": "实验员", "headcount": 2},
            **options,
        }
        result: dict[str, Any] = self.call(lifecycle.SUBMIT_REQUEST, contact or self.contact, body=body)
        return result

    def mandate(self, agent: Actor | None = None, contact: Actor | None = None, **options: Any) -> dict[str, Any]:
        """Have an enterprise give an agent a mandate for a month, and return it."""
        body = {"agent_id": str((agent or self.agent).person_id), "valid_to": "2026-12-23", **options}
        result: dict[str, Any] = self.call(mandates.GRANT_MANDATE, contact or self.contact, body=body)
        return result

    def submit_staff(self, clerk: Actor | None = None, **options: Any) -> dict[str, Any]:
        """Take in a staff request of an employee of the enterprise in the park, and return its detail."""
        body = {
            "title": "子女入学咨询",
            "description": "随迁子女入学需要哪些材料。",
            "person_name": "林晓梅",
            "person_phone": "13900007788",
            "employer_id": str(self.enterprise),
            **options,
        }
        result: dict[str, Any] = self.call(staff.SUBMIT_STAFF_REQUEST, clerk or self.clerk, body=body)
        return result

    def add_staff_item(self, code: str = "ZG-01", name: str = "子女就学") -> str:
        """Add an item for staff requests to the catalog, with its class, and return its id."""
        body = {"code": code[:2], "name": "职工服务", "position": 9, "for_staff": True}
        found = self.call(catalog.ADD_CATALOG_CLASS, self.operator, body=body)["id"]
        return self.add_item(code, name, class_id=found)

    def move(self, operation: Operation, caller: Actor, request: Mapping[str, Any], **body: Any) -> dict[str, Any]:
        """Take a step with a request and return its detail."""
        given = body if operation.body else None
        result: dict[str, Any] = self.call(operation, caller, request["id"], body=given)
        return result

    def at(self, text: str) -> None:
        """Move business time."""
        self.service.move_clock(moment(text))

    def see(self, request: Mapping[str, Any], caller: Actor | None = None) -> dict[str, Any]:
        """Read a request as somebody; as the supervisor by preset."""
        result: dict[str, Any] = self.call(reading.GET_REQUEST, caller or self.supervisor, request["id"])
        return result

    # A request brought to each status by the way it usually comes there.

    def dispatched(self, **options: Any) -> dict[str, Any]:
        return self.move(lifecycle.DISPATCH_REQUEST, self.dispatcher, self.submit(**options))

    def handling(self, **options: Any) -> dict[str, Any]:
        return self.move(lifecycle.ACCEPT_REQUEST, self.handler, self.dispatched(**options))

    def returned(self) -> dict[str, Any]:
        return self.move(lifecycle.RETURN_REQUEST, self.handler, self.dispatched(), reason="不属本部门")

    def answered(self, **options: Any) -> dict[str, Any]:
        return self.move(lifecycle.ANSWER_REQUEST, self.handler, self.handling(**options), answer="已安排专场招聘")

    def under_review(self) -> dict[str, Any]:
        return self.move(lifecycle.EVALUATE_REQUEST, self.contact, self.answered(), **POOR)

    def closed(self, **options: Any) -> dict[str, Any]:
        return self.move(lifecycle.EVALUATE_REQUEST, self.contact, self.answered(**options), **GOOD)

    def withdrawn(self) -> dict[str, Any]:
        return self.move(lifecycle.WITHDRAW_REQUEST, self.contact, self.submit(), reason="已解决")


def in_district(prepared: Mapping[Operation, Callable[[District], Write]]) -> Writes:
    """Calls that are prepared in a district, for an empty database."""

    def on_empty(prepare: Callable[[District], Write]) -> Callable[[ServiceUnderTest], Write]:
        return lambda requests: prepare(District(requests))

    return {operation: on_empty(prepare) for operation, prepare in prepared.items()}


def refused(code: str, district: District, operation: Operation, caller: Any, request: Any, **body: Any) -> Failure:
    """Take a step that must be refused with this code."""
    with pytest.raises(Failure) as caught:
        district.move(operation, caller, request, **body)
    assert caught.value.problem.code == code
    return caught.value


def told(district: District, kind: str) -> list[dict[str, Any]]:
    """The data of the events of one kind."""
    return [event["data"] for event in district.service.emitted(f"request.{kind}.v1")]


def life(district: District) -> list[dict[str, Any]]:
    """What has been told of requests, whatever it was."""
    return [event for event in district.service.emitted() if event["type"].startswith("request.")]
