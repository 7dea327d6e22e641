"""Figures at the gateway: the catalog by role, values gathered from the services that compute them."""

from collections.abc import Iterator
from functools import partial
from typing import Any
from urllib.parse import urlencode

import pytest

from chassis.calling.errors import Failure
from contracts.catalogue import FIGURES
from contracts.figures import (
    GET_FIGURE_VALUES,
    GET_FIGURES,
    MOST_NAMES,
    MOST_SUBJECTS,
    FigureCatalogSchema,
    FigureDimension,
    FigureValuesSchema,
)
from contracts.problem import UNAVAILABLE
from contracts.roles import Role
from tests.gateway.recorded import Caller, calling

NAMES = ("requests.closed", "coverage.covered", "requests.received", "training.courses")
CHAIN = "01980000-0000-7000-8000-000000000001"


def answered(service: str, wire: dict[str, Any]) -> dict[str, Any]:
    """What a service answers: its own figures of those that are asked for."""
    value = {"value": 1.0, "sample": None, "suppressed": False, "opens": None}
    own = [name for name in wire["query"]["names"] if FIGURES[name].service == service]
    figures = [{"figure": name, "from": None, "to": None, "total": value, "groups": []} for name in own]
    return {"as_of": "2026-11-23T10:00:00+08:00", "figures": figures}


@pytest.fixture(scope="module")
def call() -> Iterator[Caller]:
    with calling((GET_FIGURES, GET_FIGURE_VALUES)) as caller:
        caller.bearer = caller.bus.signer.bearer(Role.SUPERVISOR)
        for service in ("registry", "requests", "talent"):
            caller.bus.answer(service, "compute_figures", partial(answered, service))
        yield caller


def test_the_catalog_has_the_figures_that_the_caller_may_ask_for(call: Caller) -> None:
    answer = call("GET", "/v1/figures").json()
    assert FigureCatalogSchema().validate(answer) == {}
    found = {figure["name"]: figure for figure in answer["figures"]}
    assert list(found) == sorted(found)
    assert len(found) == len(FIGURES)
    assert found["requests.closed"]["words"] == {"zh": "办结诉求", "en": "Requests closed"}
    assert found["requests.closed"]["opens"] == "/v1/requests"
    assert found["coverage.rate"]["kind"] == "share"
    registrar = call("GET", "/v1/figures", headers=call.bus.signer.bearer(Role.REGISTRAR)).json()
    names = {figure["name"] for figure in registrar["figures"]}
    assert "coverage.covered" in names
    assert "requests.closed" not in names
    assert call.anonymous("GET", "/v1/figures").status_code == 401


def test_each_service_is_asked_once_and_the_values_come_in_the_order_asked_for(call: Caller) -> None:
    call.bus.calls.clear()
    query = "&".join(f"names={name}" for name in (*NAMES, NAMES[0]))
    answer = call("GET", f"/v1/figures/values?{query}&group_by=chain&chain_id={CHAIN}").json()
    assert FigureValuesSchema().validate(answer) == {}
    assert [figure["figure"] for figure in answer["figures"]] == list(NAMES)
    assert (answer["group_by"], answer["unavailable"]) == ("chain", [])
    asked = [
        (service, wire["query"]["chain_id"]) for service, name, wire, _ in call.bus.calls if name == "compute_figures"
    ]
    assert asked == [(service, [CHAIN]) for service in ("requests", "registry", "talent")]


def test_as_many_names_and_subjects_as_are_promised_can_be_asked_for(call: Caller) -> None:
    of_requests = [name for name, figure in FIGURES.items() if FigureDimension.ORGANIZATION in figure.dimensions]
    names = (of_requests * MOST_NAMES)[:MOST_NAMES]
    subjects = [f"01980000-0000-7000-8000-{number:012}" for number in range(MOST_SUBJECTS)]
    pairs = [("names", name) for name in names] + [("organization_id", subject) for subject in subjects]
    answer = call("GET", f"/v1/figures/values?{urlencode([*pairs, ('group_by', 'organization')])}")
    assert answer.status_code == 200, answer.text


