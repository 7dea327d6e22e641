"""Figures over HTTP in both forms: counted from what happened, opened as lists, and who may not ask."""

from typing import Any

from tests.system.client import User
from tests.system.district import District

NAMES = ("requests.received", "coverage.enterprises", "training.courses")


def totals(user: User, *names: str, **query: Any) -> dict[str, Any]:
    found = user.get("/v1/figures/values", names=list(names), **query)
    assert found["unavailable"] == []
    return {figure["figure"]: figure["total"] for figure in found["figures"]}


def opened(user: User, value: dict[str, Any]) -> Any:
    answer = user.ask("GET", value["opens"])
    assert answer.status_code == 200, answer.text
    return answer.json()["items"]


def test_figures_of_all_services_come_together_and_open_their_lists(district: District) -> None:
    known = {figure["name"]: figure for figure in district.supervisor.get("/v1/figures")["figures"]}
    assert set(NAMES) <= set(known)
    before = totals(district.supervisor, *NAMES)
    submitted = district.submit("计入指标")
    after = totals(district.supervisor, *NAMES)
    assert after["requests.received"]["value"] == before["requests.received"]["value"] + 1
    assert after["coverage.enterprises"]["value"] == 2
    shown = opened(district.supervisor, after["coverage.enterprises"])
    assert {each["id"] for each in shown} == {district.ids["QY1"], district.ids["QY2"]}
    assert opened(district.supervisor, after["requests.received"])[0]["id"] == submitted["id"]
    grouped = district.supervisor.get("/v1/figures/values", names=list(NAMES), group_by="chain")
    for figure in grouped["figures"][:2]:
        assert [group["name"] for group in figure["groups"]] == ["生物医药"]
    chain = {"chain_id": district.ids["chain"]}
    assert totals(district.chief, *NAMES, **chain)["requests.received"] == {
        **after["requests.received"],
        "opens": f"/v1/requests?staff=false&chain_id={district.ids['chain']}",
    }


def test_one_sees_figures_of_what_one_sees_and_others_are_refused(district: District) -> None:
    district.submit("他企不计")
    own = {"organization_id": district.ids["QY1"]}
    assert totals(district.contact, "requests.received", **own)["requests.received"]["value"] > 0
    assert totals(district.rival, "requests.received", **own)["requests.received"]["value"] == 0
    refused = district.contact.ask("GET", "/v1/figures/values", params={"names": "coverage.enterprises"})
    assert refused.status_code == 403
    assert User(district.stack.url).ask("GET", "/v1/figures/values", params={"names": NAMES[0]}).status_code == 401
    of_item = {"names": NAMES[1], "item_id": district.ids["item"]}
    for wrong in ({"names": "requests.lost"}, {"names": NAMES[0], "group_by": "course"}, of_item):
        answer = district.supervisor.ask("GET", "/v1/figures/values", params=wrong)
        assert (answer.status_code, answer.json()["code"]) == (422, "invalid")
