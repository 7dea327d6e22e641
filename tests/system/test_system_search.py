"""Search over HTTP, in both forms of the platform: who finds what, and who does not."""

from typing import Any

from tests.system.client import User, eventually
from tests.system.district import District


def found(user: User, sought: str, **query: Any) -> dict[str, list[str]]:
    """The numbers and codes that somebody finds, by kind; every service has answered."""
    answer = user.get("/v1/search", q=sought, **query)
    assert answer["unavailable"] == []
    return {kind["kind"]: [item["number"] for item in kind["items"]] for kind in answer["kinds"]}


def test_one_search_finds_in_all_services_what_the_caller_may_see(district: District) -> None:
    operator, number = (
        district.operator,
        district.submit("净化车间空调改造", description="求推荐洁净厂房检测机构。")["number"],
    )
    course = {"code": f"PX-{number}", "title": "洁净厂房检测培训", "venue": "蓝谷园区", "capacity": 20}
    times = {"starts_at": "2098-03-01T09:00:00+08:00", "ends_at": "2098-03-01T17:00:00+08:00"}
    district.dispatcher.do("/v1/courses", {**course, **times, "chain_id": district.ids["chain"]})
    everything = {"course": [course["code"]], "request": [number]}
    assert found(operator, "厂房 检测") == found(district.contact, "检测厂房") == everything
    assert found(district.dispatcher, "洁净厂房", kinds="request") == {"request": [number]}
    # Neither another enterprise nor a department that does not have it.
    for stranger in (district.rival, district.handler):
        assert found(stranger, "厂房检测") == {"course": [course["code"]]}
        assert found(stranger, number) == {"course": [course["code"]]}
        assert stranger.get("/v1/requests", q=number)["items"] == []
    # By name, first letters and the beginning of the number; what is found is what its list shows, and can be read.
    assert found(operator, "海岚") == {"organization": ["QY1"], "request": found(operator, "海岚")["request"]}
    assert found(operator, "hlsw", kinds="organization") == {"organization": ["QY1"]}
    (kind,) = operator.get("/v1/search", q=number.replace("-", " "), kinds="request")["kinds"]
    # Others may have the same digits in something that they say.
    item = next(item for item in kind["items"] if item["number"] == number)
    assert operator.get(item["link"])["number"] == number
    assert number in [each["number"] for each in operator.ask("GET", kind["link"]).json()["items"]]


def test_what_is_no_search_is_refused(district: District) -> None:
    for query, field in (({"q": "药"}, "q"), ({"q": "。!"}, "q"), ({"q": "污水", "kinds": "tax"}, "kinds"), ({}, "q")):
        refused = district.contact.ask("GET", "/v1/search", params=query)
        assert (refused.status_code, refused.json()["errors"][0]["field"]) == (422, field)
    assert User(district.stack.url).ask("GET", "/v1/search", params={"q": "污水"}).status_code == 401
    # Persons are not for contacts, in the search as in the list.
    assert "person" not in found(district.contact, "孙立")
    assert "person" in found(district.operator, "孙立")


def test_a_renamed_enterprise_takes_its_requests_along(district: District) -> None:
    operator, path = district.operator, f"/v1/organizations/{district.ids['QY2']}"
    number = district.rival.do("/v1/requests", {"title": "改名", "description": "改名"})["number"]
    version = operator.get(path)["version"]
    operator.do(path, {"name": "昊辰医疗器械有限公司"}, method="PATCH", headers={"If-Match": f'"{version}"'})
    eventually(lambda: number in found(district.rival, "昊辰").get("request", []), what="the new name in requests")
    assert found(district.rival, "云岭") == {}