def test_a_service_that_is_away_is_named(call: Caller) -> None:
    away = Failure(UNAVAILABLE, service="talent")
    present = call.bus.answers["talent", "compute_figures"]
    call.bus.answer("talent", "compute_figures", lambda wire: away)
    answer = call("GET", "/v1/figures/values?names=training.courses&names=requests.closed").json()
    call.bus.answer("talent", "compute_figures", present)
    assert [figure["figure"] for figure in answer["figures"]] == ["requests.closed"]
    assert answer["unavailable"] == ["talent"]


@pytest.mark.parametrize(
    ("query", "field", "value"),
    [
        ("names=requests.lost", "names", "requests.lost"),
        ("names=coverage.covered&group_by=month", "group_by", "month"),
        (f"names=coverage.covered&names=requests.closed&item_id={CHAIN}", "item_id", CHAIN),
        ("names=requests.closed&group_by=colour", "group_by", "colour"),
        ("", "names", None),
    ],
)
def test_what_cannot_be_asked_is_refused_before_any_service_is(
    call: Caller, query: str, field: str, value: str | None
) -> None:
    call.bus.calls.clear()
    for language in ("zh", "en"):
        answer = call("GET", f"/v1/figures/values?{query}", headers={"Accept-Language": language})
        assert answer.status_code == 422
        [error] = answer.json()["errors"]
        assert (error["field"], error.get("value")) == (field, value)
    assert call.bus.named("compute_figures") == []


def test_figures_of_others_are_refused_with_who_may_ask(call: Caller) -> None:
    headers = {**call.bus.signer.bearer(Role.ENTERPRISE_CONTACT), "Accept-Language": "en"}
    answer = call("GET", "/v1/figures/values?names=requests.closed&names=coverage.covered", headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (403, "forbidden")
    assert "registrar" in answer.json()["detail"]


def test_values_come_as_a_file_that_says_what_is_withheld_and_what_is_missing(call: Caller) -> None:
    def of_requests(wire: dict[str, Any]) -> dict[str, Any]:
        plain = {"sample": None, "suppressed": False, "opens": None}
        few = {"value": None, "sample": 2, "suppressed": True, "opens": None}
        march, january = {"key": "2026-03", "name": None}, {"key": "2026-01", "name": None}
        closed = [{"value": 4.0, **plain, **march}, {"value": 1.0, **plain, **january}]
        figures = [
            {"figure": "requests.closed", "from": None, "to": None, "total": {"value": 5.0, **plain}, "groups": closed},
            {"figure": "requests.overall", "from": None, "to": None, "total": few, "groups": [{**few, **march}]},
        ]
        return {"as_of": "2026-11-23T10:00:00+08:00", "figures": figures}

    call.bus.answer("requests", "compute_figures", of_requests)
    call.bus.answer("talent", "compute_figures", lambda wire: Failure(UNAVAILABLE, service="talent"))
    query = "names=requests.closed&names=requests.overall&names=training.courses&group_by=month"
    answer = call("GET", f"/v1/figures/values?{query}&format=csv", headers={**call.bearer, "Accept-Language": "en"})
    assert (answer.status_code, answer.headers["content-type"].partition(";")[0]) == (200, "text/csv")
    assert answer.headers["content-disposition"].startswith('attachment; filename="figure-values-')
    assert answer.content.decode("utf-8-sig").splitlines() == [
        "month,Requests closed (requests),Overall mark (points),Courses held (courses)",
        "2026-01,1.0,,not available",
        "2026-03,4.0,withheld: too few,not available",
        "Total,5.0,withheld: too few,not available",
    ]
    assert call("GET", f"/v1/figures/values?{query}&format=xlsx").content[:2] == b"PK"
    refused = call("GET", f"/v1/figures/values?{query}&format=pdf")
    assert (refused.status_code, refused.json()["errors"][0]["field"]) == (422, "format")
    for service in ("requests", "talent"):
        call.bus.answer(service, "compute_figures", partial(answered, service))
