"""A small district made over HTTP: a chain, a park, departments, two enterprises, and somebody in every role."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from demo.muping.names import social_credit_code
from tests.system.client import User, eventually
from tests.system.stack import OPERATOR_PASSWORD, Stack

PASSWORD = "a password of the tests"


@dataclass
class District:
    """Who and what there is; users sign in when they are first needed."""

    stack: Stack
    ids: dict[str, str]

    @cached_property
    def operator(self) -> User:
        return User(self.stack.url, "operator", OPERATOR_PASSWORD)

    @cached_property
    def contact(self) -> User:
        return User(self.stack.url, "contact", PASSWORD)

    @cached_property
    def rival(self) -> User:
        return User(self.stack.url, "rival", PASSWORD)

    @cached_property
    def dispatcher(self) -> User:
        return User(self.stack.url, "dispatcher", PASSWORD)

    @cached_property
    def second_dispatcher(self) -> User:
        return User(self.stack.url, "dispatcher2", PASSWORD)

    @cached_property
    def handler(self) -> User:
        return User(self.stack.url, "handler", PASSWORD)

    @cached_property
    def other_handler(self) -> User:
        return User(self.stack.url, "handler2", PASSWORD)

    @cached_property
    def supervisor(self) -> User:
        return User(self.stack.url, "supervisor", PASSWORD)

    @cached_property
    def chief(self) -> User:
        return User(self.stack.url, "chief", PASSWORD)

    def submit(self, title: str = "蒸汽管道增容", **more: Any) -> Any:
        """A request of the first enterprise, as the contact sees it."""
        body = {"title": title, "description": "二期车间下月投产,蒸汽压力不足。", "item_id": self.ids["item"], **more}
        return self.contact.do("/v1/requests", body)


def build(stack: Stack) -> District:
    """Make the district on an empty platform."""
    district = District(stack, {})
    operator, ids = district.operator, district.ids
    chain = {"code": "SWYY", "name": "生物医药", "segments": ["研发", "生产"]}
    ids["chain"] = operator.do("/v1/chains", chain)["id"]
    for code, name, kind in (
        ("YQ1", "蓝谷产业园", "park"),
        ("LW1", "生物医药产业链综合党委", "chain_committee"),
        ("BM1", "科技局", "department"),
        ("BM2", "工信局", "department"),
        ("BM3", "督查室", "department"),
        ("QY1", "海岚生物制药有限公司", "enterprise"),
        ("QY2", "云岭医疗器械有限公司", "enterprise"),
    ):
        more = {"uscc": social_credit_code("91", "system", code)} if kind == "enterprise" else {}
        body = {"code": code, "name": name, "kind": kind, **more}
        ids[code] = operator.do("/v1/organizations", body)["id"]
    for enterprise in ("QY1", "QY2"):
        operator.do(
            f"/v1/organizations/{ids[enterprise]}/memberships", {"chain_id": ids["chain"], "segments": ["生产"]}
        )
        relation = {"kind": "park", "object_id": ids["YQ1"]}
        operator.do(f"/v1/organizations/{ids[enterprise]}/relations", relation)
    for login, name, kind, organization, chain_id in (
        ("contact", "林晓", "enterprise_contact", "QY1", None),
        ("rival", "赵敏之", "enterprise_contact", "QY2", None),
        ("dispatcher", "孙立", "dispatcher", "LW1", "chain"),
        ("dispatcher2", "周正", "dispatcher", "YQ1", None),
        ("handler", "郑重", "department_handler", "BM1", None),
        ("handler2", "吴双", "department_handler", "BM2", None),
        ("supervisor", "钱进", "supervisor", "BM3", None),
        ("chief", "李长河", "chain_chief", "LW1", "chain"),
    ):
        add_person(operator, ids, login, name, kind, ids[organization], ids.get(chain_id or ""))
    service_class = operator.do("/v1/catalog/classes", {"code": "SC", "name": "生产要素"})
    item = {"class_id": service_class["id"], "code": "SC01", "name": "蒸汽供应", "department_id": ids["BM1"]}
    # The departments reach the requests service as events.
    found = eventually(lambda: _try_item(operator, item), what="the departments' arrival in requests")
    assert found is not None
    ids["item"] = found
    eventually(lambda: _knows(district), what="the posts' arrival everywhere")
    return district


def add_person(
    operator: User, ids: dict[str, str], login: str, name: str, kind: str, organization: str, chain: str | None = None
) -> None:
    """Make a person with one post and an account; ``ids`` has them by the login."""
    person = operator.do("/v1/persons", {"name": name, "email": f"{login}@example.cn", "locale": "zh"})
    ids[login] = person["id"]
    post = {"kind": kind, "person_id": person["id"], "organization_id": organization}
    operator.do("/v1/posts", {**post, "chain_id": chain} if chain else post)
    initial = operator.do(f"/v1/persons/{person['id']}/account", {"login": login})["one_time_password"]
    user = User(operator.http.base_url.__str__(), login, initial)
    user.do("/v1/me/password", {"current_password": initial, "new_password": PASSWORD}, method="PUT")


def _try_item(operator: User, item: dict[str, Any]) -> str | None:
    answer = operator.ask("POST", "/v1/catalog/items", {**item, "working_days": 5})
    return str(answer.json()["id"]) if answer.is_success else None


def _knows(district: District) -> bool:
    """Whether a first request reaches the inbox of its dispatcher, and can be taken back."""
    body = {"title": "试单", "description": "试单", "item_id": district.ids["item"]}
    answer = district.contact.ask("POST", "/v1/requests", body)
    if not answer.is_success:
        return False
    district.contact.do(f"/v1/requests/{answer.json()['id']}/withdrawal", {"reason": "试单"})
    return True
